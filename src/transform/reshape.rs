//! Moving statements: into a new block, out of a shared line, away.
//!
//! Everything is made of small edits, never of rewritten statements: what is
//! not named in an edit stays as it is, byte for byte. A line that starts
//! inside a string is never touched.

use crate::edit::{Edit, Fix, Removal};
use crate::syntax::{Kind, Node, Tree};
use crate::text::Span;

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

/// Puts the statements from `first` to `last` (siblings; the same one for a
/// single statement) under `header`, one level further in. `header` is the
/// text above them, one line or several without the last line end and without
/// indentation: `with open(p) as f:`; `footer` likewise what follows them in
/// the column of the header (`finally:`), its own lines separated by line
/// feeds, with `\t` for one level of indentation.
///
/// `None` where that would need more than new lines and indentation: the
/// statement is inside brackets' line, or its lines are indented unlike each
/// other.
pub fn wrap<'t>(first: Node<'t>, last: Node<'t>, header: &str, footer: &str) -> Option<Wrapped> {
    let suite = first.parent()?;
    if last.parent()? != suite || !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let mut edits = Vec::new();
    let indent = own_line(first, suite, &mut edits)?;
    let unit = indent_unit(first);
    let newline = first.tree().source().newline_at(first.start());
    let inner = format!("{indent}{unit}");
    let expand = |lines: &str| {
        lines
            .split('\n')
            .map(|line| line.replace('\t', unit))
            .collect::<Vec<_>>()
            .join(&format!("{newline}{indent}"))
    };
    edits.push(Edit::insert(first.start(), format!("{}{newline}{inner}", expand(header))));
    let end = end_of_line(last, suite, &indent, &mut edits)?;
    edits.extend(indent_lines(Span::new(first.start(), end.start), first, &indent, unit)?);
    if !footer.is_empty() {
        edits.push(Edit::insert(end.start, format!("{newline}{indent}{}", expand(footer))));
    }
    let footprint = Span::new(
        first.tree().source().lines().line_start(first.start()),
        end.end.max(last.end()),
    );
    Some(Wrapped { edits: merged(edits), footprint, indent, inner, newline })
}

/// Puts `lines` (one statement each) before `statement`, on lines of their
/// own, the statement itself on the next.
pub fn insert_before<'t>(statement: Node<'t>, lines: &[String]) -> Option<Wrapped> {
    let suite = statement.parent()?;
    if !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let mut edits = Vec::new();
    let indent = own_line(statement, suite, &mut edits)?;
    let newline = statement.tree().source().newline_at(statement.start());
    let separator = format!("{newline}{indent}");
    let text = format!("{}{separator}", lines.join(&separator));
    edits.push(Edit::insert(statement.start(), text));
    let line_start = statement.tree().source().lines().line_start(statement.start());
    let inner = format!("{indent}{}", indent_unit(statement));
    Some(Wrapped {
        edits: merged(edits),
        footprint: Span::new(line_start, statement.start()),
        indent,
        inner,
        newline,
    })
}

/// Puts `lines` after the compound statement `statement`, below its last line.
pub fn insert_after<'t>(statement: Node<'t>, lines: &[String]) -> Wrapped {
    let indent = statement.indent().to_owned();
    let newline = statement.tree().source().newline_at(statement.start());
    let separator = format!("{newline}{indent}");
    let at = statement.line_end();
    let edits = vec![Edit::insert(at.start, format!("{separator}{}", lines.join(&separator)))];
    let inner = format!("{indent}{}", indent_unit(statement));
    Wrapped { edits, footprint: at, indent, inner, newline }
}

/// Takes `statements`, all of one suite, out of it. `pass` stays where the
/// suite would be empty.
pub fn delete<'t>(statements: &[Node<'t>]) -> Option<(Vec<Edit>, Vec<Removal>)> {
    let suite = statements.first()?.parent()?;
    if !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let members: Vec<_> = suite.named_children().collect();
    let goes = |node: &Node<'t>| statements.contains(node);
    let keep_one = suite.is(Kind::Block) && members.iter().all(goes);
    let mut edits = Vec::new();
    let mut removals = Vec::new();
    for (place, &statement) in members.iter().enumerate().filter(|(_, node)| goes(node)) {
        if keep_one && place == 0 {
            edits.push(Edit::replace(statement.span(), "pass"));
            continue;
        }
        removals.push(Removal { suite: suite.span(), statements: members.len() });
        edits.push(Edit::delete(lines_of(statement, place, &members, &goes)));
    }
    Some((edits, removals))
}

/// A place for new lines at the top of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopOfModule {
    /// Where they go: the start of a line, apart from what follows.
    pub offset: u32,
    /// The offset is the end of a last line that has no line end.
    pub on_open_line: bool,
}

/// The place after the last import at the top of the file, else after
/// `from __future__` and the docstring, else before the first statement.
/// Statements that start behind `limit` do not count.
pub fn below_imports(tree: &Tree<'_>, limit: u32) -> TopOfModule {
    let mut last_import = None;
    let mut header = None;
    let mut first_code = None;
    for statement in tree.root().named_children() {
        match statement.kind() {
            _ if statement.start() > limit => break,
            Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement => {
                last_import = Some(statement);
            }
            Kind::ExpressionStatement if header.is_none() && first_code.is_none() && is_text(statement) => {
                header = Some(statement);
            }
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::DecoratedDefinition => break,
            _ => first_code = first_code.or(Some(statement)),
        }
    }
    let source = tree.source();
    if let Some(above) = last_import.or(header) {
        let offset = source.lines().line_end(above.end().max(1) - 1, source.text());
        let open = offset == above.line_end().start
            && !source.text()[..offset as usize].ends_with(['\n', '\r']);
        return TopOfModule { offset, on_open_line: open };
    }
    let first = tree.root().named_children().next();
    let offset = first.map_or(source.text().len() as u32, |first| {
        let above = first.trivia().above;
        // A block of comments at the very start belongs to the file.
        let start = if above.start == 0 { above.end } else { above.start };
        start.max(source.lines().line_start(start))
    });
    TopOfModule { offset, on_open_line: false }
}

fn is_text(statement: Node<'_>) -> bool {
    statement
        .named_children()
        .next()
        .is_some_and(|node| matches!(node.kind(), Kind::String | Kind::ConcatenatedString))
}

/// What has to go so that `statement` leaves no trace: whole lines where it
/// has them to itself, else its part of a line with one semicolon.
fn lines_of<'t>(
    statement: Node<'t>,
    place: usize,
    members: &[Node<'t>],
    goes: &dyn Fn(&Node<'t>) -> bool,
) -> Span {
    let source = statement.tree().source();
    if statement.starts_line() && !statement.shares_line() {
        let start = source.lines().line_start(statement.start());
        let end = source.lines().line_end(statement.end().max(1) - 1, source.text());
        if end == source.text().len() as u32 && statement.line_end().start == end && place > 0 {
            // The last line has no line end: the one before it goes instead.
            let previous = members[place - 1];
            if !goes(&previous) {
                return Span::new(previous.line_end().start, end);
            }
        }
        return Span::new(start, end);
    }
    let same_line = |other: Node<'t>, first: Node<'t>, second: Node<'t>| {
        let between = source.slice(Span::new(first.end(), second.start()));
        (!between.contains(['\n', '\r']) || between.contains("\\\n")).then_some(other)
    };
    let next = members.get(place + 1).and_then(|&next| same_line(next, statement, next));
    let previous = place
        .checked_sub(1)
        .and_then(|place| same_line(members[place], members[place], statement));
    match (previous, next) {
        (_, Some(next)) => Span::new(statement.start(), next.start()),
        (Some(previous), None) => Span::new(previous.end(), statement.end()),
        (None, None) => statement.span(),
    }
}

/// Makes sure that `statement` starts a line, and returns the indentation of
/// that line. A one-line suite or a statement behind a semicolon is moved to
/// a line of its own.
fn own_line<'t>(
    statement: Node<'t>,
    suite: Node<'t>,
    edits: &mut Vec<Edit>,
) -> Option<String> {
    if statement.starts_line() {
        // A line that goes on from a backslash starts no statement.
        let line = statement.tree().source().lines().line_start(statement.start());
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
    let followers = members[place + 1..].iter().take_while(|node| node.start() < rest.end);
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
    std::iter::once(owner).chain(owner.ancestors()).find(|node| node.starts_line()).map(Node::indent)
}

/// Insertions that put every line under `span` but the first one level
/// further in. `None` when a statement's line is not indented like `first`.
fn indent_lines<'t>(
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

/// One level of indentation in the style of the text around `statement`: that
/// of its own suite, of the suites around it, or of the file's first one.
pub fn indent_unit(statement: Node<'_>) -> &str {
    let own = statement.children().find(|child| child.is(Kind::Block));
    let around = std::iter::once(statement)
        .chain(statement.ancestors())
        .filter(|node| node.is(Kind::Block));
    let found = own.into_iter().chain(around).find_map(unit_of);
    found.or_else(|| statement.tree().nodes().filter(|n| n.is(Kind::Block)).find_map(unit_of)).unwrap_or("    ")
}

fn unit_of(block: Node<'_>) -> Option<&str> {
    let first = block.named_children().next().filter(|node| node.starts_line())?;
    let outer = owner_indent(block.parent()?)?;
    first.indent().strip_prefix(outer).filter(|unit| !unit.is_empty())
}

/// Joins insertions at one offset, in the order in which they were made, and
/// replacements with what is inserted right behind them.
fn merged(mut edits: Vec<Edit>) -> Vec<Edit> {
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
/// Replacements of the statement's own text are kept apart from insertions at
/// the same offset.
pub fn combine(wrapped: Wrapped, inside: Vec<Edit>, fix: impl FnOnce(Vec<Edit>) -> Fix) -> Fix {
    let Wrapped { mut edits, footprint, .. } = wrapped;
    for edit in inside {
        // The header is inserted where the statement starts; an edit that
        // replaces the statement's first bytes comes right after it.
        match edits.iter_mut().find(|other| other.span == Span::at(edit.span.start)) {
            Some(other) if !edit.span.is_empty() => {
                other.span = edit.span;
                other.text.push_str(&edit.text);
            }
            _ => edits.push(edit),
        }
    }
    fix(edits).claiming([footprint])
}
