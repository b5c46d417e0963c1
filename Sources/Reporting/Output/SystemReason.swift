// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation

/// Says in words why the operating system refused something.
enum SystemReason {
    /// The usual reasons in both languages; others as the system words them.
    static func text(_ code: Int32) -> LocalizedText {
        switch code {
        case EACCES, EPERM: LocalizedText(de: "keine Berechtigung", en: "permission denied")
        case ENOSPC: LocalizedText(de: "kein Speicherplatz mehr", en: "no space left")
        case ENOTDIR: LocalizedText(de: "ein Teil des Pfades ist kein Ordner", en: "a part of the path is not a folder")
        case ENOENT: LocalizedText(de: "den Ordner gibt es nicht", en: "the folder does not exist")
        case EISDIR: LocalizedText(de: "dort ist ein Ordner", en: "there is a folder in its place")
        case EROFS: LocalizedText(de: "das Dateisystem ist schreibgeschützt", en: "the file system is read-only")
        case ENAMETOOLONG: LocalizedText(de: "der Name ist zu lang", en: "the name is too long")
        default: LocalizedText(de: String(cString: strerror(code)), en: String(cString: strerror(code)))
        }
    }
}
