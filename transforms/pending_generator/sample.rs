//! Expressions that let a generator go before it is done: under `with
//! contextlib.closing(…)`.

use super::bound::{Given, Rest, rest};
use super::follow::Consumed;
use super::rewrite::{LOCAL_NAMES, MODULE_NAMES, fresh_name};
use super::{Judged, Refusal};
use crate::transform::prelude::*;

const LOCAL_VALUES: &[&str] = &["value", "value1", "value2", "value3"];
const MODULE_VALUES: &[&str] = &["_value", "_value1", "_value2", "_value3"];

/// The statement of `used`, an expression that takes items of the generator,
/// with the generator closed behind it, and what could be noticed before that
/// behind the closing.
pub(super) fn close_around<'t>(
    cx: &Context<'t>,
    consumed: &Consumed<'t>,
    used: Node<'t>,
) -> Judged {
    let call = consumed.call;
    let statement = used.statement().ok_or(LAYOUT)?;
    check_place(cx, consumed, used, statement)?;
    let rest = rest(cx, consumed, used, statement).ok_or((
        "order",
        "The rest of the statement would run before the generator is closed. Give the result a \
         name in a statement of its own, under `with contextlib.closing(…)`.",
    ))?;
    let name = fresh_name(cx, statement, LOCAL_NAMES, MODULE_NAMES).ok_or(DYNAMIC)?;
    let (closing, import) = cx.import(call, "contextlib", "closing").ok_or((
        "names-taken",
        "It needs `contextlib.closing`, and the name `contextlib` is in use, here or by a module \
         beside the file, or another module takes all names of this one.",
    ))?;
    let header = Line::new(format!("with {closing}({}) as {name}:", call.text()));
    let mut inside = vec![Edit::replace(call.span(), name)];
    let mut lead = String::new();
    let mut footer = Vec::new();
    if let Rest::Given(Given { value, is_kept }) = rest {
        let given = fresh_name(cx, statement, LOCAL_VALUES, MODULE_VALUES).ok_or(DYNAMIC)?;
        let before = Span::new(statement.start(), value.start());
        let binding = statement.tree().source().slice(before);
        if binding.contains(['\n', '\r']) {
            return Err(LAYOUT);
        }
        lead = format!("{given} = ");
        if !binding.is_empty() {
            footer.push(Line::new(format!("{binding}{given}")));
            inside.insert(0, Edit::delete(before));
        }
        if is_kept {
            footer.push(Line::new(format!("del {given}")));
        }
    }
    let mut wrapped = reshape::wrap(statement, statement, &[header], &footer).ok_or(LAYOUT)?;
    let mut ahead = wrapped.edits.iter_mut();
    ahead
        .find(|edit| edit.span.end == statement.start())
        .ok_or(LAYOUT)?
        .text
        .push_str(&lead);
    let footprint = wrapped.footprint;
    let fix = Fix::new(
        "Close the generator in a `with` statement",
        Applicability::Safe,
        reshape::combine(wrapped, inside),
    );
    Ok(fix
        .claiming([footprint, statement.span()])
        .importing(import))
}

const DYNAMIC: Refusal = (
    "dynamic-scope",
    "Take the items in a `with contextlib.closing(…)`, by a name that does no harm.",
);

const LAYOUT: Refusal = (
    "layout",
    "Put the statement on a line of its own, then this can be fixed.",
);

/// Whether the generator can be made ahead of the statement, and be closed
/// behind it.
fn check_place<'t>(
    cx: &Context<'t>,
    consumed: &Consumed<'t>,
    used: Node<'t>,
    statement: Node<'t>,
) -> Result<(), Refusal> {
    match place_in_statement(consumed.call, statement, &[]) {
        Place::First => {}
        Place::Conditional => {
            return Err((
                "conditional-position",
                "It is made only in some cases, or many times. Write the cases out as statements, \
                 and close each generator with `contextlib.closing`.",
            ));
        }
        Place::Elsewhere => {
            return Err((
                "deferred",
                "It is made at another time than the statement runs. Move it into a function that \
                 closes it with `contextlib.closing`.",
            ));
        }
        Place::After(_) | Place::Unknown => return Err(ORDER),
    }
    if consumed.is_tangled(cx) {
        return Err(ORDER);
    }
    let suspends = used
        .descendants()
        .any(|node| matches!(node.kind(), Kind::Yield | Kind::Await));
    if suspends {
        return Err((
            "suspends",
            "There is an `await` or `yield` while it is pending. Take that out of the expression, \
             then close the generator with `contextlib.closing`.",
        ));
    }
    if is_repeated(cx.model(), statement) {
        return Err((
            "in-loop",
            "Each turn of the loop makes a new generator and leaves it. Make one before the loop, \
             or close each with `contextlib.closing`.",
        ));
    }
    Ok(())
}

const ORDER: Refusal = (
    "order",
    "Give each part of the expression a name first, then close the generator with \
     `contextlib.closing`.",
);

/// Whether a loop of the same function runs the statement again and again.
fn is_repeated<'t>(model: &Model<'t>, statement: Node<'t>) -> bool {
    let frame = model.frame_of(statement);
    let mut child = statement;
    for ancestor in statement.ancestors() {
        if model.opened_by(ancestor) == Some(frame) {
            return false;
        }
        let in_body = child.field() == Field::Body;
        if in_body && matches!(ancestor.kind(), Kind::ForStatement | Kind::WhileStatement) {
            return true;
        }
        child = ancestor;
    }
    false
}
