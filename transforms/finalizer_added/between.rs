//! What may happen to a class before it gets its finalizer.

use super::owner;
use crate::transform::prelude::*;

/// Whether something sees the class as it is made.
pub(super) fn is_looked_at<'t>(class: Node<'t>, model: &Model<'t>) -> bool {
    let decorated = class
        .parent()
        .is_some_and(|it| it.is(Kind::DecoratedDefinition));
    let lineage = model.lineage(class);
    let keywords = |class: &Node<'t>| {
        let bases = class.child(Field::Superclasses);
        let mut bases = bases.into_iter().flat_map(Node::named_children);
        bases.any(|base| base.is(Kind::KeywordArgument))
    };
    let sees = |class: &Node<'t>| {
        let scope = model.opened_by(*class);
        let mut names = ["__init_subclass__", "__metaclass__"].iter();
        names.any(|name| scope.is_some_and(|it| model.symbol_in(it, name).is_some()))
    };
    decorated || lineage.iter().any(keywords) || lineage.iter().any(sees)
}

/// Whether `node` is run whenever the class statement is, and before anything is
/// made of the class: it is a statement of the same suite, and what stands
/// between them only defines.
pub(super) fn follows<'t>(node: Node<'t>, class: Node<'t>, model: &Model<'t>) -> bool {
    let defines = |next: &Node<'t>| match next.kind() {
        Kind::ClassDefinition | Kind::FunctionDefinition => true,
        Kind::ImportStatement | Kind::ImportFromStatement => true,
        Kind::ExpressionStatement => next
            .named_children()
            .all(|part| part != node && owner(part, model).is_some()),
        _ => false,
    };
    let around = class.parent();
    let decorated = around.filter(|it| it.is(Kind::DecoratedDefinition));
    let first = decorated.unwrap_or(class).next_named();
    let mut rest = std::iter::successors(first, |next| next.next_named());
    let statement = rest.find(|next| !defines(next));
    statement.is_some_and(|it| it.named_children().any(|part| part == node))
}

/// Whether a class may get subclasses with another base that has a `__del__`:
/// one of the file has, or other modules can see the class.
pub(super) fn may_be_mixed<'t>(class: Node<'t>, model: &Model<'t>) -> bool {
    let Some(name) = class.child(Field::Name) else {
        return true;
    };
    let Some(id) = model.symbol_of(name) else {
        return true;
    };
    let exported = model.scope(model.symbol(id).scope).kind == ScopeKind::Module
        && (!name.text().starts_with('_') || model.spelled("__all__").next().is_some());
    // As a base of a class with no others, or called, it is as it was.
    let plain = |read: Node<'t>| {
        let Some(around) = read.parent() else {
            return false;
        };
        let is_base = around.field() == Field::Superclasses;
        let only = around.named_children().count() == 1;
        is_base && only && !around.parent().is_some_and(|it| has_subclasses(it, model))
            || call_of(read).is_some()
            || around.is(Kind::Attribute) && !around.text().ends_with("__")
            || around.is(Kind::Attribute) && around.text().ends_with(".__del__")
            || around.is(Kind::ArgumentList)
                && around
                    .parent()
                    .and_then(|call| call.child(Field::Function))
                    .is_some_and(|it| matches!(it.text(), "setattr" | "isinstance"))
    };
    exported || !model.references(id).all(plain)
}

/// Whether another class may inherit from the class of that statement.
fn has_subclasses<'t>(class: Node<'t>, model: &Model<'t>) -> bool {
    let id = class
        .child(Field::Name)
        .and_then(|name| model.symbol_of(name));
    id.is_none_or(|id| model.references(id).any(|read| call_of(read).is_none()))
}
