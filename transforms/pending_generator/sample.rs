//! Expressions that let a generator go before it is done: under `with
//! contextlib.closing(…)`.

use super::follow::Consumed;
use super::rewrite::fresh_name;
use super::{Judged, Refusal};
use crate::transform::prelude::*;

/// The statement of `used`, an expression that takes items of the generator,
/// with the generator closed behind it.
pub(super) fn close_around<'t>(
    cx: &Context<'t>,
    consumed: &Consumed<'t>,
    used: Node<'t>,
) -> Judged {
    let call = consumed.call;
    let statement = used.statement().ok_or(LAYOUT)?;
    check_place(cx, consumed, used, statement)?;
    let name = fresh_name(cx.model(), statement).ok_or((
        "dynamic-scope",
        "Take the items in a `with contextlib.closing(…)`, by a name that does no harm.",
    ))?;
    let (closing, import) = cx.import(call, "contextlib", "closing").ok_or((
        "names-taken",
        "It needs `contextlib.closing`, and the name `contextlib` is in use.",
    ))?;
    let header = Line::new(format!("with {closing}({}) as {name}:", call.text()));
    let wrapped = reshape::wrap(statement, statement, &[header], &[]).ok_or(LAYOUT)?;
    let footprint = wrapped.footprint;
    let inside = vec![Edit::replace(call.span(), name)];
    let fix = Fix::new(
        "Close the generator in a `with` statement",
        Applicability::Safe,
        reshape::combine(wrapped, inside),
    );
    Ok(fix
        .claiming([footprint, statement.span()])
        .importing(import))
}

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
    if consumed.tangled {
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
    if !is_all_there_is(used, statement) {
        return Err((
            "order",
            "The rest of the statement would run before the generator is closed. Give the result \
             a name in a statement of its own, under `with contextlib.closing(…)`.",
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

/// Whether nothing but a plain binding is left to do in the statement once
/// `used` is evaluated.
fn is_all_there_is<'t>(used: Node<'t>, statement: Node<'t>) -> bool {
    let mut node = used;
    while let Some(parent) = node.parent() {
        match parent.kind() {
            Kind::ParenthesizedExpression => node = parent,
            // `any`, `all`, `in` give a truth value.
            Kind::NotOperator if gives_truth(used) => node = parent,
            Kind::ExpressionStatement | Kind::ReturnStatement => return parent == statement,
            Kind::Assignment | Kind::AugmentedAssignment => {
                return node.field() == Field::Right
                    && parent.parent() == Some(statement)
                    && parent
                        .child(Field::Left)
                        .is_some_and(|target| is_plain(target, parent.kind()));
            }
            _ => return false,
        }
    }
    false
}

fn gives_truth(used: Node<'_>) -> bool {
    used.is(Kind::ComparisonOperator)
        || used
            .child(Field::Function)
            .is_some_and(|function| matches!(function.text(), "any" | "all"))
}

/// Targets whose binding runs no code that could tell.
fn is_plain(target: Node<'_>, binding: Kind) -> bool {
    match target.kind() {
        Kind::Identifier => true,
        _ if binding == Kind::AugmentedAssignment => false,
        Kind::Attribute => is_pure(target),
        Kind::Subscript => target.named_children().all(is_pure),
        Kind::PatternList | Kind::TuplePattern | Kind::ListPattern => {
            target.descendants().all(|node| {
                matches!(
                    node.kind(),
                    Kind::Identifier | Kind::ListSplatPattern | Kind::Token
                )
            })
        }
        _ => false,
    }
}

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
