//! Statements that drop objects, and checks that these are gone.

use crate::transform::prelude::*;

/// By what a check notices that an object is gone.
#[derive(Clone, Copy)]
pub(super) enum Sign<'t> {
    /// A weak reference is dead.
    Reference,
    /// A weak dictionary or set has lost it.
    Collection,
    /// The finalizer of this class has left its mark.
    Finalizer(Node<'t>),
}

/// The names that the statement takes away from their objects.
pub(super) fn dropped(statement: Node<'_>) -> Option<Vec<Node<'_>>> {
    let mut names: Vec<Node<'_>> = Vec::new();
    match statement.kind() {
        Kind::DeleteStatement => {
            let inside = statement.descendants();
            let plain = |it: &Node<'_>| {
                it.parent().is_some_and(|it| {
                    matches!(it.kind(), Kind::DeleteStatement | Kind::ExpressionList)
                })
            };
            names.extend(inside.filter(|it| it.is(Kind::Identifier)).filter(plain));
        }
        Kind::ExpressionStatement => {
            let mut node = statement.named_children().next()?;
            while let Some(assignment) = syntax::Assignment::cast(node) {
                names.extend(assignment.target().filter(|it| it.is(Kind::Identifier)));
                node = assignment.value()?;
            }
            if !node.is(Kind::NoneLiteral) {
                return None;
            }
        }
        _ => return None,
    }
    (!names.is_empty()).then_some(names)
}

/// Whether the code is a test, by the name of its file, function or class.
pub(super) fn is_test<'t>(node: Node<'t>, model: &Model<'t>) -> bool {
    let path = model.tree().source().path();
    let stem = path.file_stem().unwrap_or_default();
    let folders = path.parent().into_iter().flat_map(|it| it.components());
    if stem.starts_with("test_")
        || stem.ends_with("_test")
        || folders
            .map(|it| it.as_str())
            .any(|it| it == "tests" || it == "test")
    {
        return true;
    }
    model.scopes_from(model.scope_of(node)).any(|scope| {
        let opener = model.scope_node(scope);
        let name = opener.child(Field::Name).map_or("", Node::text);
        match opener.kind() {
            Kind::FunctionDefinition => name.starts_with("test_"),
            Kind::ClassDefinition => opener
                .child(Field::Superclasses)
                .is_some_and(|bases| bases.text().contains("TestCase")),
            _ => false,
        }
    })
}

/// By what the statement notices that an object which `names` held is gone, if
/// it is a check of that.
pub(super) fn expects_death<'t>(
    statement: Node<'t>,
    names: &[Node<'t>],
    model: &Model<'t>,
) -> Option<Sign<'t>> {
    let parts: Vec<Node<'t>> = match statement.kind() {
        Kind::AssertStatement => vec![statement.named_children().next()?],
        Kind::ExpressionStatement => {
            let call = syntax::Call::cast(statement.named_children().next()?)?;
            let checked = checked_arguments(model, call.function()?)?;
            call.argument_nodes().take(checked).collect()
        }
        _ => return None,
    };
    let inside = || {
        parts
            .iter()
            .flat_map(|it| std::iter::once(*it).chain(it.descendants()))
    };
    let held = |it: Node<'t>| {
        names
            .iter()
            .any(|name| model.symbol_of(*name) == model.symbol_of(it))
    };
    let made_by = |place: Node<'t>| {
        let call = syntax::Call::cast(model.only_value(place)?)?;
        Some((call, call.function()?))
    };
    for node in inside() {
        if let Some(call) = syntax::Call::cast(node)
            && call.argument_nodes().next().is_none()
            && let Some((made, function)) = call.function().and_then(made_by)
            && model.is_named(function, "weakref.ref")
            && made
                .positional(0)
                .is_some_and(|it| it.is(Kind::Identifier) && held(it))
        {
            return is_found_dead(node, statement).then_some(Sign::Reference);
        }
        if node.is(Kind::Identifier)
            && let Some((_, function)) = made_by(node)
            && ["WeakKeyDictionary", "WeakSet", "WeakValueDictionary"]
                .iter()
                .any(|name| model.is_named(function, &format!("weakref.{name}")))
        {
            let emptied = statement.text().contains("len(") && statement.text().contains('0');
            return emptied.then_some(Sign::Collection);
        }
    }
    let classes = names
        .iter()
        .filter_map(|name| finalized_class(*name, model));
    for class in classes {
        let marks = inside().filter(|it| it.is(Kind::Identifier));
        let mut marks = marks.filter_map(|it| model.symbol_of(it));
        let finalizer = finalizer_of(class, model)?;
        let leaves = |symbol| {
            let bound = !model.symbol(symbol).bindings.is_empty();
            let mut places = model.mentions(symbol);
            bound && places.any(|it| finalizer.contains(it))
        };
        if marks.any(leaves) {
            return Some(Sign::Finalizer(class));
        }
    }
    None
}

/// Whether the check wants what the weak reference gives to be `None`.
fn is_found_dead(reference: Node<'_>, statement: Node<'_>) -> bool {
    let Some(parent) = reference.parent() else {
        return false;
    };
    match parent.kind() {
        Kind::ComparisonOperator => {
            let none = parent.named_children().any(|it| it.is(Kind::NoneLiteral));
            let view = syntax::Comparison::cast(parent);
            let same =
                view.is_some_and(|it| it.operators().all(|it| matches!(it.text(), "is" | "==")));
            let inverted = statement.text().starts_with("assert not")
                || statement.text().contains("assertFalse");
            none && same && !inverted
        }
        Kind::NotOperator => true,
        Kind::ArgumentList => {
            let text = statement.text();
            text.contains("assertIsNone")
                || text.contains("assertFalse")
                || ["assertIs(", "assertEqual(", "assertEquals("]
                    .iter()
                    .any(|it| text.contains(it))
                    && parent.named_children().any(|it| it.is(Kind::NoneLiteral))
        }
        _ => false,
    }
}

/// The class of this file with a `__del__` of which the name held an instance.
fn finalized_class<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let symbol = model.symbol(model.symbol_of(name)?);
    let values = symbol.bindings.iter().filter_map(|binding| {
        let target = model.tree().node(binding.node);
        let assignment = target.parent().filter(|it| it.is(Kind::Assignment))?;
        assignment.child(Field::Right)
    });
    let mut classes = values.filter_map(|value| {
        let function = syntax::Call::cast(value)?.function()?;
        let symbol = model.symbol(model.symbol_of(function)?);
        let binding = symbol.bindings.first()?;
        let class = model.tree().node(binding.node).parent()?;
        (binding.kind == BindingKind::Class).then_some(class)
    });
    classes.find(|class| finalizer_of(*class, model).is_some())
}

fn finalizer_of<'t>(class: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let symbol = model.symbol(model.symbol_in(model.opened_by(class)?, "__del__")?);
    let binding = symbol.bindings.first()?;
    model.tree().node(binding.node).parent()
}

/// Whether an instance of the class is made an attribute of another one in the
/// function that checks.
pub(super) fn is_linked<'t>(class: Node<'t>, check: Node<'t>, model: &Model<'t>) -> bool {
    let of_class =
        |it: Node<'t>| it.is(Kind::Identifier) && finalized_class(it, model) == Some(class);
    let function = model.scope_node(model.frame_of(check));
    function
        .descendants()
        .filter_map(syntax::Assignment::cast)
        .any(|assignment| {
            let target = assignment.target().and_then(syntax::Attribute::cast);
            let owner = target.and_then(syntax::Attribute::object);
            let value = assignment.value();
            owner.is_some_and(of_class) && value.is_some_and(of_class)
        })
}
