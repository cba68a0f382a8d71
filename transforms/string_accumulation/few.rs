//! Loops through a handful of things.

use super::extent::last_name;
use super::flow::CLIMB;
use super::turns::{items_of, length};
use super::words;
use crate::transform::prelude::*;

/// Whether a loop goes through a few things only, as far as their name or what
/// they are taken from tells: arguments, options, the items of a dictionary,
/// the parts of an address.
pub(super) fn are_few<'t>(looped: Node<'t>, model: &Model<'t>) -> bool {
    const STEPS: usize = 12;
    let mut todo: Vec<_> = syntax::For::cast(looped)
        .and_then(syntax::For::iterable)
        .into_iter()
        .collect();
    for _ in 0..STEPS {
        let Some(node) = todo.pop() else {
            break;
        };
        let node = node.unparenthesized();
        if length(node, model).is_some_and(|turns| turns <= 64) {
            return true;
        }
        match node.kind() {
            Kind::Identifier => {
                if words::are_few(node.text()) || takes_the_rest(node, model) {
                    return true;
                }
                let value = model.only_value(node);
                todo.extend(value.filter(|it| !matches!(it.kind(), Kind::List | Kind::Tuple)));
                // What the loop around goes through: the values of a header.
                let around = node.ancestors().take(CLIMB).find_map(|it| {
                    let view = syntax::For::cast(it)?;
                    let target = view.target()?;
                    let mut names = std::iter::once(target).chain(target.descendants());
                    view.iterable()
                        .filter(|_| names.any(|name| name.text() == node.text()))
                });
                todo.extend(around);
            }
            Kind::Attribute => {
                let name = last_name(node).map_or("", Node::text);
                if words::are_few(name) {
                    return true;
                }
                if name == "length" {
                    todo.extend(node.child(Field::Object));
                }
            }
            Kind::BinaryOperator => {
                let sides = [node.child(Field::Left), node.child(Field::Right)];
                todo.extend(
                    sides
                        .into_iter()
                        .flatten()
                        .filter(|it| !it.is(Kind::Integer)),
                );
            }
            Kind::Subscript => {
                let key = node.child(Field::Subscript);
                match key {
                    Some(key) if key.is(Kind::String) && words::are_few(key.text()) => {
                        return true;
                    }
                    Some(key) if matches!(key.kind(), Kind::Slice | Kind::Identifier) => {
                        todo.extend(node.child(Field::Value))
                    }
                    _ => {}
                }
            }
            Kind::Call => {
                let Some(call) = syntax::Call::cast(node) else {
                    continue;
                };
                if items_of(call).is_some() || splits_a_part(call) {
                    return true;
                }
                let function = call.function().map_or("", Node::text);
                match function {
                    "enumerate" | "sorted" | "reversed" | "list" | "tuple" | "set" | "iter"
                    | "len" | "range" | "xrange" | "zip" => {
                        todo.extend(call.argument_nodes().filter(|it| !it.is(Kind::Integer)));
                    }
                    _ => {
                        let name = call.function().and_then(last_name);
                        if name.is_some_and(|name| words::are_few(name.text())) {
                            return true;
                        }
                    }
                }
            }
            _ => {}
        }
    }
    false
}

/// `*args` and `**options`: what a call spells out.
fn takes_the_rest<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let Some(symbol) = model.symbol_of(name) else {
        return false;
    };
    let mut bindings = model.symbol(symbol).bindings.iter();
    bindings.any(|binding| {
        let parent = model.tree().node(binding.node).parent();
        parent.is_some_and(|parent| {
            matches!(
                parent.kind(),
                Kind::ListSplatPattern | Kind::DictionarySplatPattern
            )
        })
    })
}

/// `ip.split('.')`, `match.groups()`.
fn splits_a_part(call: syntax::Call<'_>) -> bool {
    let name = call.function().and_then(last_name).map_or("", Node::text);
    let by = call.positional(0).filter(|by| by.is(Kind::String));
    let by = by.and_then(|by| by.named_children().find(|it| it.is(Kind::StringContent)));
    match name {
        "split" | "rsplit" => by.is_some_and(|by| !by.text().contains(['\\', '\n', ' '])),
        "groups" | "groupdict" => true,
        _ => false,
    }
}
