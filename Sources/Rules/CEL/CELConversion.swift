// SPDX-License-Identifier: GPL-3.0-or-later

/// The functions that are named like types (langdef, "List of Standard Definitions").
enum CELConversion {
    static func convert(_ value: CELValue, _ function: CELFunction) throws(CELError) -> CELValue {
        let result: CELValue?
        switch function {
        case .bool: result = try bool(value).map { .bool($0) }
        case .bytes: result = bytes(value).map { .bytes($0) }
        case .double: result = try double(value).map { .double($0) }
        case .int: result = try int(value).map { .int($0) }
        case .uint: result = try uint(value).map { .uint($0) }
        case .string: result = try string(value).map { .string($0) }
        case .timestamp: result = try timestamp(value).map { .timestamp($0) }
        case .duration: result = try duration(value).map { .duration($0) }
        default: result = nil
        }
        guard let result else { throw .noOverload(function.rawValue, [value.typeName]) }
        return result
    }

    private static func bool(_ value: CELValue) throws(CELError) -> Bool? {
        switch value {
        case .bool(let truth): return truth
        case .string(let text):
            if ["1", "t", "T", "true", "True", "TRUE"].contains(text) { return true }
            if ["0", "f", "F", "false", "False", "FALSE"].contains(text) { return false }
            throw .badConversion(to: "bool", text)
        default: return nil
        }
    }

    private static func bytes(_ value: CELValue) -> [UInt8]? {
        switch value {
        case .bytes(let bytes): bytes
        case .string(let text): Array(text.utf8)
        default: nil
        }
    }

    private static func double(_ value: CELValue) throws(CELError) -> Double? {
        switch value {
        case .double(let number): return number
        case .int(let number): return Double(number)
        case .uint(let number): return Double(number)
        case .string(let text):
            guard let number = Double(text) else { throw .badConversion(to: "double", text) }
            // `inf` is a number one may write; a decimal that is too large for one is not.
            let hasDigits = text.utf8.contains { (0x30...0x39).contains($0) }
            if number.isInfinite, hasDigits { throw .overflow("double") }
            return number
        default: return nil
        }
    }

    private static func int(_ value: CELValue) throws(CELError) -> Int64? {
        switch value {
        case .int(let number): return number
        case .uint(let number):
            guard let result = Int64(exactly: number) else { throw .overflow("int") }
            return result
        case .double(let number):
            // Both ends are refused: doubles near them stand for integers on either side.
            guard number > -0x1p63, number < 0x1p63 else { throw .overflow("int") }
            return Int64(number)
        case .string(let text):
            guard let result = Int64(text) else { throw .badConversion(to: "int", text) }
            return result
        case .timestamp(let time): return time.seconds
        default: return nil
        }
    }

    private static func uint(_ value: CELValue) throws(CELError) -> UInt64? {
        switch value {
        case .uint(let number): return number
        case .int(let number):
            guard let result = UInt64(exactly: number) else { throw .overflow("uint") }
            return result
        case .double(let number):
            guard number >= 0, number < 0x1p64 else { throw .overflow("uint") }
            return UInt64(number)
        case .string(let text):
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let result = UInt64(text) else {
                throw .badConversion(to: "uint", text)
            }
            return result
        default: return nil
        }
    }

    private static func string(_ value: CELValue) throws(CELError) -> String? {
        switch value {
        case .string(let text): return text
        case .bool(let truth): return truth ? "true" : "false"
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number): return CELNumberText.text(of: number)
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .badConversion(to: "string", value.description)
            }
            return text
        case .timestamp(let time): return time.description
        case .duration(let span): return span.description
        default: return nil
        }
    }

    private static func timestamp(_ value: CELValue) throws(CELError) -> CELTimestamp? {
        switch value {
        case .timestamp(let time): return time
        case .int(let seconds):
            guard let time = CELTimestamp(seconds: seconds) else { throw .overflow("timestamp") }
            return time
        case .string(let text):
            guard let time = CELTimestamp(parsing: text) else { throw .badConversion(to: "timestamp", text) }
            return time
        default: return nil
        }
    }

    private static func duration(_ value: CELValue) throws(CELError) -> CELDuration? {
        switch value {
        case .duration(let span): return span
        case .string(let text):
            guard let span = CELDuration(parsing: text) else { throw .badConversion(to: "duration", text) }
            return span
        default: return nil
        }
    }
}
