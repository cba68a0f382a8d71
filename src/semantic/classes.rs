//! Classes: whose object `self` is, and what classes inherit.

use std::collections::HashSet;

use super::model::{BindingKind, Model, ScopeKind};
use crate::syntax::{Field, Function, KeywordArgument, Kind, Node, Subscript};

/// What a class inherits from.
#[derive(Debug, Clone, Copy)]
pub enum Base<'t> {
    /// A class of the file: its definition.
    Here(Node<'t>),
    /// A class that surely keeps its hands off its subclasses' attributes.
    Known,
    /// Anything else: the expression.
    Elsewhere(Node<'t>),
}

impl<'t> Model<'t> {
    /// The class of whose instances `object` is one: it is the first parameter
    /// of a method of that class, read in the method or in a function inside
    /// it.
    pub fn class_of_self(&self, object: Node<'t>) -> Option<Node<'t>> {
        if !object.is(Kind::Identifier) {
            return None;
        }
        let symbol = self.symbol(self.symbol_of(object)?);
        let [binding] = symbol.bindings.as_slice() else {
            return None;
        };
        let function = self.scope_node(symbol.scope);
        if binding.kind != BindingKind::Parameter || !function.is(Kind::FunctionDefinition) {
            return None;
        }
        let mut first = function.child(Field::Parameters)?.named_children().next()?;
        if first.is(Kind::TypedParameter) {
            first = first.named_children().next()?;
        }
        let class_scope = self.scope_of(function);
        if first.id() != binding.node || self.scope(class_scope).kind != ScopeKind::Class {
            return None;
        }
        let class = self.scope_node(class_scope);
        is_instance_method(self, function, first, class).then_some(class)
    }

    /// The bases of `class`, as far as the file shows.
    pub fn bases(&self, class: Node<'t>) -> impl Iterator<Item = Base<'t>> + '_ {
        class
            .child(Field::Superclasses)
            .into_iter()
            .flat_map(Node::named_children)
            .flat_map(|argument| base(self, argument))
    }

    /// The class and its bases in the file, and theirs.
    pub fn lineage(&self, class: Node<'t>) -> Vec<Node<'t>> {
        let mut found = vec![class];
        let mut seen = HashSet::from([class.id()]);
        let mut at = 0;
        while let Some(&class) = found.get(at) {
            at += 1;
            for base in self.bases(class) {
                if let Base::Here(base) = base
                    && seen.insert(base.id())
                {
                    found.push(base);
                }
            }
        }
        found
    }

    /// What `class` inherits from that is not in the file.
    pub fn bases_elsewhere(&self, class: Node<'t>) -> Vec<Node<'t>> {
        let lineage = self.lineage(class);
        let bases = lineage.into_iter().flat_map(|class| self.bases(class));
        let elsewhere = bases.filter_map(|base| match base {
            Base::Elsewhere(node) => Some(node),
            _ => None,
        });
        elsewhere.collect()
    }
}

fn is_instance_method<'t>(
    model: &Model<'t>,
    function: Node<'t>,
    first: Node<'t>,
    class: Node<'t>,
) -> bool {
    let Some(view) = Function::cast(function) else {
        return false;
    };
    let name = view.name().map_or("", Node::text);
    if matches!(name, "__new__" | "__init_subclass__" | "__class_getitem__") {
        return false;
    }
    let mut decorated = false;
    for decorator in view.decorators() {
        decorated = true;
        let last = decorator
            .descendants()
            .filter(|node| node.is(Kind::Identifier))
            .last();
        if last.is_some_and(|node| matches!(node.text(), "staticmethod" | "classmethod")) {
            return false;
        }
    }
    // Without decorators a method may still become static further down:
    // `make = staticmethod(make)`.
    let rewrapped =
        || model.spells("staticmethod", class.span()) || model.spells("classmethod", class.span());
    first.text() == "self" || !decorated && !rewrapped() && !is_class_like(first.text())
}

fn is_class_like(name: &str) -> bool {
    ["cls", "klass", "mcs", "mcls", "meta", "type"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// What one argument of a class may be: several where the name is bound
/// several times.
fn base<'t>(model: &Model<'t>, argument: Node<'t>) -> Vec<Base<'t>> {
    let mut named = argument;
    if let Some(value) = KeywordArgument::cast(argument).and_then(KeywordArgument::value) {
        named = value;
    }
    if let Some(value) = Subscript::cast(named).and_then(Subscript::value) {
        named = value;
    }
    if model
        .qualified_name(named)
        .as_deref()
        .is_some_and(is_harmless_base)
    {
        return vec![Base::Known];
    }
    let symbol = named
        .is(Kind::Identifier)
        .then(|| model.symbol_of(named))
        .flatten();
    let bindings = symbol.map_or(&[][..], |id| model.symbol(id).bindings.as_slice());
    let mut found: Vec<Base<'t>> = bindings
        .iter()
        .filter(|binding| binding.kind == BindingKind::Class)
        .filter_map(|binding| model.tree().node(binding.node).parent())
        .map(Base::Here)
        .collect();
    if found.is_empty() || found.len() < bindings.len() {
        found.push(Base::Elsewhere(named));
    }
    found
}

/// Whether a class of another module surely keeps its hands off the attributes
/// of its subclasses.
fn is_harmless_base(name: &str) -> bool {
    if let Some(builtin) = name.strip_prefix("builtins.") {
        return builtin != "type";
    }
    name.starts_with("collections.abc.")
        || matches!(
            name,
            "abc.ABC"
                | "abc.ABCMeta"
                | "typing.Generic"
                | "typing.Protocol"
                | "typing_extensions.Protocol"
        )
}
