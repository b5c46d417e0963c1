// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Asks a running solve to stop and to return the best plan so far. Shared by whoever asks and the solve.
public struct Cancellation: Sendable {
    let flag: CancelFlag

    public init() { flag = CancelFlag() }

    /// Callable from any thread.
    public func cancel() { flag.set() }

    public var isCancelled: Bool { flag.isSet }
}
