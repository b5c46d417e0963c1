// SPDX-License-Identifier: GPL-3.0-or-later

/// What an expression may name: the variables with their types, and where its names are looked up first.
struct CELEnvironment: Sendable {
    /// A qualified name, for example `com.example`; empty for the root.
    var container = ""
    var declarations: [String: CELType] = [:]
    /// Functions beside the standard ones, for the type check only: they cannot be called.
    var functions: [String: [CELOverload]] = [:]

    init(container: String = "", declarations: [String: CELType] = [:]) {
        self.container = container
        self.declarations = declarations
    }

    /// The type of a variable, or of a type's name as a value.
    func type(of name: String) -> CELType? {
        declarations[name] ?? CELType.denotations[name].map { .type($0) }
    }
}

/// Finds what a qualified name means (langdef, "Name Resolution").
struct CELNames {
    let container: String
    let isKnown: (String) -> Bool

    /// The longest prefix of the path that is known, looked up in the container, its parents and the root in turn, and
    /// how many parts of the path it takes.
    func resolve(_ path: CELPath) -> (name: String, length: Int)? {
        for length in stride(from: path.parts.count, to: 0, by: -1) {
            let name = path.parts[..<length].joined(separator: ".")
            for candidate in candidates(name, isAbsolute: path.isAbsolute) where isKnown(candidate) {
                return (candidate, length)
            }
        }
        return nil
    }

    private func candidates(_ name: String, isAbsolute: Bool) -> [String] {
        guard !isAbsolute, !container.isEmpty else { return [name] }
        let parts = container.split(separator: ".")
        return (0...parts.count).reversed().map { count in
            (parts[..<count].map { String($0) } + [name]).joined(separator: ".")
        }
    }
}

/// `a.b.c`, or `.a.b.c` for a name that is looked up in the root only.
struct CELPath {
    let parts: [String]
    let isAbsolute: Bool

    /// `nil` if the expression is anything but names and selections.
    init?(_ expression: Expression) {
        var parts: [String] = []
        var rest = expression
        while case .select(let operand, let field, _) = rest {
            parts.append(field)
            rest = operand
        }
        guard case .name(let name, let isAbsolute, _) = rest else { return nil }
        self.parts = [name] + parts.reversed()
        self.isAbsolute = isAbsolute
    }
}
