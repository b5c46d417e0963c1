// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// Reads what falls out: `B15/A33`, or the id or unique name of a provider, school, offer or need.
public struct DropOutReader {
    private typealias Kind = DropOut.Subject.Kind

    /// A row that a text can mean.
    private struct Row: Hashable {
        let kind: Kind
        let row: Int
    }

    private let plan: Plan
    private let candidates: CandidateSet
    private let names: PlanNames
    /// Of each allocation, as a pair is written.
    private let pairs: [String]
    private var subjects: [DropOut.Subject] = []
    private var allocations: Set<Int> = []
    private var fallen: Set<DropOut.Pair> = []

    /// - Parameter texts: as given; the same thing twice counts once.
    /// - Returns: `nil` if anything of it is not clear or has no allocation in the plan; every such text is an error in
    ///   the sink.
    public static func read(
        _ texts: [String], in plan: Plan, _ candidates: CandidateSet, into sink: inout DiagnosticSink
    ) -> DropOut? {
        var reader = DropOutReader(plan, candidates)
        var own = DiagnosticSink()
        for text in texts { reader.read(text, into: &own) }
        sink.merge(own)
        guard !own.hasErrors, !reader.allocations.isEmpty else { return nil }
        return DropOut(reader.subjects, allocations: reader.allocations, pairs: reader.fallen)
    }

    private init(_ plan: Plan, _ candidates: CandidateSet) {
        self.plan = plan
        self.candidates = candidates
        names = PlanNames(plan.scenario.tables)
        pairs = PlanSnapshot(plan).allocations.map(\.name)
    }

    private mutating func read(_ text: String, into sink: inout DiagnosticSink) {
        let rows = rows(named: text)
        switch rows.count {
        case 1: add(rows[0], into: &sink)
        case 0: addPair(text, into: &sink)
        default: sink.report(DecisionMessages.ambiguousDropOut(text, rows.map(described)))
        }
    }

    // MARK: Names

    private static func table(_ kind: Kind) -> String {
        switch kind {
        case .school: "schools"
        case .need: "needs"
        case .provider: "providers"
        case .offer: "offers"
        case .pair: ""
        }
    }

    private static let tables: [Kind] = [.school, .need, .provider, .offer]

    /// Rows of that id; else of that name, upper and lower case apart if need be. `schools.S01` says the table as well.
    private func rows(named text: String) -> [Row] {
        for kind in Self.tables where text.hasPrefix(Self.table(kind) + ".") {
            let id = String(text.dropFirst(Self.table(kind).count + 1))
            if let row = names.row(Self.table(kind), id: id) { return [Row(kind: kind, row: row)] }
        }
        let byID = Self.tables.compactMap { kind in
            names.row(Self.table(kind), id: text).map { Row(kind: kind, row: $0) }
        }
        if !byID.isEmpty { return byID }
        let exact = rows { $0 == text }
        let folded = Self.folded(text)
        return exact.isEmpty ? rows { Self.folded($0) == folded } : exact
    }

    private func rows(where isMeant: (String) -> Bool) -> [Row] {
        Self.tables.flatMap { kind in
            (0..<names.count(Self.table(kind))).filter { row in
                names.text(Self.table(kind), "name", row).map(isMeant) ?? false
            }.map { Row(kind: kind, row: $0) }
        }
    }

    /// What is the same but for capitals and blanks.
    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func described(_ row: Row) -> DropOut.Subject {
        let table = Self.table(row.kind)
        return DropOut.Subject(kind: row.kind, id: names.id(table, row.row), name: name(row))
    }

    /// The name of the row; an offer is called by its provider, a need by its school.
    private func name(_ row: Row) -> String {
        switch row.kind {
        case .school: names.text("schools", "name", row.row) ?? ""
        case .provider: names.text("providers", "name", row.row) ?? ""
        case .need: names.school(ofNeed: row.row).flatMap { names.text("schools", "name", $0) } ?? ""
        case .offer: names.provider(ofOffer: row.row).flatMap { names.text("providers", "name", $0) } ?? ""
        case .pair: ""
        }
    }

    // MARK: What falls out

    private func concerns(_ row: Row, need: Int, offer: Int) -> Bool {
        switch row.kind {
        case .school: names.school(ofNeed: need) == row.row
        case .need: need == row.row
        case .provider: names.provider(ofOffer: offer) == row.row
        case .offer: offer == row.row
        case .pair: false
        }
    }

    private mutating func add(_ row: Row, into sink: inout DiagnosticSink) {
        let own = plan.allocations.indices.filter { index in
            concerns(row, need: plan.allocations[index].need, offer: plan.allocations[index].offer)
        }
        let subject = described(row)
        guard !own.isEmpty else {
            sink.report(DecisionMessages.nothingAllocated(subject))
            return
        }
        note(subject)
        allocations.formUnion(own)
        for key in candidates.keys where concerns(row, need: Int(key.need), offer: Int(key.offer)) {
            fallen.insert(DropOut.Pair(need: Int(key.need), offer: Int(key.offer), fund: nil))
        }
    }

    private mutating func addPair(_ text: String, into sink: inout DiagnosticSink) {
        let own = pairs.indices.filter { pairs[$0] == text || pairs[$0].hasPrefix(text + "/") }
        guard text.contains("/"), !own.isEmpty else {
            sink.report(unknown(text))
            return
        }
        note(DropOut.Subject(kind: .pair, id: text))
        allocations.formUnion(own)
        for index in own {
            let allocation = plan.allocations[index]
            let hasFund = pairs[index] == text && allocation.fund != nil
            fallen.insert(
                DropOut.Pair(
                    need: allocation.need, offer: allocation.offer, fund: hasFund ? allocation.fund : nil))
        }
    }

    private mutating func note(_ subject: DropOut.Subject) {
        if !subjects.contains(subject) { subjects.append(subject) }
    }

    private func unknown(_ text: String) -> Diagnostic {
        let all = Self.tables.flatMap { kind in
            (0..<names.count(Self.table(kind))).flatMap { row in
                [names.id(Self.table(kind), row)] + (names.text(Self.table(kind), "name", row).map { [$0] } ?? [])
            }
        }
        return DecisionMessages.unknownDropOut(text, known: text.contains("/") ? pairs : all)
    }
}

extension PlanSnapshot.Item {
    /// `B15/A33/KUS-1`, as it is written on the command line.
    public var name: String { [need, offer, fund ?? ""].filter { !$0.isEmpty }.joined(separator: "/") }
}
