// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules
import Tables

/// A scenario in a list: what its file says, what its changes do, and what is wrong with it.
public struct ScenarioListing: Sendable {
    /// The folder or file, as it can be given to every command.
    public let path: String
    /// Blank where the file cannot be read.
    public let name: String
    public let title: LocalizedText
    /// The path as the file writes it; `nil` for a scenario that extends nothing.
    public let extends: String?
    /// The name of the scenario it extends, where that can be read.
    public let base: String?
    public let schoolYear: String?
    /// Those of the scenarios it extends first.
    public let rulebooks: [String]
    /// Changes and parameters in its own file.
    public let ownChanges: Int
    /// All changes with what they did; empty where the scenario has errors.
    public let changes: [AppliedChange]
    public let diagnostics: DiagnosticSink

    /// The scenarios of folders and files: a folder with a `scenario.yaml` and the other scenarios in it, a folder of
    /// such folders, or a file. Each is loaded; nothing is matched or solved.
    ///
    /// - Returns: in the order given, within a folder by name. A path without any scenario is an error in the sink.
    public static func read(_ paths: [String], into sink: inout DiagnosticSink) -> [ScenarioListing] {
        var seen: Set<String> = []
        var listings: [ScenarioListing] = []
        for path in paths {
            let found = ScenarioFinder.scenarios(at: path)
            if found.isEmpty { sink.report(PlanningMessages.noScenarios(path)) }
            for path in found where seen.insert(InputFiles.canonical(path)).inserted {
                listings.append(ScenarioListing(path))
            }
        }
        return listings
    }

    private init(_ path: String) {
        var sink = DiagnosticSink()
        let chain = ScenarioChain.read(path, into: &sink)
        let scenario = chain.flatMap { ScenarioLoader.load($0, into: &sink) }
        let manifests = chain?.manifests ?? []
        let last = manifests.last
        self.path = path
        name = last?.name?.text ?? ""
        title = scenario?.title ?? last?.title ?? LocalizedText(de: name, en: name)
        extends = last?.extends?.text
        base = manifests.dropLast().last?.name?.text
        schoolYear = manifests.last { $0.schoolYear != nil }?.schoolYear?.description
        var names: [String] = []
        for name in manifests.flatMap(\.rulebooks).map(\.text) where !names.contains(name) { names.append(name) }
        rulebooks = names
        ownChanges = (last?.changes.count ?? 0) + (last?.parameters.count ?? 0)
        changes = scenario?.changes ?? []
        diagnostics = sink
    }
}

/// Finds the scenarios in folders.
private enum ScenarioFinder {
    static func scenarios(at path: String) -> [String] {
        guard InputFiles.isFolder(path) else { return InputFiles.exists(path) ? [path] : [] }
        let own = inFolder(path)
        if !own.isEmpty { return own }
        return InputFiles.names(in: path).map { InputFiles.join(path, $0) }
            .filter { InputFiles.isFolder($0) }.flatMap(inFolder)
    }

    /// The folder itself for its `scenario.yaml`, then every other YAML file in it that begins a scenario.
    private static func inFolder(_ folder: String) -> [String] {
        let names = InputFiles.names(in: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        let main = names.contains("scenario.yaml") ? [folder] : []
        let others = names.filter { $0 != "scenario.yaml" }.map { InputFiles.join(folder, $0) }
        return main + others.filter(isScenario)
    }

    private static func isScenario(_ path: String) -> Bool {
        var sink = DiagnosticSink()
        guard let file = InputFiles.read(path, orReport: { PlanningMessages.noScenarios($0) }, into: &sink) else {
            return false
        }
        // Files of golden plans, rule tests and sweeps may name a scenario too, but hold lists of their own.
        guard let root = YAMLReader.read(file, into: &sink), root["scenario"]?.scalar != nil else { return false }
        return ["plans", "tests", "points", "questions"].allSatisfy { root[$0] == nil }
    }
}
