//! Loops that are reached only with few things.

use super::few::is_fixed;
use super::flow::within_frame;
use crate::transform::prelude::*;

/// Whether the loop is reached only if there are no more than a number says:
/// `if len(items) < 10:` around it, or the `else` of `if len(items) > MOST:`.
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
    let mut around = within_frame(looped);
    around.any(|node| {
        let Some(view) = syntax::If::cast(node) else {
            return false;
        };
        let inside = view.consequence().is_some_and(|it| it.contains(looped));
        let condition = view.condition().filter(|it| !it.contains(looped));
        let mut parts = condition
            .into_iter()
            .flat_map(|it| std::iter::once(it).chain(it.descendants()));
        parts.any(|part| {
            let Some(view) = syntax::Comparison::cast(part) else {
                return false;
            };
            let operands: Vec<_> = view.operands().collect();
            let operators: Vec<_> = view.operators().map(Node::text).collect();
            let (&[left, right], &[operator]) = (operands.as_slice(), operators.as_slice()) else {
                return false;
            };
            let most = operator.starts_with(if inside { '<' } else { '>' });
            let bound = std::iter::once(right)
                .chain(right.descendants())
                .any(is_fixed);
            most && counted(left) && bound
        })
    })
}
