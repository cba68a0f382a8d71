//! The fix for all the files of one statement.

use super::names::Names;
use super::opened::{open_all, opening};
use super::plan::{Member, Refusal, Unit};
use crate::transform::prelude::*;

/// The fix: what `ahead` names is evaluated first, then the units are opened,
/// the statement itself stays in place.
pub(super) fn build<'t>(
    statement: Node<'t>,
    ahead: &[Node<'t>],
    units: &[Unit<'t>],
    cx: &Context<'t>,
    safe: bool,
) -> Result<Fix, Refusal> {
    if let ([Unit { members, .. }], []) = (units, ahead)
        && let [member] = members.as_slice()
    {
        if member.dropped && !statement.shares_line() {
            return touch(statement, member, cx, safe);
        }
        if let Some(name) = member.bound_directory(statement) {
            let (item, import) = opening(member, cx)?;
            let header = Line::new(format!("with {item} as {}:", name.text()));
            return in_its_place(statement, &[header, Line::inner("pass")], import, safe);
        }
    }
    let mut names = Names::new(statement, units, cx)?;
    let opened = open_all(ahead, units, &mut names, cx)?;
    let wrapped = if opened.wraps {
        reshape::wrap(statement, statement, &opened.lines, &[]).ok_or_else(layout)?
    } else {
        reshape::insert_before(statement, &opened.lines).ok_or_else(layout)?
    };
    let footprint = wrapped.footprint;
    let edits = reshape::combine(wrapped, opened.inside);
    Ok(Fix::new(TITLE, tier(safe), edits)
        .claiming([footprint, header_span(statement)])
        .importing(opened.imports))
}

/// The fix that puts `lines` in the place of the whole statement.
pub(super) fn in_its_place(
    statement: Node<'_>,
    lines: &[Line],
    imports: impl IntoIterator<Item = Import>,
    safe: bool,
) -> Result<Fix, Refusal> {
    let wrapped = reshape::replace(statement, lines).ok_or_else(layout)?;
    Ok(Fix::new(TITLE, tier(safe), wrapped.edits)
        .claiming([wrapped.footprint, statement.span()])
        .importing(imports))
}

fn layout() -> Refusal {
    (
        Reason("layout"),
        "The statement shares its lines with others, or its lines are indented by tabs here and by \
         blanks there. Put it on a line of its own, and indent them alike."
            .to_owned(),
    )
}

const TITLE: &str = "Open it in a `with` statement";

fn tier(safe: bool) -> Applicability {
    if safe {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    }
}

/// `with opener: pass` for a file that is opened and dropped. The statement
/// keeps its lines and its comment.
fn touch<'t>(
    statement: Node<'t>,
    member: &Member<'t>,
    cx: &Context<'t>,
    safe: bool,
) -> Result<Fix, Refusal> {
    let (text, import) = opening(member, cx)?;
    let call = member.call.span();
    let (before, after) = text.split_once(member.call.text()).unwrap_or(("", ""));
    let mut edits = vec![
        Edit::replace(
            Span::new(statement.start(), call.start),
            format!("with {before}"),
        ),
        Edit::replace(Span::new(call.end, statement.end()), format!("{after}:")),
    ];
    edits.extend(reshape::insert_after(statement, &[Line::inner("pass")]).edits);
    let trivia = statement.trivia();
    Ok(Fix::new(TITLE, tier(safe), reshape::merged(edits))
        .claiming([Span::new(statement.start(), trivia.after.end)])
        .importing(import))
}

/// The statement up to its suite.
fn header_span(statement: Node<'_>) -> Span {
    let suite = statement.children().find(|child| child.is(Kind::Block));
    Span::new(
        statement.start(),
        suite.map_or(statement.end(), Node::start),
    )
}
