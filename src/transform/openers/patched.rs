//! Openers that something else may stand for.

use crate::semantic::is_stored_attribute;
use crate::syntax::{Field, Kind, Node, With};
use crate::transform::Context;

/// Whether a `with` or decorator around the call replaces what is called:
/// `with patch("builtins.open"):`.
pub(super) fn is_patched_around<'t>(call: Node<'t>, name: Node<'t>, cx: &Context<'t>) -> bool {
    if cx.model().spelled("patch").next().is_none() {
        return false;
    }
    let replaces = |node: Node<'t>| {
        let text = node.text();
        text.contains("patch") && text.contains(name.text())
    };
    call.ancestors().any(|around| match around.kind() {
        Kind::WithStatement => With::cast(around).is_some_and(|view| {
            view.items()
                .any(|item| !item.contains(call) && replaces(item))
        }),
        Kind::DecoratedDefinition => around
            .children()
            .any(|node| node.is(Kind::Decorator) && replaces(node)),
        _ => false,
    })
}

/// Whether code of this file, its tests mostly, may replace what `call` calls by
/// something that is no context manager, or gives another one.
pub fn may_be_patched<'t>(call: Node<'t>, cx: &Context<'t>) -> bool {
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    let last = function.child(Field::Attribute).unwrap_or(function);
    let name = last.text();
    let model = cx.model();
    let names = model.qualified_names(function);
    let replaced = |node: Node<'t>| {
        let set = node.parent().filter(|_| is_stored_attribute(node));
        set.is_some_and(|set| {
            let set = model.qualified_names(set);
            set.iter().any(|name| names.contains(name))
        })
    };
    if model.spelled(name).any(replaced) {
        return true;
    }
    let quoted = |quote: char| {
        cx.text_holds(&format!(".{name}{quote}")) || cx.text_holds(&format!("{quote}{name}{quote}"))
    };
    let quoted = || quoted('"') || quoted('\'');
    const REPLACING: &[&str] = &[
        "__builtins__",
        "__dict__",
        "__globals__",
        "globals",
        "setattr",
    ];
    const NAMES: &[&str] = &[
        "__builtin__.open",
        "__builtins__.open",
        "builtins.open",
        "mock_open",
    ];
    let holds = |words: &[&str]| words.iter().any(|word| cx.text_holds(word));
    let builtin = name == "open" && function.is(Kind::Identifier);
    builtin && (holds(NAMES) || holds(REPLACING) && quoted()) || cx.text_holds("patch") && quoted()
}
