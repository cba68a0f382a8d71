//! How a loop can be left before its iterable is exhausted.

use crate::transform::prelude::*;

/// Whether something in the body of `view` leaves the loop, or stops in it for
/// the caller to go on or not. Exceptions from what is called do not count.
pub(super) fn is_left_early<'t>(model: &Model<'t>, view: syntax::For<'t>) -> bool {
    let Some(body) = view.body() else {
        return false;
    };
    let frame = model.frame_of(view.node());
    let suspends = !is_run_by_decorator(model, view.node());
    body.descendants().any(|node| match node.kind() {
        Kind::BreakStatement => loop_of(node) == Some(view.node()),
        Kind::Yield if !suspends => false,
        Kind::ReturnStatement | Kind::Yield | Kind::Await => model.frame_of(node) == frame,
        Kind::ForStatement | Kind::WithStatement => {
            node.has_token("async") && model.frame_of(node) == frame
        }
        Kind::RaiseStatement => model.frame_of(node) == frame && leaves_handlers(node, body),
        _ => false,
    })
}

/// Whether the function around is handed to a decorator of the program, which
/// may take all that it yields: `@to_list`.
fn is_run_by_decorator<'t>(model: &Model<'t>, node: Node<'t>) -> bool {
    let function = model.function_of(node).and_then(syntax::Function::cast);
    let mut decorators = function.into_iter().flat_map(syntax::Function::decorators);
    decorators.any(|decorator| {
        let Some(expression) = decorator.named_children().next() else {
            return false;
        };
        let made = syntax::Call::cast(expression).and_then(syntax::Call::function);
        let names = model.qualified_names(made.unwrap_or(expression));
        let mut roots = names.iter().filter_map(|name| name.split('.').next());
        let of_object = expression.is(Kind::Attribute) && names.is_empty();
        // `@items.setter` and the like are no decorators of generators.
        !of_object && !roots.any(|root| root == "builtins" || is_standard_module(root))
    })
}

/// The loop that `statement` breaks.
fn loop_of(statement: Node<'_>) -> Option<Node<'_>> {
    let mut child = statement;
    for ancestor in statement.ancestors() {
        match ancestor.kind() {
            Kind::ForStatement | Kind::WhileStatement if child.field() == Field::Body => {
                return Some(ancestor);
            }
            Kind::FunctionDefinition | Kind::ClassDefinition => return None,
            _ => child = ancestor,
        }
    }
    None
}

/// Whether no `except` clause stands between a `raise` and `body`.
fn leaves_handlers<'t>(statement: Node<'t>, body: Node<'t>) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take_while(|node| *node != body) {
        let caught = child.field() == Field::Body
            && syntax::Try::cast(ancestor).is_some_and(|view| view.handlers().next().is_some());
        if caught {
            return false;
        }
        child = ancestor;
    }
    true
}
