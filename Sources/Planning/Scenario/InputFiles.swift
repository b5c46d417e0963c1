// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables

/// Reads files from disk; the only place of this target that does.
enum InputFiles {
    /// The file, named by its path as given; a missing or unreadable one is a diagnostic.
    ///
    /// Of a file beyond ``TableLoader/maximumFileSize`` one byte more is read, so that its reader can tell; a device or
    /// pipe, which may never end, counts as unreadable.
    static func read(
        _ path: String, orReport message: (String) -> Diagnostic, into sink: inout DiagnosticSink
    ) -> SourceFile? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(message(path))
            return nil
        }
        return SourceFile(name: path, bytes: bytes)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The names in a folder, sorted; empty if it is not there.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// `folder/name` without doubled or trailing slashes; `name` alone if it is absolute.
    static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// One spelling for the same file, to notice a scenario that extends itself.
    static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Folders named `rules` beside the running program or above it: where the shipped rulebooks are.
    static func shippedRuleFolders() -> [String] {
        guard let program = Bundle.main.executablePath else { return [] }
        var folders: [String] = []
        var folder = parent(of: URL(fileURLWithPath: program).resolvingSymlinksInPath().path)
        for _ in 0..<6 {
            folders.append(join(folder, "rules"))
            folders.append(join(folder, "share/bildungsnetz/rules"))
            if folder == "/" { break }
            folder = parent(of: folder)
        }
        return folders
    }
}
