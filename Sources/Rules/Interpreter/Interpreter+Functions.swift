// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Tables

extension Interpreter {
    func call(
        _ function: String, _ receiver: Expression?, _ arguments: [Expression], _ frame: Frame
    ) -> DynamicValue {
        var values: [DynamicValue] = []
        for expression in [receiver].compactMap({ $0 }) + arguments {
            let argument = value(expression, frame)
            if case .error = argument { return argument }
            values.append(argument)
        }
        switch (function, receiver != nil, values.count) {
        case ("distance_km", false, 2): return distance(values[0], values[1])
        case ("min", false, 1...): return extreme(function, values) { $0 < $1 }
        case ("max", false, 1...): return extreme(function, values) { $0 > $1 }
        case ("round", false, 1...2): return rounded(values)
        case ("date", false, 1): return date(values[0])
        case ("size", _, 1): return size(values[0])
        case ("startsWith", true, 2), ("endsWith", true, 2), ("contains", true, 2):
            return textTest(function, values[0], values[1])
        case ("matches", _, 2): return matches(values[0], values[1], frame.budget)
        case ("string", false, 1): return string(values[0])
        case ("int", false, 1), ("double", false, 1), ("bool", false, 1): return converted(function, values[0])
        default: return .error(.noOverload(function, values.map(\.kind)))
        }
    }

    /// ``Kilometres``, of the one definition that compiled rules have too: a last bit of difference would decide.
    private func distance(_ from: DynamicValue, _ to: DynamicValue) -> DynamicValue {
        switch (point(from), point(to)) {
        case (.failure(let error), _), (_, .failure(let error)): return .error(error)
        case (.success(let a), .success(let b)): return .double(Kilometres.between(a, b))
        }
    }

    private func point(_ value: DynamicValue) -> Result<Place, EvaluationError> {
        guard case .row(let table, let row) = value else {
            return .failure(.wrongType(expected: .row, found: value.kind))
        }
        let (east, north) = (coordinate("easting", table, row), coordinate("northing", table, row))
        switch (east, north) {
        case (.success(let east), .success(let north)): return .success(Place(easting: east, northing: north))
        case (.failure(let error), _), (_, .failure(let error)): return .failure(error)
        }
    }

    private func coordinate(_ name: String, _ table: Int, _ row: Int) -> Result<FixedPoint, EvaluationError> {
        let source = tables.tables[table]
        guard let column = source.column(named: name) else {
            return .failure(.unknownColumn(name, table: source.name))
        }
        guard case .numbers(let values, let scale) = column.storage, column.isPresent(row) else {
            return .failure(.absent("\(source.name).\(name)"))
        }
        return .success(FixedPoint(mantissa: values[row], scale: scale))
    }

    /// The first of the arguments that no other comes before. With a double among two, both count as doubles.
    private func extreme(
        _ function: String, _ values: [DynamicValue], _ precedes: (DynamicNumber, DynamicNumber) -> Bool
    ) -> DynamicValue {
        var best: DynamicNumber?
        for value in values {
            guard let next = DynamicNumber(value) else {
                return .error(.noOverload(function, values.map(\.kind)))
            }
            guard let current = best else {
                best = next
                continue
            }
            let (a, b) = DynamicNumber.promoted(current, next)
            best = precedes(b, a) ? b : a
        }
        return best?.value ?? .error(.noOverload(function, []))
    }

    /// `round(x)` and `round(x, digits)`: halves away from zero; the result is exact.
    private func rounded(_ values: [DynamicValue]) -> DynamicValue {
        var digits = 0
        if values.count == 2 {
            guard case .number(let number) = values[1], let count = number.fixedPoint, count.scale == 0,
                (0...6).contains(count.mantissa)
            else { return .error(.badLiteral("round")) }
            digits = Int(count.mantissa)
        }
        switch values[0] {
        case .number(let number): return .number(number.rounded(to: digits))
        case .double(let double):
            return ExactNumber(rounding: double, digits: digits).map { .number($0) } ?? .error(.notFinite)
        default: return .error(.noOverload("round", values.map(\.kind)))
        }
    }

    private func date(_ value: DynamicValue) -> DynamicValue {
        guard case .text(let text) = value else { return .error(.noOverload("date", [value.kind])) }
        return Day(parsing: text).map { .date($0) } ?? .error(.badLiteral(text))
    }

    private func size(_ value: DynamicValue) -> DynamicValue {
        switch value {
        case .list(let members): .number(ExactNumber(Int64(members.count)))
        case .text(let text):
            .number(ExactNumber(Int64(text.precomposedStringWithCanonicalMapping.unicodeScalars.count)))
        default: .error(.noOverload("size", [value.kind]))
        }
    }

    private func textTest(_ function: String, _ whole: DynamicValue, _ part: DynamicValue) -> DynamicValue {
        guard let text = self.text(whole).map({ Array($0.unicodeScalars) }),
            let searched = self.text(part).map({ Array($0.unicodeScalars) })
        else { return .error(.noOverload(function, [whole.kind, part.kind])) }
        switch function {
        case "startsWith": return .boolean(text.starts(with: searched))
        case "endsWith": return .boolean(text.suffix(searched.count).elementsEqual(searched))
        default:
            let starts = 0...max(0, text.count - searched.count)
            return .boolean(starts.contains { text[$0...].starts(with: searched) })
        }
    }
}

/// A number of either kind, for functions that take both.
private enum DynamicNumber: Comparable {
    case exact(ExactNumber)
    case double(Double)

    init?(_ value: DynamicValue) {
        switch value {
        case .number(let number): self = .exact(number)
        case .double(let double): self = .double(double)
        default: return nil
        }
    }

    var value: DynamicValue {
        switch self {
        case .exact(let number): .number(number)
        case .double(let double): .double(double)
        }
    }

    private var asDouble: Double {
        switch self {
        case .exact(let number): number.double
        case .double(let double): double
        }
    }

    /// Both of one kind.
    static func promoted(_ left: DynamicNumber, _ right: DynamicNumber) -> (DynamicNumber, DynamicNumber) {
        if case .exact = left, case .exact = right { return (left, right) }
        return (.double(left.asDouble), .double(right.asDouble))
    }

    static func < (left: DynamicNumber, right: DynamicNumber) -> Bool {
        if case .exact(let a) = left, case .exact(let b) = right { return a < b }
        return left.asDouble < right.asDouble
    }
}
