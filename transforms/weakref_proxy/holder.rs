//! What a proxy is kept in, and everything that the file does with that.

use super::classes::{Family, class_of_self};
use super::hidden::hidden;
use super::is_creation;
use super::mentions::{Mentions, access_through_self, is_mangled};
use super::usage::{Usage, is_quoted, usage_of};
use crate::transform::prelude::*;

/// Why the proxy of a holder stays as it is.
#[derive(Debug)]
pub(super) struct Obstacle {
    pub(super) reason: &'static str,
    /// A sentence about it.
    pub(super) text: String,
}

impl Obstacle {
    fn new(reason: &'static str, text: impl Into<String>) -> Option<Self> {
        Some(Self {
            reason,
            text: text.into(),
        })
    }

    /// `what` happens to "it" where `node` stands.
    pub(super) fn at(reason: &'static str, what: &str, node: Node<'_>) -> Option<Self> {
        let line = node.tree().source().position(node.start()).line;
        Self::new(reason, format!("It {what} on line {line}."))
    }
}

/// A name or an attribute of `self`, and all that is seen of it.
#[derive(Debug)]
pub(super) struct Holder<'t> {
    /// As it is written: `view`, `self._parent`.
    pub(super) label: &'t str,
    /// The calls of `weakref.proxy` whose result it is given.
    pub(super) creations: Vec<Node<'t>>,
    /// The expressions that read it.
    pub(super) uses: Vec<(Node<'t>, Usage)>,
    /// A base class, defined elsewhere, of a class that has the attribute.
    pub(super) base_elsewhere: Option<Node<'t>>,
    /// Why it cannot hold a reference instead.
    pub(super) obstacle: Option<Obstacle>,
}

impl<'t> Holder<'t> {
    /// The holder that is `target`; `None` when an earlier creation stands
    /// for the same one.
    pub(super) fn of(model: &Model<'t>, target: Node<'t>) -> Option<Self> {
        match target.child(Field::Object) {
            None => Self::name(model, target),
            Some(object) => Self::attribute(model, target, class_of_self(model, object)?),
        }
    }

    fn name(model: &Model<'t>, target: Node<'t>) -> Option<Self> {
        let id = model.symbol_of(target)?;
        let symbol = model.symbol(id);
        let bindings = || {
            symbol
                .bindings
                .iter()
                .map(|binding| model.tree().node(binding.node))
        };
        if bindings().find(|node| assigned_creation(model, *node).is_some())? != target {
            return None;
        }
        let creations: Vec<_> = bindings()
            .filter_map(|node| assigned_creation(model, node))
            .collect();
        let uses: Vec<_> = model
            .references(id)
            .map(|node| (node, usage_of(model, node)))
            .collect();
        let obstacle = out_of_reach(model, id)
            .or_else(|| bindings().find_map(|node| other_binding(model, node)))
            .or_else(|| first_escape(&uses))
            .or_else(|| told_to_stay(&creations));
        Some(Self {
            label: target.text(),
            creations,
            uses,
            base_elsewhere: None,
            obstacle,
        })
    }

    fn attribute(model: &Model<'t>, target: Node<'t>, class: Node<'t>) -> Option<Self> {
        let name = target.child(Field::Attribute)?.text();
        let accesses = model
            .spelled(name)
            .filter_map(|node| access_through_self(model, node));
        let mut of_class = accesses.filter(|&(_, owner)| owner == class);
        if of_class
            .find(|&(access, _)| assigned_creation(model, access).is_some())?
            .0
            != target
        {
            return None;
        }
        let mentions = Mentions::of(model, name, target);
        let mentioning = mentions
            .through_self
            .iter()
            .map(|(_, class)| class.id())
            .collect();
        let family = Family::of(model, class, &mentioning);
        let own = mentions
            .through_self
            .iter()
            .filter(|(_, class)| family.members.contains(&class.id()));
        let mut creations = Vec::new();
        let mut uses = Vec::new();
        let mut stores = Vec::new();
        for &(access, _) in own {
            if access.field() == Field::Left
                && access.parent().is_some_and(|p| p.is(Kind::Assignment))
            {
                creations.extend(assigned_creation(model, access));
                stores.push(access);
            } else {
                uses.push((access, usage_of(model, access)));
            }
        }
        let obstacle = public(name)
            .or_else(|| stores.iter().find_map(|&node| other_binding(model, node)))
            .or_else(|| first_escape(&uses))
            .or_else(|| mentions.elsewhere(&family))
            .or_else(|| mentions.of_relatives(model, &family))
            .or_else(|| hidden(model, name, &family))
            .or_else(|| told_to_stay(&creations));
        let base_elsewhere = family.elsewhere.filter(|_| !is_mangled(name));
        Some(Self {
            label: target.text(),
            creations,
            uses,
            base_elsewhere,
            obstacle,
        })
    }
}

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
    (alone && object.is_none_or(|object| class_of_self(model, object).is_some())).then_some(target)
}

/// Whether the value of `assignment` has no other target.
fn holds_alone(target: Node<'_>, assignment: Node<'_>) -> bool {
    matches!(target.kind(), Kind::Identifier | Kind::Attribute)
        && assignment
            .parent()
            .is_some_and(|parent| parent.is(Kind::ExpressionStatement))
}

/// The call of `weakref.proxy` that `target` alone is assigned.
fn assigned_creation<'t>(model: &Model<'t>, target: Node<'t>) -> Option<Node<'t>> {
    let assignment = target
        .parent()
        .filter(|parent| parent.is(Kind::Assignment))?;
    let value = assignment.child(Field::Right)?.unparenthesized();
    (target.field() == Field::Left && holds_alone(target, assignment) && is_creation(model, value))
        .then_some(value)
}

/// The obstacle that a binding is when it binds anything but a proxy, or says
/// of what type the proxy is.
fn other_binding<'t>(model: &Model<'t>, target: Node<'t>) -> Option<Obstacle> {
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

fn first_escape(uses: &[(Node<'_>, Usage)]) -> Option<Obstacle> {
    uses.iter().find_map(|&(node, usage)| match usage {
        Usage::Escape(escape) => Obstacle::at(escape.reason, escape.what, node),
        _ if is_quoted(node) => Obstacle::at("quoted", "stands where its own text matters", node),
        _ => None,
    })
}

/// Names that more can see than the function that binds them.
fn out_of_reach(model: &Model<'_>, id: SymbolId) -> Option<Obstacle> {
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    let owner = model.scope_node(symbol.scope);
    match scope.kind {
        ScopeKind::Module if model.is_bound_elsewhere(id) => {
            return Obstacle::new(
                "global-name",
                "It is a global name, which any module can read.",
            );
        }
        ScopeKind::Module => {
            return Obstacle::new("module-level", "Other modules can import it.");
        }
        ScopeKind::Class => {
            return Obstacle::new("class-attribute", "It is an attribute of the class.");
        }
        ScopeKind::Function => {}
        _ => return Obstacle::new("escapes", "It is bound in an expression."),
    }
    if model.is_bound_elsewhere(id) {
        return Obstacle::new("rebound", "A nested function rebinds it.");
    }
    let dynamic = std::iter::once(owner)
        .chain(owner.descendants())
        .filter(|node| matches!(node.kind(), Kind::FunctionDefinition | Kind::Lambda))
        .filter_map(|node| model.opened_by(node))
        .any(|id| model.scope(id).dynamic);
    if dynamic {
        return Obstacle::new(
            "dynamic-access",
            "The function's names can be read at run time (`locals()`, `eval`, `exec`).",
        );
    }
    // In Python 2 the names of a list comprehension are the function's.
    model
        .spelled(symbol.name)
        .filter(|node| owner.contains(*node))
        .find(|node| {
            model.symbol_of(*node).is_some_and(|other| {
                model.scope(model.symbol(other).scope).kind == ScopeKind::Comprehension
            })
        })
        .and_then(|node| Obstacle::at("rebound", "is a comprehension's name too", node))
}

fn public(name: &str) -> Option<Obstacle> {
    let private = name.starts_with('_')
        && !(name.starts_with("__") && name.ends_with("__"))
        && !name.trim_start_matches('_').contains("__");
    if private {
        return None;
    }
    Obstacle::new(
        "public-attribute",
        format!("`{name}` is public, so other modules can read it."),
    )
}

/// A comment on a creation but the first, whose comments are the finding's,
/// that tells to leave it alone.
fn told_to_stay(creations: &[Node<'_>]) -> Option<Obstacle> {
    let told = creations.iter().skip(1).find(|creation| {
        creation
            .statement()
            .and_then(Node::trailing_comment)
            .is_some_and(|comment| {
                creation
                    .tree()
                    .source()
                    .slice(comment)
                    .contains("norefcount:")
            })
    })?;
    Obstacle::at("suppressed", "is to be left alone, says a comment", *told)
}
