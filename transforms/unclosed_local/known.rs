//! What is known of functions and attributes that get a resource.

use crate::transform::prelude::*;

pub(super) fn method_name(call: Node<'_>) -> &str {
    let function = call.child(Field::Function);
    function
        .and_then(|function| function.child(Field::Attribute))
        .map_or("", Node::text)
}

pub(super) fn first_line(node: Node<'_>) -> &str {
    node.text().lines().next().unwrap_or_default()
}

pub(super) fn all_named<'t>(
    function: Node<'t>,
    cx: &Context<'t>,
    test: impl Fn(&str) -> bool,
) -> bool {
    let names = cx.model().qualified_names(function);
    !names.is_empty() && names.iter().all(|name| test(name))
}

/// Whether a test expects `attribute` to be true: of `file.closed`, somebody else
/// has closed it.
pub(super) fn is_asserted(attribute: Node<'_>) -> bool {
    attribute
        .parent()
        .is_some_and(|parent| match parent.kind() {
            Kind::AssertStatement => true,
            Kind::ArgumentList => parent
                .parent()
                .and_then(syntax::Call::cast)
                .and_then(syntax::Call::function)
                .is_some_and(|function| function.text().ends_with(".assertTrue")),
            _ => false,
        })
}

/// Attributes that are plain values.
pub(super) fn is_state(kind: &str, name: &str) -> bool {
    match kind {
        "connection" => matches!(name, "in_transaction" | "isolation_level" | "total_changes"),
        "response" => matches!(
            name,
            "code" | "headers" | "msg" | "reason" | "status" | "url"
        ),
        "socket" => matches!(name, "family" | "proto" | "type"),
        "archive" => matches!(name, "comment"),
        _ => false,
    }
}

/// Functions that look at an object and keep no hold of it.
pub(super) fn looks_only(name: &str) -> bool {
    matches!(
        name,
        "builtins.isinstance"
            | "builtins.hasattr"
            | "builtins.len"
            | "builtins.repr"
            | "builtins.str"
            | "builtins.bool"
            | "builtins.id"
            | "builtins.type"
    )
}

/// `lambda: f.read(n)` in `for chunk in iter(lambda: f.read(n), b"")`.
pub(super) fn is_sentinel_loop<'t>(function: Node<'t>, model: &Model<'t>) -> bool {
    let Use::Argument(call) = use_of(function) else {
        return false;
    };
    let two = syntax::Call::cast(call).is_some_and(|view| {
        view.argument_nodes().count() == 2 && view.positional(0) == Some(function)
    });
    let iterated = matches!(use_of(call), Use::Iterated(node) if node.is(Kind::ForStatement));
    two && iterated
        && call
            .child(Field::Function)
            .is_some_and(|name| model.is_named(name, "builtins.iter"))
}

/// `f.readline` in `for line in iter(f.readline, "")`, and
/// `iter(partial(f.read, n), b"")`.
pub(super) fn is_reader<'t>(attribute: Node<'t>, model: &Model<'t>) -> bool {
    let reads = attribute
        .child(Field::Attribute)
        .is_some_and(|name| matches!(name.text(), "read" | "readline" | "read1"));
    if !reads {
        return false;
    }
    if is_sentinel_loop(attribute, model) {
        return true;
    }
    let Use::Argument(partial) = use_of(attribute) else {
        return false;
    };
    partial
        .child(Field::Function)
        .is_some_and(|name| model.is_named(name, "functools.partial"))
        && is_sentinel_loop(partial, model)
}

/// Whether `call` reads a piece in each turn of a `while` that ends when nothing
/// is left or all that was announced is there: `while got != total:`, or
/// `while True:` with `if not chunk: break`.
pub(super) fn reads_to_the_end(call: Node<'_>) -> bool {
    let reads = matches!(method_name(call), "read" | "read1" | "readline");
    let assignment = call.parent().and_then(syntax::Assignment::cast);
    let piece = assignment.and_then(syntax::Assignment::target);
    let mut around = call
        .ancestors()
        .take_while(|node| !matches!(node.kind(), Kind::FunctionDefinition | Kind::Lambda));
    let looped =
        around.find(|node| matches!(node.kind(), Kind::WhileStatement | Kind::ForStatement));
    let Some(view) = looped.and_then(syntax::While::cast).filter(|_| reads) else {
        return false;
    };
    let Some(condition) = view.condition() else {
        return false;
    };
    let leaves =
        |node: &Node<'_>| matches!(node.kind(), Kind::BreakStatement | Kind::ReturnStatement);
    let mut exits = view.node().descendants().filter(leaves).peekable();
    let endless = matches!(condition.text(), "True" | "1");
    let read_out = |exit: Node<'_>| {
        let condition = exit
            .parent()
            .and_then(Node::parent)
            .and_then(syntax::If::cast)
            .and_then(syntax::If::condition);
        let piece = piece.map_or("", Node::text);
        condition.is_some_and(|it| {
            let text = it.unparenthesized().text();
            let end = text
                .strip_prefix("not ")
                .or_else(|| text.strip_suffix(" == b''"));
            end.or_else(|| text.strip_suffix(" == b\"\"")) == Some(piece)
        })
    };
    let goes_on = || {
        let parts = || std::iter::once(condition).chain(condition.descendants());
        let is_piece = |it: Node<'_>| piece.is_some_and(|piece| piece.text() == it.text());
        let number = |it: Node<'_>| it.is(Kind::Integer) && it.text() != "0";
        is_piece(condition)
            || condition.is(Kind::NamedExpression)
            || condition.is(Kind::ComparisonOperator) && !parts().any(number)
    };
    (!endless || exits.peek().is_some()) && (endless || goes_on()) && exits.all(read_out)
}
