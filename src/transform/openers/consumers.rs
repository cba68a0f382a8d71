//! Functions that are done with a file when they return, and those that close it.

use super::names::names_of;
use crate::syntax::{Attribute, Call, Field, Kind, Node};
use crate::transform::Context;

/// Whether the call reads or writes all that it needs of its argument `given`
/// before it returns, and neither keeps nor returns it.
pub fn consumes<'t>(cx: &Context<'t>, call: Node<'t>, given: Node<'t>) -> bool {
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    let names = names_of(function, cx);
    let facts = cx.resources();
    !names.is_empty()
        && names.iter().all(|name| facts.is_eager(name))
        && (names.iter().all(|name| !keeps_some(name)) || is_what_is_read(given, call))
}

/// Whether `call` takes over the duty to close what it is given: by its name, or
/// by that of what makes the object of which it calls a method, as in
/// `p = make_parser()` and `p.parse(file)`.
pub fn takes_over<'t>(cx: &Context<'t>, call: Node<'t>) -> bool {
    let (model, facts) = (cx.model(), cx.resources());
    let owns = |names: &[String], rest: &str| {
        let mut names = names.iter();
        names.len() > 0 && names.all(|name| facts.is_owner(&format!("{name}{rest}")))
    };
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    let by_object = || {
        let view = Attribute::cast(function)?;
        let object = view.object()?;
        let made = model.only_value(object).unwrap_or(object);
        let maker = Call::cast(made.unparenthesized())?;
        let plain = maker.argument_nodes().next().is_none();
        let rest = format!("().{}", view.name()?.text());
        Some(plain && owns(&model.qualified_names(maker.function()?), &rest))
    };
    owns(&model.qualified_names(function), "") || by_object() == Some(true)
}

/// Eager functions that keep, or give back, some of their arguments:
/// `dict(x=file)`, `next(items, file)`.
fn keeps_some(name: &str) -> bool {
    (name.starts_with("builtins.") || name.starts_with("collections.")) && name != "builtins.print"
}

/// Whether `given` is the argument that the call iterates: the first, and for
/// `max` and `min`, which give back one of several, the only one.
fn is_what_is_read<'t>(given: Node<'t>, call: Node<'t>) -> bool {
    let Some(view) = Call::cast(call) else {
        return false;
    };
    let positional = view
        .argument_nodes()
        .filter(|argument| !argument.is(Kind::KeywordArgument))
        .count();
    let picks = matches!(view.function().map_or("", Node::text), "max" | "min");
    let first = view.argument_nodes().next();
    first.is_some_and(|first| {
        first.contains(given) && !first.is(Kind::KeywordArgument) && !(positional > 1 && picks)
    })
}
