//! Proxies that an object has of itself.

use super::usage::{Usage, usage_of};
use crate::transform::prelude::*;

/// Whether `creation` makes a proxy of `self` that is reached through `self`
/// alone: it is kept in a private attribute, of which nobody takes the proxy
/// itself, or is part of what a private property gives. Where there is no object,
/// nobody can ask for the proxy.
pub(super) fn is_own<'t>(model: &Model<'t>, creation: Node<'t>) -> bool {
    let object = syntax::Call::cast(creation).and_then(|call| call.positional(0));
    let Some(object) = object.filter(|it| it.is(Kind::Identifier)) else {
        return false;
    };
    model.class_of_self(object).is_some()
        && (is_kept_by_itself(model, creation) || is_of_property(model, creation))
}

/// `self._me = proxy(self)`
fn is_kept_by_itself<'t>(model: &Model<'t>, creation: Node<'t>) -> bool {
    let assignment = creation.parent().and_then(syntax::Assignment::cast);
    let target = assignment.and_then(syntax::Assignment::target);
    let alone = assignment
        .and_then(|it| it.node().parent())
        .is_some_and(|it| it.is(Kind::ExpressionStatement));
    let name = target
        .and_then(syntax::Attribute::cast)
        .and_then(syntax::Attribute::name);
    alone && name.is_some_and(|name| is_used_through_self(model, name))
}

/// `@lazyproperty` above `def _bases(self):`
fn is_of_property<'t>(model: &Model<'t>, creation: Node<'t>) -> bool {
    let function = model.function_of(creation).and_then(syntax::Function::cast);
    let Some((function, name)) = function.and_then(|it| Some((it, it.name()?))) else {
        return false;
    };
    let mut decorators = function.decorators();
    // What is stored elsewhere is somebody else's.
    let mut body = function.node().descendants();
    let stores = body.any(|it| {
        matches!(it.kind(), Kind::Attribute | Kind::Subscript) && it.field() == Field::Left
    });
    !stores && name.text().starts_with('_') && decorators.any(|it| it.text().ends_with("property"))
}

/// Whether the private `name` is spelled as an attribute of `self` alone, and
/// nobody takes what is in it.
fn is_used_through_self<'t>(model: &Model<'t>, name: Node<'t>) -> bool {
    let used = |other: Node<'t>| {
        let attribute = other.parent().filter(|it| it.is(Kind::Attribute));
        attribute.is_some_and(|attribute| {
            let object = attribute.child(Field::Object);
            object.is_some_and(|it| it.is(Kind::Identifier) && it.text() == "self")
                && (attribute.field() == Field::Left
                    || !matches!(usage_of(model, attribute), Usage::Escape(_)))
        })
    };
    name.text().starts_with('_') && model.spelled(name.text()).all(used)
}
