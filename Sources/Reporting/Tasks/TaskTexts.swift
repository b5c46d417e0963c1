// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Tables

/// Words for tasks.
enum TaskTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static func kind(_ kind: ProgrammeCalendar.Kind) -> LocalizedText {
        switch kind {
        case .apply: both("Antrag", "application")
        case .notify: both("Mitteilung", "notice")
        case .contract: both("Vereinbarung", "contract")
        case .pay: both("Zahlung", "payment")
        case .prove: both("Nachweis", "proof")
        case .report: both("Bericht", "report")
        }
    }

    /// `Verwendungsnachweis …: Grundschule Am Färberhof (1.234,00 EUR)`.
    static func line(_ task: OfficeTask, _ language: Language) -> String {
        let subject = task.subject.isEmpty ? "" : ": " + task.subject
        let amount = task.amount.map { " (" + NumberText.euro($0, language: language) + ")" } ?? ""
        return prefix(task.change, language) + task.title.text(language) + subject + amount
    }

    /// What became of a task; nothing for new ones, which a calendar does not have yet.
    static func prefix(_ change: OfficeTask.Change?, _ language: Language) -> String {
        switch change {
        case .changed: both("geändert: ", "changed: ").text(language)
        case .cancelled: both("entfällt: ", "cancelled: ").text(language)
        case .new, nil: ""
        }
    }

    /// Said of a task whose day was over when it arose.
    static func late(_ list: TaskList, _ language: Language) -> String {
        list.dropOut == nil
            ? both(" (Frist war vor dem Beschluss)", " (before the decision)").text(language)
            : both(" (Frist war vor dem Ausfall)", " (before the drop-out)").text(language)
    }

    static func date(_ day: Day, _ language: Language) -> String {
        language == .de ? day.germanDescription : day.isoDescription
    }
}
