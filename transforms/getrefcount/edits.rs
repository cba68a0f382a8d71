//! The edits: statements that go, statements under `if`, an import in `try`.

use std::collections::HashSet;

use super::groups::{Group, Outcome};
use super::quiet::Quiet;
use super::skips::decorated;
use super::uses::{Imported, Use};
use crate::transform::prelude::*;

const ASK: &str = "Ask first whether there is a count";

/// Takes the statements away, wherever they stand.
pub(super) fn delete<'t>(cx: &Context<'t>, members: &[Node<'t>]) -> Option<Fix> {
    let mut edits = Vec::new();
    let mut removals = Vec::new();
    let mut rest = members.to_vec();
    while let Some(statement) = rest.iter().find_map(|it| emptied(cx.model(), *it, &rest)) {
        rest.retain(|member| !statement.contains(*member));
        rest.push(statement);
    }
    while let Some(suite) = rest.first().and_then(|node| node.parent()) {
        let (own, others): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|node| node.parent() == Some(suite));
        let (more, gone) = reshape::delete(&own)?;
        edits.extend(more);
        removals.extend(gone);
        rest = others;
    }
    let title = "Delete what only looks at the count";
    Some(Fix::new(title, Applicability::Safe, reshape::disjoint(edits)?).removing(removals))
}

/// The `if` around `member` of which nothing is left without the members, no
/// comment either, if nobody notices that its conditions are not evaluated.
fn emptied<'t>(model: &Model<'t>, member: Node<'t>, members: &[Node<'t>]) -> Option<Node<'t>> {
    let (calls, holders) = (HashSet::new(), HashSet::new());
    let quiet = Quiet {
        model,
        calls: &calls,
        holders: &holders,
    };
    let around = member.parent()?.parent()?;
    let clause = around.kind().is_clause().then(|| around.parent()).flatten();
    let statement = Some(clause.unwrap_or(around)).filter(|node| node.is(Kind::IfStatement))?;
    let clauses = statement
        .named_children()
        .filter(|node| node.kind().is_clause());
    let goes = std::iter::once(statement)
        .chain(clauses)
        .flat_map(Node::named_children)
        .all(|part| match part.kind() {
            Kind::Block => part.named_children().all(|node| members.contains(&node)),
            kind => kind.is_clause() || quiet.tested(part).is_ok(),
        });
    let comments = statement.tree().lexed().comments_in(statement.span());
    (goes && comments.is_empty()).then_some(statement)
}

/// What becomes of statements that stay where there is a count.
#[derive(Default)]
struct Guarded {
    edits: Vec<Edit>,
    claims: Vec<Span>,
    imports: Vec<Import>,
}

impl Guarded {
    /// Takes over what wraps or follows statements.
    fn add(&mut self, wrapped: Wrapped) {
        self.edits.extend(wrapped.edits);
        self.claims.push(wrapped.footprint);
    }

    /// Lets a group ask first whether there is a count: the members that
    /// follow each other together, or the test that it is all the checks of.
    fn put_under_question<'t>(&mut self, cx: &Context<'t>, group: &Group<'t>) -> Option<()> {
        let question = question(group.uses.first()?)?;
        if let Outcome::Skip(test) = group.outcome {
            let (edit, import) = decorated(cx, test, &question)?;
            self.edits.push(edit);
            self.claims.push(test.span());
            self.imports.extend(import);
            return Some(());
        }
        let (edits, claims) = reshape::put_under(&group.members, &question)?;
        self.edits.extend(edits);
        self.claims.extend(claims);
        Some(())
    }

    fn fix(self, title: &str) -> Option<Fix> {
        let fix = Fix::new(title, Applicability::Safe, reshape::disjoint(self.edits)?);
        Some(fix.claiming(self.claims).importing(self.imports))
    }
}

/// Puts the statements under a question whether there is a count.
pub(super) fn guard<'t>(cx: &Context<'t>, group: &Group<'t>) -> Option<Fix> {
    let mut guarded = Guarded::default();
    guarded.put_under_question(cx, group)?;
    match group.outcome {
        Outcome::Skip(_) => guarded.fix("Skip the test where there is no count"),
        _ => guarded.fix(ASK),
    }
}

/// Puts all uses of an import under a question, and the import itself under
/// `try`; an assignment gives `None` where there is no count.
pub(super) fn guard_with_import<'t>(
    cx: &Context<'t>,
    import: &Imported<'t>,
    groups: &[&Group<'t>],
) -> Option<Fix> {
    let mut guarded = Guarded::default();
    for group in groups {
        guarded.put_under_question(cx, group)?;
    }
    if let Some(assignment) = import.assignment {
        let object = syntax::Attribute::cast(assignment.value()?)?.object()?;
        let text = format!("getattr({}, 'getrefcount', None)", object.text());
        let edit = Edit::replace(assignment.value()?.span(), text);
        guarded.edits.push(edit);
        return guarded.fix(ASK);
    }
    let name = cx.model().symbol(import.symbol).name;
    let statement = import.name.statement()?;
    let footer = [
        Line::new("except ImportError:"),
        Line::inner(format!("{name} = None")),
    ];
    if statement.children_of(Field::Name).count() == 1 {
        let header = [Line::new("try:")];
        guarded.add(reshape::wrap(statement, statement, &header, &footer)?);
    } else {
        if statement.shares_line() {
            return None;
        }
        let (gone, _) = reshape::delete_name(statement, import.name)?;
        guarded.edits.extend(gone);
        let moved = format!("from sys import {}", import.name.text());
        let header = [Line::new("try:"), Line::inner(moved)];
        let lines = [&header[..], &footer].concat();
        guarded.add(reshape::insert_after(statement, &lines));
        guarded.claims.push(statement.span());
    }
    guarded.fix(ASK)
}

/// Takes the statements away together with the assignment that all of them
/// depend on.
pub(super) fn delete_with_assignment<'t>(
    cx: &Context<'t>,
    import: &Imported<'t>,
    groups: &[&Group<'t>],
) -> Option<Fix> {
    let mut members: Vec<_> = groups
        .iter()
        .flat_map(|group| &group.members)
        .copied()
        .collect();
    members.extend(import.name.statement());
    members.sort_by_key(|node| node.start());
    delete(cx, &members)
}

/// Lets a comparison of the count ask first whether there is one.
pub(super) fn branch<'t>(found: Use<'t>, comparison: Node<'t>) -> Option<Fix> {
    if found.import.is_some() {
        return None;
    }
    let text = format!("{} and ", question(&found)?);
    let edits = vec![Edit::insert(comparison.start(), text)];
    let fix = Fix::new(ASK, Applicability::Unsafe, edits);
    Some(fix.claiming([comparison.span()]))
}

/// Takes the import away that nothing uses.
pub(super) fn drop_import<'t>(
    cx: &Context<'t>,
    import: &Imported<'t>,
) -> Result<Fix, &'static str> {
    let package = cx.tree().source().path().file_name() == Some("__init__.py");
    let model = cx.model();
    let is_lent = || {
        let symbol = model.symbol(import.symbol);
        model.scope(symbol.scope).kind == ScopeKind::Module && cx.is_seen_elsewhere(symbol.name)
    };
    if package || model.spelled("__all__").next().is_some() || is_lent() {
        return Err("import-in-use");
    }
    let statement = import.name.statement().ok_or("layout")?;
    let (edits, removals) = reshape::delete_name(statement, import.name).ok_or("layout")?;
    Ok(Fix::new("Drop the import", Applicability::Safe, edits).removing(removals))
}

/// The expression that is true where `found` can be called.
fn question(found: &Use<'_>) -> Option<String> {
    if found.import.is_some() {
        return Some(format!("{} is not None", found.node.text()));
    }
    let object = syntax::Attribute::cast(found.node)?.object()?;
    Some(format!("hasattr({}, 'getrefcount')", object.text()))
}
