// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Scenarios without an admissible plan: `check`, `plan` and `explain` say so alike.
@Suite struct ConflictCommandTests {
    /// The Musterkreis with locks of its own.
    private func locked(_ locks: String) throws -> Program {
        let program = try Program()
        let folder = program.folder.appendingPathComponent("lokal")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("need,offer,groups,mode,reason\n\(locks)".utf8).write(to: folder.appendingPathComponent("l.csv"))
        let manifest = """
            scenario: lokal
            extends: \(Program.scenario("musterkreis"))
            changes: [{add: locks, rows: l.csv}]

            """
        try Data(manifest.utf8).write(to: folder.appendingPathComponent("scenario.yaml"))
        return program
    }

    @Test func locksThatCannotHoldAreAllToldInOneRun() throws {
        let program = try locked("B48,A13,1,at_least,Wunsch\nB59,A06,1,at_least,Wunsch\n")
        defer { program.remove() }
        let check = try program.run("check", "lokal")
        #expect(check.code == 2, "\(check.errors)")
        #expect(
            check.output.contains(
                "Die Festlegung für B48/A13 kann kein Plan einhalten: sie verlangt 1 Gruppe, die Grenzen erlauben keine"
            ))
        #expect(check.output.contains("B-05 (Entfernung): Der Weg beträgt 21,4 km Luftlinie"))
        let plan = try program.run("plan", "lokal", "--out", "out", "--no-questions")
        #expect(plan.code == 2)
        #expect(plan.output.contains("bildungsnetz explain out"))
        #expect(plan.errors.contains("L-05 (Eigenmittel der Schule) S28") && plan.errors.contains("B-05 (Entfernung)"))
    }

    @Test(arguments: ["lokal", "out"]) func explainNamesTheRulesAndTheRepairs(_ asked: String) throws {
        let program = try locked("B48,A13,1,at_least,Wunsch\nB59,A06,1,at_least,Wunsch\n")
        defer { program.remove() }
        #expect(try program.run("plan", "lokal", "--out", "out", "--no-questions", "--quiet").code == 2)
        let told = try program.run("explain", asked, "--time-limit", "600")
        #expect(told.code == 0, "\(told.errors)")
        let text = told.output.replacing("\u{a0}", with: " ")
        #expect(text.contains("Festlegung: Wunsch, B48/A13: mindestens 1 Gruppe."))
        #expect(text.contains("Abhilfe (Schule): [L-05] S28 von 0,00 EUR auf 740,00 EUR."))
        #expect(text.contains("B59/A06 ist ausgeschlossen: Der Weg beträgt 21,4 km Luftlinie"))
        #expect(text.contains("Abhilfe (Anbieter): Umkreis in km des Angebots A06 von 15 auf 22 [B-05]."))
        #expect(text.contains("Abhilfe (Lenkungsgruppe): Festlegung B59/A06 aufheben."))
    }

    /// What is told as a repair is one.
    @Test func theRepairsOfALockHold() throws {
        let program = try locked("B59,A06,1,at_least,Wunsch\n")
        defer { program.remove() }
        let manifest = "lokal/scenario.yaml"
        #expect(try program.run("plan", "lokal", "--out", "a", "--no-questions", "--quiet").code == 2)
        try program.replace("l.csv}]", with: "l.csv}, {set: offers.A06.radius_km, to: 21}]", in: manifest)
        #expect(try program.run("plan", "lokal", "--out", "b", "--no-questions", "--quiet").code == 2)
        try program.replace("to: 21}", with: "to: 22}", in: manifest)
        #expect(try program.run("plan", "lokal", "--out", "c", "--no-questions", "--quiet").code == 0)
    }

    /// More groups than places: the rows of a rule are added up, and the rule's own number is what repairs it.
    @Test func aShortageIsToldInSums() throws {
        let program = try shortage(papers: 9, each: 2, reviewers: 4, places: 3)
        defer { program.remove() }
        let plan = try program.run("plan", "mangel", "--out", "out", "--quiet")
        #expect(plan.code == 2, "\(plan.errors)")
        #expect(plan.output.contains("bildungsnetz explain out"))
        let told = try program.run("explain", "out", "--time-limit", "600")
        #expect(told.code == 0, "\(told.errors)")
        let lines = told.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Diese 2 Vorgaben kann kein Plan zugleich einhalten:")
        #expect(
            lines[1].hasPrefix(
                "Gruppen bei 7 Bedarfen: genau je 2, zusammen 14 Gruppen [L-1]. Bei allen 9 Bedarfen sind es 18 Gruppen."
            ))
        #expect(lines[2].hasPrefix("Plätze bei 4 Angeboten: höchstens je 3, zusammen 12 Gruppen [L-2]."))
        #expect(lines.contains("Abhilfe (Anbieter): [L-2] für alle 4 Angebote von 3 auf 5."))
        #expect(lines.contains("Abhilfe (Schule): [L-1] für alle 9 Bedarfe von 2 auf 1."))
        #expect(lines.count <= 12)
    }

    /// One place too few: a single bound is repaired as well, because that changes no more than the rule would.
    @Test func aSingleBoundIsToldWhereItIsEnough() throws {
        let program = try shortage(papers: 5, each: 1, reviewers: 4, places: 1)
        defer { program.remove() }
        let told = try program.run("explain", "mangel", "--time-limit", "600")
        #expect(told.code == 0, "\(told.errors)")
        #expect(told.output.contains("[L-2] R0 von 1 auf 2."))
        #expect(told.output.contains("[L-2] für alle 4 Angebote von 1 auf 2."))
    }

    private func shortage(papers: Int, each: Int, reviewers: Int, places: Int) throws -> Program {
        let program = try Program()
        var files: [(String, String)] = [
            ("tables/regions.csv", "id,name\nR,Kreis\n"),
            ("tables/municipalities.csv", "id,name,region\nM,Ort,R\n"),
            (
                "tables/schools.csv",
                "id,name,sector,type,municipality,easting,northing\nS,Schule,school,grundschule,M,400000,5700000\n"
            ),
            ("tables/providers.csv", "id,name\nP,Anbieter\n"),
            ("scenario.yaml", "scenario: mangel\nschool_year: 2026/27\nrulebooks: [r]\n"),
            (
                "rules/r.yaml",
                """
                rulebook: r
                match: [{id: M-1, title: {de: Sparte, en: Field}, when: need.field == offer.field, else: {de: nein, en: no}}]
                limits:
                  - {id: L-1, title: {de: Gruppen, en: groups}, sum: 1, per: need, exactly: need.groups}
                  - {id: L-2, title: {de: Plätze, en: places}, sum: 1, per: offer, at_most: offer.capacity}
                goals: [{id: G-1, title: {de: Viele, en: many}, maximise: 1}]

                """
            ),
        ]
        files.append(
            (
                "tables/needs.csv",
                "id,school,kind,field,groups\n" + (0..<papers).map { "B\($0),S,visit,musik,\(each)\n" }.joined()
            ))
        files.append(
            (
                "tables/offers.csv",
                "id,provider,kind,field,capacity\n"
                    + (0..<reviewers).map { "R\($0),P,visit,musik,\(places)\n" }.joined()
            ))
        for (name, text) in files {
            let file = program.folder.appendingPathComponent("mangel/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return program
    }

    // MARK: Names and schools without needs

    @Test func aSchoolWithoutNeedsIsAnsweredAndNamesWillDo() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(
            try program.run(
                "plan", Program.scenario("musterkreis"), "--out", "out", "--quiet", "--no-questions", "--time-limit",
                "0"
            ).code == 0)
        let silent = try program.run("explain", "out", "--school", "S36", "--html", "s36.html")
        #expect(silent.code == 0)
        #expect(
            silent.output
                == "Grundschule Am Kötterweg (S36) hat keinen Bedarf gemeldet; der Plan kann dort nichts zuteilen.\n")
        let page = try program.read("s36.html")
        #expect(page.contains("<h1>Grundschule Am Kötterweg</h1>") && page.contains("hat keinen Bedarf gemeldet"))
        let named = try program.run("explain", "out", "--school", "grundschule am kötterweg", "--language", "en")
        #expect(named.code == 0 && named.output.hasPrefix("Grundschule Am Kötterweg (S36) has reported no need"))
        #expect(named.errors.contains("school S36"))
        let unknown = try program.run("explain", "out", "--school", "Kötterweg")
        #expect(unknown.code == 65 && unknown.errors.contains("meinten Sie `S36` (Grundschule Am Kötterweg)?"))
        let value = try program.run(
            "rules", "eval", "need.groups", "--scenario", Program.scenario("musterkreis"), "--need",
            "Grundschule Zur Tränke")
        #expect(value.code == 0, "\(value.errors)")
        #expect(value.errors.contains("Bedarf B48"))
    }
}
