// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Every sentence about locks that no plan can keep, in both languages.
enum LockMessages {
    static func diagnostic(of lock: ImpossibleLock) -> Diagnostic {
        switch lock.reason {
        case .excluded(let rules): excluded(lock, by: rules)
        case .beyondLimits(let allowed, let limits): beyondLimits(lock, allowed: allowed, limits)
        case .contradicted(let others): contradicted(lock, others)
        }
    }

    private static func excluded(_ lock: ImpossibleLock, by rules: [UnmetNeed.FailedRule]) -> Diagnostic {
        Diagnostic(
            id: "planning.lock-excluded", cause: .breach, at: lock.location,
            LocalizedText(
                de: "die Festlegung für \(lock.subject) kann kein Plan einhalten: Regeln schließen die Zuteilung aus",
                en: "no plan can keep the lock of \(lock.subject): rules exclude the allocation"),
            notes: rules.map { rule in
                Diagnostic.Note(
                    LocalizedText(
                        de: "\(rule.id) (\(rule.title.de)): \(rule.reason.de)",
                        en: "\(rule.id) (\(rule.title.en)): \(rule.reason.en)"))
            },
            help: help)
    }

    private static func beyondLimits(
        _ lock: ImpossibleLock, allowed: Int64, _ limits: [ImpossibleLock.Obstacle]
    ) -> Diagnostic {
        let asked = CountedNoun.group.counted(lock.asked)
        let most =
            allowed == 0 ? LocalizedText(de: "keine", en: "none") : LocalizedText(de: "\(allowed)", en: "\(allowed)")
        return Diagnostic(
            id: "planning.lock-beyond-limits", cause: .breach, at: lock.location,
            LocalizedText(
                de: "die Festlegung für \(lock.subject) kann kein Plan einhalten: sie verlangt \(asked.de), "
                    + "die Grenzen erlauben \(allowed == 0 ? "" : "höchstens ")\(most.de)",
                en: "no plan can keep the lock of \(lock.subject): it asks for \(asked.en), the limits allow "
                    + "\(allowed == 0 ? "" : "at most ")\(most.en)"),
            notes: limits.map { limit in
                let subject = limit.subject.isEmpty ? "" : " \(limit.subject)"
                return Diagnostic.Note(
                    LocalizedText(
                        de: "\(limit.id) (\(limit.title.de))\(subject)", en: "\(limit.id) (\(limit.title.en))\(subject)"
                    ))
            },
            help: help)
    }

    private static func contradicted(_ lock: ImpossibleLock, _ others: [SourceLocation]) -> Diagnostic {
        Diagnostic(
            id: "planning.locks-contradict", cause: .breach, at: lock.location,
            LocalizedText(
                de: "die Festlegung für \(lock.subject) widerspricht anderen Festlegungen",
                en: "the lock of \(lock.subject) contradicts other locks"),
            notes: others.map { Diagnostic.Note(LocalizedText(de: "hier", en: "here"), at: $0) }, help: help)
    }

    private static let help = LocalizedText(
        de: "`bildungsnetz explain` mit dem Szenario nennt alle Regeln dagegen und was zu ändern wäre",
        en: "`bildungsnetz explain` with the scenario names all rules against it and what would have to change")
}
