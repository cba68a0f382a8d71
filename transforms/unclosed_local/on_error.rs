//! Whether an exception goes past what closes a resource.

use super::closing::{guard_of, is_left_early, said};
use super::{Opened, Resource, Verdict, noun, rewrite};
use crate::transform::prelude::*;

pub(super) fn verdict(resource: &Resource<'_, '_>) -> Option<Verdict> {
    let Resource {
        opened,
        extent,
        usage,
        outside,
        flow,
        cx,
    } = resource;
    // Somebody closes it elsewhere, or thought of exceptions.
    let elsewhere = outside.quiet || !outside.doubts.is_empty() || !outside.closes.is_empty();
    let closers: Vec<_> = usage
        .closes
        .iter()
        .map(|&close| sure_guard_of(close, opened).unwrap_or(close))
        .chain(extent.close)
        .collect();
    if elsewhere || extent.rebound || closers.iter().any(|close| is_for_errors(*close, opened)) {
        return None;
    }
    let passed = match flow.runs_after_unless_swallowed(opened.statement, &closers) {
        Runs::UnlessRaised => true,
        // A handler outside the block goes on.
        Runs::Sometimes => extent.close.is_some() && !is_left_early(&extent.members),
        Runs::Always | Runs::Never | Runs::Unknown => false,
    };
    let used = |member: &Node<'_>| usage.mentions.iter().any(|name| member.contains(*name));
    let last = match extent.close {
        Some(_) => extent.members.len(),
        None => extent.members.iter().rposition(used)? + 1,
    };
    let span = &extent.members[..last];
    if !passed || span.iter().all(|member| is_plain(*member, opened)) {
        return None;
    }
    let message = format!(
        "This {} stays open when an exception passes its `close()`. CPython closes it when the \
         name goes away; PyPy may do so much later, or never.",
        noun(opened.opener)
    );
    let fix = match extent.outside.is_empty() {
        true => rewrite::hang_below(opened, span, extent.close, cx),
        false => Err((
            Reason("used-after-block"),
            "It is used outside the block that opens it. Open it with `with` around all its uses."
                .into(),
        )),
    };
    let doubt = (
        Reason("closed-unless-raised"),
        "The fix is right if nothing needs it open while the exception is handled.".into(),
    );
    Some(said(message, Err(doubt), fix))
}

/// The `if` of `if f: f.close()`. What calls something may say no to an open
/// file.
fn sure_guard_of<'t>(close: Node<'t>, opened: &Opened<'t>) -> Option<Node<'t>> {
    guard_of(close, opened).filter(|guard| {
        guard.child(Field::Condition).is_some_and(|condition| {
            let mut inside = std::iter::once(condition).chain(condition.descendants());
            !inside.any(|part| part.is(Kind::Call))
        })
    })
}

/// Whether `close` stands in a `finally` or a handler behind the opening.
fn is_for_errors<'t>(close: Node<'t>, opened: &Opened<'t>) -> bool {
    let block = opened.statement.parent();
    close
        .ancestors()
        .take_while(|node| Some(*node) != block)
        .any(|node| matches!(node.kind(), Kind::ExceptClause | Kind::FinallyClause))
}

/// Whether the statement is straight work on the file, in which only the file
/// itself could fail.
fn is_plain<'t>(member: Node<'t>, opened: &Opened<'t>) -> bool {
    const TEXT: &[&str] = &[
        "lower",
        "lstrip",
        "replace",
        "rstrip",
        "split",
        "splitlines",
        "strip",
        "upper",
    ];
    let of_file = |call: Node<'t>| {
        let mut call = call;
        while let Some(view) = call
            .child(Field::Function)
            .and_then(syntax::Attribute::cast)
        {
            match view.object() {
                Some(owner) if owner.text() == opened.name.text() => return true,
                Some(owner)
                    if owner.is(Kind::Call)
                        && TEXT.contains(&view.name().map_or("", Node::text)) =>
                {
                    call = owner;
                }
                _ => return false,
            }
        }
        false
    };
    let simple = matches!(
        member.kind(),
        Kind::ExpressionStatement | Kind::PassStatement
    );
    simple
        && member.descendants().all(|node| match node.kind() {
            Kind::Call => of_file(node),
            Kind::BinaryOperator => is_constant(node),
            Kind::Await
            | Kind::PatternList
            | Kind::Subscript
            | Kind::TuplePattern
            | Kind::Yield => false,
            _ => true,
        })
}
