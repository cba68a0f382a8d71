//! Statements that go together: those that fetch a count, and all that read
//! the names it is kept in.

use std::collections::{HashMap, HashSet};

use super::skips::skipped;
use super::sorter::Sorter;
use super::uses::{Use, Uses};
use crate::transform::prelude::*;

/// What can be done with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome<'t> {
    /// Nothing but the count is lost with it.
    Delete,
    /// The count is seen.
    Guard,
    /// It is all that this test checks: the test is skipped.
    Skip(Node<'t>),
    /// This comparison, in the condition of an `if`, can ask first whether
    /// there is a count.
    Branch(Node<'t>),
    /// It has to stay, for this reason.
    Refused(&'static str),
}

/// Statements that are deleted or guarded together.
#[derive(Debug, Clone)]
pub(super) struct Group<'t> {
    /// The uses in it, in source order; there is at least one.
    pub(super) uses: Vec<Use<'t>>,
    /// The statements, in source order.
    pub(super) members: Vec<Node<'t>>,
    pub(super) outcome: Outcome<'t>,
}

/// All groups of a file.
pub(super) struct Groups<'t> {
    pub(super) all: Vec<Group<'t>>,
    /// The imports whose uses are guarded together with them.
    guarded: Vec<Node<'t>>,
}

impl<'t> Groups<'t> {
    pub(super) fn of(cx: &Context<'t>, uses: &Uses<'t>) -> Self {
        let calls = uses
            .all
            .iter()
            .filter(|found| !is_spoken_for(found.node))
            .filter_map(|found| Some(found.call?.id()))
            .collect();
        let holders = uses
            .all
            .iter()
            .filter_map(|found| holder(cx.model(), found))
            .collect();
        let sorter = Sorter { cx, calls, holders };
        let mut by_statement: HashMap<NodeId, Vec<Use<'t>>> = HashMap::new();
        for found in &uses.all {
            if let Some(statement) = found.node.statement() {
                by_statement.entry(statement.id()).or_default().push(*found);
            }
        }
        let mut all: Vec<Group<'t>> = Vec::new();
        let mut done: HashSet<NodeId> = HashSet::new();
        for found in &uses.all {
            let Some(statement) = found.node.statement() else {
                continue;
            };
            if done.contains(&statement.id()) {
                continue;
            }
            let (members, outcome) = match sorter.gather(found) {
                Ok(gathered) => gathered,
                Err(reason) => (vec![statement], Outcome::Refused(reason)),
            };
            done.extend(members.iter().map(|node| node.id()));
            let own: Vec<_> = members
                .iter()
                .filter_map(|node| by_statement.get(&node.id()))
                .flatten()
                .copied()
                .collect();
            let mixed = own.iter().any(|other| {
                other.import != found.import || other.node.text() != found.node.text()
            });
            let outcome = match outcome {
                Outcome::Guard | Outcome::Branch(_) if mixed => Outcome::Refused("layout"),
                other => other,
            };
            all.push(Group {
                uses: own,
                members,
                outcome,
            });
        }
        let mut groups = Self {
            all: joined(skipped(cx, all)),
            guarded: Vec::new(),
        };
        for import in &uses.imports {
            let aliased = import.assignment.is_some();
            let keeps = cx.settings().getrefcount == Getrefcount::Guard;
            let covered = uses
                .all
                .iter()
                .filter(|found| found.import == Some(import.name))
                .count();
            let whole = covered == cx.model().references(import.symbol).count();
            let fits = |group: &Group<'t>| {
                matches!(
                    group.outcome,
                    Outcome::Delete | Outcome::Guard | Outcome::Skip(_)
                )
            };
            let seen = |group: &Group<'t>| group.outcome != Outcome::Delete;
            if whole
                && groups.of_import(import.name).all(fits)
                && (aliased || keeps || groups.of_import(import.name).any(seen))
            {
                groups.guarded.push(import.name);
            }
        }
        groups
    }

    /// The groups with uses of that import.
    pub(super) fn of_import<'g>(
        &'g self,
        import: Node<'t>,
    ) -> impl Iterator<Item = &'g Group<'t>> + 'g {
        self.all
            .iter()
            .filter(move |group| group.uses.iter().any(|found| found.import == Some(import)))
    }

    /// Whether the import and all its uses are guarded by one fix.
    pub(super) fn guards_import(&self, import: Option<Node<'t>>) -> bool {
        import.is_some_and(|import| self.guarded.contains(&import))
    }
}

/// Whether a comment on its line tells to leave it alone: then no fix that
/// starts elsewhere may take it along.
fn is_spoken_for(node: Node<'_>) -> bool {
    let source = node.tree().source();
    let lines = source.lines();
    let line = Span::new(
        lines.line_start(node.start()),
        lines.line_end(node.start(), source.text()),
    );
    let comments = node.tree().lexed().comments_in(line);
    comments
        .iter()
        .any(|&comment| source.slice(comment).contains("norefcount:"))
}

/// The groups, those guarded alike that follow each other as one.
fn joined(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut out: Vec<Group<'_>> = Vec::new();
    for group in groups {
        if let Some(last) = out.last_mut()
            && (last.outcome, group.outcome) == (Outcome::Guard, Outcome::Guard)
            && last.uses[0].import == group.uses[0].import
            && last.uses[0].node.text() == group.uses[0].node.text()
            && last.members.last().and_then(|node| node.next_named())
                == group.members.first().copied()
        {
            last.uses.extend(group.uses);
            last.members.extend(group.members);
        } else {
            out.push(group);
        }
    }
    out
}

/// The name that `found` is assigned to, with whatever is done to it first.
fn holder<'t>(model: &Model<'t>, found: &Use<'t>) -> Option<SymbolId> {
    let statement = found
        .node
        .statement()
        .filter(|node| node.is(Kind::ExpressionStatement))?;
    let target = syntax::Assignment::cast(statement.named_children().next()?)?.target()?;
    model.symbol_of(target)
}
