//! Files that are dropped on purpose.

use super::Opened;
use crate::transform::prelude::*;

/// Whether the name is deleted and a collection follows, which closes the file on
/// PyPy too.
pub(super) fn is_collected<'t>(opened: &Opened<'t>, model: &Model<'t>) -> bool {
    let suite = opened.statement.parent();
    let follows = |statement: Node<'t>| {
        statement.start() > opened.statement.end() && statement.parent() == suite
    };
    let collections = ["collect", "gc_collect"].into_iter().flat_map(|name| {
        let calls = model.spelled(name).filter_map(Node::statement);
        calls.filter(|statement| follows(*statement) && is_collection(*statement, model))
    });
    let Some(last) = collections.last() else {
        return false;
    };
    deletions(opened, model).any(|deletion| follows(deletion) && deletion.end() < last.start())
}

/// Whether the test is, by its name, about what happens to what is dropped.
pub(super) fn is_the_point<'t>(opened: &Opened<'t>, model: &Model<'t>) -> bool {
    const SIGNS: &[&str] = &[
        "dealloc", "destruct", "finaliz", "garbage", "via_gc", "dropped",
    ];
    let Some(function) = model
        .function_of(opened.name)
        .filter(|it| in_test(model, *it))
    else {
        return false;
    };
    let name = function.child(Field::Name).map_or("", Node::text);
    let deletes = ["_del", "Del"].iter().any(|word| name.ends_with(word));
    let lower = name.to_ascii_lowercase();
    SIGNS.iter().any(|sign| lower.contains(sign))
        || deletes && deletions(opened, model).next().is_some()
}

/// The statements that delete the name.
fn deletions<'a, 't>(
    opened: &Opened<'t>,
    model: &'a Model<'t>,
) -> impl Iterator<Item = Node<'t>> + 'a {
    let bindings = model.symbol(opened.symbol).bindings.iter();
    let deleted = bindings.filter(|binding| binding.kind == BindingKind::Delete);
    deleted.filter_map(|binding| model.tree().node(binding.node).statement())
}

/// Whether the statement is `gc.collect()` or that of a test's support.
fn is_collection<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    let mut inside = statement.named_children();
    let function = inside
        .next()
        .and_then(syntax::Call::cast)
        .and_then(syntax::Call::function);
    function.is_some_and(|function| {
        model.is_named(function, "gc.collect") || function.text().ends_with("gc_collect")
    })
}
