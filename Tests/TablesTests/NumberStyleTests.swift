// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

/// Reads one cell of a number column in a file whose style another cell decides.
@Suite struct NumberStyleTests {
    private func read(_ text: String, evidence: String) -> (number: FixedPoint?, ids: [String]) {
        var region = SmallRegion()
        region.replace(
            "offers", with: "id;provider;kind;field;capacity;units;fee\nA1;P1;project;musik;1;\(text);\(evidence)\n")
        let (set, sink) = region.load()
        guard case .numbers(let values, let scale)? = set?.table("offers")?.column(named: "units")?.storage else {
            return (nil, sink.shown.map(\.id))
        }
        return (FixedPoint(mantissa: values[0], scale: scale), sink.shown.map(\.id))
    }

    @Test(arguments: [
        ("1.234", 1_234, 3), ("1,234", 1_234, 0), ("1,234,567.89", 123_456_789, 2), ("12", 12, 0), ("0.5", 5, 1),
        ("007", 7, 0), ("123456789012345678", 123_456_789_012_345_678, 0), ("0.123456789", 123_456_789, 9),
    ])
    func pointStyle(text: String, mantissa: Int64, scale: Int) {
        #expect(read(text, evidence: "0.50").number == FixedPoint(mantissa: mantissa, scale: scale))
    }

    @Test(arguments: [
        ("1,234", 1_234, 3), ("1.234", 1_234, 0), ("1.234.567,89", 123_456_789, 2), ("12", 12, 0), ("0,5", 5, 1),
    ])
    func commaStyle(text: String, mantissa: Int64, scale: Int) {
        #expect(read(text, evidence: "0,50").number == FixedPoint(mantissa: mantissa, scale: scale))
    }

    @Test(arguments: [
        "1.234.5", "12.34.567", ".5", "5.", "1,", "1.23,4", "1e3", "+1", "--1", "-", "1 000", "٣", "NaN", "inf", "0x10",
        "1.234,5.6", "1..234", "1,2,3", "½",
    ])
    func refusesOtherForms(text: String) {
        let (number, ids) = read(text, evidence: "0,50")
        #expect(number == nil)
        #expect(ids == ["tables.bad-number"])
    }

    @Test(arguments: ["1234567890123456789", "-9223372036854775809", "0,1234567890"])
    func refusesWhatWouldNotFit(text: String) {
        let (number, ids) = read(text, evidence: "0,50")
        #expect(number == nil)
        #expect(ids == ["tables.number-too-large"] || ids == ["tables.too-many-decimals"])
    }

    @Test func negativeNumbersKeepTheirSign() throws {
        var region = SmallRegion()
        let declared = TableSchema(
            "previous", columns: [ColumnSchema("balance", .number)], key: [], required: false)
        region.schemas = StandardTables.schemas(declaring: [declared])
        region.replace("previous", with: "school,provider,balance\nS1,P1,-0.25\nS2,P1,1\n")
        let previous = try #require(region.load().set?.table("previous"))
        guard case .numbers(let values, let scale)? = previous.column(named: "balance")?.storage else {
            Issue.record("balance is no number")
            return
        }
        #expect(values == [-25, 100])
        #expect(scale == 2)
    }

    /// One sign with three digits behind it proves nothing, also where the column takes no decimals.
    @Test func anIntegerCellDecidesNothingAgainstTheSeparator() {
        var region = SmallRegion()
        region.replace("offers", with: "id,provider,kind,field,capacity,units\nA1,P1,project,musik,1.200,1.500\n")
        let (set, sink) = region.load()
        #expect(set == nil)
        #expect(sink.shown.map(\.id) == ["tables.ambiguous-number", "tables.ambiguous-number"])
    }
}
