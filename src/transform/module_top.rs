//! The place for new lines at the top of a module.

use crate::syntax::{Kind, Node, Tree};
use crate::text::Span;

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
            // What comes behind it on its line is to be below.
            _ if statement.end() <= limit && limit < below(statement) => break,
            Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement => {
                last_import = Some(statement);
            }
            Kind::ExpressionStatement
                if header.is_none() && first_code.is_none() && is_text(statement) =>
            {
                header = Some(statement);
            }
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::DecoratedDefinition => break,
            _ => first_code = first_code.or(Some(statement)),
        }
    }
    let source = tree.source();
    if let Some(above) = last_import.or(header) {
        let offset = below(above);
        let open = offset == above.line_end().start
            && !source.text()[..offset as usize].ends_with(['\n', '\r']);
        return TopOfModule {
            offset,
            on_open_line: open,
        };
    }
    let first = tree.root().named_children().next();
    let offset = first.map_or(source.text().len() as u32, |first| {
        let above = first.trivia().above;
        // A block of comments at the very start belongs to the file.
        let start = if above.start == 0 {
            above.end
        } else {
            above.start
        };
        start.max(source.lines().line_start(start))
    });
    TopOfModule {
        offset,
        on_open_line: false,
    }
}

/// The end of the last line of a statement, and of what that line goes on with.
fn below(statement: Node<'_>) -> u32 {
    let source = statement.tree().source();
    let mut offset = source
        .lines()
        .line_end(statement.end().max(1) - 1, source.text());
    while goes_on(statement.tree(), offset) {
        offset = source.lines().line_end(offset, source.text());
    }
    offset
}

/// Whether the line that ends at `offset` ends with a backslash, and a line
/// follows.
fn goes_on(tree: &Tree<'_>, offset: u32) -> bool {
    let source = tree.source();
    let line = Span::new(source.lines().line_start(offset.max(1) - 1), offset);
    let text = source.slice(line);
    text.trim_end_matches(['\n', '\r']).ends_with('\\')
        && text.ends_with(['\n', '\r'])
        && (offset as usize) < source.text().len()
        && tree.lexed().comments_in(line).is_empty()
}

fn is_text(statement: Node<'_>) -> bool {
    statement
        .named_children()
        .next()
        .is_some_and(|node| matches!(node.kind(), Kind::String | Kind::ConcatenatedString))
}
