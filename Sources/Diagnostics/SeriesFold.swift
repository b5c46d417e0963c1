// SPDX-License-Identifier: GPL-3.0-or-later

/// The members of one series in a sink: few are told one by one, many as one with the lines of the others.
struct SeriesFold: Sendable {
    struct Key: Hashable {
        let id: String
        let severity: Severity
        let file: String
        let subject: String
        let cause: String

        init?(_ diagnostic: Diagnostic) {
            guard let series = diagnostic.series else { return nil }
            id = diagnostic.id
            severity = diagnostic.severity
            file = diagnostic.location?.file ?? ""
            subject = series.subject
            cause = series.cause
        }
    }

    /// As many members as each have a message of their own: a few differing cells are easier to mend when each is shown.
    static let toldApart = 3
    private static let valuesAtMost = 3

    let key: Key
    /// The first members, as many as are told apart.
    private(set) var members: [Diagnostic] = []
    private(set) var further = Diagnostic.FurtherPlaces()

    init(_ key: Key) { self.key = key }

    var isFolded: Bool { further.count > 0 }

    /// How many messages it makes.
    var messageCount: Int { isFolded ? 1 : members.count }

    /// How many members it has.
    var memberCount: Int { members.count + further.count }

    /// - Returns: whether the diagnostic is new.
    mutating func add(_ diagnostic: Diagnostic) -> Bool {
        if members.contains(diagnostic) { return false }
        if members.count < Self.toldApart {
            members.append(diagnostic)
            return true
        }
        if let line = diagnostic.location?.line, line > 0 {
            guard !members.contains(where: { $0.location?.line == line }), further.lines.insert(line) else {
                return false
            }
        }
        further.count += 1
        if let value = diagnostic.series?.value { note(value) }
        return true
    }

    /// Adds the further members of a fold of the same key whose own members were added before.
    mutating func addFurther(of other: SeriesFold) {
        let new = other.further.lines.ranges.joined().reduce(0) { $0 + (further.lines.insert($1) ? 1 : 0) }
        further.count += new + max(0, other.further.count - other.further.lines.count)
        for value in other.further.values { note(value) }
    }

    private mutating func note(_ value: String) {
        guard further.values.count < Self.valuesAtMost, !further.values.contains(value) else { return }
        further.values.append(value)
    }

    /// What is shown: the members, or the first of them that stands for all.
    var shown: [Diagnostic] {
        guard isFolded, var first = members.first else { return members }
        var all = further
        for member in members.dropFirst() {
            let line = member.location?.line ?? 0
            if line == 0 || line != first.location?.line && all.lines.insert(line) { all.count += 1 }
        }
        let values = members.dropFirst().compactMap { $0.series?.value } + further.values
        var seen: Set<String> = first.series?.value.map { [$0] } ?? []
        all.values = Array(values.filter { seen.insert($0).inserted }.prefix(Self.valuesAtMost))
        first.further = all
        return [first]
    }
}
