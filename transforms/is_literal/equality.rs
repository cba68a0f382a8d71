//! Whether what is compared may be equal in a way of its own.

use crate::transform::prelude::*;

/// Whether the file, or what it has of the project, may give `other` an equality
/// of its own. May read the whole project.
pub(super) fn may_be_own<'t>(other: Node<'t>, cx: &Context<'t>) -> bool {
    has_own_equality(cx.model()) || imports_own_equality(cx) || may_be_handed_array(other, cx)
}

/// Whether a module of the project that the file names defines what objects are
/// equal to, or has strings of its own.
fn imports_own_equality(cx: &Context<'_>) -> bool {
    const SIGNS: &[&str] = &[
        "(bytes):",
        "(str):",
        "(str, Enum",
        "(str, enum.Enum",
        "(unicode):",
        "StrEnum",
        "TextChoices",
        "UserString",
        "__cmp__",
        "__eq__",
        "__ne__",
    ];
    cx.names_module_spelling(&[SIGNS])
}

/// Whether `other` is what the caller hands over, or has handed over to `self`,
/// in a project that works with arrays.
fn may_be_handed_array<'t>(other: Node<'t>, cx: &Context<'t>) -> bool {
    let other = other.unparenthesized();
    let attribute = other.child(Field::Attribute);
    if attribute.is_some_and(|it| it.text().starts_with("__")) {
        return false;
    }
    let root = other.innermost(&[Field::Object, Field::Value]);
    let symbol = cx.model().symbol_of(root).map(|id| cx.model().symbol(id));
    let given = symbol.is_some_and(|it| {
        let mut kinds = it.bindings.iter().map(|binding| binding.kind);
        kinds.any(|kind| kind == BindingKind::Parameter)
    });
    let arrays = || Strings::builtin().arrays().iter().map(String::as_str);
    given && cx.is_spelled_elsewhere(&[&arrays().collect::<Vec<_>>()])
}

/// Whether the file has to do with objects that define what they are equal to.
fn has_own_equality(model: &Model<'_>) -> bool {
    const SIGNS: &[&str] = &[
        "__cmp__",
        "__eq__",
        "__ne__",
        "matplotlib",
        "mock",
        "scipy",
        "sklearn",
        "sqlalchemy",
    ];
    let arrays = Strings::builtin().arrays().iter().map(String::as_str);
    let mut signs = SIGNS.iter().copied().chain(arrays);
    signs.any(|name| model.spelled(name).next().is_some()) || has_own_text(model)
}

/// Whether the file has a class of strings: its members are no strings of the
/// interpreter's, and equal to such.
fn has_own_text(model: &Model<'_>) -> bool {
    const BASES: &[&str] = &[
        "StrEnum",
        "TextChoices",
        "UserString",
        "basestring",
        "bytes",
        "str",
        "unicode",
    ];
    let is_base = |name: Node<'_>| {
        let parent = name.parent().map(Node::field);
        name.field() == Field::Superclasses || parent == Some(Field::Superclasses)
    };
    let mut bases = BASES.iter().flat_map(|name| model.spelled(name));
    bases.any(|name| is_base(name) || name.text() == "UserString")
}
