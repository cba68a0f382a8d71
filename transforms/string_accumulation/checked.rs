//! Loops that are reached only with few things.

use super::few::is_fixed;
use super::flow::within_frame;
use crate::transform::prelude::*;

/// Whether the loop is reached only if there are no more than a number says:
/// `if len(items) < 10:` around it, or the `else` of `if len(items) > MOST:`, or
/// `assert len(items) == 3` before it.
pub(super) fn is_checked(looped: Node<'_>) -> bool {
    let Some(iterable) = syntax::For::cast(looped).and_then(syntax::For::iterable) else {
        return false;
    };
    let counted = |side: Node<'_>| {
        let call = syntax::Call::cast(side.unparenthesized());
        call.is_some_and(|call| {
            call.function().is_some_and(|it| it.text() == "len")
                && call.positional(0).is_some_and(|it| {
                    let length = format!("len({})", it.text());
                    it.text() == iterable.text() || iterable.text().contains(&length)
                })
        })
    };
    let says = |condition: Node<'_>, inside: bool| {
        let mut parts = std::iter::once(condition).chain(condition.descendants());
        parts.any(|part| {
            let Some(view) = syntax::Comparison::cast(part) else {
                return false;
            };
            let operands: Vec<_> = view.operands().collect();
            let operators: Vec<_> = view.operators().map(Node::text).collect();
            let (&[left, right], &[operator]) = (operands.as_slice(), operators.as_slice()) else {
                return false;
            };
            let most = match operator {
                "==" => inside,
                _ => operator.starts_with(if inside { '<' } else { '>' }),
            };
            let bound = std::iter::once(right)
                .chain(right.descendants())
                .any(is_fixed);
            most && counted(left) && bound
        })
    };
    let suite = looped.parent().into_iter().flat_map(Node::named_children);
    let mut before = suite.take_while(|statement| *statement != looped);
    let mut around = within_frame(looped).filter_map(syntax::If::cast);
    before.any(|it| it.is(Kind::AssertStatement) && says(it, true))
        || around.any(|view| {
            let inside = view.consequence().is_some_and(|it| it.contains(looped));
            let condition = view.condition().filter(|it| !it.contains(looped));
            condition.is_some_and(|condition| says(condition, inside))
        })
}
