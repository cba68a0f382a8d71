//! Statements that go together: those that fetch a count, and all that read
//! the names it is kept in.

use std::collections::HashSet;

use super::checks::Counts;
use super::guards::catches;
use super::uses::{Use, Uses};
use crate::transform::prelude::*;

/// What can be done with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome<'t> {
    /// Nothing but the count is lost with it.
    Delete,
    /// The count is seen.
    Guard,
    /// This comparison, in the condition of an `if`, can ask first whether
    /// there is a count.
    Branch(Node<'t>),
    /// It has to stay, for this reason.
    Refused(&'static str),
}

/// Statements that are deleted or guarded together.
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

/// How many statements a group may have.
const MEMBERS: usize = 100;

impl<'t> Groups<'t> {
    pub(super) fn of(cx: &Context<'t>, uses: &Uses<'t>) -> Self {
        let calls = uses.all.iter().filter_map(|found| Some(found.call?.id())).collect();
        let holders = uses.all.iter().filter_map(|found| holder(cx.model(), found)).collect();
        let sorter = Sorter { cx, calls, holders };
        let mut all: Vec<Group<'t>> = Vec::new();
        let mut done: HashSet<NodeId> = HashSet::new();
        for found in &uses.all {
            let Some(statement) = found.node.statement() else { continue };
            if done.contains(&statement.id()) {
                continue;
            }
            let (members, outcome) = match sorter.gather(found) {
                Ok(gathered) => gathered,
                Err(reason) => (vec![statement], Outcome::Refused(reason)),
            };
            done.extend(members.iter().map(|node| node.id()));
            let inside = |found: &&Use<'t>| {
                found.node.statement().is_some_and(|node| members.contains(&node))
            };
            let own: Vec<_> = uses.all.iter().filter(inside).copied().collect();
            let mixed = own.iter().any(|other| {
                other.import != found.import || other.node.text() != found.node.text()
            });
            let outcome = match outcome {
                Outcome::Guard | Outcome::Branch(_) if mixed => Outcome::Refused("layout"),
                other => other,
            };
            all.push(Group { uses: own, members, outcome });
        }
        let mut groups = Self { all: joined(all), guarded: Vec::new() };
        for import in &uses.imports {
            let covered = uses.all.iter().filter(|found| found.import == Some(import.name)).count();
            let whole = covered == cx.model().references(import.symbol).count();
            let fits = |group: &Group<'t>| matches!(group.outcome, Outcome::Delete | Outcome::Guard);
            let seen = |group: &Group<'t>| group.outcome == Outcome::Guard;
            if whole
                && groups.of_import(import.name).all(fits)
                && groups.of_import(import.name).any(seen)
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
    let statement = found.node.statement().filter(|node| node.is(Kind::ExpressionStatement))?;
    let target = syntax::Assignment::cast(statement.named_children().next()?)?.target()?;
    model.symbol_of(target)
}

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

struct Sorter<'c, 't> {
    cx: &'c Context<'t>,
    /// The calls of `getrefcount`.
    calls: HashSet<NodeId>,
    /// The names that are assigned what such a call is part of.
    holders: HashSet<SymbolId>,
}

impl<'t> Sorter<'_, 't> {
    /// The statements that go with `found`, and what can be done with them.
    fn gather(&self, found: &Use<'t>) -> Result<(Vec<Node<'t>>, Outcome<'t>), &'static str> {
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
            for node in statement.descendants().filter(|node| node.is(Kind::Identifier)) {
                if let Some(symbol) = self.cx.model().symbol_of(node)
                    && self.holders.contains(&symbol)
                {
                    self.follow(symbol, &mut names, &mut waiting)?;
                }
            }
        }
        members.sort_by_key(|node| node.start());
        let outcome = if shows { Outcome::Guard } else { Outcome::Delete };
        Ok((members, outcome))
    }

    fn follow(
        &self,
        symbol: SymbolId,
        names: &mut Vec<SymbolId>,
        waiting: &mut Vec<Node<'t>>,
    ) -> Result<(), &'static str> {
        if !names.contains(&symbol) {
            names.push(symbol);
            waiting.extend(self.mentions(symbol)?);
        }
        Ok(())
    }

    /// Everything that mentions a name that keeps a count, if all of it is in
    /// sight.
    fn mentions(&self, id: SymbolId) -> Result<Vec<Node<'t>>, &'static str> {
        let model = self.cx.model();
        let symbol = model.symbol(id);
        let scope = model.scope(symbol.scope);
        if scope.dynamic {
            return Err("dynamic-scope");
        }
        match scope.kind {
            ScopeKind::Function => {}
            ScopeKind::Class => return Err("class-scope"),
            ScopeKind::Module => {
                let source = self.cx.tree().source();
                let package = source.path().file_name() == Some("__init__.py");
                let listed = model.spelled("__all__").next().is_some();
                if package || listed || symbol.references.is_empty() {
                    return Err("exported");
                }
            }
            _ => return Err("value-kept"),
        }
        if symbol.bindings.iter().any(|binding| binding.kind != BindingKind::Assignment) {
            return Err("rebound");
        }
        let local = |node: Node<'t>| model.frame_of(node) == symbol.scope;
        if model.is_bound_elsewhere(id) || !model.references(id).all(local) {
            return Err("captured");
        }
        Ok(model.mentions(id).collect())
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
                self.quiet(condition)?;
                self.counts(names).check(condition)?;
                is_unwatched(statement)?;
                Ok(Part::Check)
            }
            Kind::PrintStatement => {
                statement.named_children().try_for_each(|node| self.quiet(node))?;
                Ok(Part::Show)
            }
            Kind::ExpressionStatement => self.expression(statement, names),
            Kind::IfStatement => branch_comparison(mention, statement).map(Part::Branch),
            Kind::WhileStatement => Err("conditional-position"),
            _ => Err(used_how(mention, statement)),
        }
    }

    fn counts<'n>(&'n self, names: &'n [SymbolId]) -> Counts<'n, 't> {
        Counts { model: self.cx.model(), calls: &self.calls, holders: &self.holders, names }
    }

    fn expression(
        &self,
        statement: Node<'t>,
        names: &[SymbolId],
    ) -> Result<Part<'t>, &'static str> {
        let mut parts = statement.named_children();
        let (Some(node), None) = (parts.next(), parts.next()) else {
            statement.named_children().try_for_each(|node| self.quiet(node))?;
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
                self.counts(names).check_any(call.argument_nodes().take(checked))?;
                Part::Check
            } else if shows(self.cx.model(), function) {
                Part::Show
            } else {
                return Err("value-used");
            };
            call.argument_nodes().try_for_each(|argument| self.quiet(argument))?;
            return Ok(part);
        }
        self.quiet(node)?;
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
        self.quiet(value)?;
        if !is_constant(value) {
            self.counts(names).check(value).map_err(|reason| match reason {
                "value-used" => "rebound",
                other => other,
            })?;
        }
        if let Some(annotation) = assignment.annotation() {
            self.quiet(annotation)?;
        }
        self.cx.model().symbol_of(target).map(Part::Keep).ok_or("value-kept")
    }

    /// Whether nobody would notice if `expression` were not evaluated, apart
    /// from the counts in it. Operators are taken to have no effect.
    fn quiet(&self, expression: Node<'t>) -> Result<(), &'static str> {
        let quiet = std::iter::once(expression).chain(expression.descendants()).all(|node| {
            match node.kind() {
                Kind::Call => self.calls.contains(&node.id()),
                Kind::ArgumentList
                | Kind::Attribute
                | Kind::BinaryOperator
                | Kind::BooleanOperator
                | Kind::ComparisonOperator
                | Kind::ConcatenatedString
                | Kind::ConditionalExpression
                | Kind::Ellipsis
                | Kind::EscapeInterpolation
                | Kind::EscapeSequence
                | Kind::ExpressionList
                | Kind::FalseLiteral
                | Kind::Float
                | Kind::FormatExpression
                | Kind::FormatSpecifier
                | Kind::Identifier
                | Kind::Integer
                | Kind::Interpolation
                | Kind::KeywordArgument
                | Kind::NoneLiteral
                | Kind::NotOperator
                | Kind::ParenthesizedExpression
                | Kind::String
                | Kind::StringContent
                | Kind::StringEnd
                | Kind::StringStart
                | Kind::Token
                | Kind::TrueLiteral
                | Kind::Tuple
                | Kind::Type
                | Kind::TypeConversion
                | Kind::UnaryOperator => true,
                Kind::List | Kind::Dictionary | Kind::Set | Kind::Pair => true,
                Kind::Chevron => true,
                _ => false,
            }
        });
        quiet.then_some(()).ok_or("side-effect")
    }
}

/// How many arguments `function` checks, if it is an assertion of `unittest`
/// by its name and that of its object, and not one that this file defines.
fn checked_arguments(model: &Model<'_>, function: Node<'_>) -> Option<usize> {
    const OF_ONE: &[&str] = &[
        "assertFalse",
        "assertIsNone",
        "assertIsNotNone",
        "assertTrue",
        "assert_",
        "failIf",
        "failUnless",
    ];
    const OF_TWO: &[&str] = &[
        "assertAlmostEqual",
        "assertAlmostEquals",
        "assertEqual",
        "assertEquals",
        "assertGreater",
        "assertGreaterEqual",
        "assertIn",
        "assertIs",
        "assertIsInstance",
        "assertIsNot",
        "assertLess",
        "assertLessEqual",
        "assertListEqual",
        "assertNotAlmostEqual",
        "assertNotEqual",
        "assertNotEquals",
        "assertNotIn",
        "assertTupleEqual",
        "failIfEqual",
        "failUnlessEqual",
    ];
    let view = syntax::Attribute::cast(function)?;
    let (object, name) = (view.object()?, view.name()?.text());
    let checked = if OF_ONE.contains(&name) {
        1
    } else if OF_TWO.contains(&name) {
        2
    } else {
        return None;
    };
    let defined = |node: Node<'_>| {
        node.field() == Field::Name
            && node.parent().is_some_and(|parent| parent.is(Kind::FunctionDefinition))
    };
    let own = object.is(Kind::Identifier) && object.text() == "self";
    (own && !model.spelled(name).any(defined)).then_some(checked)
}

/// Whether `function` is `print` or a method of a logger.
fn shows<'t>(model: &Model<'t>, function: Node<'t>) -> bool {
    if function.is(Kind::Identifier) {
        return function.text() == "print" && model.is_named(function, "builtins.print");
    }
    const LEVELS: &[&str] =
        &["critical", "debug", "error", "exception", "fatal", "info", "log", "warn", "warning"];
    let Some(view) = syntax::Attribute::cast(function) else { return false };
    let (Some(object), Some(name)) = (view.object(), view.name()) else { return false };
    let owner = syntax::Attribute::cast(object).and_then(syntax::Attribute::name).unwrap_or(object);
    LEVELS.contains(&name.text())
        && owner.is(Kind::Identifier)
        && matches!(
            owner.text().trim_matches('_').to_ascii_lowercase().as_str(),
            "log" | "logger" | "logging"
        )
}

/// How far up a check is looked after.
const DEPTH: usize = 400;

/// Refuses a check whose failure the program waits for.
fn is_unwatched(statement: Node<'_>) -> Result<(), &'static str> {
    const FAILURES: &[&str] =
        &["AssertionError", "Exception", "BaseException", "failureException"];
    let mut child = statement;
    for ancestor in statement.ancestors().take(DEPTH) {
        let waits = match ancestor.kind() {
            Kind::TryStatement => {
                child.field() == Field::Body
                    && syntax::Try::cast(ancestor).is_some_and(|view| {
                        view.handlers().any(|handler| catches(handler, FAILURES))
                    })
            }
            Kind::WithStatement => syntax::With::cast(ancestor)
                .is_some_and(|view| view.items().any(|item| waits_for_failure(item))),
            Kind::DecoratedDefinition => ancestor
                .children()
                .any(|node| node.is(Kind::Decorator) && waits_for_failure(node)),
            _ => false,
        };
        if waits {
            return Err("handler");
        }
        child = ancestor;
    }
    Ok(())
}

fn waits_for_failure(node: Node<'_>) -> bool {
    const WORDS: &[&str] = &[
        "assertRaises",
        "assertRaisesRegex",
        "assertRaisesRegexp",
        "expectedFailure",
        "raises",
        "suppress",
        "xfail",
    ];
    node.descendants().any(|node| node.is(Kind::Identifier) && WORDS.contains(&node.text()))
}

/// The comparison with `mention` on the left that alone, or before an `and`,
/// decides an `if`.
fn branch_comparison<'t>(
    mention: Node<'t>,
    statement: Node<'t>,
) -> Result<Node<'t>, &'static str> {
    let parent = mention.parent().ok_or("layout")?;
    let comparison = syntax::Comparison::cast(parent).ok_or("value-used")?;
    let mut operators = comparison.operators();
    let (Some(operator), None) = (operators.next(), operators.next()) else {
        return Err("value-used");
    };
    if comparison.operands().next() != Some(mention)
        || !matches!(operator.text(), "<" | "<=" | "==")
        || !mention.is(Kind::Call)
    {
        return Err("value-used");
    }
    let mut child = parent;
    while let Some(parent) = child.parent() {
        if parent == statement {
            return (child.field() == Field::Condition).then_some(comparison.node()).ok_or("layout");
        }
        let first = match parent.kind() {
            Kind::ParenthesizedExpression => true,
            Kind::BooleanOperator => {
                parent.has_token("and") && parent.child(Field::Left) == Some(child)
            }
            Kind::ElifClause => return Err("conditional-position"),
            _ => false,
        };
        if !first {
            return Err("value-used");
        }
        child = parent;
    }
    Err("layout")
}

/// The reason for a count that is used by `statement`.
fn used_how(mention: Node<'_>, statement: Node<'_>) -> &'static str {
    let conditional = mention
        .ancestors()
        .take(DEPTH)
        .take_while(|node| *node != statement)
        .any(|node| {
            matches!(node.kind(), Kind::ConditionalExpression | Kind::BooleanOperator)
                || node.kind().is_comprehension()
        });
    if conditional { "conditional-position" } else { "value-used" }
}
