// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// Tells the value of an expression that somebody typed, with the meaning it would have in a rulebook: what the compiler
/// refuses there is refused here, and what has no value there has none here.
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
        var values: [DynamicValue] = []
        for rulebook in interpreter.rulebooks.indices {
            guard let value = value(source, rulebook: rulebook, for: candidate, into: &sink) else { return [] }
            values.append(value)
        }
        let agree = values.allSatisfy { $0 == values[0] }
        return (agree ? Array(values.prefix(1)) : values).enumerated().map { index, value in
            Answer(
                rulebook: agree ? nil : interpreter.rulebooks[index].name, value: Self.text(of: value, interpreter),
                type: ToolMessages.type(of: value))
        }
    }

    /// The interpreter's value, if the compiled rule has one too.
    private func value(
        _ source: ExpressionSource, rulebook: Int, for candidate: CandidateContext, into sink: inout DiagnosticSink
    ) -> DynamicValue? {
        let compiler = RuleCompiler(
            tables: interpreter.tables, rulebooks: interpreter.rulebooks, parameters: interpreter.parameters)
        compiler.collectDefinitions()
        compiler.compileScopes()
        let typed = compiler.compile(source, rulebook: rulebook)
        let value = interpreter.value(source, rulebook: rulebook, for: candidate)
        guard let typed else {
            // Of a cell that nobody named, that it is absent says more than that it may be.
            if case .absent(let path)? = value.error, compiler.sink.shown.allSatisfy({ Self.isOfAbsence($0) }) {
                sink.report(ToolMessages.noValue(.absent(path), names: names, at: source.location))
            } else {
                sink.merge(compiler.sink)
            }
            return nil
        }
        if let error = value.error {
            sink.report(ToolMessages.noValue(error, names: names, at: source.location))
            return nil
        }
        if let fault = fault(of: typed, for: candidate, pool: compiler.pool) {
            sink.report(ToolMessages.noValue(fault, at: source.location))
            return nil
        }
        return value
    }

    private static func isOfAbsence(_ diagnostic: Diagnostic) -> Bool {
        ["rules.unguarded", "rules.no-funds-table"].contains(diagnostic.id)
    }

    /// Why the compiled expression has no value; `nil` also where the candidate lacks a row that it reads.
    private func fault(of value: TypedValue, for candidate: CandidateContext, pool: TextPool) -> Fault? {
        var batch = CandidateBatch(count: 1)
        for root in Root.allCases {
            let row = candidate.row(of: root)
            guard row != nil || root.isOptional || !value.roots.contains(RootSet(root)) else { return nil }
            batch.bind(root, to: [Int32(row ?? -1)])
        }
        var evaluator = BatchEvaluator(batch: batch, pool: pool)
        evaluator.evaluate(value)
        return evaluator.faults[0]
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
