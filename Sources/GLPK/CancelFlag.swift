// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// A flag that asks a running solve to stop. Set from any thread or from a signal source; never unset.
///
/// Inside is a C atomic, because the callback of branch and bound that reads it is C.
@safe
public final class CancelFlag: @unchecked Sendable {
    /// Never changed after `init`; `nil` only if there was no memory for one byte, then the flag cannot be set.
    let flag: OpaquePointer?

    public init() { unsafe flag = bn_cancel_flag_create() }

    deinit { unsafe bn_cancel_flag_delete(flag) }

    public func set() {
        guard let flag = unsafe flag else { return }
        unsafe bn_cancel_flag_set(flag)
    }

    public var isSet: Bool {
        guard let flag = unsafe flag else { return false }
        return unsafe bn_cancel_flag_is_set(flag)
    }
}
