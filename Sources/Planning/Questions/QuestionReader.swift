// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Reads the questions of a scenario: `questions.yaml` beside its manifest and beside those it extends.
///
///     questions:
///       - {id: F-1, why: B1}
///       - {id: F-2, why_not: {need: B1, offer: A3, fund: KUS}}
///       - {id: F-3, what_if: {need: B1, offer: A3}}
struct QuestionReader {
    static let fileName = "questions.yaml"
    private static let kinds = ["why", "why_not", "what_if"]

    private let tables: TableSet
    /// Whether the file at hand belongs to the scenario itself. What an ancestor asks about may be gone here.
    private var isOwn = true
    private var sink = DiagnosticSink()
    private var questions: [ScenarioQuestion] = []

    /// In the order of the files, the first ancestor's first; what is wrong in them goes to the sink.
    static func read(folders: [String], tables: TableSet, into sink: inout DiagnosticSink) -> [ScenarioQuestion] {
        var reader = QuestionReader(tables: tables)
        var seen: Set<String> = []
        for folder in folders where seen.insert(InputFiles.canonical(folder)).inserted {
            let path = InputFiles.join(folder, fileName)
            reader.isOwn = folder == folders.last
            if InputFiles.exists(path) { reader.read(path) }
        }
        sink.merge(reader.sink)
        return reader.questions
    }

    private init(tables: TableSet) { self.tables = tables }

    private mutating func read(_ path: String) {
        let place = SourceLocation(file: path)
        guard let file = InputFiles.read(path, orReport: { PlanningMessages.unreadable($0, at: place) }, into: &sink),
            let root = YAMLReader.read(file, into: &sink)
        else { return }
        let expected = LocalizedText(de: "eine Liste (questions: …)", en: "a list (questions: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &sink) else { return }
        for node in fields.list("questions", into: &sink) {
            guard let question = question(node) else { continue }
            if let first = questions.first(where: { $0.id == question.id }) {
                sink.report(QuestionMessages.duplicate(question.id, first: first.place, at: question.place))
            } else {
                questions.append(question)
            }
        }
        fields.reportUnknown(into: &sink)
    }

    private mutating func question(_ node: YAMLNode) -> ScenarioQuestion? {
        let expected = LocalizedText(de: "{id: …, why: …}", en: "{id: …, why: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let given = Self.kinds.filter { fields.node($0) != nil }
        guard given.count == 1, let asked = fields.node(given[0]) else {
            sink.report(QuestionMessages.badQuestion(Self.kinds, at: node.location))
            return nil
        }
        let kind = given[0] == "why" ? why(asked) : pair(asked, isWhatIf: given[0] == "what_if")
        fields.reportUnknown(into: &sink)
        guard let id, let kind else { return nil }
        return ScenarioQuestion(id: id.text, kind: kind, place: id.location)
    }

    private mutating func why(_ node: YAMLNode) -> ScenarioQuestion.Kind? {
        guard let need = node.scalar else {
            sink.report(QuestionMessages.badQuestion(Self.kinds, at: node.location))
            return nil
        }
        return row(need, .need).map { .why(need: $0) }
    }

    private mutating func pair(_ node: YAMLNode, isWhatIf: Bool) -> ScenarioQuestion.Kind? {
        let expected = LocalizedText(de: "{need: …, offer: …}", en: "{need: …, offer: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (need, offer) = (fields.required("need", into: &sink), fields.required("offer", into: &sink))
        let fund = fields.scalar("fund", into: &sink)
        fields.reportUnknown(into: &sink)
        let fundRow = fund.map { row($0, .fund) }
        guard let need = need.flatMap({ row($0, .need) }), let offer = offer.flatMap({ row($0, .offer) })
        else { return nil }
        if case .some(.none) = fundRow { return nil }
        let fundID = fundRow.flatMap { $0 }
        return isWhatIf
            ? .whatIf(need: need, offer: offer, fund: fundID) : .whyNot(need: need, offer: offer, fund: fundID)
    }

    /// The id of the row that is named. What an ancestor asks about may be gone here, or no longer the only one.
    private mutating func row(_ scalar: YAMLScalar, _ kind: EntityKind) -> String? {
        let outcome = EntityFinder(tables).lookUp(scalar.text, among: [kind])
        let diagnostic = EntityMessages.diagnostic(
            outcome, text: scalar.text, kinds: [kind], at: scalar.location, severity: isOwn ? .error : .warning,
            unknownID: "questions.unknown-id")
        if let diagnostic { sink.report(diagnostic) }
        if case .found(let entity) = outcome { return entity.id }
        return nil
    }
}
