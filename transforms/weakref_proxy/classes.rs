//! Which class an attribute of `self` belongs to, and what its relatives are.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// The class of whose instances `object` is one: it is the first parameter of
/// a method of that class, read in the method or in a function inside it.
pub(super) fn class_of_self<'t>(model: &Model<'t>, object: Node<'t>) -> Option<Node<'t>> {
    if !object.is(Kind::Identifier) {
        return None;
    }
    let symbol = model.symbol(model.symbol_of(object)?);
    let [binding] = symbol.bindings.as_slice() else {
        return None;
    };
    let function = model.scope_node(symbol.scope);
    if binding.kind != BindingKind::Parameter || !function.is(Kind::FunctionDefinition) {
        return None;
    }
    let mut first = function.child(Field::Parameters)?.named_children().next()?;
    if first.is(Kind::TypedParameter) {
        first = first.named_children().next()?;
    }
    let class_scope = model.scope_of(function);
    if first.id() != binding.node || model.scope(class_scope).kind != ScopeKind::Class {
        return None;
    }
    let class = model.scope_node(class_scope);
    is_instance_method(model, function, first, class).then_some(class)
}

fn is_instance_method<'t>(
    model: &Model<'t>,
    function: Node<'t>,
    first: Node<'t>,
    class: Node<'t>,
) -> bool {
    let Some(view) = syntax::Function::cast(function) else {
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

/// The innermost class around `node`, functions in between or not.
pub(super) fn class_around<'t>(model: &Model<'t>, node: Node<'t>) -> Option<Node<'t>> {
    model
        .scopes_from(model.scope_of(node))
        .find(|&id| model.scope(id).kind == ScopeKind::Class)
        .map(|id| model.scope_node(id))
}

/// What a class inherits from.
#[derive(Debug, Clone, Copy)]
enum Base<'t> {
    Here(Node<'t>),
    Known,
    Elsewhere(Node<'t>),
}

/// The classes that can meet in one object, as far as the file shows.
#[derive(Debug)]
pub(super) struct Family<'t> {
    /// Those that mention the attribute through their `self`.
    pub(super) members: HashSet<NodeId>,
    /// These, their bases and their subclasses.
    pub(super) all: Vec<Node<'t>>,
    /// A base that is not in the file.
    pub(super) elsewhere: Option<Node<'t>>,
}

impl<'t> Family<'t> {
    /// The family of `class` among those of the `mentioning` classes that
    /// share an object with it.
    pub(super) fn of(model: &Model<'t>, class: Node<'t>, mentioning: &HashSet<NodeId>) -> Self {
        let mut members = HashSet::from([class.id()]);
        let mut all = Vec::new();
        let (mut above, mut below) = (HashSet::new(), HashSet::from([class.id()]));
        // Down to every class whose objects have the attribute, up from there
        // to all that these objects inherit.
        let mut down = vec![class];
        while let Some(class) = down.pop() {
            down.extend(subclasses(model, class).filter(|class| below.insert(class.id())));
            let mut up = vec![class];
            while let Some(relative) = up.pop() {
                if !above.insert(relative.id()) {
                    continue;
                }
                all.push(relative);
                if mentioning.contains(&relative.id()) {
                    members.insert(relative.id());
                    if below.insert(relative.id()) {
                        down.push(relative);
                    }
                }
                up.extend(bases(model, relative).filter_map(|base| match base {
                    Base::Here(base) => Some(base),
                    _ => None,
                }));
            }
        }
        let elsewhere = all
            .iter()
            .flat_map(|&class| bases(model, class))
            .find_map(|base| {
                if let Base::Elsewhere(node) = base {
                    Some(node)
                } else {
                    None
                }
            });
        Self {
            members,
            all,
            elsewhere,
        }
    }

    /// Whether `node` is in the text of one of the classes.
    pub(super) fn contains(&self, node: Node<'t>) -> bool {
        self.all.iter().any(|class| class.contains(node))
    }
}

/// A class and its bases in the file, and theirs.
fn lineage<'t>(model: &Model<'t>, class: Node<'t>) -> Vec<Node<'t>> {
    let mut found = vec![class];
    let mut seen = HashSet::from([class.id()]);
    let mut at = 0;
    while let Some(&class) = found.get(at) {
        at += 1;
        for base in bases(model, class) {
            if let Base::Here(base) = base
                && seen.insert(base.id())
            {
                found.push(base);
            }
        }
    }
    found
}

fn bases<'t>(model: &Model<'t>, class: Node<'t>) -> impl Iterator<Item = Base<'t>> {
    class
        .child(Field::Superclasses)
        .into_iter()
        .flat_map(Node::named_children)
        .flat_map(move |argument| base(model, argument))
}

/// The classes that name `class` among their bases.
fn subclasses<'t>(model: &Model<'t>, class: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    let symbol = class
        .child(Field::Name)
        .and_then(|name| model.symbol_of(name));
    let references = symbol.into_iter().flat_map(|id| model.references(id));
    references.filter_map(move |reference| {
        let list = reference
            .ancestors()
            .take(4)
            .find(|node| node.is(Kind::ArgumentList))?;
        let subclass = list
            .parent()
            .filter(|node| node.is(Kind::ClassDefinition))?;
        let is_base =
            bases(model, subclass).any(|base| matches!(base, Base::Here(base) if base == class));
        is_base.then_some(subclass)
    })
}

/// What one argument of a class may be: several where the name is bound
/// several times.
fn base<'t>(model: &Model<'t>, argument: Node<'t>) -> Vec<Base<'t>> {
    let mut named = argument;
    if let Some(value) = syntax::KeywordArgument::cast(argument).and_then(|a| a.value()) {
        named = value;
    }
    if let Some(value) = syntax::Subscript::cast(named).and_then(|subscript| subscript.value()) {
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
        found.push(Base::Elsewhere(argument));
    }
    found
}

/// Whether the file does not show all that `class` inherits from.
pub(super) fn has_base_elsewhere<'t>(model: &Model<'t>, class: Node<'t>) -> bool {
    lineage(model, class)
        .into_iter()
        .flat_map(|class| bases(model, class))
        .any(|base| matches!(base, Base::Elsewhere(_)))
}

/// Whether a class of another module surely keeps its hands off the private
/// attributes of its subclasses.
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
