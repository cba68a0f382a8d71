//! Targets that can be bound without running code of the program.

use crate::transform::prelude::*;

/// Whether binding `target` runs no code of the program: it is a name, or an
/// attribute of `self` that surely has no setter.
pub(super) fn is_quiet_target<'t>(target: Node<'t>, cx: &Context<'t>) -> bool {
    match target.kind() {
        Kind::Identifier => true,
        Kind::Attribute => has_no_setter(target, cx.model()).unwrap_or(false),
        Kind::PatternList | Kind::TuplePattern | Kind::ListPattern => target
            .named_children()
            .all(|part| part.is(Kind::Identifier)),
        _ => false,
    }
}

/// Whether the class of `self.name` and all of its bases are in the file, or
/// known to have nothing to do with it, and no class of the file sees the
/// attribute change.
fn has_no_setter<'t>(attribute: Node<'t>, model: &Model<'t>) -> Option<bool> {
    let view = syntax::Attribute::cast(attribute)?;
    let class = model.class_of_self(view.object()?)?;
    let name = view.name()?.text();
    let elsewhere = model.bases_elsewhere(class);
    let is_known = |base: &Node<'t>| {
        const KNOWN: &[&str] = &["threading.Thread", "unittest.TestCase"];
        KNOWN.iter().any(|known| model.is_named(*base, known))
    };
    if !elsewhere.iter().all(is_known) {
        return Some(false);
    }
    // A class that inherits from it may have a setter as well.
    let mut classes = model
        .symbols()
        .filter(|(_, symbol)| symbol.name == name && !symbol.bindings.is_empty())
        .map(|(_, symbol)| model.scope(symbol.scope))
        .filter(|scope| scope.kind == ScopeKind::Class)
        .map(|scope| model.tree().node(scope.node));
    let decorated = model.lineage(class).into_iter().any(|class| {
        let holder = class.parent();
        holder.is_some_and(|holder| holder.is(Kind::DecoratedDefinition))
    });
    let sees_all = model.spelled("__setattr__").next().is_some();
    Some(!decorated && !sees_all && classes.all(|class| is_default(class, name)))
}

/// Whether all that the body of `class` does with `name` is to give it
/// constants.
fn is_default(class: Node<'_>, name: &str) -> bool {
    let Some(body) = class.child(Field::Body) else {
        return false;
    };
    let is_constant_of = |statement: Node<'_>| {
        let assignment = statement
            .named_children()
            .next()
            .and_then(syntax::Assignment::cast);
        let target = assignment.and_then(syntax::Assignment::target);
        let value = assignment.and_then(syntax::Assignment::value);
        target.is_some_and(|target| target.text() == name) && value.is_some_and(is_constant)
    };
    body.named_children()
        .filter(|statement| binds(*statement, name))
        .all(is_constant_of)
}

/// Whether the statement of a class body may bind `name`.
fn binds(statement: Node<'_>, name: &str) -> bool {
    let inside = std::iter::once(statement).chain(statement.descendants());
    let is_method = statement.is(Kind::FunctionDefinition)
        && statement
            .child(Field::Name)
            .is_some_and(|own| own.text() != name);
    !is_method && { inside }.any(|node| node.is(Kind::Identifier) && node.text() == name)
}
