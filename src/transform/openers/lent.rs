//! What is opened and holds nothing of its own.

use super::reads_only;
use crate::facts::Opener;
use crate::semantic::{BindingKind, Model};
use crate::syntax::{Call, Field, Kind, Node};
use crate::transform::Context;
use crate::transform::streams::{is_open_file, value_before};

/// Whether nothing comes of closing what `call` opens: its buffer is one that
/// nobody else has, as in `ZipFile(BytesIO(data))`, or it only reads a buffer in
/// memory, or a stream or descriptor that stays somebody else's; or it is all in
/// a URL.
pub(super) fn holds_nothing<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> bool {
    let Some(view) = Call::cast(call) else {
        return false;
    };
    let model = cx.model();
    let named = |name| view.keyword(name);
    let stream = named("fileobj");
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
    path.is_none() && stream.is_some_and(|stream| is_parameter(stream, model))
        || path.is_some_and(|path| is_open_file(path, cx))
        || sources.any(|source| is_buffer(source, model))
}

/// Whether `expression` is a buffer in memory.
fn is_buffer<'t>(expression: Node<'t>, model: &Model<'t>) -> bool {
    let bound = model.only_value(expression);
    let made = bound.or_else(|| value_before(expression, model));
    makes_buffer(made.unwrap_or(expression))
}

/// Whether a URL is its own answer.
fn is_data(url: Node<'_>) -> bool {
    url.is(Kind::String) && url.text().trim_matches(['"', '\'']).starts_with("data:")
}

/// Whether `expression` makes a buffer in memory.
fn makes_buffer(expression: Node<'_>) -> bool {
    let callee = Call::cast(expression).and_then(Call::function);
    let name = callee.map(|it| it.child(Field::Attribute).unwrap_or(it).text());
    name.is_some_and(|name| name.ends_with("BytesIO") || name.ends_with("StringIO"))
}

fn is_parameter<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    model.symbol_of(name).is_some_and(|id| {
        let bindings = &model.symbol(id).bindings;
        let mut kinds = bindings.iter().map(|binding| binding.kind);
        !bindings.is_empty() && kinds.all(|kind| kind == BindingKind::Parameter)
    })
}
