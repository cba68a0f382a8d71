//! Statements and imported names that go without a trace.

use crate::edit::{Edit, Removal};
use crate::syntax::{Field, Kind, Node};
use crate::text::{Source, Span};

/// Takes `statements`, all of one suite, out of it. `pass` stays where the
/// suite would be empty. `None` where a string would become a docstring.
pub fn delete<'t>(statements: &[Node<'t>]) -> Option<(Vec<Edit>, Vec<Removal>)> {
    let suite = statements.first()?.parent()?;
    if !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let members: Vec<_> = suite.named_children().collect();
    let mut goes: Vec<_> = members
        .iter()
        .map(|node| statements.contains(node))
        .collect();
    let first_kept = members.iter().zip(&goes).find(|(_, goes)| !**goes);
    if goes[0] && first_kept.is_some_and(|(node, _)| is_text(node)) {
        // The string would become a docstring.
        return None;
    }
    let mut edits = Vec::new();
    if suite.is(Kind::Block) && goes.iter().all(|&goes| goes) {
        edits.push(Edit::replace(members[0].span(), "pass"));
        goes[0] = false;
    }
    let mut row_start = 0;
    for place in 0..members.len() {
        let row_ends = match members.get(place + 1) {
            Some(&next) => !shares_logical_line(members[place], next),
            None => true,
        };
        if !row_ends {
            continue;
        }
        let row = row_start..place + 1;
        if goes[row.clone()].iter().all(|&goes| goes) {
            let joins_deleted = row_start.checked_sub(1).is_none_or(|before| goes[before]);
            edits.push(Edit::delete(whole_lines(&members[row], joins_deleted)));
        } else {
            delete_from_row(&members[row.clone()], &goes[row], &mut edits);
        }
        row_start = place + 1;
    }
    let removal = Removal {
        suite: suite.span(),
        statements: members.len(),
    };
    let removals = goes.iter().filter(|&&goes| goes).map(|_| removal).collect();
    Some((edits, removals))
}

fn is_text(statement: &Node<'_>) -> bool {
    statement.is(Kind::ExpressionStatement)
        && statement
            .named_children()
            .next()
            .is_some_and(|node| matches!(node.kind(), Kind::String | Kind::ConcatenatedString))
}

/// Whether `next` comes after `statement` on the same logical line.
fn shares_logical_line<'t>(statement: Node<'t>, next: Node<'t>) -> bool {
    let between = statement
        .tree()
        .source()
        .slice(Span::new(statement.end(), next.start()));
    let lines = between
        .replace("\\\r\n", "")
        .replace("\\\n", "")
        .replace("\\\r", "");
    !lines.contains(['\n', '\r'])
}

/// The lines of a row of statements that goes as a whole. At the end of a file
/// without a last line end, the one before the row goes instead, unless it is
/// deleted already or there is nothing before.
fn whole_lines(row: &[Node<'_>], joins_deleted: bool) -> Span {
    let (first, last) = (row[0], row[row.len() - 1]);
    let source = first.tree().source();
    let text = source.text();
    let start = source.lines().line_start(first.start());
    let end = source.lines().line_end(last.end().max(1) - 1, text);
    if last.line_end().start < end || joins_deleted {
        return Span::new(start, without_gap(source, start, end));
    }
    let before = &text[..start as usize];
    let before = before.strip_suffix('\n').unwrap_or(before);
    let before = before.strip_suffix('\r').unwrap_or(before);
    Span::new(before.len() as u32, end)
}

/// Takes some statements, and a semicolon each, out of a row.
fn delete_from_row(row: &[Node<'_>], goes: &[bool], edits: &mut Vec<Edit>) {
    let mut place = 0;
    while place < row.len() {
        let run = goes[place..].iter().take_while(|&&goes| goes).count();
        if run > 0 {
            let last = row[place + run - 1];
            edits.push(Edit::delete(
                match (row.get(place + run), place.checked_sub(1)) {
                    (Some(next), _) => Span::new(row[place].start(), next.start()),
                    (None, Some(before)) => Span::new(row[before].end(), last.end()),
                    (None, None) => row[place].span().to(last.span()),
                },
            ));
        }
        place += run + 1;
    }
}

/// Where to stop when the lines from `start` to `end` go: behind the blank
/// line that follows, if there is one before them as well, or the header of
/// their block, or nothing at all.
pub(crate) fn without_gap(source: &Source, start: u32, end: u32) -> u32 {
    let (above, below) = (
        &source.text()[..start as usize],
        &source.text()[end as usize..],
    );
    let line_above = above.trim_end_matches(['\n', '\r']);
    let last = above[line_above.len()..]
        .chars()
        .filter(|&c| c == '\n')
        .count();
    let open = line_above.is_empty() || line_above.ends_with(':') || last > 1;
    let blank = below
        .lines()
        .next()
        .is_some_and(|line| line.trim().is_empty());
    if !open || !blank {
        return end;
    }
    source.lines().line_end(end, source.text())
}

/// Takes `name` out of the import `statement`, or the whole statement if it
/// imports nothing else. A comment goes with the name on whose line it stands.
pub fn delete_name<'t>(statement: Node<'t>, name: Node<'t>) -> Option<(Vec<Edit>, Vec<Removal>)> {
    let names: Vec<_> = statement.children_of(Field::Name).collect();
    if names.len() == 1 {
        return delete(&[statement]);
    }
    let place = names.iter().position(|&node| node == name)?;
    let tree = statement.tree();
    let own_end = name.line_end().start;
    let (span, from) = match (names.get(place + 1), place.checked_sub(1)) {
        (Some(next), _) => (Span::new(name.start(), next.start()), name.start()),
        // The last of several lines, when it has one to itself.
        (None, Some(before))
            if name.starts_line()
                && tree
                    .source()
                    .slice(Span::new(name.end(), own_end))
                    .trim_start_matches([' ', '\t', ','])
                    .split('#')
                    .next()
                    .is_some_and(str::is_empty)
                && names[before].line_end().start < name.start()
                && statement.has_token("(") =>
        {
            let lines = tree.source().lines();
            let end = lines.line_end(own_end.max(1) - 1, tree.source().text());
            (Span::new(lines.line_start(name.start()), end), name.start())
        }
        (None, Some(before)) => (Span::new(names[before].end(), name.end()), name.start()),
        (None, None) => return None,
    };
    let own = |comment: &Span| from <= comment.start && comment.start < own_end;
    let apart = tree.lexed().comments_in(span).iter().all(own);
    apart.then(|| (vec![Edit::delete(span)], Vec::new()))
}
