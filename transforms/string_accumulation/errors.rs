//! Errors in a loop that do not end the function: who catches them, and who
//! would then see the accumulator.

use super::flow::{CLIMB, is_in_loop, leaves, within_frame};
use crate::transform::prelude::*;

/// A statement that goes on after an error in its suite.
pub(super) enum Catcher {
    /// `try` with handlers or a `finally`.
    Try,
    /// `with` and a manager that is not known to let errors through.
    With,
}

/// The first statement around `inner` that lets one of `seen` be read after
/// an error inside `inner`, in place of what `start`, in the suite `block`,
/// has set.
pub(super) fn catcher<'t>(
    inner: Node<'t>,
    seen: &[Node<'t>],
    everyone_sees: bool,
    (start, block): (Node<'t>, Node<'t>),
    model: &Model<'t>,
) -> Option<(Node<'t>, Catcher)> {
    let mut child = inner;
    for ancestor in within_frame(inner) {
        let watched = child;
        child = ancestor;
        let reached = |read: &Node<'t>| {
            if is_in_loop(ancestor) {
                // The next round sets it anew before it reads it.
                let after = block.contains(*read) && read.start() >= start.end();
                !(after && watched.contains(*read))
            } else {
                !watched.contains(*read) && read.start() >= ancestor.start()
            }
        };
        match ancestor.kind() {
            Kind::TryStatement => {
                let Some(view) = syntax::Try::cast(ancestor) else {
                    continue;
                };
                let is_body = view.body() == Some(watched);
                let goes_on = is_body
                    && (view.handlers().any(|handler| !always_leaves(handler))
                        || view.finally().is_some_and(leaves));
                // The `else` clause runs only when there was no error.
                let otherwise = |read: &Node<'t>| {
                    view.alternative()
                        .is_some_and(|clause| clause.contains(*read))
                        && !is_in_loop(ancestor)
                };
                if goes_on
                    && (everyone_sees || seen.iter().any(|read| reached(read) && !otherwise(read)))
                {
                    return Some((ancestor, Catcher::Try));
                }
                let in_clause = |read: &Node<'t>| {
                    view.finally().is_some_and(|clause| clause.contains(*read))
                        || is_body && view.handlers().any(|handler| handler.contains(*read))
                };
                if watched.kind() != Kind::FinallyClause && seen.iter().any(in_clause) {
                    return Some((ancestor, Catcher::Try));
                }
            }
            Kind::WithStatement
                if watched.is(Kind::Block)
                    && !lets_errors_through(ancestor, model)
                    && (everyone_sees || seen.iter().any(reached)) =>
            {
                return Some((ancestor, Catcher::With));
            }
            _ => {}
        }
    }
    None
}

/// Whether the handler leaves the function whatever happens.
fn always_leaves(handler: Node<'_>) -> bool {
    let last = handler
        .child_of_kind(Kind::Block)
        .and_then(|block| block.named_children().last());
    last.is_some_and(|last| matches!(last.kind(), Kind::ReturnStatement | Kind::RaiseStatement))
        && !leaves(handler)
}

/// Whether no manager of the `with` statement can swallow an error: files and
/// other resources that are known.
fn lets_errors_through<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    let Some(view) = syntax::With::cast(statement) else {
        return false;
    };
    let facts = &Settings::standard().resources;
    view.items().all(|item| {
        let Some(function) = syntax::Call::cast(item).and_then(syntax::Call::function) else {
            return false;
        };
        let names = model.qualified_names(function);
        let known = |name: &String| {
            Strings::builtin().is_strict_manager(name) || facts.opener(name).is_some()
        };
        if names.is_empty() {
            let method = syntax::Attribute::cast(function).and_then(|view| view.name());
            return method.is_some_and(|name| name.text() == "open");
        }
        names.iter().all(known)
    })
}

/// Whether an error in adding a piece (it is no text) could be dealt with
/// between `statement` and the suite `outermost`, so that the loop went on.
pub(super) fn survives_error<'t>(
    statement: Node<'t>,
    outermost: Node<'t>,
    python2: bool,
    model: &Model<'t>,
) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take(CLIMB) {
        if ancestor == outermost {
            return false;
        }
        match ancestor.kind() {
            Kind::TryStatement => {
                let view = syntax::Try::cast(ancestor).filter(|view| view.body() == Some(child));
                let caught = view.is_some_and(|view| {
                    view.handlers()
                        .any(|handler| may_catch_type_error(handler, python2))
                        || view.finally().is_some_and(|clause| {
                            clause.descendants().any(|node| {
                                matches!(
                                    node.kind(),
                                    Kind::ReturnStatement
                                        | Kind::BreakStatement
                                        | Kind::ContinueStatement
                                )
                            })
                        })
                });
                if caught {
                    return true;
                }
            }
            Kind::WithStatement
                if child.is(Kind::Block) && !lets_errors_through(ancestor, model) =>
            {
                return true;
            }
            _ => {}
        }
        child = ancestor;
    }
    true
}

/// Whether somebody between `statement` and the suite `outermost` could deal
/// with an error in `statement`, and see what it has done until then.
pub(super) fn is_watched<'t>(statement: Node<'t>, outermost: Node<'t>, model: &Model<'t>) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take(CLIMB) {
        if ancestor == outermost {
            return false;
        }
        let watched = match ancestor.kind() {
            Kind::TryStatement => syntax::Try::cast(ancestor)
                .is_none_or(|view| view.body() == Some(child) || view.finally().is_some()),
            Kind::WithStatement => child.is(Kind::Block) && !lets_errors_through(ancestor, model),
            _ => false,
        };
        if watched {
            return true;
        }
        child = ancestor;
    }
    true
}

fn may_catch_type_error(handler: Node<'_>, python2: bool) -> bool {
    let mut header = handler
        .named_children()
        .take_while(|node| !node.is(Kind::Block))
        .peekable();
    if header.peek().is_none() {
        return true;
    }
    let aliases: Vec<_> = handler
        .descendants()
        .filter(|node| node.is(Kind::AsPatternTarget) || node.field() == Field::Alias)
        .collect();
    header
        .flat_map(|part| std::iter::once(part).chain(part.descendants()))
        .any(|node| {
            node.is(Kind::Identifier)
                && !aliases.iter().any(|alias| alias.contains(node))
                && Strings::builtin().may_raise(node.text(), python2)
        })
}
