//! What tests expect not to be opened.

use crate::transform::prelude::*;

/// Whether the statement ends the suite of `with self.assertRaises(…)` or
/// `with pytest.raises(…)`, or of one about warnings: a test that means to
/// leave the file open.
pub(super) fn is_expected_to_raise<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    if is_tried(statement, model) {
        return true;
    }
    let mut last = statement;
    for _ in 0..8 {
        let Some(suite) = last.parent().filter(|suite| suite.is(Kind::Block)) else {
            return false;
        };
        let Some(with) = suite.parent().and_then(syntax::With::cast) else {
            return false;
        };
        if suite.named_children().last() != Some(last) {
            return false;
        }
        if with.items().any(expects) {
            return true;
        }
        last = with.node();
    }
    false
}

/// Whether the statement is the last of what a test tries, and the test goes on
/// when it raises: `try: open(path)`, `except OSError: pass`.
pub(in super::super) fn is_tried<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    let Some(suite) = statement.parent().filter(|suite| suite.is(Kind::Block)) else {
        return false;
    };
    let Some(attempt) = suite.parent().and_then(syntax::Try::cast) else {
        return false;
    };
    let gives_up = |handler: Node<'t>| {
        let named = handler.named_children().any(|part| !part.is(Kind::Block));
        let last = handler
            .child_of_kind(Kind::Block)
            .and_then(|block| block.named_children().last());
        !named
            || last.is_none_or(|last| {
                last.is(Kind::RaiseStatement)
                    || last.is(Kind::ReturnStatement)
                    || last.text().contains("fail")
                    || last.text().contains("skip")
            })
    };
    suite.field() == Field::Body
        && ends_what_is_tried(statement, suite)
        && attempt.handlers().next().is_some()
        && !attempt.handlers().any(gives_up)
        && in_test(model, statement)
}

/// Whether nothing comes after the statement but a failure: `assert False`,
/// `self.fail()`.
fn ends_what_is_tried<'t>(statement: Node<'t>, suite: Node<'t>) -> bool {
    let last = suite.named_children().last();
    let fails = |node: Node<'_>| {
        let text = node.text();
        text.starts_with("assert False")
            || text.starts_with("assert 0")
            || text.starts_with("self.fail(")
            || text.starts_with("pytest.fail(")
    };
    last == Some(statement) || last == statement.next_named() && last.is_some_and(fails)
}

/// Whether the manager of a `with` item waits for an error or a warning.
fn expects(item: Node<'_>) -> bool {
    item.child(Field::Function).is_some_and(|function| {
        let name = function.text().rsplit('.').next().unwrap_or_default();
        let warns = name != "catch_warnings" && name.to_ascii_lowercase().contains("warn");
        name.starts_with("assertRaises") || name == "raises" || warns
    })
}
