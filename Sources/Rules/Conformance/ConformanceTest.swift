// SPDX-License-Identifier: GPL-3.0-or-later

/// One test of a suite: an expression, what it may name, and what has to come out.
struct ConformanceTest {
    let name: String
    let expression: String
    /// Whether all of it was understood; a test that was not cannot pass.
    var isReadable = true
    var environment = CELEnvironment()
    var bindings: [String: CELValue] = [:]
    var isChecked = true
    var expandsMacros = true
    /// Only the type check counts; nothing is evaluated.
    var isCheckOnly = false
    var type: CELType?
    var expectation: Expectation = .value(.bool(true))

    enum Expectation {
        case value(CELValue)
        /// Some error, whatever it says.
        case error
    }
}
