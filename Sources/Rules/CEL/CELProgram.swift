// SPDX-License-Identifier: GPL-3.0-or-later

/// An expression of standard CEL, read and, if asked for, type-checked; evaluated as often as needed.
///
/// Nothing of the rulebooks' own meaning holds here: `int`, `uint` and `double` are three types, and no literal is
/// promoted.
struct CELProgram {
    /// The work granted to one evaluation: about one unit a step, a member copied or eight bytes.
    static let maximumWork = 20_000_000

    private let expression: Expression
    private let environment: CELEnvironment
    /// The type that the check found; `nil` without a check.
    let type: CELType?

    /// - Parameters:
    ///   - expandsMacros: without it `has`, `all` and the like are calls of functions that do not exist.
    ///   - isChecked: whether names and types are checked first; a check never changes a value, it only refuses.
    init(
        _ text: String, in environment: CELEnvironment = CELEnvironment(), expandsMacros: Bool = true,
        isChecked: Bool = true
    ) throws(CELError) {
        do throws(SyntaxError) {
            expression = try Parser.parse(text, dialect: .standard(expandsMacros: expandsMacros))
        } catch {
            throw .syntax(error.problem)
        }
        self.environment = environment
        // A literal out of range or a bad macro is an error wherever it stands, unlike one of evaluation.
        let names = CELNames(container: environment.container) { _ in true }
        _ = try CELLowering(names: names).node(expression)
        guard isChecked else {
            type = nil
            return
        }
        var checker = CELChecker(environment)
        type = try checker.check(expression)
    }

    /// The value with these variables. After a check only declared variables are seen.
    func evaluate(
        _ variables: [String: CELValue] = [:], maximumWork: Int = CELProgram.maximumWork
    ) throws(CELError) -> CELValue {
        let isChecked = type != nil
        let names = CELNames(container: environment.container) { name in
            isChecked ? environment.declarations[name] != nil : variables[name] != nil
        }
        let node = try CELLowering(names: names).node(expression)
        var evaluator = CELEvaluator(variables: variables, maximumWork: maximumWork)
        return try evaluator.value(node)
    }
}
