//! How often a loop turns.

use super::flow::{CLIMB, is_loop};
use crate::transform::prelude::*;

/// Whether the loops around `statement` up to `outermost` turn so few times
/// that no growth can matter.
pub(super) fn is_brief(statement: Node<'_>, outermost: Node<'_>) -> bool {
    const FEW: usize = 16;
    let mut turns = 1_usize;
    for node in statement.ancestors().take(CLIMB) {
        if is_loop(node) {
            match turns_of(node).and_then(|own| turns.checked_mul(own)) {
                Some(product) if product <= FEW => turns = product,
                _ => return false,
            }
        }
        if node == outermost {
            return true;
        }
    }
    false
}

/// How often a loop turns at most, where the text says so.
fn turns_of(node: Node<'_>) -> Option<usize> {
    let iterable = syntax::For::cast(node)?.iterable()?.unparenthesized();
    match iterable.kind() {
        Kind::Tuple | Kind::List | Kind::ExpressionList => {
            let splat = iterable
                .named_children()
                .any(|item| item.is(Kind::ListSplat));
            (!splat).then(|| iterable.named_children().take(100).count())
        }
        Kind::String => Some(iterable.text().len()),
        Kind::Call => {
            let call = syntax::Call::cast(iterable)?;
            let name = call.function()?.text();
            if name == "enumerate" || name == "reversed" || name == "sorted" {
                let argument = call.positional(0)?.unparenthesized();
                return matches!(argument.kind(), Kind::Tuple | Kind::List)
                    .then(|| argument.named_children().take(100).count());
            }
            if !matches!(name, "range" | "xrange") {
                return None;
            }
            let number = |index| call.positional(index)?.text().parse::<usize>().ok();
            match call.argument_nodes().count() {
                1 => number(0),
                2 => Some(number(1)?.saturating_sub(number(0)?)),
                _ => None,
            }
        }
        _ => None,
    }
}
