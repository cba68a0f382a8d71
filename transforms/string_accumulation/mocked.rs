//! Pieces that tests may put something else in the place of: a mock can be
//! added to a text, and not be joined.

use crate::transform::prelude::*;

/// How many calls are looked at.
const CALLS: usize = 64;

/// Whether `piece` may come from something that the project replaces: what it
/// calls, or what a function of the file that it calls gives back. May read the
/// whole project, so it wants asking last.
pub(super) fn may_be_mocked<'t>(piece: Node<'t>, cx: &Context<'t>) -> bool {
    let mut todo = vec![piece];
    let mut seen = FxHashSet::default();
    while let Some(part) = todo.pop() {
        let parts = std::iter::once(part).chain(part.descendants());
        for call in parts.filter_map(syntax::Call::cast) {
            if seen.len() > CALLS || !seen.insert(call.node().id()) {
                continue;
            }
            let Some(function) = call.function() else {
                continue;
            };
            // Nobody mocks `str`.
            let names = cx.model().qualified_names(function);
            if names.iter().any(|name| name.starts_with("builtins.")) {
                continue;
            }
            if may_be_patched(call.node(), cx) || cx.is_replaced_elsewhere(function) {
                return true;
            }
            let name = function.child(Field::Attribute).unwrap_or(function);
            let own = cx.model().functions_called(name.text());
            let bodies = own.filter_map(syntax::Function::body);
            todo.extend(bodies.filter(|body| gives_back(*body)));
        }
    }
    false
}

/// Whether a function gives back something.
fn gives_back(body: Node<'_>) -> bool {
    body.descendants()
        .any(|it| it.is(Kind::ReturnStatement) && it.named_children().next().is_some())
}
