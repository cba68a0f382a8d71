//! What a generator still has to do when its consumer stops early.

use super::Model;
use super::handlers::{catches_exit, leaves, names_unknown, only_raises_again};
use super::managers::{are_known, cleans_up, may_go_on};
use crate::syntax::{Call, For, Function, If, Kind, Node, Try, With};

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

/// What the text of a file does not tell of what generators use.
#[derive(Clone, Copy)]
pub struct Outside<'o> {
    /// Tells of the first part of a module's name whether it comes with Python.
    pub comes_with_python: fn(&str) -> bool,
    /// Tells of the name of a function whether all that are called so in other
    /// files are [idle](super::ModuleFacts::is_idle_manager); `None` if there are none.
    pub is_idle: &'o dyn Fn(&str) -> Option<bool>,
}

/// How many generators are followed through `yield from` and loops.
const DELEGATES: usize = 64;

/// What is left undone when the generator of `function` is abandoned. What it
/// delegates to by `yield from` is closed with it, so that counts too; and what
/// its loops go through is left where it yields, but raises nothing there.
pub fn pending_work<'t>(
    model: &Model<'t>,
    function: Node<'t>,
    outside: Outside<'_>,
) -> Pending<'t> {
    let mut pending = Pending::Nothing;
    let mut unsure = None;
    let mut seen = vec![(function, false)];
    let mut next = 0;
    while let Some(&(function, is_looped)) = seen.get(next) {
        next += 1;
        let Some(scope) = model
            .opened_by(function)
            .filter(|&id| model.scope(id).yields)
        else {
            continue;
        };
        let yields = function
            .descendants()
            .filter(|node| node.is(Kind::Yield) && model.frame_of(*node) == scope);
        for found in yields {
            let mut unsure_here = None;
            match around_yield(model, found, function, outside, &mut unsure_here) {
                Pending::Hazard(_) if is_looped => {}
                hazard @ Pending::Hazard(_) => return hazard,
                Pending::Cleanup(node) if pending == Pending::Nothing => {
                    pending = Pending::Cleanup(node);
                }
                _ => {}
            }
            unsure = unsure.or(unsure_here.filter(|_| !is_looped));
            let delegate = delegate(model, found).map(|it| (it, is_looped));
            let looped = looped(model, found, function).map(|it| (it, true));
            for inner in delegate.into_iter().chain(looped) {
                if seen.len() < DELEGATES && !seen.contains(&inner) {
                    seen.push(inner);
                }
            }
        }
    }
    match unsure {
        Some(node) if pending != Pending::Nothing => Pending::Hazard(node),
        _ => pending,
    }
}

/// The generator function that `yield from` calls.
fn delegate<'t>(model: &Model<'t>, found: Node<'t>) -> Option<Node<'t>> {
    if !found.has_token("from") {
        return None;
    }
    generator_called(model, found.named_children().next()?)
}

/// The generator functions that loops of `function` around the `yield` call for
/// what they go through.
fn looped<'t>(
    model: &Model<'t>,
    found: Node<'t>,
    function: Node<'t>,
) -> impl Iterator<Item = Node<'t>> {
    let around = found.ancestors().take_while(move |node| *node != function);
    let loops = around.filter_map(For::cast).filter(move |it| {
        let body = it.body();
        !it.is_async() && body.is_some_and(|body| body.contains(found))
    });
    loops.filter_map(|it| {
        let iterable = it.iterable()?;
        let counted = Call::cast(iterable.unparenthesized()).filter(|call| {
            let function = call.function();
            function.is_some_and(|it| model.is_named(it, "builtins.enumerate"))
        });
        let gone_through = counted.and_then(|call| call.positional(0));
        generator_called(model, gone_through.unwrap_or(iterable))
    })
}

/// The generator function that `expression` calls.
fn generator_called<'t>(model: &Model<'t>, expression: Node<'t>) -> Option<Node<'t>> {
    let call = Call::cast(expression.unparenthesized())?;
    let callee = call.function()?;
    let function = if callee.is(Kind::Identifier) {
        model.called_function(callee)
    } else {
        model.called_generator_method(callee)
    };
    Some(function?.node())
}

/// What is around one `yield`; `unsure` gets a `try` that may catch what closing
/// raises there, which matters where there is something to clean up.
fn around_yield<'t>(
    model: &Model<'t>,
    found: Node<'t>,
    function: Node<'t>,
    outside: Outside<'_>,
    unsure: &mut Option<Node<'t>>,
) -> Pending<'t> {
    let mut pending = Pending::Nothing;
    let mut child = found;
    for ancestor in found.ancestors().take_while(|node| *node != function) {
        match ancestor.kind() {
            Kind::FinallyClause => return Pending::Hazard(ancestor),
            Kind::WithStatement if child.is(Kind::Block) => {
                let with = With::cast(ancestor);
                if with.is_some_and(|with| {
                    may_go_on(model, with)
                        || !are_known(model, with, outside)
                            && may_yield_after(model, child, function)
                }) {
                    return Pending::Hazard(ancestor);
                }
                if with.is_none_or(|with| cleans_up(model, with, outside)) {
                    pending = Pending::Cleanup(ancestor);
                }
            }
            Kind::TryStatement => {
                if may_be_caught(model, child, function, outside) {
                    *unsure = Some(ancestor);
                }
                match around_try(model, child, ancestor) {
                    hazard @ Pending::Hazard(_) => return hazard,
                    Pending::Nothing => {}
                    cleanup => pending = cleanup,
                }
            }
            _ => {}
        }
        child = ancestor;
    }
    pending
}

/// Whether `function` may yield again when `body`, a block of a statement, has
/// been left.
fn may_yield_after<'t>(model: &Model<'t>, body: Node<'t>, function: Node<'t>) -> bool {
    let mut around = body.ancestors().take_while(|node| *node != function);
    let is_loop = |node: Node<'_>| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement);
    let frame = model.opened_by(function);
    let yields = |node: Node<'t>| node.is(Kind::Yield) && Some(model.frame_of(node)) == frame;
    around.any(is_loop)
        || function
            .descendants()
            .any(|node| node.start() >= body.end() && yields(node))
}

/// `child` is the clause or body of `statement` that the `yield` is in.
fn around_try<'t>(model: &Model<'t>, child: Node<'t>, statement: Node<'t>) -> Pending<'t> {
    let Some(view) = Try::cast(statement) else {
        return Pending::Nothing;
    };
    let mut pending = Pending::Nothing;
    if Some(child) == view.body() {
        // Those after the first one that catches it never see it.
        let mut handlers = view.handlers();
        let handler = handlers.find(|handler| catches_exit(model, *handler));
        match handler.filter(|handler| !only_raises_again(*handler)) {
            Some(handler) if !leaves(handler) => return Pending::Hazard(handler),
            Some(handler) => pending = Pending::Cleanup(handler),
            None => {}
        }
    }
    if let Some(finally) = view.finally().filter(|it| !is_for_counting(*it)) {
        // `continue` and `break` of a loop around it go on as well.
        let goes_on = |node: Node<'_>| match node.kind() {
            Kind::RaiseStatement => true,
            Kind::BreakStatement | Kind::ContinueStatement => leaves_clause(node, finally),
            _ => false,
        };
        if finally.descendants().any(goes_on) {
            return Pending::Hazard(finally);
        }
        pending = Pending::Cleanup(finally);
    }
    pending
}

/// Whether a handler for `child`, the body of a `try`, that goes on to another `yield` is for
/// exceptions that are not known: `except self.errors:`.
fn may_be_caught<'t>(
    model: &Model<'t>,
    child: Node<'t>,
    function: Node<'t>,
    outside: Outside<'_>,
) -> bool {
    let view = child.parent().and_then(Try::cast);
    let Some(view) = view.filter(|view| view.body() == Some(child)) else {
        return false;
    };
    let mut handlers = view.handlers();
    handlers.any(|handler| {
        names_unknown(model, handler, outside)
            && !leaves(handler)
            && may_yield_after(model, child, function)
    })
}

/// Whether all that a `finally` does is done only where references are counted:
/// `if hasattr(sys, "getrefcount"): …`.
fn is_for_counting(finally: Node<'_>) -> bool {
    let asks = |condition: Node<'_>| {
        let call = Call::cast(condition.unparenthesized());
        let name = call.and_then(|call| call.positional(1));
        call.and_then(Call::function)
            .is_some_and(|function| function.text() == "hasattr")
            && name.is_some_and(|name| matches!(name.text(), "'getrefcount'" | "\"getrefcount\""))
    };
    let is_one = |statement: Node<'_>| {
        let other = statement
            .named_children()
            .any(|part| matches!(part.kind(), Kind::ElifClause | Kind::ElseClause));
        If::cast(statement)
            .and_then(If::condition)
            .is_some_and(asks)
            && !other
    };
    let block = finally.child_of_kind(Kind::Block);
    block.is_some_and(|block| block.named_children().all(is_one))
}

/// Whether no loop in `clause` is the one that `statement` breaks or goes on
/// with.
fn leaves_clause(statement: Node<'_>, clause: Node<'_>) -> bool {
    let mut inside = statement.ancestors().take_while(|node| *node != clause);
    !inside.any(|node| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement))
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

#[cfg(test)]
mod tests;
