// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// A number that stands in the way of an offer, and how it may be moved.
struct Lever {
    enum Obstacle {
        /// A limit that is full; what is missing for one more group, where it is a plain sum.
        case limit(Int, shortfall: FixedPoint?, extent: FixedPoint)
        /// The match rules that exclude the offer.
        case match
    }

    let origin: ExpressionRead.Origin
    let name: String
    var rules: [String]
    let before: FixedPoint
    let step: FixedPoint
    /// What the number may be, where a rulebook says so.
    let range: ParameterRange?
    let obstacle: Obstacle

    /// The number after `count` steps up (or down, where negative), at most to the end of its range; `nil` where it
    /// would be negative or not fit.
    func value(after count: Int64) -> FixedPoint? {
        let scale = max(before.scale, step.scale)
        guard let start = before.rescaled(to: scale), let unit = step.rescaled(to: scale) else { return nil }
        let (way, overflow) = unit.mantissa.multipliedReportingOverflow(by: count)
        let (sum, further) = start.mantissa.addingReportingOverflow(way)
        guard !overflow, !further, sum >= 0 || before.mantissa < 0 else { return nil }
        let number = FixedPoint(mantissa: sum, scale: scale).normalised
        return range.map { $0.nearest(to: number) } ?? number
    }

    /// How many steps cover an amount, rounded up.
    func steps(covering amount: FixedPoint) -> Int64 {
        let scale = max(amount.scale, step.scale)
        guard let whole = amount.rescaled(to: scale), let unit = step.rescaled(to: scale), unit.mantissa > 0 else {
            return 1
        }
        return max(1, (whole.mantissa + unit.mantissa - 1) / unit.mantissa)
    }
}

extension RuleFacts {
    /// The smallest change of a number that somebody would decide: a euro, a group, a kilometre (a tenth of one where
    /// the number has decimals), a hundredth of a share.
    func step(of origin: ExpressionRead.Origin, _ value: FixedPoint) -> FixedPoint {
        if isMoney(origin) { return FixedPoint(1) }
        let scale = value.normalised.scale
        if case .cell = origin { return FixedPoint(mantissa: 1, scale: scale) }
        let isShare = scale > 0 && value.mantissa > 0 && value < FixedPoint(1)
        return FixedPoint(mantissa: 1, scale: isShare ? max(2, scale) : scale)
    }

    func range(of origin: ExpressionRead.Origin) -> ParameterRange? {
        guard case .parameter(let name, let rulebook) = origin else { return nil }
        return prepared.scenario.parameters.range(of: name, rulebook: rulebook)
    }

    func isMoney(_ origin: ExpressionRead.Origin) -> Bool {
        switch origin {
        case .cell(let table, _, let column):
            prepared.scenario.tables.tables[table].column(named: column)?.type == .money
        case .parameter(let name, let rulebook): prepared.scenario.parameters.isMoney(name, rulebook: rulebook)
        case .literal: false
        }
    }

    /// As a scenario names the number: `funds.T1.amount`, `region.groups_per_school`; for one that is written in a rule,
    /// its place. `nil` for a row without an id.
    func target(of origin: ExpressionRead.Origin) -> String? {
        switch origin {
        case .cell(let index, let row, let column):
            let table = prepared.scenario.tables.tables[index]
            guard !table.ids.isEmpty else { return nil }
            return "\(table.name).\(prepared.scenario.tables.pool[table.ids[row]]).\(column)"
        case .parameter(let name, let rulebook): return "\(prepared.scenario.rulebooks[rulebook].name).\(name)"
        case .literal(_, let place): return place.description
        }
    }

    /// As an explanation tells it.
    func told(_ lever: Lever) -> WhatIfExplanation.Lever? {
        guard let target = target(of: lever.origin) else { return nil }
        var unit: String?
        let kind: WhatIfExplanation.Lever.Kind
        switch lever.origin {
        case .cell: kind = .cell
        case .literal: kind = .literal
        case .parameter(let name, let rulebook):
            unit = parameter(name, rulebook)?.unit
            kind = .parameter
        }
        return WhatIfExplanation.Lever(
            kind: kind, target: target, name: lever.name, rules: lever.rules, authority: authority(of: lever.origin),
            before: lever.before, step: lever.step, isMoney: isMoney(lever.origin), unit: unit,
            place: place(of: lever.origin).description)
    }
}
