//! Import requests, settled once for all fixes of a pass.

use crate::edit::{Applicability, EditSet, Fix, Import};
use crate::semantic::{BindingKind, Model, ScopeKind, Symbol};
use crate::syntax::{Kind, Node, Tree};
use crate::text::Span;
use crate::transform::reshape;

/// Adds what is asked for, each import once, on lines of its own.
pub(super) fn add_imports(tree: &Tree<'_>, mut imports: Vec<Import>, edits: &mut EditSet) {
    imports.sort_unstable();
    imports.dedup();
    if imports.is_empty() {
        return;
    }
    let first_edit = edits
        .edits()
        .first()
        .map_or(u32::MAX, |edit| edit.span.start);
    let place = place_for(tree, first_edit);
    let newline = tree.source().newline_at(place.offset.max(1) - 1);
    let mut text = String::new();
    if place.on_open_line {
        text.push_str(newline);
    }
    for import in &imports {
        match import.name {
            Some(name) => text.push_str(&format!("from {} import {name}", import.module)),
            None => text.push_str(&format!("import {}", import.module)),
        }
        text.push_str(newline);
    }
    if place.on_open_line {
        text.truncate(text.len() - newline.len());
    }
    edits.prepend_lines(place.offset, text);
}

struct Location {
    offset: u32,
    /// The offset is the end of a last line that has no line end.
    on_open_line: bool,
}

/// After the last import at the top of the file, else after `from __future__`
/// and the docstring, else before the first statement.
fn place_for(tree: &Tree<'_>, first_edit: u32) -> Location {
    let mut last_import = None;
    let mut header = None;
    let mut first_code = None;
    for statement in tree.root().named_children() {
        match statement.kind() {
            _ if statement.start() > first_edit => break,
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
        let offset = source
            .lines()
            .line_end(above.end().max(1) - 1, source.text());
        let open = offset == above.line_end().start
            && !source.text()[..offset as usize].ends_with(['\n', '\r']);
        return Location {
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
    Location {
        offset,
        on_open_line: false,
    }
}

fn is_text(statement: Node<'_>) -> bool {
    statement
        .named_children()
        .next()
        .is_some_and(|node| matches!(node.kind(), Kind::String | Kind::ConcatenatedString))
}

/// Drops the imports whose every use is in text that the edits take away.
pub(super) fn drop_unused(tree: &Tree<'_>, model: &Model<'_>, edits: &mut EditSet) {
    let is_package = tree.source().path().file_name() == Some("__init__.py");
    if edits.is_empty() || is_package || model.spelled("__all__").next().is_some() {
        return;
    }
    let unused: Vec<_> = model
        .symbols()
        .filter(|(_, symbol)| becomes_unused(tree, symbol, edits))
        .filter(|(_, symbol)| {
            // What a class body imports is an attribute of the class.
            let scope = model.scope(symbol.scope);
            scope.kind != ScopeKind::Class && !scope.dynamic
        })
        .filter(|(_, symbol)| !runs_in_text(tree, symbol.name))
        .filter_map(|(_, symbol)| Some(tree.node(symbol.bindings.first()?.node)))
        .collect();
    for name in unused {
        let Some(statement) = name.statement() else {
            continue;
        };
        let Some(fix) = removal_of(name, statement) else {
            continue;
        };
        // Where the import is being edited already it stays.
        let _ = edits.insert(&fix);
    }
}

fn becomes_unused(tree: &Tree<'_>, symbol: &Symbol<'_>, edits: &EditSet) -> bool {
    let [binding] = symbol.bindings.as_slice() else {
        return false;
    };
    if binding.kind != BindingKind::Import || symbol.references.is_empty() {
        return false;
    }
    let gone = |span: Span| {
        edits
            .edits()
            .iter()
            .any(|edit| !edit.span.is_empty() && edit.span.contains(span))
    };
    symbol
        .references
        .iter()
        .all(|&node| gone(tree.node(node).span()))
        && !edits
            .edits()
            .iter()
            .any(|edit| has_word(&edit.text, symbol.name))
}

/// Whether `name` stands in a string that holds a doctest, or names `__main__`
/// for code in it to import from.
fn runs_in_text(tree: &Tree<'_>, name: &str) -> bool {
    tree.lexed().strings.iter().any(|&string| {
        let text = tree.source().slice(string);
        (text.contains(">>> ") || text.contains("__main__")) && has_word(text, name)
    })
}

/// Whether `word` stands in `text` with no letter, digit or underscore next
/// to it.
fn has_word(text: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(part_of_name) && !text[at + word.len()..].starts_with(part_of_name)
    })
}

/// Takes one name out of an import statement, or the whole statement if it
/// imports nothing else.
fn removal_of(name: Node<'_>, statement: Node<'_>) -> Option<Fix> {
    let (edits, removals) = reshape::delete_name(statement, name)?;
    Some(Fix::new("Drop the import", Applicability::Safe, edits).removing(removals))
}
