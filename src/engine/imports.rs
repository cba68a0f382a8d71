//! Import requests, settled once for all fixes of a pass.

use crate::edit::{Applicability, Edit, EditSet, Fix, Import};
use crate::facts::is_standard_module;
use crate::semantic::{BindingKind, Model, Project, Question, ScopeKind, Symbol};
use crate::syntax::{AliasedImport, Field, ImportFrom, Kind, Node, Tree};
use crate::text::Span;
use crate::transform::{TopOfModule, below_imports, reshape};

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
    let place = beside_its_like(tree, below_imports(tree, first_edit));
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
    // Where the lines around are taken away, the new ones go in their place.
    let around = edits
        .edits()
        .iter()
        .find(|edit| edit.span.start < place.offset && place.offset < edit.span.end);
    let offset = around.map_or(place.offset, |edit| edit.span.start);
    // A blank line that went with them is still wanted.
    if around.is_some_and(|edit| edit.span.end > place.offset) {
        text.push_str(newline);
    }
    edits.prepend_lines(offset, text);
}

/// The place below the last import of what comes with Python, where only other
/// imports stand between that and `place`, none of which may bring any name.
fn beside_its_like(tree: &Tree<'_>, place: TopOfModule) -> TopOfModule {
    let above: Vec<_> = tree
        .root()
        .named_children()
        .take_while(|statement| statement.start() < place.offset)
        .collect();
    let imports = above
        .iter()
        .rev()
        .take_while(|statement| is_plain(**statement));
    let foreign = imports
        .take_while(|statement| !is_of_python(**statement))
        .count();
    let (own, foreign) = above.split_at(above.len() - foreign);
    let (Some(last), Some(next)) = (own.last(), foreign.first()) else {
        return place;
    };
    let source = tree.source();
    let offset = source.lines().line_end(last.end() - 1, source.text());
    // A line that ends with a backslash goes on.
    let line = source.text()[..offset as usize].trim_end_matches(['\n', '\r']);
    if !is_plain(*last) || next.start() < offset || line.ends_with('\\') {
        return place;
    }
    TopOfModule {
        offset,
        on_open_line: false,
    }
}

/// Whether `statement` imports what it names, and no more.
fn is_plain(statement: Node<'_>) -> bool {
    matches!(
        statement.kind(),
        Kind::ImportStatement | Kind::ImportFromStatement
    ) && !statement
        .descendants()
        .any(|node| node.is(Kind::WildcardImport))
}

/// Whether all that `statement` imports comes with Python.
fn is_of_python(statement: Node<'_>) -> bool {
    match ImportFrom::cast(statement) {
        Some(from) => from.module().is_some_and(names_standard),
        None => statement.children_of(Field::Name).all(names_standard),
    }
}

/// Whether a module, perhaps with an `as`, comes with Python.
fn names_standard(module: Node<'_>) -> bool {
    let path = AliasedImport::cast(module).and_then(AliasedImport::name);
    let first = path.unwrap_or(module).text().split('.').next();
    first.is_some_and(is_standard_module)
}

/// Whether what an import binds by `name` comes with Python: to load another
/// module may do something.
fn is_quiet(name: Node<'_>) -> bool {
    name.statement()
        .is_some_and(|statement| match ImportFrom::cast(statement) {
            Some(from) => from.module().is_some_and(names_standard),
            None => statement
                .children_of(Field::Name)
                .filter(|module| module.contains(name))
                .all(names_standard),
        })
}

/// What the file imports and could do without, if it were not used.
pub(super) fn droppable<'m, 't>(tree: &Tree<'_>, model: &'m Model<'t>) -> Vec<&'m Symbol<'t>> {
    let is_package = tree.source().path().file_name() == Some("__init__.py");
    if is_package || model.spelled("__all__").next().is_some() {
        return Vec::new();
    }
    let symbols = model.symbols().map(|(_, symbol)| symbol);
    let is_import = |symbol: &&Symbol<'_>| {
        let [binding] = symbol.bindings.as_slice() else {
            return false;
        };
        // What a class body imports is an attribute of the class.
        let scope = model.scope(symbol.scope);
        binding.kind == BindingKind::Import
            && is_quiet(model.tree().node(binding.node))
            && !symbol.references.is_empty()
            && scope.kind != ScopeKind::Class
            && !scope.dynamic
    };
    symbols.filter(is_import).collect()
}

/// Drops the imports, of those that are [`droppable`], whose every use is in
/// text that the edits take away, and that no other module gets from this one,
/// or puts something in the place of.
pub(super) fn drop_unused(
    tree: &Tree<'_>,
    droppable: &[&Symbol<'_>],
    project: Option<&dyn Project>,
    edits: &mut EditSet,
) {
    if edits.is_empty() {
        return;
    }
    let unused: Vec<_> = droppable
        .iter()
        .filter(|symbol| becomes_unused(tree, symbol, edits))
        .filter(|symbol| !runs_in_text(tree, symbol.name))
        .filter_map(|symbol| Some((symbol, tree.node(symbol.bindings.first()?.node))))
        .filter(|(symbol, name)| {
            let in_function = name.ancestors().any(|it| it.is(Kind::FunctionDefinition));
            let is_wanted = |it: &dyn Project| {
                let ask = |question| it.doing(tree.source().path(), question).may_be();
                ask(Question::Borrow(None, symbol.name))
                    || ask(Question::Replace(None, Some(symbol.name)))
            };
            in_function || !project.is_some_and(is_wanted)
        })
        .map(|(_, name)| name)
        .collect();
    for name in unused {
        let Some(statement) = name.statement() else {
            continue;
        };
        let fix = match left_beside(statement, edits) {
            // The string would become a docstring.
            Some(next) if next.start() > statement.start() && is_text(next) => None,
            None if statement.parent().is_some_and(|it| it.is(Kind::Block)) => passing(statement),
            _ => removal_of(name, statement),
        };
        let Some(fix) = fix else {
            continue;
        };
        // Where the import is being edited already it stays.
        let _ = edits.insert(&fix);
    }
}

fn becomes_unused(tree: &Tree<'_>, symbol: &Symbol<'_>, edits: &EditSet) -> bool {
    let edits_up_to = |span: Span| {
        let edits = edits.edits();
        let end = edits.partition_point(|edit| edit.span.start <= span.start);
        edits[..end].iter().rev()
    };
    let gone = |span: Span| {
        // They are disjoint: only the last one that is no insertion reaches it.
        let reaching = edits_up_to(span).find(|edit| !edit.span.is_empty());
        reaching.is_some_and(|edit| edit.span.contains(span))
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

/// What is left first in the suite of `statement` when that is gone, as well as
/// what the edits take away.
fn left_beside<'t>(statement: Node<'t>, edits: &EditSet) -> Option<Node<'t>> {
    let gone = |node: &Node<'_>| {
        let mut edits = edits.edits().iter();
        *node == statement || edits.any(|edit| edit.span.contains(node.span()))
    };
    let mut suite = statement.parent()?.named_children();
    suite.find(|node| !gone(node))
}

fn is_text(statement: Node<'_>) -> bool {
    let mut parts = statement.named_children();
    statement.is(Kind::ExpressionStatement)
        && parts.all(|it| matches!(it.kind(), Kind::String | Kind::ConcatenatedString))
}

/// Whether `name` stands in a string that holds a doctest, names `__main__` for
/// code in it to import from, or is a type.
fn runs_in_text(tree: &Tree<'_>, name: &str) -> bool {
    let types = tree.nodes().filter(|node| node.is(Kind::Type));
    let mut texts = types.flat_map(Node::descendants);
    if texts.any(|node| node.is(Kind::StringContent) && has_word(node.text(), name)) {
        return true;
    }
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

/// Puts `pass` in the place of a statement that imports one name and is all that
/// is left of its suite.
fn passing(statement: Node<'_>) -> Option<Fix> {
    let edit = Edit::replace(statement.span(), "pass");
    let single = statement.children_of(Field::Name).count() == 1;
    single.then(|| Fix::new("Drop the import", Applicability::Safe, vec![edit]))
}

/// Takes one name out of an import statement, or the whole statement if it
/// imports nothing else.
fn removal_of(name: Node<'_>, statement: Node<'_>) -> Option<Fix> {
    let (edits, removals) = reshape::delete_name(statement, name)?;
    Some(Fix::new("Drop the import", Applicability::Safe, edits).removing(removals))
}
