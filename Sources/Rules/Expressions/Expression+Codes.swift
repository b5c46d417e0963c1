// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension Expression {
    /// The family of the codes in the column that the expression reads, as `need.field` does; `nil` for anything else.
    var codeFamily: CodeFamily? {
        guard let path, path.count > 1 else { return nil }
        switch (path[path.count - 2], path[path.count - 1]) {
        case ("need", "field"), ("offer", "field"): return .field
        case ("need", "kind"), ("offer", "kind"): return .kind
        case ("need", "setting"), ("offer", "setting"): return .setting
        case ("need", "slots"), ("offer", "slots"): return .slot
        case ("school", "type"), ("offer", "school_types"): return .schoolType
        case ("school", "sector"): return .sector
        case ("fund", "programme"): return .programme
        default: return nil
        }
    }
}
