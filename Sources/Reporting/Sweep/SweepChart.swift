// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// The chart of a sweep: one panel for each goal over the first axis, a line for each value of the others; of a
/// trade-off, one goal over the other.
struct SweepChart {
    /// More lines than this cannot be told apart.
    private static let mostSeries = 8

    let panels: [ChartPanel]
    let texts: SweepTexts

    init(_ result: SweepResult, _ language: Language) {
        texts = SweepTexts(language: language)
        if let tradeOff = result.definition.tradeOff {
            panels = [Self.tradeOff(result, tradeOff)]
        } else {
            panels = result.goals.map { Self.panel($0, result) }
        }
    }

    private static func tradeOff(_ result: SweepResult, _ goals: SweepDefinition.TradeOff) -> ChartPanel {
        let points = result.parts.compactMap { part -> (x: Double, y: Double)? in
            guard let first = result.value(goals.first, part), let second = result.value(goals.second, part) else {
                return nil
            }
            return (second.double, first.double)
        }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let series = ChartPanel.Series(name: "", points: points)
        return ChartPanel(title: goals.first, axis: goals.second, ticks: nil, series: [series])
    }

    private static func panel(_ goal: String, _ result: SweepResult) -> ChartPanel {
        let points = result.definition.points
        var first: [String] = []
        for value in points.compactMap(\.values.first) where !first.contains(value) { first.append(value) }
        let numbers = first.map { FixedPoint(parsing: $0)?.double }
        // Values that are no numbers stand side by side in their order.
        let places = numbers.contains(nil) ? first.indices.map(Double.init) : numbers.compactMap { $0 }
        var names: [String] = []
        var series: [String: [(x: Double, y: Double)]] = [:]
        for part in result.parts {
            let values = points[part.index].values
            let name = values.dropFirst().joined(separator: ", ")
            if !names.contains(name) { names.append(name) }
            guard let value = result.value(goal, part), let place = values.first.flatMap(first.firstIndex) else {
                continue
            }
            series[name, default: []].append((places[place], value.double))
        }
        return ChartPanel(
            title: goal, axis: result.definition.axes.first ?? "", ticks: numbers.contains(nil) ? first : nil,
            series: names.prefix(mostSeries).map { name in
                ChartPanel.Series(name: name, points: (series[name] ?? []).sorted { $0.x < $1.x })
            })
    }

    /// The panels one below the other.
    var html: [HTML] { panels.map { panel in Tag.figure(content: { panel.html(texts) }) } }

    /// One SVG file with all panels.
    var file: String {
        let height = ChartPanel.height
        return HTML.fragment(
            Tag.svg(
                Attribute("xmlns", "http://www.w3.org/2000/svg"),
                Attribute("viewBox", "0 0 \(ChartPanel.width) \(max(1, panels.count) * height)"),
                Attribute("font-family", "sans-serif"), Attribute("font-size", "15")
            ) {
                for (index, panel) in panels.enumerated() {
                    Tag.g(Attribute("transform", "translate(0 \(index * height))")) { panel.content(texts) }
                }
            })
    }
}
