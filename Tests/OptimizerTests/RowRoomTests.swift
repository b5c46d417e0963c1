// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// What a dive takes away or refuses, held against all points of small kernels.
@Suite struct RowRoomTests {
    @Test(arguments: UInt64(1)...60) func neverTakesAPointAway(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let kernel = Self.kernel(&random)
        let points = Self.points.filter(kernel.admits)
        var room = RowRoom(kernel, lower: kernel.lower, upper: kernel.upper)
        guard room.propagate() else {
            #expect(points.isEmpty)
            return
        }
        let (lower, upper) = (room.lower, room.upper)
        for point in points { #expect(point.indices.allSatisfy { lower[$0] <= point[$0] && point[$0] <= upper[$0] }) }
        for column in 0..<4 {
            for value in Int64(0)...2 {
                var tried = room
                guard !tried.fix([(column, value)]) else { continue }
                #expect(!points.contains { $0[column] == value })
                #expect(tried.lower == lower && tried.upper == upper)
                let isPossible = tried.propagate()
                #expect(isPossible)
            }
        }
    }

    /// What follows from a column keeps every point that has its value; a refusal changes nothing.
    @Test(arguments: UInt64(61)...120) func consequencesKeepEveryPoint(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let kernel = Self.kernel(&random)
        let points = Self.points.filter(kernel.admits)
        let room = RowRoom(kernel, lower: kernel.lower, upper: kernel.upper)
        for column in 0..<4 {
            for value in Int64(0)...2 {
                var tried = room
                let isFixed = tried.fixWithConsequences([(column, value)])
                let kept = points.filter { $0[column] == value }
                if isFixed {
                    let (lower, upper) = (tried.lower, tried.upper)
                    #expect(lower[column] == value && upper[column] == value)
                    for point in kept {
                        #expect(point.indices.allSatisfy { lower[$0] <= point[$0] && point[$0] <= upper[$0] })
                    }
                } else {
                    #expect(kept.isEmpty)
                    #expect(tried.lower == room.lower && tried.upper == room.upper)
                    // Activities are as before, too.
                    var (first, second) = (room, tried)
                    let (isPossible, isStillPossible) = (first.propagate(), second.propagate())
                    #expect(isPossible == isStillPossible)
                    #expect(!isPossible || first.lower == second.lower && first.upper == second.upper)
                }
            }
        }
    }

    private static let points: [[Int64]] = (0..<81).map { number in
        [1, 3, 9, 27].map { Int64(number / $0 % 3) }
    }

    private static func kernel(_ random: inout SeededGenerator) -> Kernel {
        var kernel = Kernel()
        for _ in 0..<4 { kernel.appendColumn(lower: 0, upper: 2) }
        for _ in 0..<3 {
            let side = Int64.random(in: -3...6, using: &random)
            let isUpper = Bool.random(using: &random)
            kernel.appendRow(
                lower: isUpper ? Kernel.noLower : side, upper: isUpper ? side : Kernel.noUpper,
                entries: (0..<4).map { ($0, Int64.random(in: -3...3, using: &random)) })
        }
        kernel.indexColumns()
        return kernel
    }
}
