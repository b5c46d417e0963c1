// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// Whether a catalogue may be written to a folder: the catalogue of another scenario, or what is no catalogue, is not
/// overwritten unless that is told.
public enum CatalogueFolderCheck {
    /// Says which scenario a catalogue is of.
    static let fileName = "input.json"

    /// An error of the cause `cannotWrite`; `nil` if the folder holds an earlier catalogue of the scenario, or nothing.
    public static func refusal(of folder: String, for scenario: Scenario) -> Diagnostic? {
        let file = folder + "/" + fileName
        guard let data = FileManager.default.contents(atPath: file),
            let input = try? JSONDecoder().decode(Input.self, from: data)
        else { return PlanFolderCheck.foreignFiles(folder) { _ in false } }
        return PlanFolderCheck.isSame(input.path, scenario.path)
            ? nil : ReportMessages.otherCatalogue(file, of: input.path)
    }

    static func text(of scenario: Scenario) -> String {
        JSONText.write(.object([("scenario", .string(scenario.name)), ("path", .string(scenario.path))]))
    }

    private struct Input: Decodable { let path: String }
}
