// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

private struct Pair: Hashable {
    let need: Int
    let offer: Int

    init(_ lock: Lock) {
        need = lock.need
        offer = lock.offer
    }
}

/// A lock with the candidates it speaks of.
private struct BoundLock {
    let lock: Lock
    let candidates: [Int32]
}

extension ModelBuilder {
    /// A row for each lock, named after it: least ≤ Σ x ≤ most over its candidates. Locks that no plan can keep, as
    /// far as counting shows, are errors.
    mutating func addLocks() {
        // Unknown modes were told when the scenario was read.
        var told = DiagnosticSink()
        let locks = Lock.read(scenario.tables, into: &told)
        guard !locks.isEmpty else { return }
        let bound = bind(locks)
        reportContradictions(bound)
        for item in bound where !item.candidates.isEmpty {
            let subject = item.lock.subject(scenario.tables)
            let name = "lock.\(subject.replacing("/", with: ".")).\(item.lock.mode.rawValue)"
            model.addRow(
                name: name, lower: item.lock.least > 0 ? item.lock.least : nil, upper: item.lock.most, scale: 0,
                terms: item.candidates.map { ($0, 1) })
            rowOrigins.append(RowOrigin(source: .lock(item.lock.row), subject: subject, part: .bound))
        }
    }

    private mutating func bind(_ locks: [Lock]) -> [BoundLock] {
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

    /// A lock that asks for groups must be possible; one that forbids the impossible is only noted.
    private mutating func reportNoCandidate(_ lock: Lock) {
        let subject = lock.subject(scenario.tables)
        guard lock.least > 0 else {
            sink.report(PlanningMessages.lockWithoutCandidate(subject, at: lock.location))
            return
        }
        let rules = NearMissSearch(scenario).exclusion(
            need: Int32(lock.need), offer: Int32(lock.offer), fund: lock.fund.map { Int32($0) })
        sink.report(PlanningMessages.lockExcluded(subject, by: rules, at: lock.location))
    }

    private mutating func reportContradictions(_ locks: [BoundLock]) {
        var least: [Int32: Int64] = [:]
        var most: [Int32: Int64] = [:]
        for item in locks where item.candidates.count == 1 {
            let candidate = item.candidates[0]
            least[candidate] = max(least[candidate] ?? 0, item.lock.least)
            if let upper = item.lock.most { most[candidate] = min(most[candidate] ?? upper, upper) }
        }
        let ofPair = Dictionary(grouping: locks.indices) { Pair(locks[$0].lock) }
        for item in locks {
            if item.candidates.isEmpty {
                reportNoCandidate(item.lock)
                continue
            }
            let room = item.candidates.reduce(Int64(0)) { $0 + model.columns[Int($1)].upper }
            let subject = item.lock.subject(scenario.tables)
            if item.lock.least > room {
                sink.report(
                    PlanningMessages.lockBeyondLimits(
                        subject, asked: item.lock.least, allowed: room, at: item.lock.location))
                continue
            }
            let pair = (ofPair[Pair(item.lock)] ?? []).map { locks[$0] }.filter { other in
                other.lock.row != item.lock.row && other.candidates.contains { item.candidates.contains($0) }
            }
            let others = pair.filter { $0.candidates.count >= item.candidates.count }.compactMap(\.lock.most)
            let ofFunds = item.candidates.reduce(Int64(0)) { $0 + min(model.columns[Int($1)].upper, most[$1] ?? .max) }
            let forced = item.candidates.reduce(Int64(0)) { $0 + (least[$1] ?? 0) }
            let isShort = item.lock.least > min(others.min() ?? .max, ofFunds)
            if isShort || item.lock.most.map({ forced > $0 }) ?? false {
                sink.report(
                    PlanningMessages.locksContradict(subject, others: pair.map(\.lock.location), at: item.lock.location)
                )
            }
        }
    }
}
