//! Whether two calls may open the same file, as far as their paths tell.

use crate::transform::prelude::*;

/// How many expressions are followed to the end of a path.
const STEPS: usize = 8;

/// What the last component of a path is, or how it ends.
#[derive(Clone, Copy)]
struct End<'t> {
    text: &'t str,
    /// Whether the text is the whole component.
    whole: bool,
}

/// Whether the calls may open one file: two paths are known to differ only
/// where texts at their ends do, or where they are two parameters, of which
/// nobody gives one path to both. Symbolic links are left out of account.
pub(super) fn may_open_one_file<'t>(
    a: (Node<'t>, &Opener),
    b: (Node<'t>, &Opener),
    model: &Model<'t>,
) -> bool {
    let path = |(call, opener)| path_of(call, opener).map(|path| model.value_of(path));
    let (Some(a), Some(b)) = (path(a), path(b)) else {
        return true;
    };
    if is_parameter(a, model) && is_parameter(b, model) {
        return model.symbol_of(a) == model.symbol_of(b);
    }
    let (Some(a), Some(b)) = (end_of(a, model), end_of(b, model)) else {
        return true;
    };
    let ends_with = |long: End<'_>, short: End<'_>| {
        let (long, short) = (long.text.to_lowercase(), short.text.to_lowercase());
        long.ends_with(&short)
    };
    match (a.whole, b.whole) {
        (true, true) => a.text.eq_ignore_ascii_case(b.text),
        (true, false) => ends_with(a, b),
        (false, true) => ends_with(b, a),
        (false, false) => ends_with(a, b) || ends_with(b, a),
    }
}

/// The path that `call` opens; `None` where it is given in another way.
fn path_of<'t>(call: Node<'t>, opener: &Opener) -> Option<Node<'t>> {
    let view = syntax::Call::cast(call)?;
    if view.has_splat() {
        return None;
    }
    let is_method = opener.mode == Some(0);
    match is_method {
        true => view.function()?.child(Field::Object),
        false => view
            .positional(0)
            .or_else(|| view.keyword("file"))
            .or_else(|| view.keyword("filename")),
    }
}

/// Whether it is a name that only the caller gives a value to.
fn is_parameter<'t>(path: Node<'t>, model: &Model<'t>) -> bool {
    let symbol = path
        .is(Kind::Identifier)
        .then(|| model.symbol_of(path))
        .flatten();
    symbol.is_some_and(|id| {
        let bindings = model.symbol(id).bindings.as_slice();
        matches!(bindings, [only] if only.kind == BindingKind::Parameter)
    })
}

fn end_of<'t>(path: Node<'t>, model: &Model<'t>) -> Option<End<'t>> {
    let mut node = path;
    let mut whole = true;
    for _ in 0..STEPS {
        let last = match node.kind() {
            Kind::String | Kind::ConcatenatedString => return end_of_text(node, whole),
            Kind::BinaryOperator => {
                let view = syntax::BinaryOperator::cast(node)?;
                match view.operator()?.text() {
                    "+" => whole = false,
                    "/" => {}
                    _ => return None,
                }
                view.right()?
            }
            Kind::Call => {
                let view = syntax::Call::cast(node)?;
                if view.has_splat() || !joins_paths(view.function()?, model) {
                    return None;
                }
                view.argument_nodes().last()?
            }
            _ => return None,
        };
        node = model.value_of(last);
    }
    None
}

/// Whether a call of `function` gives a path that ends with its last argument.
fn joins_paths<'t>(function: Node<'t>, model: &Model<'t>) -> bool {
    ["os.path.join", "pathlib.Path"]
        .iter()
        .any(|name| model.is_named(function, name))
}

/// The end of a text of which nothing but its last part matters.
fn end_of_text(text: Node<'_>, whole: bool) -> Option<End<'_>> {
    let (part, whole) = match text.kind() {
        Kind::ConcatenatedString => (text.named_children().last()?, false),
        _ => (text, whole),
    };
    let mut parts = part
        .children()
        .filter(|node| !matches!(node.kind(), Kind::StringStart | Kind::StringEnd));
    let first = parts.next()?;
    let last = parts.last().unwrap_or(first);
    let content = last.text();
    if !last.is(Kind::StringContent) || content.contains(['\\', '{', '}']) {
        return None;
    }
    let whole = whole && first == last;
    match content.rsplit_once('/') {
        Some((_, "")) => None,
        Some((_, component)) => Some(End {
            text: component,
            whole: true,
        }),
        None => Some(End {
            text: content,
            whole,
        }),
    }
    .filter(|end| !matches!(end.text, "" | "." | ".."))
}
