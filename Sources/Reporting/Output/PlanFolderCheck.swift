// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// Whether a plan may be written to a folder: what was made from something else is not overwritten unless that is told.
public enum PlanFolderCheck {
    /// Papers that `propose` writes, which may be there before the plan.
    private static let papers = ["vorlage-", "proposal-"]
    private static let namedAtMost = 3

    /// An error of the cause `cannotWrite` if the folder holds the plan of a scenario at another path, a plan that does
    /// not
    /// say what it was made from, or other files; `nil` if it holds an earlier plan of this scenario, or nothing.
    ///
    /// A path in a plan is seen from the folder in which the program ran. Where it leads nowhere from here, a scenario
    /// whose
    /// path ends like it is taken for the same.
    public static func refusal(of folder: String, for scenario: Scenario) -> Diagnostic? {
        let file = folder + "/plan.json"
        guard FileManager.default.fileExists(atPath: file) else { return foreignFiles(folder) }
        guard let data = FileManager.default.contents(atPath: file),
            let origin = try? JSONDecoder().decode(Origin.self, from: data)
        else { return ReportMessages.unknownPlan(file, suggestion(folder, scenario.path)) }
        guard !isSame(origin.input.path, scenario.path) else { return nil }
        return ReportMessages.otherPlan(file, of: origin.input.path, suggestion(folder, scenario.path))
    }

    private struct Origin: Decodable {
        struct Input: Decodable { let path: String }

        let input: Input
    }

    private static func foreignFiles(_ folder: String) -> Diagnostic? {
        foreignFiles(folder) { name in papers.contains(where: name.hasPrefix) || isFolder(folder + "/" + name) }
    }

    /// An error that names what lies in the folder and is none of ours; hidden files do not count.
    static func foreignFiles(_ folder: String, besides isOwn: (String) -> Bool) -> Diagnostic? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        let files = names.sorted().filter { !$0.hasPrefix(".") && !isOwn($0) }
        guard !files.isEmpty else { return nil }
        return ReportMessages.foreignFiles(
            folder, Array(files.prefix(namedAtMost)), more: files.count - min(files.count, namedAtMost))
    }

    // MARK: Paths

    /// Whether two paths are those of one scenario.
    public static func isSame(_ recorded: String, _ path: String) -> Bool {
        let (old, new) = (canonical(recorded), canonical(path))
        if old == new { return true }
        guard !recorded.hasPrefix("/"), !FileManager.default.fileExists(atPath: recorded) else { return false }
        let parts = { (path: String) in path.split(separator: "/").filter { $0 != "." }.map(String.init) }
        let ending = parts(recorded.hasSuffix(".yaml") ? recorded : recorded + "/scenario.yaml")
        return !ending.contains("..") && parts(new).suffix(ending.count) == ending[...]
    }

    /// The manifest: a folder and the `scenario.yaml` in it are the same scenario.
    private static func canonical(_ path: String) -> String {
        let manifest = isFolder(path) ? path + "/scenario.yaml" : path
        return URL(fileURLWithPath: manifest).standardizedFileURL.resolvingSymlinksInPath().path
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// A folder beside the one that is taken, named as the scenario's own.
    private static func suggestion(_ folder: String, _ path: String) -> String {
        let url = URL(fileURLWithPath: canonical(path))
        let isManifest = url.lastPathComponent == "scenario.yaml"
        let name =
            isManifest
            ? url.deletingLastPathComponent().lastPathComponent : url.deletingPathExtension().lastPathComponent
        var parts = folder.split(separator: "/", omittingEmptySubsequences: false)
        while parts.count > 1, parts.last == "" { parts.removeLast() }
        let isTaken = parts.last.map(String.init) == name
        parts[parts.count - 1] = Substring(isTaken ? name + "-2" : name)
        return parts.joined(separator: "/")
    }
}
