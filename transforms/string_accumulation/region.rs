//! Statements that follow each other.

use super::flow;
use crate::transform::prelude::*;

/// Statements of one suite, from the first to the last.
#[derive(Clone, Copy)]
pub(super) struct Region<'t> {
    pub(super) first: Node<'t>,
    pub(super) last: Node<'t>,
}

impl<'t> Region<'t> {
    pub(super) fn only(node: Node<'t>) -> Self {
        Self {
            first: node,
            last: node,
        }
    }

    pub(super) fn span(self) -> Span {
        self.first.span().to(self.last.span())
    }

    pub(super) fn contains(self, node: Node<'t>) -> bool {
        self.span().contains(node.span())
    }

    pub(super) fn suite(self) -> Node<'t> {
        self.first.parent().unwrap_or(self.first)
    }

    /// Whether a `break` or `continue` leads out of it.
    pub(super) fn is_left_early(self) -> bool {
        self.suite()
            .named_children()
            .skip_while(|node| *node != self.first)
            .take_while(|node| node.start() < self.last.end())
            .any(flow::leaves)
    }
}
