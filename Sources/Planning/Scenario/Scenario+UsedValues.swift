// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
import Tables

extension Scenario {
    /// The parameters of a rulebook as they hold in this scenario, each once, with who set them.
    ///
    /// - Parameter index: of ``rulebooks``.
    public func usedValues(ofRulebook index: Int) -> [UsedValue] {
        let all = rulebooks[index].parameters
        var seen: Set<String> = []
        return all.filter { seen.insert($0.name).inserted }.compactMap { first in
            guard let value = parameters.value(first.name, rulebook: index) else { return nil }
            let valid = all.first { $0.name == first.name && $0.isValid(on: schoolYear.firstDay) }
            let unit = (valid ?? first).unit
            return UsedValue(
                name: first.name, value: value, unit: unit, origin: origin(first.name, index, valid, value))
        }
    }

    /// The index of a rulebook; an unknown name is an error with the nearest.
    public func rulebook(named name: String, into sink: inout DiagnosticSink) -> Int? {
        if let index = rulebooks.firstIndex(where: { $0.name == name }) { return index }
        sink.report(PlanningMessages.notAmongRulebooks(name, known: rulebooks.map(\.name)))
        return nil
    }

    private func origin(
        _ name: String, _ index: Int, _ valid: Parameter?, _ value: Parameter.Value
    ) -> LocalizedText? {
        guard parameters.override(of: name, rulebook: index) != nil else {
            return valid?.source.map { LocalizedText(de: $0, en: $0) }
        }
        let decision = decisions.last { $0.parameters.contains(name) }
        let setBy =
            decision.map { PlanningMessages.setByDecision(body: $0.body, id: $0.id, title: $0.title) }
            ?? PlanningMessages.setByScenario
        guard let valid, valid.value != value else { return setBy }
        func text(_ language: Language) -> String { RulebookProse.text(valid.value, unit: valid.unit, language) }
        return PlanningMessages.insteadOf(setBy, LocalizedText(de: text(.de), en: text(.en)))
    }
}
