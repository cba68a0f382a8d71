//! The loops around a statement, and which ways lead out of one without passing
//! its end.

use crate::transform::prelude::*;

/// How far up statements are followed. Python itself takes 100 levels of
/// indentation, each two or three nodes.
pub(super) const CLIMB: usize = 400;

/// Ancestors up to the function, class or module; `None` at the end of an
/// iteration that was given up.
pub(super) fn within_frame<'t>(node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    node.ancestors().take(CLIMB).take_while(|node| {
        !matches!(
            node.kind(),
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Module
        )
    })
}

pub(super) fn is_loop(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement)
}

pub(super) fn is_in_loop(node: Node<'_>) -> bool {
    within_frame(node).any(is_loop)
}

/// The outermost loop that `statement` is in and `block` is not. `None` when
/// there is none, or when the text is nested too deeply to tell.
pub(super) fn outermost_loop<'t>(statement: Node<'t>, block: Node<'t>) -> Option<Node<'t>> {
    let mut found = None;
    for ancestor in statement.ancestors().take(CLIMB) {
        if ancestor == block {
            return found;
        }
        if is_loop(ancestor) {
            found = Some(ancestor);
        }
    }
    None
}

/// Whether a `try` or `with` of `suite` stands around it.
pub(super) fn is_guarded<'t>(statement: Node<'t>, suite: Node<'t>) -> bool {
    within_frame(statement)
        .take_while(|node| *node != suite)
        .any(|node| matches!(node.kind(), Kind::TryStatement | Kind::WithStatement))
}

/// Whether the loop goes on after `statement` has run: not if its suite ends
/// by leaving it.
pub(super) fn goes_on_after(statement: Node<'_>, outermost: Node<'_>) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take(CLIMB) {
        if is_loop(child) {
            return true;
        }
        if ancestor.is(Kind::Block)
            && let Some(last) = ancestor.named_children().last()
        {
            match last.kind() {
                Kind::ReturnStatement | Kind::RaiseStatement => return false,
                Kind::BreakStatement => return acts_on(last) != Some(outermost),
                _ => {}
            }
        }
        if ancestor == outermost {
            return true;
        }
        child = ancestor;
    }
    true
}

/// Whether nothing comes after the loop: `while True`, or a loop whose `else`
/// leaves the function, without a `break`.
pub(super) fn is_endless(node: Node<'_>) -> bool {
    let condition = syntax::While::cast(node).and_then(syntax::While::condition);
    let turns_for_ever = condition
        .is_some_and(|condition| matches!(condition.unparenthesized().text(), "True" | "1"));
    let last = node
        .child(Field::Alternative)
        .and_then(|clause| clause.child_of_kind(Kind::Block))
        .and_then(|suite| suite.named_children().last());
    let is_left = last
        .is_some_and(|last| matches!(last.kind(), Kind::ReturnStatement | Kind::RaiseStatement));
    (turns_for_ever || is_left && is_loop(node))
        && !node
            .descendants()
            .any(|jump| jump.is(Kind::BreakStatement) && acts_on(jump) == Some(node))
}

/// Whether a `break` or `continue` in `region` acts on a loop around it.
pub(super) fn leaves(region: Node<'_>) -> bool {
    region.descendants().any(|node| {
        matches!(node.kind(), Kind::BreakStatement | Kind::ContinueStatement)
            && !acts_on(node).is_some_and(|looped| region.contains(looped))
    })
}

/// The loop that a `break` or `continue` acts on. In the `else` of a loop that
/// is one further out.
fn acts_on(jump: Node<'_>) -> Option<Node<'_>> {
    let mut child = jump;
    for ancestor in within_frame(jump) {
        if is_loop(ancestor) && child.field() == Field::Body {
            return Some(ancestor);
        }
        child = ancestor;
    }
    None
}
