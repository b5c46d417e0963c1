// SPDX-License-Identifier: GPL-3.0-or-later

import AllocationCount

/// How the work for an input grows with its size, in bytes asked of the heap: a count that is the same on any machine.
public struct Growth: Sendable, CustomStringConvertible {
    /// For one, two and four times the input.
    public let bytes: [UInt64]

    /// Does the work on inputs of `size`, twice and four times that, on the calling thread; making the input counts not.
    public init<Input>(from size: Int, input: (Int) throws -> Input, work: (Input) throws -> Void) rethrows {
        bytes = try [1, 2, 4].map { factor in
            let input = try input(size * factor)
            let before = bildungsnetz_thread_bytes()
            try work(input)
            return bildungsnetz_thread_bytes() - before
        }
    }

    /// Whether twice the input takes about twice the bytes. What takes the square of the input takes four times as many;
    /// arrays that grow by doubling make steps of less than half.
    public var isLinear: Bool {
        bytes[0] > 0 && zip(bytes, bytes.dropFirst()).allSatisfy { Double($1) < 2.75 * Double($0) }
    }

    public var description: String { bytes.map(String.init).joined(separator: ", ") }
}
