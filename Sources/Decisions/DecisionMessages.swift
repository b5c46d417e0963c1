// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every diagnostic of the module about the ledger; those about decisions and tasks stand in extensions of it.
enum DecisionMessages {
    static func make(
        _ id: String, _ cause: Cause = .badData, at place: SourceLocation?, _ german: String, _ english: String,
        help: (de: String, en: String)? = nil
    ) -> Diagnostic {
        Diagnostic(
            id: "decisions.\(id)", cause: cause, at: place, LocalizedText(de: german, en: english),
            help: help.map { LocalizedText(de: $0.de, en: $0.en) })
    }

    private static func ledger(
        _ id: String, _ cause: Cause, _ path: String, _ german: String, _ english: String,
        help: (de: String, en: String)? = nil
    ) -> Diagnostic {
        make(id, cause, at: SourceLocation(file: path), german, english, help: help)
    }

    // MARK: Using a ledger

    static func missingLedger(_ path: String) -> Diagnostic {
        ledger(
            "missing-ledger", .missingInput, path, "das Beschlussbuch `\(path)` gibt es nicht",
            "there is no ledger `\(path)`",
            help: (
                "der erste Beschluss (`bildungsnetz decide`) legt es an; ein anderes nennt `--ledger`",
                "the first decision (`bildungsnetz decide`) makes it; name another one with `--ledger`"
            ))
    }

    static func notALedger(_ path: String) -> Diagnostic {
        ledger(
            "not-a-ledger", .badData, path, "`\(path)` ist kein Beschlussbuch", "`\(path)` is no ledger",
            help: (
                "es wurde nichts verändert; mit `--ledger` eine andere Datei nennen",
                "nothing was changed; name another file with `--ledger`"
            ))
    }

    static func otherLedgerVersion(_ version: Int64, _ path: String) -> Diagnostic {
        ledger(
            "other-ledger-version", .badData, path,
            "das Beschlussbuch hat die Fassung `\(version)`, gelesen wird die Fassung \(LedgerSchema.version)",
            "the ledger has version `\(version)`, version \(LedgerSchema.version) is read")
    }

    static func keyTaken(_ key: String, by entry: LedgerEntry, path: String) -> Diagnostic {
        ledger(
            "already-decided", .badData, path,
            "`\(key)` steht schon mit anderem Inhalt im Beschlussbuch, als Eintrag \(entry.number) vom \(entry.recorded)",
            "`\(key)` is in the ledger already with other content, as entry \(entry.number) of \(entry.recorded)",
            help: (
                "ein Beschluss wird nie geändert: einen neuen mit eigener Kennung fassen",
                "a decision is never changed: take a new one with an id of its own"
            ))
    }

    static func damagedEnd(_ path: String, _ number: Int64) -> Diagnostic {
        ledger(
            "damaged-end", .breach, path,
            "Eintrag \(number) wurde nachträglich verändert; es wird nichts dahinter eingetragen",
            "entry \(number) was changed later; nothing is recorded behind it",
            help: ("`bildungsnetz ledger verify` zeigt alles", "`bildungsnetz ledger verify` shows everything"))
    }

    // MARK: Verifying

    static func gap(before number: Int64, expected: Int64, _ path: String) -> Diagnostic {
        ledger(
            "ledger-gap", .breach, path, "auf Eintrag \(expected - 1) folgt Eintrag \(number): es fehlt etwas",
            "entry \(expected - 1) is followed by entry \(number): something is missing")
    }

    static func brokenChain(_ number: Int64, _ path: String) -> Diagnostic {
        ledger(
            "broken-chain", .breach, path, "Eintrag \(number) schließt nicht an den Eintrag davor an",
            "entry \(number) does not follow from the entry before it")
    }

    static func changed(_ number: Int64, key: String, _ path: String) -> Diagnostic {
        ledger(
            "changed-entry", .breach, path, "Eintrag \(number) (`\(key)`) wurde nachträglich verändert",
            "entry \(number) (`\(key)`) was changed later")
    }

    static func unknownKind(_ kind: String, _ number: Int64, _ path: String) -> Diagnostic {
        ledger(
            "unknown-kind", .breach, path, "Eintrag \(number) hat die unbekannte Art `\(kind)`",
            "entry \(number) is of the unknown kind `\(kind)`")
    }

    static func otherEnd(_ noted: String?, _ path: String) -> Diagnostic {
        let seen = noted ?? "–"
        return ledger(
            "other-end", .breach, path,
            "der letzte Eintrag ist nicht der vermerkte `\(seen)`: am Ende wurde etwas entfernt oder angefügt",
            "the last entry is not the one noted, `\(seen)`: something was removed or added at the end")
    }

    static func damagedPages(_ count: Int, _ path: String) -> Diagnostic {
        let places = CountedNoun.pagePlace.counted(count, .dative)
        return ledger(
            "damaged-pages", .breach, path, "die Datei des Beschlussbuchs ist an \(places.de) beschädigt",
            "the file of the ledger is damaged in \(places.en)",
            help: ("eine Sicherung einspielen", "restore a backup"))
    }

    // MARK: Reading entries

    static func unreadableEntry(_ entry: LedgerEntry, _ path: String) -> Diagnostic {
        let format = entry.format.map { (" (Format \($0))", " (format \($0))") } ?? ("", "")
        return ledger(
            "unreadable-entry", .badData, path,
            "Eintrag \(entry.number) (`\(entry.key)`) lässt sich nicht lesen\(format.0)",
            "entry \(entry.number) (`\(entry.key)`) cannot be read\(format.1)",
            help: (
                "ein neueres Programm hat ihn geschrieben: mit diesem arbeiten",
                "a later version of the program wrote it: use that one"
            ))
    }

    static func cannotEncode(_ what: String) -> Diagnostic {
        make(
            "cannot-encode", .failure, at: nil,
            "`\(what)` lässt sich nicht als JSON schreiben; es wird nichts eingetragen",
            "`\(what)` cannot be written as JSON; nothing is recorded")
    }

    static func receiptMissing(_ receipt: String, _ path: String) -> Diagnostic {
        ledger(
            "receipt-missing", .breach, path, "den Eintrag mit dem Beleg `\(receipt)` gibt es nicht",
            "there is no entry with the receipt `\(receipt)`",
            help: (
                "der Beleg steht in der Niederschrift als NUMMER:PRÜFSUMME",
                "the receipt stands in the minutes as NUMBER:HASH"
            ))
    }
}

extension CountedNoun {
    fileprivate static let pagePlace = CountedNoun(de: ("Stelle", "Stellen", "Stellen"), en: ("place", "places"))
}
