// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Parallel
import Synchronization
import Testing

@Suite struct ThreadCountTests {
    @Test(arguments: [1, 2, 3, 7, 40]) func resultsComeInTheOrderOfTheParts(threads: Int) throws {
        let count = try #require(ThreadCount(threads))
        #expect(count.map(1_000) { $0 * $0 } == (0..<1_000).map { $0 * $0 })
        #expect(count.map(0) { $0 }.isEmpty)
        #expect(count.map(1) { $0 } == [0])
    }

    private struct Failed: Error, Equatable {
        let part: Int
    }

    @Test(arguments: [1, 2, 7]) func theFirstFailureInTheOrderOfThePartsIsThrown(threads: Int) throws {
        let count = try #require(ThreadCount(threads))
        let values = try count.tryMap(100) { (part) throws(Failed) in part + 1 }
        #expect(values == Array(1...100))
        #expect(throws: Failed(part: 30)) {
            try count.tryMap(100) { (part) throws(Failed) in
                if part % 30 == 0, part > 0 { throw Failed(part: part) }
            }
        }
    }

    @Test func eachPartIsDoneOnce() throws {
        let counter = VisitCounter(500)
        let threads = try #require(ThreadCount(4))
        _ = threads.map(500) { counter.visit($0) }
        #expect(counter.counts == Array(repeating: 1, count: 500))
    }

    /// Two parts that wait for each other end only if two threads work at the same time.
    @Test(.timeLimit(.minutes(1))) func severalThreadsWorkAtTheSameTime() throws {
        let (first, second) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let threads = try #require(ThreadCount(2))
        let met = threads.map(2) { part in
            (part == 0 ? first : second).signal()
            return (part == 0 ? second : first).wait(timeout: .now() + 30) == .success
        }
        #expect(met == [true, true])
    }

    @Test(arguments: [0, -1, 1_025, Int.max]) func otherNumbersAreRefused(number: Int) {
        #expect(ThreadCount(number) == nil)
    }

    @Test func allCoresIsAtLeastOne() {
        #expect(ThreadCount.allCores.value >= 1)
        #expect(ThreadCount.one.value == 1)
    }
}

private final class VisitCounter: Sendable {
    private let visits: Mutex<[Int]>

    init(_ count: Int) { visits = Mutex(Array(repeating: 0, count: count)) }

    func visit(_ part: Int) { visits.withLock { $0[part] += 1 } }

    var counts: [Int] { visits.withLock { $0 } }
}
