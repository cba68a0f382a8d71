//! Texts that are put together letter by letter, and end with what they are a
//! part of.

use super::extent::{Grown, is_nothing, is_search, last_name, parts};
use super::flow;
use super::words;
use crate::transform::prelude::*;

impl<'t> Grown<'_, 't> {
    /// Whether the loop is left at the first item that is of another kind: a
    /// letter that is not part of a name, the end of a line.
    pub(super) fn ends_with_the_unit(&self) -> bool {
        let items = self.items();
        let is_item = |node: Node<'t>| items.contains(&node.text());
        let one_by_one = items.iter().any(|name| self.is_read_one_by_one(name));
        let is_method = |condition: Node<'t>| {
            let call = syntax::Call::cast(condition.unparenthesized());
            call.and_then(syntax::Call::function).is_some_and(|method| {
                method.child(Field::Object).is_some_and(is_item)
                    && last_name(method).is_some_and(|it| it.text().starts_with("is"))
            })
        };
        let exit = |condition: Node<'t>| {
            is_method(condition)
                || parts(condition)
                    .filter_map(syntax::Comparison::cast)
                    .any(|view| {
                        let one_of = |it: Node<'_>| matches!(it.text(), "in" | "not in");
                        let ends = |it: Node<'_>| {
                            words::is_end(it.text())
                                || one_by_one && it.is(Kind::String) && !is_nothing(it)
                        };
                        view.operands().next().is_some_and(is_item)
                            && (view.operators().all(one_of) || view.operands().any(ends))
                    })
        };
        let goes_on = |condition: Node<'t>| {
            parts(condition).any(|part| match part.kind() {
                Kind::ComparisonOperator => syntax::Comparison::cast(part).is_some_and(|view| {
                    let mut operators = view.operators().map(Node::text);
                    let kind = operators.any(|it| matches!(it, "==" | "in" | "!="));
                    let limit = |side: Node<'_>| words::is_limit(side.text());
                    kind && !view.operands().any(is_nothing) || view.operands().any(limit)
                }),
                Kind::Call => syntax::Call::cast(part)
                    .and_then(syntax::Call::function)
                    .and_then(last_name)
                    .is_some_and(|name| name.text().starts_with("is") || is_search(name.text())),
                _ => false,
            })
        };
        let condition = syntax::While::cast(self.outermost).and_then(|it| it.condition());
        let belongs = |condition: Node<'t>| {
            parts(condition).any(|part| match part.kind() {
                Kind::ComparisonOperator => syntax::Comparison::cast(part).is_some_and(|view| {
                    view.operands().next().is_some_and(is_item)
                        && view.operators().all(|it| it.text() == "in")
                }),
                Kind::Call => part.child(Field::Function).is_some_and(|method| {
                    method.child(Field::Object).is_some_and(is_item)
                        && last_name(method).is_some_and(|it| it.text().starts_with("is"))
                }),
                _ => false,
            })
        };
        condition.is_some_and(goes_on) || self.exits().any(exit) || self.other_exits().any(belongs)
    }

    /// The conditions without which the loop is left: `if c.isspace(): …` with
    /// `else: break`.
    fn other_exits(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let views = self.outermost.descendants().filter_map(syntax::If::cast);
        views.filter_map(|view| {
            let mut clauses = view.node().children_of(Field::Alternative);
            let clause = clauses.next().filter(|it| it.is(Kind::ElseClause))?;
            let last = clause.child_of_kind(Kind::Block)?.named_children().last()?;
            let innermost = flow::within_frame(last).find(|node| flow::is_loop(*node));
            let leaves = last.is(Kind::BreakStatement) && innermost == Some(self.outermost);
            view.condition().filter(|_| leaves)
        })
    }

    /// Whether the loop reads one letter or byte at a time into `name`:
    /// `c = f.read(1)`.
    fn is_read_one_by_one(&self, name: &str) -> bool {
        let assignments = self
            .outermost
            .descendants()
            .filter_map(syntax::Assignment::cast);
        let mut values = assignments
            .filter(|it| it.target().is_some_and(|target| target.text() == name))
            .filter_map(syntax::Assignment::value);
        values.any(|value| {
            let call = syntax::Call::cast(value);
            let size = call.and_then(|call| call.positional(0));
            size.is_some_and(|size| size.text() == "1")
        })
    }

    /// Whether the letters of an address are escaped: `'%%%02X' % ord(c)`.
    pub(super) fn is_percent_encoded(&self) -> bool {
        let mut inside = self.outermost.descendants();
        inside.any(|node| {
            node.is(Kind::String) && (node.text().contains("%%%0") || node.text().contains("%{:02"))
        })
    }

    /// Whether each letter is looked up in an alphabet, `LETTERS.index(c)`, which
    /// nobody does for long texts.
    pub(super) fn is_deciphered(&self) -> bool {
        let target = syntax::For::cast(self.outermost).and_then(syntax::For::target);
        let Some(letter) = target.filter(|it| it.is(Kind::Identifier)) else {
            return false;
        };
        let mut calls = self.outermost.descendants().filter_map(syntax::Call::cast);
        calls.any(|call| {
            let method = call.function().and_then(|it| it.child(Field::Attribute));
            let given = call.positional(0);
            method.is_some_and(|it| matches!(it.text(), "find" | "index"))
                && given.is_some_and(|it| it.text() == letter.text())
        })
    }

    /// What is added, as far as it is a name, and the names that the loop binds
    /// to one thing after the other.
    fn items(&self) -> Vec<&'t str> {
        let pieces = self.statements.iter().flat_map(|(_, pieces)| pieces);
        pieces
            .filter(|piece| piece.is(Kind::Identifier))
            .map(|piece| piece.text())
            .collect()
    }
}
