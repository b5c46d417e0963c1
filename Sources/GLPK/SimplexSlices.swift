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
        // Measured: an iteration takes about 10 ns for each matrix entry and 100 ns for each row and column;
        // a rational one a few hundred times that.
        let work = Double(size.entries + 10 * (size.rows + size.columns) + 1)
        let perSecond = arithmetic == .floating ? 1e8 / work : 3e5 / work
        self.size = max(perSecond, arithmetic == .floating ? 200 : 10)
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
