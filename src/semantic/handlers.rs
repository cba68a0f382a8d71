//! What `except` clauses do with the exception that ends a generator.

use super::Model;
use super::generators::Outside;
use crate::syntax::{Field, Kind, Node};

/// Whether an `except` clause takes the `GeneratorExit` that `close` raises.
pub(super) fn catches_exit<'t>(model: &Model<'t>, handler: Node<'t>) -> bool {
    let is_exit = |node: Node<'t>| {
        node.is(Kind::Identifier) && matches!(node.text(), "GeneratorExit" | "BaseException")
    };
    // A name may stand for a tuple that has it.
    let names_it = |node: Node<'t>| {
        let value = model.value_of(node);
        is_exit(value) || value.is(Kind::Tuple) && value.descendants().any(is_exit)
    };
    let mut header = handler
        .named_children()
        .take_while(|node| !node.is(Kind::Block))
        .peekable();
    header.peek().is_none() || header.any(|part| names_it(part) || part.descendants().any(names_it))
}

/// Whether what a handler is for may be a tuple of any exceptions, as far as its
/// name tells: it is not written like the name of a class, and neither of the
/// file's nor Python's own.
pub(super) fn names_unknown<'t>(
    model: &Model<'t>,
    handler: Node<'t>,
    outside: Outside<'_>,
) -> bool {
    let header = handler.named_children().next();
    let named = header.filter(|header| !header.is(Kind::Block));
    let named = named.map(|header| match header.kind() {
        Kind::AsPattern => header.named_children().next().unwrap_or(header),
        _ => header,
    });
    named.is_some_and(|named| {
        let value = model.value_of(named);
        let name = value.child(Field::Attribute).unwrap_or(value);
        let class_like =
            name.text().starts_with(char::is_uppercase) && name.text().contains(char::is_lowercase);
        matches!(value.kind(), Kind::Identifier | Kind::Attribute)
            && !class_like
            && !model.comes_from(value, outside.comes_with_python)
    })
}

/// Whether the handler leaves the generator by its last statement, without
/// yielding or raising something else before.
pub(super) fn leaves(handler: Node<'_>) -> bool {
    let goes_on = handler.descendants().any(|node| match node.kind() {
        Kind::Yield => true,
        Kind::RaiseStatement => node.named_children().next().is_some(),
        _ => false,
    });
    if goes_on {
        return false;
    }
    let last = handler
        .child_of_kind(Kind::Block)
        .and_then(|block| block.named_children().last());
    last.is_some_and(|statement| match statement.kind() {
        Kind::ReturnStatement => true,
        Kind::RaiseStatement => statement.named_children().next().is_none(),
        _ => false,
    })
}

/// Whether the handler does nothing but raise what it has caught.
pub(super) fn only_raises_again(handler: Node<'_>) -> bool {
    let block = handler.child_of_kind(Kind::Block);
    block.is_some_and(|block| block.named_children().count() == 1)
        && leaves(handler)
        && raises_again(handler)
}

/// Whether the handler ends by raising what it has caught.
pub(super) fn raises_again(handler: Node<'_>) -> bool {
    let block = handler.child_of_kind(Kind::Block);
    let last = block.and_then(|block| block.named_children().last());
    last.is_some_and(|statement| statement.is(Kind::RaiseStatement))
}
