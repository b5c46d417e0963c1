// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// One thing an agreement says, with a key that is the same for every agreement.
public struct AgreementFact: Sendable, Hashable {
    /// Stable, for scripts and for putting two agreements side by side: `body.steering.decides.quorum`.
    public let key: String
    public let title: LocalizedText
    public let value: LocalizedText
}

/// What differs between two agreements. A side is `nil` where that agreement says nothing.
public struct AgreementDifference: Sendable, Hashable {
    public let key: String
    public let title: LocalizedText
    public let left: LocalizedText?
    public let right: LocalizedText?
}

extension Agreement {
    /// Everything the agreement says, part after part. Bodies are told by their role, further ones with a number, so
    /// that regions with other names for them can be compared.
    public var facts: [AgreementFact] {
        var list = FactList()
        list.add("region", "Region", "Region", "\(region.name) (\(region.ags))")
        for bank in Bank.allCases {
            let names = parties.filter { $0.bank == bank }.map(\.name)
            list.add("party.\(bank.rawValue)", "Partei", "Party", of: bank, names.joined(separator: "; "))
        }
        list.add("signed", "Unterzeichnet", "Signed", signed)
        list.add("start", "Beginn", "Start", start)
        if let until { list.add("until", "Ende", "End", until) } else { list.addOpenEnd() }
        for field in fields {
            list.add("field.\(field.id)", FactList.both("Handlungsfeld", "Field of action"), field.title)
        }
        for bank in Bank.allCases {
            list.add("posts.\(bank.rawValue)", bank, posts.filter { $0.bank == bank }.map(\.share))
        }
        if let evaluation { list.add(evaluation) }
        var numbers: [BodyRole: Int] = [:]
        for body in bodies {
            numbers[body.role, default: 0] += 1
            list.add(body, number: numbers[body.role, default: 1])
        }
        return list.facts
    }

    /// What differs from another agreement, in the order of this one, then what only the other says.
    public func differences(from other: Agreement) -> [AgreementDifference] {
        let (mine, theirs) = (facts, other.facts)
        var result: [AgreementDifference] = []
        for fact in mine {
            let match = theirs.first { $0.key == fact.key }
            guard match?.value != fact.value else { continue }
            result.append(
                AgreementDifference(key: fact.key, title: fact.title, left: fact.value, right: match?.value))
        }
        for fact in theirs where !mine.contains(where: { $0.key == fact.key }) {
            result.append(AgreementDifference(key: fact.key, title: fact.title, left: nil, right: fact.value))
        }
        return result
    }
}

/// Collects facts; what is empty or not said is none.
private struct FactList {
    private(set) var facts: [AgreementFact] = []

    static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    mutating func add(_ key: String, _ title: LocalizedText, _ value: LocalizedText) {
        facts.append(AgreementFact(key: key, title: title, value: value))
    }

    mutating func add(_ key: String, _ de: String, _ en: String, _ value: String) {
        guard !value.isEmpty else { return }
        add(key, Self.both(de, en), Self.both(value, value))
    }

    mutating func add(_ key: String, _ de: String, _ en: String, of bank: Bank, _ value: String) {
        let name = NetworkLabels.bank(bank)
        add(key, "\(de) (\(name.de))", "\(en) (\(name.en))", value)
    }

    mutating func add(_ key: String, _ de: String, _ en: String, _ day: Day?) {
        guard let day else { return }
        add(key, Self.both(de, en), Self.both(day.germanDescription, day.isoDescription))
    }

    /// The posts of one side, one after the other: `1 + 0,5`.
    mutating func add(_ key: String, _ bank: Bank, _ shares: [FixedPoint]) {
        guard !shares.isEmpty else { return }
        func sum(_ language: Language) -> String {
            shares.map { NumberText.format($0, language: language) }.joined(separator: " + ")
        }
        let name = NetworkLabels.bank(bank)
        add(key, Self.both("Stellen (\(name.de))", "Posts (\(name.en))"), Self.both(sum(.de), sum(.en)))
    }

    mutating func addOpenEnd() { add("until", Self.both("Ende", "End"), Self.both("unbefristet", "open-ended")) }

    mutating func add(_ evaluation: Evaluation) {
        let years = evaluation.everyYears
        var (de, en) = (
            years == 1 ? "jedes Jahr" : "alle \(years) Jahre", years == 1 ? "every year" : "every \(years) years"
        )
        if let by = evaluation.by { (de, en) = (de + ", " + by.de, en + ", " + by.en) }
        if let next = evaluation.next {
            (de, en) = (de + ", nächste ab \(next.germanDescription)", en + ", next from \(next.isoDescription)")
        }
        add("evaluation", Self.both("Evaluation", "Evaluation"), Self.both(de, en))
    }

    mutating func add(_ body: Body, number: Int) {
        let key = "body.\(body.role.rawValue)" + (number > 1 ? ".\(number)" : "")
        let role = NetworkLabels.role(body.role)
        func title(_ de: String, _ en: String) -> LocalizedText { Self.both("\(role.de): \(de)", "\(role.en): \(en)") }
        add(key + ".name", title("Name", "name"), body.name)
        if let meetings = body.meetingsPerYear {
            add(
                key + ".meetings", title("Sitzungen im Jahr", "meetings a year"),
                Self.both("\(meetings)", "\(meetings)"))
        }
        for bank in Bank.allCases { addSeats(body, bank, key: key, title: title) }
        if !body.hears.isEmpty {
            let names = body.hears.map(NetworkLabels.actor)
            add(
                key + ".hears", title("gehört werden", "hears"),
                Self.both(names.map(\.de).joined(separator: ", "), names.map(\.en).joined(separator: ", ")))
        }
        if body.role != .office { add(body.decides, key: key + ".decides", title: title("Beschluss", "decides")) }
    }

    private mutating func addSeats(
        _ body: Body, _ bank: Bank, key: String, title: (String, String) -> LocalizedText
    ) {
        let seats = body.seats.filter { $0.bank == bank }
        guard !seats.isEmpty else { return }
        let name = NetworkLabels.bank(bank)
        add(
            key + ".seats.\(bank.rawValue)", title("Sitze \(name.de)", "seats \(name.en)"),
            Self.both(
                seats.map { seat($0, .de) }.joined(separator: "; "), seats.map { seat($0, .en) }.joined(separator: "; ")
            ))
    }

    private func seat(_ seat: Seat, _ language: Language) -> String {
        var text = "\(seat.count) \(seat.title.text(language))"
        if let persons = seat.rotatesAmong {
            text += language == .de ? " (\(persons) im Wechsel)" : " (\(persons) take turns)"
        }
        if seat.votes != 1 {
            let each =
                seat.votes == 0
                ? (de: "ohne Stimme", en: "no vote") : (de: "je \(seat.votes) Stimmen", en: "\(seat.votes) votes each")
            text += ", " + (language == .de ? each.de : each.en)
        }
        return text
    }

    private mutating func add(_ rule: DecisionRule, key: String, title: LocalizedText) {
        let (majority, tie) = (NetworkLabels.majority(rule.by), NetworkLabels.tie(rule.tie))
        var (de, en) = ([majority.de], [majority.en])
        if rule.parity {
            de.append("Parität")
            en.append("parity")
        }
        if let quorum = rule.quorum {
            let percent = FixedPoint(mantissa: Int64((quorum.double * 1000).rounded()), scale: 1).normalised
            de.append("beschlussfähig ab \(NumberText.format(percent, language: .de))\u{A0}% der Stimmen")
            en.append("quorum \(NumberText.format(percent, language: .en))\u{A0}% of the votes")
        } else {
            de.append("ohne Mindestzahl")
            en.append("no quorum")
        }
        if rule.by != .consensus {
            de.append(tie.de)
            en.append(tie.en)
        }
        add(key, title, Self.both(de.joined(separator: ", "), en.joined(separator: ", ")))
    }
}
