// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// A `scenario.yaml` as written, before anything it names is read.
struct ScenarioManifest {
    struct Name {
        let text: String
        let location: SourceLocation
    }

    struct TableDeclaration {
        let schema: TableSchema
        /// The file, where it is not `tables/<name>.csv`.
        let file: Name?
    }

    let file: SourceFile
    /// The folder the manifest lies in; paths in it are relative to it.
    let folder: String
    var name: Name?
    var title: LocalizedText?
    var schoolYear: SchoolYear?
    /// Whether a school year is written at all, readable or not.
    var namesSchoolYear = false
    var rulebooks: [Name] = []
    var rules: Name?
    var extends: Name?
    var parameters: [ParameterOverride] = []
    /// Paths of rows to add are relative to ``folder``; parameters stand apart.
    var changes: [ScenarioChange] = []
    var tables: [TableDeclaration] = []
    /// Whether the files in the `tables` folder beside the manifest count.
    var usesTableFolder = true
    /// `decided_by`: the decisions that the scenario carries out.
    var decisions: [ScenarioDecision] = []
    var solve = SolveSettings()
}
