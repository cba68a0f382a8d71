//! Openers that something else may stand for.

use crate::syntax::{Kind, Node, With};
use crate::transform::Context;

/// Whether a `with` or decorator around the call replaces what is called:
/// `with patch("builtins.open"):`.
pub(super) fn is_patched_around<'t>(call: Node<'t>, name: Node<'t>, cx: &Context<'t>) -> bool {
    if cx.model().spelled("patch").next().is_none() {
        return false;
    }
    let replaces = |node: Node<'t>| {
        let text = node.text();
        text.contains("patch") && text.contains(name.text())
    };
    call.ancestors().any(|around| match around.kind() {
        Kind::WithStatement => With::cast(around).is_some_and(|view| {
            view.items()
                .any(|item| !item.contains(call) && replaces(item))
        }),
        Kind::DecoratedDefinition => around
            .children()
            .any(|node| node.is(Kind::Decorator) && replaces(node)),
        _ => false,
    })
}
