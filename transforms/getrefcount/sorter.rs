//! Which statements go together, and the part that each of them plays.

use std::collections::HashSet;

use super::checks::Counts;
use super::groups::Outcome;
use super::quiet::Quiet;
use super::statements::{branch_comparison, is_unwatched, used_how};
use super::uses::Use;
use crate::transform::prelude::*;

/// How many statements a group may have.
const MEMBERS: usize = 100;

/// The part of a single statement.
enum Part<'t> {
    /// It only looks at the count.
    Check,
    /// It keeps the count in a name.
    Keep(SymbolId),
    /// It shows the count.
    Show,
    /// This comparison in the condition of an `if`.
    Branch(Node<'t>),
}

/// Sorts the statements of a file.
pub(super) struct Sorter<'c, 't> {
    pub(super) cx: &'c Context<'t>,
    /// The calls of `getrefcount`.
    pub(super) calls: HashSet<NodeId>,
    /// The names that are assigned what such a call is part of.
    pub(super) holders: HashSet<SymbolId>,
}

impl<'t> Sorter<'_, 't> {
    /// The statements that go with `found`, and what can be done with them.
    pub(super) fn gather(
        &self,
        found: &Use<'t>,
    ) -> Result<(Vec<Node<'t>>, Outcome<'t>), &'static str> {
        let call = found.call.ok_or("not-called")?;
        let mut members: Vec<Node<'t>> = Vec::new();
        let mut names: Vec<SymbolId> = Vec::new();
        let mut shows = false;
        let mut waiting = vec![call];
        while let Some(mention) = waiting.pop() {
            let statement = mention.statement().ok_or("layout")?;
            if members.contains(&statement) {
                continue;
            }
            if members.len() == MEMBERS {
                return Err("layout");
            }
            members.push(statement);
            match self.part(mention, statement, &names)? {
                Part::Check => {}
                Part::Show => shows = true,
                Part::Branch(comparison) if members.len() == 1 && waiting.is_empty() => {
                    return Ok((members, Outcome::Branch(comparison)));
                }
                Part::Branch(_) => return Err("value-used"),
                Part::Keep(symbol) => self.follow(symbol, &mut names, &mut waiting)?,
            }
            // What is compared with another count goes with that one, too.
            for node in statement
                .descendants()
                .filter(|node| node.is(Kind::Identifier))
            {
                if let Some(symbol) = self.cx.model().symbol_of(node)
                    && self.holders.contains(&symbol)
                {
                    self.follow(symbol, &mut names, &mut waiting)?;
                }
            }
        }
        members.sort_by_key(|node| node.start());
        let keeps = self.cx.settings().getrefcount == Getrefcount::Guard;
        let outcome = if shows || keeps {
            Outcome::Guard
        } else {
            self.lets_go_of_nothing(&members)?;
            Outcome::Delete
        };
        Ok((members, outcome))
    }

    /// Refuses statements but for which an inner function would not keep what
    /// an outer one has.
    fn lets_go_of_nothing(&self, members: &[Node<'t>]) -> Result<(), &'static str> {
        let model = self.cx.model();
        let names = members.iter().flat_map(|member| member.descendants());
        let lets_go = names.filter(|node| node.is(Kind::Identifier)).any(|name| {
            let Some(id) = model.symbol_of(name) else {
                return false;
            };
            let (frame, owner) = (model.frame_of(name), model.symbol(id).scope);
            let is_left = |node: Node<'t>| {
                model.frame_of(node) == frame && !members.iter().any(|it| it.contains(node))
            };
            let mut bindings = model.symbol(id).bindings.iter();
            owner != frame
                && model.class_of_self(name).is_none()
                && model.scope(owner).kind == ScopeKind::Function
                && bindings.any(|binding| binding.kind != BindingKind::Import)
                && !model.references(id).any(is_left)
        });
        if lets_go { Err("captured") } else { Ok(()) }
    }

    fn follow(
        &self,
        symbol: SymbolId,
        names: &mut Vec<SymbolId>,
        waiting: &mut Vec<Node<'t>>,
    ) -> Result<(), &'static str> {
        if !names.contains(&symbol) {
            names.push(symbol);
            waiting.extend(mentions_in_sight(self.cx, symbol)?);
        }
        Ok(())
    }

    /// The part that `statement` plays; `mention` is a call in it, or a name
    /// that keeps a count.
    fn part(
        &self,
        mention: Node<'t>,
        statement: Node<'t>,
        names: &[SymbolId],
    ) -> Result<Part<'t>, &'static str> {
        let model = self.cx.model();
        if model.frame_of(mention) != model.frame_of(statement) {
            return Err("captured");
        }
        match statement.kind() {
            Kind::AssertStatement => {
                let condition = statement.named_children().next().ok_or("layout")?;
                self.quiet().tested(condition)?;
                self.counts(names).check(condition)?;
                is_unwatched(statement)?;
                Ok(Part::Check)
            }
            Kind::PrintStatement => {
                statement
                    .named_children()
                    .try_for_each(|node| self.quiet().shown(node))?;
                Ok(Part::Show)
            }
            Kind::ExpressionStatement => self.expression(statement, names),
            Kind::IfStatement => branch_comparison(mention, statement).map(Part::Branch),
            Kind::WhileStatement => Err("conditional-position"),
            _ => Err(used_how(mention, statement)),
        }
    }

    fn quiet(&self) -> Quiet<'_, 't> {
        Quiet {
            model: self.cx.model(),
            calls: &self.calls,
            holders: &self.holders,
        }
    }

    fn counts<'n>(&'n self, names: &'n [SymbolId]) -> Counts<'n, 't> {
        Counts {
            model: self.cx.model(),
            calls: &self.calls,
            holders: &self.holders,
            names,
        }
    }

    fn expression(
        &self,
        statement: Node<'t>,
        names: &[SymbolId],
    ) -> Result<Part<'t>, &'static str> {
        let mut parts = statement.named_children();
        let (Some(node), None) = (parts.next(), parts.next()) else {
            statement
                .named_children()
                .try_for_each(|node| self.quiet().dropped(node))?;
            return Ok(Part::Check);
        };
        if let Some(assignment) = syntax::Assignment::cast(node) {
            return self.assignment(assignment, names);
        }
        if node.is(Kind::AugmentedAssignment) {
            return Err("value-used");
        }
        if let Some(call) = syntax::Call::cast(node)
            && !self.calls.contains(&node.id())
        {
            let function = call.function().ok_or("layout")?;
            let part = if let Some(checked) = checked_arguments(self.cx.model(), function) {
                is_unwatched(statement)?;
                self.counts(names)
                    .check_any(call.argument_nodes().take(checked))?;
                Part::Check
            } else if shows(self.cx.model(), function) {
                Part::Show
            } else {
                return Err("value-used");
            };
            let shows = matches!(part, Part::Show);
            call.argument_nodes().try_for_each(|argument| match shows {
                true => self.quiet().shown(argument),
                false => self.quiet().tested(argument),
            })?;
            return Ok(part);
        }
        is_unwatched(statement)?;
        self.quiet().dropped(node)?;
        let touches = |part: Node<'t>| {
            std::iter::once(part)
                .chain(part.descendants())
                .any(|node| node.is(Kind::Attribute))
        };
        if syntax::Call::cast(node).is_some_and(|call| call.argument_nodes().any(touches)) {
            // Whoever drops the count may want the attribute to be read.
            return Err("side-effect");
        }
        Ok(Part::Check)
    }

    fn assignment(
        &self,
        assignment: syntax::Assignment<'t>,
        names: &[SymbolId],
    ) -> Result<Part<'t>, &'static str> {
        let target = assignment.target().ok_or("layout")?;
        let value = assignment.value().ok_or("rebound")?;
        if !target.is(Kind::Identifier) || value.is(Kind::Assignment) {
            return Err("value-kept");
        }
        self.quiet().dropped(value)?;
        if !is_constant(value) {
            self.counts(names)
                .check(value)
                .map_err(|reason| match reason {
                    "value-used" => "rebound",
                    other => other,
                })?;
        }
        if let Some(annotation) = assignment.annotation() {
            self.quiet().dropped(annotation)?;
        }
        self.cx
            .model()
            .symbol_of(target)
            .map(Part::Keep)
            .ok_or("value-kept")
    }
}
