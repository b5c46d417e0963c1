// SPDX-License-Identifier: GPL-3.0-or-later

/// Powers of two that bring the numbers of rows and columns near 1, without changing a bit of them.
extension Master {
    /// 1 but for continuous columns, whose units may be billionths: a power of two that brings the column's coefficients near to
    /// those of the others in the first of its rows.
    static func columnScale(_ rows: LinkingRows, _ decomposition: Decomposition, width: Int) -> [Double] {
        var scales = [Double](repeating: 1, count: width)
        var isOther = [Bool](repeating: true, count: width)
        for column in decomposition.continuousColumns { isOther[column] = false }
        for column in decomposition.continuousColumns {
            guard let place = rows.columns.range(column).first else { continue }
            let row = Int(rows.columns.indices[place])
            let others = rows.rows.range(row).filter { isOther[Int(rows.rows.indices[$0])] }
                .map { Double(rows.rows.values[$0].magnitude) }
            guard let least = others.min(), let most = others.max(), least > 0 else { continue }
            let ratio = (least * most).squareRoot() / Double(max(1, rows.columns.values[place].magnitude))
            scales[column] = Double(sign: .plus, exponent: max(0, Int(ratio.exponent)), significand: 1)
        }
        return scales
    }

    /// A power of two that brings the row's coefficients near 1.
    static func scale(_ rows: LinkingRows, _ row: Int, _ columnScale: [Double]) -> Double {
        let sizes = rows.rows.range(row).map {
            Double(rows.rows.values[$0].magnitude) * columnScale[Int(rows.rows.indices[$0])]
        }
        guard let least = sizes.min(), let most = sizes.max(), least > 0 else { return 1 }
        return Double(sign: .plus, exponent: -Int((least * most).squareRoot().exponent), significand: 1)
    }
}
