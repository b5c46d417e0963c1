// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// An expression with the text it was read from, so that a part of it can be shown in its file.
public struct ExpressionSource: Sendable {
    public let expression: Expression
    public let scalar: YAMLScalar

    public var text: String { scalar.text }
    public var location: SourceLocation { scalar.location(of: expression.range) }

    public func location(of expression: Expression) -> SourceLocation { scalar.location(of: expression.range) }

    /// A part as it is written.
    func text(of expression: Expression) -> String {
        scalar.text(in: expression.range)
    }

    /// `nil` (and an error at the place of the mistake) if the text is no expression.
    public init?(_ scalar: YAMLScalar, into sink: inout DiagnosticSink) {
        do throws(SyntaxError) {
            self.expression = try Parser.parse(scalar.text)
            self.scalar = scalar
        } catch {
            sink.report(RuleMessages.syntax(error.problem, at: scalar.location(of: error.range)))
            return nil
        }
    }

    init(expression: Expression, scalar: YAMLScalar) {
        self.expression = expression
        self.scalar = scalar
    }

    /// The same text, looked at in part.
    func part(_ expression: Expression) -> ExpressionSource {
        ExpressionSource(expression: expression, scalar: scalar)
    }
}
