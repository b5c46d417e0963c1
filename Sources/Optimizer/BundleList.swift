// SPDX-License-Identifier: GPL-3.0-or-later

/// All admissible bundles of a block whose floors leave few of them, one behind the other.
///
/// A floor keeps a block near its best for an earlier goal. A search by the profits of the next goal meets it late;
/// listing all bundles once, in the order in which the floor counts them, is short, and then pricing is a scan.
struct BundleList: Sendable {
    /// Blocks with more bundles are searched without their floors instead.
    private static let limit = 4_000
    private static let nodeLimit = 12_000

    private(set) var starts: [Int32] = [0]
    private(set) var places: [Int32] = []
    private(set) var amounts: [Int64] = []

    var count: Int { starts.count - 1 }

    /// `nil` if there are too many.
    init?(_ program: BlockProgram, lower: [Int64], upper: [Int64]) {
        guard let floor = program.floorRows.first, lower.allSatisfy({ $0 == 0 }) else { return nil }
        var search = Search(program, upper: upper, floor: floor)
        guard search.run(limit: Self.limit, nodeLimit: Self.nodeLimit) else { return nil }
        starts = search.starts
        places = search.places
        amounts = search.amounts
    }

    private struct Search {
        let program: BlockProgram
        let order: [Int]
        let weight: [Int64]
        let upper: [Int64]
        let floor: Int
        var room: [Int64]
        var slack: [Int64]
        var starts: [Int32] = [0]
        var places: [Int32] = []
        var amounts: [Int64] = []
        var taken: [(place: Int32, amount: Int64)] = []
        var nodes = 0
        /// The most that columns from a position on can add to the floor.
        var rest: [Int64]

        init(_ program: BlockProgram, upper: [Int64], floor: Int) {
            self.program = program
            self.upper = upper
            self.floor = floor
            let values = program.columns.indices.map { program.floorValue(0, $0) }
            order = program.columns.indices.filter { upper[$0] > 0 }.sorted { (-values[$0], $0) < (-values[$1], $1) }
            weight = order.map { values[$0] }
            room = program.rowUpper
            slack = program.rowLower
            rest = [Int64](repeating: 0, count: order.count + 1)
            for position in order.indices.reversed() {
                rest[position] = rest[position + 1] + max(0, weight[position]) * upper[order[position]]
            }
        }

        mutating func run(limit: Int, nodeLimit: Int) -> Bool {
            search(from: 0, limit: limit, nodeLimit: nodeLimit)
            return starts.count <= limit && nodes < nodeLimit
        }

        private mutating func search(from start: Int, limit: Int, nodeLimit: Int) {
            if program.floorRows.allSatisfy({ slack[$0] <= 0 }) { record() }
            for position in start..<order.count {
                nodes += 1
                if starts.count > limit || nodes >= nodeLimit || !reaches(position) { return }
                let most = fitting(position)
                guard most > 0 else { continue }
                for amount in 1...most {
                    take(order[position], amount)
                    taken.append((Int32(order[position]), amount))
                    search(from: position + 1, limit: limit, nodeLimit: nodeLimit)
                    taken.removeLast()
                    take(order[position], -amount)
                }
            }
        }

        /// Whether the columns from a position on can still bring the floor to its bound.
        private func reaches(_ position: Int) -> Bool {
            let missing = slack[floor]
            if missing <= 0 { return true }
            if rest[position] < missing { return false }
            guard program.capCoversAll, program.capRow >= 0 else { return true }
            let (reach, overflow) = room[program.capRow].multipliedReportingOverflow(by: max(0, weight[position]))
            return overflow || reach >= missing
        }

        private func fitting(_ position: Int) -> Int64 {
            var most = upper[order[position]]
            for entry in program.entriesOfColumn.range(order[position]) {
                let row = Int(program.entriesOfColumn.indices[entry])
                let coefficient = program.entriesOfColumn.values[entry]
                if room[row] != Kernel.noUpper, coefficient > 0 { most = min(most, room[row] / coefficient) }
            }
            return most
        }

        private mutating func take(_ place: Int, _ amount: Int64) {
            for entry in program.entriesOfColumn.range(place) {
                let row = Int(program.entriesOfColumn.indices[entry])
                let use = program.entriesOfColumn.values[entry] * amount
                if room[row] != Kernel.noUpper { room[row] -= use }
                if slack[row] != Kernel.noLower { slack[row] -= use }
            }
        }

        private mutating func record() {
            for item in taken {
                places.append(item.place)
                amounts.append(item.amount)
            }
            starts.append(Int32(places.count))
        }
    }
}

extension BundleList {
    /// The best bundle within bounds: its number and profit.
    func best(profits: [Int64], lower: [Int64], upper: [Int64]) -> (bundle: Int, value: Int64)? {
        let required = lower.count { $0 > 0 }
        var best: (bundle: Int, value: Int64)?
        for bundle in 0..<count {
            var value: Int64 = 0
            var missing = required
            var fits = true
            for entry in Int(starts[bundle])..<Int(starts[bundle + 1]) {
                let place = Int(places[entry])
                let amount = amounts[entry]
                if amount > upper[place] || amount < lower[place] {
                    fits = false
                    break
                }
                if lower[place] > 0 { missing -= 1 }
                value += amount * profits[place]
            }
            if fits, missing == 0, best == nil || value > best?.value ?? 0 { best = (bundle, value) }
        }
        return best
    }

    /// A bundle with all places of its block.
    func dense(_ bundle: Int, width: Int) -> [Int64] {
        var values = [Int64](repeating: 0, count: width)
        for entry in Int(starts[bundle])..<Int(starts[bundle + 1]) { values[Int(places[entry])] = amounts[entry] }
        return values
    }
}
