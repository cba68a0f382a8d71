//! The fix for all the files of one statement.

use super::form::Form;
use super::names::Names;
use super::plan::{Member, Refusal, Unit};
use crate::transform::prelude::*;

/// The fix: every unit but the last is read before the statement, the last in
/// its own form; files that are only read may all be open at once.
pub(super) fn build<'t>(
    statement: Node<'t>,
    units: &[Unit<'t>],
    cx: &Context<'t>,
    safe: bool,
) -> Result<Fix, Refusal> {
    if let [Unit { members, .. }] = units
        && let [Member { dropped: true, .. }] = members.as_slice()
        && !statement.shares_line()
    {
        return touch(statement, &members[0], cx, safe);
    }
    let mut names = Names::new(statement, units, cx)?;
    let at_once = units.iter().all(|unit| unit.form == Form::Wrap)
        && units
            .iter()
            .flat_map(|unit| &unit.members)
            .all(|member| reads_only(member.call, member.opener));
    let mut lines = Vec::new();
    let mut inside = Vec::new();
    let mut imports = Vec::new();
    let mut items = Vec::new();
    let mut wraps = false;
    for (at, unit) in units.iter().enumerate() {
        let last = at + 1 == units.len();
        for member in &unit.members {
            let name = names.handle()?;
            let (item, import) = opening(member, cx)?;
            imports.extend(import);
            items.push(match member.dropped {
                true => item,
                false => format!("{item} as {name}"),
            });
            let text = if member.dropped {
                "pass".to_owned()
            } else {
                name
            };
            inside.push(Edit::replace(place_of(member.call), text));
        }
        let hoisted = match unit.form {
            Form::Wrap if at_once || last => None,
            Form::Hoist(node) if last => Some(node),
            // What else the statement opens comes after.
            _ => Some(unit.members[0].used),
        };
        if at_once && !last {
            continue;
        }
        lines.push(Line::new(format!("with {}:", items.join(", "))));
        items.clear();
        match hoisted {
            None => wraps = true,
            Some(node) => {
                let name = names.data()?;
                let within = |edit: &Edit| node.span().contains(edit.span);
                let mut moved: Vec<_> =
                    inside.iter().filter(|edit| within(edit)).cloned().collect();
                let apart =
                    |edit: &Edit| !inside.iter().any(|other| other.span.overlaps(edit.span));
                moved.extend(reshape::deeper(node).into_iter().filter(apart));
                let mut text = edited(node, moved.iter());
                if is_broken_between_brackets(node) {
                    text = format!("({text})");
                }
                lines.push(Line::inner(format!("{name} = {text}")));
                inside.retain(|edit| !within(edit));
                inside.push(Edit::replace(node.span(), name));
            }
        }
    }
    let layout = || {
        (
            Reason("layout"),
            "The statement shares its lines with others. Put it on a line of its own.".to_owned(),
        )
    };
    let wrapped = if wraps {
        reshape::wrap(statement, statement, &lines, &[]).ok_or_else(layout)?
    } else {
        reshape::insert_before(statement, &lines).ok_or_else(layout)?
    };
    let footprint = wrapped.footprint;
    let edits = reshape::combine(wrapped, inside);
    Ok(Fix::new(TITLE, tier(safe), edits)
        .claiming([footprint, header_span(statement)])
        .importing(imports))
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

/// What the name of the resource replaces: the call, and the lines around it
/// where it is all that an argument list holds.
fn place_of(call: Node<'_>) -> Span {
    let list = call.parent().filter(|list| {
        list.is(Kind::ArgumentList)
            && list.named_children().count() == 1
            && list.tree().lexed().comments_in(list.span()).is_empty()
            && !list.has_token(",")
            && list
                .tree()
                .source()
                .slice(Span::new(list.start(), call.start()))
                .contains('\n')
    });
    match list {
        Some(list) if !call.text().contains('\\') => Span::new(list.start() + 1, list.end() - 1),
        _ => call.span(),
    }
}

/// The statement up to its suite.
fn header_span(statement: Node<'_>) -> Span {
    let suite = statement.children().find(|child| child.is(Kind::Block));
    Span::new(
        statement.start(),
        suite.map_or(statement.end(), Node::start),
    )
}

/// The context manager for a resource.
fn opening<'t>(member: &Member<'t>, cx: &Context<'t>) -> Result<(String, Option<Import>), Refusal> {
    managed(member.call, member.opener, cx).ok_or((
        Reason("names-taken"),
        "It needs `contextlib.closing`, and the name `contextlib` is in use.".to_owned(),
    ))
}

/// Whether a line of `node` ends outside all brackets of its own, so that it
/// cannot stand without those around it.
fn is_broken_between_brackets(node: Node<'_>) -> bool {
    let bracketed = |kind: Kind| {
        matches!(
            kind,
            Kind::ArgumentList
                | Kind::Dictionary
                | Kind::DictionaryComprehension
                | Kind::GeneratorExpression
                | Kind::List
                | Kind::ListComprehension
                | Kind::ParenthesizedExpression
                | Kind::Set
                | Kind::SetComprehension
                | Kind::String
        )
    };
    let inner: Vec<_> = std::iter::once(node)
        .chain(node.descendants())
        .filter(|part| bracketed(part.kind()))
        .map(Node::span)
        .collect();
    node.text()
        .match_indices('\n')
        .map(|(at, _)| node.start() + at as u32)
        .any(|at| !inner.iter().any(|span| span.covers(at)))
}

/// The text of `node` with edits made.
fn edited<'e>(node: Node<'_>, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|edit| edit.span);
    let source = node.tree().source();
    let mut out = String::new();
    let mut at = node.start();
    for edit in edits {
        out.push_str(source.slice(Span::new(at, edit.span.start)));
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(source.slice(Span::new(at, node.end())));
    out
}
