//! Moving statements: into a new block, out of a shared line, away.
//!
//! Everything is made of small edits, never of rewritten statements: what is
//! not named in an edit stays as it is, byte for byte. A line that starts
//! inside a string is never touched.

mod delete;
mod depth;
mod lines;
mod question;

pub(crate) use delete::without_gap;
pub use delete::{delete, delete_name};
pub use lines::{aligned, deeper, indent_unit, is_broken_between_brackets};
pub use question::{disjoint, put_under};

use depth::can_go_deeper;
use lines::{end_of_line, indent_lines, own_line};

use crate::edit::Edit;
use crate::syntax::{Kind, Node};
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
/// other; and where Python takes no further block.
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
    if !can_go_deeper(first, last) {
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
/// `None` where that would need more than new lines and indentation, or Python
/// takes no further block.
pub fn hang<'t>(header: Node<'t>, last: Node<'t>) -> Option<Wrapped> {
    let suite = header.parent()?;
    if last.parent()? != suite || !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let first = header.next_named()?;
    if !can_go_deeper(first, last) {
        return None;
    }
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

/// Puts `lines` in the place of `statement`. What shares its line with others
/// gets a line of its own.
///
/// `None` where that would need more than new lines and indentation.
pub fn replace<'t>(statement: Node<'t>, lines: &[Line]) -> Option<Wrapped> {
    let suite = statement.parent()?;
    if !matches!(suite.kind(), Kind::Block | Kind::Module) {
        return None;
    }
    let mut edits = Vec::new();
    let indent = own_line(statement, suite, &mut edits)?;
    let unit = indent_unit(statement);
    let source = statement.tree().source();
    let newline = source.newline_at(statement.start());
    let text = Style {
        indent: &indent,
        unit,
        newline,
    }
    .join(lines);
    edits.push(Edit::replace(statement.span(), text));
    let end = end_of_line(statement, suite, &indent, &mut edits)?;
    let start = source.lines().line_start(statement.start());
    let inner = format!("{indent}{unit}");
    Some(Wrapped {
        edits: merged(edits),
        footprint: Span::new(start, end.end.max(statement.end())),
        indent,
        inner,
        newline,
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
    edits.retain(|edit| !inside.iter().any(|other| takes_line_of(other, edit)));
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

/// Whether `indentation`, an insertion at the start of a line's code, is for a
/// line whose start `edit` takes away.
pub fn takes_line_of(edit: &Edit, indentation: &Edit) -> bool {
    let blank = indentation.text.trim_matches([' ', '\t']).is_empty();
    let touches = !edit.span.is_empty() && edit.span.end == indentation.span.start && blank;
    indentation.span.is_empty() && (touches || edit.span.overlaps(indentation.span))
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
