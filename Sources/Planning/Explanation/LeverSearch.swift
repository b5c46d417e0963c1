// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Collects the numbers that stand in the way of an offer: in the match rules that exclude it, else in the bounds of
/// the limits that have no room for it. What is not negotiable is left out.
struct LeverSearch {
    private let explainer: Explainer
    private var levers: [Lever] = []

    init(_ explainer: Explainer) { self.explainer = explainer }

    private var facts: RuleFacts { explainer.facts }

    /// The numbers in the match rules that the offer breaks in any of these contexts, one for each fund that is meant.
    mutating func excluding(_ contexts: [CandidateContext]) -> [Lever] {
        for context in contexts { addExcluding(context) }
        return levers
    }

    private mutating func addExcluding(_ context: CandidateContext) {
        for (rulebook, book) in explainer.scenario.rulebooks.enumerated()
        where facts.interpreter.applies(rulebook, to: context).truth ?? true {
            for rule in book.match where rule.isNegotiable {
                guard facts.interpreter.holds(rule.condition, rulebook: rulebook, for: context).truth == false else {
                    continue
                }
                let reads = facts.interpreter.reads(
                    of: rule.condition, rulebook: rulebook, for: context, withLiterals: true)
                for read in reads { add(read, rule: rule.id, .match) }
            }
        }
    }

    /// The numbers in the bounds of limits without room for one more group of any of the candidates.
    mutating func limiting(_ candidates: [Int], _ values: [Int64]) -> [Lever] {
        let prepared = explainer.prepared
        let room = PlanRoom(prepared, values: values, columns: candidates.map { Int32($0) })
        for candidate in candidates {
            for change in room.blocking(candidate) {
                guard case .limit(let index) = prepared.model.rows[change.row].source,
                    explainer.scenario.rules.limits[index].rule.isNegotiable
                else { continue }
                add(limit: index, change, room, candidate)
            }
        }
        return levers
    }

    private mutating func add(limit index: Int, _ change: PlanRoom.Change, _ room: PlanRoom, _ candidate: Int) {
        let rule = explainer.scenario.rules.limits[index].rule
        let context = facts.context(ofCandidate: candidate)
        let told = facts.limit(row: change.row, room: room, more: change.more, candidate: candidate)
        var shortfall: FixedPoint?
        if rule.kind == .atMost, let used = told?.used, let needed = told?.needed, let bound = told?.limit {
            shortfall = Self.sum(Self.sum(used, needed), bound, sign: -1)
        }
        let obstacle = Lever.Obstacle.limit(index, shortfall: shortfall, extent: extent(of: change.row))
        let reads = facts.interpreter.reads(
            of: rule.bound, rulebook: facts.rulebook(ofLimit: index), for: context, withLiterals: true)
        for read in reads { add(read, rule: rule.id, obstacle) }
    }

    private static func sum(_ left: FixedPoint, _ right: FixedPoint, sign: Int64 = 1) -> FixedPoint {
        let scale = max(left.scale, right.scale)
        let (first, second) = (left.rescaled(to: scale)?.mantissa ?? 0, right.rescaled(to: scale)?.mantissa ?? 0)
        return FixedPoint(mantissa: first + sign * second, scale: scale)
    }

    /// More than the row's sum can be while needs get no more groups than they ask for.
    private func extent(of row: Int) -> FixedPoint {
        let model = explainer.prepared.model.model
        var sum = Int128(0)
        for term in model.rows[row].terms {
            guard case .candidate(let candidate) = explainer.prepared.model.columns[Int(model.termColumns[term])] else {
                continue
            }
            let need = Int(explainer.prepared.candidates.needs[candidate])
            let groups = Int128(explainer.entities.need(need).groups)
            sum += Int128(model.termCoefficients[term].magnitude) * max(1, groups)
        }
        return FixedPoint(mantissa: Int64(clamping: sum), scale: model.rows[row].scale)
    }

    private mutating func add(_ read: ExpressionRead, rule: String, _ obstacle: Lever.Obstacle) {
        guard case .number(let number) = read.value, let before = number.fixedPoint,
            facts.target(of: read.origin) != nil
        else { return }
        if let known = levers.firstIndex(where: { $0.origin == read.origin }) {
            if !levers[known].rules.contains(rule) { levers[known].rules.append(rule) }
            return
        }
        levers.append(
            Lever(
                origin: read.origin, name: read.name, rules: [rule], before: before,
                step: facts.step(of: read.origin, before), range: facts.range(of: read.origin), obstacle: obstacle))
    }
}
