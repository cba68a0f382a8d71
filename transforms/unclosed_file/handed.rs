//! Functions of the file that are handed a resource.

use crate::transform::prelude::*;

/// Whether the one function of the file that `call` calls by its name closes
/// what it is given in the place of `given`: `def check(self, f): … f.close()`.
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
    let symbol = given_as(call, given, model);
    symbol.is_some_and(|symbol| model.references(symbol).any(closes))
}

/// The parameter that `given`, a plain argument, becomes.
fn given_as<'t>(call: Node<'t>, given: Node<'t>, model: &Model<'t>) -> Option<SymbolId> {
    let view = syntax::Call::cast(call)?;
    let function = view.function()?;
    let name = function.child(Field::Attribute).unwrap_or(function);
    let mut definitions = model.spelled(name.text()).filter_map(|other| {
        let definition = other.parent().and_then(syntax::Function::cast)?;
        (definition.name() == Some(other)).then_some(definition)
    });
    let (definition, None) = (definitions.next()?, definitions.next()) else {
        return None;
    };
    // `self.check(f)`, but `Class.check(self, f)`.
    let object = function.child(Field::Object);
    let bound = object.is_some_and(|object| !starts_upper(object.text()));
    let at = view
        .argument_nodes()
        .position(|argument| argument == given)?;
    let parameter = definition
        .parameters()?
        .named_children()
        .nth(at + usize::from(bound))
        .filter(|parameter| !view.has_splat() && !parameter.is(Kind::ListSplatPattern))?;
    let name = parameter.child(Field::Name).unwrap_or(parameter);
    let name = std::iter::once(name).chain(name.descendants());
    let name = name.into_iter().find(|node| node.is(Kind::Identifier))?;
    model.symbol_in(model.opened_by(definition.node())?, name.text())
}
