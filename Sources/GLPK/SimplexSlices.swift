// SPDX-License-Identifier: GPL-3.0-or-later

/// How many iterations the simplex method runs between two looks at the cancel flag.
///
/// The number aims at about a second and follows from the size of the problem, not from a clock: stopping and
/// continuing changes the path of the method, and the same input has to give the same solution on any machine.
struct SimplexSlices {
    private(set) var done = 0
    private let limit: Int?
    private var size: Double

    init(size: Problem.Size, arithmetic: Problem.Arithmetic, limit: Int?) {
        // Measured on packing problems of 15,000 to 750,000 entries: an iteration takes 1.2 ns for each entry of the
        // matrix and 100 ns for each row and column; a rational one is taken for 300 times that.
        let work = Double(size.entries + 80 * (size.rows + size.columns) + 1)
        switch arithmetic {
        case .floating: self.size = max(8e8 / work, 200)
        case .rational: self.size = max(2.7e6 / work, 10)
        }
        self.limit = limit
    }

    /// The iterations of the next slice.
    var next: Int32 {
        let left = limit.map { $0 - done } ?? .max
        return Int32(clamping: min(Int(size), left))
    }

    var limitReached: Bool { limit.map { done >= $0 } ?? false }

    /// Counts a slice. Slices grow a little, so that a method that needs a long run to get anywhere gets it.
    mutating func count(_ iterations: Int) {
        done += iterations
        size = min(size * 1.1, 1e9)
    }
}
