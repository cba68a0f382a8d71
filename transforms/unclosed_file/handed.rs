//! Functions of the file that are handed a resource.

use crate::transform::prelude::*;

/// Whether a function of the file that `call` calls by its name closes what it is
/// given in the place of `given`: `def check(self, f): … f.close()`.
pub(in super::super) fn is_closed_by<'t>(
    call: Node<'t>,
    given: Node<'t>,
    model: &Model<'t>,
) -> bool {
    let closes = |name: Node<'t>| match use_of(name) {
        Use::Method(call) => call
            .child(Field::Function)
            .is_some_and(|it| it.text().ends_with(".close")),
        Use::Managed(_) => true,
        _ => false,
    };
    let mut symbols = given_as(call, given, model).into_iter();
    symbols.any(|symbol| model.references(symbol).any(closes))
}

/// Whether a function of the file that `call` calls by its name returns what it
/// is given in the place of `given`: what the call gives may be the resource.
pub(in super::super) fn is_returned_by<'t>(
    call: Node<'t>,
    given: Node<'t>,
    model: &Model<'t>,
) -> bool {
    let returned = |name: Node<'t>| matches!(use_of(name), Use::Returned(_));
    let mut symbols = given_as(call, given, model).into_iter();
    symbols.any(|symbol| model.references(symbol).any(returned))
}

/// Whether `call` makes `given` an attribute: `setattr(self, name, f)`,
/// `object.__setattr__(self, "_file", f)`, `self.__dict__.update(f=f)`.
pub(in super::super) fn is_set_by<'t>(call: Node<'t>, given: Node<'t>, model: &Model<'t>) -> bool {
    let Some(view) = syntax::Call::cast(call) else {
        return false;
    };
    let sets = view.function().is_some_and(|function| {
        let text = function.text();
        text.ends_with(".__setattr__")
            || text.ends_with(".__dict__.update")
            || model.is_named(function, "builtins.setattr")
    });
    sets && view
        .argument_nodes()
        .last()
        .is_some_and(|last| last.contains(given))
}

/// The parameters that `given`, a plain argument, becomes in the functions of
/// the file that have the name.
fn given_as<'t>(call: Node<'t>, given: Node<'t>, model: &Model<'t>) -> Vec<SymbolId> {
    let Some(view) = syntax::Call::cast(call).filter(|view| !view.has_splat()) else {
        return Vec::new();
    };
    let Some(function) = view.function() else {
        return Vec::new();
    };
    let name = function.child(Field::Attribute).unwrap_or(function);
    // `self.check(f)`, but `Class.check(self, f)`.
    let object = function.child(Field::Object);
    let bound = object.is_some_and(|object| !starts_upper(object.text()));
    let at = view.argument_nodes().position(|argument| argument == given);
    let parameter_of = |definition: syntax::Function<'t>| {
        let parameter = definition
            .parameters()?
            .named_children()
            .nth(at? + usize::from(bound))
            .filter(|parameter| !parameter.is(Kind::ListSplatPattern))?;
        let name = parameter.child(Field::Name).unwrap_or(parameter);
        let mut names = std::iter::once(name).chain(name.descendants());
        let name = names.find(|node| node.is(Kind::Identifier))?;
        model.symbol_in(model.opened_by(definition.node())?, name.text())
    };
    let definitions = model.functions_called(name.text());
    definitions.filter_map(parameter_of).collect()
}
