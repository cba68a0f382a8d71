//! What a statement evaluates before it opens a file.

use super::overtaken::Moved;
use super::plan::Member;
use crate::transform::prelude::*;

/// How many expressions are given names.
const LIMIT: usize = 4;

/// Everything that is evaluated before `member` in `statement` and could be
/// noticed, in the order of evaluation, where each is a whole expression that
/// can be given a name.
pub(super) fn ahead<'t>(
    member: &Member<'t>,
    statement: Node<'t>,
    cx: &Context<'t>,
) -> Option<Vec<Node<'t>>> {
    let harmless = member.is_only_read();
    let mut found: Vec<Node<'t>> = Vec::new();
    loop {
        match Moved::new(member.call, harmless, &found, cx).place_in(statement) {
            Place::First => break,
            Place::After(node) => {
                let node = match syntax::KeywordArgument::cast(node) {
                    Some(keyword) => keyword.value()?,
                    None => node,
                };
                if found.len() == LIMIT || !has_a_value(node) || !stands_still(node) {
                    return None;
                }
                found.push(node);
            }
            _ => return None,
        }
    }
    found.sort_by_key(|node| node.start());
    let in_order = (0..found.len()).all(|at| {
        let moved = Moved::new(found[at], false, &found[..at], cx);
        moved.place_in(statement) == Place::First
    });
    (in_order && !found.is_empty()).then_some(found)
}

/// Whether the node is an expression of its own.
fn has_a_value(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Attribute
            | Kind::BinaryOperator
            | Kind::Call
            | Kind::ComparisonOperator
            | Kind::Dictionary
            | Kind::DictionaryComprehension
            | Kind::Identifier
            | Kind::List
            | Kind::ListComprehension
            | Kind::NotOperator
            | Kind::ParenthesizedExpression
            | Kind::Set
            | Kind::SetComprehension
            | Kind::String
            | Kind::Subscript
            | Kind::Tuple
            | Kind::UnaryOperator
    )
}

/// Whether nothing in it depends on where it stands.
fn stands_still(node: Node<'_>) -> bool {
    node.descendants().all(|part| {
        !matches!(
            part.kind(),
            Kind::Await | Kind::NamedExpression | Kind::Yield
        )
    })
}
