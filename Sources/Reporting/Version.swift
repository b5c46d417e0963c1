// SPDX-License-Identifier: GPL-3.0-or-later

/// The version of this package, as it stands in every plan.
public enum Version {
    public static let current = "0.1.0"
}
