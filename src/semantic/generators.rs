//! What a generator still has to do when its consumer stops early.

use super::Model;
use crate::syntax::{Function, Kind, Node, Try};

/// What closing a generator function's pending generator would run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending<'t> {
    /// The function is no generator, or no `yield` of it has clean-up around
    /// it: nothing is lost when it is left pending.
    Nothing,
    /// A `finally`, a `with` or a handler of `GeneratorExit` around a `yield`.
    Cleanup(Node<'t>),
    /// Closing it could raise: a `yield` in a `finally`, a handler that goes
    /// on after `GeneratorExit`, a `raise` in the clean-up.
    Hazard(Node<'t>),
}

/// What is left undone when the generator of `function` is abandoned.
pub fn pending_work<'t>(model: &Model<'t>, function: Node<'t>) -> Pending<'t> {
    let Some(scope) = model
        .opened_by(function)
        .filter(|&id| model.scope(id).yields)
    else {
        return Pending::Nothing;
    };
    let mut pending = Pending::Nothing;
    let yields = function
        .descendants()
        .filter(|node| node.is(Kind::Yield) && model.frame_of(*node) == scope);
    for found in yields {
        match around_yield(found, function) {
            hazard @ Pending::Hazard(_) => return hazard,
            Pending::Nothing => {}
            cleanup => {
                pending = if pending == Pending::Nothing {
                    cleanup
                } else {
                    pending
                }
            }
        }
    }
    pending
}

fn around_yield<'t>(found: Node<'t>, function: Node<'t>) -> Pending<'t> {
    let mut pending = Pending::Nothing;
    let mut child = found;
    for ancestor in found.ancestors().take_while(|node| *node != function) {
        match ancestor.kind() {
            Kind::FinallyClause => return Pending::Hazard(ancestor),
            Kind::WithStatement if child.is(Kind::Block) => pending = Pending::Cleanup(ancestor),
            Kind::TryStatement => match around_try(child, ancestor) {
                hazard @ Pending::Hazard(_) => return hazard,
                Pending::Nothing => {}
                cleanup => pending = cleanup,
            },
            _ => {}
        }
        child = ancestor;
    }
    pending
}

/// `child` is the clause or body of `statement` that the `yield` is in.
fn around_try<'t>(child: Node<'t>, statement: Node<'t>) -> Pending<'t> {
    let Some(view) = Try::cast(statement) else {
        return Pending::Nothing;
    };
    let mut pending = Pending::Nothing;
    if Some(child) == view.body() {
        for handler in view.handlers().filter(|handler| catches_exit(*handler)) {
            if !leaves(handler) {
                return Pending::Hazard(handler);
            }
            pending = Pending::Cleanup(handler);
        }
    }
    if let Some(finally) = view.finally() {
        if finally
            .descendants()
            .any(|node| node.is(Kind::RaiseStatement))
        {
            return Pending::Hazard(finally);
        }
        pending = Pending::Cleanup(finally);
    }
    pending
}

/// Whether an `except` clause takes the `GeneratorExit` that `close` raises.
fn catches_exit(handler: Node<'_>) -> bool {
    let mut header = handler
        .named_children()
        .take_while(|node| !node.is(Kind::Block))
        .peekable();
    header.peek().is_none()
        || header.any(|part| {
            std::iter::once(part).chain(part.descendants()).any(|node| {
                node.is(Kind::Identifier)
                    && matches!(node.text(), "GeneratorExit" | "BaseException")
            })
        })
}

/// Whether the handler's last statement leaves the generator.
fn leaves(handler: Node<'_>) -> bool {
    let last = handler
        .child_of_kind(Kind::Block)
        .and_then(|block| block.named_children().last());
    last.is_some_and(|statement| match statement.kind() {
        Kind::ReturnStatement => true,
        Kind::RaiseStatement => statement.named_children().next().is_none(),
        _ => false,
    })
}

impl<'t> Model<'t> {
    /// The `def` that a call of `callee` (a plain name) surely runs: bound
    /// once, by a function definition without decorators, and `async` only if
    /// asked for.
    pub fn called_function(&self, callee: Node<'t>) -> Option<Function<'t>> {
        let symbol = self.symbol(self.symbol_of(callee)?);
        let [binding] = symbol.bindings.as_slice() else {
            return None;
        };
        let definition = self.tree().node(binding.node).parent()?;
        let function = Function::cast(definition)?;
        let later_star = self
            .last_star_import
            .is_some_and(|star| star > binding.node);
        (function.decorators().next().is_none() && !later_star).then_some(function)
    }
}
