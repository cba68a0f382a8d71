//! How often a loop turns, and how long a text gets in it.

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

/// Whether the loop ends when the text is long enough: `while len(s) < 8`, or
/// `if len(s) > 60: … break` in every turn.
pub(super) fn ends_when_long<'t>(looped: Node<'t>, is_name: impl Fn(Node<'t>) -> bool) -> bool {
    if let Some(view) = syntax::While::cast(looped)
        && let Some(condition) = view.condition()
        && limit(condition, &is_name) == Some(Limit::TrueWhileShort)
    {
        return true;
    }
    let passed_over = || {
        looped
            .descendants()
            .any(|node| node.is(Kind::ContinueStatement))
    };
    let body = looped.child(Field::Body);
    body.into_iter()
        .flat_map(Node::named_children)
        .filter_map(syntax::If::cast)
        .any(|view| {
            let last = view
                .consequence()
                .and_then(|suite| suite.named_children().last());
            let leaves = last.is_some_and(|last| {
                matches!(
                    last.kind(),
                    Kind::BreakStatement | Kind::ReturnStatement | Kind::RaiseStatement
                )
            });
            let found = view
                .condition()
                .and_then(|condition| limit(condition, &is_name));
            leaves && found == Some(Limit::TrueWhenLong)
        })
        && !passed_over()
}

#[derive(PartialEq, Eq)]
enum Limit {
    TrueWhileShort,
    TrueWhenLong,
}

/// What `condition` says about the length of the text, where it compares it
/// with a small number.
fn limit<'t>(condition: Node<'t>, is_name: impl Fn(Node<'t>) -> bool) -> Option<Limit> {
    const SHORT: u32 = 1000;
    let is_length = |node: Node<'t>| {
        syntax::Call::cast(node.unparenthesized()).is_some_and(|call| {
            call.function().is_some_and(|name| name.text() == "len")
                && call.positional(0).is_some_and(&is_name)
        })
    };
    let is_small = |node: Node<'t>| node.text().parse::<u32>().is_ok_and(|n| n <= SHORT);
    let is_remainder = |node: Node<'t>| {
        syntax::BinaryOperator::cast(node.unparenthesized()).is_some_and(|view| {
            view.operator()
                .is_some_and(|operator| operator.text() == "%")
                && view.left().is_some_and(is_length)
                && view.right().is_some_and(is_small)
        })
    };
    let condition = condition.unparenthesized();
    if is_remainder(condition) {
        return Some(Limit::TrueWhileShort);
    }
    let view = syntax::Comparison::cast(condition)?;
    let operands: Vec<_> = view.operands().collect();
    let operators: Vec<_> = view.operators().map(Node::text).collect();
    let (&[left, right], &[operator]) = (operands.as_slice(), operators.as_slice()) else {
        return None;
    };
    match operator {
        "!=" if is_remainder(left) => Some(Limit::TrueWhileShort),
        "<" | "<=" if is_length(left) && is_small(right) => Some(Limit::TrueWhileShort),
        ">" | ">=" if is_length(left) && is_small(right) => Some(Limit::TrueWhenLong),
        "<" | "<=" if is_small(left) && is_length(right) => Some(Limit::TrueWhenLong),
        ">" | ">=" if is_small(left) && is_length(right) => Some(Limit::TrueWhileShort),
        _ => None,
    }
}
