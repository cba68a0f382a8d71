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
/// nothing to do with attributes.
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
        || model
            .symbol_of(identifier)
            .is_some_and(|id| model.scope(model.symbol(id).scope).kind != ScopeKind::Class)
}
