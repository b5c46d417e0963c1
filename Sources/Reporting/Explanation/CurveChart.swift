// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// The budget curve as inline SVG: the first goal as steps over the fund's amount, the present amount marked.
public struct CurveChart {
    private let curve: BudgetCurve
    private let figures: Figures
    private static let width = 640
    private static let height = 300
    private static let left = 60
    private static let right = 20
    private static let top = 40
    private static let bottom = 44

    public init(_ curve: BudgetCurve, _ language: Language) {
        self.curve = curve
        figures = Figures(language)
    }

    /// The chart as a file of its own.
    public var text: String {
        var text = ""
        html.write(to: &text)
        return text.trimmingPrefix("\n") + "\n"
    }

    var html: HTML {
        Tag.svg(
            .class("chart"), Attribute("xmlns", "http://www.w3.org/2000/svg"),
            Attribute("viewBox", "0 0 \(Self.width) \(Self.height)"), Attribute("role", "img"),
            Attribute("font-family", "sans-serif"), Attribute("font-size", "13")
        ) {
            Tag.title { title }
            label(title, x: Self.left, y: 20)
            axes
            Tag.path(
                Attribute("d", path), Attribute("fill", "none"), Attribute("stroke", "#1c4f7c"),
                Attribute("stroke-width", "2.5"))
            today
        }
    }

    private var title: String {
        let goal = curve.titles.first ?? LocalizedText(de: "", en: "")
        return ExplanationPageTexts.chart(curve.fund, goal).text(figures.language)
    }

    // MARK: Scales

    /// Cents; the axis begins a little before the first step.
    private var money: ClosedRange<Int128> {
        let amounts = curve.steps.map { cents($0.amount) } + [cents(curve.amount)]
        let (least, most) = (amounts.min() ?? 0, amounts.max() ?? 0)
        let margin = max(100, (most - least) / 12)
        return max(0, least - margin)...(most + margin)
    }

    private func cents(_ amount: FixedPoint) -> Int128 {
        Int128(amount.rescaled(to: max(2, amount.scale))?.mantissa ?? 0)
    }

    private func value(_ step: BudgetCurve.Step) -> FixedPoint { step.goals.first ?? FixedPoint(0) }

    private var values: (least: Double, most: Double) {
        let all = curve.steps.map { value($0).double }
        return (all.min() ?? 0, all.max() ?? 1)
    }

    private func x(_ amount: FixedPoint) -> Int {
        let (range, room) = (money, Int128(Self.width - Self.left - Self.right))
        return Self.left + Int((cents(amount) - range.lowerBound) * room / max(1, range.upperBound - range.lowerBound))
    }

    private func y(_ value: FixedPoint) -> Int {
        let room = Double(Self.height - Self.top - Self.bottom)
        let span = max(values.most - values.least, 1e-9)
        return Self.height - Self.bottom - Int((0.1 + 0.85 * (value.double - values.least) / span) * room)
    }

    // MARK: Parts

    private var path: String {
        guard let first = curve.steps.first else { return "M0 0" }
        var text = "M\(x(first.amount)) \(y(value(first)))"
        for step in curve.steps.dropFirst() { text += " H\(x(step.amount)) V\(y(value(step)))" }
        return text + " H\(x(end))"
    }

    /// As far as the first goal is known: to the edge where more money buys nothing, else as far as it was followed.
    private var end: FixedPoint {
        let edge = money.upperBound
        let last = max(curve.upTo, curve.steps.last?.amount ?? curve.upTo)
        return curve.isSaturated || cents(last) > edge ? FixedPoint(mantissa: Int64(clamping: edge), scale: 2) : last
    }

    private var axes: [HTML] {
        let base = Self.height - Self.bottom
        var parts = [
            line(Self.left, base, Self.width - Self.right, base), line(Self.left, Self.top, Self.left, base),
        ]
        if let first = curve.steps.first, let last = curve.steps.last {
            parts.append(label(figures.euro(first.amount), x: x(first.amount), y: base + 18))
            if last.amount != first.amount {
                parts.append(label(figures.euro(last.amount), x: x(last.amount), y: base + 18, anchor: "end"))
            }
            for step in [first, last] {
                parts.append(label(figures.number(value(step)), x: Self.left - 6, y: y(value(step)) + 4, anchor: "end"))
            }
        }
        return parts
    }

    private var today: [HTML] {
        let position = x(curve.amount)
        let base = Self.height - Self.bottom
        return [
            Tag.path(
                Attribute("d", "M\(position) \(Self.top) V\(base)"), Attribute("stroke", "#51606e"),
                Attribute("stroke-dasharray", "4 4"), Attribute("fill", "none")),
            label(
                "\(ExplanationPageTexts.today.text(figures.language)): \(figures.euro(curve.amount))", x: position + 4,
                y: base + 36, anchor: position > Self.width / 2 ? "end" : "start"),
        ]
    }

    private func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> HTML {
        Tag.line(
            Attribute("x1", "\(x1)"), Attribute("y1", "\(y1)"), Attribute("x2", "\(x2)"), Attribute("y2", "\(y2)"),
            Attribute("stroke", "#51606e"))
    }

    private func label(_ text: String, x: Int, y: Int, anchor: String = "start") -> HTML {
        Tag.svgText(
            Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("text-anchor", anchor),
            Attribute("fill", "#1d242b")
        ) { text }
    }
}
