// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning
import Rules
import Tables

/// Whether the folder of a plan still says what was written there.
///
/// What follows from the allocations and the scenario (names, units, open needs, sums, status) is computed anew and compared
/// cell by cell; everything else that was written with the plan is held against its checksum.
public struct FolderCheck {
    /// Breaches, each at its place.
    public private(set) var findings: [Diagnostic] = []
    /// Names in the folder of which nothing is known: files of later commands, of people, or of a plan without checksums.
    public private(set) var uncovered: [String] = []
    /// Whether the plan has checksums of the files beside it.
    public let isSealed: Bool

    private let verification: PlanVerification
    private let seal: PlanSeal?

    /// - Parameter verification: what was found out about the plan itself; its breaches are not told again.
    public static func run(_ verification: PlanVerification) throws(OutputError) -> FolderCheck {
        var check = FolderCheck(verification)
        try check.run()
        return check
    }

    private init(_ verification: PlanVerification) {
        self.verification = verification
        seal = PlanSeal.read(verification.file)
        isSealed = seal != nil
    }

    private static let tables = ["allocations.csv", "unmet.csv"]

    private mutating func run() throws(OutputError) {
        let files = seal?.files ?? Self.tables.map { PlanSeal.File(name: $0, sha256: "") }
        var changed: [String] = []
        for file in files {
            guard let bytes = bytes(of: file.name) else {
                findings.append(FolderMessages.missing(path(of: file.name)))
                continue
            }
            if isSealed, Fingerprint.sha256(bytes) != file.sha256 { changed.append(file.name) }
        }
        if let plan = verification.plan { try compare(plan, changed) }
        for name in changed where !isTold(name) { findings.append(FolderMessages.changed(path(of: name))) }
        if let seal, !seal.holds, !isTold(PlanCheckFile.name) {
            findings.append(FolderMessages.changed(path(of: PlanCheckFile.name)))
        }
        uncovered = names().filter { name in name != PlanCheckFile.name && !files.contains { $0.name == name } }
    }

    /// Open needs and sums of other allocations than those that were written say nothing: they differ by right.
    private mutating func compare(_ plan: Plan, _ changed: [String]) throws(OutputError) {
        let entities = PlanEntities(plan.scenario.tables)
        compare("allocations.csv", with: [AllocationTable.table(plan, entities)], leavingOut: [])
        guard !changed.contains("allocations.csv") else { return }
        let isSameVersion = PlanCheckFile.version(verification.file) == Version.current
        // Another version may word the same reason otherwise.
        let wording = isSameVersion ? [] : ["sentence"]
        compare(
            "unmet.csv", with: Language.allCases.map { UnmetTable.table(plan, entities, $0) }, leavingOut: wording)
        findings += PlanCheckFile.findings(verification.file, plan, try PlanTotals(plan, entities))
    }

    /// - Parameter tables: what the file may say, in one language or the other; the one that it comes nearest to counts.
    private mutating func compare(_ name: String, with tables: [OutputTable], leavingOut columns: [String]) {
        guard let bytes = bytes(of: name) else { return }
        let file = SourceFile(name: path(of: name), bytes: bytes)
        let all = tables.map { WrittenTableCheck(file, $0, leavingOut: columns).findings() }
        let told = Set(verification.result.breaches.compactMap(\.place))
        let nearest = all.min { $0.count < $1.count } ?? []
        findings += nearest.filter { finding in finding.location.map { !told.contains($0) } ?? true }
    }

    // MARK: Files

    private func path(of name: String) -> String {
        let folder = verification.folder
        return folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private func bytes(of name: String) -> [UInt8]? { RegularFile.bytes(of: path(of: name)) }

    private func isTold(_ name: String) -> Bool {
        let path = path(of: name)
        return findings.contains { $0.location?.file == path }
            || verification.result.breaches.contains { $0.place?.file == path }
    }

    private func names() -> [String] {
        let folder = verification.folder
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            return []
        }
    }
}
