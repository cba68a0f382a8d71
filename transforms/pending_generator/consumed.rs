//! The generator that a loop consumes, looked for inside `enumerate(…)` and
//! the like.

use super::callee::Callee;
use crate::transform::prelude::*;

/// The call of a generator function that feeds a loop.
pub(super) struct Consumed<'t> {
    /// The call.
    pub(super) call: Node<'t>,
    /// The name that is called.
    pub(super) name: Node<'t>,
    /// What it stands for.
    pub(super) callee: Callee<'t>,
    /// Something around the call, `zip` say, may be done before the generator.
    pub(super) may_stop_early: bool,
    /// Beside the call stands something that must not change places with it.
    pub(super) tangled: bool,
}

/// How many calls are looked through.
const DEPTH: usize = 8;

/// What hands on the items of an argument one by one, and whether it may stop
/// before the argument does. Not `groupby`: its groups hold on to it, so that
/// the generator may outlive the loop.
const WRAPPERS: &[(&str, bool)] = &[
    ("builtins.enumerate", false),
    ("builtins.filter", false),
    ("builtins.iter", false),
    ("builtins.map", false),
    ("builtins.zip", true),
    ("itertools.accumulate", false),
    ("itertools.batched", false),
    ("itertools.chain", false),
    ("itertools.chain.from_iterable", false),
    ("itertools.compress", true),
    ("itertools.dropwhile", false),
    ("itertools.filterfalse", false),
    ("itertools.ifilter", false),
    ("itertools.ifilterfalse", false),
    ("itertools.imap", false),
    ("itertools.islice", true),
    ("itertools.izip", true),
    ("itertools.izip_longest", false),
    ("itertools.pairwise", false),
    ("itertools.starmap", false),
    ("itertools.takewhile", true),
    ("itertools.zip_longest", false),
];

/// Makes lists in Python 2, so that the loop consumes no generator there.
const LISTS_IN_PYTHON_2: &[&str] = &["builtins.filter", "builtins.map", "builtins.zip"];

/// Calls that run no code of the program when their arguments are plain.
const INERT: &[&str] = &[
    "builtins.range",
    "builtins.xrange",
    "itertools.count",
    "itertools.cycle",
    "itertools.repeat",
];

/// The call of a generator function that `iterable` draws its items from.
pub(super) fn consumed<'t>(cx: &Context<'t>, iterable: Node<'t>) -> Option<Consumed<'t>> {
    let mut node = iterable;
    let mut may_stop_early = false;
    let mut tangled = false;
    for _ in 0..DEPTH {
        node = node.unparenthesized();
        if node.is(Kind::GeneratorExpression) {
            let clause = node.child_of_kind(Kind::ForInClause)?;
            if clause.has_token("async") {
                return None;
            }
            node = syntax::ForIn::cast(clause)?.iterable()?;
            continue;
        }
        let call = syntax::Call::cast(node)?;
        let name = call.function()?;
        let wrapper = wrapper(cx, call);
        if wrapper.is_none()
            && let Some(callee) = Callee::of(cx, name)
        {
            return Some(Consumed {
                call: node,
                name,
                callee,
                may_stop_early,
                tangled,
            });
        }
        may_stop_early |= wrapper?;
        let (inner, alone) = argument(cx, call)?;
        tangled |= !alone;
        node = inner;
    }
    None
}

/// Whether the wrapper that `call` calls may stop early; `None` when it calls
/// none.
fn wrapper<'t>(cx: &Context<'t>, call: syntax::Call<'t>) -> Option<bool> {
    let name = cx.model().qualified_name(call.function()?)?;
    let &(name, stops) = WRAPPERS.iter().find(|(known, _)| *known == name)?;
    if LISTS_IN_PYTHON_2.contains(&name) && may_be_python_2(cx) {
        return None;
    }
    let several = call.argument_nodes().count() > 2;
    Some(stops || name == "builtins.map" && several)
}

/// Whether the file is written for Python 2, or for both.
fn may_be_python_2(cx: &Context<'_>) -> bool {
    let future = |node: Node<'_>| {
        node.is(Kind::FutureImportStatement)
            && node.named_children().any(|name| {
                matches!(
                    name.text(),
                    "absolute_import" | "division" | "print_function" | "unicode_literals"
                )
            })
    };
    cx.target() == Target::Python2 || cx.tree().root().named_children().any(future)
}

/// The argument that the generator must be in, and whether the others can be
/// evaluated before or after it without anyone noticing.
fn argument<'t>(cx: &Context<'t>, call: syntax::Call<'t>) -> Option<(Node<'t>, bool)> {
    let active: Vec<_> = call
        .argument_nodes()
        .filter(|argument| !is_inert(cx, *argument))
        .take(9)
        .collect();
    match active.as_slice() {
        [] => None,
        [only] => Some((*only, true)),
        several => {
            let calls_generator = |argument: &Node<'t>| {
                syntax::Call::cast(argument.unparenthesized())
                    .and_then(syntax::Call::function)
                    .and_then(|name| Callee::of(cx, name))
                    .is_some_and(|callee| callee.generator(cx).is_some())
            };
            Some((several.iter().copied().find(calls_generator)?, false))
        }
    }
}

fn is_inert<'t>(cx: &Context<'t>, argument: Node<'t>) -> bool {
    if is_pure(argument) {
        return true;
    }
    let Some(call) = syntax::Call::cast(argument) else {
        return false;
    };
    let known = call
        .function()
        .and_then(|function| cx.model().qualified_name(function))
        .is_some_and(|name| INERT.contains(&name.as_str()));
    known && call.argument_nodes().all(is_pure)
}
