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
        "multiprocessing",
        "ProcessPoolExecutor",
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
    const BY_TEXT: &[&str] = &["eval", "exec", "execfile"];
    let in_family = |names: &'static [&'static str]| {
        names
            .iter()
            .flat_map(|name| model.spelled(name))
            .filter(|node| family.contains(*node))
    };
    let picklers = PICKLERS.iter().flat_map(|name| model.spelled(name));
    let copied = in_family(&["copy"]).filter(|node| model.is_named(whole(*node), "copy.copy"));
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
    if let Some(node) = as_a_whole(model, family) {
        return Obstacle::at(
            "dynamic-access",
            "may be reached with all that its object has",
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
    let by_text = in_family(BY_TEXT).find(|function| takes_made_text(*function));
    let by_path = model
        .spelled("attrgetter")
        .find(|name| takes_made_text(whole(*name)));
    if let Some(node) = by_name.or(by_text).or(by_path) {
        return Obstacle::at(
            "dynamic-access",
            "may be reached by a name made at run time",
            node,
        );
    }
    in_text(model, name)
}

/// Whether `function` is called with anything but a text as it stands.
fn takes_made_text(function: Node<'_>) -> bool {
    let call = call_of(function).and_then(syntax::Call::cast);
    call.is_some_and(|call| {
        let mut arguments = call.argument_nodes();
        arguments.any(|text| !text.is(Kind::String))
    })
}

/// `operator.attrgetter` for the name at its end.
fn whole(name: Node<'_>) -> Node<'_> {
    name.parent()
        .filter(|_| name.field() == Field::Attribute)
        .unwrap_or(name)
}

/// Where code outside of the family reads the state, or the weak references, of
/// an object that may belong to it.
fn as_a_whole<'t>(model: &Model<'t>, family: &Family<'t>) -> Option<Node<'t>> {
    const READERS: &[&str] = &["asdict", "astuple", "getmembers", "getstate", "vars"];
    const REFERENCES: &[&str] = &["getweakrefcount", "getweakrefs"];
    const BY_NAME: &[&str] = &["delattr", "getattr", "setattr"];
    let mut counted = REFERENCES.iter().flat_map(|name| model.spelled(name));
    if let Some(node) = counted.find(|node| !is_import(*node)) {
        return Some(node);
    }
    let outside = |node: &Node<'t>| !family.contains(*node) && !is_import(*node);
    let dictionaries = model.spelled("__dict__").filter(outside).filter(|name| {
        let object = name.parent().and_then(|it| it.child(Field::Object));
        object.is_none_or(|object| may_belong(model, family, object))
    });
    let read = READERS.iter().flat_map(|name| model.spelled(name));
    let read = read.filter(outside).filter(|name| {
        let Some(call) = call_of(whole(*name)).and_then(syntax::Call::cast) else {
            return model.symbol_of(*name).is_some();
        };
        let object = call.positional(0);
        object.is_some_and(|object| may_belong(model, family, object))
    });
    let by_name = BY_NAME.iter().flat_map(|name| model.spelled(name));
    let by_name = by_name.filter(outside).filter(|name| {
        let call = call_of(*name).and_then(syntax::Call::cast);
        let argument = |index| call.and_then(|call| call.positional(index));
        argument(1).is_some_and(|name| !name.is(Kind::String))
            && argument(0).is_some_and(|object| may_belong(model, family, object))
    });
    dictionaries
        .chain(read)
        .chain(by_name)
        .min_by_key(|node| node.id())
}

/// Whether an object may be one of a class of the family: it is no module, and
/// not surely of another class of the file, or such a class itself.
fn may_belong<'t>(model: &Model<'t>, family: &Family<'t>, object: Node<'t>) -> bool {
    let class = model
        .class_of_self(object)
        .or_else(|| Some(model.class_of_instance(object)?.node()))
        .or_else(|| Some(model.class_named(object)?.node()));
    match class {
        Some(class) => family.all.contains(&class),
        None => model.qualified_names(object).is_empty(),
    }
}

fn is_import(node: Node<'_>) -> bool {
    node.statement().is_some_and(|statement| {
        matches!(
            statement.kind(),
            Kind::ImportStatement | Kind::ImportFromStatement
        )
    })
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

/// Docstrings and other strings that are statements, unless they have examples,
/// and those of `__slots__`.
fn is_unread_text(content: Node<'_>) -> bool {
    if content.text().contains(">>>") {
        return false;
    }
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
