// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A plan that was written before, as ids: what of it still exists is asked of the scenario it is laid beside.
public struct EarlierPlan: Sendable {
    /// One row of its `allocations.csv`.
    public struct Allocation: Sendable, Hashable {
        public let need: String
        public let offer: String
        /// `nil` where the plan was made without funds.
        public let fund: String?
        /// At least 1.
        public let groups: Int64
        /// For all groups together, in euro; `nil` where no rulebook computes it. The same for `funded` and `own`.
        public let cost: FixedPoint?
        public let funded: FixedPoint?
        public let own: FixedPoint?
        public let place: SourceLocation

        public init(
            need: String, offer: String, fund: String?, groups: Int64, cost: FixedPoint? = nil,
            funded: FixedPoint? = nil, own: FixedPoint? = nil, place: SourceLocation
        ) {
            self.need = need
            self.offer = offer
            self.fund = fund
            self.groups = groups
            self.cost = cost
            self.funded = funded
            self.own = own
            self.place = place
        }
    }

    /// A goal of the plan, as its `plan.json` has it.
    public struct Goal: Sendable, Hashable {
        public let id: String
        public let value: FixedPoint

        public init(id: String, value: FixedPoint) {
            self.id = id
            self.value = value
        }
    }

    /// The folder, as it was given.
    public let path: String
    /// In the order of the file.
    public let allocations: [Allocation]
    /// SHA-256 of the file, in hexadecimal.
    public let fingerprint: String
    /// What limits were worth to the goals; none where its folder does not say so.
    public let prices: PlanPrices
    /// In their order; none where its folder does not say so.
    public let goals: [Goal]

    public init(
        path: String, allocations: [Allocation], fingerprint: String, prices: PlanPrices = PlanPrices(),
        goals: [Goal] = []
    ) {
        self.path = path
        self.allocations = allocations
        self.fingerprint = fingerprint
        self.prices = prices
        self.goals = goals
    }

    /// Reads the allocations of a plan's folder, and goals and prices if its `plan.json` is there; `nil` (and errors in the sink)
    /// if the allocations cannot be read.
    ///
    /// - Parameter path: the output folder of a plan, its `plan.json` or its `allocations.csv`.
    public static func read(_ path: String, into sink: inout DiagnosticSink) -> EarlierPlan? {
        let isFile = path.hasSuffix(".json") || path.hasSuffix(".csv")
        let folder = isFile ? InputFiles.parent(of: path) : path
        guard let (rows, file) = readAllocations(folder, into: &sink) else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.add("allocations", file.bytes)
        let summary = EarlierSummary.read(folder: folder, into: &sink)
        return EarlierPlan(
            path: path, allocations: rows, fingerprint: fingerprint.finished(), prices: summary.prices,
            goals: summary.goals)
    }

    /// The allocations of a plan's folder alone, and the file they are from; `nil` (and errors in the sink) if they cannot be
    /// read.
    static func readAllocations(
        _ folder: String, into sink: inout DiagnosticSink
    ) -> (rows: [Allocation], file: SourceFile)? {
        let name = InputFiles.join(folder, "allocations.csv")
        let file = InputFiles.read(name, orReport: { EarlierMessages.missing($0) }, into: &sink)
        guard let file, let rows = AllocationTexts.read(file, into: &sink) else { return nil }
        return (rows, file)
    }
}

/// The allocations of a file as texts, without a scenario to look them up in.
private enum AllocationTexts {
    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> [EarlierPlan.Allocation]? {
        var own = DiagnosticSink()
        let tables = TableLoader.load(
            sources: [TableSource(table: AllocationReader.schema.name, file: file, isWrittenByProgram: true)],
            schemas: [AllocationReader.schema], edits: [], missingAt: file.start, into: &own)
        guard let tables, let table = tables.table(AllocationReader.schema.name), !own.hasErrors else {
            sink.merge(own)
            return nil
        }
        let cells = { (row: Int, name: String) -> String? in
            guard let column = table.column(named: name), column.isPresent(row), case .texts(let ids) = column.storage
            else { return nil }
            return tables.pool[ids[row]]
        }
        let amount = { (row: Int, name: String) -> FixedPoint? in
            guard let column = table.column(named: name), column.isPresent(row),
                case .numbers(let values, let scale) = column.storage
            else { return nil }
            return FixedPoint(mantissa: values[row], scale: scale).normalised
        }
        guard case .numbers(let groups, _)? = table.column(named: "groups")?.storage else { return nil }
        var errors = DiagnosticSink()
        let rows = (0..<table.rowCount).compactMap { row -> EarlierPlan.Allocation? in
            guard let need = cells(row, "need"), let offer = cells(row, "offer") else { return nil }
            let place = table.location(row: row)
            guard groups[row] >= 1 else {
                errors.report(
                    EarlierMessages.noGroups(groups[row], at: table.location(row: row, column: "groups")))
                return nil
            }
            return EarlierPlan.Allocation(
                need: need, offer: offer, fund: cells(row, "fund"), groups: groups[row], cost: amount(row, "cost"),
                funded: amount(row, "funded"), own: amount(row, "own"), place: place)
        }
        sink.merge(errors)
        return errors.hasErrors ? nil : rows
    }
}
