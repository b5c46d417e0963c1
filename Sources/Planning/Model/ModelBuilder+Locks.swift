// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

/// A lock with the candidates it speaks of.
private struct BoundLock {
    let lock: Lock
    let candidates: [Int32]
}

extension ModelBuilder {
    /// A row for each lock, named after it: least ≤ Σ x ≤ most over its candidates. A lock that asks for groups where
    /// there is no candidate is a row that nothing can keep; one that forbids the impossible is only noted.
    mutating func addLocks() {
        // Unknown modes were told when the scenario was read.
        var told = DiagnosticSink()
        let locks = Lock.read(scenario.tables, into: &told)
        guard !locks.isEmpty else { return }
        for item in bind(locks) {
            let subject = item.lock.subject(scenario.tables)
            guard !item.candidates.isEmpty || item.lock.isDemand else {
                sink.report(PlanningMessages.lockWithoutCandidate(subject, at: item.lock.location))
                continue
            }
            let name = "lock.\(subject.replacing("/", with: ".")).\(item.lock.mode.rawValue)"
            model.addRow(
                name: name, lower: item.lock.least > 0 ? item.lock.least : nil, upper: item.lock.most, scale: 0,
                terms: item.candidates.map { ($0, 1) })
            rowOrigins.append(RowOrigin(source: .lock(item.lock.row), subject: subject, part: .bound))
        }
    }

    private func bind(_ locks: [Lock]) -> [BoundLock] {
        var members: [[Int32]] = Array(repeating: [], count: locks.count)
        let byNeed = Dictionary(grouping: locks.indices) { locks[$0].need }
        let candidates = columns.candidates
        for candidate in 0..<candidates.count {
            for index in byNeed[Int(candidates.needs[candidate])] ?? [] {
                let lock = locks[index]
                guard lock.offer == Int(candidates.offers[candidate]) else { continue }
                let isFund = lock.fund.map { !candidates.funds.isEmpty && Int(candidates.funds[candidate]) == $0 }
                if isFund ?? true { members[index].append(Int32(candidate)) }
            }
        }
        return zip(locks, members).map { BoundLock(lock: $0, candidates: $1) }
    }
}
