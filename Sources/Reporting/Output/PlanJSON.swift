// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Tables

/// `plan.json` (design §6). Keys and their order are a contract; `solve` alone may differ between equal runs.
enum PlanJSON {
    /// The text of the file, with checksums of those written with it and of itself.
    static func text(_ plan: Plan, _ totals: PlanTotals, files: [(name: String, bytes: [UInt8])]) -> String {
        PlanSeal.sealed(JSONText.write(json(plan, totals, files: files)))
    }

    static func json(
        _ plan: Plan, _ totals: PlanTotals, files: [(name: String, bytes: [UInt8])]
    ) -> JSONValue {
        let scenario = plan.scenario
        var members: [(key: String, value: JSONValue)] = [("scenario", .string(scenario.name))]
        if scenario.title != LocalizedText(de: scenario.name, en: scenario.name) {
            members.append(
                ("title", .object([("de", .string(scenario.title.de)), ("en", .string(scenario.title.en))])))
        }
        members += [
            ("school_year", .string(scenario.schoolYear.description)),
            ("status", .string(plan.status.rawValue)),
            ("goals", .array(plan.goals.map(goal))),
        ]
        if let kept = plan.kept { members.append(("keep", json(kept))) }
        members += [
            ("totals", json(totals)),
            ("model", json(plan.size)),
            ("solve", solve(plan)),
            ("input", .object([("path", .string(scenario.path)), ("sha256", .string(scenario.fingerprint))])),
            ("version", .string(Version.current)),
            ("files", .array(files.map { file($0.name, $0.bytes) })),
        ]
        return .object(members)
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> JSONValue {
        .object([("name", .string(name)), ("sha256", .string(Fingerprint.sha256(bytes)))])
    }

    private static func goal(_ goal: GoalOutcome) -> JSONValue {
        .object([
            ("id", .string(goal.id)),
            ("sense", .string(goal.sense.rawValue)),
            ("value", .number(goal.value)),
            ("bound", .number(goal.bound)),
            ("gap", .number(orNull: DecimalText.rounded(goal.gap, digits: 9))),
            ("proven", .boolean(goal.proven)),
        ])
    }

    /// What was kept of an earlier plan; the goals as they were before that.
    private static func json(_ kept: KeptPlan) -> JSONValue {
        let changes: [(key: String, value: JSONValue)] = [
            ("changes", .number(FixedPoint(kept.changes))), ("bound", .number(FixedPoint(kept.bound))),
            ("proven", .boolean(kept.proven)), ("added", .number(FixedPoint(kept.difference.added))),
            ("dropped", .number(FixedPoint(kept.difference.dropped))),
            ("moved", .number(FixedPoint(kept.difference.moved))),
        ]
        let goals = kept.goals.map { goal -> JSONValue in
            .object([
                ("id", .string(goal.id)), ("best", .number(goal.best)), ("bound", .number(goal.bound)),
                ("proven", .boolean(goal.proven)), ("gain", .number(goal.gain)),
                ("before", .number(orNull: goal.before)),
            ])
        }
        return .object([
            ("from", .object([("path", .string(kept.path)), ("sha256", .string(kept.fingerprint))])),
            ("groups_before", .number(FixedPoint(kept.groupsBefore))),
            ("groups_gone", .number(FixedPoint(kept.groupsGone))), ("groups", .object(changes)),
            ("goals", .array(goals)),
        ])
    }

    private static func json(_ totals: PlanTotals) -> JSONValue {
        .object([
            ("needs", .integer(totals.needs)),
            ("needs_met", .integer(totals.needsMet)),
            ("needs_partly_met", .integer(totals.needsPartlyMet)),
            ("needs_open", .integer(totals.needsOpen)),
            ("groups_requested", .number(FixedPoint(totals.groupsRequested))),
            ("groups_allocated", .number(FixedPoint(totals.groupsAllocated))),
            ("allocations", .integer(totals.allocations)),
            ("schools_served", .integer(totals.schoolsServed)),
            ("providers", .integer(totals.providers)),
            ("cost", .number(orNull: totals.cost)),
            ("funded", .number(orNull: totals.funded)),
            ("own", .number(orNull: totals.own)),
            ("funds", .array(totals.funds.map(fund))),
        ])
    }

    private static func fund(_ fund: PlanTotals.Fund) -> JSONValue {
        .object([
            ("id", .string(fund.id)),
            ("programme", .string(fund.programme)),
            ("amount", .number(fund.amount)),
            ("spent", .number(orNull: fund.spent)),
            ("left", .number(orNull: fund.left)),
        ])
    }

    private static func json(_ size: ModelSize) -> JSONValue {
        .object([
            ("needs", .integer(size.needs)),
            ("offers", .integer(size.offers)),
            ("candidates", .integer(size.candidates)),
            ("columns", .integer(size.columns)),
            ("rows", .integer(size.rows)),
        ])
    }

    private static func solve(_ plan: Plan) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("seconds", .number(orNull: DecimalText.rounded(plan.seconds, digits: 3))),
            ("simplex_iterations", .integer(plan.work.simplexIterations)),
            ("nodes", .integer(plan.work.nodes)),
            ("subproblems", .integer(plan.work.subproblems)),
            ("columns", .integer(plan.work.columns)),
            ("rows", .integer(plan.work.rows)),
        ]
        if !plan.prices.goals.isEmpty { members.append(("prices", .array(plan.prices.goals.map(prices)))) }
        return .object(members)
    }

    private static func prices(_ goal: PlanPrices.Goal) -> JSONValue {
        let members = { (prices: [PlanPrices.Price]) in
            JSONValue.object(prices.map { ($0.name, .number($0.worth)) })
        }
        return .object([
            ("goal", .string(goal.id)), ("rows", members(goal.rows)), ("held", members(goal.held)),
        ])
    }
}
