//! Expressions whose evaluation nobody can notice.

use crate::syntax::{Kind, Node};

/// Whether evaluating `expression` has no effect that the program could tell:
/// names, constants, attributes of such, displays of such, operators between
/// constants. Calls, subscripts, comprehensions, `await`, `yield` and `:=` are
/// not.
///
/// Assumes that reading an attribute and formatting a value have no effect.
pub fn is_pure(expression: Node<'_>) -> bool {
    is_pure_apart_from(expression, &[])
}

/// As [`is_pure`], not looking into the nodes of `known`.
pub fn is_pure_apart_from(expression: Node<'_>, known: &[Node<'_>]) -> bool {
    let mut skip_to = expression.id();
    std::iter::once(expression)
        .chain(expression.descendants())
        .all(|node| {
            if node.id() < skip_to {
                return true;
            }
            if known.contains(&node) || is_constant(node) {
                skip_to = node.descendants_end();
                return true;
            }
            match node.kind() {
                // The body runs later, if at all; defaults run now.
                Kind::Lambda => {
                    skip_to = node.descendants_end();
                    node.descendants()
                        .all(|part| !part.is(Kind::DefaultParameter))
                }
                kind => is_pure_part(kind),
            }
        })
}

/// Whether a node of that kind, itself, has no effect that the program could
/// tell, if reading an attribute and formatting a value have none.
pub fn is_pure_part(kind: Kind) -> bool {
    is_plain_part(kind)
        || matches!(
            kind,
            Kind::Attribute
                | Kind::Dictionary
                | Kind::FormatExpression
                | Kind::FormatSpecifier
                | Kind::Interpolation
                | Kind::KeywordArgument
                | Kind::Pair
                | Kind::Set
                | Kind::TypeConversion
        )
}

/// Whether a node of that kind, itself, does nothing but name things, or put
/// them side by side: it does not even raise.
pub(super) fn is_plain_part(kind: Kind) -> bool {
    is_literal_part(kind)
        || matches!(
            kind,
            Kind::ExpressionList | Kind::Identifier | Kind::List | Kind::Tuple
        )
}

/// Whether a node of that kind is a constant, a part of one, or brackets.
fn is_literal_part(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ConcatenatedString
            | Kind::Ellipsis
            | Kind::EscapeInterpolation
            | Kind::EscapeSequence
            | Kind::FalseLiteral
            | Kind::Float
            | Kind::Integer
            | Kind::NoneLiteral
            | Kind::ParenthesizedExpression
            | Kind::String
            | Kind::StringContent
            | Kind::StringEnd
            | Kind::StringStart
            | Kind::Token
            | Kind::TrueLiteral
    )
}

/// Whether `expression` is made of constants and operators alone.
pub fn is_constant(expression: Node<'_>) -> bool {
    let mut operators = false;
    let constant = std::iter::once(expression)
        .chain(expression.descendants())
        .all(|node| {
            operators |= matches!(node.kind(), Kind::BinaryOperator | Kind::ComparisonOperator);
            let of_operators = matches!(
                node.kind(),
                Kind::BinaryOperator | Kind::ComparisonOperator | Kind::UnaryOperator
            );
            of_operators || is_literal_part(node.kind())
        });
    constant && !(operators && expression.descendants().take(64).count() == 64)
}
