// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What the argument parser says reaches a German reader in German, and values that begin with `-` reach the command.
@Suite struct GermanHelpTests {
    /// Every command by its words, as the help of each names those below it.
    private func commands(_ program: Program) throws -> [[String]] {
        var (found, open): ([[String]], [[String]]) = ([], [[]])
        while let path = open.popLast() {
            found.append(path)
            let help = try program.run(arguments: path + ["--help"]).output
            guard let list = help.components(separatedBy: "BEFEHLE:\n").dropFirst().first else { continue }
            for line in list.split(separator: "\n") where line.wholeMatch(of: #/  [a-z]\S*.*/#) != nil {
                open.append(path + [String(line.split(separator: " ")[0])])
            }
        }
        return found
    }

    @Test func noHelpHasAnEnglishWordOfTheParser() throws {
        let program = try Program()
        defer { program.remove() }
        let commands = try commands(program)
        #expect(commands.count >= 25)
        for path in commands {
            let help = try program.run(arguments: path + ["--help"])
            #expect(help.code == 0)
            for line in help.output.split(separator: "\n") {
                #expect(line.firstMatch(of: /<[a-z]/) == nil, "\(path): \(line)")
                #expect(
                    line.firstMatch(
                        of:
                            /\b(OVERVIEW|USAGE|OPTIONS|ARGUMENTS|SUBCOMMANDS|Usage|values:|default|Show|See|help information|options>)/
                    ) == nil, "\(path): \(line)")
            }
        }
    }

    @Test func explanationsKeepTheirColumn() throws {
        let program = try Program()
        defer { program.remove() }
        let help = try program.run("plan", "--help").output
        #expect(help.contains("\n  <Szenario>              Ordner mit scenario.yaml"))
        #expect(help.contains("\nAUFRUF: bildungsnetz plan [<Optionen>] <Szenario>\n"))
        #expect(help.contains("(Werte:"))
    }

    @Test(arguments: [
        (["plan"], "Fehler: Es fehlt das Argument '<Szenario>'"),
        (["plan", "x", "--time-limt", "1"], "Fehler: Unbekannte Option '--time-limt'. Meinten Sie '--time-limit'?"),
        (["plan", "x", "--zzzzzzzz"], "Fehler: Unbekannte Option '--zzzzzzzz'\n"),
        (["plan", "x", "-q"], "Fehler: Unbekannte Option '-q'"),
        (["plan", "x", "--threads"], "Fehler: Es fehlt ein Wert für '--threads <Zahl>'"),
        (["plan", "x", "--threads", "viele"], "Fehler: Der Wert 'viele' passt nicht zu '--threads <Zahl>'\n"),
        (["plan", "x", "--format", "foo"], "Möglich sind 'rfc4180' und 'excel'."),
        (["plan", "x", "--quiet=3"], "Fehler: Die Option '--quiet' hat keinen Wert, angegeben ist '3'."),
        (["plan", "x", "y"], "Fehler: Unerwartetes Argument 'y'"),
        (["plan", "x", "y", "z"], "Fehler: 2 unerwartete Argumente: 'y', 'z'"),
        (["rules", "frob"], "Fehler: Unerwartetes Argument 'frob'"),
        (["explain"], "Fehler: Es fehlt das Argument '<Plan>'"),
        (["rules", "eval"], "Hilfe:  <Ausdruck>  Der Ausdruck"),
        (["--generate-completion-script=foo"], "Fehler: Für 'foo' gibt es keine Vervollständigung."),
        (["plan", "x", "--time-limit", "-1"], "Fehler: --time-limit braucht eine Zahl ab 0, nicht -1."),
        (["plan", "x", "--gap", "-0.1"], "Fehler: --gap braucht eine Zahl ab 0, nicht -0,1."),
        (["plan", "x", "--gap=-0.1"], "Fehler: --gap braucht eine Zahl ab 0, nicht -0,1."),
        (["plan", "--threads", "-1", "x"], "Fehler: --threads braucht eine Zahl von 1 bis 1024, nicht -1."),
        (["plan", "x", "--question-time", "-.5"], "nicht -0,5."),
        (["plan", "x", "--from", "y", "--keep", "-1"], "Fehler: --keep braucht Zahlen ab 0, nicht -1."),
        (["plan", "x", "--from", "y", "--keep=-1"], "Fehler: --keep braucht Zahlen ab 0, nicht -1."),
        (["plan", "x", "-1"], "Fehler: Unerwartetes Argument '-1'"),
    ])
    func errorsAreGerman(arguments: [String], part: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(arguments: arguments)
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(part), "\(outcome.errors)")
        for english in ["Missing", "Unknown", "Unexpected", "invalid", "Please", " and '", "Usage", "specified"] {
            #expect(!outcome.errors.contains(english), "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        (["-7 % 2"], "-1 (Zahl, genau)\n"), (["-(2 + 3)"], "-5 (Zahl, genau)\n"), (["--5"], "5 (Zahl, genau)\n"),
        (["-.5"], "-0.5 (Zahl, genau)\n"), (["-need.groups", "--row", "need.groups=2"], "-2 (Zahl, genau)\n"),
        (["--row", "need.groups=2", "-need.groups"], "-2 (Zahl, genau)\n"), (["--quiet", "-7"], "-7 (Zahl, genau)\n"),
        (["--", "-7"], "-7 (Zahl, genau)\n"), (["1 - 2"], "-1 (Zahl, genau)\n"),
    ])
    func anExpressionMayBeginWithAMinus(arguments: [String], output: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(arguments: ["rules", "eval"] + arguments)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output == output)
    }

    @Test func englishStaysEnglish() throws {
        let program = try Program()
        defer { program.remove() }
        let usage = try program.run("plan", "x", "--time-limit", "-1.5", "--language", "en")
        #expect(usage.code == 64)
        #expect(usage.errors.contains("Error: --time-limit needs a number of at least 0, not -1.5."))
        #expect(usage.errors.contains("Usage: bildungsnetz plan [<options>] <scenario>"))
    }
}
