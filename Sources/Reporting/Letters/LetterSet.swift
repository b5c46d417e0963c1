// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Tables

/// Letters to schools and providers. Each says what concerns its reader and nothing of anybody else.
struct LetterSet {
    struct File {
        let name: String
        let text: String
    }

    let data: LetterData
    let plan: Plan
    let entities: PlanEntities
    let names: PlanNames
    let language: Language
    let figures: Figures
    let sentences: UnmetSentences

    init(_ data: LetterData, _ plan: Plan, _ language: Language) {
        self.data = data
        self.plan = plan
        self.language = language
        entities = PlanEntities(plan.scenario.tables)
        names = PlanNames(plan.scenario.tables)
        figures = Figures(language)
        sentences = UnmetSentences(plan, entities, language)
    }

    /// Every school with a need and every provider with an allocation, in the order of the tables; after a drop-out
    /// those
    /// whose allocations are others than before.
    var files: [File] {
        let needs = Dictionary(grouping: 0..<entities.needs.count) { entities.school(ofNeed: $0) ?? -1 }
        let allocations = Dictionary(grouping: plan.allocations) { entities.provider(ofOffer: $0.offer) ?? -1 }
        let schoolRows = data.change?.schools ?? (0..<entities.schools.count).filter { needs[$0] != nil }
        let providerRows = data.change?.providers ?? (0..<entities.providers.count).filter { allocations[$0] != nil }
        return schoolRows.map { school($0, needs: needs[$0] ?? []) }
            + providerRows.map { provider($0, allocations[$0] ?? []) }
    }

    func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    static func fileName(_ kind: String, _ id: String) -> String { "letter-\(kind)-\(FileName.part(of: id)).html" }

    // MARK: Page

    /// A letter as a page of its own.
    func page(_ kind: String, id: String, to name: String, place: String, body: [HTML]) -> File {
        let date = DecisionSummary(language).date(data.date)
        let text = HTML.document(
            Tag.html(Attribute("lang", language.rawValue)) {
                Tag.head {
                    Tag.meta(Attribute("charset", "utf-8"))
                    Tag.meta(
                        Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                    Tag.title { "\(title) – \(name)" }
                    HTML.element(.style, [], [.styleSheet(StyleSheet.report), .styleSheet(LetterStyle.sheet)])
                }
                Tag.body {
                    Tag.main {
                        Tag.p(.class("sender")) {
                            "\(data.sender.text(language)) · \(data.network.text(language))"
                        }
                        address(name, place, id)
                        Tag.p(.class("date")) { date }
                        Tag.h1 { title }
                        Tag.p { say("Guten Tag,", "Dear reader,") }
                        body
                        closing
                    }
                }
            })
        return File(name: Self.fileName(kind, id), text: text)
    }

    private var title: String {
        let title = data.decision.title.localized.text(language)
        return data.change == nil ? title : say("Änderung: \(title)", "Change: \(title)")
    }

    private func address(_ name: String, _ place: String, _ id: String) -> HTML {
        Tag.p(.class("address")) {
            Tag.span(.class("sub")) { name }
            if let contact = data.contacts.name(of: id) { Tag.span(.class("sub")) { contact } }
            if !place.isEmpty { Tag.span(.class("sub")) { place } }
        }
    }

    /// What the letter is and is not.
    private var closing: [HTML] {
        let decision = data.decision
        let body = decision.body.name.localized.text(language)
        var content = [
            Tag.p(.class("ground")) {
                say(
                    "Grundlage ist der Beschluss \(decision.id) (\(body))\(ground.de). Dieser Brief ist kein Zuwendungsbescheid.",
                    "This follows from the decision \(decision.id) (\(body))\(ground.en). This letter is no notice of approval."
                )
            }
        ]
        if let expires = decision.expires {
            let day = DecisionSummary(language).date(expires)
            content.append(Tag.p { say("Der Beschluss gilt bis zum \(day).", "The decision holds until \(day).") })
        }
        content.append(Tag.p { data.sender.text(language) })
        content.append(Tag.p(.class("receipt")) { say("Beleg ", "Receipt ") + data.receipt })
        return content
    }

    /// The drop-out that the letter is about.
    private var ground: LocalizedText {
        guard let record = data.change?.dropOut.record else { return LocalizedText(de: "", en: "") }
        return LocalizedText(
            de: " und der Ausfall \(record.id) vom \(DecisionSummary(.de).date(record.date))",
            en: " and the drop-out \(record.id) of \(record.date)")
    }

    /// Who formally grants the money of the programmes.
    func grants(_ programmes: [String]) -> [HTML] {
        let grants = data.decision.grants.filter { programmes.contains($0.programme) }
        guard !grants.isEmpty else { return [] }
        let list = grants.map { "\(CodeLabels.programme($0.programme, language)): \($0.by)" }.joined(separator: "; ")
        return [
            Tag.p { say("Die Mittel bewilligt förmlich – \(list).", "The money is formally granted by – \(list).") }
        ]
    }

    func heading(_ title: String, isNumber: Bool = false) -> HTML {
        isNumber ? Tag.th(.columnHeader, .class("n")) { title } : Tag.th(.columnHeader) { title }
    }

    func table(_ caption: String, _ headings: [HTML], _ rows: [HTML]) -> HTML {
        Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"), Attribute("aria-label", caption)
        ) {
            Tag.table {
                Tag.caption { caption }
                Tag.thead { Tag.tr { headings } }
                Tag.tbody { rows }
            }
        }
    }

    func need(_ row: Int) -> String {
        let field = CodeLabels.field(entities.field(ofNeed: row), language)
        let kind = CodeLabels.kind(entities.kind(ofNeed: row), language)
        return "\(entities.needs.id.text(row) ?? ""): \(field), \(kind)"
    }
}

/// What letters look like beside the style of the report.
enum LetterStyle {
    static let sheet: StaticString = """
        body{max-width:46rem}
        main{padding-top:2rem}
        .sender{color:var(--soft);font-size:.85rem;border-bottom:1px solid var(--line)}
        .address{margin:1.5rem 0 2rem}
        .address .sub{color:var(--ink);font-size:1rem}
        .date{text-align:right;max-width:none}
        p,.address .sub{overflow-wrap:anywhere}
        .ground{margin-top:2rem}
        .receipt{margin-top:2rem;color:var(--soft);font-size:.75rem;overflow-wrap:anywhere}
        h1{font-size:1.35rem}

        """
}
