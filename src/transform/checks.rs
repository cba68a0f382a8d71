//! Assertions and output, by their names.

use crate::semantic::Model;
use crate::syntax::{self, Field, Kind, Node};

/// How many arguments `function` checks, if it is an assertion of `unittest`
/// by its name and that of its object, and not one that this file defines.
pub fn checked_arguments(model: &Model<'_>, function: Node<'_>) -> Option<usize> {
    const OF_ONE: &[&str] = &[
        "assertFalse",
        "assertIsNone",
        "assertIsNotNone",
        "assertTrue",
        "assert_",
        "failIf",
        "failUnless",
    ];
    const OF_TWO: &[&str] = &[
        "assertAlmostEqual",
        "assertAlmostEquals",
        "assertEqual",
        "assertEquals",
        "assertGreater",
        "assertGreaterEqual",
        "assertIn",
        "assertIs",
        "assertIsInstance",
        "assertIsNot",
        "assertLess",
        "assertLessEqual",
        "assertListEqual",
        "assertNotAlmostEqual",
        "assertNotEqual",
        "assertNotEquals",
        "assertNotIn",
        "assertTupleEqual",
        "failIfEqual",
        "failUnlessEqual",
    ];
    let view = syntax::Attribute::cast(function)?;
    let (object, name) = (view.object()?, view.name()?.text());
    let checked = if OF_ONE.contains(&name) {
        1
    } else if OF_TWO.contains(&name) {
        2
    } else {
        return None;
    };
    let defined = |node: Node<'_>| {
        node.field() == Field::Name
            && node
                .parent()
                .is_some_and(|parent| parent.is(Kind::FunctionDefinition))
    };
    let own = object.is(Kind::Identifier) && object.text() == "self";
    (own && !model.spelled(name).any(defined)).then_some(checked)
}

/// Whether the code is a test, or helps one, by the name of its file, its folder,
/// its function or class.
pub fn in_test(model: &Model<'_>, node: Node<'_>) -> bool {
    let path = model.tree().source().path();
    let stem = path.file_stem().unwrap_or_default();
    let folder = path.parent().and_then(|it| it.file_name());
    let ends = ["_test", "_tests", "Test", "Tests"];
    if stem.starts_with("test_")
        || ends.iter().any(|end| stem.ends_with(end))
        || folder.is_some_and(|it| matches!(it, "test" | "tests") || it.starts_with("test_"))
    {
        return true;
    }
    let scopes = model.scopes_from(model.scope_of(node));
    let mut openers = scopes.map(|scope| model.scope_node(scope));
    openers.any(|opener| match opener.kind() {
        Kind::FunctionDefinition => opener
            .child(Field::Name)
            .is_some_and(|name| name.text().starts_with("test")),
        Kind::ClassDefinition => opener
            .child(Field::Superclasses)
            .is_some_and(|bases| bases.text().contains("TestCase")),
        _ => false,
    })
}

/// Whether `function` is `print` or a method of a logger.
pub fn shows<'t>(model: &Model<'t>, function: Node<'t>) -> bool {
    if function.is(Kind::Identifier) {
        return function.text() == "print" && model.is_named(function, "builtins.print");
    }
    const LEVELS: &[&str] = &[
        "critical",
        "debug",
        "error",
        "exception",
        "fatal",
        "info",
        "log",
        "warn",
        "warning",
    ];
    let Some(view) = syntax::Attribute::cast(function) else {
        return false;
    };
    let (Some(object), Some(name)) = (view.object(), view.name()) else {
        return false;
    };
    let owner = syntax::Attribute::cast(object)
        .and_then(syntax::Attribute::name)
        .unwrap_or(object);
    LEVELS.contains(&name.text())
        && owner.is(Kind::Identifier)
        && matches!(
            owner.text().trim_matches('_').to_ascii_lowercase().as_str(),
            "log" | "logger" | "logging"
        )
}
