//! What reaches an attribute without an access that names it.

use super::classes::Family;
use super::holder::Obstacle;
use crate::transform::prelude::*;

/// Ways to an attribute that do not name it, or name it in text.
pub(super) fn hidden<'t>(model: &Model<'t>, name: &str, family: &Family<'t>) -> Option<Obstacle> {
    const PICKLERS: &[&str] = &[
        "deepcopy",
        "pickle",
        "cPickle",
        "_pickle",
        "cloudpickle",
        "dill",
        "shelve",
        "marshal",
    ];
    const STATE: &[&str] = &[
        "__dict__",
        "vars",
        "__getstate__",
        "__setstate__",
        "__reduce__",
        "__reduce_ex__",
        "__copy__",
        "__deepcopy__",
        "__getnewargs__",
    ];
    const HOOKS: &[&str] = &["__setattr__", "__getattribute__", "__delattr__"];
    const BY_NAME: &[&str] = &["getattr", "setattr", "hasattr", "delattr"];
    let in_family = |names: &'static [&'static str]| {
        names
            .iter()
            .flat_map(|name| model.spelled(name))
            .filter(|node| family.contains(*node))
    };
    let picklers = PICKLERS.iter().flat_map(|name| model.spelled(name));
    let copied = in_family(&["copy"]).filter(|node| {
        let whole = node
            .parent()
            .filter(|_| node.field() == Field::Attribute)
            .unwrap_or(*node);
        model.is_named(whole, "copy.copy")
    });
    if let Some(node) = picklers
        .chain(in_family(STATE))
        .chain(copied)
        .min_by_key(|n| n.id())
    {
        return Obstacle::at(
            "pickled",
            "may be copied, pickled or read with the state of its object",
            node,
        );
    }
    if let Some(node) = in_family(HOOKS).next() {
        return Obstacle::at("dynamic-access", "passes through attribute hooks, as", node);
    }
    let by_name = in_family(BY_NAME).find(|function| {
        let call = function.parent().and_then(syntax::Call::cast);
        let argument = |index| call.and_then(|call| call.positional(index));
        let on_self = argument(0).is_none_or(|object| model.class_of_self(object).is_some());
        on_self && argument(1).is_none_or(|name| !name.is(Kind::String))
    });
    if let Some(node) = by_name {
        return Obstacle::at(
            "dynamic-access",
            "may be reached by a name made at run time",
            node,
        );
    }
    in_text(model, name)
}

/// Text that names the attribute, `__slots__` and docstrings apart.
fn in_text(model: &Model<'_>, name: &str) -> Option<Obstacle> {
    let tree = model.tree();
    let mut strings = tree.lexed().strings.iter();
    if !strings.any(|&string| tree.source().slice(string).contains(name)) {
        return None;
    }
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let named = tree
        .nodes()
        .filter(|node| node.is(Kind::StringContent))
        .find(|content| {
            let text = content.text();
            let whole_word = text.match_indices(name).any(|(at, _)| {
                !text[..at].ends_with(|c: char| c.is_alphanumeric())
                    && !text[at + name.len()..].starts_with(part_of_name)
            });
            whole_word && !is_unread_text(*content)
        });
    named.and_then(|node| Obstacle::at("named-in-text", "is named in a string", node))
}

/// Docstrings and other strings that are statements, and those of `__slots__`.
fn is_unread_text(content: Node<'_>) -> bool {
    let Some(statement) = content
        .statement()
        .filter(|node| node.is(Kind::ExpressionStatement))
    else {
        return false;
    };
    statement
        .named_children()
        .next()
        .is_some_and(|only| match only.kind() {
            Kind::String | Kind::ConcatenatedString => {
                !only.descendants().any(|node| node.is(Kind::Interpolation))
            }
            Kind::Assignment => only
                .child(Field::Left)
                .is_some_and(|target| target.text() == "__slots__"),
            _ => false,
        })
}
