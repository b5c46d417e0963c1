// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about rows that were asked for by id or name, in both languages.
enum EntityMessages {
    /// Rows that an ambiguous name lists.
    private static let mostListed = 10

    /// `nil` for a row that was named by its id.
    ///
    /// - Parameters:
    ///   - severity: of a text that does not name one row.
    ///   - unknownID: the id of the diagnostic for a text that names none.
    static func diagnostic(
        _ outcome: EntityFinder.Outcome, text: String, kinds: [EntityKind], at place: SourceLocation?,
        severity: Severity = .error, unknownID: String = "planning.unknown-id"
    ) -> Diagnostic? {
        switch outcome {
        case .found(let entity): entity.isByName ? foundByName(text, entity, at: place) : nil
        case .ambiguous(let entities): ambiguous(text, entities, severity, at: place)
        case .unknown(let near): unknown(unknownID, text, kinds, near: near, severity, at: place)
        }
    }

    private static func foundByName(_ text: String, _ entity: FoundEntity, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "planning.found-by-name", severity: .note, at: place,
            LocalizedText(
                de: "`\(text)` ist hier: \(entity.kind.noun.one.de) \(entity.id)",
                en: "`\(text)` here is: \(entity.kind.noun.one.en) \(entity.id)"))
    }

    private static func ambiguous(
        _ text: String, _ entities: [FoundEntity], _ severity: Severity, at place: SourceLocation?
    ) -> Diagnostic {
        let kinds = Set(entities.map(\.kind))
        let noun = kinds.count == 1 ? entities[0].kind.noun : .row
        let count = noun.counted(entities.count)
        let rest = entities.count - mostListed
        let further = LocalizedText(de: "und \(rest) weitere", en: "and \(rest) more")
        return Diagnostic(
            id: "planning.ambiguous-name", severity: severity, at: place,
            LocalizedText(de: "`\(text)` nennt \(count.de)", en: "`\(text)` names \(count.en)"),
            notes: entities.prefix(mostListed).map { Diagnostic.Note(listed($0)) }
                + (rest > 0 ? [Diagnostic.Note(further)] : []),
            help: LocalizedText(de: "die id nennen", en: "name the id"))
    }

    private static func listed(_ entity: FoundEntity) -> LocalizedText {
        let (de, en) = (entity.title.de, entity.title.en)
        return LocalizedText(
            de: "\(entity.kind.noun.one.de) \(entity.id)" + (de.isEmpty ? "" : ": \(de)"),
            en: "\(entity.kind.noun.one.en) \(entity.id)" + (en.isEmpty ? "" : ": \(en)"))
    }

    private static func unknown(
        _ id: String, _ text: String, _ kinds: [EntityKind], near: [FoundEntity], _ severity: Severity,
        at place: SourceLocation?
    ) -> Diagnostic {
        let none = kinds.map(none)
        return Diagnostic(
            id: id, severity: severity, at: place,
            LocalizedText(
                de: "es gibt \(none.map(\.de).joined(separator: " und ")) mit der id oder dem Namen `\(text)`",
                en: "there is \(none.map(\.en).joined(separator: " and ")) with the id or name `\(text)`"),
            help: meant(near))
    }

    /// “did you mean”, with the id where a name is near.
    private static func meant(_ near: [FoundEntity]) -> LocalizedText? {
        guard !near.isEmpty else { return nil }
        func names(_ language: Language) -> String {
            near.map { entity in
                let title = entity.title.text(language)
                return "`\(entity.id)`" + (entity.isByName && !title.isEmpty ? " (\(title))" : "")
            }.joined(separator: ", ")
        }
        return LocalizedText(de: "meinten Sie \(names(.de))?", en: "did you mean \(names(.en))?")
    }

    private static func none(_ kind: EntityKind) -> LocalizedText {
        switch kind {
        case .need: LocalizedText(de: "keinen Bedarf", en: "no need")
        case .school: LocalizedText(de: "keine Schule", en: "no school")
        case .offer: LocalizedText(de: "kein Angebot", en: "no offer")
        case .provider: LocalizedText(de: "keinen Anbieter", en: "no provider")
        case .fund: LocalizedText(de: "keinen Topf", en: "no fund")
        }
    }
}
