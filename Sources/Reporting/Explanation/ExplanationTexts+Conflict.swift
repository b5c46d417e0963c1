// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Sentences about rules that cannot hold together, and about what repairs that.
extension ExplanationTexts {
    /// - Parameter count: the rules and locks that are told.
    static func cannotHold(_ count: Int) -> LocalizedText {
        count == 1
            ? both("Diese Vorgabe kann kein Plan einhalten:", "No plan can keep this rule:")
            : both(
                "Diese \(count) Vorgaben kann kein Plan zugleich einhalten:",
                "No plan can keep these \(count) rules together:")
    }

    static func member(
        _ title: LocalizedText, _ subject: String, _ bound: LocalizedText, id: String
    ) -> LocalizedText {
        both("\(title.de)\(subject)\(bound.de) [\(id)].", "\(title.en)\(subject)\(bound.en) [\(id)].")
    }

    /// `Festlegung: Wunsch der Schule, B48/A13: mindestens 1 Gruppe.`
    static func lock(_ title: LocalizedText, _ subject: String, kind: String, _ groups: LocalizedText) -> LocalizedText
    {
        let (words, isBan) = (boundWords(kind), kind == "forbid")
        return both(
            "\(title.de), \(subject): \(words.de)\(isBan ? "" : " " + groups.de).",
            "\(title.en), \(subject): \(words.en)\(isBan ? "" : " " + groups.en).")
    }

    static func excludes(_ subject: String, _ reason: LocalizedText, id: String) -> LocalizedText {
        both("\(subject) ist ausgeschlossen: \(reason.de) [\(id)]", "\(subject) is excluded: \(reason.en) [\(id)]")
    }

    static func bound(_ kind: String, _ number: String) -> LocalizedText {
        let words = boundWords(kind)
        return both(": \(spaced(words.de))\(number)", ": \(spaced(words.en))\(number)")
    }

    private static func spaced(_ words: String) -> String { words.isEmpty ? "" : words + " " }

    private static func boundWords(_ kind: String) -> LocalizedText {
        switch kind {
        case "at_most": both("höchstens", "at most")
        case "at_least": both("mindestens", "at least")
        case "exactly", "fix": both("genau", "exactly")
        case "zero_or_at_least": both("keine oder mindestens", "none or at least")
        case "at_most_share": both("Anteil höchstens", "share of at most")
        case "at_least_share": both("Anteil mindestens", "share of at least")
        case "forbid": both("keine Gruppe", "no group")
        default: both("", "")
        }
    }

    // MARK: Many rows of one rule

    /// A limit for many values of `per`: `Plätze bei 11 Angeboten: höchstens je 5, zusammen 55 Gruppen`.
    ///
    /// - Parameters:
    ///   - values: the values of `per`, as `11 Angeboten`.
    ///   - numbers: what is the bound of each, as `5` or `3 bis 8`; `nil` where it is not known.
    ///   - sum: all of them together; `nil` where they add up to nothing.
    static func members(
        _ title: LocalizedText, _ values: LocalizedText, kind: String, numbers: LocalizedText?, sum: LocalizedText?,
        id: String
    ) -> LocalizedText {
        let words = boundWords(kind)
        let each = numbers.map { both(": \(words.de) je \($0.de)", ": \(words.en) \($0.en) each") } ?? both("", "")
        let all = sum.map { both(", zusammen \($0.de)", ", \($0.en) together") } ?? both("", "")
        return both(
            "\(title.de) bei \(values.de)\(each.de)\(all.de) [\(id)].",
            "\(title.en) of \(values.en)\(each.en)\(all.en) [\(id)].")
    }

    static func range(_ least: String, _ most: String) -> LocalizedText {
        both("\(least) bis \(most)", "\(least) to \(most)")
    }

    /// What the limit adds up to over every value of `per`.
    static func total(_ values: LocalizedText, _ sum: LocalizedText) -> LocalizedText {
        both("Bei allen \(values.de) sind es \(sum.de).", "For all \(values.en) it is \(sum.en).")
    }

    /// Locks of one mode: `34 Festlegungen: mindestens, zusammen 40 Gruppen (B01/A02, B03/A04 und 32 weitere)`.
    static func locks(_ count: LocalizedText, kind: String, sum: LocalizedText?, named: LocalizedText) -> LocalizedText
    {
        let words = boundWords(kind)
        let all = sum.map { both(" zusammen \($0.de)", " \($0.en) together") } ?? both("", "")
        return both(
            "\(count.de): \(words.de)\(all.de) (\(named.de)).", "\(count.en): \(words.en)\(all.en) (\(named.en)).")
    }

    /// Names of which only the first are told.
    static func some(_ names: [String], of count: Int) -> LocalizedText {
        let rest = count - names.count
        let list = names.joined(separator: ", ")
        return rest > 0 ? both("\(list) und \(rest) weitere", "\(list) and \(rest) more") : both(list, list)
    }

    static func furtherMembers(_ count: Int) -> LocalizedText {
        let told = CountedNoun.furtherCondition.counted(count)
        return both("Dazu \(told.de).", "And \(told.en).")
    }

    static let minimal = both(
        "Ohne eine davon ließen sich die übrigen einhalten.", "Without any one of them the others could be kept.")

    /// - Parameter rows: the limits of all values of `per` and the locks, one by one.
    static func minimal(rows: Int) -> LocalizedText {
        both(
            "Ohne eine dieser \(rows) einzelnen Grenzen ließen sich die übrigen einhalten.",
            "Without any one of these \(rows) single bounds the others could be kept.")
    }

    /// Of a scenario with several conflicts: which locks these repairs leave out.
    static func besides(_ locks: LocalizedText) -> LocalizedText {
        both(
            "Was hier hilft, hilft erst, wenn auch die anderen Widersprüche behoben sind (Festlegungen: \(locks.de)).",
            "What helps here only helps when the other conflicts are repaired as well (locks: \(locks.en)).")
    }

    // MARK: Repairs

    static func repair(_ steps: [LocalizedText], _ authority: LocalizedText) -> LocalizedText {
        both(
            "Abhilfe (\(authority.de)): \(steps.map(\.de).joined(separator: " und ")).",
            "Repair (\(authority.en)): \(steps.map(\.en).joined(separator: " and ")).")
    }

    /// What a step changes: a lock by its name, a limit by its id and the value of `per`.
    static func changed(_ id: String, _ subject: String) -> LocalizedText {
        id == "lock" ? both("Festlegung\(subject)", "lock\(subject)") : both("[\(id)]\(subject)", "[\(id)]\(subject)")
    }

    /// The same for every value of `per`, as `[L-2] für alle 11 Angebote`.
    static func changed(_ id: String, all values: LocalizedText) -> LocalizedText {
        both("[\(id)] für alle \(values.de)", "[\(id)] for all \(values.en)")
    }

    static func relax(_ what: LocalizedText, from before: String, to after: String) -> LocalizedText {
        both("\(what.de) von \(before) auf \(after)", "\(what.en) from \(before) to \(after)")
    }

    static func relax(_ what: LocalizedText, by amount: String, isMore: Bool) -> LocalizedText {
        both(
            "\(what.de) um \(amount) \(isMore ? "mehr" : "weniger")",
            "\(what.en) by \(amount) \(isMore ? "more" : "less")")
    }

    static func drop(_ what: LocalizedText) -> LocalizedText { both("\(what.de) aufheben", "drop \(what.en)") }

    static func furtherRepairs(_ count: Int) -> LocalizedText {
        let told = CountedNoun.furtherRepair.counted(count)
        return both("\(told.de).", "\(told.en).")
    }

    static let noRepair = both(
        "Eine Abhilfe, die verhandelt werden darf, wurde nicht gefunden.",
        "No repair was found that may be negotiated.")
}
