//! What a proxy is assigned to.

use super::holder::Obstacle;
use super::is_creation;
use crate::transform::prelude::*;

/// The name or attribute of `self` that the result of `creation` is assigned
/// to; `None` when it is used in another way.
pub(super) fn target_of<'t>(model: &Model<'t>, creation: Node<'t>) -> Option<Node<'t>> {
    let mut value = creation;
    let assignment = loop {
        let parent = value.parent()?;
        if !parent.is(Kind::ParenthesizedExpression) {
            break parent;
        }
        value = parent;
    };
    let target = assignment.child(Field::Left)?;
    let alone = assignment.is(Kind::Assignment) && holds_alone(target, assignment);
    let object = target.child(Field::Object);
    (alone && object.is_none_or(|object| model.class_of_self(object).is_some())).then_some(target)
}

/// Whether the value of `assignment` has no other target.
fn holds_alone(target: Node<'_>, assignment: Node<'_>) -> bool {
    matches!(target.kind(), Kind::Identifier | Kind::Attribute)
        && assignment
            .parent()
            .is_some_and(|parent| parent.is(Kind::ExpressionStatement))
}

/// The call of `weakref.proxy` that `target` alone is assigned.
pub(super) fn assigned_creation<'t>(model: &Model<'t>, target: Node<'t>) -> Option<Node<'t>> {
    let assignment = target
        .parent()
        .filter(|parent| parent.is(Kind::Assignment))?;
    let value = assignment.child(Field::Right)?.unparenthesized();
    (target.field() == Field::Left && holds_alone(target, assignment) && is_creation(model, value))
        .then_some(value)
}

/// The obstacle that a binding is when it binds anything but a proxy, or says
/// of what type the proxy is.
pub(super) fn other_binding<'t>(model: &Model<'t>, target: Node<'t>) -> Option<Obstacle> {
    let annotated = target
        .parent()
        .is_some_and(|parent| parent.is(Kind::Assignment) && parent.child(Field::Type).is_some());
    let type_comment = || {
        let comment = target.statement().and_then(Node::trailing_comment)?;
        let text = target
            .tree()
            .source()
            .slice(comment)
            .trim_start_matches('#')
            .trim_start();
        let rest = text.strip_prefix("type:")?.trim_start();
        (!rest.starts_with("ignore")).then_some(())
    };
    if annotated || type_comment().is_some() {
        return Obstacle::at(
            "annotated",
            "is annotated with the type of the object",
            target,
        );
    }
    if assigned_creation(model, target).is_some() {
        return None;
    }
    let parent = target.parent();
    if parent.is_some_and(|parent| {
        matches!(
            parent.kind(),
            Kind::AugmentedAssignment | Kind::DeleteStatement
        )
    }) {
        return Obstacle::at("rebound", "is rebound or deleted", target);
    }
    Obstacle::at("other-values", "is given another value", target)
}
