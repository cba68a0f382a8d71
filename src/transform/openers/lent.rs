//! What is opened and holds nothing of its own.

use super::reads_only;
use crate::facts::Opener;
use crate::semantic::{BindingKind, Model};
use crate::syntax::{Call, Field, Node};
use crate::transform::Context;

/// Whether nothing comes of closing what `call` opens: its buffer is one that
/// nobody else has, as in `ZipFile(BytesIO(data))`, or it only reads a buffer in
/// memory, or a stream or descriptor that stays somebody else's.
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
    if sources.clone().any(makes_buffer) {
        return true;
    }
    if !reads_only(call, opener) {
        return false;
    }
    if let Some(value) = named("closefd") {
        return matches!(value.text(), "False" | "0");
    }
    path.is_none() && stream.is_some_and(|stream| is_parameter(stream, model))
        || sources.any(|source| model.only_value(source).is_some_and(makes_buffer))
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
