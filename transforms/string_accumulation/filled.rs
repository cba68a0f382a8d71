//! Lists that are filled before they are gone through.

use super::flow::{is_loop, within_frame};
use super::turns::length;
use crate::transform::prelude::*;

/// What the items of the list `name`, empty at first, come from, if all that is
/// done to it is in sight: `None` within where nothing in a loop is added to it, or
/// else what the one loop that adds to it goes through.
pub(super) fn filling<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Option<Node<'t>>> {
    const MOST: usize = 64;
    let list = model.only_value(name).filter(|it| it.is(Kind::List))?;
    if list.named_children().next().is_some() {
        return None;
    }
    let frame = model.frame_of(name);
    let mut filled: Option<Node<'t>> = None;
    let mut added = false;
    for (at, read) in model.references(model.symbol_of(name)?).enumerate() {
        if at == MOST || model.frame_of(read) != frame {
            return None;
        }
        if read == name || !may_add(read) {
            continue;
        }
        if !is_append(read) {
            return None;
        }
        added = true;
        let mut around = within_frame(read)
            .take_while(|node| !node.contains(list))
            .filter(|node| is_loop(*node));
        match (around.next(), around.next(), filled) {
            (None, _, _) => {}
            (Some(own), None, None) => filled = Some(own),
            (Some(own), None, Some(other)) if own == other => {}
            _ => return None,
        }
    }
    match filled {
        Some(looped) => Some(Some(syntax::For::cast(looped)?.iterable()?)),
        None => added.then_some(None),
    }
}

/// Whether `name` is a list or tuple that is written out, `value`, of as few
/// items as a loop that turns a few times, and that nothing adds to.
pub(super) fn is_short_list<'t>(name: Node<'t>, value: Node<'t>, model: &Model<'t>) -> bool {
    const FEW: usize = 16;
    let Some(symbol) = model.symbol_of(name) else {
        return false;
    };
    let frame = model.frame_of(name);
    let local = model.scope(frame).kind == ScopeKind::Function;
    let mut reads = model.references(symbol);
    matches!(value.kind(), Kind::List | Kind::Tuple)
        && length(value, model).is_some_and(|items| (1..=FEW).contains(&items))
        && (value.is(Kind::Tuple)
            || local && reads.all(|read| model.frame_of(read) == frame && !may_add(read)))
}

/// Whether what reads a list there may add to it, or have it added to.
fn may_add(read: Node<'_>) -> bool {
    const READERS: &[&str] = &[
        "any",
        "enumerate",
        "iter",
        "len",
        "list",
        "max",
        "min",
        "reversed",
        "set",
        "sorted",
        "sum",
        "tuple",
        "zip",
    ];
    match use_of(read) {
        Use::Iterated(_) | Use::Tested(_) => false,
        Use::Argument(call) => {
            let function = call.child(Field::Function).map_or("", Node::text);
            !READERS.contains(&function)
        }
        _ => true,
    }
}

/// `items.append(item)`, `items.insert(0, item)`.
fn is_append(read: Node<'_>) -> bool {
    let Use::Method(call) = use_of(read) else {
        return false;
    };
    let name = call
        .child(Field::Function)
        .and_then(|it| it.child(Field::Attribute));
    name.is_some_and(|it| matches!(it.text(), "append" | "insert"))
}
