// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A YAML value with the place it was read from. Scalars are kept as written: nothing is guessed to be a number or a
/// truth value, because `no` and `08` would be guessed wrongly.
public indirect enum YAMLNode: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode], at: YAMLPlace)
    case mapping([YAMLEntry], at: YAMLPlace)

    public var location: SourceLocation {
        switch self {
        case .scalar(let scalar): scalar.location
        case .sequence(_, let place), .mapping(_, let place): place.location
        }
    }

    public var scalar: YAMLScalar? {
        if case .scalar(let scalar) = self { scalar } else { nil }
    }

    public var items: [YAMLNode]? {
        if case .sequence(let items, _) = self { items } else { nil }
    }

    public var entries: [YAMLEntry]? {
        if case .mapping(let entries, _) = self { entries } else { nil }
    }

    /// The value of a key of a mapping; `nil` if it is not there or this is no mapping.
    public subscript(key: String) -> YAMLNode? {
        entries?.first { $0.key.text == key }?.value
    }
}

/// Where a list or mapping begins. Line and column are found when they are asked for: a file has far more places than
/// diagnostics.
public struct YAMLPlace: Sendable {
    let file: SourceFile
    /// The offset in the file.
    let start: Int

    public var location: SourceLocation { file.location(offset: start, length: 1) }
}

/// One `key: value` of a mapping.
public struct YAMLEntry: Sendable {
    public let key: YAMLScalar
    public let value: YAMLNode
}

/// A text of a YAML file. It remembers where each of its bytes stands, so that a place inside it can be shown.
public struct YAMLScalar: Sendable {
    public let text: String
    /// Written without quotes: only such a scalar can mean "nothing" (`~`, `null` or blank).
    public let isPlain: Bool
    let file: SourceFile
    /// The offset in the file at which the scalar begins, its quote included.
    let start: Int

    public var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }

    public var location: SourceLocation {
        file.location(offset: start, length: isPlain ? max(1, text.utf8.count) : 1)
    }

    /// A part of the text, by UTF-8 offsets.
    func text(in range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }

    /// The place of a range of UTF-8 offsets in ``text``.
    ///
    /// The text and the file are walked together; what stands only in the file (quotes, escapes, indentation) is
    /// passed over. Cost: linear in the length of the scalar; only used for diagnostics.
    public func location(of range: Range<Int>) -> SourceLocation {
        let offsets = fileOffsets()
        guard range.lowerBound < offsets.count else {
            return file.location(offset: (offsets.last ?? start) + (offsets.isEmpty ? 0 : 1))
        }
        let first = offsets[range.lowerBound]
        let last = offsets[max(range.lowerBound, min(range.upperBound, offsets.count) - 1)]
        return file.location(offset: first, length: last - first + 1)
    }

    private func fileOffsets() -> [Int] {
        var offsets: [Int] = []
        var position = start
        for byte in text.utf8 {
            var candidate = position
            while candidate < file.bytes.count, file.bytes[candidate] != byte { candidate += 1 }
            // A line feed of a folded text is a blank in the value, and escapes differ: then stay where we are.
            if candidate == file.bytes.count { candidate = position }
            offsets.append(min(candidate, max(0, file.bytes.count - 1)))
            position = min(candidate + 1, file.bytes.count)
        }
        return offsets
    }
}
