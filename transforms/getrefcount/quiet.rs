//! Expressions of which nobody notices whether they are evaluated.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Refuses `expression` if somebody could notice that it is not evaluated,
/// apart from the `calls` of `getrefcount` in it. Operators are taken to have
/// no effect.
pub(super) fn quiet(calls: &HashSet<NodeId>, expression: Node<'_>) -> Result<(), &'static str> {
    let quiet = std::iter::once(expression)
        .chain(expression.descendants())
        .all(|node| match node.kind() {
            Kind::Call => calls.contains(&node.id()),
            Kind::ArgumentList
            | Kind::Attribute
            | Kind::BinaryOperator
            | Kind::BooleanOperator
            | Kind::ComparisonOperator
            | Kind::ConcatenatedString
            | Kind::ConditionalExpression
            | Kind::Ellipsis
            | Kind::EscapeInterpolation
            | Kind::EscapeSequence
            | Kind::ExpressionList
            | Kind::FalseLiteral
            | Kind::Float
            | Kind::FormatExpression
            | Kind::FormatSpecifier
            | Kind::Identifier
            | Kind::Integer
            | Kind::Interpolation
            | Kind::KeywordArgument
            | Kind::NoneLiteral
            | Kind::NotOperator
            | Kind::ParenthesizedExpression
            | Kind::String
            | Kind::StringContent
            | Kind::StringEnd
            | Kind::StringStart
            | Kind::Token
            | Kind::TrueLiteral
            | Kind::Tuple
            | Kind::Type
            | Kind::TypeConversion
            | Kind::UnaryOperator => true,
            Kind::List | Kind::Dictionary | Kind::Set | Kind::Pair => true,
            Kind::Chevron => true,
            _ => false,
        });
    quiet.then_some(()).ok_or("side-effect")
}
