//! How often a loop turns, and how long a text gets in it.

use super::extent::last_name;
use super::flow::{CLIMB, is_loop};
use super::words;
use crate::transform::prelude::*;

/// Whether the loops around `statement` up to `outermost` turn so few times
/// that no growth can matter.
pub(super) fn is_brief<'t>(statement: Node<'t>, outermost: Node<'t>, model: &Model<'t>) -> bool {
    const FEW: usize = 16;
    let mut turns = 1_usize;
    for node in statement.ancestors().take(CLIMB) {
        if is_loop(node) {
            match turns_of(node, model).and_then(|own| turns.checked_mul(own)) {
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
fn turns_of<'t>(node: Node<'t>, model: &Model<'t>) -> Option<usize> {
    let iterable = syntax::For::cast(node)?.iterable()?.unparenthesized();
    length(iterable, model).or_else(|| length(constant(iterable, model)?, model))
}

/// How many items there are, where the text says so.
pub(super) fn length<'t>(iterable: Node<'t>, model: &Model<'t>) -> Option<usize> {
    match iterable.kind() {
        Kind::Tuple | Kind::List | Kind::ExpressionList | Kind::Set | Kind::Dictionary => {
            let items = || iterable.named_children().take(100);
            let splat =
                items().any(|item| matches!(item.kind(), Kind::ListSplat | Kind::DictionarySplat));
            (!splat).then(|| items().count())
        }
        Kind::String => Some(iterable.text().len()),
        Kind::Call => {
            let call = syntax::Call::cast(iterable)?;
            if let Some(items_of) = items_of(call) {
                return length(constant(items_of, model)?, model);
            }
            let name = call.function()?.text();
            if matches!(name, "enumerate" | "reversed" | "sorted") {
                let argument = call.positional(0)?.unparenthesized();
                return length(argument, model)
                    .filter(|_| matches!(argument.kind(), Kind::Tuple | Kind::List))
                    .or_else(|| length(constant(argument, model)?, model));
            }
            if !matches!(name, "range" | "xrange") {
                return None;
            }
            let number = |index| call.positional(index)?.text().parse::<usize>().ok();
            match call.argument_nodes().count() {
                1 => number(0),
                2 => Some(number(1)?.saturating_sub(number(0)?)),
                3 => {
                    let step = number(2).filter(|step| *step > 0)?;
                    Some(number(1)?.saturating_sub(number(0)?).div_ceil(step))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `d` of `d.items()`, `iteritems(d)` and `six.iteritems(d)`.
pub(super) fn items_of(call: syntax::Call<'_>) -> Option<Node<'_>> {
    const FUNCTIONS: &[&str] = &["iteritems", "iterkeys", "itervalues", "viewitems"];
    let function = call.function()?;
    if FUNCTIONS.contains(&last_name(function)?.text())
        && let Some(all) = call.positional(0)
    {
        return Some(all);
    }
    let view = syntax::Attribute::cast(function)?;
    let name = view.name()?.text();
    let name = name.trim_start_matches("iter").trim_start_matches("view");
    let all = matches!(name, "items" | "keys" | "values");
    view.object().filter(|_| all)
}

/// The display that a name of the class or module stands for, set once: a
/// tuple, or anything that is spelled as a constant.
fn constant<'t>(node: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let name = last_name(node)?;
    let value = if node.is(Kind::Identifier) {
        model.only_value(node)?
    } else {
        let own = node.child(Field::Object)?.text();
        let scopes = model.scopes_from(model.scope_of(node));
        let class = scopes
            .map(|scope| model.scope_node(scope))
            .find(|opener| opener.is(Kind::ClassDefinition))?;
        let is_class = class.child(Field::Name).is_some_and(|it| it.text() == own);
        if !matches!(own, "self" | "cls") && !is_class {
            return None;
        }
        let body = model.opened_by(class)?;
        let symbol = model.symbol_in(body, name.text())?;
        let [binding] = model.symbol(symbol).bindings.as_slice() else {
            return None;
        };
        let target = model.tree().node(binding.node);
        let assignment = target.parent().filter(|node| node.is(Kind::Assignment))?;
        assignment.child(Field::Right)?
    };
    let value = value.unparenthesized();
    let fixed = value.is(Kind::Tuple) || words::is_constant(name.text());
    fixed.then_some(value)
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
        let value = set_in_the_loop(node, condition).unwrap_or(node);
        syntax::BinaryOperator::cast(value.unparenthesized()).is_some_and(|view| {
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

/// What the `while` with the `condition` gives the name `node` at its end.
fn set_in_the_loop<'t>(node: Node<'t>, condition: Node<'t>) -> Option<Node<'t>> {
    let body = syntax::While::cast(condition.parent()?)?.body()?;
    let last = body.named_children().last()?.named_children().next()?;
    let assignment = syntax::Assignment::cast(last)?;
    let same = node.is(Kind::Identifier) && assignment.target()?.text() == node.text();
    assignment.value().filter(|_| same)
}
