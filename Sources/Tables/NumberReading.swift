// SPDX-License-Identifier: GPL-3.0-or-later

/// What a cell says in one number style, held against the type of its column.
enum NumberReading {
    /// A number of the type.
    case value(FixedPoint)
    /// A number, but with more decimals than the type has.
    case tooPrecise(FixedPoint)
    case tooManyDigits
    case malformed

    /// An integer may be written with one or two zeros behind the sign (`5.0`, `5,00`), as spreadsheets do. Three would
    /// be thousands in the other style and are no integer.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ style: FileDialect.NumberStyle, _ type: ColumnType,
        allowsGroups: Bool = true
    ) -> NumberReading {
        switch NumberSyntax.read(bytes, range, style, allowsGroups: allowsGroups) {
        case .tooManyDigits: return .tooManyDigits
        case .malformed: return .malformed
        case .number(let mantissa, let scale):
            let number = FixedPoint(mantissa: mantissa, scale: scale)
            if scale <= type.maximumScale ?? 0 { return .value(number) }
            if type == .integer, scale <= 2, let whole = number.rescaled(to: 0) { return .value(whole) }
            return .tooPrecise(number)
        }
    }

    /// The number, whether the type allows its decimals or not.
    var number: FixedPoint? {
        switch self {
        case .value(let number), .tooPrecise(let number): number
        case .tooManyDigits, .malformed: nil
        }
    }
}

extension ColumnType {
    /// The most digits after the point that a number of this type may have; `nil` for types that are no numbers.
    var maximumScale: Int? {
        switch self {
        case .integer: 0
        case .money: 2
        case .number: 9
        default: nil
        }
    }
}

extension FileDialect.NumberStyle {
    var other: FileDialect.NumberStyle { self == .point ? .comma : .point }

    /// The number as a file of this style should have it, see ``NumberText/unmistakable(_:)``; money with cents.
    func unmistakable(_ number: FixedPoint, _ type: ColumnType) -> String {
        let shortest = number.normalised
        let text =
            type == .money && shortest.scale == 1
            ? (shortest.rescaled(to: 2) ?? shortest).description : NumberText.unmistakable(shortest)
        return self == .point ? text : String(text.map { $0 == "." ? "," : $0 })
    }
}
