// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence this module can say about its input, in both languages.
enum NetworkMessages {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    /// “see” and the clause.
    private static func cited(_ clause: Clause) -> [Diagnostic.Note] { [Diagnostic.Note(clause.citation)] }

    // MARK: Files

    static func missingAgreement(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.missing-file", cause: .missingInput, at: nil,
            both(
                "die Datei `\(path)` gibt es nicht oder ist nicht lesbar", "the file `\(path)` is missing or unreadable"
            ),
            help: both(
                "eine Vereinbarung network.yaml anlegen; scenarios/musterkreis/network.yaml ist ein Beispiel",
                "write an agreement network.yaml; scenarios/musterkreis/network.yaml is an example"))
    }

    static func missingData(_ name: String) -> Diagnostic {
        Diagnostic(
            id: "network.missing-data", cause: .missingInput, at: nil,
            both("die mitgelieferte Datei `\(name)` ist nicht zu finden", "the shipped file `\(name)` is not found"),
            help: both("mit --data einen Ordner angeben", "name a folder with --data"))
    }

    static func missingPlan(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.missing-plan", cause: .missingInput, at: nil,
            both("der Plan `\(path)` ist nicht zu lesen", "the plan `\(path)` cannot be read"),
            help: both(
                "den Ausgabeordner eines Plans angeben, zum Beispiel out/musterkreis",
                "name the output folder of a plan, for example out/musterkreis"))
    }

    static func otherInput(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.other-input", severity: .warning, at: SourceLocation(file: path),
            both(
                "der Plan ist aus einer anderen Eingabe entstanden als das Szenario jetzt hat",
                "the plan was made from another input than the scenario has now"),
            help: both("neu planen", "plan again"))
    }

    static func missingShapes(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.missing-shapes", cause: .missingInput, at: nil,
            both("die Umrisse `\(path)` sind nicht zu lesen", "the outlines `\(path)` cannot be read"))
    }

    static func noGeoJSON(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.no-geojson", at: SourceLocation(file: path),
            both("`\(path)` ist keine GeoJSON-Datei mit `features`", "`\(path)` is no GeoJSON file with `features`"))
    }

    static func noShapes(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.no-outlines", at: SourceLocation(file: path),
            both(
                "`\(path)` hat keinen Umriss einer Gemeinde des Szenarios",
                "`\(path)` has no outline of a municipality of the scenario"),
            help: both(
                "die Merkmale brauchen `AGS` (oder `id`) wie in der Tabelle municipalities, oder `GEN` (oder `name`)",
                "features need `AGS` (or `id`) as in the table municipalities, or `GEN` (or `name`)"))
    }

    static func missingOutlines(_ names: [String], _ path: String) -> Diagnostic {
        let list = names.joined(separator: ", ")
        return Diagnostic(
            id: "network.missing-outlines", severity: .warning, at: SourceLocation(file: path),
            both("ohne Umriss: \(list)", "without an outline: \(list)"))
    }

    static func noTemporaryFolder(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "network.no-temporary-folder", cause: .cannotWrite, at: nil,
            both("der Ordner `\(path)` ist nicht schreibbar", "the folder `\(path)` cannot be written"))
    }

    static func noYear(_ year: String) -> Diagnostic {
        Diagnostic(
            id: "network.no-plan-of-year", cause: .breach, at: nil,
            both("für \(year) gibt es keinen Plan", "there is no plan for \(year)"))
    }

    static func badFundYear(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.bad-fund-year", at: place,
            both("`\(text)` ist kein Schuljahr", "`\(text)` is no school year"),
            help: both("zum Beispiel 2027/28", "for example 2027/28"))
    }

    // MARK: Obligatory parts

    static func missingPart(_ key: String, clause: Clause, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.missing-part", at: place,
            both("der Vereinbarung fehlt `\(key)`", "the agreement lacks `\(key)`"), notes: cited(clause))
    }

    static func emptyPart(_ key: String, clause: Clause, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.empty-part", at: place, both("`\(key)` ist leer", "`\(key)` is empty"), notes: cited(clause))
    }

    static func missingParty(_ bank: Bank, at place: SourceLocation) -> Diagnostic {
        let name = NetworkLabels.bank(bank)
        return Diagnostic(
            id: "network.missing-party", at: place,
            both("unter `parties` fehlt die Seite „\(name.de)“", "`parties` lacks the side “\(name.en)”"),
            notes: cited(.parties),
            help: both("`{bank: \(bank.rawValue), name: …}` ergänzen", "add `{bank: \(bank.rawValue), name: …}`"))
    }

    static func missingBody(_ role: BodyRole, at place: SourceLocation) -> Diagnostic {
        let name = NetworkLabels.role(role)
        return Diagnostic(
            id: "network.missing-body", at: place,
            both(
                "es fehlt ein Gremium der Art `\(role.rawValue)` (\(name.de))",
                "there is no body of the role `\(role.rawValue)` (\(name.en))"),
            notes: cited(.bodies))
    }

    static func missingActor(_ actor: EducationActor, at place: SourceLocation) -> Diagnostic {
        let name = NetworkLabels.actor(actor)
        return Diagnostic(
            id: "network.missing-actor", at: place,
            both(
                "kein Gremium hört `\(actor.rawValue)` (\(name.de))", "no body hears `\(actor.rawValue)` (\(name.en))"),
            notes: cited(.actors),
            help: both(
                "einem Sitz `actor: \(actor.rawValue)` geben oder es unter `hears` nennen",
                "give a seat `actor: \(actor.rawValue)` or name it under `hears`"))
    }

    static func noFurtherActors(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.no-further-actors", at: place,
            both(
                "außer Schulen, Trägern und Aufsicht wird niemand gehört",
                "beside schools, authorities and supervision nobody is heard"),
            notes: cited(.actors),
            help: both(
                "zum Beispiel `youth_welfare`, `culture` oder `adult_education` unter `hears` nennen",
                "name for example `youth_welfare`, `culture` or `adult_education` under `hears`"))
    }

    static func tooFewPosts(_ bank: Bank, _ sum: String, at place: SourceLocation) -> Diagnostic {
        let name = NetworkLabels.bank(bank)
        return Diagnostic(
            id: "network.too-few-posts", at: place,
            both(
                "die Seite „\(name.de)“ bringt `\(sum)` Stellen ein, es ist mindestens eine",
                "the side “\(name.en)” brings `\(sum)` posts, it has to be at least one"),
            notes: cited(.posts))
    }

    // MARK: Term

    static func limitedTerm(_ day: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.limited-term", severity: .warning, at: place,
            both("die Vereinbarung endet am \(day)", "the agreement ends on \(day)"), notes: cited(.term),
            help: both("`until` weglassen, wenn sie unbefristet ist", "leave out `until` if it is open-ended"))
    }

    static func endsBeforeStart(_ start: String, _ until: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.ends-before-start", at: place,
            both("`until: \(until)` liegt vor `start: \(start)`", "`until: \(until)` is before `start: \(start)`"))
    }

    static func noEvaluation(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.no-evaluation", severity: .warning, at: place,
            both("der Vereinbarung fehlt `evaluation`", "the agreement lacks `evaluation`"), notes: cited(.evaluation))
    }

    // MARK: Bodies

    static func secondBody(
        _ role: BodyRole, _ id: String, first: SourceLocation, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "network.second-body", at: place,
            both(
                "`\(id)` ist ein zweites Gremium der Art `\(role.rawValue)`",
                "`\(id)` is a second body of the role `\(role.rawValue)`"),
            notes: [Diagnostic.Note(both("das erste", "the first"), at: first)],
            help: both("weitere Kreise sind `role: inner`", "further circles are `role: inner`"))
    }

    static func noVotes(_ id: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.no-votes", at: place,
            both("`\(id)` hat keinen Sitz mit Stimme und kann nichts beschließen", "`\(id)` has no seat with a vote"),
            notes: cited(.deciding), help: both("unter `seats` Sitze nennen", "name seats under `seats`"))
    }

    static func noParity(_ id: String, land: Int, kommune: Int, at place: SourceLocation) -> Diagnostic {
        let votes = (land: CountedNoun.vote.counted(land), kommune: CountedNoun.vote.counted(kommune))
        return Diagnostic(
            id: "network.no-parity", at: place,
            both(
                "`\(id)` hat \(votes.land.de) des Landes und \(votes.kommune.de) der Kommune, gilt aber als paritätisch",
                "`\(id)` has \(votes.land.en) of the Land and \(votes.kommune.en) of the municipal side, but claims parity"
            ),
            notes: cited(.deciding),
            help: both(
                "die Sitze angleichen oder `decides: {parity: false}` schreiben",
                "even out the seats or write `decides: {parity: false}`"))
    }

    static func emptyBank(_ id: String, _ bank: Bank, at place: SourceLocation) -> Diagnostic {
        let name = NetworkLabels.bank(bank)
        return Diagnostic(
            id: "network.empty-bank", at: place,
            both(
                "`\(id)` beschließt nach Bänken, aber die Bank „\(name.de)“ hat keine Stimme",
                "`\(id)` decides by banks, but the bank “\(name.en)” has no vote"),
            notes: cited(.deciding))
    }

    static func idleRotation(persons: Int, seats: Int, at place: SourceLocation) -> Diagnostic {
        let seats = CountedNoun.seat.counted(seats, .dative)
        return Diagnostic(
            id: "network.idle-rotation", at: place,
            both(
                "`rotates_among: \(persons)` bei \(seats.de): es müssen mehr Personen als Sitze sein",
                "`rotates_among: \(persons)` for \(seats.en): there must be more persons than seats"))
    }

    // MARK: Values

    static func badAGS(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.bad-ags", at: place,
            both("`\(text)` ist kein Schlüssel aus fünf Ziffern", "`\(text)` is no key of five digits"),
            notes: cited(.region),
            help: both(
                "die ersten fünf Ziffern des amtlichen Gemeindeschlüssels, mit der Null, zum Beispiel \"05566\"",
                "the first five digits of the municipality key, with the zero, for example \"05566\""))
    }

    static func badCode(_ text: String, of key: String, known: [String], at place: SourceLocation) -> Diagnostic {
        let list = known.joined(separator: ", ")
        return Diagnostic(
            id: "network.bad-code", at: place,
            both("`\(text)` ist kein Wert für `\(key)`", "`\(text)` is no value of `\(key)`"),
            help: NameSuggestion.help(for: text, among: known)
                ?? both("möglich sind \(list)", "possible are \(list)"))
    }

    static func badCount(_ key: String, _ text: String, least: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.bad-count", at: place,
            both(
                "`\(key): \(text)` ist keine ganze Zahl von \(least) bis 1000",
                "`\(key): \(text)` is no whole number from \(least) to 1000"))
    }

    static func badShare(_ key: String, _ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.bad-share", at: place,
            both(
                "`\(key): \(text)` ist kein Anteil über 0 und bis 1",
                "`\(key): \(text)` is no share above 0 and up to 1"))
    }

    static func notPositive(_ key: String, _ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.not-positive", at: place,
            both("`\(key): \(text)` muss größer als 0 sein", "`\(key): \(text)` must be above 0"))
    }

    static func badYears(_ from: String, _ to: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.bad-years", at: place,
            both("das Jahr `\(to)` liegt vor `\(from)`", "the year `\(to)` is before `\(from)`"))
    }

    static func duplicateID(_ id: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "network.duplicate-id", at: place,
            both("die Kennung `\(id)` ist doppelt", "the id `\(id)` is there twice"))
    }
}
