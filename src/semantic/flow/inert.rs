//! What cannot raise, and tests whose outcome is known.

use crate::semantic::purity::is_plain_part;
use crate::syntax::{Field, Kind, Node};

/// `case _:` and `case name:`.
pub(super) fn is_irrefutable(case: Node<'_>) -> bool {
    let mut patterns = case
        .named_children()
        .filter(|node| node.is(Kind::CasePattern));
    let (Some(pattern), None) = (patterns.next(), patterns.next()) else {
        return false;
    };
    let text = pattern.text();
    case.child(Field::Guard).is_none()
        && case.child_of_kind(Kind::IfClause).is_none()
        && !case
            .children()
            .any(|node| node.is(Kind::Token) && node.text() == ",")
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(text, "None" | "True" | "False")
}

/// `True` or a number other than 0.
pub(super) fn is_always_true(condition: Node<'_>) -> bool {
    match condition.unparenthesized() {
        node if node.is(Kind::TrueLiteral) => true,
        node if node.is(Kind::Integer) => {
            node.text().bytes().all(|b| b.is_ascii_digit())
                && node.text().bytes().any(|b| b != b'0')
        }
        _ => false,
    }
}

/// Whether a test cannot raise: asking a name for its truth can.
pub(super) fn is_inert_test(condition: Node<'_>) -> bool {
    let condition = condition.unparenthesized();
    !condition.is(Kind::Identifier) && is_inert(condition)
}

/// Whether evaluating cannot raise: names (which are taken to be bound),
/// literals, identity comparisons and tuples of those.
pub(super) fn is_inert(expression: Node<'_>) -> bool {
    let mut inside = std::iter::once(expression).chain(expression.descendants());
    let mut skip_to = expression.id();
    inside.all(|node| {
        if node.id() < skip_to {
            return true;
        }
        match node.kind() {
            Kind::Lambda => {
                skip_to = node.descendants_end();
                node.descendants()
                    .all(|part| !part.is(Kind::DefaultParameter))
            }
            Kind::ComparisonOperator => node
                .children_of(Field::Operators)
                .all(|op| op.text().starts_with("is")),
            Kind::UnaryOperator => node
                .child(Field::Argument)
                .is_some_and(|operand| matches!(operand.kind(), Kind::Integer | Kind::Float)),
            Kind::Dictionary => node.named_children().next().is_none(),
            kind => is_plain_part(kind),
        }
    })
}

/// Whether a statement cannot raise.
pub(super) fn is_inert_statement(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::PassStatement | Kind::GlobalStatement | Kind::NonlocalStatement => true,
        Kind::FutureImportStatement => true,
        Kind::ExpressionStatement => {
            let Some(mut part) = node.named_children().next() else {
                return true;
            };
            // `a = b = value`, without recursion.
            while part.is(Kind::Assignment) {
                let plain = part
                    .child(Field::Left)
                    .is_some_and(|n| n.is(Kind::Identifier));
                match part.child(Field::Right) {
                    Some(value) if plain && part.child(Field::Type).is_none() => part = value,
                    _ => return false,
                }
            }
            is_inert(part)
        }
        Kind::FunctionDefinition => {
            node.child(Field::ReturnType).is_none()
                && node.child(Field::TypeParameters).is_none()
                && node.child(Field::Parameters).is_some_and(|parameters| {
                    parameters.descendants().all(|part| {
                        matches!(
                            part.kind(),
                            Kind::Identifier
                                | Kind::Token
                                | Kind::ListSplatPattern
                                | Kind::DictionarySplatPattern
                                | Kind::KeywordSeparator
                                | Kind::PositionalSeparator
                        )
                    })
                })
        }
        _ => false,
    }
}
