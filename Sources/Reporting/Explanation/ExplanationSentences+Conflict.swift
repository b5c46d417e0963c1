// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Rules
import Tables

extension ExplanationSentences {
    /// Rules and locks that are told before the rest is counted; the same for repairs.
    private static let mostLines = 10
    /// Rows of one rule from which on they are told together.
    private static let leastFolded = 3
    /// Values of `per` or locks that are named of many.
    private static let mostNamed = 3

    func sentences(_ conflict: ConflictExplanation) -> [ExplanationSentence] {
        let parts = parts(of: conflict)
        let head = sentence("conflict.head", ExplanationTexts.cannotHold(parts.count))
        let lines = shown(
            parts.map { $0.count < Self.leastFolded ? member($0[0]) : folded($0, conflict) }, further: "conflict.more",
            ExplanationTexts.furtherMembers)
        let repairs =
            conflict.repairs.isEmpty
            ? [sentence("conflict.no_repair", ExplanationTexts.noRepair)]
            : shown(
                conflict.repairs.map(repair), further: "conflict.more_repairs", ExplanationTexts.furtherRepairs)
        return [head] + lines + minimal(conflict, parts.count) + repairs + besides(conflict)
    }

    private func shown(
        _ sentences: [ExplanationSentence], further id: String, _ rest: (Int) -> LocalizedText
    ) -> [ExplanationSentence] {
        guard sentences.count > Self.mostLines else { return sentences }
        let hidden = sentences[Self.mostLines...]
        return sentences.prefix(Self.mostLines) + [sentence(id, rest(hidden.count), hidden.flatMap(\.trace))]
    }

    /// The members in their order, those of one rule together where they are many: locks of one mode count as one.
    private func parts(of conflict: ConflictExplanation) -> [[ConflictExplanation.Member]] {
        func key(_ member: ConflictExplanation.Member) -> String {
            switch member.limit.kind {
            case .limit: "limit " + member.limit.id
            case .lock: "lock " + member.limit.bound
            case .match: "match " + member.limit.id + member.limit.subject
            }
        }
        var order: [String] = []
        var groups: [String: [ConflictExplanation.Member]] = [:]
        for member in conflict.members {
            if groups[key(member)] == nil { order.append(key(member)) }
            groups[key(member), default: []].append(member)
        }
        return order.compactMap { groups[$0] }
            .flatMap { $0.count < Self.leastFolded ? $0.map { [$0] } : [$0] }
    }

    private func minimal(_ conflict: ConflictExplanation, _ lines: Int) -> [ExplanationSentence] {
        guard conflict.isMinimal, conflict.members.count > 1 else { return [] }
        let text =
            lines == conflict.members.count
            ? ExplanationTexts.minimal : ExplanationTexts.minimal(rows: conflict.members.count)
        return [sentence("conflict.minimal", text)]
    }

    private func besides(_ conflict: ConflictExplanation) -> [ExplanationSentence] {
        guard !conflict.besides.isEmpty else { return [] }
        let named = ExplanationTexts.some(
            Array(conflict.besides.prefix(Self.mostLines)), of: conflict.besides.count)
        return [sentence("conflict.besides", ExplanationTexts.besides(named))]
    }

    // MARK: Members

    private func member(_ member: ConflictExplanation.Member) -> ExplanationSentence {
        let limit = member.limit
        return placed(text(member), trace(limit), limit.place)
    }

    private func text(_ member: ConflictExplanation.Member) -> LocalizedText {
        let limit = member.limit
        switch limit.kind {
        case .match:
            return ExplanationTexts.excludes(
                limit.subject, member.reason ?? ExplanationTexts.rule(limit.title), id: limit.id)
        case .lock:
            return ExplanationTexts.lock(
                limit.title, limit.subject, kind: limit.bound, groups(limit.limit?.mantissa ?? 0))
        case .limit:
            let bound = limit.limit.map { ExplanationTexts.bound(limit.bound, number($0, limit.isMoney)) }
            return ExplanationTexts.member(
                limit.title, subject(limit.subject), bound ?? LocalizedText(de: "", en: ""), id: limit.id)
        }
    }

    private func trace(_ limit: ExplainedLimit) -> [ExplanationSentence.TraceStep] {
        trace(limit.values) + [step("rule", limit.id, limit.place)]
            + (limit.row.isEmpty ? [] : [step("row", limit.row, nil)])
    }

    private func placed(
        _ text: LocalizedText, _ trace: [ExplanationSentence.TraceStep], _ place: String
    ) -> ExplanationSentence {
        let sentence = self.sentence("conflict.member", text, trace)
        return ExplanationSentence(
            id: sentence.id, text: "\(sentence.text) (\(Self.shortPlace(place)))", trace: sentence.trace)
    }

    /// The file and its folder with line and column; the trace has the whole path.
    private static func shortPlace(_ place: String) -> String {
        place.split(separator: "/").suffix(2).joined(separator: "/")
    }

    /// Many rows of one rule in one line, with what they add up to.
    private func folded(
        _ members: [ConflictExplanation.Member], _ conflict: ConflictExplanation
    ) -> ExplanationSentence {
        let (first, trace) = (members[0].limit, members.flatMap { self.trace($0.limit) })
        if first.kind == .lock { return sentence("conflict.member", locks(members), trace) }
        let sum = conflict.sums.first { $0.id == first.id }
        let noun = noun(sum?.table)
        let told = ExplanationTexts.members(
            first.title, noun.counted(members.count, .dative), kind: first.bound, numbers: numbers(members),
            sum: sum.map { amount($0.sum, $0, first.isMoney) }, id: first.id)
        guard let sum, sum.values > sum.members else { return placed(told, trace, first.place) }
        let total = ExplanationTexts.total(
            noun.counted(sum.values, .dative), amount(sum.total, sum, first.isMoney))
        return placed(LocalizedText(de: "\(told.de) \(total.de)", en: "\(told.en) \(total.en)"), trace, first.place)
    }

    private func locks(_ members: [ConflictExplanation.Member]) -> LocalizedText {
        let groups = members.compactMap(\.limit.limit).reduce(Int64(0)) { $0 + $1.mantissa }
        let isBan = members[0].limit.bound == "forbid"
        return ExplanationTexts.locks(
            CountedNoun.lock.counted(members.count), kind: members[0].limit.bound,
            sum: isBan ? nil : CountedNoun.group.counted(groups),
            named: ExplanationTexts.some(members.prefix(Self.mostNamed).map(\.limit.subject), of: members.count))
    }

    /// The bounds of the members: one number, or from the smallest to the largest.
    private func numbers(_ members: [ConflictExplanation.Member]) -> LocalizedText? {
        let bounds = members.compactMap(\.limit.limit)
        guard bounds.count == members.count, let least = bounds.min(), let most = bounds.max() else { return nil }
        let isMoney = members[0].limit.isMoney
        guard least != most else { return LocalizedText(de: number(most, isMoney), en: number(most, isMoney)) }
        return ExplanationTexts.range(number(least, isMoney), number(most, isMoney))
    }

    private func amount(_ value: FixedPoint, _ sum: ConflictExplanation.Sum, _ isMoney: Bool) -> LocalizedText {
        if sum.isGroups, let groups = value.rescaled(to: 0) { return CountedNoun.group.counted(groups.mantissa) }
        return LocalizedText(de: number(value, isMoney), en: number(value, isMoney))
    }

    private func noun(_ table: String?) -> CountedNoun {
        table.flatMap { EntityKind(table: $0)?.noun } ?? (table == "municipalities" ? .municipality : .value)
    }

    // MARK: Repairs

    private func repair(_ repair: ConflictExplanation.Repair) -> ExplanationSentence {
        let authority = repair.steps.map(\.authority).max() ?? .steeringGroup
        return sentence(
            "conflict.repair",
            ExplanationTexts.repair(repair.steps.map(text), ExplanationTexts.authority(authority)))
    }

    private func text(_ step: ConflictExplanation.Repair.Step) -> LocalizedText {
        if let lever = step.lever, let after = step.after {
            return ExplanationTexts.relax(
                name(lever), from: number(lever.before, lever), to: "\(number(after, lever)) [\(step.id)]")
        }
        let what =
            step.values.map { ExplanationTexts.changed(step.id, all: noun(step.table).counted($0)) }
            ?? ExplanationTexts.changed(step.id, subject(step.subject))
        if let before = step.before, let after = step.after {
            return ExplanationTexts.relax(what, from: number(before, step.isMoney), to: number(after, step.isMoney))
        }
        guard step.action == .relax, let by = step.by else { return ExplanationTexts.drop(what) }
        let size = FixedPoint(mantissa: abs(by.mantissa), scale: by.scale)
        return ExplanationTexts.relax(what, by: number(size, step.isMoney), isMore: by.mantissa > 0)
    }

    private func subject(_ subject: String) -> String { subject.isEmpty ? "" : " \(subject)" }

    private func number(_ value: FixedPoint, _ isMoney: Bool) -> String {
        isMoney ? figures.euro(value) : figures.number(value)
    }
}
