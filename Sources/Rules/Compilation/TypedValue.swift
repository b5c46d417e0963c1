// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A compiled expression with its type.
public enum TypedValue: Sendable {
    /// An exact number: value · 10^(−scale). `isMoney` only decides how it is shown.
    case number(NumberCode, scale: Int, isMoney: Bool)
    case double(DoubleCode)
    case boolean(BoolCode)
    /// `Day.number`.
    case date(NumberCode)
    case text(IDCode)
    /// A row of a table, by index.
    case row(IDCode, table: Int, path: String)
    /// A list column.
    case list(ListRead)
    /// A list of text literals.
    case textSet([Int32])
    /// A list of number literals at one scale.
    case numberSet([Int64], scale: Int)

    /// The type as rule authors know it.
    public var typeName: LocalizedText {
        switch self {
        case .number, .double: LocalizedText(de: "Zahl", en: "number")
        case .boolean: LocalizedText(de: "Wahrheitswert", en: "truth value")
        case .date: LocalizedText(de: "Datum", en: "date")
        case .text: LocalizedText(de: "Text", en: "text")
        case .row: LocalizedText(de: "Zeile einer Tabelle", en: "row of a table")
        case .list, .textSet, .numberSet: LocalizedText(de: "Liste", en: "list")
        }
    }

    /// The rows the value depends on.
    public var roots: RootSet {
        switch self {
        case .number(let code, _, _), .date(let code): code.roots
        case .double(let code): code.roots
        case .boolean(let code): code.roots
        case .text(let code), .row(let code, _, _): code.roots
        case .list(let read): RootSet(read.root)
        case .textSet, .numberSet: []
        }
    }
}

/// What a value should have been, as rule authors know it.
extension LocalizedText {
    static let number = LocalizedText(de: "Zahl", en: "number")
    static let list = LocalizedText(de: "Liste", en: "list")
    static let listOrText = LocalizedText(de: "Liste oder Text", en: "list or text")
}
