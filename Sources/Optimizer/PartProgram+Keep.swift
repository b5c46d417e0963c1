// SPDX-License-Identifier: GPL-3.0-or-later

extension Kernel {
    /// Adds Σ coefficient · column ≥ least.
    ///
    /// - Parameter row: the number that stands for it among the model's rows.
    mutating func appendRow(keeping coefficients: [Int64], atLeast least: Int64, as row: Int) {
        let divisor = max(1, coefficients.reduce(0, Exact.gcd))
        let entries = coefficients.indices.filter { coefficients[$0] != 0 }
            .map { (index: Int32($0), value: coefficients[$0] / divisor) }
        appendRow(
            lower: Exact.ceilDivide(least, divisor), upper: Kernel.noUpper, entries: entries,
            origin: ModelRow(row: Int32(row), divisor: divisor))
    }
}

extension PartProgram {
    /// Writes into the whole kernel what follows for the program's columns when their share of a goal stays at `least`.
    ///
    /// - Parameters:
    ///   - coefficients: of the whole kernel's columns.
    ///   - number: stands for the goal's row among those of the model.
    func keep(
        _ coefficients: [Int64], atLeast least: Int64, as number: Int, _ certificate: PriceCertificate?,
        in whole: inout Kernel
    ) {
        var part = kernel
        part.appendRow(keeping: columns.map { coefficients[$0] }, atLeast: least, as: number)
        certificate?.tighten(&part, keeping: least)
        for (place, column) in columns.enumerated() {
            (whole.lower[column], whole.upper[column]) = (part.lower[place], part.upper[place])
        }
        for row in kernel.rowCount..<part.rowCount {
            whole.appendRow(
                lower: part.rowLower[row], upper: part.rowUpper[row],
                entries: part.rows.entries(row).map { (index: Int32(columns[Int($0.index)]), value: $0.value) },
                isRedundant: part.isRedundant[row], origin: part.modelRow[row])
        }
    }
}
