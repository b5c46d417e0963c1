// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Rules
import Tables

extension ExplanationSentences {
    func sentences(_ conflict: ConflictExplanation) -> [ExplanationSentence] {
        let head = sentence("conflict.head", ExplanationTexts.cannotHold(conflict.members.count))
        let minimal =
            conflict.isMinimal && conflict.members.count > 1
            ? [sentence("conflict.minimal", ExplanationTexts.minimal)] : []
        let repairs =
            conflict.repairs.isEmpty
            ? [sentence("conflict.no_repair", ExplanationTexts.noRepair)] : conflict.repairs.map(repair)
        return [head] + conflict.members.map(member) + minimal + repairs
    }

    private func member(_ member: ConflictExplanation.Member) -> ExplanationSentence {
        let limit = member.limit
        let bound = limit.limit.map { ExplanationTexts.bound(limit.bound, number($0, limit.isMoney)) }
        let text = ExplanationTexts.member(
            limit.title, subject(limit.subject), bound ?? LocalizedText(de: "", en: ""), id: limit.id)
        let sentence = self.sentence(
            "conflict.member", text,
            trace(limit.values) + [step("rule", limit.id, limit.place), step("row", limit.row, nil)])
        return ExplanationSentence(
            id: sentence.id, text: "\(sentence.text) (\(Self.shortPlace(limit.place)))", trace: sentence.trace)
    }

    /// The file and its folder with line and column; the trace has the whole path.
    private static func shortPlace(_ place: String) -> String {
        place.split(separator: "/").suffix(2).joined(separator: "/")
    }

    private func repair(_ repair: ConflictExplanation.Repair) -> ExplanationSentence {
        let steps = repair.steps.map { step -> LocalizedText in
            guard step.action == .relax, let before = step.before, let after = step.after else {
                return ExplanationTexts.drop(step.id, subject(step.subject))
            }
            return ExplanationTexts.relax(
                step.id, subject(step.subject), from: number(before, step.isMoney), to: number(after, step.isMoney))
        }
        let authority = repair.steps.map(\.authority).max() ?? .steeringGroup
        return sentence("conflict.repair", ExplanationTexts.repair(steps, ExplanationTexts.authority(authority)))
    }

    private func subject(_ subject: String) -> String { subject.isEmpty ? "" : " \(subject)" }

    private func number(_ value: FixedPoint, _ isMoney: Bool) -> String {
        isMoney ? figures.euro(value) : figures.number(value)
    }
}
