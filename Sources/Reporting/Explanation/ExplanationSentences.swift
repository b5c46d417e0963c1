// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// Tells explanations in sentences. Everything they say is in the explanation; nothing is looked up or computed.
public struct ExplanationSentences {
    let language: Language
    let figures: Figures

    public init(_ language: Language) {
        self.language = language
        figures = Figures(language)
    }

    /// In reading order: the answer, then what it rests on.
    public func sentences(for explanation: Explanation) -> [ExplanationSentence] {
        switch explanation {
        case .whyNot(let whyNot): sentences(whyNot)
        case .unmet(let unmet): sentences(unmet)
        case .why(let why): sentences(why)
        case .whatIf(let whatIf): sentences(whatIf)
        case .conflict(let conflict): sentences(conflict)
        case .ties(let ties): sentences(ties)
        case .curve(let curve): sentences(curve)
        case .noDemand(let none): [sentence("no_demand", noDemand(none))]
        }
    }

    // MARK: Parts

    func sentence(
        _ id: String, _ text: LocalizedText, _ trace: [ExplanationSentence.TraceStep] = []
    ) -> ExplanationSentence {
        ExplanationSentence(id: id, text: text.text(language), trace: trace)
    }

    func need(_ need: ExplainedNeed) -> String {
        let about = [need.schoolName, CodeLabels.field(need.field, language)].filter { !$0.isEmpty }
        return about.isEmpty ? need.id : "\(need.id) (\(about.joined(separator: ", ")))"
    }

    /// Without its field, where the need was named before.
    func school(_ need: ExplainedNeed) -> String {
        need.schoolName.isEmpty ? need.id : "\(need.id) (\(need.schoolName))"
    }

    func offer(_ pair: ExplainedPair, withFund: Bool = true) -> String {
        let name = pair.providerName.isEmpty ? pair.offer : "\(pair.offer) (\(pair.providerName))"
        guard withFund, let fund = pair.fund else { return name }
        return name + ExplanationTexts.fund(fund).text(language)
    }

    func groups(_ count: Int64) -> LocalizedText { CountedNoun.group.counted(count) }

    private func noDemand(_ none: NoDemandExplanation) -> LocalizedText {
        if let need = none.need { return ExplanationTexts.noGroups(self.need(need)) }
        return ExplanationTexts.noNeeds(none.schoolName.isEmpty ? none.school : "\(none.schoolName) (\(none.school))")
    }

    // MARK: Rules

    func failed(_ rule: ExplainedRule, _ kind: String) -> ExplanationSentence {
        var reason = rule.reason?.text(language) ?? ""
        if reason.isEmpty || rule.reason == rule.title { reason = ExplanationTexts.rule(rule.title).text(language) }
        if !".!?".contains(reason.suffix(1)) { reason += "." }
        let lead = rule.fund.map { ExplanationTexts.ofFund($0).text(language) + " " } ?? ""
        return ExplanationSentence(
            id: kind, text: "\(lead)\(reason) [\(rule.id)]",
            trace: trace(rule.values) + [step("rule", rule.id, rule.place)])
    }

    func trace(_ values: [ExplainedValue]) -> [ExplanationSentence.TraceStep] {
        values.map { step("cell", "\($0.name) = \($0.shown.text(language))", $0.place) }
    }

    func step(_ kind: String, _ text: String, _ place: String?) -> ExplanationSentence.TraceStep {
        ExplanationSentence.TraceStep(kind: kind, text: text, place: place)
    }

    // MARK: Goals

    /// - Parameter lead: what the plan is compared with, for example "mit A4".
    func losses(_ losses: [GoalLoss], _ kind: String, lead: LocalizedText? = nil) -> [ExplanationSentence] {
        losses.compactMap { loss in
            text(of: loss, lead).map { sentence("\(kind).goal", $0, [step("rule", loss.goal, loss.place)]) }
        }
    }

    /// `nil` for a goal that provably stays as it is, or of which nothing is known.
    private func text(of loss: GoalLoss, _ lead: LocalizedText?) -> LocalizedText? {
        switch (loss.atLeast, loss.atMost) {
        case (let least?, let most?) where least == most:
            guard least.mantissa != 0 else { return nil }
            return ExplanationTexts.loss(
                loss.title, exact(least), isWorse: least.mantissa > 0, id: loss.goal, lead: lead)
        case (let least?, let most?) where least.mantissa >= 0:
            return ExplanationTexts.loss(
                loss.title, between(least, most), isWorse: true, id: loss.goal, lead: lead)
        case (let least?, let most?) where most.mantissa <= 0:
            return ExplanationTexts.loss(
                loss.title, between(most, least), isWorse: false, id: loss.goal, lead: lead)
        case (let least?, let most?):
            return ExplanationTexts.lossBetween(
                loss.title, better: rounded(least, up: true), worse: rounded(most, up: true), id: loss.goal)
        case (let least?, nil) where least.mantissa > 0:
            return ExplanationTexts.loss(
                loss.title, ExplanationTexts.atLeast(rounded(least, up: false)), isWorse: true, id: loss.goal,
                lead: lead)
        default: return nil
        }
    }

    func between(_ least: FixedPoint, _ most: FixedPoint) -> LocalizedText {
        least.mantissa == 0
            ? ExplanationTexts.atMost(rounded(most, up: true))
            : ExplanationTexts.between(rounded(least, up: false), rounded(most, up: true))
    }

    /// Distances have many digits: two are told, and that they are not all.
    func exact(_ number: FixedPoint) -> LocalizedText {
        let text = rounded(number, up: false)
        guard number.normalised.scale > 2 else { return ExplanationTexts.exactly(text) }
        guard let near = DecimalText.rounded(abs(number.double), digits: 2), near.mantissa != 0 else {
            return ExplanationTexts.exactly(
                figures.number(FixedPoint(mantissa: abs(number.mantissa), scale: number.scale)))
        }
        return ExplanationTexts.about(figures.number(near))
    }

    /// The size of a number with at most two decimals, away from or towards zero, so that a bound stays true.
    func rounded(_ number: FixedPoint, up: Bool) -> String {
        let size = FixedPoint(mantissa: abs(number.mantissa), scale: number.scale).normalised
        guard size.scale > 2, let divisor = FixedPoint.powerOfTen(size.scale - 2) else { return figures.number(size) }
        let mantissa = size.mantissa / divisor + (up && size.mantissa % divisor != 0 ? 1 : 0)
        return figures.number(FixedPoint(mantissa: mantissa, scale: 2).normalised)
    }

    // MARK: Limits

    func limit(_ limit: ExplainedLimit, _ kind: String) -> ExplanationSentence {
        let trace =
            self.trace(limit.values) + [step("rule", limit.id, limit.place), step("row", limit.row, nil)]
        return sentence("\(kind).limit", text(of: limit), trace)
    }

    private func text(of limit: ExplainedLimit) -> LocalizedText {
        func number(_ value: FixedPoint) -> String { limit.isMoney ? figures.euro(value) : figures.number(value) }
        let subject = limit.subject.isEmpty ? "" : " \(limit.subject)"
        guard let bound = limit.limit, let used = limit.used, limit.kind == .limit else {
            return ExplanationTexts.stops(limit.title, subject, id: limit.id)
        }
        switch limit.bound {
        case "at_most", "exactly":
            return ExplanationTexts.full(
                limit.title, subject, used: number(used), limit: number(bound),
                needed: limit.needed.map(number) ?? "1", id: limit.id)
        default:
            return ExplanationTexts.leastNotReached(
                limit.title, subject, used: number(used), limit: number(bound), id: limit.id)
        }
    }

    // MARK: Changes

    func change(_ change: NeedChange, _ kind: String) -> ExplanationSentence {
        let lost = change.changes.filter { $0.after < $0.before }.map { offer($0.allocation) }
        let won = change.changes.filter { $0.after > $0.before }.map { offer($0.allocation) }
        let (old, new) = (lost.joined(separator: ", "), won.joined(separator: ", "))
        let text: LocalizedText =
            switch change.effect {
            case .loses where won.isEmpty:
                ExplanationTexts.loses(need(change.need), groups(change.before - change.after), old)
            case .gains where lost.isEmpty:
                ExplanationTexts.gains(need(change.need), groups(change.after - change.before), new)
            case .loses, .gains: ExplanationTexts.asked(need(change.need), from: old, to: new)
            case .moves: ExplanationTexts.moves(need(change.need), from: old, to: new)
            }
        return sentence("\(kind).change", text)
    }
}
