// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network

/// The network as two columns, providers and schools, with a line for each co-operation.
struct CooperationChart {
    private static let step = 22
    private static let left = 330
    private static let right = 660
    private static let width = 1000
    private static let letters = 42

    let network: CooperationNetwork
    let language: Language

    /// The nodes of both columns from above, so that lines cross little: components one after the other, within them by the
    /// mean place of the partners.
    private struct Order {
        let providers: [Int]
        let schools: [Int]

        init(_ network: CooperationNetwork) {
            let linked = network.nodes.indices.filter { !network.nodes[$0].isLonely }
            var sizes: [Int: Int] = [:]
            for node in linked { sizes[network.nodes[node].component, default: 0] += 1 }
            let ranks = Dictionary(
                uniqueKeysWithValues: sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.enumerated().map {
                    ($1.key, $0)
                })
            func key(_ node: Int) -> Int { ranks[network.nodes[node].component] ?? 0 }
            var providers = linked.filter { network.nodes[$0].isProvider }.sorted { (key($0), $0) < (key($1), $1) }
            var schools = linked.filter { !network.nodes[$0].isProvider }.sorted { (key($0), $0) < (key($1), $1) }
            for _ in 0..<8 {
                schools = Self.sorted(schools, by: providers, network, key)
                providers = Self.sorted(providers, by: schools, network, key)
            }
            self.providers = providers
            self.schools = schools
        }

        private static func sorted(
            _ nodes: [Int], by others: [Int], _ network: CooperationNetwork, _ key: (Int) -> Int
        ) -> [Int] {
            let places = Dictionary(uniqueKeysWithValues: others.enumerated().map { ($1, $0) })
            var sums: [Int: (sum: Int, count: Int)] = [:]
            for edge in network.edges {
                for (node, other) in [(edge.school, edge.provider), (edge.provider, edge.school)] {
                    guard let place = places[other] else { continue }
                    let old = sums[node] ?? (0, 0)
                    sums[node] = (old.sum + place, old.count + 1)
                }
            }
            // Means in thousandths, so that the order is the same everywhere.
            func mean(_ node: Int) -> Int { sums[node].map { $0.sum * 1_000 / $0.count } ?? 0 }
            return nodes.sorted { (key($0), mean($0), $0) < (key($1), mean($1), $1) }
        }
    }

    var html: HTML {
        let order = Order(network)
        let rows = max(order.providers.count, order.schools.count)
        let height = rows * Self.step + 40
        let places = places(order, height)
        return Tag.svg(
            .class("network"), Attribute("viewBox", "0 0 \(Self.width) \(height)"), Attribute("role", "img"),
            Attribute("aria-labelledby", "network-title network-desc")
        ) {
            Tag.title(.id("network-title")) { PartnersTexts.picture.text(language) }
            Tag.desc(.id("network-desc")) { PartnersTexts.networkLead(network, Figures(language)).text(language) }
            for edge in network.edges where !edge.isBridge { line(edge, places) }
            for edge in network.edges where edge.isBridge { line(edge, places) }
            for node in order.providers { mark(node, places[node] ?? 0, x: Self.left, end: true) }
            for node in order.schools { mark(node, places[node] ?? 0, x: Self.right, end: false) }
        }
    }

    /// Both columns are spread over the same height.
    private func places(_ order: Order, _ height: Int) -> [Int: Int] {
        var places: [Int: Int] = [:]
        for column in [order.providers, order.schools] {
            for (index, node) in column.enumerated() {
                places[node] = 20 + (height - 40) * (2 * index + 1) / (2 * max(1, column.count))
            }
        }
        return places
    }

    private func line(_ edge: CooperationNetwork.Edge, _ places: [Int: Int]) -> HTML {
        let (from, to) = (places[edge.provider] ?? 0, places[edge.school] ?? 0)
        let middle = (Self.left + Self.right) / 2
        let path = "M\(Self.left) \(from)C\(middle) \(from) \(middle) \(to) \(Self.right) \(to)"
        var attributes = [
            Attribute("d", path), Attribute("fill", "none"), Attribute("stroke", edge.isBridge ? "#1c4f7c" : "#7c93aa"),
            Attribute("stroke-width", edge.isBridge ? "2.5" : "1.5"),
        ]
        if edge.planned == 0 { attributes.append(Attribute("stroke-dasharray", "4 4")) }
        return HTML.element(.path, attributes, [])
    }

    private func mark(_ index: Int, _ y: Int, x: Int, end: Bool) -> [HTML] {
        let node = network.nodes[index]
        let name = node.name.count > Self.letters ? node.name.prefix(Self.letters - 1) + "…" : node.name
        return [
            Tag.circle(
                Attribute("cx", "\(x)"), Attribute("cy", "\(y)"), Attribute("r", node.isArticulation ? "6" : "4"),
                Attribute("fill", node.isArticulation ? "#c07a00" : "#1d242b")),
            Tag.svgText(
                Attribute("x", "\(end ? x - 12 : x + 12)"), Attribute("y", "\(y + 5)"),
                Attribute("text-anchor", end ? "end" : "start")
            ) { name },
        ]
    }
}
