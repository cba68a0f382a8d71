//! What functions are called in the tables.

use crate::semantic::{Model, ScopeKind};
use crate::syntax::{Attribute, Call, Kind, Node};
use crate::transform::Context;

/// The names of a function, as the tables have them. What the user names is
/// known by its relative imports, in its own module, and as the method of an
/// instance, too.
pub(super) fn names_of<'t>(function: Node<'t>, cx: &Context<'t>) -> Vec<String> {
    let names = cx.model().qualified_names(function);
    let facts = cx.resources();
    if !facts.has_added() {
        return names;
    }
    if names.is_empty() {
        let configured = configured_name(function, cx);
        return configured.map(str::to_owned).into_iter().collect();
    }
    let absolute = |name: String| match facts.relative(&name) {
        Some(known) => known.to_owned(),
        None => name,
    };
    names.into_iter().map(absolute).collect()
}

fn configured_name<'t>(function: Node<'t>, cx: &Context<'t>) -> Option<&'t str> {
    let Some(method) = Attribute::cast(function) else {
        return defined_here(function, "", cx);
    };
    let class = class_of(method.object()?, cx.model())?;
    let method = format!(".{}", method.name()?.text());
    match cx.model().qualified_names(class).as_slice() {
        [] => defined_here(class, &method, cx),
        [class] => cx.resources().known(&format!("{class}{method}")),
        _ => None,
    }
}

/// The user's name for `definition`, a name of this module, and then `rest`.
fn defined_here<'t>(definition: Node<'t>, rest: &str, cx: &Context<'t>) -> Option<&'t str> {
    let model = cx.model();
    let symbol = model.symbol(model.symbol_of(definition)?);
    let own = model.scope(symbol.scope).kind == ScopeKind::Module && symbol.bindings.len() == 1;
    let path = cx.tree().source().path().with_extension("");
    let mut module: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    module.retain(|part| *part != "__init__");
    let name = format!("{}{rest}", definition.text());
    own.then(|| cx.resources().in_module(&module, &name))
        .flatten()
}

/// The class of which `expression` is certainly an instance: it is called
/// there, or what a name is bound to once.
fn class_of<'t>(expression: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let mut node = expression.unparenthesized();
    if node.is(Kind::Identifier) {
        node = model.only_value(node)?.unparenthesized();
    }
    Call::cast(node)?.function()
}
