// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ends a solve when the process holds more memory than it may; the solve then gives the best plan so far with its
/// true bound, as when time is up. Shared by whoever sets it and the solve.
///
/// It is asked where the time is asked, between steps of the search. What a single step takes beyond it (a relaxation in
/// GLPK, a round of pricing) is not held back, and neither is what comes after the search: telling, checking and writing
/// the plan. Some tens of megabytes should therefore be left; for a whole state some hundreds.
///
/// Once reached it stays reached, also when memory is given back: a search that goes on would reach it again.
public final class MemoryLimit: Sendable {
    /// Megabytes (2^20 bytes) of resident memory of the whole process.
    public let megabytes: Int
    private let reached = Atomic<Bool>(false)
    /// Nanoseconds after `begin` before which the memory is not read again.
    private let nextReading = Atomic<Int64>(0)
    private let begin = ContinuousClock.now
    /// Reading costs a few microseconds, more than a look at the clock, so it is done at most a hundred times a second.
    private static let pause: Int64 = 10_000_000

    /// - Returns: `nil` where the memory of the process cannot be read, since the limit could not be kept.
    public init?(megabytes: Int) {
        guard megabytes > 0, ResidentMemory.bytes != nil else { return nil }
        self.megabytes = megabytes
    }

    /// Whether the limit was seen to be passed.
    public var isReached: Bool { reached.load(ordering: .relaxed) }

    /// Reads the memory if the last reading is some time ago; whether the limit is reached.
    func check() -> Bool {
        if isReached { return true }
        let (seconds, attoseconds) = begin.duration(to: .now).components
        let now = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        guard now >= nextReading.load(ordering: .relaxed) else { return false }
        nextReading.store(now + Self.pause, ordering: .relaxed)
        guard let bytes = ResidentMemory.bytes, bytes > Int64(clamping: megabytes).multipliedOrMax(by: 1 << 20) else {
            return false
        }
        reached.store(true, ordering: .relaxed)
        return true
    }
}

/// How much memory the process has resident.
enum ResidentMemory {
    /// On Linux what is resident now: the second number of `/proc/self/statm`, in pages. Memory that was freed but not
    /// given back to the system counts; what is swapped out does not. Elsewhere the most that ever was resident
    /// (`getrusage`). `nil` where neither can be read.
    static var bytes: Int64? {
        #if os(Linux)
            return residentPages.map { $0 * Int64(sysconf(Int32(_SC_PAGESIZE))) }
        #else
            var usage = rusage()
            guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
            return Int64(usage.ru_maxrss)
        #endif
    }

    #if os(Linux)
        private static var residentPages: Int64? {
            let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return nil }
            defer { close(file) }
            var buffer = [UInt8](repeating: 0, count: 128)
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return nil }
            let words = buffer.prefix(count).split(separator: UInt8(ascii: " "))
            return words.count > 1 ? Int64(String(decoding: words[1], as: UTF8.self)) : nil
        }
    #endif
}

extension Int64 {
    fileprivate func multipliedOrMax(by factor: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
