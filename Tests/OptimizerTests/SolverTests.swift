// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Parallel
import Synchronization
import TestSupport
import Testing

/// The solver against brute force.
@Suite struct SolverTests {
    @Test(arguments: 0..<UInt64(10))
    func agreesWithBruteForce(group: UInt64) throws {
        for seed in group * 40..<group * 40 + 40 {
            let model = RandomModels.model(seed: seed)
            let expected = BruteForce(model)
            let result = try Solver.solve(model, options: SolveOptions())
            guard let goals = expected.goals else {
                #expect(result.status == .infeasible, "seed \(seed)\n\(model.text)")
                continue
            }
            #expect(result.status == .optimal, "seed \(seed)\n\(model.text)")
            #expect(result.goals.map { Int128($0.value) } == goals, "seed \(seed)\n\(model.text)")
            #expect(result.goals.allSatisfy { $0.bound == $0.value && $0.proven }, "seed \(seed)\n\(model.text)")
            let values = try #require(result.values)
            #expect(SolutionCheck(values, of: model).isAdmissible)
        }
    }
}

/// Limits, cancellation and the kept cases.
@Suite struct SolverLimitTests {
    /// A model of blocks that share a fund and offers with a least number.
    static func region(seed: UInt64, blocks: Int32) -> LinearModel {
        var random = SeededGenerator(seed: seed)
        var model = LinearModel()
        var money: [(column: Int32, coefficient: Int64)] = []
        var offers: [[(column: Int32, coefficient: Int64)]] = Array(repeating: [], count: Int(blocks))
        var values: [Int64] = []
        for block in 0..<blocks {
            var own: [(column: Int32, coefficient: Int64)] = []
            for _ in 0..<12 {
                let column = Int32(model.addColumn(name: "x\(values.count)", upper: 3, block: block))
                let cost = Int64.random(in: 300...4_000, using: &random)
                own.append((column, cost / 5))
                money.append((column, cost))
                offers[Int.random(in: 0..<Int(blocks), using: &random)].append((column, 1))
                values.append(Int64.random(in: 1...4, using: &random))
            }
            model.addRow(name: "own", lower: nil, upper: 900, scale: 0, terms: own)
            model.addRow(name: "groups", lower: nil, upper: 4, scale: 0, terms: own.map { ($0.column, 1) })
        }
        model.addRow(name: "fund", lower: nil, upper: Int64(blocks) * 1_500, scale: 0, terms: money)
        for offer in offers {
            let open = Int32(model.addColumn(name: "y", upper: 1))
            values.append(0)
            model.addRow(name: "min", lower: 0, upper: nil, scale: 0, terms: offer + [(open, -3)])
            model.addRow(name: "max", lower: nil, upper: 0, scale: 0, terms: offer + [(open, -5)])
        }
        for (id, shift) in [("G-1", Int64(0)), ("G-2", 7)] {
            let coefficients = values.enumerated().map {
                $1 == 0 ? 0 : shift == 0 ? $1 : Int64($0) * 7_919 % 1_000 - 700
            }
            model.goals.append(
                LinearModel.Goal(
                    id: id, sense: .maximise, coefficients: coefficients, constant: 0, scale: 0,
                    tolerance: Amount(units: 0, scale: 0)))
        }
        return model
    }

    @Test func sameInputGivesSameValuesAndWork() throws {
        let model = Self.region(seed: 3, blocks: 12)
        let first = try Solver.solve(model, options: SolveOptions())
        let second = try Solver.solve(model, options: SolveOptions())
        #expect(first.status == .optimal)
        #expect(first.values == second.values)
        #expect(first.work == second.work)
    }

    @Test func aCancelledSolveIsInterrupted() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let result = try Solver.solve(
            Self.region(seed: 3, blocks: 12), options: SolveOptions(cancellation: cancellation))
        #expect(result.status == .interrupted)
    }

    @Test func aTimeLimitLeavesAnHonestBoundForEveryGoal() throws {
        let model = Self.region(seed: 4, blocks: 40)
        let result = try Solver.solve(model, options: SolveOptions(timeLimit: 0.3))
        guard let values = result.values else {
            #expect(result.status == .unknown)
            return
        }
        #expect(SolutionCheck(values, of: model).isAdmissible)
        #expect(result.goals.count == 2)
        #expect(result.goals.allSatisfy { $0.bound >= $0.value })
    }

    /// The tests themselves hold more than a megabyte, so the limit is reached at the first look.
    @Test func aMemoryLimitLeavesAnHonestBoundForEveryGoal() throws {
        let model = Self.region(seed: 3, blocks: 12)
        let memory = try #require(MemoryLimit(megabytes: 1))
        #expect(!memory.isReached)
        let result = try Solver.solve(model, options: SolveOptions(memoryLimit: memory))
        #expect(memory.isReached)
        #expect(result.status == .feasible)
        #expect(SolutionCheck(try #require(result.values), of: model).isAdmissible)
        let best = try Solver.solve(model, options: SolveOptions())
        #expect(result.goals.count == 2)
        #expect(result.goals.allSatisfy { $0.bound >= $0.value })
        #expect(result.goals[0].bound >= best.goals[0].value && result.goals[0].value <= best.goals[0].value)
    }

    @Test func aMemoryLimitThatIsNotReachedChangesNothing() throws {
        let model = Self.region(seed: 3, blocks: 12)
        let memory = try #require(MemoryLimit(megabytes: 1 << 40))
        let result = try Solver.solve(model, options: SolveOptions(memoryLimit: memory))
        let free = try Solver.solve(model, options: SolveOptions())
        #expect(!memory.isReached)
        #expect(result.values == free.values && result.goals == free.goals && result.work == free.work)
    }

    @Test func thereIsNoMemoryLimitOfNothing() {
        #expect(MemoryLimit(megabytes: 0) == nil)
        #expect(MemoryLimit(megabytes: -5) == nil)
    }

    /// A bound that is shown while the search goes on is a theorem too.
    @Test func progressNeverTellsABoundThatAPlanBreaks() throws {
        let told = Mutex<[SolveProgress]>([])
        let result = try Solver.solve(
            Self.region(seed: 3, blocks: 12),
            options: SolveOptions(progress: { progress in told.withLock { $0.append(progress) } }))
        #expect(result.status == .optimal)
        let events = told.withLock { $0 }
        #expect(events.contains { $0.bound != nil && $0.value != nil && $0.bound != $0.value })
        for event in events {
            let best = result.goals[event.goal].value
            #expect(event.bound.map { $0 >= best } ?? true, "\(event)")
            #expect(event.value.map { $0 <= best } ?? true, "\(event)")
        }
    }

    @Test func aStartIsNeverMadeWorse() throws {
        let model = Self.region(seed: 5, blocks: 10)
        let best = try Solver.solve(model, options: SolveOptions())
        let again = try Solver.solve(model, options: SolveOptions(start: best.values))
        #expect(again.goals.map(\.value) == best.goals.map(\.value))
        #expect(again.status == .optimal)
    }

    @Test func aStartThatBreaksARowIsRepaired() throws {
        var model = LinearModel()
        let columns = (0..<12).map { Int32(model.addColumn(name: "x\($0)", upper: 1)) }
        model.addRow(name: "most", lower: nil, upper: 10, scale: 0, terms: columns.map { ($0, 1) })
        // Without a goal every plan is as good: only what breaks the row is given up.
        let start = [Int64](repeating: 1, count: 12)
        let result = try Solver.solve(model, options: SolveOptions(start: start))
        #expect(result.values?.reduce(0, +) == 10)
    }

    @Test func aStartThatCannotBeUsedChangesNothing() throws {
        let model = Self.region(seed: 5, blocks: 10)
        let best = try Solver.solve(model, options: SolveOptions())
        let full = try Solver.solve(model, options: SolveOptions(start: model.columns.map(\.upper)))
        let short = try Solver.solve(model, options: SolveOptions(start: [1]))
        #expect(full.goals == best.goals)
        #expect(short.goals == best.goals && short.values == best.values)
    }

    /// Work of a solve of a generated region; a change for the worse has to be looked at.
    @Test(arguments: [(seed: UInt64(3), blocks: Int32(12)), (seed: UInt64(6), blocks: Int32(20))])
    func workStaysBelowItsThreshold(seed: UInt64, blocks: Int32) throws {
        let result = try Solver.solve(Self.region(seed: seed, blocks: blocks), options: SolveOptions())
        #expect(result.status == .optimal)
        let threshold = try #require(Self.thresholds[seed])
        #expect(result.work.simplexIterations <= threshold.iterations, "\(result.work)")
        #expect(result.work.columns <= threshold.columns, "\(result.work)")
    }

    /// Parts of a plan are searched side by side; what they find and cost does not depend on the threads.
    @Test func planAndWorkAreTheSameOnTwoThreads() throws {
        let model = Self.region(seed: 3, blocks: 12)
        let alone = try Solver.solve(model, options: SolveOptions())
        let both = try Solver.solve(model, options: SolveOptions(threads: #require(ThreadCount(2))))
        #expect(alone.work.nodes > 50, "parts are searched: \(alone.work)")
        #expect(both.values == alone.values)
        #expect(both.work == alone.work)
    }

    private static let thresholds: [UInt64: (iterations: Int, columns: Int)] = [
        3: (iterations: 11_400, columns: 680), 6: (iterations: 1_050, columns: 140),
    ]
}
