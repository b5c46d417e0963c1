// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Tables

/// `tasks.ics`: the tasks as events of whole days (RFC 5545), for any calendar program.
///
/// UID and DTSTAMP follow from the decision, so that importing the file again replaces the events. After a drop-out the
/// file has the changed events under their UID with a higher SEQUENCE, and those that are no more as cancelled.
enum TaskCalendarFile {
    static func text(_ list: TaskList, _ language: Language) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bildungsnetz//\(Version.current)//DE", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:" + escaped(list.decision.title.localized.text(language)),
        ]
        for task in list.tasks { lines += event(task, list, language) }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func event(_ task: OfficeTask, _ list: TaskList, _ language: Language) -> [String] {
        let stamp = (list.dropOut?.date ?? list.decision.date).replacing("-", with: "") + "T000000Z"
        let word = language == .de ? ("Beschluss", "Quelle") : ("decision", "source")
        let fallen = list.dropOut.map { (language == .de ? "\nAusfall: " : "\ndrop-out: ") + $0.id } ?? ""
        let note = "\(word.0): \(list.decision.id)\(fallen)\n\(word.1): \(task.source)"
        let sequence = list.dropOut.map { ["SEQUENCE:\($0.number)"] } ?? []
        let status = task.change == .cancelled ? ["STATUS:CANCELLED"] : []
        return [
            "BEGIN:VEVENT", "UID:\(escaped(task.id))@bildungsnetz.invalid", "DTSTAMP:\(stamp)",
            "DTSTART;VALUE=DATE:\(day(task.due))", "DTEND;VALUE=DATE:\(day(Day(number: task.due.number + 1)))",
            "SUMMARY:\(escaped(TaskTexts.line(task, language)))", "DESCRIPTION:\(escaped(note))",
            "CATEGORIES:\(escaped(TaskTexts.kind(task.kind).text(language)))", "TRANSP:TRANSPARENT",
        ] + sequence + status + ["END:VEVENT"]
    }

    private static func day(_ day: Day) -> String { day.isoDescription.replacing("-", with: "") }

    /// RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters have no
    /// place in a text.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            case "\u{0}"..<"\u{20}", "\u{7F}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// RFC 5545, 3.1: no line is longer than 75 bytes; what follows begins with a blank. No character is cut.
    static func folded(_ line: String) -> String {
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result
    }
}
