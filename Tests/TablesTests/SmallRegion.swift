// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The tables of an invented region that load without a word; tests replace what they are about.
struct SmallRegion {
    var files: [(table: String, name: String, bytes: [UInt8])]
    var edits: [TableEdit] = []
    var schemas = StandardTables.all

    init() {
        files = Self.texts.map { ($0, "\($0).csv", Array($1.utf8)) }
    }

    /// Puts a file in the place of the table's, or adds it.
    mutating func replace(_ table: String, name: String? = nil, with bytes: [UInt8]) {
        files.removeAll { $0.table == table }
        files.append((table, name ?? "\(table).csv", bytes))
    }

    mutating func replace(_ table: String, with text: String) { replace(table, with: Array(text.utf8)) }

    func load(into sink: inout DiagnosticSink) -> TableSet? {
        TableLoader.load(
            sources: files.map { TableSource(table: $0.table, file: SourceFile(name: $0.name, bytes: $0.bytes)) },
            schemas: schemas, edits: edits, missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
    }

    func load() -> (set: TableSet?, sink: DiagnosticSink) {
        var sink = DiagnosticSink()
        let set = load(into: &sink)
        return (set, sink)
    }

    private static let texts = [
        ("regions", "id,name,kind\n99001,Seeland,Kreis\n"),
        ("municipalities", "id,name,region,population\n99001001,Moorbach,99001,12000\n99001002,Tannau,99001,\n"),
        (
            "schools",
            """
            id,name,sector,type,public,municipality,easting,northing,pupils,social_index,startchancen,own_budget
            S1,Schule am Anger,school,grundschule,true,99001001,400000,5700000,180,4,false,500
            S2,"Gesamtschule ""Nord"", Tannau",school,gesamtschule,true,99001002,401500.5,5702000,,,true,

            """
        ),
        (
            "needs",
            """
            id,school,kind,field,setting,age_from,age_to,groups,group_size,units,slots,priority
            B1,S1,project,musik,any,7,10,2,20,20,mo-vm|di-nm,1
            B2,S2,visit,tanz,lesson,11,14,1,25,4,mi-vm,

            """
        ),
        (
            "providers",
            """
            id,name,kind,municipality,easting,northing,max_groups,qualified
            P1,Musikschule Moorbach,musikschule,99001001,400100,5700100,6,true
            P2,Tanzwerk,kuenstler,,,,2,false

            """
        ),
        (
            "offers",
            """
            id,provider,kind,field,setting,age_from,age_to,group_min,group_max,units,capacity,min_groups,fee,materials,radius_km,place,slots,school_types,artists
            A1,P1,project,musik,any,6,12,8,30,20,4,1,1650.00,90.50,25,school,mo-vm|mi-vm,grundschule|gesamtschule,1
            A2,P2,visit,tanz,any,10,16,8,30,4,3,1,380,,15.5,venue,mi-vm,gesamtschule,2

            """
        ),
        ("funds", "id,programme,region,amount,school_year\nKUS-1,kultur-und-schule,99001,157100.0,2026/27\n"),
        ("previous", "school,provider,groups\nS1,P1,1\n"),
    ]
}
