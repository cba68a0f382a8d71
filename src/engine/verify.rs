//! Proof that a rewritten file is still what it was, apart from the edits.

use crate::edit::EditSet;
use crate::syntax::{Faults, Kind, Node, Tree};

/// What is wrong with a rewritten text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// It has syntax errors that the original did not have.
    Errors,
    /// It has blocks out of shape that the original did not have.
    Shape,
    /// A string or number that no edit touches reads differently.
    Literal,
}

/// Compares the tree before with the tree after `edits`.
pub(super) fn verify(before: &Tree<'_>, edits: &EditSet, after: &Tree<'_>) -> Result<(), Damage> {
    let grew = |count: fn(&Faults) -> usize| count(after.faults()) > count(before.faults());
    if grew(|faults| faults.errors.len()) {
        return Err(Damage::Errors);
    }
    if grew(|faults| faults.misshapen.len()) {
        return Err(Damage::Shape);
    }
    let mut literals = after.nodes().filter(is_literal).peekable();
    for literal in before.nodes().filter(is_literal) {
        let Some(span) = edits.moved(literal.span()) else {
            if edits
                .edits()
                .iter()
                .any(|edit| edit.span.is_empty() && literal.span().overlaps(edit.span))
                && !inside_interpolation(literal, edits)
            {
                return Err(Damage::Literal);
            }
            continue;
        };
        while literals.next_if(|node| node.span() < span).is_some() {}
        let same = literals.peek().is_some_and(|node| {
            node.span() == span && node.kind() == literal.kind() && node.text() == literal.text()
        });
        if !same {
            return Err(Damage::Literal);
        }
    }
    Ok(())
}

fn is_literal(node: &Node<'_>) -> bool {
    matches!(node.kind(), Kind::String | Kind::Integer | Kind::Float)
}

/// Whether everything that is inserted into the string goes into its
/// replacement fields.
fn inside_interpolation(literal: Node<'_>, edits: &EditSet) -> bool {
    let fields: Vec<_> = literal
        .descendants()
        .filter(|node| node.is(Kind::Interpolation))
        .map(Node::span)
        .collect();
    edits
        .edits()
        .iter()
        .filter(|edit| literal.span().overlaps(edit.span))
        .all(|edit| fields.iter().any(|field| field.overlaps(edit.span)))
}
