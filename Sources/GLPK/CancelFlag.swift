// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// A flag that asks a running solve to stop. Set from any thread or from a signal source; never unset.
public final class CancelFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public func set() { flag.store(true, ordering: .relaxed) }

    public var isSet: Bool { flag.load(ordering: .relaxed) }
}
