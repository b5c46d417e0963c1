// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// How a column that counts a value is tied to the candidates of the value; a row needs only the ties that stop it
/// from being kept by a wrong count.
struct CountingLinks: OptionSet {
    let rawValue: Int

    /// The value counts as soon as a candidate is allocated: x ≤ most · y for each of them.
    static let ifAllocated = CountingLinks(rawValue: 1)
    /// The value counts only if a candidate is allocated: y ≤ Σ x.
    static let onlyIfAllocated = CountingLinks(rawValue: 2)

    /// For a term of a row with these sides: what bounds the count from above must not find it too small, and the
    /// other way round.
    init(coefficient: Int64, isBoundedBelow: Bool, isBoundedAbove: Bool) {
        var links: CountingLinks = []
        if coefficient > 0 ? isBoundedAbove : isBoundedBelow { links.insert(.ifAllocated) }
        if coefficient > 0 ? isBoundedBelow : isBoundedAbove { links.insert(.onlyIfAllocated) }
        self = links
    }

    init(rawValue: Int) { self.rawValue = rawValue }
}

extension ModelBuilder {
    /// Σ y over the different values of the group's candidates that count.
    mutating func countedTerms(of limit: EvaluatedLimit, _ index: Int, _ group: Int, scale: Int) -> [ModelTerm] {
        let kind = limit.limit.rule.kind
        let links = CountingLinks(
            coefficient: 1, isBoundedBelow: kind != .atMost, isBoundedAbove: kind != .atLeast)
        let one = FixedPoint.powerOfTen(scale) ?? 1
        let rows = CountingRows(source: .limit(index), name: rowName(limit, limit.groups.subjects[group]), limit, group)
        return valueMembers(of: limit, group).filter { !$0.counting.isEmpty }.map { value in
            (countingColumn(rows, value.text, value.counting, links), one)
        }
    }

    /// Σ y over the values where the condition holds − share · Σ y over all values.
    mutating func countedShareTerms(of limit: EvaluatedLimit, _ index: Int, _ group: Int) -> [ModelTerm] {
        let isLeast = limit.limit.rule.kind == .atLeastShare
        let one = FixedPoint.powerOfTen(limit.boundScale) ?? 1
        let share = limit.bounds[group]
        let rows = CountingRows(source: .limit(index), name: rowName(limit, limit.groups.subjects[group]), limit, group)
        var terms: [ModelTerm] = []
        for value in valueMembers(of: limit, group) {
            let isSame = value.counting.count == value.all.count
            let parts: [(name: String, members: [Int32], coefficient: Int64)] =
                isSame
                ? [(value.text, value.all, one - share)]
                : [(value.text + ".where", value.counting, one), (value.text, value.all, -share)]
            for part in parts where part.coefficient != 0 && !part.members.isEmpty {
                let links = CountingLinks(
                    coefficient: part.coefficient, isBoundedBelow: isLeast, isBoundedAbove: !isLeast)
                terms.append((countingColumn(rows, part.name, part.members, links), part.coefficient))
            }
        }
        return terms
    }

    /// A value of the limit's `distinct` in a group, with its candidates.
    private struct ValueMembers {
        let text: String
        var counting: [Int32] = []
        var all: [Int32] = []
    }

    /// In the order of the candidates.
    private func valueMembers(of limit: EvaluatedLimit, _ group: Int) -> [ValueMembers] {
        guard let keys = limit.values else { return [] }
        var positions: [Int32: Int] = [:]
        var values: [ValueMembers] = []
        for member in limit.groups.members[group] {
            let code = keys.codes[Int(member)]
            if positions[code] == nil {
                positions[code] = values.count
                values.append(ValueMembers(text: keys.texts[Int(code)]))
            }
            guard let position = positions[code] else { continue }
            values[position].all.append(member)
            if limit.counts?[Int(member)] ?? true { values[position].counting.append(member) }
        }
        return values
    }
}

/// What the rows of a counted value belong to.
struct CountingRows {
    let source: RowOrigin.Source
    /// Begins the names of the columns and rows.
    let name: String
    let subject: String

    init(source: RowOrigin.Source, name: String, subject: String) {
        self.source = source
        self.name = name
        self.subject = subject
    }

    init(source: RowOrigin.Source, name: String, _ limit: EvaluatedLimit, _ group: Int) {
        self.init(source: source, name: name, subject: limit.groups.subjects[group])
    }
}

extension ModelBuilder {
    /// The column that is 1 if any of the candidates is allocated, as far as the links say so, and 0 otherwise.
    mutating func countingColumn(
        _ rows: CountingRows, _ value: String, _ members: [Int32], _ links: CountingLinks
    ) -> Int32 {
        // A candidate of at most one group is its own count.
        if members.count == 1, model.columns[Int(members[0])].upper <= 1 { return members[0] }
        let blocks = members.map { model.columns[Int($0)].block }
        let isOneBlock = blocks.allSatisfy { $0 == blocks.first }
        let name = "\(rows.name).\(value)"
        let column = Int32(model.addColumn(name: name, upper: 1, block: isOneBlock ? blocks.first ?? -1 : -1))
        columnOrigins.append(.counted(any: members))
        if links.contains(.ifAllocated) {
            for member in members {
                let candidate = model.columns[Int(member)]
                model.addRow(
                    name: "\(name).if.\(candidate.name)", lower: nil, upper: 0, scale: 0,
                    terms: [(member, 1), (column, -candidate.upper)])
                rowOrigins.append(RowOrigin(source: rows.source, subject: rows.subject, part: .countedIfAllocated))
            }
        }
        if links.contains(.onlyIfAllocated) {
            model.addRow(
                name: "\(name).only", lower: 0, upper: nil, scale: 0, terms: members.map { ($0, 1) } + [(column, -1)])
            rowOrigins.append(RowOrigin(source: rows.source, subject: rows.subject, part: .notCountedUnlessAllocated))
        }
        return column
    }
}
