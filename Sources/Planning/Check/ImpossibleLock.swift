// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Rules
import Tables

/// A lock that no plan can keep, as far as counting shows.
public struct ImpossibleLock: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// Match rules exclude what is asked for, in the order of the rulebooks.
        case excluded([UnmetNeed.FailedRule])
        /// The limits that stand beside it allow fewer groups.
        case beyondLimits(allowed: Int64, [Obstacle])
        /// Other locks on the same groups ask for the opposite.
        case contradicted([SourceLocation])
    }

    /// A limit for one value of `per` that allows fewer groups than the lock asks for.
    public struct Obstacle: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// The value of `per`; empty for the whole plan.
        public let subject: String
    }

    /// The ids of need, offer and fund, for example `B48/A13`.
    public let subject: String
    /// The fewest groups that keep the lock.
    public let asked: Int64
    public let reason: Reason
    public let location: SourceLocation

    /// As it is told to people; its cause gives exit code 2.
    public var diagnostic: Diagnostic { LockMessages.diagnostic(of: self) }
}

/// Finds the locks of a model that counting alone refutes.
struct ImpossibleLockSearch {
    private let prepared: PreparedScenario
    private let locks: [BoundLock]

    /// A lock that has a row, with the candidates it speaks of.
    private struct BoundLock {
        let lock: Lock
        let candidates: [Int]
    }

    init(_ prepared: PreparedScenario) {
        self.prepared = prepared
        let (model, all) = (prepared.model.model, prepared.scenario.locks)
        locks = zip(model.rows, prepared.model.rows).compactMap { row, origin in
            guard case .lock(let index) = origin.source, let lock = all.first(where: { $0.row == index }) else {
                return nil
            }
            return BoundLock(lock: lock, candidates: row.terms.map { Int(model.termColumns[$0]) })
        }
    }

    /// In the order of the locks. Linear in the locks of each pair; where one fails its limits, in the model as well.
    func impossible() -> [ImpossibleLock] {
        locks.compactMap { item in
            reason(item).map { reason in
                ImpossibleLock(
                    subject: item.lock.subject(prepared.scenario.tables), asked: item.lock.least, reason: reason,
                    location: item.lock.location)
            }
        }
    }

    private func reason(_ item: BoundLock) -> ImpossibleLock.Reason? {
        if item.candidates.isEmpty {
            let rules = NearMissSearch(prepared.scenario).exclusion(
                need: Int32(item.lock.need), offer: Int32(item.lock.offer), fund: item.lock.fund.map { Int32($0) })
            return .excluded(rules)
        }
        let columns = prepared.model.model.columns
        let allowed = item.candidates.reduce(Int64(0)) { $0 + columns[$1].upper }
        if item.lock.least > allowed { return .beyondLimits(allowed: allowed, obstacles(item)) }
        let others = contradicting(item)
        return others.isEmpty ? nil : .contradicted(others.map(\.lock.location))
    }

    // MARK: Limits

    /// The limits that allow one of the lock's candidates fewer groups than are asked for.
    private func obstacles(_ item: BoundLock) -> [ImpossibleLock.Obstacle] {
        let wanted = Set(item.candidates)
        var seen: Set<ImpossibleLock.Obstacle> = []
        return prepared.model.model.rows.indices.compactMap { row -> ImpossibleLock.Obstacle? in
            let origin = prepared.model.rows[row]
            guard case .limit(let index) = origin.source, origin.part == .bound,
                let most = mostAlone(wanted, row: row), most < item.lock.least
            else { return nil }
            let rule = prepared.scenario.rules.limits[index].rule
            return ImpossibleLock.Obstacle(id: rule.id, title: rule.title, subject: origin.subject)
        }.filter { seen.insert($0).inserted }
    }

    /// The fewest groups that the row allows one of the candidates; `nil` where it bounds none of them alone.
    private func mostAlone(_ candidates: Set<Int>, row index: Int) -> Int64? {
        let model = prepared.model.model
        let row = model.rows[index]
        guard let upper = row.upper, row.terms.allSatisfy({ model.termCoefficients[$0] >= 0 }) else { return nil }
        return row.terms.filter { candidates.contains(Int(model.termColumns[$0])) }
            .map { max(0, upper / model.termCoefficients[$0]) }.min()
    }

    // MARK: Other locks

    /// The locks on the same groups where they and this one cannot hold together; empty where they can.
    private func contradicting(_ item: BoundLock) -> [BoundLock] {
        let pair = locks.filter { other in
            other.lock.need == item.lock.need && other.lock.offer == item.lock.offer
                && other.lock.row != item.lock.row && other.candidates.contains { item.candidates.contains($0) }
        }
        let wide = pair.filter { $0.candidates.count >= item.candidates.count }.compactMap(\.lock.most)
        let columns = prepared.model.model.columns
        let room = item.candidates.reduce(Int64(0)) { $0 + min(columns[$1].upper, most(of: $1, pair)) }
        let forced = item.candidates.reduce(Int64(0)) { $0 + least(of: $1, pair) }
        let isShort = item.lock.least > min(wide.min() ?? .max, room)
        return isShort || item.lock.most.map { forced > $0 } ?? false ? pair : []
    }

    /// What locks on this candidate alone ask for.
    private func least(of candidate: Int, _ locks: [BoundLock]) -> Int64 {
        locks.filter { $0.candidates == [candidate] }.map(\.lock.least).max() ?? 0
    }

    /// What locks on this candidate alone allow.
    private func most(of candidate: Int, _ locks: [BoundLock]) -> Int64 {
        locks.filter { $0.candidates == [candidate] }.compactMap(\.lock.most).min() ?? .max
    }
}
