//! Expressions of which nobody notices whether they are evaluated.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Builtins that checks of counts name.
const BUILTINS: &[&str] = &[
    "dict", "float", "int", "list", "object", "set", "str", "tuple", "type",
];

/// What is known of the file that an expression to be dropped is of.
#[derive(Clone, Copy)]
pub(super) struct Quiet<'n, 't> {
    pub(super) model: &'n Model<'t>,
    /// The calls of `getrefcount`.
    pub(super) calls: &'n HashSet<NodeId>,
    /// The names that are assigned what such a call is part of.
    pub(super) holders: &'n HashSet<SymbolId>,
}

impl<'t> Quiet<'_, 't> {
    /// Refuses an expression that stays where there is a count, if it does more
    /// than to look at things.
    pub(super) fn shown(&self, expression: Node<'t>) -> Result<(), &'static str> {
        let quiet = is_quiet(expression, |call| self.calls.contains(&call.id()));
        quiet.then_some(()).ok_or("side-effect")
    }

    /// Refuses `expression` if somebody could notice that it is not evaluated,
    /// apart from the counts in it: neither attributes nor operators may lead to
    /// a method of a class, and all names must be bound.
    pub(super) fn dropped(&self, expression: Node<'t>) -> Result<(), &'static str> {
        self.shown(expression)?;
        let mut parts = std::iter::once(expression).chain(expression.descendants());
        let quiet = parts.all(|node| match node.kind() {
            Kind::Attribute => self.is_data(node),
            Kind::Identifier => self.is_bound(node),
            Kind::BinaryOperator => {
                let text =
                    |it: Node<'t>| matches!(it.kind(), Kind::String | Kind::ConcatenatedString);
                let formats = node.named_children().any(text);
                self.is_plain(node) && (!formats || !self.names_others(node))
            }
            Kind::BooleanOperator
            | Kind::ComparisonOperator
            | Kind::ConditionalExpression
            | Kind::NotOperator
            | Kind::UnaryOperator => self.is_plain(node),
            Kind::FormatExpression | Kind::Interpolation => false,
            _ => true,
        });
        quiet.then_some(()).ok_or("side-effect")
    }

    /// As [`dropped`](Self::dropped), of a value that is compared, or asked for
    /// its truth.
    pub(super) fn tested(&self, value: Node<'t>) -> Result<(), &'static str> {
        self.dropped(value)?;
        self.is_plain(value).then_some(()).ok_or("side-effect")
    }

    /// Whether the operators of what is in an expression are known: it is made
    /// of counts and constants, or the file defines no operators.
    fn is_plain(&self, expression: Node<'t>) -> bool {
        !self.has_operators() || !self.names_others(expression)
    }

    /// Whether an expression names something besides counts.
    fn names_others(&self, expression: Node<'t>) -> bool {
        let mut skip_to = expression.id();
        let mut parts = std::iter::once(expression).chain(expression.descendants());
        parts.any(|node| {
            if node.id() < skip_to {
                return false;
            }
            if self.calls.contains(&node.id()) {
                skip_to = node.descendants_end();
                return false;
            }
            let id = self
                .model
                .symbol_of(node)
                .filter(|_| node.is(Kind::Identifier));
            id.is_some_and(|id| !self.holders.contains(&id))
        })
    }

    /// Whether a name is surely bound where it is read: by a parameter, or by a
    /// statement that stands before it in the same suite or one around it. What
    /// another scope binds is taken to be there.
    fn is_bound(&self, name: Node<'t>) -> bool {
        let model = self.model;
        let Some(symbol) = model.symbol_of(name).map(|id| model.symbol(id)) else {
            return true;
        };
        if symbol.bindings.is_empty() {
            return BUILTINS.contains(&symbol.name);
        }
        let gone = |binding: &Binding| {
            let place = model.tree().node(binding.node);
            let again = |around: Node<'t>| {
                let loops = matches!(around.kind(), Kind::ForStatement | Kind::WhileStatement);
                loops && around.contains(place)
            };
            matches!(binding.kind, BindingKind::Delete | BindingKind::Except)
                && (model.frame_of(place) != model.frame_of(name)
                    || place.start() < name.start()
                    || name.ancestors().any(again))
        };
        if symbol.bindings.iter().any(gone) {
            return false;
        }
        symbol.scope != model.frame_of(name)
            || symbol.bindings.iter().any(|binding| {
                let place = model.tree().node(binding.node);
                let statement = || place.statement().filter(|it| it.start() < name.start());
                match binding.kind {
                    BindingKind::Parameter => true,
                    BindingKind::For => statement().is_some_and(|it| it.contains(name)),
                    BindingKind::Walrus | BindingKind::Pattern | BindingKind::Annotation => false,
                    _ => statement()
                        .and_then(Node::parent)
                        .is_some_and(|suite| suite.contains(name)),
                }
            })
    }

    /// Whether the file defines what operators, and the truth of things, come
    /// down to.
    fn has_operators(&self) -> bool {
        const METHODS: &[&str] = &[
            "__add__",
            "__and__",
            "__bool__",
            "__eq__",
            "__ge__",
            "__gt__",
            "__le__",
            "__len__",
            "__lt__",
            "__mod__",
            "__mul__",
            "__ne__",
            "__nonzero__",
            "__or__",
            "__radd__",
            "__rmul__",
            "__rsub__",
            "__sub__",
            "__cmp__",
            "__contains__",
            "__neg__",
            "__rmod__",
            "__rand__",
            "__ror__",
        ];
        let mut methods = METHODS.iter();
        methods.any(|name| self.model.spelled(name).next().is_some())
    }

    /// Whether an attribute is that of a module, or one that the file stores in
    /// objects and nowhere defines as a method or property.
    fn is_data(&self, attribute: Node<'t>) -> bool {
        const HOOKS: &[&str] = &["__get__", "__getattr__", "__getattribute__"];
        const OF_ALL: &[&str] = &["__class__", "__code__", "__dict__", "__doc__", "__name__"];
        let model = self.model;
        if !model.qualified_names(attribute).is_empty() {
            return true;
        }
        let Some(name) = attribute.child(Field::Attribute) else {
            return false;
        };
        let hooked = HOOKS
            .iter()
            .any(|hook| model.spelled(hook).next().is_some());
        let is_stored = |node: &Node<'t>| {
            let place = node.parent().filter(|it| it.is(Kind::Attribute));
            node.field() == Field::Attribute && place.is_some_and(|it| it.field() == Field::Left)
        };
        let in_class = |node: Node<'t>| {
            model.is_in_class_body(node)
                && (node.field() == Field::Name || model.only_value(node).is_some_and(is_made))
        };
        !hooked
            && (OF_ALL.contains(&name.text())
                || model.spelled(name.text()).any(|node| is_stored(&node))
                    && !model.spelled(name.text()).any(in_class))
    }
}

/// Whether a value may be a property.
fn is_made(value: Node<'_>) -> bool {
    !is_constant(value)
}
