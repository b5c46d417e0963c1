// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import TestSupport

/// Invented tables with many equal, extreme and absent values; the same for the same seed.
struct RandomRegion {
    private var generator: SeededGenerator
    private var texts: [(table: String, text: String)] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        texts.append(("regions", "id,name\n05001,Nordkreis\n05002,Südkreis\n"))
        texts.append(
            ("municipalities", "id,name,region\nM1,Aue,05001\nM2,Zell,05002\nM3,Übach,05001\n"))
        add(
            "schools", "id,name,type,public,municipality,easting,northing,pupils,social_index,startchancen,own_budget",
            6
        ) { id, region in
            let place = "\(region.number(300_000...301_000)),\(region.number(5_700_000...5_700_900))"
            return "S\(id),Schule \(id),\(region.type),\(region.truth),M\(region.number(1...3)),\(place),"
                + "\(region.maybe("\(region.number(50...900))")),\(region.maybe("\(region.number(1...9))")),"
                + "\(region.truth),\(region.cents)"
        }
        add("providers", "id,name,easting,northing,max_groups,qualified,founded", 5) { id, region in
            "P\(id),Anbieter \(id),\(region.number(300_000...301_000)),\(region.number(5_700_000...5_700_900)),"
                + "\(region.number(1...9)),\(region.truth),20\(region.number(10...25))-0\(region.number(1...9))-15"
        }
        add("needs", "id,school,kind,field,age_from,age_to,groups,group_size,units,slots,priority", 9) { id, region in
            "B\(id),S\(region.number(1...6)),project,\(region.field),\(region.number(5...9)),\(region.number(9...18)),"
                + "\(region.number(1...4)),\(region.number(5...30)),\(region.number(1...40)).\(region.number(0...9))5,"
                + "\(region.slots),\(region.maybe("\(region.number(1...3))"))"
        }
        add(
            "offers", "id,provider,kind,field,capacity,min_groups,fee,materials,radius_km,slots,school_types,artists", 7
        ) { id, region in
            "A\(id),P\(region.number(1...5)),project,\(region.field),\(region.number(1...5)),\(region.number(0...3)),"
                + "\(region.cents),\(region.maybe(region.cents)),0.\(region.number(100...999)),\(region.slots),"
                + "\(region.type)|gesamtschule,\(region.number(1...3))"
        }
        texts.append(
            ("funds", "id,programme,region,amount\nT1,alpha,05001,10000.50\nT2,beta,05002,99.99\nT3,beta,05001,0\n"))
        texts.append(("applications", "need,offer,rating,note\nB1,A1,2.5,gut\nB2,A1,,\nB3,A2,4,prima\n"))
        texts.append(("previous", "school,provider,groups\nS1,P1,2\nS2,P2,\nS3,P1,4\n"))
    }

    func load(into sink: inout DiagnosticSink) -> TableSet? {
        let further = [
            TableSchema(
                "applications",
                columns: [ColumnSchema("rating", .number), ColumnSchema("note", .text)], key: [], required: false),
            TableSchema("providers", columns: [ColumnSchema("founded", .date)], key: [], required: true),
        ]
        return TableLoader.load(
            sources: texts.map {
                TableSource(table: $0.table, file: SourceFile(name: "\($0.table).csv", text: $0.text))
            },
            schemas: StandardTables.schemas(declaring: further), edits: [],
            missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
    }

    private mutating func add(
        _ table: String, _ header: String, _ count: Int, _ line: (Int, inout RandomRegion) -> String
    ) {
        let lines = (1...count).map { line($0, &self) }
        texts.append((table, ([header] + lines).joined(separator: "\n") + "\n"))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func pick(_ words: [String]) -> String { words[number(0...words.count - 1)] }

    private mutating func maybe(_ text: String) -> String { number(0...2) == 0 ? "" : text }

    private var truth: String { mutating get { pick(["true", "false"]) } }
    private var type: String { mutating get { pick(["grundschule", "gesamtschule", "förderschule"]) } }
    private var field: String { mutating get { pick(["musik", "tanz", "theater"]) } }
    private var cents: String { mutating get { "\(number(0...4_200)).\(pick(["00", "99", "05", "50"]))" } }
    private var slots: String { mutating get { pick(["mo", "mo|di", "di|mi|do", "fr", "mo|fr"]) } }
}
