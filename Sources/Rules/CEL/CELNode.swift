// SPDX-License-Identifier: GPL-3.0-or-later

/// An expression made ready for evaluation: literals read, names resolved, functions found.
indirect enum CELNode {
    case constant(CELValue)
    /// What fails when it is reached, for example a name that means nothing.
    case failure(CELError)
    case variable(String)
    /// A variable of a macro, by its place on the stack.
    case local(Int)
    case list([CELNode])
    case map([(key: CELNode, value: CELNode)])
    case select(CELNode, field: String)
    case has(CELNode, field: String)
    case index(CELNode, CELNode)
    case not(CELNode)
    case negate(CELNode)
    case and(CELNode, CELNode)
    case or(CELNode, CELNode)
    case conditional(CELNode, CELNode, CELNode)
    case binary(Expression.BinaryOperator, CELNode, CELNode)
    case call(CELFunction, [CELNode])
    case comprehension(CELComprehension)
}

/// A macro over the members of a list or the entries of a map.
struct CELComprehension {
    let kind: Expression.Comprehension.Kind
    let range: CELNode
    /// Two variables are index and member, or key and value.
    let hasTwoVariables: Bool
    let condition: CELNode?
    let result: CELNode?
}

/// The standard functions.
enum CELFunction: String, CaseIterable {
    case size
    case contains
    case startsWith
    case endsWith
    case matches
    case type
    case dyn
    case bool
    case bytes
    case double
    case int
    case uint
    case string
    case timestamp
    case duration
    case getFullYear
    case getMonth
    case getDate
    case getDayOfMonth
    case getDayOfWeek
    case getDayOfYear
    case getHours
    case getMinutes
    case getSeconds
    case getMilliseconds
}
