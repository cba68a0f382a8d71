//! Everywhere that the name of an attribute stands.

use std::collections::HashSet;

use super::classes::{Family, class_around};
use super::holder::Obstacle;
use crate::transform::prelude::*;

/// Everywhere that an attribute's name stands in the file.
pub(super) struct Mentions<'t> {
    /// Accesses through a method's `self`, with the method's class.
    pub(super) through_self: Vec<(Node<'t>, Node<'t>)>,
    /// All others that may mean the attribute.
    others: Vec<Node<'t>>,
}

impl<'t> Mentions<'t> {
    pub(super) fn of(model: &Model<'t>, name: &'t str, target: Node<'t>) -> Self {
        let owner = |node| {
            class_around(model, node)
                .and_then(|class| class.child(Field::Name))
                .map_or("", |name| name.text().trim_start_matches('_'))
        };
        let mut found = Self {
            through_self: Vec::new(),
            others: Vec::new(),
        };
        let mangled_by = is_mangled(name)
            .then(|| owner(target))
            .filter(|owner| !owner.is_empty());
        if let Some(class) = mangled_by {
            found
                .others
                .extend(model.spelled(&format!("_{class}{name}")));
        }
        for node in model.spelled(name) {
            if mangled_by.is_some_and(|class| owner(node) != class) {
                continue;
            }
            match access_through_self(model, node) {
                Some(access) => found.through_self.push(access),
                None if is_variable(model, node) => {}
                None => found.others.push(node),
            }
        }
        found
    }

    pub(super) fn elsewhere(&self, family: &Family<'t>) -> Option<Obstacle> {
        self.others.iter().find_map(|&node| {
            // Another class may have an attribute of that name.
            let class = enclosing_class_body(node);
            if class.is_some_and(|class| !family.all.contains(&class)) {
                return None;
            }
            let (reason, what) = match class {
                Some(_) => ("class-attribute", "is an attribute of the class as well"),
                None => ("seen-outside", "is reached other than through `self`"),
            };
            Obstacle::at(reason, what, node)
        })
    }
}

impl<'t> Mentions<'t> {
    /// Another class with the attribute that may be a relative all the same:
    /// not all of its bases are in the file.
    pub(super) fn of_relatives(&self, model: &Model<'t>, family: &Family<'t>) -> Option<Obstacle> {
        let mut seen = HashSet::new();
        self.through_self.iter().find_map(|&(access, class)| {
            if family.members.contains(&class.id()) || !seen.insert(class.id()) {
                return None;
            }
            (!model.bases_elsewhere(class).is_empty()).then(|| {
                Obstacle::at(
                    "seen-outside",
                    "may be the attribute of a related class, as",
                    access,
                )
            })?
        })
    }
}

/// The attribute of `self` that `name` stands in as its name, with the class.
pub(super) fn access_through_self<'t>(
    model: &Model<'t>,
    name: Node<'t>,
) -> Option<(Node<'t>, Node<'t>)> {
    let access = name.parent().filter(|parent| parent.is(Kind::Attribute))?;
    let object = access
        .child(Field::Object)
        .filter(|_| name.field() == Field::Attribute)?;
    Some((access, model.class_of_self(object)?))
}

pub(super) fn is_mangled(name: &str) -> bool {
    name.starts_with("__") && !name.ends_with("__")
}

/// The class in whose body `name` is bound by an assignment or `def`.
fn enclosing_class_body(name: Node<'_>) -> Option<Node<'_>> {
    let parent = name.parent()?;
    let binds = match parent.kind() {
        Kind::FunctionDefinition | Kind::ClassDefinition => name.field() == Field::Name,
        Kind::Assignment => name.field() == Field::Left,
        _ => false,
    };
    let outer = if parent.is(Kind::Assignment) {
        parent
    } else {
        parent.parent()?
    };
    let around = outer.ancestors().take(64).find(|node| {
        matches!(
            node.kind(),
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda
        )
    });
    around.filter(|node| binds && node.is(Kind::ClassDefinition))
}

/// Whether `identifier` is a variable, a parameter or an import, which have
/// nothing to do with attributes; a keyword that names a parameter counts.
fn is_variable<'t>(model: &Model<'t>, identifier: Node<'t>) -> bool {
    let in_import = identifier.statement().is_some_and(|statement| {
        matches!(
            statement.kind(),
            Kind::ImportStatement
                | Kind::ImportFromStatement
                | Kind::GlobalStatement
                | Kind::NonlocalStatement
        )
    });
    in_import
        || names_parameter(model, identifier)
        || model
            .symbol_of(identifier)
            .is_some_and(|id| model.scope(model.symbol(id).scope).kind != ScopeKind::Class)
}

/// Whether `identifier` is the keyword in `f(keyword=…)`, for a parameter of a
/// function of the file or of the `__init__` of a class.
fn names_parameter<'t>(model: &Model<'t>, identifier: Node<'t>) -> bool {
    let parameter = || {
        let keyword = identifier.parent()?;
        let is_keyword = keyword.is(Kind::KeywordArgument) && identifier.field() == Field::Name;
        let call = keyword.parent().filter(|_| is_keyword)?.parent()?;
        let callee = syntax::Call::cast(call)?.function()?;
        let function = match model.called_function(callee) {
            Some(function) => function.node(),
            None => initializer(model, callee)?,
        };
        let scope = model.opened_by(function)?;
        let symbol = model.symbol(model.symbol_in(scope, identifier.text())?);
        let first = symbol.bindings.first()?;
        let parent = model.tree().node(first.node).parent()?;
        let collects = matches!(
            parent.kind(),
            Kind::DictionarySplatPattern | Kind::ListSplatPattern
        );
        (first.kind == BindingKind::Parameter && !collects).then_some(())
    };
    parameter().is_some()
}

/// The `__init__` that a call of `class`, a name, surely runs.
fn initializer<'t>(model: &Model<'t>, class: Node<'t>) -> Option<Node<'t>> {
    let class = only_definition(model, model.symbol_of(class)?, BindingKind::Class)?;
    let decorated = class
        .parent()
        .is_some_and(|node| node.is(Kind::DecoratedDefinition));
    let initializer = model.symbol_in(model.opened_by(class)?, "__init__")?;
    only_definition(model, initializer, BindingKind::Function).filter(|_| !decorated)
}

fn only_definition<'t>(model: &Model<'t>, id: SymbolId, kind: BindingKind) -> Option<Node<'t>> {
    let [binding] = model.symbol(id).bindings.as_slice() else {
        return None;
    };
    let definition = model.tree().node(binding.node).parent();
    definition.filter(|_| binding.kind == kind)
}
