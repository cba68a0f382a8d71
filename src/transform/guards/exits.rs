//! Where code ends for those who lack something, and where they learn of it.

use super::catches;
use super::telling::{MISSING, Subject, Telling, is_telling};
use crate::syntax::{self, Field, Kind, Node};

/// Whether what follows `statement` in its suite runs only where the thing is
/// there.
pub(super) fn ends_suite(telling: &Telling, statement: Node<'_>, subject: &Subject<'_>) -> bool {
    match statement.kind() {
        Kind::IfStatement => {
            let Some(view) = syntax::If::cast(statement) else {
                return false;
            };
            let last = view
                .consequence()
                .and_then(|block| block.named_children().last());
            last.is_some_and(leaves) && view.condition().is_some_and(|node| telling.within(node))
        }
        // `try: import … except ImportError: return`.
        Kind::TryStatement => {
            let view = syntax::Try::cast(statement);
            let asks = statement
                .child(Field::Body)
                .is_some_and(|body| telling.within(body));
            asks && view.is_some_and(|view| {
                view.handlers().any(|handler| {
                    let last = handler.child_of_kind(Kind::Block);
                    let last = last.and_then(|block| block.named_children().last());
                    catches(handler, MISSING) && last.is_some_and(leaves)
                })
            })
        }
        Kind::ExpressionStatement => statement.named_children().next().is_some_and(|node| {
            let skips = ["importorskip", "import_module"];
            if skips.iter().any(|word| node.text().contains(word)) && telling.within(statement) {
                // `pytest.importorskip("…")`, `import_helper.import_module("…")`.
                return true;
            }
            if let Some(assignment) = syntax::Assignment::cast(node) {
                let target = assignment
                    .target()
                    .is_some_and(|node| node.text() == "pytestmark");
                return target && assignment.value().is_some_and(|node| telling.within(node));
            }
            let called = syntax::Call::cast(node).and_then(syntax::Call::function);
            called.is_some_and(|function| {
                std::iter::once(function)
                    .chain(function.descendants())
                    .any(|node| node.is(Kind::Identifier) && is_telling(node, subject))
            })
        }),
        _ => false,
    }
}

/// Whether a `try` uses the thing, and has a handler for the case that it is
/// missing: `try: from m import it`, `except ImportError: pass`.
pub(super) fn learns(node: Node<'_>, subject: &Subject<'_>) -> bool {
    let is_it = |node: Node<'_>| node.is(Kind::Identifier) && subject.names.contains(&node.text());
    let uses = |body: Node<'_>| body.descendants().any(is_it);
    syntax::Try::cast(node).is_some_and(|view| {
        view.handlers().any(|handler| catches(handler, MISSING))
            && node.child(Field::Body).is_some_and(uses)
    })
}

fn leaves(statement: Node<'_>) -> bool {
    match statement.kind() {
        Kind::ReturnStatement
        | Kind::RaiseStatement
        | Kind::ContinueStatement
        | Kind::BreakStatement => true,
        Kind::ExpressionStatement => {
            let text = statement.text();
            text.contains("skip") || text.contains("exit")
        }
        _ => false,
    }
}
