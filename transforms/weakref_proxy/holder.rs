//! What a proxy is kept in, and everything that the file does with that.

use super::classes::Family;
use super::hidden::hidden;
use super::mentions::{Mentions, access_through_self, is_mangled};
use super::sight::{copied_elsewhere, in_other_files, out_of_reach, tests_proxies};
use super::targets::{assigned_creation, other_binding};
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
    pub(super) fn new(reason: &'static str, text: impl Into<String>) -> Option<Self> {
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
    /// Why the fix wants a look first.
    pub(super) doubt: Option<Obstacle>,
    /// Why it cannot hold a reference instead.
    pub(super) obstacle: Option<Obstacle>,
}

impl<'t> Holder<'t> {
    /// The holder that is `target`; `None` when an earlier creation stands
    /// for the same one.
    pub(super) fn of(cx: &Context<'t>, target: Node<'t>) -> Option<Self> {
        match target.child(Field::Object) {
            None => Self::name(cx, target),
            Some(object) => Self::attribute(cx, target, cx.model().class_of_self(object)?),
        }
    }

    fn name(cx: &Context<'t>, target: Node<'t>) -> Option<Self> {
        let model = cx.model();
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
            .or_else(|| tests_proxies(model, target))
            .or_else(|| told_to_stay(&creations))
            .or_else(|| replaced(cx, &creations));
        Some(Self {
            label: target.text(),
            creations,
            uses,
            doubt: None,
            obstacle,
        })
    }

    fn attribute(cx: &Context<'t>, target: Node<'t>, class: Node<'t>) -> Option<Self> {
        let model = cx.model();
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
        let obstacle = stores
            .iter()
            .find_map(|&node| other_binding(model, node))
            .or_else(|| first_escape(&uses))
            .or_else(|| mentions.elsewhere(&family))
            .or_else(|| mentions.of_relatives(model, &family))
            .or_else(|| hidden(model, name, &family))
            .or_else(|| told_to_stay(&creations))
            .or_else(|| in_other_files(cx, name, class))
            .or_else(|| replaced(cx, &creations));
        let base_elsewhere = || {
            let mut unknown = family.elsewhere.iter().copied();
            let base = unknown.find(|&base| !is_mangled(name) && !cx.base_keeps_off(base, name));
            let mut decorators = family.decorators.iter().copied();
            let base = base.or_else(|| decorators.find(|&it| !cx.decorator_keeps_off(it, name)))?;
            Obstacle::new(
                "base-elsewhere",
                format!(
                    "Look at `{}`, which is defined elsewhere: the fix is right unless it uses \
                     that attribute too.",
                    base.text().lines().next().unwrap_or_default()
                ),
            )
        };
        let doubt = match obstacle {
            None => base_elsewhere().or_else(|| copied_elsewhere(cx)),
            Some(_) => None,
        };
        Some(Self {
            label: target.text(),
            creations,
            uses,
            doubt,
            obstacle,
        })
    }
}

fn first_escape(uses: &[(Node<'_>, Usage)]) -> Option<Obstacle> {
    uses.iter().find_map(|&(node, usage)| match usage {
        Usage::Escape(escape) => Obstacle::at(escape.reason, escape.what, node),
        _ if is_quoted(node) => Obstacle::at("quoted", "stands where its own text matters", node),
        _ => None,
    })
}

/// A file of the project that puts something else in the place of
/// `weakref.proxy`, as tests do.
fn replaced<'t>(cx: &Context<'t>, creations: &[Node<'t>]) -> Option<Obstacle> {
    let mut functions = creations
        .iter()
        .filter_map(|creation| creation.child(Field::Function));
    let function = functions.find(|function| cx.is_replaced_elsewhere(*function))?;
    let text = format!("Another file may replace `{}`.", function.text());
    Obstacle::new("replaced", text)
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
