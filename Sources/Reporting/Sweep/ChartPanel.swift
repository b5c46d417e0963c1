// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A line chart as SVG: coordinates are whole tenths of a pixel, so that the bytes are the same everywhere.
struct ChartPanel {
    struct Series {
        /// Empty where there is only one.
        let name: String
        let points: [(x: Double, y: Double)]
    }

    static let width = 720
    static let height = 300
    private static let left = 110.0
    private static let right = 560.0
    private static let top = 44.0
    private static let bottom = 240.0
    /// Dark enough on white, told apart by dashes as well.
    private static let colours = [
        "#1c4f7c", "#b5540a", "#3d7a2e", "#8a2d6b", "#5b5b5b", "#0b7a75", "#9c2b2b", "#6a51a3",
    ]
    private static let dashes = ["", "6 3", "2 3", "8 3 2 3", "1 2", "10 4", "4 2", "3 5"]

    let title: String
    let axis: String
    /// Labels of the places 0, 1, 2 … where the axis holds no numbers.
    let ticks: [String]?
    let series: [Series]

    private var points: [(x: Double, y: Double)] { series.flatMap(\.points) }

    func html(_ texts: SweepTexts) -> HTML {
        Tag.svg(
            .class("chart curve"), Attribute("viewBox", "0 0 \(Self.width) \(Self.height)"), Attribute("role", "img"),
            Attribute("aria-label", texts.chart(title, over: axis))
        ) { content(texts) }
    }

    func content(_ texts: SweepTexts) -> [HTML] {
        guard !points.isEmpty else { return [text(texts.noPlan(title), x: Self.left, y: Self.top)] }
        return [text(title, x: 8, y: 22, weight: "600")] + grid(texts) + series.indices.flatMap { curve($0) }
            + [text(axis, x: (Self.left + Self.right) / 2, y: Self.bottom + 46, anchor: "middle")]
    }

    // MARK: Scales

    private func span(_ values: [Double]) -> (low: Double, high: Double) {
        guard let low = values.min(), let high = values.max() else { return (0, 1) }
        return low == high ? (low - 1, high + 1) : (low, high)
    }

    private func x(_ value: Double) -> Double {
        let (low, high) = span(points.map(\.x))
        return Self.left + (value - low) / (high - low) * (Self.right - Self.left)
    }

    private func y(_ value: Double) -> Double {
        let (low, high) = span(points.map(\.y))
        return Self.bottom - (value - low) / (high - low) * (Self.bottom - Self.top)
    }

    // MARK: Parts

    private func grid(_ texts: SweepTexts) -> [HTML] {
        let (lowY, highY) = span(points.map(\.y))
        let levels = (0...4).map { lowY + (highY - lowY) * Double($0) / 4 }
        let rows = levels.flatMap { level in
            [
                line(Self.left, y(level), Self.right, y(level), colour: "#d3dbe3"),
                text(texts.number(level), x: Self.left - 8, y: y(level) + 5, anchor: "end"),
            ]
        }
        let (lowX, highX) = span(points.map(\.x))
        let places = ticks.map { labels in labels.indices.map { (Double($0), labels[$0]) } }
        let columns =
            (places
            ?? (0...4).map { step in
                let value = lowX + (highX - lowX) * Double(step) / 4
                return (value, texts.number(value))
            }).map { text($0.1, x: x($0.0), y: Self.bottom + 22, anchor: "middle") }
        return rows + columns
    }

    private func curve(_ index: Int) -> [HTML] {
        let item = series[index]
        let colour = Self.colours[index % Self.colours.count]
        let steps = item.points.enumerated().map { step, point in
            "\(step == 0 ? "M" : "L")\(tenths(x(point.x))) \(tenths(y(point.y)))"
        }
        let path = Tag.path(
            Attribute("d", steps.joined(separator: " ")), Attribute("fill", "none"), Attribute("stroke", colour),
            Attribute("stroke-width", "2"), Attribute("stroke-dasharray", Self.dashes[index % Self.dashes.count]))
        let marks = item.points.map { point in
            Tag.circle(
                Attribute("cx", tenths(x(point.x))), Attribute("cy", tenths(y(point.y))), Attribute("r", "3.5"),
                Attribute("fill", colour))
        }
        guard !item.name.isEmpty else { return [path] + marks }
        // Names stand below each other in a column, each beside a piece of its line.
        let row = Self.top + Double(index) * 22
        let key = line(
            Self.right + 20, row, Self.right + 44, row, colour: colour, dash: Self.dashes[index % Self.dashes.count])
        let label = item.name.count > 14 ? item.name.prefix(13) + "…" : item.name
        return [path] + marks + [key, text(label, x: Self.right + 50, y: row + 5)]
    }

    private func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String, dash: String = ""
    ) -> HTML {
        Tag.line(
            Attribute("x1", tenths(x1)), Attribute("y1", tenths(y1)), Attribute("x2", tenths(x2)),
            Attribute("y2", tenths(y2)), Attribute("stroke", colour),
            Attribute("stroke-width", dash.isEmpty ? "1" : "2"),
            Attribute("stroke-dasharray", dash))
    }

    private func text(
        _ content: String, x: Double, y: Double, anchor: String = "start", weight: String = "400"
    ) -> HTML {
        Tag.svgText(
            Attribute("x", tenths(x)), Attribute("y", tenths(y)), Attribute("text-anchor", anchor),
            Attribute("font-weight", weight), Attribute("fill", "#1d242b")
        ) { content }
    }

    private func tenths(_ value: Double) -> String {
        DecimalText.rounded(value, digits: 1)?.normalised.description ?? "0"
    }
}
