// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// The labels and sentences of sweeps, in both languages.
struct SweepTexts {
    let language: Language

    private func say(_ german: String, _ english: String) -> String { language == .de ? german : english }

    var document: String { say("Durchlauf von Varianten", "Sweep of variants") }
    var tradeOff: String { say("Abwägung zweier Ziele", "Trade-off of two goals") }
    var chart: String { say("Bild", "Chart") }
    var table: String { say("Alle Varianten", "All variants") }
    var status: String { say("Beweis", "Proof") }
    var funded: String { say("Förderung", "Funded") }
    var groups: String { say("Gruppen", "Groups") }
    var needsMet: String { say("Bedarfe ganz erfüllt", "Needs fully met") }
    var nothing: String { say("Es gibt keine Varianten.", "There are no variants.") }

    func chart(_ goal: String, over axis: String) -> String {
        say("\(goal) über \(axis)", "\(goal) over \(axis)")
    }

    /// The heading of an axis; of a trade-off it is what the second goal must be at least.
    func axis(_ name: String, isFloor: Bool) -> String {
        isFloor ? say("Vorgabe \(name)", "\(name) asked for") : name
    }

    func noPlan(_ goal: String) -> String { say("\(goal): kein Plan", "\(goal): no plan") }

    func number(_ value: Double) -> String {
        DecimalText.rounded(value, digits: 2).map { NumberText.format($0.normalised, language: language) } ?? ""
    }

    func summary(_ result: SweepResult) -> String {
        let (all, proven) = (result.parts.count, result.parts.count(where: SweepResult.isProven))
        let without = result.parts.count { $0.goals.isEmpty }
        let rest = without == 0 ? "" : say(" Ohne Plan: \(without).", " Without a plan: \(without).")
        let variants = CountedNoun.variant.counted(all)
        return say(
            "\(variants.de) geplant; davon mit nachweislich bestem Plan: \(proven).",
            "\(variants.en) planned; of them with a provably best plan: \(proven).") + rest
    }

    func status(_ part: SweepPart) -> String {
        if part.goals.isEmpty { return ComparisonTexts(language: language).status(part.status) }
        return SweepResult.isProven(part) ? say("bewiesen", "proven") : say("offen", "open")
    }
}
