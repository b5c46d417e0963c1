// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Where data that belongs to the program lies.
enum ShippedFolders {
    /// `rules` in the working folder, then beside the program.
    static var rules: [String] { ["rules"] + ScenarioLoader.shippedRuleFolders }
}
