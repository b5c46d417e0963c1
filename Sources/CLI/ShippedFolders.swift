// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Where data that belongs to the program lies.
enum ShippedFolders {
    /// The calendars of programmes lie beside the rulebooks: `calendars` in the working folder, then with the program.
    static var calendars: [String] { ["calendars"] + ScenarioLoader.shippedRuleFolders.map { $0 + "/../calendars" } }
}
