//! Generators that have a name, and lose it at the end of the function.

use super::Judged;
use super::exits::is_left_early;
use crate::transform::prelude::*;

/// What can be done for the generator that `assignment` gives a name; `None`
/// where it is not surely left: it is closed, taken to its end or handed on.
pub(super) fn judge<'t>(cx: &Context<'t>, assignment: Node<'t>) -> Option<Judged> {
    let model = cx.model();
    let statement = assignment
        .parent()
        .filter(|node| node.is(Kind::ExpressionStatement))?;
    let id = model.symbol_of(assignment.child(Field::Left)?)?;
    let symbol = model.symbol(id);
    let frame = model.frame_of(assignment);
    let plain = symbol.scope == frame
        && !model.is_bound_elsewhere(id)
        && model.scope(frame).kind == ScopeKind::Function;
    if !plain || model.scope(frame).dynamic {
        return None;
    }
    let mut uses = uses_of(model, id);
    let deleted = matches!(uses.last()?.1, Use::Deleted(_));
    if deleted {
        uses.pop();
    }
    if symbol.bindings.len() > 1 + usize::from(deleted) {
        return None;
    }
    let ((_, last), earlier) = uses.split_last()?;
    let Use::Iterated(last) = *last else {
        return None;
    };
    let left = syntax::For::cast(last).is_some_and(|view| is_left_early(model, view));
    // A later turn of a loop around may take the rest.
    let again = last
        .ancestors()
        .take_while(|node| *node != last.tree().root() && !node.contains(assignment))
        .any(|node| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement));
    if !left
        || again
        || !earlier
            .iter()
            .all(|(name, used)| takes_some(model, *name, *used))
    {
        return None;
    }
    if deleted {
        return Some(Err((
            "name-bound",
            "Close the generator where its name is deleted.",
        )));
    }
    let first = uses.first()?.0;
    let fix = wrapped(statement, first, symbol.name).ok_or((
        "name-bound",
        "It is pending as long as its name stands for it. Close it with `contextlib.closing`, or \
         in a `finally`.",
    ));
    Some(fix)
}

/// Whether the use takes some items, or only looks, and lets the generator
/// live on.
fn takes_some<'t>(model: &Model<'t>, name: Node<'t>, used: Use<'t>) -> bool {
    match used {
        Use::Iterated(by) => syntax::For::cast(by).is_some_and(|view| is_left_early(model, view)),
        Use::Argument(call) => syntax::Call::cast(call).is_some_and(|view| {
            view.positional(0) == Some(name)
                && view
                    .function()
                    .is_some_and(|function| model.is_named(function, "builtins.next"))
        }),
        Use::Method(call) => call
            .child(Field::Function)
            .and_then(|function| function.child(Field::Attribute))
            .is_some_and(|method| matches!(method.text(), "__next__" | "next" | "send")),
        Use::Tested(_) => true,
        _ => false,
    }
}

/// What follows the assignment up to the end of the function, from the first
/// use on, in a `try`.
fn wrapped<'t>(statement: Node<'t>, first: Node<'t>, name: &str) -> Option<Fix> {
    let suite = statement.parent()?;
    suite
        .parent()
        .filter(|owner| owner.is(Kind::FunctionDefinition))?;
    let mut members = suite
        .named_children()
        .filter(|node| node.id() > statement.id());
    let from = members.find(|node| node.contains(first))?;
    let last = suite.named_children().last()?;
    let footer = [
        Line::new("finally:"),
        Line::inner(format!("{name}.close()")),
    ];
    let wrapped = reshape::wrap(from, last, &[Line::new("try:")], &footer)?;
    let fix = Fix::new(
        "Close the generator at the end of the function",
        Applicability::Unsafe,
        wrapped.edits,
    );
    Some(fix.claiming([wrapped.footprint]))
}
