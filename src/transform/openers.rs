//! Calls that open resources: which they are, and how what they open is closed.

use super::streams::{is_open_file, value_before};
use super::{Context, Target, reshape};
use crate::edit::Import;
use crate::facts::{Closing, Opener, Python};
use crate::semantic::{BindingKind, Export, Model, ScopeKind, Use, is_constant, use_of};
use crate::syntax::{Attribute, Call, Field, Kind, Node, With};

/// What the call opens, if it surely opens something. A function of the
/// project that hands over what it opens counts.
pub fn opened_by<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    match named_opener(node, cx) {
        Some(opener) => Some(opener).filter(|opener| !only_reads_what_is_lent(node, opener, cx)),
        None => handed_over_by(node, cx),
    }
}

/// Whether `call` opens something to read that holds nothing of its own, so
/// that nothing comes of closing it: a buffer in memory, a stream or a
/// descriptor that stays somebody else's.
fn only_reads_what_is_lent<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> bool {
    let Some(view) = Call::cast(call) else {
        return false;
    };
    let model = cx.model();
    // What is dropped is not completed by anybody.
    let is_tar = view
        .function()
        .is_some_and(|function| model.is_named(function, "tarfile.open"));
    let buffer = view.keyword("fileobj");
    if is_tar && buffer.is_some_and(|buffer| is_in_memory(buffer, model)) {
        return true;
    }
    if !reads_only(call, opener) {
        return false;
    }
    if let Some(value) = view.keyword("closefd") {
        return matches!(value.text(), "False" | "0");
    }
    let named = |name| view.keyword(name);
    let path = view
        .positional(0)
        .or_else(|| named("name"))
        .or_else(|| named("filename"));
    let stream = named("fileobj");
    let mut sources = [path, stream, named("file")].into_iter().flatten();
    path.is_none() && stream.is_some_and(|stream| is_parameter(stream, model))
        || path.is_some_and(|path| is_open_file(path, cx))
        || sources.any(|source| is_in_memory(source, model))
}

fn is_parameter<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    model.symbol_of(name).is_some_and(|id| {
        let mut bindings = model.symbol(id).bindings.iter();
        bindings.all(|binding| binding.kind == BindingKind::Parameter)
    })
}

/// Whether `expression` is a stream in memory, or a name for one.
fn is_in_memory<'t>(expression: Node<'t>, model: &Model<'t>) -> bool {
    const MEMORY: &[&str] = &[
        "StringIO.StringIO",
        "_io.BytesIO",
        "cStringIO.StringIO",
        "io.BytesIO",
        "io.StringIO",
    ];
    let made = model
        .only_value(expression)
        .or_else(|| value_before(expression, model))
        .unwrap_or(expression);
    let Some(function) = Call::cast(made).and_then(Call::function) else {
        return false;
    };
    let names = model.qualified_names(function);
    !names.is_empty() && names.iter().all(|name| MEMORY.contains(&name.as_str()))
}

pub(super) fn named_opener<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    let facts = cx.resources();
    let function = Call::cast(node)?.function()?;
    let attribute = Attribute::cast(function);
    let last = attribute.and_then(|view| view.name()).unwrap_or(function);
    if !facts.may_open(last.text()) || holds_nothing(node) || is_patched_around(node, last, cx) {
        return None;
    }
    let names = names_of(function, cx);
    if names.is_empty() {
        let object = attribute.and_then(|view| view.object());
        let is_path = last.text() == "open" && object.is_some_and(|it| cx.model().is_path(it));
        let path = || is_path.then(|| facts.opener("pathlib.Path.open")).flatten();
        return path();
    }
    let openers: Option<Vec<_>> = names.iter().map(|name| facts.opener(name)).collect();
    let openers = openers?;
    let alike = openers.windows(2).all(|pair| pair[0].kind == pair[1].kind);
    // Where imports disagree, the way to close that suits them all.
    let closing = openers
        .iter()
        .find(|opener| opener.with == Closing::Closing);
    closing.or(openers.first()).copied().filter(|_| alike)
}

/// Whether a name is that of a class, as names of classes are written.
pub fn starts_upper(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    name.starts_with(|c: char| c.is_uppercase())
}

/// Whether nothing is lost with what the call opens: its buffer is one that
/// nobody else has, as in `ZipFile(BytesIO(data))`, or it is all in a URL.
fn holds_nothing(call: Node<'_>) -> bool {
    let Some(call) = Call::cast(call) else {
        return false;
    };
    let by_name = ["fileobj", "file", "filename"].into_iter();
    let mut given = by_name
        .filter_map(|name| call.keyword(name))
        .chain(call.positional(0));
    // A URL that is its own answer.
    let is_data = |url: Node<'_>| {
        url.is(Kind::String) && url.text().trim_matches(['"', '\'']).starts_with("data:")
    };
    call.positional(0).is_some_and(is_data)
        || given.any(|given| {
            let callee = Call::cast(given).and_then(Call::function);
            let name = callee.map(|it| it.child(Field::Attribute).unwrap_or(it).text());
            name.is_some_and(|name| name.ends_with("BytesIO") || name.ends_with("StringIO"))
        })
}

/// Whether a `with` or decorator around the call replaces what is called:
/// `with patch("builtins.open"):`.
fn is_patched_around<'t>(call: Node<'t>, name: Node<'t>, cx: &Context<'t>) -> bool {
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

/// What the function that `call` calls opens for its caller.
fn handed_over_by<'t>(call: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    let model = cx.model();
    let callee = Call::cast(call)?.function()?;
    if !is_used_like_a_file(call, cx) {
        return None;
    }
    if callee.is(Kind::Identifier)
        && let Some(function) = model.called_function(callee)
    {
        return cx.handed_over_by(function);
    }
    // Other modules are asked last.
    if !cx.has_project() {
        return None;
    }
    match cx.imported(model.import_origin(callee)?)? {
        Export::Returns(names) => cx.resources().handed_over(&names),
        _ => None,
    }
}

/// Whether `call` is used in a way in which what it gives could be a file that
/// nobody closes: by a method of files, or in a loop or by a function that reads
/// it if the callee is named so.
fn is_used_like_a_file<'t>(call: Node<'t>, cx: &Context<'t>) -> bool {
    let (model, facts) = (cx.model(), cx.resources());
    let is_method = |call: Node<'_>| {
        let attribute = call.child(Field::Function);
        let name = attribute.and_then(|attribute| attribute.child(Field::Attribute));
        name.is_some_and(|name| facts.is_method(name.text()))
    };
    let function = call.child(Field::Function);
    let name = function.map(|node| node.child(Field::Attribute).unwrap_or(node));
    let is_named_so = name.is_some_and(|name| name.text().contains("open"));
    match use_of(call) {
        Use::Method(by) => is_method(by),
        Use::Discarded(_) => is_named_so,
        Use::Iterated(_) | Use::Argument(_) if !is_named_so => false,
        Use::Iterated(by) => matches!(by.kind(), Kind::ForStatement | Kind::ForInClause),
        Use::Argument(outer) => outer.child(Field::Function).is_some_and(|function| {
            let names = names_of(function, cx);
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
            references.any(|name| matches!(use_of(name), Use::Method(by) if is_method(by)))
        }
        _ => false,
    }
}

/// The names of a function, as the tables have them. What the user names is
/// known by its relative imports, in its own module, and as the method of an
/// instance, too.
fn names_of<'t>(function: Node<'t>, cx: &Context<'t>) -> Vec<String> {
    let names = cx.model().qualified_names(function);
    let facts = cx.resources();
    if !facts.has_added() {
        return names;
    }
    if names.is_empty() {
        let configured = configured_name(function, cx);
        return configured.map(str::to_owned).into_iter().collect();
    }
    let absolute = |name: String| match facts.relative(&name) {
        Some(known) => known.to_owned(),
        None => name,
    };
    names.into_iter().map(absolute).collect()
}

fn configured_name<'t>(function: Node<'t>, cx: &Context<'t>) -> Option<&'t str> {
    let Some(method) = Attribute::cast(function) else {
        return defined_here(function, "", cx);
    };
    let class = class_of(method.object()?, cx.model())?;
    let method = format!(".{}", method.name()?.text());
    match cx.model().qualified_names(class).as_slice() {
        [] => defined_here(class, &method, cx),
        [class] => cx.resources().known(&format!("{class}{method}")),
        _ => None,
    }
}

/// The user's name for `definition`, a name of this module, and then `rest`.
fn defined_here<'t>(definition: Node<'t>, rest: &str, cx: &Context<'t>) -> Option<&'t str> {
    let model = cx.model();
    let symbol = model.symbol(model.symbol_of(definition)?);
    let own = model.scope(symbol.scope).kind == ScopeKind::Module && symbol.bindings.len() == 1;
    let path = cx.tree().source().path().with_extension("");
    let mut module: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    module.retain(|part| *part != "__init__");
    let name = format!("{}{rest}", definition.text());
    own.then(|| cx.resources().in_module(&module, &name))
        .flatten()
}

/// The class of which `expression` is certainly an instance: it is called
/// there, or what a name is bound to once.
fn class_of<'t>(expression: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let mut node = expression.unparenthesized();
    if node.is(Kind::Identifier) {
        node = model.only_value(node)?.unparenthesized();
    }
    Call::cast(node)?.function()
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
        Closing::With if reshape::is_broken_between_brackets(call) => {
            Some((format!("({text})"), None))
        }
        Closing::With => Some((text.to_owned(), None)),
        Closing::Closing => {
            let (closing, import) = cx.import(call, "contextlib", "closing")?;
            Some((format!("{closing}({text})"), import))
        }
    }
}

/// Whether the file is for Python 2.7, or for that as well, as far as its
/// names tell.
pub fn may_be_python2(cx: &Context<'_>) -> bool {
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
    match (cx.target(), cx.settings().python) {
        (Target::Python2, _) => true,
        (Target::Python3, Some(Python::Three)) => false,
        _ => {
            NAMES
                .iter()
                .any(|name| model.spelled(name).next().is_some())
                && !model.tree().nodes().any(is_new_syntax)
        }
    }
}

/// Whether no Python 2 can read the node.
fn is_new_syntax(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Await
            | Kind::Interpolation
            | Kind::MatchStatement
            | Kind::NamedExpression
            | Kind::NonlocalStatement
            | Kind::Type
    )
}

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
