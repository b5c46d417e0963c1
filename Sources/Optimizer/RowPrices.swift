// SPDX-License-Identifier: GPL-3.0-or-later

/// What a unit of each row of a model is worth to a goal, at the optimum of the goal's relaxation or near to it.
///
/// A hint where a later solve of a similar model may begin; nothing that is proven depends on it.
public struct RowPrices: Sendable, Hashable {
    /// Rows ascending, those of the model first; the number of its rows + i stands for the row that holds goal i. Prices
    /// are finite and not 0, in the goal's units for a unit of the row, each as the model scales them, positive where a
    /// higher upper bound makes the goal better.
    public private(set) var entries: [Entry] = []

    public struct Entry: Sendable, Hashable {
        public let row: Int
        public let price: Double

        public init(row: Int, price: Double) {
            self.row = row
            self.price = price
        }
    }

    public init() {}

    /// In any order; the first price of a row counts, and zeros and what is no finite number are left out.
    public init(_ entries: [Entry]) {
        let sorted = entries.enumerated().filter { $0.element.price.isFinite && $0.element.price != 0 }
            .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
        for entry in sorted where entry.row != self.entries.last?.row { self.entries.append(entry) }
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// 0 for a row without one.
    subscript(row: Int) -> Double {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].row == row ? entries[low].price : 0
    }
}

/// Where a row of a kernel comes from.
struct ModelRow: Sendable, Equatable {
    /// Of the model.
    let row: Int32
    /// What its coefficients were divided by; negative where signs were changed.
    let divisor: Int64
}

extension Kernel {
    /// Known prices of some rows, each 0 where the row has no side that such a price could come from.
    func prices(of rows: [Int], from known: RowPrices) -> [Double] {
        rows.map { row in
            guard let origin = modelRow[row] else { return 0 }
            let price = known[Int(origin.row)] * Double(origin.divisor)
            let isPossible = price > 0 ? rowUpper[row] != Self.noUpper : rowLower[row] != Self.noLower
            return isPossible && price.isFinite ? price : 0
        }
    }

    /// Prices of some rows as those of the model's rows that they come from.
    func rowPrices(of rows: [Int], _ prices: [Double]) -> RowPrices {
        RowPrices(
            zip(rows, prices).compactMap { row, price in
                modelRow[row].map { RowPrices.Entry(row: Int($0.row), price: price / Double($0.divisor)) }
            })
    }
}
