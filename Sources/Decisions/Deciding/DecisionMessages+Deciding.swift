// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

// MARK: - Reading a decision

extension DecisionMessages {
    static func missingDecision(_ path: String) -> Diagnostic {
        make(
            "missing-decision", .missingInput, at: SourceLocation(file: path), "die Datei `\(path)` gibt es nicht",
            "there is no file `\(path)`")
    }

    static func missing(_ key: String, at place: SourceLocation) -> Diagnostic {
        make("missing-key", at: place, "es fehlt `\(key)`", "`\(key)` is missing")
    }

    static func badID(_ id: String, at place: SourceLocation) -> Diagnostic {
        make(
            "bad-id", at: place, "`\(id)` taugt nicht als Kennung eines Beschlusses",
            "`\(id)` cannot be the id of a decision",
            help: (
                "Buchstaben, Ziffern, `-`, `_` und `.`, zum Beispiel `LK-2026-02`",
                "letters, digits, `-`, `_` and `.`, for example `LK-2026-02`"
            ))
    }

    static func unknownWord(_ word: String, known: [String], at place: SourceLocation) -> Diagnostic {
        let list = known.joined(separator: ", ")
        return make(
            "unknown-word", at: place, "`\(word)` ist hier nicht bekannt", "`\(word)` is not known here",
            help: ("möglich sind: \(list)", "one of: \(list)"))
    }

    static func badCount(_ text: String, at place: SourceLocation) -> Diagnostic {
        make(
            "bad-count", at: place, "`\(text)` ist keine Anzahl", "`\(text)` is no count",
            help: ("eine ganze Zahl ab 0", "a whole number of at least 0"))
    }

    static func expectedMapping(_ key: String, at place: SourceLocation) -> Diagnostic {
        make(
            "expected-mapping", at: place, "unter `\(key)` steht kein einzelner Wert je Name",
            "`\(key)` does not hold one value for each name")
    }

    static func missingReason(at place: SourceLocation) -> Diagnostic {
        make(
            "missing-reason", at: place, "die Abweichung vom vorgelegten Plan hat keine Begründung",
            "the deviation from the tabled plan has no reason",
            help: (
                "`reason:` in einem Satz; er steht später in den Begründungen des Plans",
                "`reason:` in one sentence; it will stand in the reasons of the plan"
            ))
    }

    static func emptyAmendment(at place: SourceLocation) -> Diagnostic {
        make(
            "empty-amendment", at: place, "der Änderungsantrag ändert nichts", "the amendment changes nothing",
            help: (
                "`parameters:`, `changes:`, `locks:` oder `rulebooks:`",
                "`parameters:`, `changes:`, `locks:` or `rulebooks:`"
            ))
    }

    static func expired(_ day: Day, _ date: Day, at place: SourceLocation) -> Diagnostic {
        make(
            "expired", at: place,
            "der Beschluss läuft am `\(day.germanDescription)` ab, vor dem Tag, an dem er gefasst wird (\(date.germanDescription))",
            "the decision expires on `\(day.isoDescription)`, before the day it is taken (\(date.isoDescription))")
    }
}

// MARK: - Deciding

extension DecisionMessages {
    static func unknownBody(_ id: String, known: [Body], at place: SourceLocation) -> Diagnostic {
        let list = known.map(\.id).joined(separator: ", ")
        return make(
            "unknown-body", .usage, at: place, "das Gremium `\(id)` gibt es in der Vereinbarung nicht",
            "the agreement has no body `\(id)`", help: ("es gibt: \(list)", "there are: \(list)"))
    }

    private static func refusal(
        _ id: String, at place: SourceLocation, _ german: String, _ english: String,
        help: (de: String, en: String)? = nil
    ) -> Diagnostic {
        make(id, .breach, at: place, german, english, help: help)
    }

    static func officeCannotDecide(_ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "office-cannot-decide", at: place, "`\(body.name.de)` führt aus und beschließt nicht",
            "`\(body.name.en)` carries out and does not decide")
    }

    static func nobodyThere(_ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "nobody-there", at: place, "\(body.name.de): keine einzige Stimme war anwesend",
            "\(body.name.en): not a single vote was present")
    }

    static func bankTwice(_ bank: Bank, at place: SourceLocation) -> Diagnostic {
        refusal(
            "bank-twice", at: place, "die Bank `\(bank.rawValue)` steht zweimal da",
            "the bank `\(bank.rawValue)` is there twice")
    }

    static func tooManyPresent(_ item: Decision.Attendance, _ body: Body, at place: SourceLocation) -> Diagnostic {
        let votes = CountedNoun.vote.counted(body.votes(of: item.bank))
        return refusal(
            "too-many-present", at: place,
            "die Bank `\(item.bank.rawValue)` hat \(votes.de), anwesend sein sollen `\(item.present)`",
            "the bank `\(item.bank.rawValue)` has \(votes.en), present shall be `\(item.present)`")
    }

    static func noQuorum(
        present: Int, of votes: Int, quorum: FixedPoint, _ body: Body, at place: SourceLocation
    ) -> Diagnostic {
        let share = { (language: Language) in NumberText.format(quorum, language: language) }
        let votes = CountedNoun.vote.counted(votes, .dative)
        return refusal(
            "no-quorum", at: place,
            "\(body.name.de) ist nicht beschlussfähig: `\(present)` von \(votes.de) anwesend, nötig ist ein Anteil von \(share(.de))",
            "\(body.name.en) has no quorum: `\(present)` of \(votes.en) present, a share of \(share(.en)) is needed")
    }

    static func noParity(land: Int, kommune: Int, _ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "no-parity", at: place,
            "\(body.name.de): Land und Kommune sind nicht paritätisch anwesend, `\(land)` gegen `\(kommune)` Stimmen",
            "\(body.name.en): Land and Kommune are not present in parity, `\(land)` against `\(kommune)` votes",
            help: (
                "die Bank mit mehr Stimmen lässt so viele ruhen, dass beide gleich sind",
                "the larger side rests as many votes as make both equal"
            ))
    }

    static func voteMissing(_ rule: DecisionRule.Majority, _ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "vote-missing", at: place, "\(body.name.de) stimmt ab (`\(rule.rawValue)`), aber `vote:` fehlt",
            "\(body.name.en) votes (`\(rule.rawValue)`), but `vote:` is missing")
    }

    static func tooManyVotes(_ given: Int, present: Int, _ bank: Bank, at place: SourceLocation) -> Diagnostic {
        refusal(
            "too-many-votes", at: place,
            "die Bank `\(bank.rawValue)` gab `\(given)` Stimmen ab, anwesend waren \(present)",
            "the bank `\(bank.rawValue)` gave `\(given)` votes, present were \(present)")
    }

    static func noConsensus(no: Int, _ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "no-consensus", at: place,
            "\(body.name.de) entscheidet im Konsens, aber `\(no)` Stimmen waren dagegen oder keine dafür",
            "\(body.name.en) decides by consensus, but `\(no)` votes were against or none for it")
    }

    static func noMajority(
        _ rule: DecisionRule.Majority, yes: Int, no: Int, _ body: Body, bank: Bank? = nil, at place: SourceLocation
    ) -> Diagnostic {
        let of = bank.map { (" (Bank `\($0.rawValue)`)", " (bank `\($0.rawValue)`)") } ?? ("", "")
        return refusal(
            "no-majority", at: place,
            "\(body.name.de): die Mehrheit (`\(rule.rawValue)`) ist verfehlt\(of.0), `\(yes)` dafür, `\(no)` dagegen",
            "\(body.name.en): the majority (`\(rule.rawValue)`) is missed\(of.1), `\(yes)` for, `\(no)` against")
    }

    static func chairNeeded(_ vote: Bool?, _ body: Body, at place: SourceLocation) -> Diagnostic {
        refusal(
            "chair-needed", at: place,
            vote == nil
                ? "\(body.name.de): bei Stimmengleichheit entscheidet der Vorsitz, aber `chair:` fehlt"
                : "\(body.name.de): bei Stimmengleichheit hat der Vorsitz dagegen entschieden",
            vote == nil
                ? "\(body.name.en): a tie is decided by the chair, but `chair:` is missing"
                : "\(body.name.en): the chair decided the tie against it")
    }

    static func tie(_ rule: DecisionRule.Tie, yes: Int, _ body: Body, at place: SourceLocation) -> Diagnostic {
        let effect = rule == .postponed ? ("vertagt", "postponed") : ("abgelehnt", "rejected")
        return refusal(
            "tie", at: place,
            "\(body.name.de): bei Stimmengleichheit (`\(yes)` zu `\(yes)`) ist der Antrag \(effect.0)",
            "\(body.name.en): with a tie (`\(yes)` to `\(yes)`) the motion is \(effect.1)")
    }
}

// MARK: - Orders

extension DecisionMessages {
    static func noPlanWithOrders(_ status: String) -> Diagnostic {
        make(
            "no-plan-with-orders", .breach, at: nil,
            "mit diesem Beschluss gibt es keinen zulässigen Plan (`\(status)`); es wurde nichts eingetragen",
            "with this decision there is no admissible plan (`\(status)`); nothing was recorded",
            help: (
                "die Festlegungen lockern; `bildungsnetz explain` zeigt, was sich widerspricht",
                "loosen the orders; `bildungsnetz explain` shows what contradicts"
            ))
    }

    static func noGrantingBody(_ programme: String, at place: SourceLocation) -> Diagnostic {
        make(
            "no-granting-body", at: place,
            "für das Programm `\(programme)` ist nicht gesagt, wer die Mittel förmlich bewilligt",
            "nobody is named who formally grants the money of the programme `\(programme)`",
            help: (
                "`grants: [{programme: \(programme), by: …}]`; ein Beschluss des Netzwerks ersetzt keinen Bescheid (§ 78a Abs. 4 SchulG NRW)",
                "`grants: [{programme: \(programme), by: …}]`; a decision of the network is no notice of approval (§ 78a (4) SchulG NRW)"
            ))
    }

    static func unknownRecommendation(_ id: String, at place: SourceLocation) -> Diagnostic {
        make(
            "unknown-recommendation", at: place, "die Empfehlung `\(id)` steht nicht im Beschlussbuch",
            "the recommendation `\(id)` is not in the ledger")
    }
}
