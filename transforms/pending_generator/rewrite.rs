//! The loop inside `try`, with `close()` in its `finally`.
//!
//! The generator's call stays where it is, byte for byte: the text before it
//! becomes `gen = `, and is put again after it.

use super::follow::Consumed;
use super::{Judged, Refusal};
use crate::transform::prelude::*;

pub(super) const LOCAL_NAMES: &[&str] = &[
    "gen", "gen1", "gen2", "gen3", "gen4", "gen5", "gen6", "gen7", "gen8", "gen9",
];
pub(super) const MODULE_NAMES: &[&str] = &[
    "_gen", "_gen1", "_gen2", "_gen3", "_gen4", "_gen5", "_gen6", "_gen7", "_gen8", "_gen9",
];

const LAYOUT: Refusal = (
    "layout",
    "Give the generator a name first, and close it after the loop in a `finally`.",
);

pub(super) fn close_after<'t>(
    cx: &Context<'t>,
    view: syntax::For<'t>,
    consumed: &Consumed<'t>,
) -> Judged {
    let node = view.node();
    if view.alternative().is_some() && consumed.may_stop_early {
        // What is around the generator is dropped before the `else`.
        return Err((
            "order",
            "Close the generator before what the `else` clause does, or after it, as you need.",
        ));
    }
    let Some(name) = fresh_name(cx, node, LOCAL_NAMES, MODULE_NAMES) else {
        return Err((
            "dynamic-scope",
            "Close the generator after the loop in a `finally`, by a name that does no harm.",
        ));
    };
    let edits = edits(node, consumed, name).ok_or(LAYOUT)?;
    Ok(edits)
}

/// A name for something of `statement`; `None` where a new name, or a new
/// line, could be noticed.
pub(super) fn fresh_name<'t>(
    cx: &Context<'t>,
    statement: Node<'t>,
    local: &[&'static str],
    module: &[&'static str],
) -> Option<&'static str> {
    let model = cx.model();
    let names = if model.is_at_module_level(statement) {
        module
    } else {
        local
    };
    let traced = model.spelled("settrace").next().is_some();
    cx.fresh_name(statement, names.iter().copied())
        .filter(|_| !traced)
}

fn edits<'t>(node: Node<'t>, consumed: &Consumed<'t>, name: &str) -> Option<Fix> {
    let call = consumed.call;
    let source = node.tree().source();
    let arguments = syntax::Call::cast(call)?.arguments()?;
    if source
        .slice(Span::new(consumed.name.end(), arguments.start()))
        .contains(['\n', '\r'])
    {
        return None;
    }
    let footer = [
        Line::new("finally:"),
        Line::inner(format!("{name}.close()")),
    ];
    let wrapped = reshape::wrap(node, node, &[Line::new("try:")], &footer)?;
    let reshape::Wrapped {
        mut edits,
        footprint,
        indent,
        inner,
        newline,
    } = wrapped;
    let header = edits
        .iter_mut()
        .find(|edit| edit.span.end == node.start())?;
    let above = header
        .text
        .strip_suffix(&format!("try:{newline}{inner}"))?
        .to_owned();
    header.text = format!("{above}{name} = ");
    header.span.end = call.start();
    let moving = Span::new(node.start(), call.end());
    edits.retain(|edit| !(edit.span.is_empty() && inside(edit.span, moving)));

    let unit = inner.strip_prefix(&indent)?;
    let before = moved(node, Span::new(node.start(), call.start()), unit)?;
    let text = format!("{newline}{indent}try:{newline}{inner}{before}{name}");
    edits.push(Edit::insert(call.end(), text));
    let column = format!("{indent}{name} = ").len();
    edits.extend(reshape::aligned(node, call, column));
    let fix = Fix::new(
        "Close the generator after the loop",
        Applicability::Safe,
        edits,
    );
    Some(fix.claiming([footprint]))
}

fn inside(at: Span, region: Span) -> bool {
    region.start < at.start && at.start < region.end
}

/// The text under `span`, whose lines go one level further in.
fn moved<'t>(node: Node<'t>, span: Span, unit: &str) -> Option<String> {
    let tree = node.tree();
    let text = tree.source().slice(span);
    if !text.contains(['\n', '\r']) {
        return Some(text.to_owned());
    }
    let lines = tree.source().lines();
    let starts = lines
        .starts()
        .iter()
        .filter(|&&start| span.start < start && start <= span.end);
    let mut out = String::new();
    let mut from = span.start;
    for &start in starts {
        if tree.lexed().string_around(start).is_some() {
            return None;
        }
        out.push_str(tree.source().slice(Span::new(from, start)));
        out.push_str(unit);
        from = start;
    }
    out.push_str(tree.source().slice(Span::new(from, span.end)));
    Some(out)
}
