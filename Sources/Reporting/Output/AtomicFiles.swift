// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Writes the files of a folder together: all of them or none.
struct AtomicFiles {
    private let folder: String
    /// Folders made for this, outermost first.
    private var made: [String] = []
    /// Written temporaries and the names they will get.
    private var written: [(temporary: String, path: String)] = []

    /// Writes every file under a temporary name in `folder`, then renames them all; makes the folder if it is missing.
    ///
    /// - Parameter stale: names of files that must not stay beside the new ones. They go once everything is staged, before
    ///   the first rename: what is left of an earlier run is never told of the new files.
    /// - Throws: with the path and reason of the first failure. Files of these names that were there are then as
    ///   before, and nothing else is left behind. Only a rename that fails after others succeeded, which takes a
    ///   failing disk, can leave some files new and some old; each of them is whole.
    static func write(
        _ files: [(name: String, bytes: [UInt8])], removing stale: [String] = [], to folder: String
    ) throws(OutputError) {
        var transaction = AtomicFiles(folder: folder)
        do throws(OutputError) {
            try transaction.makeFolders()
            for file in files { try transaction.stage(file.name, file.bytes) }
            for name in stale { try transaction.remove(name) }
            try transaction.commit()
        } catch {
            transaction.rollBack()
            throw error
        }
    }

    private init(folder: String) {
        self.folder = folder
    }

    private mutating func makeFolders() throws(OutputError) {
        let parts = folder.split(separator: "/", omittingEmptySubsequences: true)
        var path = folder.hasPrefix("/") ? "/" : ""
        for part in parts {
            path += (path.isEmpty || path.hasSuffix("/") ? "" : "/") + part
            if mkdir(path, 0o777) == 0 {
                made.append(path)
            } else if errno != EEXIST, !Self.isFolder(path) {
                throw OutputError.cannotWrite(path, code: errno)
            }
        }
        if !Self.isFolder(folder) { throw OutputError.cannotWrite(folder, code: ENOTDIR) }
    }

    private mutating func stage(_ name: String, _ bytes: [UInt8]) throws(OutputError) {
        let path = Self.join(folder, name)
        if Self.isFolder(path) { throw OutputError.cannotWrite(path, code: EISDIR) }
        let temporary = Self.join(folder, ".\(name).\(getpid()).tmp")
        guard let file = fopen(temporary, "wb") else { throw OutputError.cannotWrite(path, code: errno) }
        written.append((temporary, path))
        // A file that is replaced keeps its permissions.
        var status = stat()
        if stat(path, &status) == 0 { fchmod(fileno(file), status.st_mode & 0o7777) }
        let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        var failure: Int32 = count == bytes.count ? 0 : errno
        if fflush(file) != 0 || fsync(fileno(file)) != 0, failure == 0 { failure = errno }
        if fclose(file) != 0, failure == 0 { failure = errno }
        if failure != 0 { throw OutputError.cannotWrite(path, code: failure) }
    }

    private func remove(_ name: String) throws(OutputError) {
        let path = Self.join(folder, name)
        if unlink(path) != 0, errno != ENOENT { throw OutputError.cannotWrite(path, code: errno) }
    }

    private mutating func commit() throws(OutputError) {
        while let next = written.first {
            guard rename(next.temporary, next.path) == 0 else { throw OutputError.cannotWrite(next.path, code: errno) }
            written.removeFirst()
            // A file is in its place, so the folders stay.
            made = []
        }
    }

    private func rollBack() {
        for file in written { unlink(file.temporary) }
        for folder in made.reversed() { rmdir(folder) }
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path.isEmpty ? "." : path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }
}
