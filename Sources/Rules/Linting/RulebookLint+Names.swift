// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RulebookLint {
    /// Parameters and computed values that no rule needs.
    mutating func checkNames() {
        let uses = NameUses(rulebooks)
        let (reached, mentioned) = (uses.reached, uses.mentioned)
        for rulebook in rulebooks {
            var seen: Set<String> = []
            for parameter in rulebook.parameters where seen.insert(parameter.name).inserted {
                guard !mentioned.contains(parameter.name) else { continue }
                report(
                    .unusedName, .warning, parameter.name, at: parameter.location,
                    LintMessages.unusedParameter(parameter.name))
            }
            for rule in rulebook.compute where !reached.contains(rule.name) {
                report(
                    .unusedName, .note, rule.name, at: rule.expression.location,
                    LintMessages.unusedComputed(rule.name))
            }
        }
    }

    /// Days on which a parameter has no value between two that have one, or has two.
    mutating func checkDatedValues() {
        for rulebook in rulebooks {
            var seen: Set<String> = []
            for parameter in rulebook.parameters where seen.insert(parameter.name).inserted {
                let dated = rulebook.parameters.filter { $0.name == parameter.name }
                checkDatedValues(dated, from: rulebook.validFrom)
            }
        }
    }

    private mutating func checkDatedValues(_ dated: [Parameter], from start: Day?) {
        let sorted = dated.sorted { ($0.from?.number ?? .min) < ($1.from?.number ?? .min) }
        if let start, let first = sorted[0].from, start < first {
            reportGap(sorted[0], from: start.number, until: first.number - 1)
        }
        var last = sorted[0]
        for next in sorted.dropFirst() {
            let begin = next.from?.number ?? .min
            if let end = last.until?.number, end < begin {
                if end + 1 < begin { reportGap(next, from: end + 1, until: begin - 1) }
            } else {
                report(
                    .datedValues, .warning, next.name, at: next.location,
                    LintMessages.overlap(next.name, from: next.from), other: last.location)
            }
            if last.until.map({ end in next.until.map { end < $0 } ?? true }) ?? false { last = next }
        }
    }

    /// Only the first of August decides, so a gap without one does no harm yet.
    private mutating func reportGap(_ parameter: Parameter, from: Int, until: Int) {
        let (first, last) = (Day(number: from), Day(number: until))
        let years = first.parts.year...last.parts.year
        let matters = years.contains { year in
            Day(year: year, month: 8, day: 1).map { first <= $0 && $0 <= last } ?? false
        }
        report(
            .datedValues, matters ? .warning : .note, parameter.name, at: parameter.location,
            LintMessages.gap(parameter.name, first, last, matters: matters))
    }

    /// Whether the rulebooks are in force on the day that counts.
    mutating func checkValidity() {
        guard let day else { return }
        for rulebook in rulebooks where !rulebook.isValid(on: day) {
            report(
                .notInForce, .warning, rulebook.name, at: rulebook.location,
                LintMessages.notInForce(rulebook.name, day))
        }
    }
}
