// SPDX-License-Identifier: GPL-3.0-or-later

/// A language a person can read the output in. German is the default everywhere.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    case de
    case en
}

/// One sentence in both languages.
public struct LocalizedText: Sendable, Hashable, Codable {
    public let de: String
    public let en: String

    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }

    /// The sentence in `language`.
    public func text(_ language: Language) -> String {
        switch language {
        case .de: de
        case .en: en
        }
    }
}
