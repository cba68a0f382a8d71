//! The edits: statements that go, statements under `if`, an import in `try`.

use super::groups::Group;
use super::uses::{Imported, Use};
use crate::transform::prelude::*;

/// Takes the statements away, wherever they stand.
pub(super) fn delete(members: &[Node<'_>]) -> Option<Fix> {
    let mut edits = Vec::new();
    let mut removals = Vec::new();
    let mut rest = members.to_vec();
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

/// Puts the statements under a question whether there is a count.
pub(super) fn guard(group: &Group<'_>) -> Option<Fix> {
    let (edits, claims) = reshape::put_under(&group.members, &question(group.uses.first()?)?)?;
    let title = "Ask first whether there is a count";
    Some(Fix::new(title, Applicability::Safe, reshape::disjoint(edits)?).claiming(claims))
}

/// Puts all uses of an import under a question, and the import itself under
/// `try`.
pub(super) fn guard_with_import<'t>(
    cx: &Context<'t>,
    import: &Imported<'t>,
    groups: &[&Group<'t>],
) -> Option<Fix> {
    let mut edits = Vec::new();
    let mut claims = Vec::new();
    for group in groups {
        let (more, spans) = reshape::put_under(&group.members, &question(group.uses.first()?)?)?;
        edits.extend(more);
        claims.extend(spans);
    }
    let name = cx.model().symbol(import.symbol).name;
    let statement = import.name.statement()?;
    if statement.children_of(Field::Name).count() == 1 {
        let footer = [
            Line::new("except ImportError:"),
            Line::inner(format!("{name} = None")),
        ];
        let wrapped = reshape::wrap(statement, statement, &[Line::new("try:")], &footer)?;
        edits.extend(wrapped.edits);
        claims.push(wrapped.footprint);
    } else {
        if statement.shares_line() {
            return None;
        }
        let (gone, _) = reshape::delete_name(statement, import.name)?;
        edits.extend(gone);
        let lines = [
            Line::new("try:"),
            Line::inner(format!("from sys import {}", import.name.text())),
            Line::new("except ImportError:"),
            Line::inner(format!("{name} = None")),
        ];
        let inserted = reshape::insert_after(statement, &lines);
        edits.extend(inserted.edits);
        claims.extend([inserted.footprint, statement.span()]);
    }
    let title = "Ask first whether there is a count";
    Some(Fix::new(title, Applicability::Safe, reshape::disjoint(edits)?).claiming(claims))
}

/// Lets a comparison of the count ask first whether there is one.
pub(super) fn branch<'t>(found: Use<'t>, comparison: Node<'t>) -> Option<Fix> {
    if found.import.is_some() {
        return None;
    }
    let text = format!("{} and ", question(&found)?);
    let edits = vec![Edit::insert(comparison.start(), text)];
    let fix = Fix::new(
        "Ask first whether there is a count",
        Applicability::Unsafe,
        edits,
    );
    Some(fix.claiming([comparison.span()]))
}

/// Takes the import away that nothing uses.
pub(super) fn drop_import<'t>(
    cx: &Context<'t>,
    import: &Imported<'t>,
) -> Result<Fix, &'static str> {
    let package = cx.tree().source().path().file_name() == Some("__init__.py");
    if package || cx.model().spelled("__all__").next().is_some() {
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
