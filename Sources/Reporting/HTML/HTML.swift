// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of an HTML document. Text and attribute values are escaped when they are written; markup comes only from
/// ``Tag`` and from literals of this module, so no cell of a table can become markup.
indirect enum HTML {
    case text(String)
    case element(Tag, [Attribute], [HTML])
    /// The content of a `style` element, which knows no escapes.
    case styleSheet(StaticString)
    /// The content of a `script` element of ours, which knows no escapes.
    case program(StaticString)
    /// Data in a `script` element; `<` is written as `\u003c`, so that no value can end the element.
    case data(JSONValue)
}

/// The elements that are used, HTML and SVG.
enum Tag: String {
    case html, head, meta, title, style, body, header, main, nav, section, footer, a
    case h1, h2, h3, h4, h5, p, ul, ol, li, dl, dt, dd, div, span, strong, small, details, summary, figure, code
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td
    case form, label, input, select, option, button, script
    case svg, desc, g, rect, defs, pattern, path, line, circle
    case svgText = "text"

    fileprivate var isVoid: Bool { self == .meta || self == .input || self == .col }

    /// Elements that begin a line, so that the file can be read and compared by lines.
    fileprivate var startsLine: Bool {
        switch self {
        case .a, .span, .strong, .small, .code, .th, .td, .title, .desc, .dt, .dd, .label, .option: false
        default: true
        }
    }

    /// An element of this kind.
    func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> [HTML] = { [] }) -> HTML {
        .element(self, attributes, content())
    }
}

/// An attribute of an element; its name is a literal of this module.
struct Attribute {
    let name: StaticString
    let value: String

    init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    static func `class`(_ name: StaticString) -> Attribute { Attribute("class", name.description) }
    static func id(_ id: String) -> Attribute { Attribute("id", id) }
    static func href(_ target: String) -> Attribute { Attribute("href", target) }
    static var columnHeader: Attribute { Attribute("scope", "col") }
    static var rowHeader: Attribute { Attribute("scope", "row") }
    static var hidden: Attribute { Attribute("aria-hidden", "true") }
}

/// Lets elements be written as they nest.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ html: HTML) -> [HTML] { [html] }
    static func buildExpression(_ html: [HTML]) -> [HTML] { html }
    static func buildExpression(_ text: String) -> [HTML] { [.text(text)] }
    static func buildBlock(_ parts: [HTML]...) -> [HTML] { parts.flatMap { $0 } }
    static func buildOptional(_ part: [HTML]?) -> [HTML] { part ?? [] }
    static func buildEither(first: [HTML]) -> [HTML] { first }
    static func buildEither(second: [HTML]) -> [HTML] { second }
    static func buildArray(_ parts: [[HTML]]) -> [HTML] { parts.flatMap { $0 } }
}

extension HTML {
    /// The whole document. Linear in its size.
    static func document(_ root: HTML) -> String {
        var text = "<!DOCTYPE html>"
        root.write(to: &text)
        return text + "\n"
    }

    /// An element alone, for files that are no HTML documents.
    static func fragment(_ root: HTML) -> String {
        var text = ""
        root.write(to: &text)
        return text.drop { $0 == "\n" } + "\n"
    }

    func write(to text: inout String) {
        switch self {
        case .text(let content): Self.escape(content, to: &text)
        case .styleSheet(let content), .program(let content): text += content.description
        case .data(let value): text += JSONText.write(value).replacing("<", with: "\\u003c")
        case .element(let tag, let attributes, let children):
            if tag.startsLine { text += "\n" }
            text += "<" + tag.rawValue
            for attribute in attributes {
                text += " " + attribute.name.description + "=\""
                Self.escape(attribute.value, to: &text)
                text += "\""
            }
            text += ">"
            guard !tag.isVoid else { return }
            for child in children { child.write(to: &text) }
            text += "</" + tag.rawValue + ">"
        }
    }

    /// Right for text and for quoted attribute values. Control characters, which HTML forbids, become U+FFFD.
    private static func escape(_ content: String, to text: inout String) {
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\t", "\n": text.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
