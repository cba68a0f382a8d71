//! The assignment as the header of a `with`.

use super::Opened;
use crate::transform::prelude::*;

const TITLE: &str = "Open it in a `with` statement";

/// Makes the assignment the header of a `with` whose suite is `span`, the
/// statements behind it; `close`, behind those, goes.
pub(super) fn hang_below<'t>(
    opened: &Opened<'t>,
    span: &[Node<'t>],
    close: Option<Node<'t>>,
    cx: &Context<'t>,
) -> Result<Fix, (Reason, String)> {
    let (manager, import) = managed(opened.call, opened.opener, cx).ok_or((
        Reason("names-taken"),
        "It needs `contextlib.closing`, and the name `contextlib` is in use, or another module \
         takes all names of this one."
            .to_owned(),
    ))?;
    let fix = match span.last() {
        Some(&last) => around(opened, last, close, &manager),
        None => alone(opened, close, &manager, cx),
    };
    let fix = fix.ok_or_else(|| {
        (
            Reason("layout"),
            "The statements share their lines with others, or are indented by tabs here and by blanks \
             there. Put each on a line of its own, and indent them alike."
                .to_owned(),
        )
    })?;
    Ok(fix.importing(import))
}

/// The edits of the statement itself. `bound` says whether the name is kept.
fn header<'t>(
    opened: &Opened<'t>,
    manager: &str,
    indent: &str,
    newline: &str,
    bound: bool,
) -> Vec<Edit> {
    let source = opened.call.tree().source();
    let annotation = opened.assignment.child(Field::Type).map(|annotation| {
        let text = source.slice(Span::new(opened.statement.start(), annotation.end()));
        format!("{text}{newline}{indent}")
    });
    let (before, after) = manager.split_once(opened.call.text()).unwrap_or_default();
    let name = match bound {
        true => format!(" as {}", opened.name.text()),
        false => String::new(),
    };
    let column = format!("{indent}with {before}").len();
    let mut edits = vec![
        Edit::replace(
            Span::new(opened.statement.start(), opened.value.start()),
            format!("{}with {before}", annotation.unwrap_or_default()),
        ),
        Edit::insert(opened.value.end(), format!("{after}{name}:")),
    ];
    if opened.value == opened.call && is_below_bracket(opened.call) {
        edits.extend(reshape::aligned(opened.statement, opened.call, column));
    }
    edits
}

/// Whether the second line of the call stands below its first argument.
fn is_below_bracket(call: Node<'_>) -> bool {
    let source = call.tree().source();
    let lines = source.lines();
    let bracket = call.child(Field::Arguments).map_or(0, Node::start);
    let column = bracket + 1 - lines.line_start(bracket);
    let next = lines.starts().get(lines.line_of(bracket) + 1);
    next.is_some_and(|&start| {
        let line = &source.text()[start as usize..];
        line.len() - line.trim_start_matches(' ').len() == column as usize
    })
}

fn around<'t>(
    opened: &Opened<'t>,
    last: Node<'t>,
    close: Option<Node<'t>>,
    manager: &str,
) -> Option<Fix> {
    let reshape::Wrapped {
        mut edits,
        footprint,
        indent,
        newline,
        ..
    } = reshape::hang(opened.statement, last)?;
    edits.extend(header(opened, manager, &indent, newline, true));
    let mut claimed = vec![footprint];
    let mut removals = Vec::new();
    if let Some(close) = close {
        if close.shares_line() {
            return None;
        }
        let (gone, removed) = reshape::delete(&[close])?;
        edits.extend(gone);
        removals = removed;
        claimed.push(close.span());
    }
    let fix = Fix::new(TITLE, Applicability::Safe, edits);
    Some(fix.claiming(claimed).removing(removals))
}

/// Nothing is done with it: it is opened for the sake of opening.
fn alone<'t>(
    opened: &Opened<'t>,
    close: Option<Node<'t>>,
    manager: &str,
    cx: &Context<'t>,
) -> Option<Fix> {
    let statement = opened.statement;
    if close.is_some() || statement.shares_line() {
        return None;
    }
    let newline = statement.tree().source().newline_at(statement.start());
    // `del name`, say, needs it bound.
    let named = cx.model().mentions(opened.symbol).count() > 1;
    let annotated = opened.assignment.child(Field::Type).is_some();
    let mut edits = header(
        opened,
        manager,
        statement.indent(),
        newline,
        named || annotated,
    )
    .to_vec();
    edits.extend(reshape::insert_after(statement, &[Line::inner("pass")]).edits);
    let claimed = Span::new(statement.start(), statement.trivia().after.end);
    let fix = Fix::new(TITLE, Applicability::Safe, reshape::merged(edits));
    Some(fix.claiming([claimed]))
}
