// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning

/// What is told when planning failed through no fault of the input.
enum PlanningFailure {
    static func diagnostics(_ error: any Error) -> [Diagnostic] {
        switch error as? PlanningError {
        case .solver(.unusableLibrary(let text)): [message("glpk-unusable", text.de, text.en)]
        case .solver(.glpk(let text)):
            [message("solver", "GLPK brach ab: \(text.de)", "GLPK gave up: \(text.en)")]
        case .solver(.badModel(let text)):
            [
                message(
                    "bad-model", "das Modell lässt sich nicht rechnen: \(text.de)",
                    "the model cannot be solved: \(text.en)")
            ]
        case .solver(.internalError(let text)):
            [
                message(
                    "internal", "ein innerer Widerspruch, es wird nichts ausgegeben: \(text.de)",
                    "an internal contradiction, nothing is written: \(text.en)")
            ]
        case .checkFailed(let breaches):
            [
                message(
                    "check-failed", "der Plan besteht die eigene Prüfung nicht und wird nicht ausgegeben",
                    "the plan fails its own check and is not written")
            ]
                + breaches.map { message("check-failed", $0.de, $0.en) }
        case .amountTooLarge(let name):
            [message("amount-too-large", "ein Betrag `\(name)` ist zu groß", "an amount `\(name)` is too large")]
        case nil: [message("failure", "\(error)", "\(error)")]
        }
    }

    private static func message(_ id: String, _ german: String, _ english: String) -> Diagnostic {
        Diagnostic(id: "cli.\(id)", cause: .failure, at: nil, LocalizedText(de: german, en: english))
    }
}
