// SPDX-License-Identifier: GPL-3.0-or-later

extension CELEvaluator {
    /// The receiver counts as the first operand; their number has been checked.
    mutating func call(_ function: CELFunction, _ operands: [CELValue]) throws(CELError) -> CELValue {
        guard let first = operands.first else { throw .unknownFunction(function.rawValue) }
        switch function {
        case .size: return .int(Int64(try size(first)))
        case .contains, .startsWith, .endsWith, .matches: return .bool(try textTest(function, operands))
        case .dyn: return first
        case .type: return .type(first.typeName)
        case .bool, .bytes, .double, .int, .uint, .string, .timestamp, .duration:
            try spend(Self.length(first) / 8)
            return try CELConversion.convert(first, function)
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes,
            .getSeconds, .getMilliseconds:
            return .int(Int64(try timePart(function, operands)))
        }
    }

    private static func length(_ value: CELValue) -> Int {
        switch value {
        case .string(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        default: 0
        }
    }

    private mutating func size(_ value: CELValue) throws(CELError) -> Int {
        switch value {
        case .string(let text):
            try spend(text.utf8.count / 8)
            return text.unicodeScalars.count
        case .bytes(let bytes): return bytes.count
        case .list(let members): return members.count
        case .map(let map): return map.count
        default: throw .noOverload("size", [value.typeName])
        }
    }
}

// MARK: - Texts

extension CELEvaluator {
    private mutating func textTest(_ function: CELFunction, _ operands: [CELValue]) throws(CELError) -> Bool {
        guard operands.count == 2, case .string(let text) = operands[0], case .string(let part) = operands[1] else {
            throw .noOverload(function.rawValue, operands.map(\.typeName))
        }
        try spend((text.utf8.count + part.utf8.count) / 8)
        switch function {
        case .contains: return Self.contains(Array(text.utf8), Array(part.utf8))
        case .startsWith: return text.utf8.starts(with: part.utf8)
        case .endsWith: return text.utf8.reversed().starts(with: part.utf8.reversed())
        default: return try matches(text, part)
        }
    }

    /// Knuth, Morris and Pratt: linear in both texts.
    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty else { return true }
        var borders = [0]
        var matched = 0
        for byte in part.dropFirst() {
            while matched > 0, part[matched] != byte { matched = borders[matched - 1] }
            if part[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        matched = 0
        for byte in text {
            while matched > 0, part[matched] != byte { matched = borders[matched - 1] }
            if part[matched] == byte { matched += 1 }
            if matched == part.count { return true }
        }
        return false
    }

    private mutating func matches(_ text: String, _ pattern: String) throws(CELError) -> Bool {
        let program: RegexProgram
        do throws(RegexError) {
            program = try RegexProgram(pattern)
        } catch {
            throw .badPattern(pattern, error)
        }
        try spend(program.instructions.count)
        var matcher = RegexMatcher(program)
        let result = matcher.matches(text, limit: remainingWork)
        try spend(matcher.steps)
        // Without a result the steps exceed what remained, so this is not reached.
        guard let result else { throw .tooExpensive(limit: maximumWork) }
        return result
    }
}

// MARK: - Times

extension CELEvaluator {
    private func timePart(_ function: CELFunction, _ operands: [CELValue]) throws(CELError) -> Int {
        let offset: (CELTimestamp) -> Int64
        switch (operands[0], operands.dropFirst().first) {
        case (.duration(let span), nil):
            if let part = Self.part(function, of: span) { return part }
            throw .noOverload(function.rawValue, operands.map(\.typeName))
        case (.timestamp, nil): offset = { _ in 0 }
        case (.timestamp, .string(let name)):
            guard let zone = CELTimeZone(name) else { throw .badTimeZone(name) }
            offset = { zone.offset(at: $0) }
        default: throw .noOverload(function.rawValue, operands.map(\.typeName))
        }
        guard case .timestamp(let time) = operands[0] else {
            throw .noOverload(function.rawValue, operands.map(\.typeName))
        }
        return Self.part(function, of: CELCivilTime(time, offset: offset(time)))
    }

    /// The whole duration in a unit, rounded towards zero; of milliseconds only what is left of the last second.
    private static func part(_ function: CELFunction, of span: CELDuration) -> Int? {
        let seconds = Int(span.nanoseconds / CELDuration.nanosecondsPerSecond)
        switch function {
        case .getHours: return seconds / 3_600
        case .getMinutes: return seconds / 60
        case .getSeconds: return seconds
        case .getMilliseconds: return Int(span.nanoseconds % CELDuration.nanosecondsPerSecond / 1_000_000)
        default: return nil
        }
    }

    private static func part(_ function: CELFunction, of time: CELCivilTime) -> Int {
        switch function {
        case .getFullYear: time.year
        case .getMonth: time.month - 1
        case .getDate: time.day
        case .getDayOfMonth: time.day - 1
        case .getDayOfWeek: time.dayOfWeek
        case .getDayOfYear: time.dayOfYear
        case .getHours: time.hour
        case .getMinutes: time.minute
        case .getSeconds: time.second
        default: time.millisecond
        }
    }
}
