// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// A scenario's manifests, the first ancestor first, before any table or rulebook is read.
struct ScenarioChain {
    /// The path as it was given.
    let path: String
    var manifests: [ScenarioManifest]

    /// The chain; `nil` (and errors in the sink) if a manifest is missing, broken or extends itself.
    static func read(_ path: String, into sink: inout DiagnosticSink) -> ScenarioChain? {
        var chain = ScenarioChain(path: path, manifests: [])
        var seen: Set<String> = []
        var next: (path: String, place: SourceLocation?) = (path, nil)
        while true {
            let file = InputFiles.isFolder(next.path) ? InputFiles.join(next.path, "scenario.yaml") : next.path
            guard seen.insert(InputFiles.canonical(file)).inserted else {
                sink.report(PlanningMessages.extendsItself(next.path, at: next.place))
                return nil
            }
            let place = next.place
            let siblings = InputFiles.names(in: InputFiles.parent(of: next.path))
            guard
                let source = InputFiles.read(
                    file, orReport: { PlanningMessages.missingScenario($0, siblings: siblings, at: place) }, into: &sink
                ),
                let manifest = ScenarioManifestReader.read(source, into: &sink)
            else { return nil }
            chain.manifests.insert(manifest, at: 0)
            guard let base = manifest.extends else { return chain }
            next = (InputFiles.join(manifest.folder, base.text), base.location)
        }
    }

    /// The same scenario with further changes after its own, as if a scenario of the same name extended it.
    func adding(_ changes: [ScenarioChange]) -> ScenarioChain {
        guard let last = manifests.last, !changes.isEmpty else { return self }
        let text = changes.map { $0.text + "\n" }.joined()
        let file = SourceFile(name: last.file.name, bytes: Array(text.utf8))
        var further = ScenarioManifest(file: file, folder: ".")
        further.usesTableFolder = false
        further.name = last.name
        further.title = last.title
        for change in changes {
            if case .parameter(let name, let value) = change.kind {
                further.parameters.append(ParameterOverride(name: name, value: value, location: change.place))
            } else {
                further.changes.append(change)
            }
        }
        return ScenarioChain(path: path, manifests: manifests + [further])
    }
}
