//! Calls that open resources: which they are, and how what they open is closed.

use super::{Context, Target};
use crate::edit::Import;
use crate::facts::{Closing, Opener, Resources};
use crate::semantic::{Export, Model, Use, is_constant, use_of};
use crate::syntax::{Call, Field, Kind, Node};

/// What the call opens, if it surely opens something. A function of the
/// project that hands over what it opens counts.
pub fn opened_by<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'static Opener> {
    let model = cx.model();
    if let Some(opener) = model.opener_of(node) {
        return Some(opener);
    }
    let callee = Call::cast(node)?.function()?;
    if callee.is(Kind::Identifier)
        && let Some(function) = model.called_function(callee)
    {
        return model.opener_given_by(function);
    }
    // Other modules are asked last, and only about what looks like a file.
    if !cx.has_project() || !is_used_like_a_file(node, model) {
        return None;
    }
    match cx.imported(model.import_origin(callee)?)? {
        Export::Opener(opener) => Some(opener),
        _ => None,
    }
}

/// Whether `call` is used in a way in which what it gives could be a resource
/// that nobody closes.
fn is_used_like_a_file<'t>(call: Node<'t>, model: &Model<'t>) -> bool {
    let facts = Resources::builtin();
    let is_method = |attribute: Node<'_>| {
        attribute
            .child(Field::Attribute)
            .is_some_and(|name| facts.is_method(name.text()))
    };
    match use_of(call) {
        Use::Method(by) => by.child(Field::Function).is_some_and(is_method),
        Use::Iterated(by) => matches!(by.kind(), Kind::ForStatement | Kind::ForInClause),
        Use::Argument(outer) => outer.child(Field::Function).is_some_and(|function| {
            let names = model.qualified_names(function);
            names
                .iter()
                .any(|name| facts.is_eager(name) || facts.is_lazy(name))
        }),
        Use::Stored(assignment) => {
            let target = assignment
                .child(Field::Left)
                .filter(|target| target.is(Kind::Identifier))
                .and_then(|target| model.symbol_of(target));
            let mut references = target.into_iter().flat_map(|id| model.references(id));
            references.any(|name| match use_of(name) {
                Use::Method(by) => by.child(Field::Function).is_some_and(is_method),
                _ => false,
            })
        }
        _ => false,
    }
}

/// Whether what `call` opens is certainly only read.
pub fn reads_only(call: Node<'_>, opener: &Opener) -> bool {
    let (Some(position), Some(call)) = (opener.mode, Call::cast(call)) else {
        return false;
    };
    if call.has_splat() {
        return false;
    }
    match call.keyword("mode").or_else(|| call.positional(position)) {
        None => true,
        Some(mode) => {
            mode.is(Kind::String)
                && is_constant(mode)
                && !mode.text().contains(['w', 'a', 'x', '+'])
        }
    }
}

/// The context manager that closes what `call` opens, and the import that it
/// needs. `None` when there is no name for `contextlib.closing`.
pub fn managed<'t>(
    call: Node<'t>,
    opener: &Opener,
    cx: &Context<'t>,
) -> Option<(String, Option<Import>)> {
    let closing = match opener.python2 {
        Some(closing) if may_be_python2(cx) => closing,
        _ => opener.with,
    };
    let text = call.text();
    match closing {
        Closing::With => Some((text.to_owned(), None)),
        Closing::Closing => {
            let (closing, import) = cx.import(call, "contextlib", "closing")?;
            Some((format!("{closing}({text})"), import))
        }
    }
}

/// Whether the file is for Python 2.7, or for that as well, as far as its
/// names tell.
fn may_be_python2(cx: &Context<'_>) -> bool {
    const NAMES: &[&str] = &[
        "ConfigParser",
        "Queue",
        "StringIO",
        "__builtin__",
        "__future__",
        "absolute_import",
        "basestring",
        "cPickle",
        "cStringIO",
        "division",
        "httplib",
        "iteritems",
        "itervalues",
        "long",
        "print_function",
        "raw_input",
        "six",
        "test_support",
        "thread",
        "unichr",
        "unicode",
        "unicode_literals",
        "urllib2",
        "urlparse",
        "with_statement",
        "xrange",
    ];
    let model = cx.model();
    cx.target() == Target::Python2
        || NAMES
            .iter()
            .any(|name| model.spelled(name).next().is_some())
}

/// Whether the tests of this file may replace the `open` that `call` calls by
/// something that is no context manager.
pub fn may_be_patched<'t>(call: Node<'t>, cx: &Context<'t>) -> bool {
    let plain = call
        .child(Field::Function)
        .is_some_and(|node| node.is(Kind::Identifier));
    let text = cx.tree().source().text();
    plain
        && ["mock_open", "builtins.open", "__builtin__.open"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether the call reads or writes all that it needs of its argument `given`
/// before it returns, and neither keeps nor returns it.
pub fn consumes<'t>(model: &Model<'t>, call: Node<'t>, given: Node<'t>) -> bool {
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    let names = model.qualified_names(function);
    let facts = Resources::builtin();
    !names.is_empty()
        && names.iter().all(|name| facts.is_eager(name))
        && (names.iter().all(|name| !keeps_some(name)) || is_what_is_read(given, call))
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
