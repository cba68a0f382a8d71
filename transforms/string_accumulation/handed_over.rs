//! Pieces that who calls the function hands over, and which may be no text.

use super::given::{BEGINNINGS, Given, is_given, parts};
use crate::transform::prelude::*;

/// What a file spells, one of each, that has a class which reads into memory of
/// its own and hands that out.
const REFILLS: &[&[&str]] = &[
    &["bytearray", "memoryview"],
    &["readinto", "recv_into", "recvfrom_into"],
];

/// Whether the file imports a module of the project that has what a sum with text
/// is something of its own with. May read the whole project.
pub(super) fn imports_own_sums(cx: &Context<'_>) -> bool {
    let facts = Strings::builtin();
    let mut sums = words(facts.made_about());
    sums.extend(words(facts.handed_about()));
    sums.extend(["UserString)", "__radd__"]);
    cx.imports_module_spelling(&[&sums])
}

/// Whether bytes among `pieces` may be what a module of the project fills anew
/// later. May read the whole project.
pub(super) fn may_be_refilled(is: impl Fn(Given) -> bool, cx: &Context<'_>) -> bool {
    let refilling = words(Strings::builtin().refilling());
    cx.names_module_spelling(&[&refilling])
        || cx.names_module_spelling(&[&["bytearray"]])
        || is(Given::Itself) && cx.is_spelled_elsewhere(&[&refilling])
        || (is(Given::Made) || is(Given::Read)) && cx.is_spelled_elsewhere(REFILLS)
}

/// Whether one of `pieces` may be handed over in a project where such things
/// are not added to a text as texts are: markup, lazy translations, columns of a
/// table. May read the whole project.
pub(super) fn may_add_otherwise<'t>(
    pieces: &[&Node<'t>],
    is: impl Fn(Given) -> bool,
    cx: &Context<'t>,
) -> bool {
    let facts = Strings::builtin();
    let is_spelled = |names| cx.is_spelled_elsewhere(&[&words(names)]);
    let column = || pieces.iter().any(|it| may_be_column(**it, cx.model()));
    let sequence = || pieces.iter().any(|it| may_be_sequence(**it, cx.model()));
    let sums_of_text = || cx.is_spelled_elsewhere(&[&["__radd__"], &words(facts.sums_of_text())]);
    [Given::Foreign, Given::Injected, Given::Made]
        .into_iter()
        .any(&is)
        || is(Given::Itself)
            && (is_spelled(facts.handed_about())
                || is_spelled(facts.made_about())
                || sums_of_text())
        || is(Given::Elsewhere) && is_spelled(facts.made_about())
        || sequence() && is_spelled(facts.sequences())
        || column() && (is_spelled(facts.tables()) || cx.is_spelled_elsewhere(&[&["__radd__"]]))
}

/// Whether `piece` takes something by a name out of what is handed over, as
/// columns are taken out of a table: `table[column]`, for the columns of a list.
fn may_be_column<'t>(piece: Node<'t>, model: &Model<'t>) -> bool {
    let parts = std::iter::once(piece).chain(piece.descendants());
    let mut taken = parts.filter_map(syntax::Subscript::cast);
    taken.any(|it| {
        let key = it.node().child(Field::Subscript);
        let is_name = |key: Node<'t>| match key.kind() {
            Kind::String => true,
            Kind::Identifier => !is_counted(key, model),
            _ => false,
        };
        key.is_some_and(is_name) && it.value().is_some_and(|table| is_given(table, model))
    })
}

/// Whether `piece` may be a sequence of letters that is handed over: `record.seq`,
/// `sequence[start:end]`.
fn may_be_sequence<'t>(piece: Node<'t>, model: &Model<'t>) -> bool {
    let is_sliced = |part: Node<'t>| {
        part.child(Field::Subscript)
            .is_some_and(|it| it.is(Kind::Slice))
    };
    parts(piece, model).into_iter().any(|part| {
        let mut inner = part.descendants();
        part.text().ends_with(".seq")
            || inner.any(|it| it.is(Kind::Attribute) && it.text().ends_with(".seq"))
            || is_sliced(part) && is_given(part.innermost(BEGINNINGS), model)
    })
}

/// Whether a loop counts in `name`: `for name in range(…)`.
fn is_counted<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let loops = name.ancestors().filter_map(syntax::For::cast);
    let mut counting = loops.filter(|it| {
        let function = it.iterable().and_then(|it| it.child(Field::Function));
        function.is_some_and(|it| matches!(it.text(), "range" | "xrange" | "enumerate"))
    });
    let symbol = model.symbol_of(name);
    counting.any(|it| {
        let target = it.target();
        let mut names = target.into_iter().flat_map(|it| {
            let own = std::iter::once(it);
            own.chain(it.descendants())
        });
        names.any(|it| it.is(Kind::Identifier) && model.symbol_of(it) == symbol)
    })
}

fn words(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
