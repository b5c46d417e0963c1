// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network

/// The roll-out as a picture: for each year the span that the known signatures leave, and what sources report.
struct RolloutChart {
    private static let left = 48
    private static let top = 40
    private static let plotHeight = 240
    private static let step = 44

    let rollout: Rollout
    let language: Language

    private var years: [RolloutYear] { rollout.years }
    private var slots: Int { years.count + 1 }
    private var width: Int { Self.left + Self.step * slots + 16 }
    private var bottom: Int { Self.top + Self.plotHeight }
    private var whole: Int { max(1, rollout.regions.count) }

    /// Pixels from above; integers, so that the bytes are the same everywhere.
    private func y(_ count: Int) -> Int { bottom - Self.plotHeight * count / whole }

    private func x(_ slot: Int) -> Int { Self.left + Self.step * slot + Self.step / 2 }

    /// - Parameter standsAlone: whether the picture is a file of its own, which brings its font and namespace.
    func html(standsAlone: Bool) -> HTML {
        var attributes = [
            Attribute.class("chart rollout"), Attribute("viewBox", "0 0 \(width) \(bottom + 34)"),
            Attribute("role", "img"), Attribute("aria-labelledby", "rollout-title rollout-desc"),
        ]
        if standsAlone {
            attributes += [
                Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("lang", language.rawValue),
                Attribute("font-family", "Liberation Sans, Arial, sans-serif"), Attribute("font-size", "13"),
                Attribute("width", "\(width)"), Attribute("height", "\(bottom + 34)"),
            ]
        }
        return HTML.element(
            .svg, attributes,
            [
                Tag.title(.id("rollout-title")) { NetworkTexts.rolloutChart.text(language) },
                Tag.desc(.id("rollout-desc")) { description },
            ] + legend + grid + years.enumerated().flatMap { span($1, slot: $0) } + points)
    }

    private var description: String {
        let totals = rollout.reported.map { total in
            (total.year.map { String($0) } ?? NetworkTexts.today.text(language)) + ": \(total.total)"
        }
        return totals.joined(separator: "; ")
    }

    private var legend: [HTML] {
        [
            rect(x: Self.left, y: 10, width: 18, height: 14),
            text(
                NetworkTexts.atLeast.text(language) + " – " + NetworkTexts.atMost.text(language), x: Self.left + 26,
                y: 22),
            circle(x: Self.left + 210, y: 17),
            text(NetworkTexts.reported.text(language), x: Self.left + 222, y: 22),
        ]
    }

    private var grid: [HTML] {
        let counts = stride(from: 0, to: whole, by: 10).filter { $0 + 5 <= whole } + [whole]
        return counts.flatMap { count -> [HTML] in
            [
                Tag.line(
                    Attribute("x1", "\(Self.left)"), Attribute("x2", "\(width - 16)"), Attribute("y1", "\(y(count))"),
                    Attribute("y2", "\(y(count))"), Attribute("stroke", count == 0 ? "#51606e" : "#d3dbe3")),
                text("\(count)", x: Self.left - 8, y: y(count) + 5, anchor: "end"),
            ]
        } + labels
    }

    private var labels: [HTML] {
        years.enumerated().map { text(String($1.year), x: x($0), y: bottom + 22, anchor: "middle") }
            + [text(NetworkTexts.today.text(language), x: x(slots - 1), y: bottom + 22, anchor: "middle")]
    }

    private func span(_ year: RolloutYear, slot: Int) -> [HTML] {
        [rect(x: x(slot) - 11, y: y(year.atMost), width: 22, height: max(2, y(year.atLeast) - y(year.atMost)))]
    }

    private var points: [HTML] {
        rollout.reported.flatMap { total -> [HTML] in
            let slot = total.year.flatMap { year in years.firstIndex { $0.year == year } } ?? slots - 1
            return [
                circle(x: x(slot), y: y(total.total)),
                text("\(total.total)", x: x(slot), y: y(total.total) - 9, anchor: "middle", bold: true),
            ]
        }
    }

    private func rect(x: Int, y: Int, width: Int, height: Int) -> HTML {
        Tag.rect(
            Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("width", "\(width)"),
            Attribute("height", "\(height)"), Attribute("fill", "#c3d3e3"), Attribute("stroke", "#6d87a1"))
    }

    private func circle(x: Int, y: Int) -> HTML {
        Tag.circle(Attribute("cx", "\(x)"), Attribute("cy", "\(y)"), Attribute("r", "5"), Attribute("fill", "#1c4f7c"))
    }

    private func text(_ content: String, x: Int, y: Int, anchor: String = "start", bold: Bool = false) -> HTML {
        Tag.svgText(
            Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("text-anchor", anchor),
            Attribute("font-weight", bold ? "700" : "400")
        ) { content }
    }
}
