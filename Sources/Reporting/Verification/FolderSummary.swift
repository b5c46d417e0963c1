// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// What was checked of a folder in which nothing is wrong, and what was not.
public enum FolderSummary {
    public static func text(_ check: FolderCheck, _ language: Language) -> String {
        let files =
            check.isSealed
            ? LocalizedText(
                de: "Alle Dateien, die mit dem Plan geschrieben wurden, sind unverändert.\n",
                en: "All files that were written with the plan are unchanged.\n")
            : LocalizedText(
                de: "`plan.json` ist von einer früheren Version und hat keine Prüfsummen: Nachgerechnet sind "
                    + "allocations.csv, unmet.csv, die Summen und die Zielwerte.\n",
                en: "`plan.json` is of an earlier version and has no checksums: recomputed are allocations.csv, "
                    + "unmet.csv, the sums and the values of the goals.\n")
        return files.text(language) + (check.uncovered.isEmpty ? "" : uncovered(check.uncovered).text(language))
    }

    private static func uncovered(_ names: [String]) -> LocalizedText {
        let list = names.joined(separator: ", ")
        return LocalizedText(de: "Nicht geprüft: \(list)\n", en: "Not checked: \(list)\n")
    }
}
