// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Testing

@testable import Planning

@Suite struct VerificationFileTests {
    private static let header =
        "need,school,school_name,municipality,offer,provider,provider_name,field,fund,programme,groups,units,cost,funded,own,km\n"
    private static let good = "N1,S1,Schule 1,M1,O1,P1,Eins,musik,F1,state,2,,8399.98,6719.984,1679.996,4.000\n"

    @Test func aGoodFileHolds() throws {
        let (result, sink) = try VerificationRegion().checkFile(Self.header + Self.good)
        #expect(sink.shown.isEmpty, "\(sink.shown)")
        #expect(result?.breaches == [])
    }

    @Test func theExcelFormatIsReadAsWell() throws {
        let text =
            "\u{FEFF}need;offer;fund;groups;cost;funded;own;km\r\nN1;O1;F1;2;8399,98;6719,984;1679,996;4,000\r\n"
        let (result, sink) = try VerificationRegion().checkFile(text)
        #expect(sink.shown.isEmpty, "\(sink.shown)")
        #expect(result?.breaches == [])
        let (wrong, _) = try VerificationRegion().checkFile(text.replacing("1679,996", with: "1679,995"))
        #expect(wrong?.breaches.map(\.id) == ["verify.wrong-number"])
    }

    @Test func anEmptyPlanIsAPlan() throws {
        let (result, sink) = try VerificationRegion().checkFile(Self.header)
        #expect(!sink.hasErrors, "\(sink.shown)")
        #expect(result?.holds == true)
    }

    @Test func theColumnsOfThePlannerAreNotNeeded() throws {
        let (result, sink) = try VerificationRegion().checkFile("need,offer,fund,groups\nN1,O1,F1,2\n")
        #expect(sink.shown.isEmpty)
        #expect(result?.holds == true)
    }

    @Test(arguments: [
        ("8399.98", "8399.99", "verify.wrong-number", 48), ("6719.984", "6719.98", "verify.wrong-number", 56),
        ("1679.996", "", "verify.missing-number", 65), ("4.000", "4.001", "verify.wrong-number", 74),
    ])
    func aWrongNumberIsABreachWithItsPlace(right: String, wrong: String, id: String, column: Int) throws {
        let (result, _) = try VerificationRegion().checkFile(Self.header + Self.good.replacing(right, with: wrong))
        #expect(result?.breaches.map(\.id) == [id])
        #expect(result?.breaches.first?.place?.line == 2)
        #expect(result?.breaches.first?.place?.column == column)
    }

    @Test func aNumberThatNobodyComputesForTheFundIsABreach() throws {
        let region = try VerificationRegion(isOwnPaidByStateOnly: true)
        let text = "need,offer,fund,groups,own\nN1,O1,F1,1,839.998\nN1,O1,F2,1,\n"
        #expect(region.checkFile(text).result?.breaches == [])
        let (result, _) = region.checkFile(text.replacing("F2,1,\n", with: "F2,1,0.00\n"))
        #expect(result?.breaches.map(\.id) == ["verify.baseless-number"])
    }

    @Test(arguments: [
        ("N9,O1,F1,1", "verify.unknown-id", 1), ("N1,O9,F1,1", "verify.unknown-id", 4),
        ("N1,O1,F9,1", "verify.unknown-id", 7), ("N1,O1,,1", "verify.missing-fund", 7),
        ("N1,O1,F1,1.5", "tables.bad-integer", 10), ("N1,O1,F1,zwei", "tables.bad-integer", 10),
    ])
    func whatCannotBeReadIsBadData(row: String, id: String, column: Int) throws {
        let (result, sink) = try VerificationRegion().checkFile("need,offer,fund,groups\nN2,O2,F1,1\n\(row)\n")
        #expect(result == nil)
        #expect(sink.exitCode == 65)
        let shown = sink.shown.filter { $0.severity == .error }
        #expect(shown.map(\.id) == [id], "\(shown)")
        #expect(shown.first?.location?.line == 3)
        #expect(shown.first?.location?.column == column)
    }

    @Test func allBadRowsAreToldInOneRun() throws {
        let (_, sink) = try VerificationRegion().checkFile("need,offer,fund,groups\nN9,O9,F9,1\nN1,O1,,1\n")
        #expect(sink.errorCount == 4)
    }

    // MARK: plan.json

    private static func json(_ value: String, bound: String, gap: String = "0", proven: Bool = true) -> SourceFile {
        let goal = """
            {"id": "G", "sense": "maximise", "value": \(value), "bound": \(bound), "gap": \(gap), "proven": \(proven)}
            """
        return SourceFile(name: "plan.json", text: #"{"scenario": "test", "goals": ["# + goal + "]}")
    }

    private func breaches(_ file: SourceFile, of value: ExactNumber, tolerance: ExactNumber = .zero) -> [String]? {
        var sink = DiagnosticSink()
        let goal = CheckedGoal(id: "G", sense: .maximise, value: value, tolerance: tolerance, mayGiveUp: .zero)
        let found = PlanChecker.compareGoals(of: file, with: [goal], into: &sink)
        #expect((found == nil) == (sink.exitCode == 65))
        return found?.map(\.id)
    }

    @Test func writtenGoalsAreComparedDigitByDigit() {
        let value = ExactNumber(mantissa: -71_514_855, scale: 6)
        #expect(breaches(Self.json("-71.514855", bound: "-71.514855"), of: value) == [])
        #expect(breaches(Self.json("-71.514856", bound: "-71.514856"), of: value) == ["verify.wrong-goal"])
        let tolerance = PlanChecker.tolerance
        #expect(breaches(Self.json("-71.514856", bound: "-71.514856"), of: value, tolerance: tolerance) == [])
        #expect(breaches(Self.json("-71.514857", bound: "-71.5"), of: value, tolerance: tolerance)?.count == 3)
        let large = ExactNumber(mantissa: 9_007_199_254_740_993, scale: 1)
        #expect(breaches(Self.json("900719925474099.3", bound: "900719925474099.3"), of: large) == [])
    }

    @Test func boundGapAndProofMustGoWithTheValue() {
        let value = ExactNumber(10)
        #expect(breaches(Self.json("10", bound: "12", gap: "0.2", proven: false), of: value) == [])
        #expect(breaches(Self.json("10", bound: "12", gap: "0.2"), of: value) == ["verify.wrong-proof"])
        #expect(breaches(Self.json("10", bound: "12", gap: "0.1", proven: false), of: value) == ["verify.wrong-gap"])
        #expect(breaches(Self.json("10", bound: "9", gap: "0.1", proven: false), of: value) == ["verify.wrong-bound"])
    }

    @Test func otherGoalsAndOtherFilesAreTold() {
        let other = SourceFile(name: "plan.json", text: #"{"goals": []}"#)
        #expect(breaches(other, of: .zero) == ["verify.goals"])
        #expect(breaches(SourceFile(name: "plan.json", text: "{"), of: .zero) == nil)
        #expect(breaches(SourceFile(name: "plan.json", text: #"{"goals": [{"id": "G"}]}"#), of: .zero) == nil)
        #expect(breaches(Self.json("\"10\"", bound: "1"), of: .zero) == nil)
    }
}
