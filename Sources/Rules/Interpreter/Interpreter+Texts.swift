// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Tables

/// Texts that are put together, read and searched. What texts read as and what patterns match is asked of the standard's
/// own evaluator.
extension Interpreter {
    /// `a + b`, where at least one is a text and the other one too, or a row, which counts as its id; else `nil`.
    func joined(_ left: DynamicValue, _ right: DynamicValue) -> DynamicValue? {
        guard [left.kind, right.kind].contains(.text), let a = text(left), let b = text(right) else { return nil }
        return a.utf8.count + b.utf8.count > RuleText.maximumBytes ? .error(.textTooLong) : .text(a + b)
    }

    func member(_ list: DynamicValue, _ index: DynamicValue) -> DynamicValue {
        if case .error = list { return list }
        if case .error = index { return index }
        guard case .list(let members) = list, case .number(let number) = index else {
            return .error(.noOverload("[…]", [list.kind, index.kind]))
        }
        guard let place = number.fixedPoint, place.scale == 0, members.indices.contains(Int(place.mantissa)) else {
            return .error(.noMember(number.description))
        }
        return members[Int(place.mantissa)]
    }

    func matches(_ whole: DynamicValue, _ pattern: DynamicValue, _ budget: Budget) -> DynamicValue {
        guard let text = text(whole), let written = self.text(pattern) else {
            return .error(.noOverload("matches", [whole.kind, pattern.kind]))
        }
        do throws(RegexError) {
            var matcher = RegexMatcher(try RegexProgram(written))
            let verdict = matcher.matches(
                text.precomposedStringWithCanonicalMapping, limit: MatchMemory.maximumSteps)
            guard budget.spend(pattern: matcher.steps) else { return .error(.tooExpensive) }
            return verdict.map { .boolean($0) } ?? .error(.badPattern(written))
        } catch {
            return .error(.badPattern(written))
        }
    }

    func string(_ value: DynamicValue) -> DynamicValue {
        switch value {
        case .number(let number): .text(number.description)
        case .double(let double): .text(RuleText.text(of: double))
        case .boolean(let truth): .text(truth ? "true" : "false")
        case .date(let day): .text(day.isoDescription)
        case .text, .row: text(value).map { .text($0) } ?? .error(.noOverload("string", [value.kind]))
        case .list, .error: .error(.noOverload("string", [value.kind]))
        }
    }

    /// `int`, `double` and `bool`.
    func converted(_ function: String, _ value: DynamicValue) -> DynamicValue {
        switch (function, value) {
        case (_, .text(let text)): return read(text, function)
        case ("int", .number(let number)): return .number(number.truncated)
        case ("int", .double(let double)):
            return ExactNumber(exactly: double).map { .number($0.truncated) } ?? .error(.notFinite)
        case ("double", .number), ("double", .double):
            return value.asDouble.map { Self.finite($0) } ?? .error(.notANumber)
        case ("bool", .boolean): return value
        default: return .error(.noOverload(function, [value.kind]))
        }
    }

    private func read(_ text: String, _ function: String) -> DynamicValue {
        guard let target = CELFunction(rawValue: function),
            let value = try? CELConversion.convert(.string(text), target)
        else {
            return .error(function == "double" && Double(text) != nil ? .notFinite : .unreadableText(text, function))
        }
        switch value {
        case .int(let number): return .number(ExactNumber(number))
        case .double(let number): return Self.finite(number)
        case .bool(let truth): return .boolean(truth)
        default: return .error(.unreadableText(text, function))
        }
    }
}
