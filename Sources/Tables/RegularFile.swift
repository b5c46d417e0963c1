// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Reading of input files. A device or a pipe, which may never end, is none.
public enum RegularFile {
    /// The first bytes of a file; `nil` if the path, behind all symbolic links, is no regular file or cannot be read.
    ///
    /// - Parameter limit: one more than a reader allows, so that it can tell a file that is too large.
    public static func bytes(of path: String, atMost limit: Int = TableLoader.maximumFileSize + 1) -> [UInt8]? {
        guard isRegular(path), let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        var bytes: [UInt8] = []
        do {
            while bytes.count < limit, let chunk = try handle.read(upToCount: min(1 << 20, limit - bytes.count)),
                !chunk.isEmpty
            {
                bytes.append(contentsOf: chunk)
            }
        } catch {
            return nil
        }
        return bytes
    }

    private static func isRegular(_ path: String) -> Bool {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
        return type == .typeRegular
    }
}
