// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

/// Supply against demand on a map: municipalities as shapes where there are outlines, else as points.
struct RegionMapChart {
    private static let width = 860.0
    private static let margin = 36.0
    /// The longest bar.
    private static let barLength = 46.0

    let catalogue: Catalogue
    let shapes: RegionShapes?
    let language: Language

    /// Fills by the share in reach, lightest first, then the one for no demand.
    static let fills = ["#f4f7fa", "#dde8f2", "#bfd4e6", "#9bbcd8", "#ffffff"]

    private var points: [MapPoint] {
        (shapes?.rings.flatMap { $0.flatMap { $0 } } ?? []) + catalogue.schools.map(\.point)
            + catalogue.providers.compactMap(\.point)
    }

    /// Pixels from metres; the scale is the same both ways.
    private struct Frame {
        let west: Double
        let north: Double
        let scale: Double
        let width: Double
        let height: Double

        init(_ points: [MapPoint]) {
            west = points.map(\.easting).min() ?? 0
            north = points.map(\.northing).max() ?? 0
            let east = points.map(\.easting).max() ?? 1
            let south = points.map(\.northing).min() ?? 0
            let (wide, high) = (max(1, east - west), max(1, north - south))
            // Tall regions are kept to a page.
            scale = min((RegionMapChart.width - 2 * RegionMapChart.margin) / wide, 720 / high)
            width = wide * scale + 2 * RegionMapChart.margin
            height = high * scale + 2 * RegionMapChart.margin
        }

        func x(_ point: MapPoint) -> String {
            RegionMapChart.pixel((point.easting - west) * scale + RegionMapChart.margin)
        }
        func y(_ point: MapPoint) -> String {
            RegionMapChart.pixel((north - point.northing) * scale + RegionMapChart.margin)
        }
    }

    /// Tenths of a pixel, so that the last bits of a double do not matter.
    fileprivate static func pixel(_ value: Double) -> String {
        (DecimalText.rounded(value, digits: 1) ?? .init(0)).normalised.description
    }

    var html: HTML {
        let frame = Frame(points)
        return Tag.svg(
            .class("map"), Attribute("viewBox", "0 0 \(Self.pixel(frame.width)) \(Self.pixel(frame.height))"),
            Attribute("width", Self.pixel(frame.width)),
            Attribute("role", "img"), Attribute("aria-labelledby", "map-title map-desc")
        ) {
            Tag.title(.id("map-title")) { CatalogueTexts.map.text(language) }
            Tag.desc(.id("map-desc")) { description }
            for row in catalogue.municipalities.indices { outline(row, frame) }
            for provider in catalogue.providers { mark(provider, frame) }
            for school in catalogue.schools { mark(school, frame) }
            for municipality in catalogue.municipalities { bars(municipality, frame) }
            for municipality in catalogue.municipalities { label(municipality, frame) }
        }
    }

    private var description: String {
        catalogue.municipalities.map { row in
            "\(row.name): \(CatalogueTexts.needed.text(language)) \(row.needed), "
                + "\(CatalogueTexts.reachable.text(language)) \(row.reachable), "
                + "\(CatalogueTexts.places.text(language)) \(row.places)"
        }.joined(separator: "; ")
    }

    static func shareClass(_ row: MunicipalSupply) -> Int {
        guard row.needed > 0 else { return 4 }
        if row.reachable >= row.needed { return 3 }
        if row.reachable * 4 > row.needed * 3 { return 2 }
        return row.reachable * 2 > row.needed ? 1 : 0
    }

    private func outline(_ row: Int, _ frame: Frame) -> HTML {
        let rings = shapes?.rings[row] ?? []
        let path = rings.map { ring in
            ring.enumerated().map { ($0 == 0 ? "M" : "L") + frame.x($1) + " " + frame.y($1) }.joined() + "Z"
        }.joined()
        return Tag.path(
            Attribute("d", path), Attribute("fill", Self.fills[Self.shareClass(catalogue.municipalities[row])]),
            Attribute("fill-rule", "evenodd"), Attribute("stroke", "#6d87a1"))
    }

    private func mark(_ school: SchoolService, _ frame: Frame) -> HTML {
        Self.mark(school.state, frame.x(school.point), frame.y(school.point))
    }

    /// Filled for served schools, open for those not yet served, a cross where nothing fits.
    static func mark(_ state: SchoolService.State, _ x: String, _ y: String) -> HTML {
        switch state {
        case .planned, .earlier:
            Tag.circle(Attribute("cx", x), Attribute("cy", y), Attribute("r", "3"), Attribute("fill", "#1d242b"))
        case .possible:
            Tag.circle(
                Attribute("cx", x), Attribute("cy", y), Attribute("r", "3.5"), Attribute("fill", "#ffffff"),
                Attribute("stroke", "#1d242b"), Attribute("stroke-width", "1.5"))
        case .never, .silent:
            Tag.path(
                Attribute("d", "M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5"), Attribute("transform", "translate(\(x) \(y))"),
                Attribute("stroke", "#a3261c"), Attribute("stroke-width", "2.5"), Attribute("fill", "none"))
        }
    }

    private func mark(_ provider: ProviderPoint, _ frame: Frame) -> [HTML] {
        guard let point = provider.point else { return [] }
        return [Self.providerMark(frame.x(point), frame.y(point))]
    }

    static func providerMark(_ x: String, _ y: String) -> HTML {
        Tag.path(
            Attribute("d", "M0 -5L5 0L0 5L-5 0Z"), Attribute("transform", "translate(\(x) \(y))"),
            Attribute("fill", "#c07a00"), Attribute("stroke", "#ffffff"))
    }

    private var most: Int64 { max(1, catalogue.municipalities.map { max($0.places, $0.needed) }.max() ?? 1) }

    /// Places and groups needed, each as a bar with its number.
    private func bars(_ row: MunicipalSupply, _ frame: Frame) -> [HTML] {
        guard let centre = row.centre else { return [] }
        let kinds: [(count: Int64, offset: Int, fill: String)] = [
            (row.places, -40, "#1c4f7c"), (row.needed, -27, "#ffffff"),
        ]
        return kinds.flatMap { kind -> [HTML] in
            let length = Self.barLength * Double(kind.count) / Double(most)
            let group = "translate(-23 \(kind.offset))"
            return [
                Tag.rect(
                    Attribute("x", frame.x(centre)), Attribute("y", frame.y(centre)), Attribute("transform", group),
                    Attribute("width", Self.pixel(length)), Attribute("height", "9"), Attribute("fill", kind.fill),
                    Attribute("stroke", "#1c4f7c")),
                Tag.svgText(
                    .class("figure"), Attribute("x", frame.x(centre)), Attribute("y", frame.y(centre)),
                    Attribute("transform", "translate(\(Self.pixel(length - 19)) \(kind.offset + 9))")
                ) { "\(kind.count)" },
            ]
        }
    }

    private func label(_ row: MunicipalSupply, _ frame: Frame) -> [HTML] {
        guard let centre = row.centre else { return [] }
        return [
            Tag.svgText(
                Attribute("x", frame.x(centre)), Attribute("y", frame.y(centre)), Attribute("dy", "-47"),
                Attribute("text-anchor", "middle")
            ) { row.name.split(separator: ",").first.map(String.init) ?? row.name }
        ]
    }
}
