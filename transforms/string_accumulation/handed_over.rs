//! Pieces that who calls the function hands over: what they are is not spelled
//! in the file.

use crate::transform::prelude::*;

/// What a file spells, one of each, that has a class which reads into memory of
/// its own and hands that out.
const REFILLS: &[&[&str]] = &[
    &["bytearray", "memoryview"],
    &["readinto", "recv_into", "recvfrom_into"],
];

/// How a piece depends on what is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    /// No, as far as can be seen.
    Not,
    /// It is given as it is: `item`, `item['title']`, `item.label`.
    Itself,
    /// A call of what is given makes it: `field()`, `item.html()`.
    Made,
    /// Another module makes it, and may have it from anybody: `hooks.call('menu')`.
    Elsewhere,
    /// What runs the file makes it, by a name that nothing in the file binds:
    /// `T('Name')` in a controller of web2py, which is no string.
    Injected,
}

/// How `piece` depends on what is handed over.
fn given<'t>(piece: Node<'t>, model: &Model<'t>) -> Given {
    let value = model.only_value(piece).unwrap_or(piece).unparenthesized();
    let Some(call) = syntax::Call::cast(value) else {
        return Given::Itself;
    };
    let Some(function) = call.function() else {
        return Given::Not;
    };
    let method = function.child(Field::Attribute).map_or("", Node::text);
    let of_text = Strings::builtin().methods().iter().any(|it| it == method);
    let root = function.innermost(&[Field::Object, Field::Function, Field::Value]);
    if of_text {
        Given::Not
    } else if is_given(root, model) {
        Given::Made
    } else if is_foreign(root, model) {
        Given::Elsewhere
    } else if is_injected(root, model) {
        Given::Injected
    } else {
        Given::Not
    }
}

/// Tells of a way in which a piece depends on what is handed over whether one of
/// `pieces` does.
fn given_in<'t>(pieces: &[&Node<'t>], model: &Model<'t>) -> impl Fn(Given) -> bool + use<> {
    let all: Vec<Given> = pieces.iter().map(|piece| given(**piece, model)).collect();
    move |how| all.contains(&how)
}

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
pub(super) fn may_be_refilled(pieces: &[&Node<'_>], cx: &Context<'_>) -> bool {
    let refilling = words(Strings::builtin().refilling());
    let is = given_in(pieces, cx.model());
    cx.names_module_spelling(&[&refilling])
        || cx.names_module_spelling(&[&["bytearray"]])
        || is(Given::Itself) && cx.is_spelled_elsewhere(&[&refilling])
        || is(Given::Made) && cx.is_spelled_elsewhere(REFILLS)
}

/// Whether one of `pieces` may be handed over in a project where such things
/// are not added to a text as texts are: markup, lazy translations, columns of a
/// table. May read the whole project.
pub(super) fn may_add_otherwise(pieces: &[&Node<'_>], cx: &Context<'_>) -> bool {
    let facts = Strings::builtin();
    let is_spelled = |names| cx.is_spelled_elsewhere(&[&words(names)]);
    let is = given_in(pieces, cx.model());
    let mut pieces = pieces.iter();
    let mut column = || pieces.any(|piece| may_be_column(**piece, cx.model()));
    let sums_of_text = || cx.is_spelled_elsewhere(&[&["__radd__"], &words(facts.sums_of_text())]);
    is(Given::Injected)
        || is(Given::Itself) && is_spelled(facts.handed_about())
        || (is(Given::Itself) || is(Given::Made))
            && (is_spelled(facts.made_about()) || sums_of_text())
        || is(Given::Elsewhere) && is_spelled(facts.made_about())
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

/// Whether `name` is a parameter, or what a loop goes through.
fn is_given<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let symbol = model.symbol_of(name).map(|id| model.symbol(id));
    symbol.is_some_and(|it| {
        let mut kinds = it.bindings.iter().map(|binding| binding.kind);
        !matches!(name.text(), "self" | "cls")
            && kinds.any(|kind| matches!(kind, BindingKind::Parameter | BindingKind::For))
    })
}

/// Whether `name` is imported, and not from what comes with Python.
fn is_foreign<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let origin = model.import_origin(name);
    origin.is_some_and(|it| it.package().is_empty() || !is_standard_module(it.package()))
}

/// Whether whoever runs the file has put `name` there: nothing in it binds the
/// name, not even what it may have from a star import. What `gettext` installs
/// gives back strings.
fn is_injected<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let symbol = model.symbol_of(name).map(|id| model.symbol(id));
    name.text() != "_"
        && !model.has_star_imports()
        && symbol.is_some_and(|it| it.bindings.is_empty() && !is_builtin_name(it.name))
}

fn words(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
