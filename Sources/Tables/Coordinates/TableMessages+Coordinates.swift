// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The sentences about places.
extension TableMessages {
    /// The columns a place stands in.
    struct PointColumns {
        let table: String
        let easting: String
        let northing: String
    }

    static func badCoordinates(
        _ slip: CoordinateSlip, _ easting: String, _ northing: String, meant: CoordinateSlip.Point?,
        _ columns: PointColumns, others: RowNumbers, at place: SourceLocation
    ) -> Diagnostic {
        let (what, help) = (sentence(slip), advice(slip))
        let pair = "`\(shown(easting))`, `\(shown(northing))`"
        let names = "`\(columns.easting)`, `\(columns.northing)`"
        let written = meant.map { point in
            let numbers = "`\(metres(point.easting))`, `\(metres(point.northing))`"
            return LocalizedText(
                de: "; aus dieser Zeile wird \(names): \(numbers)", en: "; this row becomes \(names): \(numbers)")
        }
        return Diagnostic(
            id: "tables.bad-coordinates", at: place,
            LocalizedText(de: "\(pair) \(what.de)\(others.clause.de)", en: "\(pair) \(what.en)\(others.clause.en)"),
            help: LocalizedText(de: help.de + (written?.de ?? ""), en: help.en + (written?.en ?? "")))
    }

    private static func metres(_ number: Double) -> String { FixedPoint(Int64(number.rounded())).description }

    private static func sentence(_ slip: CoordinateSlip) -> LocalizedText {
        switch slip {
        case .nought:
            LocalizedText(de: "ist kein Ort: eine Koordinate ist 0", en: "is no place: a coordinate is 0")
        case .degrees(let isSwapped, let hasPoint):
            LocalizedText(
                de: "sind Grad (\(isSwapped ? "Breite, Länge" : "Länge, Breite"))"
                    + (hasPoint ? "" : " ohne Dezimalzeichen") + ", keine Meter",
                en: "are degrees (\(isSwapped ? "latitude, longitude" : "longitude, latitude"))"
                    + (hasPoint ? "" : " without decimal sign") + ", not metres")
        case .swapped:
            LocalizedText(
                de: "sind vertauscht: der Hochwert steht beim Rechtswert",
                en: "are swapped: the northing stands in the place of the easting")
        case .kilometres(let isSwapped):
            LocalizedText(
                de: "sind Kilometer\(isSwapped ? " und vertauscht" : ""), keine Meter",
                en: "are kilometres\(isSwapped ? " and swapped" : ""), not metres")
        case .zonePrefix(let zone, let isSwapped):
            LocalizedText(
                de: "nennen vor dem Rechtswert die Zone \(zone)\(isSwapped ? " und sind vertauscht" : "")",
                en: "have the zone \(zone) before the easting\(isSwapped ? " and are swapped" : "")")
        case .gaussKrueger(let zone, let isSwapped):
            LocalizedText(
                de: "sind Gauß-Krüger-Koordinaten (Streifen \(zone))\(isSwapped ? " und vertauscht" : "")",
                en: "are Gauss-Krüger coordinates (zone \(zone))\(isSwapped ? " and swapped" : "")")
        case .otherZone(let zone):
            LocalizedText(
                de: "liegen nicht in der Zone 32, vermutlich sind es Meter der Zone \(zone)",
                en: "are not in zone 32, they are probably metres of zone \(zone)")
        case .webMercator(let isSwapped):
            LocalizedText(
                de: "sind Web-Mercator-Koordinaten (EPSG:3857)\(isSwapped ? " und vertauscht" : "")",
                en: "are Web Mercator coordinates (EPSG:3857)\(isSwapped ? " and swapped" : "")")
        case .tooLarge:
            LocalizedText(
                de: "sind zu groß, vermutlich fehlt das Dezimalzeichen",
                en: "are too large, the decimal sign is probably missing")
        case .outside:
            LocalizedText(
                de: "ist kein Ort in Deutschland oder nahe seinen Grenzen",
                en: "is no place in Germany or near its borders")
        }
    }

    private static func advice(_ slip: CoordinateSlip) -> LocalizedText {
        let form = LocalizedText(
            de: "erwartet werden Meter in EPSG:25832 (ETRS89/UTM 32N), zum Beispiel `400000`, `5700000`",
            en: "expected are metres in EPSG:25832 (ETRS89/UTM 32N), for example `400000`, `5700000`")
        switch slip {
        case .nought:
            return LocalizedText(
                de: form.de + "; ist der Ort nicht bekannt, bleiben beide Zellen leer, wo die Tabelle das erlaubt",
                en: form.en + "; where the place is not known both cells stay blank, if the table allows it")
        case .gaussKrueger, .webMercator, .otherZone, .zonePrefix(31, _), .zonePrefix(33, _):
            return LocalizedText(
                de: form.de
                    + "; rechnen Sie die Koordinaten um, zum Beispiel mit QGIS oder dem Dienst Ihres Katasteramts",
                en: form.en + "; convert the coordinates, for example with QGIS or your land survey's service")
        case .kilometres:
            return LocalizedText(
                de: form.de + ", ohne Tausenderpunkte", en: form.en + ", without thousands separators")
        case .degrees, .swapped, .zonePrefix, .tooLarge, .outside: return form
        }
    }

    static func halfPlace(
        given: String, missing: String, others: RowNumbers, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.half-place", at: place,
            LocalizedText(
                de: "`\(given)` ist angegeben, `\(missing)` fehlt\(others.clause.de)",
                en: "`\(given)` is given, `\(missing)` is missing\(others.clause.en)"),
            help: LocalizedText(
                de: "einen Ort geben beide Zahlen zusammen an; ist er nicht bekannt, bleiben beide Zellen leer",
                en: "a place is given by both numbers; where it is not known both cells stay blank"))
    }

    static func farPlace(
        _ name: String, kilometres: Int, _ group: FarPlaceCheck.Group, name groupName: String, others: RowNumbers,
        at place: SourceLocation
    ) -> Diagnostic {
        let middle =
            switch group {
            case .municipality:
                LocalizedText(
                    de: "der Mitte der Orte der Gemeinde `\(shown(groupName))`",
                    en: "the middle of the places of the municipality `\(shown(groupName))`")
            case .region:
                LocalizedText(
                    de: "der Mitte der Orte der Region `\(shown(groupName))`",
                    en: "the middle of the places of the region `\(shown(groupName))`")
            case .everything:
                LocalizedText(de: "der Mitte aller Orte", en: "the middle of all places")
            }
        return Diagnostic(
            id: "tables.far-place", severity: .warning, at: place,
            LocalizedText(
                de: "`\(shown(name))` liegt \(DigitGroups.text(kilometres, .de)) km von \(middle.de) entfernt"
                    + others.clause.de,
                en: "`\(shown(name))` lies \(DigitGroups.text(kilometres, .en)) km from \(middle.en)"
                    + others.clause.en),
            help: LocalizedText(
                de: "Koordinaten und Gemeinde der Zeile prüfen",
                en: "check the coordinates and the municipality of the row"))
    }
}
