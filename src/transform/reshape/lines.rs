//! Lines and their indentation.

use crate::edit::Edit;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// Makes sure that `statement` starts a line, and returns the indentation of
/// that line. A one-line suite or a statement behind a semicolon is moved to
/// a line of its own.
pub(super) fn own_line<'t>(
    statement: Node<'t>,
    suite: Node<'t>,
    edits: &mut Vec<Edit>,
) -> Option<String> {
    if statement.starts_line() {
        // A line that goes on from a backslash starts no statement.
        let line = statement
            .tree()
            .source()
            .lines()
            .line_start(statement.start());
        let before = &statement.tree().source().text()[..line as usize];
        let continued = before.trim_end_matches(['\n', '\r']).ends_with('\\');
        return (!continued).then(|| statement.indent().to_owned());
    }
    let source = statement.tree().source();
    let newline = source.newline_at(statement.start());
    let members: Vec<_> = suite.named_children().collect();
    let place = members.iter().position(|&node| node == statement)?;
    let one_line_suite = suite.is(Kind::Block) && !members[0].starts_line();
    let indent = if one_line_suite {
        let owner = suite.parent()?;
        format!("{}{}", owner_indent(owner)?, indent_unit(owner))
    } else {
        members[0].indent().to_owned()
    };
    // In a one-line suite every statement gets its line: what stood on one
    // line must not end up in two columns.
    let from = if one_line_suite { 0 } else { place };
    for (at, &member) in members.iter().enumerate().take(place + 1).skip(from) {
        let gap_start = match at.checked_sub(1) {
            Some(before) => members[before].end(),
            None => colon_before(suite)?,
        };
        let gap = Span::new(gap_start, member.start());
        if source.slice(gap).contains(['\n', '\r', '#']) {
            return None;
        }
        edits.push(Edit::replace(gap, format!("{newline}{indent}")));
    }
    Some(indent)
}

/// Where the line of `last` ends once everything behind it on the line has
/// moved to lines of its own.
pub(super) fn end_of_line<'t>(
    last: Node<'t>,
    suite: Node<'t>,
    indent: &str,
    edits: &mut Vec<Edit>,
) -> Option<Span> {
    let source = last.tree().source();
    let newline = source.newline_at(last.end().max(1) - 1);
    let rest = Span::new(last.end(), last.line_end().start);
    let text = source.slice(rest);
    if !text.trim_start().starts_with(';') {
        return Some(Span::new(rest.end, rest.end));
    }
    let members: Vec<_> = suite.named_children().collect();
    let place = members.iter().position(|&node| node == last)?;
    let followers = members[place + 1..]
        .iter()
        .take_while(|node| node.start() < rest.end);
    let mut previous = last;
    for &follower in followers {
        let gap = Span::new(previous.end(), follower.start());
        if source.slice(gap).contains(['\n', '\r', '#']) {
            return None;
        }
        edits.push(Edit::replace(gap, format!("{newline}{indent}")));
        previous = follower;
    }
    if previous == last {
        // Only a stray semicolon: it goes on standing where it is.
        return Some(Span::new(rest.end, rest.end));
    }
    Some(Span::new(last.end(), previous.line_end().start))
}

/// One past the colon that opens a one-line suite.
fn colon_before(suite: Node<'_>) -> Option<u32> {
    let owner = suite.parent()?;
    let colon = owner
        .children()
        .take_while(|node| *node != suite)
        .filter(|node| node.is(Kind::Token) && node.text() == ":")
        .last()?;
    Some(colon.end())
}

/// The indentation of the line where the compound statement, or the clause
/// (`else:`), that owns a suite starts.
fn owner_indent(owner: Node<'_>) -> Option<&str> {
    std::iter::once(owner)
        .chain(owner.ancestors())
        .find(|node| node.starts_line())
        .map(Node::indent)
}

/// Insertions that put every line under `span` but the first one level
/// further in. `None` when the lines of statements are indented unlike each
/// other, some by tabs where others have blanks.
pub(super) fn indent_lines<'t>(
    span: Span,
    first: Node<'t>,
    indent: &str,
    unit: &str,
) -> Option<Vec<Edit>> {
    let tree = first.tree();
    let source = tree.source();
    let lines = source.lines();
    let from = lines.line_of(span.start) + 1;
    let mut edits = Vec::new();
    let mut deepest = indent;
    for &start in &lines.starts()[from..] {
        if start >= span.end {
            break;
        }
        let line = &source.text()[start as usize..];
        let code = line.trim_start_matches([' ', '\t', '\x0c']);
        let blank = code.is_empty() || code.starts_with(['\n', '\r']);
        if blank || tree.lexed().string_around(start).is_some() {
            continue;
        }
        // The columns count from behind a form feed.
        let blank = &line[..line.len() - code.len()];
        let from = blank.rfind('\x0c').map_or(0, |feed| feed + 1);
        if !code.starts_with('#') && !tree.lexed().is_joined_at(start - 1) {
            let own = &blank[from..];
            if own.starts_with(deepest) {
                deepest = own;
            } else if !deepest.starts_with(own) {
                return None;
            }
        }
        if line[from..].starts_with(indent) {
            let column = from + indent.len();
            edits.push(Edit::insert(start + column as u32, unit));
        } else if !code.starts_with('#') {
            // The lines of a bracket may stand anywhere; what is relative to
            // each other stays so.
            edits.push(Edit::insert(start + from as u32, unit));
        }
    }
    Some(edits)
}

/// Insertions that put every line of `node` but the first one level further
/// in, for text that moves into a suite.
pub fn deeper<'t>(node: Node<'t>) -> Vec<Edit> {
    let Some(statement) = node.statement() else {
        return Vec::new();
    };
    let unit = indent_unit(statement);
    indent_lines(node.span(), statement, statement.indent(), unit).unwrap_or_default()
}

/// Edits by which the lines of `call`, of `statement`, that are aligned with its first one stay
/// so once the call starts at `column`.
pub fn aligned<'t>(statement: Node<'t>, call: Node<'t>, column: usize) -> Vec<Edit> {
    let tree = statement.tree();
    let lines = tree.source().lines();
    let text = tree.source().text();
    if lines.line_of(statement.start()) != lines.line_of(call.start()) {
        return Vec::new();
    }
    let before = (call.start() - lines.line_start(call.start())) as usize;
    let first = lines.line_of(call.start()) + 1;
    let starts = lines.starts()[first..]
        .iter()
        .take_while(|&&start| start < call.end());
    let mut edits = Vec::new();
    for &start in starts {
        let line = &text[start as usize..];
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let blank = line[spaces..].starts_with(['\n', '\r', '\t']);
        if spaces <= before || blank || tree.lexed().string_around(start).is_some() {
            continue;
        }
        if column < before {
            edits.push(Edit::delete(Span::new(
                start,
                start + (before - column) as u32,
            )));
        } else if column > before {
            edits.push(Edit::insert(start, " ".repeat(column - before)));
        }
    }
    edits
}

/// Whether a line of `node` ends outside all brackets of its own, and without a
/// backslash, so that it cannot stand without the brackets around it.
pub fn is_broken_between_brackets(node: Node<'_>) -> bool {
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
    let text = node.text();
    text.match_indices(['\n', '\r'])
        .filter(|(at, _)| !text[..*at].trim_end_matches('\r').ends_with('\\'))
        .map(|(at, _)| node.start() + at as u32)
        .any(|at| !inner.iter().any(|span| span.covers(at)))
}

/// One level of indentation in the style of the text around `statement`: that
/// of its own suite, of the suites around it, or of the file's first one.
pub fn indent_unit(statement: Node<'_>) -> &str {
    let own = statement.children().find(|child| child.is(Kind::Block));
    let around = std::iter::once(statement)
        .chain(statement.ancestors())
        .filter(|node| node.is(Kind::Block));
    let found = own.into_iter().chain(around).find_map(unit_of);
    let in_file = || {
        let tree = statement.tree();
        tree.indent_unit(|| {
            let mut blocks = tree.nodes().filter(|node| node.is(Kind::Block));
            blocks.find_map(unit_of).map(str::to_owned)
        })
    };
    found.or_else(in_file).unwrap_or("    ")
}

fn unit_of(block: Node<'_>) -> Option<&str> {
    let first = block
        .named_children()
        .next()
        .filter(|node| node.starts_line())?;
    let outer = owner_indent(block.parent()?)?;
    first
        .indent()
        .strip_prefix(outer)
        .filter(|unit| !unit.is_empty())
}
