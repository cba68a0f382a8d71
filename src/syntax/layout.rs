//! What stands around a node and is no node: whitespace, comments, line ends.

use super::{Kind, Node};
use crate::text::Span;

/// The trivia of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trivia<'t> {
    /// Comment lines that stand directly above, without a blank line between,
    /// in the same column.
    pub above: Span,
    /// The whitespace at the start of the statement's first line.
    pub indent: &'t str,
    /// From the end of the statement to the end of its last line without the
    /// line end: a semicolon, a trailing comment, spaces.
    pub after: Span,
    /// The line end that closes its last line; empty at the end of the file.
    pub line_end: Span,
}

impl<'t> Node<'t> {
    /// The indentation of the physical line on which the node starts: the
    /// blanks and tabs at its start, behind a form feed if there is one.
    pub fn indent(self) -> &'t str {
        let blank = self.leading_blank();
        blank.rsplit('\x0c').next().unwrap_or(blank)
    }

    fn leading_blank(self) -> &'t str {
        let source = self.tree().source();
        let start = source.lines().line_start(self.start());
        let line = &source.text()[start as usize..];
        let len = line
            .bytes()
            .position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        &line[..len.unwrap_or(line.len())]
    }

    /// Whether only whitespace stands before it on its line.
    pub fn starts_line(self) -> bool {
        let start = self.tree().source().lines().line_start(self.start());
        start + self.leading_blank().len() as u32 == self.start()
    }

    /// The trivia around it.
    pub fn trivia(self) -> Trivia<'t> {
        let source = self.tree().source();
        let line_end = self.line_end();
        Trivia {
            above: self.comments_above(),
            indent: self.indent(),
            after: Span::new(self.end(), line_end.start),
            line_end: Span::new(
                line_end.start,
                source.lines().line_end(self.last_byte(), source.text()),
            ),
        }
    }

    /// The comment that ends the node's last line.
    pub fn trailing_comment(self) -> Option<Span> {
        let rest = Span::new(self.end(), self.line_end().start);
        self.tree().lexed().comments_in(rest).first().copied()
    }

    fn last_byte(self) -> u32 {
        self.end().max(self.start() + 1) - 1
    }

    /// The empty span before the line end of the node's last line; after it
    /// where broken text makes that a part of the node.
    pub(crate) fn line_end(self) -> Span {
        let source = self.tree().source();
        let text = source.text();
        let at = self.last_byte().min((text.len() as u32).saturating_sub(1));
        let end = source.lines().line_end(at, text);
        let line = &text[..end as usize];
        let bare = line
            .strip_suffix("\r\n")
            .or_else(|| line.strip_suffix('\n'))
            .or_else(|| line.strip_suffix('\r'))
            .unwrap_or(line);
        Span::at(self.end().max(bare.len() as u32))
    }

    fn comments_above(self) -> Span {
        let source = self.tree().source();
        let lines = source.lines();
        let mut first = lines.line_of(self.start());
        let column = self.start() - lines.start(first);
        let statement_line = lines.start(first);
        while first > 0 {
            let start = lines.start(first - 1);
            let comments = self
                .tree()
                .lexed()
                .comments_in(Span::new(start, lines.start(first)));
            let Some(comment) = comments.first() else {
                break;
            };
            let before = source.slice(Span::new(start, comment.start));
            if comment.start - start != column || !before.trim().is_empty() {
                break;
            }
            first -= 1;
        }
        Span::new(lines.start(first), statement_line)
    }

    /// Whether the statement shares its line with the header of a compound
    /// statement (`if x: a`) or with other statements (`a; b`).
    pub fn shares_line(self) -> bool {
        if !self.starts_line() {
            return true;
        }
        let rest = Span::new(self.end(), self.line_end().start);
        self.tree()
            .source()
            .slice(rest)
            .trim_start()
            .starts_with(';')
    }

    /// Whether it is directly in the suite of a class.
    pub fn is_in_class_body(self) -> bool {
        self.ancestors()
            .find(|node| {
                matches!(
                    node.kind(),
                    Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda
                )
            })
            .is_some_and(|node| node.is(Kind::ClassDefinition))
    }
}
