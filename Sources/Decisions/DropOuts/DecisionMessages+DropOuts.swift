// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

extension DecisionMessages {
    private static let forms = (
        de: "BEDARF/ANGEBOT, oder Kennung oder Name einer Schule, eines Bedarfs, eines Anbieters oder eines Angebots",
        en: "NEED/OFFER, or the id or name of a school, a need, a provider or an offer"
    )

    static func unknownDropOut(_ text: String, known: [String]) -> Diagnostic {
        var diagnostic = make(
            "unknown-drop-out", .usage, at: nil, "`\(text)` kommt in diesem Plan nicht vor",
            "`\(text)` is not in this plan", help: forms)
        if let near = NameSuggestion.help(for: text, among: known) { diagnostic.help = near }
        return diagnostic
    }

    static func ambiguousDropOut(_ text: String, _ subjects: [DropOut.Subject]) -> Diagnostic {
        let list = { (language: Language) in
            subjects.map { $0.text(language) }.joined(separator: language == .de ? " oder " : " or ")
        }
        let ids = subjects.map { "`\($0.kind.rawValue)s.\($0.id)`" }.joined(separator: ", ")
        return make(
            "ambiguous-drop-out", .usage, at: nil, "`\(text)` ist nicht eindeutig: \(list(.de))",
            "`\(text)` is ambiguous: \(list(.en))",
            help: ("eindeutig sind \(ids)", "these are clear: \(ids)"))
    }

    static func nothingAllocated(_ subject: DropOut.Subject) -> Diagnostic {
        make(
            "nothing-allocated", .usage, at: nil, "\(subject.text(.de)) hat in diesem Plan keine Zuteilung",
            "\(subject.text(.en)) has no allocation in this plan",
            help: (
                "nur was zugeteilt ist, kann ausfallen; die Zuteilungen stehen in allocations.csv des Plans",
                "only what is allocated can fall out; the allocations are in the plan's allocations.csv"
            ))
    }

    static func noPlanWithout(_ names: [String]) -> Diagnostic {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        return make(
            "no-plan-without", .breach, at: nil, "ohne \(list) gibt es keinen zulässigen Plan mehr",
            "without \(list) there is no admissible plan any more")
    }

    /// The plan that was named is not the last one.
    static func staleDropOut(_ last: FallenRecord) -> Diagnostic {
        make(
            "stale-drop-out", .breach, at: nil,
            "aus diesem Plan ist schon etwas anderes ausgefallen: es gilt der Plan von \(last.id)",
            "something else has fallen out of this plan already: the plan of \(last.id) holds",
            help: (
                "den weiteren Ausfall zu diesem Plan melden; sonst liegt er in `beschluesse/\(last.id)/plan`",
                "report the further drop-out to that plan; if nothing else was said it lies in `beschluesse/\(last.id)/plan`"
            ))
    }

    static func otherTablesThanBefore(_ id: String) -> Diagnostic {
        make(
            "other-tables-than-before", .breach, at: nil,
            "der Plan vor dem Ausfall \(id) passt nicht mehr zu den Tabellen des Szenarios",
            "the plan before the drop-out \(id) no longer fits the tables of the scenario",
            help: (
                "die Tabellen wiederherstellen, mit denen beschlossen wurde",
                "restore the tables that were decided with"
            ))
    }

    static func dropOutTooEarly(_ date: Day, _ earliest: Day) -> Diagnostic {
        make(
            "drop-out-too-early", .usage, at: nil,
            "am \(date.germanDescription) kann nichts ausfallen, was am \(earliest.germanDescription) erst beschlossen wurde",
            "nothing can fall out on \(date.isoDescription) that was decided on \(earliest.isoDescription)",
            help: ("den Tag des Ausfalls nennt `--date`", "`--date` names the day of the drop-out"))
    }

    static func otherDropOut(_ known: FallenRecord) -> Diagnostic {
        make(
            "other-drop-out", .badData, at: nil,
            "dieser Ausfall steht schon als \(known.id) im Beschlussbuch, mit anderem Grund, Tag oder Ergebnis",
            "this drop-out is in the ledger already as \(known.id), with another reason, day or outcome",
            help: (
                "ein Eintrag wird nie geändert; `bildungsnetz ledger show \(known.id)` zeigt ihn",
                "an entry is never changed; `bildungsnetz ledger show \(known.id)` shows it"
            ))
    }
}

extension DropOut.Subject {
    /// `Anbieter P07 (Atelier Sonnenblick)`.
    public func text(_ language: Language) -> String {
        let word =
            switch kind {
            case .school: LocalizedText(de: "Schule", en: "school")
            case .need: LocalizedText(de: "Bedarf", en: "need")
            case .provider: LocalizedText(de: "Anbieter", en: "provider")
            case .offer: LocalizedText(de: "Angebot", en: "offer")
            case .pair: LocalizedText(de: "Zuteilung", en: "allocation")
            }
        return "\(word.text(language)) \(id)" + (name.isEmpty ? "" : " (\(name))")
    }
}
