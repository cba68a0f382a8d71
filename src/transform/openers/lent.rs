//! What is opened and holds nothing of its own.

use super::{named_opener, reads_only};
use crate::facts::Opener;
use crate::semantic::Model;
use crate::syntax::{Call, Field, Kind, Node};
use crate::transform::Context;
use crate::transform::streams::{is_open_file, made_of, value_before};

/// Whether nothing comes of closing what `call` opens: its buffer is one that
/// nobody else has, as in `ZipFile(BytesIO(data))`, or it only reads a buffer in
/// memory, or a stream or descriptor that stays somebody else's; or it is all in
/// a URL, or a database in memory.
pub(super) fn holds_nothing<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> bool {
    let Some(view) = Call::cast(call) else {
        return false;
    };
    let model = cx.model();
    let named = |name| view.keyword(name);
    if opener.kind == "connection" {
        let database = view.positional(0).or_else(|| named("database"));
        return database.is_some_and(|it| it.is(Kind::String) && unquoted(it) == ":memory:");
    }
    let stream = stream_of(view, model);
    let path = view
        .positional(0)
        .or_else(|| named("name"))
        .or_else(|| named("filename"));
    let sources = [path, stream, named("file")];
    let mut sources = sources.into_iter().flatten();
    if sources.clone().any(makes_buffer) || view.positional(0).is_some_and(is_data) {
        return true;
    }
    // What is dropped is not completed by anybody.
    let is_tar = view
        .function()
        .is_some_and(|function| model.is_named(function, "tarfile.open"));
    if is_tar && stream.is_some_and(|stream| is_buffer(stream, model)) {
        return true;
    }
    if !reads_only(call, opener) {
        return false;
    }
    if let Some(value) = named("closefd") {
        return matches!(value.text(), "False" | "0");
    }
    let opens = |source| named_opener(source, cx).is_some();
    let own_path = path.filter(|path| !path.is(Kind::NoneLiteral));
    stream.is_some_and(|stream| {
        let surely = own_path.is_none() || is_surely_given(stream, model);
        surely && !takes_mode_of_written(view, cx)
    }) || path.is_some_and(|path| is_open_file(path, cx) || opens(path))
        || sources.any(|source| is_buffer(source, model))
}

/// The stream that is passed in for what is opened, next to its name.
fn stream_of<'t>(call: Call<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let by_position = || {
        let function = call.function()?;
        let is = |name| model.is_named(function, name);
        if is("tarfile.open") || is("tarfile.TarFile.open") {
            return call.positional(2);
        }
        call.positional(3).filter(|_| is("gzip.GzipFile"))
    };
    let stream = call.keyword("fileobj").or_else(by_position)?;
    (!stream.is(Kind::NoneLiteral)).then_some(stream)
}

/// Whether a stream is passed in whatever happens: it is made there, or is a
/// name that is nowhere bound to `None`.
fn is_surely_given<'t>(stream: Node<'t>, model: &Model<'t>) -> bool {
    let is_none = |bound: Node<'t>| {
        let holder = bound.parent();
        let value = holder.and_then(|it| it.child(Field::Right).or(it.child(Field::Value)));
        value.is_some_and(|value| value.text().contains("None"))
    };
    match stream.kind() {
        Kind::Call => true,
        Kind::Identifier => model.symbol_of(stream).is_some_and(|id| {
            let mut bindings = model.symbol(id).bindings.iter();
            !bindings.any(|binding| is_none(model.tree().node(binding.node)))
        }),
        _ => false,
    }
}

/// Whether what `call` opens gets its mode from a stream that is written.
pub(super) fn takes_mode_of_written<'t>(call: Call<'t>, cx: &Context<'t>) -> bool {
    let model = cx.model();
    let takes_mode = call
        .function()
        .is_some_and(|function| model.is_named(function, "gzip.GzipFile"));
    let given = call.keyword("mode").or_else(|| call.positional(1));
    let is_written = |stream| {
        let made = made_of(stream, model).unwrap_or(stream);
        named_opener(made, cx).is_some_and(|opener| !reads_only(made, opener))
    };
    takes_mode
        && given.is_none_or(|mode| mode.is(Kind::NoneLiteral))
        && stream_of(call, model).is_some_and(is_written)
}

fn unquoted(string: Node<'_>) -> &str {
    string.text().trim_matches(['"', '\''])
}

/// Whether `expression` is a buffer in memory.
fn is_buffer<'t>(expression: Node<'t>, model: &Model<'t>) -> bool {
    let bound = model.only_value(expression);
    let made = bound.or_else(|| value_before(expression, model));
    makes_buffer(made.unwrap_or(expression))
}

/// Whether a URL is its own answer.
fn is_data(url: Node<'_>) -> bool {
    url.is(Kind::String) && unquoted(url).starts_with("data:")
}

/// Whether `expression` makes a buffer in memory.
fn makes_buffer(expression: Node<'_>) -> bool {
    let callee = Call::cast(expression).and_then(Call::function);
    let name = callee.map(|it| it.child(Field::Attribute).unwrap_or(it).text());
    name.is_some_and(|name| name.ends_with("BytesIO") || name.ends_with("StringIO"))
}
