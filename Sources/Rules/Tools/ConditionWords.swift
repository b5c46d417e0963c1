// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Says a condition in words, as far as its phrases go; what has no phrase stays as written, in backticks.
struct ConditionWords {
    let language: Language
    /// What to say for a name, beside the name itself: the value of a parameter.
    var values: [String: String] = [:]

    func text(_ source: ExpressionSource) -> String { phrase(source.expression, source) }

    private func word(_ german: String, _ english: String) -> String { language == .de ? german : english }

    /// - Parameter codes: the coded column that the expression is compared with: its codes are told in words.
    private func phrase(
        _ expression: Expression, _ source: ExpressionSource, codes: CodeFamily? = nil
    ) -> String {
        switch expression {
        case .binary(.and, let left, let right, _):
            return [left, right].map { operand($0, source, in: .and) }.joined(separator: word(" und ", " and "))
        case .binary(.or, let left, let right, _):
            return [left, right].map { operand($0, source, in: .or) }.joined(separator: word(" oder ", " or "))
        case .has(let operand, let field, _):
            return noun((operand.path ?? []) + [field]) + word(" ist angegeben", " is stated")
        case .unary(.not, .has(let operand, let field, _), _):
            return noun((operand.path ?? []) + [field]) + word(" ist nicht angegeben", " is not stated")
        case .unary(.not, .binary(.contains, let member, let list, _), _):
            let codes = member.codeFamily ?? list.codeFamily
            return phrase(member, source, codes: codes) + " " + word("ist keines von", "is none of") + " "
                + phrase(list, source, codes: codes)
        case .binary(let symbol, let left, let right, _):
            guard let verb = verb(symbol) else { return code(expression, source) }
            let codes = left.codeFamily ?? right.codeFamily
            return "\(phrase(left, source, codes: codes)) \(verb) \(phrase(right, source, codes: codes))"
        case .list(let items, _): return items.map { phrase($0, source, codes: codes) }.joined(separator: ", ")
        case .literal(let literal, _): return self.literal(literal, codes) ?? code(expression, source)
        case .name, .select: return expression.path.map { noun($0) } ?? code(expression, source)
        default: return code(expression, source)
        }
    }

    /// `and` binds tighter than `or`; in a sentence only brackets show it.
    private func operand(
        _ expression: Expression, _ source: ExpressionSource, in outer: Expression.BinaryOperator
    ) -> String {
        let text = phrase(expression, source)
        guard case .binary(let inner, _, _, _) = expression, [.and, .or].contains(inner), inner != outer else {
            return text
        }
        return "(\(text))"
    }

    private func verb(_ symbol: Expression.BinaryOperator) -> String? {
        switch symbol {
        case .equal: word("ist", "is")
        case .notEqual: word("ist nicht", "is not")
        case .lessOrEqual: word("ist höchstens", "is at most")
        case .greaterOrEqual: word("ist mindestens", "is at least")
        case .less: word("ist kleiner als", "is less than")
        case .greater: word("ist größer als", "is greater than")
        case .contains: word("ist eines von", "is one of")
        default: nil
        }
    }

    private func literal(_ literal: Literal, _ codes: CodeFamily?) -> String? {
        switch literal {
        case .integer(let text): text
        case .double(let text): language == .de ? text.replacing(".", with: ",") : text
        case .string(let text): quoted(codes.map { Vocabulary.label(text, $0, language) } ?? text)
        case .boolean(let truth): truth ? word("ja", "yes") : word("nein", "no")
        default: nil
        }
    }

    private func quoted(_ text: String) -> String { word("„\(text)“", "“\(text)”") }

    private func code(_ expression: Expression, _ source: ExpressionSource) -> String {
        "`" + source.text(of: expression) + "`"
    }

    /// `need.field` as "Sparte des Bedarfs"; other paths and names as written.
    func noun(_ path: [String]) -> String {
        if path.count == 1, let value = values[path[0]] { return "\(value) (`\(path[0])`)" }
        let row = path.dropLast().joined(separator: ".")
        guard let column = path.last, let owner = Self.owners[row], let name = Self.columns[column] else {
            return "`" + path.joined(separator: ".") + "`"
        }
        return word("\(name.de) \(owner.de)", "\(name.en) \(owner.en)")
    }

    /// `need.school` as "je Schule".
    func per(_ source: ExpressionSource) -> String {
        let name = Self.rows[source.text].map { $0.text(language) } ?? "`\(source.text)`"
        return word("je \(name)", "per \(name)")
    }

    private static let rows: [String: LocalizedText] = [
        "need": LocalizedText(de: "Bedarf", en: "need"), "offer": LocalizedText(de: "Angebot", en: "offer"),
        "fund": LocalizedText(de: "Topf", en: "fund"), "need.school": LocalizedText(de: "Schule", en: "school"),
        "need.school.municipality": LocalizedText(de: "Gemeinde", en: "municipality"),
        "need.school.municipality.region": LocalizedText(de: "Region", en: "region"),
        "offer.provider": LocalizedText(de: "Anbieter", en: "provider"),
        "need.field": LocalizedText(de: "Sparte", en: "field"),
        "fund.programme": LocalizedText(de: "Programm", en: "programme"),
    ]

    private static let owners: [String: LocalizedText] = [
        "need": LocalizedText(de: "des Bedarfs", en: "of the need"),
        "offer": LocalizedText(de: "des Angebots", en: "of the offer"),
        "fund": LocalizedText(de: "des Topfes", en: "of the fund"),
        "need.school": LocalizedText(de: "der Schule", en: "of the school"),
        "need.school.municipality": LocalizedText(de: "der Gemeinde", en: "of the municipality"),
        "offer.provider": LocalizedText(de: "des Anbieters", en: "of the provider"),
        "previous": LocalizedText(de: "im Vorjahr", en: "of last year"),
        "application": LocalizedText(de: "der Bewerbung", en: "of the application"),
    ]

    private static let columns: [String: LocalizedText] = [
        "id": LocalizedText(de: "Kennung", en: "id"), "name": LocalizedText(de: "Name", en: "name"),
        "field": LocalizedText(de: "Sparte", en: "field"), "kind": LocalizedText(de: "Art", en: "kind"),
        "setting": LocalizedText(de: "Rahmen", en: "setting"),
        "age_from": LocalizedText(de: "Mindestalter", en: "lowest age"),
        "age_to": LocalizedText(de: "Höchstalter", en: "highest age"),
        "groups": LocalizedText(de: "Zahl der Gruppen", en: "number of groups"),
        "group_size": LocalizedText(de: "Gruppengröße", en: "group size"),
        "group_min": LocalizedText(de: "kleinste Gruppengröße", en: "smallest group size"),
        "group_max": LocalizedText(de: "größte Gruppengröße", en: "largest group size"),
        "units": LocalizedText(de: "Zahl der Einheiten", en: "number of units"),
        "slots": LocalizedText(de: "Zeitfenster", en: "time slots"),
        "priority": LocalizedText(de: "Priorität", en: "priority"),
        "capacity": LocalizedText(de: "Zahl der Plätze", en: "number of places"),
        "min_groups": LocalizedText(de: "Mindestzahl der Gruppen", en: "smallest number of groups"),
        "max_groups": LocalizedText(de: "Höchstzahl der Gruppen", en: "largest number of groups"),
        "fee": LocalizedText(de: "Honorar", en: "fee"),
        "materials": LocalizedText(de: "Betrag der Sachkosten", en: "cost of materials"),
        "radius_km": LocalizedText(de: "Umkreis in km", en: "radius in km"),
        "school_types": LocalizedText(de: "Liste der Schulformen", en: "list of school types"),
        "artists": LocalizedText(de: "Zahl der Kunstschaffenden", en: "number of artists"),
        "programme": LocalizedText(de: "Programm", en: "programme"),
        "region": LocalizedText(de: "Region", en: "region"), "amount": LocalizedText(de: "Betrag", en: "amount"),
        "type": LocalizedText(de: "Schulform", en: "school type"),
        "sector": LocalizedText(de: "Bereich", en: "sector"),
        "public": LocalizedText(de: "öffentliche Trägerschaft", en: "public status"),
        "pupils": LocalizedText(de: "Schülerzahl", en: "number of pupils"),
        "social_index": LocalizedText(de: "Sozialindex", en: "social index"),
        "startchancen": LocalizedText(de: "Startchancen-Status", en: "Startchancen status"),
        "own_budget": LocalizedText(de: "Betrag der Eigenmittel", en: "own money"),
        "qualified": LocalizedText(de: "Qualifikation", en: "qualification"),
        "rating": LocalizedText(de: "Bewertung", en: "rating"),
    ]
}
