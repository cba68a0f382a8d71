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
