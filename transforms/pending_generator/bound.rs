//! What a statement does with what was taken from a generator, and what of
//! that has to wait until the generator's clean-up has run.

use super::follow::{Consumed, Taker};
use crate::transform::prelude::*;

/// How a statement goes on once the items are taken.
pub(super) enum Rest<'t> {
    /// Nothing is left to do that the clean-up could notice.
    Unnoticed,
    /// A value is bound where the clean-up could see it, or by something that
    /// runs code; or it is dropped, which could run code as well.
    Given(Given<'t>),
}

/// A value that is bound, or dropped, when the clean-up has run.
pub(super) struct Given<'t> {
    /// The value, with what it is bound to in front of it.
    pub(super) value: Node<'t>,
    /// Whether a name for it would keep something alive.
    pub(super) is_kept: bool,
}

/// How `statement` goes on once `used` is evaluated; `None` where more is done
/// than to bind its value, or where the order could not be kept.
pub(super) fn rest<'t>(
    cx: &Context<'t>,
    consumed: &Consumed<'t>,
    used: Node<'t>,
    statement: Node<'t>,
) -> Option<Rest<'t>> {
    let mut node = used;
    let parent = loop {
        let parent = node.parent()?;
        match parent.kind() {
            Kind::ParenthesizedExpression => node = parent,
            // `any`, `all`, `in` give a truth value.
            Kind::NotOperator if gives_truth(used) => node = parent,
            _ => break parent,
        }
    };
    let given = Rest::Given(Given {
        value: node,
        is_kept: !gives_truth(used) && !is_last_of_function(cx.model(), statement),
    });
    match parent.kind() {
        Kind::ReturnStatement => return Some(Rest::Unnoticed),
        // `yield from` an iterator that is no generator gives `None`.
        Kind::ExpressionStatement if gives_truth(used) || used.is(Kind::Yield) => {
            return Some(Rest::Unnoticed);
        }
        Kind::ExpressionStatement => return Some(given),
        Kind::Assignment | Kind::AugmentedAssignment => {}
        _ => return None,
    }
    let target = parent.child(Field::Left)?;
    let grows = parent.is(Kind::AugmentedAssignment);
    if node.field() != Field::Right
        || parent.parent() != Some(statement)
        || !is_plain(target, parent.kind())
    {
        return None;
    }
    if matches!(consumed.taker, Taker::Names(_)) {
        // By the time that the names are bound a generator that is taken
        // apart itself is done.
        let unnoticed = !consumed.may_stop_early
            || names_in(target).all(|name| is_unseen(cx, name) && drops_nothing(cx, name));
        return unnoticed.then_some(Rest::Unnoticed);
    }
    if grows {
        // The target is read before the generator runs.
        let early = !is_unseen(cx, target)
            || !is_surely_bound(cx.model(), target)
            || statement
                .descendants()
                .any(|part| part.is(Kind::NamedExpression));
        if early {
            return None;
        }
    } else if target.is(Kind::Identifier)
        && !runs_annotation(cx, parent)
        && is_unseen(cx, target)
        && drops_nothing(cx, target)
    {
        return Some(Rest::Unnoticed);
    }
    Some(given)
}

fn gives_truth(used: Node<'_>) -> bool {
    used.is(Kind::ComparisonOperator)
        || used
            .child(Field::Function)
            .is_some_and(|function| matches!(function.text(), "any" | "all"))
}

/// Targets of which nothing has to be evaluated that could be noticed.
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

fn names_in(target: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    std::iter::once(target)
        .chain(target.descendants())
        .filter(|node| node.is(Kind::Identifier))
}

/// Whether nothing but the frame that binds `name` can see it.
fn is_unseen<'t>(cx: &Context<'t>, name: Node<'t>) -> bool {
    let model = cx.model();
    let Some(id) = model.symbol_of(name) else {
        return false;
    };
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    let own = |node: Node<'t>| model.scope_of(node) == symbol.scope;
    let unseen = !scope.dynamic
        && model.frame_of(name) == symbol.scope
        && !model.is_bound_elsewhere(id)
        && model.references(id).all(own);
    match scope.kind {
        ScopeKind::Function => unseen,
        // `shop.name` is the same where the module imports itself.
        ScopeKind::Module => {
            unseen
                && model
                    .spelled(symbol.name)
                    .all(|node| model.symbol_of(node).is_some())
        }
        _ => false,
    }
}

/// Whether what `name` stood for before, if anything, goes without a trace.
fn drops_nothing<'t>(cx: &Context<'t>, name: Node<'t>) -> bool {
    let model = cx.model();
    let Some(id) = model.symbol_of(name) else {
        return false;
    };
    model.symbol(id).bindings.iter().all(|binding| {
        let node = model.tree().node(binding.node);
        let value = node
            .parent()
            .filter(|parent| parent.is(Kind::Assignment))
            .and_then(|parent| parent.child(Field::Right));
        node.start() >= name.start()
            || binding.kind == BindingKind::Annotation
            || value.is_some_and(is_constant)
    })
}

/// Whether `name`, which is not in a loop, stands for something when its
/// statement begins.
fn is_surely_bound<'t>(model: &Model<'t>, name: Node<'t>) -> bool {
    let Some(id) = model.symbol_of(name) else {
        return false;
    };
    let bindings = &model.symbol(id).bindings;
    let ahead = |binding: Node<'t>| {
        binding.end() <= name.start()
            && binding
                .statement()
                .filter(|statement| statement.is(Kind::ExpressionStatement))
                .and_then(Node::parent)
                .is_some_and(|suite| suite.contains(name))
    };
    bindings
        .iter()
        .all(|binding| binding.kind != BindingKind::Delete)
        && bindings.iter().any(|binding| match binding.kind {
            BindingKind::Parameter => true,
            BindingKind::Assignment => ahead(model.tree().node(binding.node)),
            _ => false,
        })
}

/// Whether the annotation of the target is evaluated, once it is bound.
fn runs_annotation<'t>(cx: &Context<'t>, assignment: Node<'t>) -> bool {
    let annotated = syntax::Assignment::cast(assignment)
        .and_then(syntax::Assignment::annotation)
        .is_some();
    annotated && cx.model().function_of(assignment).is_none()
}

/// Whether the names of the function are gone once the statement is done.
fn is_last_of_function<'t>(model: &Model<'t>, statement: Node<'t>) -> bool {
    let suite = statement.parent();
    let function = suite.and_then(Node::parent);
    function.is_some_and(|node| node.is(Kind::FunctionDefinition))
        && function == model.function_of(statement)
        && suite.and_then(|suite| suite.named_children().last()) == Some(statement)
}
