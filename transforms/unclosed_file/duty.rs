//! Who else has the duty to close a resource.

use crate::transform::prelude::*;

/// Whether `call` puts `file` into a container that is somebody's, not this
/// function's: `self.files.append(file)`.
pub(super) fn puts_away<'t>(method: syntax::Attribute<'t>, call: Node<'t>, file: Node<'t>) -> bool {
    let before = match method.name().map_or("", Node::text) {
        "add" | "append" | "appendleft" | "put" => 0,
        "insert" | "setdefault" => 1,
        _ => return false,
    };
    let arguments = syntax::Call::cast(call)
        .into_iter()
        .flat_map(syntax::Call::argument_nodes);
    let container = std::iter::successors(method.object(), |node| {
        node.is(Kind::Subscript).then(|| node.child(Field::Value))?
    });
    !file.is(Kind::KeywordArgument)
        && arguments.skip(before).eq([file])
        && container
            .take(8)
            .last()
            .is_some_and(|node| node.is(Kind::Attribute))
}

/// What returns the file it is given, or another that closes it: whoever has
/// that has the duty to close.
pub(super) const STANDS_FOR_IT: &[&str] = &[
    "io.BufferedRandom",
    "io.BufferedReader",
    "io.BufferedWriter",
    "io.TextIOWrapper",
    "typing.cast",
];

/// Whether the statement ends the suite of `with self.assertRaises(…)` or
/// `with pytest.raises(…)`, or of one about warnings: a test that means to
/// leave the file open.
pub(super) fn is_expected_to_raise(statement: Node<'_>) -> bool {
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

/// Whether the manager of a `with` item waits for an error or a warning.
fn expects(item: Node<'_>) -> bool {
    item.child(Field::Function).is_some_and(|function| {
        let name = function.text().rsplit('.').next().unwrap_or_default();
        let warns = name != "catch_warnings" && name.to_ascii_lowercase().contains("warn");
        name.starts_with("assertRaises") || name == "raises" || warns
    })
}
