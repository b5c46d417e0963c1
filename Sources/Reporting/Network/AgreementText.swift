// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network

/// Agreements for the terminal and for scripts.
public enum AgreementText {
    /// Everything an agreement says, a line each.
    public static func show(_ agreement: Agreement, language: Language, width: Int) -> String {
        var table = TerminalTable(numeric: [], flexible: 1)
        for fact in agreement.facts {
            let lines = TerminalTable.wrap(fact.value.text(language), width: max(24, width - 44))
            for (index, line) in lines.enumerated() { table.add(index == 0 ? fact.title.text(language) : "", line) }
        }
        return agreement.title.text(language) + "\n" + table.lines(width: width).joined(separator: "\n") + "\n"
    }

    /// One sentence on an agreement that passed its check.
    public static func good(_ agreement: Agreement, language: Language) -> String {
        let title = agreement.title.text(language)
        return NetworkTexts.agreementGood(title, facts: agreement.facts.count).text(language) + "\n"
    }

    /// The same as one JSON object of keys and texts.
    public static func showJSON(_ agreement: Agreement, language: Language) -> String {
        JSONText.write(
            .object([
                ("network", .string(agreement.name)), ("ags", .string(agreement.region.ags)),
                ("title", .string(agreement.title.text(language))),
                ("facts", .object(agreement.facts.map { ($0.key, .string($0.value.text(language))) })),
            ]))
    }

    /// What differs between two agreements, side by side.
    public static func compare(_ left: Agreement, _ right: Agreement, language: Language, width: Int) -> String {
        let differences = left.differences(from: right)
        let (leftName, rightName) = (left.title.text(language), right.title.text(language))
        guard !differences.isEmpty else {
            return NetworkTexts.noDifference(leftName, rightName).text(language) + "\n"
        }
        var text = ""
        for difference in differences {
            text += difference.title.text(language) + "\n"
            let names = [(leftName, difference.left), (rightName, difference.right)]
            let longest = names.map(\.0.count).max() ?? 0
            for (name, value) in names {
                let value = value?.text(language) ?? NetworkTexts.nothingSaid.text(language)
                let indent = String(repeating: " ", count: longest + 4)
                let lines = TerminalTable.wrap(value, width: max(24, width - longest - 4))
                let padded = name + String(repeating: " ", count: longest - name.count)
                text += "  \(padded)  " + lines.joined(separator: "\n" + indent) + "\n"
            }
        }
        return text + NetworkTexts.differences(differences.count, of: left.facts.count).text(language) + "\n"
    }

    /// The differences as a JSON array.
    public static func compareJSON(_ left: Agreement, _ right: Agreement, language: Language) -> String {
        JSONText.write(
            .array(
                left.differences(from: right).map { difference in
                    .object([
                        ("key", .string(difference.key)), ("title", .string(difference.title.text(language))),
                        ("left", difference.left.map { .string($0.text(language)) } ?? .null),
                        ("right", difference.right.map { .string($0.text(language)) } ?? .null),
                    ])
                }))
    }
}
