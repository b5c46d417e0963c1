// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import TestSupport
import Testing

@testable import Optimizer

/// What is known before the clock is looked at: a bound that is a theorem and a plan that holds.
@Suite struct FirstAnswerTests {
    /// A solve that was cancelled before it began.
    private static func cancelled() -> SolveOptions {
        let options = SolveOptions()
        options.cancellation.cancel()
        return options
    }

    private static func target(_ goal: LinearModel.Goal) -> GoalTarget {
        GoalTarget(
            objective: goal.sense == .maximise ? goal.coefficients : goal.coefficients.map { -$0 }, offset: 0, gap: 0,
            unit: 1)
    }

    /// Maximised and minimised goals, later ones, counts, shares, switches, soft rows, negative bounds.
    @Test(arguments: 0..<UInt64(10))
    func neitherBoundNorPlanIsEverWrong(group: UInt64) throws {
        for seed in group * 50..<group * 50 + 50 {
            let model = RandomModels.model(seed: seed)
            let kernel = Kernel(model)
            for (index, goal) in model.goals.enumerated() {
                let target = Self.target(goal)
                let first = FirstAnswer(kernel, target: target, start: nil)
                var alone = model
                alone.goals = [model.goals[index]]
                guard let best = BruteForce(alone).goals?.first else {
                    #expect(first.values == nil, "seed \(seed)")
                    continue
                }
                let sign: Int128 = goal.sense == .maximise ? 1 : -1
                #expect(Int128(first.bound) >= sign * (best - Int128(goal.constant)), "seed \(seed)\n\(model.text)")
                if let values = first.values { #expect(SolutionCheck(values, of: model).isAdmissible, "seed \(seed)") }
            }
        }
    }

    /// Without time there is the same kind of answer, with the goals in order.
    @Test(arguments: 0..<UInt64(4))
    func aSolveWithoutTimeKeepsToTheTruth(group: UInt64) throws {
        var (plans, closed) = (0, 0)
        for seed in group * 50..<group * 50 + 50 {
            let model = RandomModels.model(seed: seed)
            let result = try Solver.solve(model, options: Self.cancelled())
            guard let best = BruteForce(model).goals?.first else {
                #expect(result.values == nil)
                continue
            }
            guard let goal = result.goals.first, let values = result.values else { continue }
            plans += 1
            #expect(SolutionCheck(values, of: model).isAdmissible)
            let sign: Int128 = model.goals[0].sense == .maximise ? 1 : -1
            #expect(sign * Int128(goal.bound) >= sign * best, "seed \(seed)\n\(model.text)")
            #expect(sign * Int128(goal.value) <= sign * best, "seed \(seed)")
            closed += goal.value == goal.bound ? 1 : 0
        }
        #expect(plans >= 30)
        #expect(closed >= 5)
    }

    /// A known plan that no repair can mend: 40 columns that are equal have to fall at once. The plan without groups is
    /// there all the same.
    @Test func thePlanWithoutGroupsIsThereWhereTheStartCannotBeMended() throws {
        var model = LinearModel()
        let columns = (0..<40).map { Int32(model.addColumn(name: "x\($0)", upper: 1)) }
        for (first, second) in zip(columns, columns.dropFirst()) {
            model.addRow(name: "equal", lower: 0, upper: 0, scale: 0, terms: [(first, 1), (second, -1)])
        }
        model.addRow(name: "room", lower: nil, upper: 39, scale: 0, terms: columns.map { ($0, 1) })
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .maximise, coefficients: columns.map { _ in 1 }, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        var options = Self.cancelled()
        options.start = columns.map { _ in 1 }
        let result = try Solver.solve(model, options: options)
        #expect(result.values == columns.map { _ in 0 })
        #expect(result.status == .interrupted || result.status == .optimal)
    }

    /// Needs of one group each and offers with room for a few: every need fits every offer.
    private static func equalNeeds(_ needs: Int, capacities: [Int64], least: Int64 = 0) -> LinearModel {
        var model = LinearModel()
        var (ofNeed, ofOffer) = ([[Int32]](), [[Int32]](repeating: [], count: capacities.count))
        for need in 0..<needs {
            ofNeed.append(
                capacities.indices.map { offer in
                    let column = Int32(model.addColumn(name: "\(need).\(offer)", upper: 1, block: Int32(need)))
                    ofOffer[offer].append(column)
                    return column
                })
        }
        for columns in ofNeed {
            model.addRow(name: "need", lower: nil, upper: 1, scale: 0, terms: columns.map { ($0, 1) })
        }
        for (columns, capacity) in zip(ofOffer, capacities) {
            let terms = columns.map { (column: $0, coefficient: Int64(1)) }
            if least == 0 {
                model.addRow(name: "offer", lower: nil, upper: capacity, scale: 0, terms: terms)
            } else {
                let used = Int32(model.addColumn(name: "used", upper: 1))
                model.addRow(name: "least", lower: 0, upper: nil, scale: 0, terms: terms + [(used, -least)])
                model.addRow(name: "most", lower: nil, upper: 0, scale: 0, terms: terms + [(used, -capacity)])
            }
        }
        addGoal(&model, .maximise, (0..<needs * capacities.count).map { (Int32($0), 1) })
        return model
    }

    private static func addGoal(
        _ model: inout LinearModel, _ sense: LinearModel.Sense, _ terms: [(column: Int32, coefficient: Int64)]
    ) {
        var coefficients = [Int64](repeating: 0, count: model.columns.count)
        for term in terms { coefficients[Int(term.column)] = term.coefficient }
        model.goals.append(
            LinearModel.Goal(
                id: "G", sense: sense, coefficients: coefficients, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0)))
    }

    /// The rows of the needs add up to 200, those of the offers to fewer; both are full where they can be.
    @Test(arguments: [[10, 25, 3, 40], [80, 90, 100]] as [[Int64]])
    func rowsAddUpAndAreFilled(capacities: [Int64]) throws {
        let most = min(200, capacities.reduce(0, +))
        let result = try Solver.solve(Self.equalNeeds(200, capacities: capacities), options: Self.cancelled())
        #expect(result.goals.map(\.value) == [most])
        #expect(result.goals.map(\.bound) == [most])
    }

    @Test func offersWithALeastNumberAreOpened() throws {
        let model = Self.equalNeeds(60, capacities: [10, 25, 3, 40], least: 3)
        let result = try Solver.solve(model, options: Self.cancelled())
        #expect(result.goals.map(\.value) == [60])
        #expect(result.goals.map(\.bound) == [60])
    }

    /// A goal that is minimised needs no plan at all; one after it is filled as far as the first allows.
    @Test func minimisedAndLaterGoalsAreAnswered() throws {
        var model = Self.equalNeeds(40, capacities: [10, 15])
        Self.addGoal(&model, .minimise, (0..<80).map { (Int32($0), Int64($0) % 2 == 0 ? 3 : 1) })
        let later = try Solver.solve(model, options: Self.cancelled())
        #expect(later.goals.map(\.value) == [25, 45])
        // The row that holds the first goal says that 25 groups cost at least 1 each.
        #expect(later.goals.map(\.bound) == [25, 25])
        model.goals.reverse()
        let first = try Solver.solve(model, options: Self.cancelled())
        #expect(first.goals.first.map { [$0.value, $0.bound] } == [0, 0])
    }

    /// The lowest of several sums: groups have to go where nothing counts by itself.
    @Test func theLowestSumIsRaised() throws {
        var model = Self.equalNeeds(30, capacities: [12, 6, 6])
        model.goals = []
        let lowest = Int32(model.addColumn(name: "t", upper: 30))
        for offer in 0..<3 {
            model.addRow(
                name: "sum", lower: 0, upper: nil, scale: 0,
                terms: (0..<30).map { (Int32($0 * 3 + offer), 1) } + [(lowest, -1)])
        }
        Self.addGoal(&model, .maximise, [(lowest, 1)])
        let result = try Solver.solve(model, options: Self.cancelled())
        #expect(result.goals.map(\.value) == [6])
        #expect(result.goals.allSatisfy { $0.bound >= 6 && $0.bound <= 30 })
    }

    /// A least number for each of several sums, which the empty plan breaks.
    @Test func leastNumbersAreReached() throws {
        var model = Self.equalNeeds(30, capacities: [12, 6, 6])
        for offer in 0..<3 {
            model.addRow(
                name: "least", lower: 4, upper: nil, scale: 0, terms: (0..<30).map { (Int32($0 * 3 + offer), 1) })
        }
        model.goals = []
        Self.addGoal(&model, .minimise, (0..<90).map { (Int32($0), 1) })
        let result = try Solver.solve(model, options: Self.cancelled())
        #expect(result.goals.map(\.value) == [12])
        #expect(result.goals.map(\.bound) == [12])
    }

    /// A search with time ends with the same plan and work as one that never saw a first answer: see the thresholds of
    /// the other tests. Its progress begins with what is known before.
    @Test func progressTellsTheBoundFirst() throws {
        let told = Told()
        var options = SolveOptions()
        options.progress = { progress in told.add(progress) }
        _ = try Solver.solve(Self.equalNeeds(200, capacities: [10, 25, 3, 40]), options: options)
        let first = try #require(told.all.first)
        #expect([first.value, first.bound] == [78, 78])
    }

    @Test func numbersAtTheEndOfTheRangeAreNoTrouble() throws {
        var model = LinearModel()
        for index in 0..<4 { model.addColumn(name: "x\(index)", lower: -1, upper: 100) }
        let largest = Int64(1) << 53
        model.addRow(
            name: "r", lower: nil, upper: 3 * largest + 5, scale: 0,
            terms: (0..<4).map { (Int32($0), largest - Int64($0)) })
        Self.addGoal(&model, .maximise, (0..<4).map { (Int32($0), largest - 3 * Int64($0)) })
        let target = Self.target(model.goals[0])
        let first = FirstAnswer(Kernel(model), target: target, start: nil)
        let result = try Solver.solve(model, options: SolveOptions())
        let best = try #require(result.goals.first)
        #expect(first.bound >= best.value)
        #expect(SolutionCheck(try #require(first.values), of: model).isAdmissible)
    }
}

/// Everything that a solve reported.
private final class Told: Sendable {
    private let state = Mutex([SolveProgress]())

    var all: [SolveProgress] { state.withLock { $0 } }

    func add(_ progress: SolveProgress) { state.withLock { $0.append(progress) } }
}
