// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in a file as people speak of it: line and column from 1, with the line itself for showing.
public struct SourceLocation: Sendable, Hashable {
    public let file: String
    /// One-based; 0 where only the file is known.
    public let line: Int
    /// One-based, counted in characters; 0 where only the file is known.
    public let column: Int
    /// How many characters are meant, at least 1.
    public let length: Int
    /// The text of the line, empty where only the file is known.
    public let excerpt: String

    public init(file: String, line: Int, column: Int, length: Int = 1, excerpt: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.excerpt = excerpt
    }

    /// A file as a whole, for example one that is not there.
    public init(file: String) {
        self.init(file: file, line: 0, column: 0)
    }

    /// `file:line:column`, or the file alone.
    public var description: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

extension SourceLocation: Comparable {
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column, left.length) < (right.file, right.line, right.column, right.length)
    }
}
