// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
import Tables

/// Co-operation as text, JSON and HTML.
public struct PartnersReport {
    let title: LocalizedText
    let schoolYear: String
    let outcome: BundleSearch.Outcome
    let sharings: [SchoolSharing]
    let network: CooperationNetwork
    let language: Language
    let figures: Figures

    /// - Parameter title: of the scenario.
    public init(
        title: LocalizedText, schoolYear: String, outcome: BundleSearch.Outcome, sharings: [SchoolSharing],
        network: CooperationNetwork, language: Language
    ) {
        self.title = title
        self.schoolYear = schoolYear
        self.outcome = outcome
        self.sharings = sharings
        self.network = network
        self.language = language
        figures = Figures(language)
    }

    func say(_ text: LocalizedText) -> String { text.text(language) }

    var helpful: Int {
        outcome.bundles.count { $0.verification?.helps ?? false }
    }

    func aids(_ bundle: ProviderBundle) -> String {
        bundle.aids.map { say(PartnersTexts.aid($0)) }.joined(separator: ", ")
    }

    /// Who joins the lead.
    func partners(_ bundle: ProviderBundle) -> String {
        ([bundle.partnerName] + bundle.others.map(\.name)).joined(separator: " + ")
    }

    // MARK: Text

    public func text(width: Int) -> String {
        var text = wrapped(PartnersTexts.bundleLead(outcome, helpful: helpful, figures), width)
        for bundle in outcome.bundles {
            text += "  \(bundle.leadName) (\(bundle.offer)) + \(partners(bundle)): \(aids(bundle))\n"
            text += "    \(say(PartnersTexts.effect)): \(say(PartnersTexts.effect(bundle, figures)))\n"
        }
        if outcome.unverified > 0 { text += "  " + say(PartnersTexts.unverified(outcome.unverified)) + "\n" }
        text += "\n" + say(PartnersTexts.sharing) + ": \(sharings.count)\n"
        for sharing in sharings where sharing.helpsOpenNeed {
            let names = sharing.schoolNames.joined(separator: " + ")
            text +=
                "  \(say(PartnersTexts.what(sharing.what))): \(names), "
                + "\(sharing.providerName) (\(sharing.offer)), \(figures.number(sharing.kilometres)) km\n"
        }
        text += "\n" + wrapped(PartnersTexts.networkLead(network, figures), width)
        for node in weakNodes.prefix(10) {
            text +=
                "  \(node.name): \(node.degree) \(say(PartnersTexts.partners)), "
                + "\(node.leftAlone) \(say(PartnersTexts.leftAlone))\n"
        }
        return text
    }

    private func wrapped(_ text: LocalizedText, _ width: Int) -> String {
        TerminalTable.wrap(say(text), width: width).joined(separator: "\n") + "\n"
    }

    /// Nodes whose loss would split their part, those that would leave most others alone first.
    var weakNodes: [CooperationNetwork.Node] {
        network.nodes.enumerated().filter { $0.element.isArticulation }.sorted {
            ($1.element.leftAlone, $1.element.degree, $0.offset) < ($0.element.leftAlone, $0.element.degree, $1.offset)
        }.map(\.element)
    }

    // MARK: JSON

    public var json: String {
        JSONText.write(
            .object([
                ("needs_without_offer", .array(outcome.needs.map { .string($0) })),
                ("bundles", .array(outcome.bundles.map(json))), ("unverified", .integer(outcome.unverified)),
                ("sharing", .array(sharings.map(json))),
                ("network", networkJSON),
            ]))
    }

    private func json(_ bundle: ProviderBundle) -> JSONValue {
        .object([
            ("lead", .string(bundle.lead)), ("partner", .string(bundle.partner)),
            ("others", .array(bundle.others.map { .string($0.id) })), ("offer", .string(bundle.offer)),
            ("field", .string(bundle.field)), ("kind", .string(bundle.kind)),
            ("aids", .array(bundle.aids.map { .string($0.rawValue) })),
            ("capacity", .number(FixedPoint(bundle.capacity))), ("needs", .array(bundle.needs.map { .string($0) })),
            (
                "verification",
                bundle.verification.map { verification in
                    .object([
                        ("groups_before", .number(FixedPoint(verification.groupsBefore))),
                        ("groups_after", .number(FixedPoint(verification.groupsAfter))),
                        ("bundled", .number(FixedPoint(verification.bundled))),
                        ("met", .array(verification.met.map { .string($0) })),
                        ("goal", .string(verification.goal)), ("goal_before", .number(verification.goalBefore)),
                        ("goal_after", .number(verification.goalAfter)), ("proven", .boolean(verification.isProven)),
                    ])
                } ?? .null
            ),
        ])
    }

    private func json(_ sharing: SchoolSharing) -> JSONValue {
        .object([
            ("what", .string(sharing.what.rawValue)), ("schools", .array(sharing.schools.map { .string($0) })),
            ("needs", .array(sharing.needs.map { .string($0) })), ("municipality", .string(sharing.municipality)),
            ("field", .string(sharing.field)), ("offer", .string(sharing.offer)),
            ("slots", .array(sharing.slots.map { .string($0) })), ("km", .number(sharing.kilometres)),
            ("helps_open_need", .boolean(sharing.helpsOpenNeed)),
        ])
    }

    private var networkJSON: JSONValue {
        .object([
            ("parts", .integer(network.parts)),
            (
                "nodes",
                .array(
                    network.nodes.map { node in
                        .object([
                            ("id", .string(node.id)), ("kind", .string(node.isProvider ? "provider" : "school")),
                            ("degree", .integer(node.degree)), ("component", .integer(node.component)),
                            ("articulation", .boolean(node.isArticulation)), ("left_alone", .integer(node.leftAlone)),
                        ])
                    })
            ),
            (
                "edges",
                .array(
                    network.edges.map { edge in
                        .object([
                            ("school", .string(network.nodes[edge.school].id)),
                            ("provider", .string(network.nodes[edge.provider].id)),
                            ("earlier", .number(FixedPoint(edge.earlier))),
                            ("planned", .number(FixedPoint(edge.planned))), ("bridge", .boolean(edge.isBridge)),
                        ])
                    })
            ),
        ])
    }
}
