// SPDX-License-Identifier: GPL-3.0-or-later

/// In which units other solvers are given the columns of a model.
///
/// A continuous column is a whole number of its row's units, which may be billionths: other solvers drop coefficients as
/// small as that. It is written in the unit that the row is told in, a power of ten of it.
struct ExchangeUnits {
    private let model: LinearModel
    /// A written column is 10^decimals units of the model's.
    private let decimals: [Int]

    init(_ model: LinearModel) {
        self.model = model
        var decimals = [Int](repeating: 0, count: model.columns.count)
        for row in model.rows.reversed() {
            for term in row.terms {
                let column = Int(model.termColumns[term])
                // The first row is the one that the column belongs to.
                if model.columns[column].kind == .continuous { decimals[column] = row.scale }
            }
        }
        self.decimals = decimals
    }

    /// The coefficient of a column in a row or goal of a scale.
    func coefficient(_ units: Int128, of column: Int, scale: Int) -> String {
        LinearModel.exchangeDecimal(units, scale: scale - decimals[column])
    }

    /// Both bounds of a column.
    func bounds(of column: Int) -> (lower: String, upper: String) {
        let (lower, upper) = (model.columns[column].lower, model.columns[column].upper)
        return (
            LinearModel.exchangeDecimal(Int128(lower), scale: decimals[column]),
            LinearModel.exchangeDecimal(Int128(upper), scale: decimals[column])
        )
    }
}
