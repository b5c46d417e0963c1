// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Synchronization

/// Runs independent pieces of work on several threads; the results come in the order of the pieces, so that the
/// number of threads changes nothing but the time.
enum Workers {
    /// - Parameter threads: at most so many threads work at once; 1 works on the calling thread.
    static func map<Output: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) -> Output
    ) -> [Output] {
        guard threads > 1, count > 1 else { return (0..<count).map(body) }
        let next = Atomic<Int>(0)
        let outputs = Mutex<[Output?]>([Output?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard piece < count else { return }
                let output = body(piece)
                outputs.withLock { $0[piece] = output }
            }
        }
        return outputs.withLock { $0.compactMap(\.self) }
    }
}
