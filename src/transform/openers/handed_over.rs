//! Functions that open something for their callers.

use super::names::names_of;
use crate::facts::Opener;
use crate::semantic::{Export, Use, use_of};
use crate::syntax::{Call, Field, Kind, Node};
use crate::transform::Context;

/// What the function that `call` calls opens for its caller.
pub(super) fn handed_over_by<'t>(call: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    let model = cx.model();
    let callee = Call::cast(call)?.function()?;
    if !is_used_like_a_file(call, cx) {
        return None;
    }
    if callee.is(Kind::Identifier)
        && let Some(function) = model.called_function(callee)
    {
        return cx.handed_over_by(function);
    }
    // Other modules are asked last.
    if !cx.has_project() {
        return None;
    }
    match cx.imported(model.import_origin(callee)?)? {
        Export::Returns(names) => cx.resources().handed_over(&names),
        _ => None,
    }
}

/// Whether `call` is used in a way in which what it gives could be a file that
/// nobody closes: by a method of files, or in a loop or by a function that reads
/// it if the callee is named so.
fn is_used_like_a_file<'t>(call: Node<'t>, cx: &Context<'t>) -> bool {
    let (model, facts) = (cx.model(), cx.resources());
    let is_method = |call: Node<'_>| {
        let attribute = call.child(Field::Function);
        let name = attribute.and_then(|attribute| attribute.child(Field::Attribute));
        name.is_some_and(|name| facts.is_method(name.text()))
    };
    let function = call.child(Field::Function);
    let name = function.map(|node| node.child(Field::Attribute).unwrap_or(node));
    let is_named_so = name.is_some_and(|name| name.text().contains("open"));
    match use_of(call) {
        Use::Method(by) => is_method(by),
        Use::Discarded(_) => is_named_so,
        Use::Iterated(_) | Use::Argument(_) if !is_named_so => false,
        Use::Iterated(by) => matches!(by.kind(), Kind::ForStatement | Kind::ForInClause),
        Use::Argument(outer) => outer.child(Field::Function).is_some_and(|function| {
            let names = names_of(function, cx);
            names
                .iter()
                .any(|name| facts.is_eager(name) || facts.is_lazy(name))
        }),
        Use::Stored(assignment) => {
            let target = assignment
                .child(Field::Left)
                .filter(|target| target.is(Kind::Identifier))
                .and_then(|target| model.symbol_of(target));
            let mut references = target.into_iter().flat_map(|id| model.references(id));
            references.any(|name| matches!(use_of(name), Use::Method(by) if is_method(by)))
        }
        _ => false,
    }
}
