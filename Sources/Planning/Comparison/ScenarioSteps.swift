// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules

/// One single difference between two scenarios that go back to the same one.
public struct ScenarioStep: Sendable, Hashable {
    /// In one line, the same in every language: `set funds.KUS-1.amount = 120000`.
    public let text: String
    public let place: SourceLocation
    /// The first scenario has it and the second has not: the step is to take it back.
    public let isUndone: Bool
}

/// The way from one scenario to another in single steps: what only the first has is taken back, what only the second
/// has is added.
struct ScenarioSteps {
    private enum Part {
        case change(Int)
        case parameter(Int)
        case rulebook(Int)
        /// Tables, school year and rule folders of a manifest.
        case rest
    }

    private struct Source {
        let part: Part
        /// Index in the manifests of its chain, common ones included.
        let manifest: Int
    }

    private let first: ScenarioChain
    private let second: ScenarioChain
    /// How many manifests both begin with.
    private let common: Int
    private var sources: [Source] = []
    private(set) var steps: [ScenarioStep] = []

    /// `nil` (and an error in the sink) if the scenarios have no manifest in common.
    init?(from first: ScenarioChain, to second: ScenarioChain, into sink: inout DiagnosticSink) {
        self.first = first
        self.second = second
        let paths = [first, second].map { $0.manifests.map { InputFiles.canonical($0.file.name) } }
        common = zip(paths[0], paths[1]).prefix { $0 == $1 }.count
        guard common > 0 else {
            sink.report(ComparisonMessages.noSharedBase(first.path, second.path))
            return nil
        }
        for (chain, isUndone) in [(first, true), (second, false)] {
            for index in chain.manifests.indices.dropFirst(common) { addSteps(index, of: chain, isUndone: isUndone) }
        }
    }

    private mutating func addSteps(_ index: Int, of chain: ScenarioChain, isUndone: Bool) {
        let manifest = chain.manifests[index]
        func add(_ part: Part, _ text: String, _ place: SourceLocation) {
            sources.append(Source(part: part, manifest: index))
            steps.append(ScenarioStep(text: text, place: place, isUndone: isUndone))
        }
        let isPlain = manifest.tables.isEmpty && !manifest.namesSchoolYear && manifest.rules == nil
        if !isPlain || hasOwnTableFiles(index, of: chain) {
            add(.rest, "tables, school_year, rules", manifest.file.start)
        }
        for (position, name) in manifest.rulebooks.enumerated() {
            add(.rulebook(position), "rulebooks: \(name.text)", name.location)
        }
        for (position, parameter) in manifest.parameters.enumerated() {
            let change = ScenarioChange(
                .parameter(name: parameter.name, value: parameter.value), at: parameter.location)
            add(.parameter(position), change.text, parameter.location)
        }
        for (position, change) in manifest.changes.enumerated() { add(.change(position), change.text, change.place) }
    }

    /// Whether there are tables beside the manifest; those that a manifest before it lies beside as well are its own.
    private func hasOwnTableFiles(_ index: Int, of chain: ScenarioChain) -> Bool {
        let folder = InputFiles.canonical(chain.manifests[index].folder)
        let isNew = !chain.manifests.prefix(index).contains { InputFiles.canonical($0.folder) == folder }
        return isNew && !InputFiles.names(in: InputFiles.join(folder, "tables")).isEmpty
    }

    /// The scenario in which the steps are taken for which `isTaken` holds: none gives the first, all the second.
    func chain(_ isTaken: (Int) -> Bool) -> ScenarioChain {
        var manifests = Array(first.manifests.prefix(common))
        for (chain, isUndone) in [(first, true), (second, false)] {
            for index in chain.manifests.indices.dropFirst(common) {
                let kept = steps.indices.filter {
                    sources[$0].manifest == index && steps[$0].isUndone == isUndone && isTaken($0) != isUndone
                }
                manifests.append(reduced(chain.manifests[index], to: kept))
            }
        }
        return ScenarioChain(path: second.path, manifests: manifests)
    }

    private func reduced(_ manifest: ScenarioManifest, to kept: [Int]) -> ScenarioManifest {
        var reduced = manifest
        reduced.changes = []
        reduced.parameters = []
        reduced.rulebooks = []
        var keepsRest = false
        for step in kept {
            switch sources[step].part {
            case .change(let position): reduced.changes.append(manifest.changes[position])
            case .parameter(let position): reduced.parameters.append(manifest.parameters[position])
            case .rulebook(let position): reduced.rulebooks.append(manifest.rulebooks[position])
            case .rest: keepsRest = true
            }
        }
        guard !keepsRest else { return reduced }
        reduced.tables = []
        reduced.usesTableFolder = false
        reduced.schoolYear = nil
        reduced.namesSchoolYear = false
        reduced.rules = nil
        return reduced
    }
}
