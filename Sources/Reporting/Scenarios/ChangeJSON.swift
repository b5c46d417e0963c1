// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// A change with what it did, as JSON.
enum ChangeJSON {
    static func json(_ applied: AppliedChange) -> JSONValue {
        .object([
            ("change", .string(applied.change.text)), ("place", .string(applied.change.place.description)),
            ("scenario", .string(applied.scenario)), ("effects", .array(applied.effects.map(json))),
        ])
    }

    private static func json(_ effect: AppliedChange.Effect) -> JSONValue {
        switch effect {
        case .table(.set(let table, let row, let column, let before, let after)):
            .object([
                ("effect", .string("set")), ("table", .string(table)), ("row", .string(row)),
                ("column", .string(column)), ("before", text(before)), ("after", text(after)),
            ])
        case .table(.removed(let table, let row)):
            .object([("effect", .string("removed")), ("table", .string(table)), ("row", .string(row))])
        case .table(.added(let table, let row)):
            .object([("effect", .string("added")), ("table", .string(table)), ("row", .string(row))])
        case .dropped(let rule, let rulebook):
            .object([("effect", .string("dropped")), ("rule", .string(rule)), ("rulebook", .string(rulebook))])
        case .parameter(let name, let before, let after):
            .object([
                ("effect", .string("parameter")), ("name", .string(name)), ("before", text(before)),
                ("after", .string(after)),
            ])
        }
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
