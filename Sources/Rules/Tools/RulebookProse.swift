// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// A rulebook as a text for a committee paper.
public struct RulebookProse {
    public enum Format: String, Sendable, CaseIterable {
        case text
        case markdown
    }

    private let rulebook: Rulebook
    private let language: Language
    private let format: Format
    private let words: ConditionWords
    private let used: [UsedValue]?
    private var lines: [String] = []

    private init(_ rulebook: Rulebook, _ language: Language, _ format: Format, _ used: [UsedValue]?) {
        self.rulebook = rulebook
        self.language = language
        self.format = format
        self.used = used
        let values = used.map { Self.values(of: $0, language) } ?? Self.values(of: rulebook, language)
        words = ConditionWords(language: language, values: values)
    }

    /// Title, source, validity, parameters, rules, limits and goals, each with its id.
    ///
    /// - Parameter used: the values that a scenario plans with, which are told instead of the rulebook's own.
    public static func text(
        of rulebook: Rulebook, language: Language, format: Format = .text, used: [UsedValue]? = nil
    ) -> String {
        var prose = RulebookProse(rulebook, language, format, used)
        prose.addHead()
        prose.addParameters()
        prose.addRules()
        prose.addComputed()
        prose.addLimits()
        prose.addGoals()
        return prose.lines.joined(separator: "\n") + "\n"
    }

    private func word(_ german: String, _ english: String) -> String { language == .de ? german : english }

    // MARK: Layout

    private mutating func heading(_ text: String, level: Int) {
        if let last = lines.last, !last.isEmpty { lines.append("") }
        switch format {
        case .markdown: lines += [String(repeating: "#", count: level) + " " + text, ""]
        case .text where level <= 2: lines += [text, String(repeating: level == 1 ? "=" : "-", count: text.count), ""]
        case .text: lines.append(text)
        }
    }

    private mutating func item(_ text: String, marker: String = "-") { lines.append("\(marker) \(text)") }

    private mutating func field(_ name: String, _ value: String?) {
        guard let value else { return }
        lines.append(format == .markdown ? "- \(name): \(value)" : "  \(name): \(value)")
    }

    // MARK: Head and parameters

    private mutating func addHead() {
        heading(rulebook.title.text(language), level: 1)
        field(word("Regelwerk", "Rulebook"), "`\(rulebook.name)`")
        field(word("Quelle", "Source"), rulebook.source)
        field(word("Gültig", "Valid"), validity(rulebook.validFrom, rulebook.validUntil))
        let scope = rulebook.applies.map { word("wenn ", "if ") + words.text($0) }
        field(word("Gilt", "Applies"), scope ?? word("für alle Möglichkeiten", "to all candidates"))
    }

    private func validity(_ from: Day?, _ until: Day?) -> String? {
        let show = { (day: Day) in self.language == .de ? day.germanDescription : day.isoDescription }
        return switch (from, until) {
        case (let from?, let until?): word("\(show(from)) bis \(show(until))", "\(show(from)) to \(show(until))")
        case (let from?, nil): word("ab \(show(from))", "from \(show(from))")
        case (nil, let until?): word("bis \(show(until))", "until \(show(until))")
        case (nil, nil): nil
        }
    }

    private mutating func addParameters() {
        guard !rulebook.parameters.isEmpty else { return }
        heading(word("Werte", "Values"), level: 2)
        if let used {
            for value in used {
                let origin = value.origin.map { " (\($0.text(language)))" } ?? ""
                item("`\(value.name)`: \(Self.text(value.value, unit: value.unit, language))\(origin)")
            }
            return
        }
        for parameter in rulebook.parameters {
            let period = validity(parameter.from, parameter.until).map { ", \($0)" } ?? ""
            let range = parameter.range.map { word(", erlaubt ", ", allowed ") + $0.text().text(language) } ?? ""
            let source = parameter.source.map { " (\($0))" } ?? ""
            item("`\(parameter.name)`: \(Self.value(parameter, language))\(range)\(period)\(source)")
        }
    }

    private static func values(of used: [UsedValue], _ language: Language) -> [String: String] {
        Dictionary(
            used.map { ($0.name, text($0.value, unit: $0.unit, language)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Parameters that have one value for all time are told with it.
    private static func values(of rulebook: Rulebook, _ language: Language) -> [String: String] {
        let single = rulebook.parameters.filter { parameter in
            parameter.from == nil && parameter.until == nil
                && rulebook.parameters.count { $0.name == parameter.name } == 1
        }
        return Dictionary(
            single.map { ($0.name, value($0, language)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func value(_ parameter: Parameter, _ language: Language) -> String {
        text(parameter.value, unit: parameter.unit, language)
    }

    /// A value as people read it, with its unit.
    public static func text(_ value: Parameter.Value, unit: String?, _ language: Language) -> String {
        let isMoney = unit == "EUR"
        let text =
            switch value {
            case .number(let number): NumberText.format(number, decimals: isMoney ? 2 : 0, language: language)
            case .text(let text): text
            case .boolean(let truth): language == .de ? (truth ? "ja" : "nein") : (truth ? "yes" : "no")
            }
        return unit.map { "\(text) \($0)" } ?? text
    }

    // MARK: Rules

    private mutating func addRules() {
        guard !rulebook.match.isEmpty else { return }
        heading(word("Voraussetzungen", "Conditions"), level: 2)
        lines.append(word("Eine Möglichkeit ist zulässig, wenn alle gelten.", "A candidate is allowed if all hold."))
        for rule in rulebook.match { add(rule) }
    }

    private mutating func add(_ rule: MatchRule) {
        heading("\(rule.id) \(rule.title.text(language))", level: 3)
        field(word("Bedingung", "Condition"), condition(rule.condition))
        field(word("Sonst", "Otherwise"), rule.reason.map { word("„\($0.de.text)“", "“\($0.en.text)”") })
        field(word("Quelle", "Source"), rule.source)
    }

    private func condition(_ condition: MatchRule.Condition) -> String {
        switch condition {
        case .when(let source): words.text(source)
        case .all(let rules): parts(rules, word(" und ", " and "))
        case .any(let rules): parts(rules, word(" oder ", " or "))
        }
    }

    private func parts(_ rules: [MatchRule], _ separator: String) -> String {
        rules.map { "\($0.id) \($0.title.text(language)) (\(condition($0.condition)))" }.joined(separator: separator)
    }

    private mutating func addComputed() {
        guard !rulebook.compute.isEmpty else { return }
        heading(word("Berechnete Werte", "Computed values"), level: 2)
        for rule in rulebook.compute { item("`\(rule.name)` = `\(rule.expression.text)`") }
    }

    // MARK: Limits and goals

    private mutating func addLimits() {
        guard !rulebook.limits.isEmpty else { return }
        heading(word("Grenzen", "Limits"), level: 2)
        for limit in rulebook.limits { add(limit) }
    }

    private mutating func add(_ limit: LimitRule) {
        heading("\(limit.id) \(limit.title.text(language))", level: 3)
        let per =
            limit.per.isEmpty
            ? word("im ganzen Plan", "in the whole plan")
            : limit.per.map { words.per($0) }.joined(separator: word(" und ", " and "))
        field(word("Grenze", "Limit"), "\(per): \(aggregate(limit)) \(bound(limit))")
        field(word("Gezählt wird, wenn", "Counted if"), limit.condition.map { words.text($0) })
        field(
            word("Weich", "Soft"),
            limit.soft.map { soft in
                let penalty = NumberText.format(soft.penalty, language: language)
                return word(
                    "jede Einheit der Abweichung kostet \(penalty) im Ziel \(soft.goal)",
                    "each unit off the limit costs \(penalty) in the goal \(soft.goal)")
            })
    }

    private func aggregate(_ limit: LimitRule) -> String {
        switch limit.aggregate {
        case .sum(let source) where source.text == "1": word("Zahl der Gruppen", "number of groups")
        case .sum(let source): word("Summe von \(term(source))", "sum of \(term(source))")
        case .distinct(let source):
            word("Zahl der verschiedenen Werte von \(term(source))", "number of different values of \(term(source))")
        }
    }

    private func term(_ source: ExpressionSource) -> String {
        source.expression.path == nil ? "`\(source.text)`" : words.text(source)
    }

    private func bound(_ limit: LimitRule) -> String {
        let value =
            if case .literal = limit.bound.expression { words.text(limit.bound) } else { term(limit.bound) }
        return switch limit.kind {
        case .atMost: word("höchstens \(value)", "at most \(value)")
        case .atLeast: word("mindestens \(value)", "at least \(value)")
        case .exactly: word("genau \(value)", "exactly \(value)")
        case .zeroOrAtLeast: word("null oder mindestens \(value)", "zero or at least \(value)")
        case .atMostShare: word("höchstens der Anteil \(value) am Ganzen", "at most the share \(value) of the whole")
        case .atLeastShare: word("mindestens der Anteil \(value) am Ganzen", "at least the share \(value) of the whole")
        }
    }

    private mutating func addGoals() {
        guard !rulebook.goals.isEmpty else { return }
        heading(word("Ziele, das wichtigste zuerst", "Goals, the most important first"), level: 2)
        for (index, goal) in rulebook.goals.enumerated() {
            let tolerance = NumberText.format(goal.tolerance, language: language)
            let slack =
                goal.tolerance.mantissa == 0
                ? ""
                : word(
                    "; spätere Ziele dürfen den Anteil \(tolerance) davon aufgeben",
                    "; later goals may give up the share \(tolerance) of it")
            item(
                "\(goal.id) \(goal.title.text(language)): \(measure(of: goal))\(slack)",
                marker: "\(index + 1).")
        }
    }

    private func measure(of goal: GoalRule) -> String {
        let isMost = goal.sense == .maximise
        switch goal.measure {
        case .sum(let source):
            let amount =
                isMost
                ? word("möglichst viel", "as much as possible of") : word("möglichst wenig", "as little as possible of")
            return "\(amount) `\(source.text)` \(word("je Gruppe", "per group"))"
        case .lowest(let source, let base, let per):
            return word(
                "der kleinste Wert von `\(source.text)` je `\(base.text)`\(paths(per)) möglichst groß",
                "the lowest value of `\(source.text)` per `\(base.text)`\(paths(per)) as large as possible")
        case .distinct(let source, let per):
            let number =
                isMost
                ? word("möglichst viele", "as many as possible") : word("möglichst wenige", "as few as possible")
            return "\(number) \(word("verschiedene", "different")) `\(source.text)`\(paths(per))"
        case .changesFromPrevious:
            return word(
                "möglichst wenige Gruppen anders als im Vorjahr", "as few groups as possible other than last year")
        }
    }

    private func paths(_ sources: [ExpressionSource]) -> String {
        guard !sources.isEmpty else { return "" }
        let joined = sources.map { "`\($0.text)`" }.joined(separator: word(" und ", " and "))
        return " " + word("für jeden Wert von \(joined)", "for every value of \(joined)")
    }
}
