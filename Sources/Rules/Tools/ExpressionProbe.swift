// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// Tells the value of an expression that somebody typed, with the meaning it would have in a rulebook.
public struct ExpressionProbe {
    /// A value and its type, as people read them.
    public struct Answer: Sendable, Hashable {
        /// The rulebook as which the expression was read; `nil` where all agree.
        public let rulebook: String?
        public let value: String
        public let type: LocalizedText
    }

    let interpreter: Interpreter

    /// - Parameter rulebooks: those whose parameters and computed names are seen; may be empty.
    public init(tables: TableSet, rulebooks: [Rulebook], parameters: ParameterTable) {
        let books = rulebooks.isEmpty ? [Self.blank] : rulebooks
        let own = rulebooks.isEmpty ? Self.noParameters : parameters
        interpreter = Interpreter(tables: tables, rulebooks: books, parameters: own)
    }

    /// A probe that knows rows and the functions of the language, and nothing else.
    public init(tables: TableSet) {
        self.init(tables: tables, rulebooks: [], parameters: Self.noParameters)
    }

    private static let blank = Rulebook(
        name: "", title: LocalizedText(de: "", en: ""), location: SourceLocation(file: ""))

    private static var noParameters: ParameterTable {
        var sink = DiagnosticSink()
        return ParameterTable(rulebooks: [blank], overrides: [], day: Day(number: 0), into: &sink)
    }

    /// The value; rulebooks that see different values (each has its own parameter of a name) are told one by one.
    /// Empty, with an error in the sink, if the text is no expression or has no value.
    public func answers(_ text: String, for candidate: CandidateContext, into sink: inout DiagnosticSink) -> [Answer] {
        let file = SourceFile(name: "EXPR", text: text)
        let scalar = YAMLScalar(text: text, isPlain: true, file: file, start: 0)
        guard let source = ExpressionSource(scalar, into: &sink) else { return [] }
        let values = interpreter.rulebooks.indices.map { interpreter.value(source, rulebook: $0, for: candidate) }
        if let error = values.compactMap(\.error).first {
            sink.report(ToolMessages.noValue(error, names: names, at: source.location))
            return []
        }
        let agree = values.allSatisfy { $0 == values[0] }
        return (agree ? Array(values.prefix(1)) : values).enumerated().map { index, value in
            Answer(
                rulebook: agree ? nil : interpreter.rulebooks[index].name, value: Self.text(of: value, interpreter),
                type: ToolMessages.type(of: value))
        }
    }

    private var names: [String] {
        interpreter.parameters.names + interpreter.rulebooks.flatMap { $0.compute.map(\.name) }
            + Root.allCases.map(\.name)
    }

    /// The value in full, as the language writes it.
    static func text(of value: DynamicValue, _ interpreter: Interpreter) -> String {
        switch value {
        case .number(let number): number.description
        case .double(let double): "\(double)"
        case .boolean(let truth): "\(truth)"
        case .text(let text): text
        case .date(let day): day.isoDescription
        case .list(let members): "[" + members.map { self.text(of: $0, interpreter) }.joined(separator: ", ") + "]"
        case .row(let table, let row): interpreter.id(table: table, row: row) ?? "-"
        case .error(let error): error.reason.en
        }
    }
}
