//! Proof that a rewritten file is still what it was, apart from the edits.

use crate::edit::EditSet;
use crate::syntax::{Kind, Node, Tree};
use crate::text::{Source, Span};

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

/// What must hold after edits are made, taken down before.
pub(super) struct Expectation {
    errors: usize,
    misshapen: usize,
    /// Every literal that the edits leave alone: what it is, where it stands,
    /// and where it must stand afterwards.
    literals: Vec<(Kind, Span, Span)>,
}

impl Expectation {
    /// What `edits` must leave of `tree`. An error when they reach into a
    /// literal that they do not replace.
    pub(super) fn new(tree: &Tree<'_>, edits: &EditSet) -> Result<Self, Damage> {
        let mut literals = Vec::new();
        for literal in tree.nodes().filter(is_literal) {
            match edits.moved(literal.span()) {
                Some(span) => literals.push((literal.kind(), literal.span(), span)),
                None if is_cut_into(literal, edits) => return Err(Damage::Literal),
                None => {}
            }
        }
        let faults = tree.faults();
        Ok(Self {
            errors: faults.errors.len(),
            misshapen: faults.misshapen.len(),
            literals,
        })
    }

    /// Compares what came out with what was expected; `before` is the text
    /// that was rewritten.
    pub(super) fn check(&self, before: &Source, after: &Tree<'_>) -> Result<(), Damage> {
        if after.faults().errors.len() > self.errors {
            return Err(Damage::Errors);
        }
        if after.faults().misshapen.len() > self.misshapen {
            return Err(Damage::Shape);
        }
        let mut found = after.nodes().filter(is_literal).peekable();
        for &(kind, old, new) in &self.literals {
            while found.next_if(|node| node.span() < new).is_some() {}
            let same = found.peek().is_some_and(|node| {
                node.span() == new && node.kind() == kind && node.text() == before.slice(old)
            });
            if !same {
                return Err(Damage::Literal);
            }
        }
        Ok(())
    }
}

fn is_literal(node: &Node<'_>) -> bool {
    matches!(node.kind(), Kind::String | Kind::Integer | Kind::Float)
}

/// Whether an edit changes text of the literal other than the whole of it or
/// its replacement fields.
fn is_cut_into(literal: Node<'_>, edits: &EditSet) -> bool {
    let whole = literal.span();
    let fields: Vec<_> = literal
        .descendants()
        .filter(|node| matches!(node.kind(), Kind::Interpolation | Kind::FormatExpression))
        .map(Node::span)
        .collect();
    edits.edits().iter().any(|edit| {
        edit.span.overlaps(whole)
            && !edit.span.contains(whole)
            && !fields.iter().any(|field| field.contains(edit.span))
    })
}
