// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Foundation
import Synchronization

extension ThreadCount {
    /// Bytes of stack of each thread that is started; as much as the main thread usually has.
    private static let stackSize = 8 << 20

    /// The results for 0 ..< `count`, in order; the calling thread works too.
    ///
    /// A thread takes the next part when it is done with one, so parts may differ in size. With one thread, or one
    /// part, nothing is started.
    public func map<Value: Sendable>(_ count: Int, _ transform: @escaping @Sendable (Int) -> Value) -> [Value] {
        let threads = min(value, count)
        guard threads > 1 else { return (0..<count).map(transform) }
        let work = SharedWork<Value>(count: count)
        let group = DispatchGroup()
        for _ in 1..<threads {
            group.enter()
            let thread = Thread {
                work.run(transform)
                group.leave()
            }
            thread.stackSize = Self.stackSize
            thread.start()
        }
        work.run(transform)
        group.wait()
        return work.results()
    }

    /// The same where a part may fail: all parts are worked on, then the first failure in their order is thrown.
    public func tryMap<Value: Sendable, Failure: Error>(
        _ count: Int, _ transform: @escaping @Sendable (Int) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let results = map(count) { part -> Result<Value, Failure> in
            do throws(Failure) {
                return .success(try transform(part))
            } catch {
                return .failure(error)
            }
        }
        var values: [Value] = []
        for result in results { values.append(try result.get()) }
        return values
    }
}

/// Parts that several threads take one after the other.
private final class SharedWork<Value: Sendable>: Sendable {
    private let count: Int
    private let next = Atomic(0)
    private let done = Mutex<[(part: Int, value: Value)]>([])

    init(count: Int) { self.count = count }

    func run(_ transform: @Sendable (Int) -> Value) {
        var own: [(part: Int, value: Value)] = []
        while true {
            let part = next.add(1, ordering: .relaxed).oldValue
            guard part < count else { break }
            own.append((part, transform(part)))
        }
        done.withLock { $0 += own }
    }

    /// In the order of the parts, once every thread is done.
    func results() -> [Value] {
        done.withLock { results in results.sorted { $0.part < $1.part }.map(\.value) }
    }
}
