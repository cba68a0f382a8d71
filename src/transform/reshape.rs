//! Moving statements: into a new block, out of a shared line, away.
//!
//! Everything is made of small edits, never of rewritten statements: what is
//! not named in an edit stays as it is, byte for byte. A line that starts
//! inside a string is never touched.

use crate::edit::{Edit, Removal};
use crate::syntax::{Field, Kind, Node};
use crate::text::{Source, Span};

/// Edits that put statements into a block of their own.
#[derive(Debug, Clone)]
pub struct Wrapped {
    /// The edits, disjoint from the inside of the statements' lines.
    pub edits: Vec<Edit>,
    /// What moves, to be claimed by the fix.
    pub footprint: Span,
    /// The indentation of the new header.
    pub indent: String,
    /// The indentation of what is in the block.
    pub inner: String,
    /// The line end in use there.
    pub newline: &'static str,
}

/// A new line of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Levels of indentation, counted from the statement that it stands by.
    pub level: usize,
    /// The code, without line end. Copied as it is, line ends inside brackets
    /// and strings included.
    pub text: String,
}

impl Line {
    /// A line in the column of the statement that it stands by.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            level: 0,
            text: text.into(),
        }
    }

    /// A line one level further in.
    pub fn inner(text: impl Into<String>) -> Self {
        Self {
            level: 1,
            text: text.into(),
        }
    }
}

/// Where new lines go: the indentation, one level of it, and the line end.
struct Style<'a> {
    indent: &'a str,
    unit: &'a str,
    newline: &'a str,
}

impl Style<'_> {
    /// The lines, each but the first with its indentation before it.
    fn join(&self, lines: &[Line]) -> String {
        let mut out = String::new();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                out.push_str(self.newline);
                out.push_str(self.indent);
            }
            for _ in 0..line.level {
                out.push_str(self.unit);
            }
            out.push_str(&line.text);
        }
        out
    }
}

/// Puts the statements from `first` to `last` (siblings; the same one for a
/// single statement) under `header` (`with open(p) as f:`), one level further
/// in. `footer` (`finally:` and what is in it) follows them.
///
/// `None` where that would need more than new lines and indentation: the
/// statement is inside brackets' line, or its lines are indented unlike each
/// other.
pub fn wrap<'t>(
    first: Node<'t>,
    last: Node<'t>,
    header: &[Line],
    footer: &[Line],
) -> Option<Wrapped> {
    let suite = first.parent()?;
    if last.parent()? != suite || !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let mut edits = Vec::new();
    let indent = own_line(first, suite, &mut edits)?;
    let unit = indent_unit(first);
    let newline = first.tree().source().newline_at(first.start());
    let inner = format!("{indent}{unit}");
    let style = Style {
        indent: &indent,
        unit,
        newline,
    };
    edits.push(Edit::insert(
        first.start(),
        format!("{}{newline}{inner}", style.join(header)),
    ));
    let end = end_of_line(last, suite, &indent, &mut edits)?;
    edits.extend(indent_lines(
        Span::new(first.start(), end.start),
        first,
        &indent,
        unit,
    )?);
    if !footer.is_empty() {
        edits.push(Edit::insert(
            end.start,
            format!("{newline}{indent}{}", style.join(footer)),
        ));
    }
    let footprint = Span::new(
        first.tree().source().lines().line_start(first.start()),
        end.end.max(last.end()),
    );
    Some(Wrapped {
        edits: merged(edits),
        footprint,
        indent,
        inner,
        newline,
    })
}

/// Puts the statements behind `header`, up to `last`, one level further in, so
/// that they are its suite once the caller has made it the header of one. What
/// shares its line with others gets a line of its own.
///
/// `None` where that would need more than new lines and indentation.
pub fn hang<'t>(header: Node<'t>, last: Node<'t>) -> Option<Wrapped> {
    let suite = header.parent()?;
    if last.parent()? != suite || !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let first = header.next_named()?;
    let source = header.tree().source();
    // A semicolon at the end of the header's line.
    let rest = source.slice(Span::new(header.end(), header.line_end().start));
    if first.starts_line() && rest.trim_start().starts_with(';') {
        return None;
    }
    let mut edits = Vec::new();
    let starts_suite_line = suite.is(Kind::Module)
        || suite
            .named_children()
            .next()
            .is_some_and(|node| node.starts_line());
    if header.starts_line() || starts_suite_line {
        own_line(header, suite, &mut edits)?;
    }
    let indent = own_line(first, suite, &mut edits)?;
    let unit = indent_unit(header);
    if !first.starts_line() {
        edits.push(Edit::insert(first.start(), unit));
    }
    let end = end_of_line(last, suite, &indent, &mut edits)?;
    let moving = Span::new(header.end(), end.start);
    edits.extend(indent_lines(moving, header, &indent, unit)?);
    let footprint = Span::new(
        source.lines().line_start(header.start()),
        end.end.max(last.end()),
    );
    Some(Wrapped {
        edits: merged(edits),
        footprint,
        inner: format!("{indent}{unit}"),
        indent,
        newline: source.newline_at(header.start()),
    })
}

/// Puts `lines` before `statement`, the statement itself on the next line.
pub fn insert_before<'t>(statement: Node<'t>, lines: &[Line]) -> Option<Wrapped> {
    let suite = statement.parent()?;
    if !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let mut edits = Vec::new();
    let indent = own_line(statement, suite, &mut edits)?;
    let newline = statement.tree().source().newline_at(statement.start());
    let unit = indent_unit(statement);
    let text = Style {
        indent: &indent,
        unit,
        newline,
    }
    .join(lines);
    edits.push(Edit::insert(
        statement.start(),
        format!("{text}{newline}{indent}"),
    ));
    let line_start = statement
        .tree()
        .source()
        .lines()
        .line_start(statement.start());
    let inner = format!("{indent}{unit}");
    Some(Wrapped {
        edits: merged(edits),
        footprint: Span::new(line_start, statement.start()),
        indent,
        inner,
        newline,
    })
}

/// Puts `lines` after the compound statement `statement`, below its last line
/// and the comments that stand deeper than it.
pub fn insert_after<'t>(statement: Node<'t>, lines: &[Line]) -> Wrapped {
    let indent = statement.indent().to_owned();
    let unit = indent_unit(statement);
    let newline = statement.tree().source().newline_at(statement.start());
    let at = end_with_comments(statement);
    let text = Style {
        indent: &indent,
        unit,
        newline,
    }
    .join(lines);
    let edits = vec![Edit::insert(at.start, format!("{newline}{indent}{text}"))];
    let inner = format!("{indent}{unit}");
    Wrapped {
        edits,
        footprint: at,
        indent,
        inner,
        newline,
    }
}

/// The end of the last line of `statement`, or of the last comment below it
/// that is indented further than it.
fn end_with_comments(statement: Node<'_>) -> Span {
    let source = statement.tree().source();
    let (text, lines) = (source.text(), source.lines());
    let indent = statement.indent();
    let mut end = statement.line_end();
    for &start in &lines.starts()[lines.line_of(end.start) + 1..] {
        let line = &text[start as usize..lines.line_end(start, text) as usize];
        let line = line.trim_end_matches(['\r', '\n']);
        let inner = line.strip_prefix(indent).unwrap_or_default();
        if line.trim().is_empty() {
            continue;
        }
        if !inner.starts_with([' ', '\t']) || !inner.trim_start().starts_with('#') {
            break;
        }
        end = Span::at(start + line.len() as u32);
    }
    end
}

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

/// Makes sure that `statement` starts a line, and returns the indentation of
/// that line. A one-line suite or a statement behind a semicolon is moved to
/// a line of its own.
fn own_line<'t>(statement: Node<'t>, suite: Node<'t>, edits: &mut Vec<Edit>) -> Option<String> {
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
fn end_of_line<'t>(
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
/// further in. `None` when a statement's line is not indented like `first`.
fn indent_lines<'t>(span: Span, first: Node<'t>, indent: &str, unit: &str) -> Option<Vec<Edit>> {
    let tree = first.tree();
    let source = tree.source();
    let lines = source.lines();
    let from = lines.line_of(span.start) + 1;
    let mut edits = Vec::new();
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
        if line.starts_with(indent) {
            edits.push(Edit::insert(start + indent.len() as u32, unit));
        } else if !code.starts_with('#') {
            // The lines of a bracket may stand anywhere; what is relative to
            // each other stays so.
            edits.push(Edit::insert(start, unit));
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

/// One level of indentation in the style of the text around `statement`: that
/// of its own suite, of the suites around it, or of the file's first one.
pub fn indent_unit(statement: Node<'_>) -> &str {
    let own = statement.children().find(|child| child.is(Kind::Block));
    let around = std::iter::once(statement)
        .chain(statement.ancestors())
        .filter(|node| node.is(Kind::Block));
    let found = own.into_iter().chain(around).find_map(unit_of);
    found
        .or_else(|| {
            statement
                .tree()
                .nodes()
                .filter(|n| n.is(Kind::Block))
                .find_map(unit_of)
        })
        .unwrap_or("    ")
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

/// Joins insertions at one offset, in the order in which they were made, and
/// replacements with what is inserted right behind them.
pub fn merged(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match out.last_mut() {
            Some(last) if edit.span.is_empty() && last.span.end == edit.span.start => {
                last.text.push_str(&edit.text);
            }
            _ => out.push(edit),
        }
    }
    out
}

/// Edits inside a wrapped statement together with those that wrap it.
pub fn combine(wrapped: Wrapped, inside: Vec<Edit>) -> Vec<Edit> {
    let Wrapped { mut edits, .. } = wrapped;
    // Lines that a replacement takes away need no indentation.
    edits.retain(|edit| {
        !inside
            .iter()
            .any(|other| edit.span.is_empty() && other.span.overlaps(edit.span))
    });
    for edit in inside {
        // The header goes in where the statement starts; what replaces the
        // statement's first bytes comes right after it.
        match edits
            .iter_mut()
            .find(|other| other.span.end == edit.span.start)
        {
            Some(other) if !edit.span.is_empty() => {
                other.span.end = edit.span.end;
                other.text.push_str(&edit.text);
            }
            _ => edits.push(edit),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Tree;
    use crate::text::Source;

    fn after_first(text: &str) -> String {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let first = tree.root().named_children().next().expect("a statement");
        let mut out = text.to_owned();
        for edit in insert_after(first, &[Line::new("new")]).edits {
            out.replace_range(edit.span.range(), &edit.text);
        }
        out
    }

    fn hung(text: &str) -> Option<String> {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let suite = tree.nodes().find(|node| node.is(Kind::Block));
        let members: Vec<_> = suite?.named_children().collect();
        let mut out = text.to_owned();
        for edit in hang(members[0], members[1])?.edits.iter().rev() {
            out.replace_range(edit.span.range(), &edit.text);
        }
        Some(out)
    }

    #[test]
    fn statements_hang_below_their_header() {
        let cases = [
            (
                "if a:\n  b  # c\n  # d\n\n  e\n  f\n",
                "if a:\n  b  # c\n    # d\n\n    e\n  f\n",
            ),
            ("if a: b; c; d\n", "if a:\n    b\n        c\n    d\n"),
            ("if a:\n    b; c  # d\n", "if a:\n    b\n        c  # d\n"),
            (
                "if a:\n\tb\n\tc(\"\"\"\n\t\"\"\")\n",
                "if a:\n\tb\n\t\tc(\"\"\"\n\t\"\"\")\n",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(hung(before).as_deref(), Some(after));
        }
        assert_eq!(hung("if a:\n  b;\n  c\n"), None);
    }

    #[test]
    fn new_lines_go_below_the_comments_of_the_block() {
        assert_eq!(
            after_first("for a in b:\n    c\n    # d\n\n  # e\n# f\ng\n"),
            "for a in b:\n    c\n    # d\n\n  # e\nnew\n# f\ng\n"
        );
        assert_eq!(
            after_first("if a: b  # c\r\n\r\nd"),
            "if a: b  # c\r\nnew\r\n\r\nd"
        );
        assert_eq!(after_first("if a:\n  b\n  # c"), "if a:\n  b\n  # c\nnew");
    }
}
