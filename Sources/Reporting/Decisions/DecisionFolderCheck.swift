// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation

/// Whether the folder of a decision or drop-out may be written before it is recorded.
public enum DecisionFolderCheck {
    /// An error of the cause `cannotWrite` if a scenario lies in the folder of something that is not recorded yet: it
    /// is of
    /// another ledger.
    public static func refusal(of folder: String, id: String, isRecorded: Bool) -> Diagnostic? {
        let isThere = FileManager.default.fileExists(atPath: folder + "/scenario.yaml")
        return isThere && !isRecorded ? ReportMessages.otherDecision(folder, id) : nil
    }
}
