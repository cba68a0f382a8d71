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

    /// Whether an attribute is that of a module, or one that the
    /// object's class stores at first, and nothing makes a property or takes away.
    fn is_data(&self, attribute: Node<'t>) -> bool {
        const HOOKS: &[&str] = &["__delattr__", "__get__", "__getattr__", "__getattribute__"];
        let model = self.model;
        let view = syntax::Attribute::cast(attribute);
        let (Some(object), Some(name)) = (
            view.and_then(syntax::Attribute::object),
            view.and_then(syntax::Attribute::name),
        ) else {
            return false;
        };
        if !model.qualified_names(attribute).is_empty() || name.text() == "__class__" {
            return true;
        }
        let class = model.class_of_self(object);
        let class = class.or_else(|| Some(model.class_of_instance(object)?.node()));
        let lineage = class.map(|class| model.lineage(class)).unwrap_or_default();
        let mut hooks = HOOKS.iter().flat_map(|hook| model.spelled(hook));
        let mut stored = false;
        let known = model.spelled(name.text()).all(|node| {
            let place = node.parent().and_then(syntax::Attribute::cast);
            let Some(place) = place.filter(|_| node.field() == Field::Attribute) else {
                return !model.is_in_class_body(node);
            };
            let around = place.node().parent();
            let kept = place.node().field() == Field::Left;
            let owner = place.object().and_then(|it| model.class_of_self(it));
            let method = model.function_of(node).and_then(|it| it.child(Field::Name));
            let at_first = method.is_some_and(|it| matches!(it.text(), "__init__" | "setUp"));
            stored |= kept && at_first && owner.is_some_and(|owner| lineage.contains(&owner));
            !around.is_some_and(|it| it.is(Kind::DeleteStatement))
        });
        known && stored && hooks.next().is_none()
    }
}
