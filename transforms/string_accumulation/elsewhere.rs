//! Accumulators that are no plain names: `self.text += x`, `d['a'] += x`.
//! They take quadratic time on CPython as well, and are only reported.

use super::extent::{Grown, last_name};
use super::flow;
use super::start::{is_text, text_type};
use super::turns;
use super::wear;
use crate::transform::prelude::*;

/// How many mentions of an attribute's name are looked at.
const LIMIT: usize = 256;

/// How the text at `target` grows, if it is text: the target of the `+=`
/// statement `statement`, the first one in its loop.
pub(super) fn growth<'m, 't>(
    target: Node<'t>,
    statement: Node<'t>,
    model: &'m Model<'t>,
) -> Option<Grown<'m, 't>> {
    let innermost = flow::within_frame(statement).find(|node| flow::is_loop(*node))?;
    let piece = syntax::AugmentedAssignment::cast(target.parent()?)?.value()?;
    if matches!(type_of(model, piece), Type::Number | Type::Other) {
        return None;
    }
    match target.kind() {
        Kind::Attribute => attribute(target, innermost, model)?,
        Kind::Subscript => subscript(target, innermost, model)?,
        _ => return None,
    }
    let grows = flow::goes_on_after(statement, innermost)
        && !turns::is_brief(statement, innermost, model)
        && !wear::uses_up(innermost, model);
    grows.then(|| Grown {
        model,
        name: last_name(target).unwrap_or(target),
        bytes: false,
        outermost: innermost,
        statements: vec![(statement, vec![piece])],
    })
}

/// `self.name`, set to text in the same class and to nothing that is no text,
/// and not set in the loop.
fn attribute<'t>(target: Node<'t>, innermost: Node<'t>, model: &Model<'t>) -> Option<()> {
    let view = syntax::Attribute::cast(target)?;
    let (object, name) = (view.object()?, view.name()?);
    if !object.is(Kind::Identifier) || object.text() != "self" {
        return None;
    }
    let class = target
        .ancestors()
        .take(600)
        .find(|node| node.is(Kind::ClassDefinition))?;
    let mut text = false;
    for other in model.spelled(name.text()).take(LIMIT) {
        if !class.contains(other) || other == name {
            continue;
        }
        let place = other.parent()?;
        let is_same = syntax::Attribute::cast(place).is_some_and(|view| {
            view.name() == Some(other)
                && view
                    .object()
                    .is_some_and(|node| node.text() == object.text())
        });
        let in_body = other
            .parent()
            .and_then(Node::parent)
            .and_then(Node::parent)
            .is_some_and(|suite| suite.parent() == Some(class));
        let target = if is_same { place } else { other };
        let Some(parent) = target.parent().filter(|_| is_same || in_body) else {
            continue;
        };
        if target.field() != Field::Left {
            continue;
        }
        match parent.kind() {
            Kind::AugmentedAssignment
                if innermost.contains(other) && other.start() < name.start() =>
            {
                return None;
            }
            Kind::AugmentedAssignment => {}
            Kind::Assignment if innermost.contains(other) => return None,
            Kind::Assignment => {
                let value = parent.child(Field::Right)?;
                match text_type(value, model) {
                    Some(kind) if is_text(kind) => text = true,
                    _ if is_text(type_of(model, value)) => {}
                    _ if value.is(Kind::NoneLiteral) => {}
                    _ => match type_of(model, value) {
                        Type::Unknown => {}
                        _ => return None,
                    },
                }
            }
            _ => return None,
        }
    }
    text.then_some(())
}

/// `name[key]`, where the name is bound once, to a display that has text at
/// the key.
fn subscript<'t>(target: Node<'t>, innermost: Node<'t>, model: &Model<'t>) -> Option<()> {
    let value = syntax::Subscript::cast(target)?.value()?;
    if !value.is(Kind::Identifier) {
        return None;
    }
    let key = target.child(Field::Subscript)?;
    let [binding] = model.symbol(model.symbol_of(value)?).bindings.as_slice() else {
        return None;
    };
    let name = target.tree().node(binding.node);
    let display = name
        .parent()?
        .child(Field::Right)
        .filter(|node| node.is(Kind::Dictionary))?;
    if innermost.contains(name) || name.field() != Field::Left {
        return None;
    }
    // The first one of a loop speaks for all.
    let told = model
        .references(model.symbol_of(value)?)
        .take_while(|read| read.start() < target.start())
        .filter_map(Node::parent)
        .filter(|place| {
            innermost.contains(*place)
                && place.child(Field::Subscript).map(Node::text) == Some(key.text())
        })
        .filter_map(Node::parent)
        .any(|parent| parent.is(Kind::AugmentedAssignment));
    if told {
        return None;
    }
    let text = display.named_children().take(LIMIT).any(|pair| {
        let same = pair
            .child(Field::Key)
            .is_some_and(|node| node.text() == key.text());
        let text = pair
            .child(Field::Value)
            .and_then(|node| text_type(node, model));
        same && text.is_some_and(is_text)
    });
    text.then_some(())
}
