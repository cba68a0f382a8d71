//! Whether a whole statement may run while its file is open.

use crate::transform::prelude::*;

/// The shape of the rewritten statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form<'t> {
    /// The statement goes under the `with`: nothing in it can tell.
    Wrap,
    /// This expression is evaluated under the `with`, the statement after it.
    Hoist(Node<'t>),
}

/// How many levels of nesting are followed.
const DEPTH: usize = 200;

/// The form for `used`, an expression of `statement` whose value needs the
/// file no more. `known` are expressions that are dealt with as well.
pub(super) fn form<'t>(
    used: Node<'t>,
    statement: Node<'t>,
    known: &[Node<'t>],
    cx: &Context<'t>,
) -> Form<'t> {
    let mut node = used;
    let mut whole = used;
    for _ in 0..DEPTH {
        if node == statement {
            return Form::Wrap;
        }
        let Some(parent) = node.parent() else { break };
        if is_whole(node, parent) {
            whole = node;
        }
        match outwards(node, parent, known, cx) {
            Some(next) => node = next,
            None => break,
        }
    }
    Form::Hoist(whole)
}

/// Whether the node is an expression that a name can stand for.
fn is_whole(node: Node<'_>, parent: Node<'_>) -> bool {
    let part = matches!(
        node.kind(),
        Kind::Chevron | Kind::Interpolation | Kind::KeywordArgument | Kind::Pair
    );
    !part && !parent.is(Kind::ConcatenatedString)
}

/// The next expression outwards that may be evaluated with the file open.
fn outwards<'t>(
    node: Node<'t>,
    parent: Node<'t>,
    known: &[Node<'t>],
    cx: &Context<'t>,
) -> Option<Node<'t>> {
    let others_are_pure = || {
        parent
            .named_children()
            .filter(|other| *other != node && other.field() != Field::Operators)
            .all(|other| is_pure_apart_from(other, known))
    };
    match parent.kind() {
        // `exec code in namespace` reads like a comparison and is none.
        Kind::ComparisonOperator | Kind::ExpressionList | Kind::Tuple
            if parent.statement()?.is(Kind::ExecStatement) =>
        {
            None
        }
        Kind::ParenthesizedExpression
        | Kind::KeywordArgument
        | Kind::ExpressionStatement
        | Kind::ReturnStatement
        | Kind::Chevron => Some(parent),
        Kind::Attribute => {
            let call = parent
                .parent()
                .filter(|call| call.is(Kind::Call) && call.child(Field::Function) == Some(parent));
            match call {
                Some(call) => {
                    let arguments = call.child(Field::Arguments)?;
                    let pure = arguments.is(Kind::ArgumentList)
                        && arguments
                            .named_children()
                            .all(|node| is_pure_apart_from(node, known));
                    pure.then_some(call)
                }
                None => Some(parent),
            }
        }
        Kind::ArgumentList => {
            let call = parent.parent()?;
            let inert = cannot_tell(call.child(Field::Function)?, known, cx);
            (inert && others_are_pure()).then_some(call)
        }
        Kind::BinaryOperator
        | Kind::ComparisonOperator
        | Kind::Dictionary
        | Kind::ExpressionList
        | Kind::Interpolation
        | Kind::List
        | Kind::NotOperator
        | Kind::Pair
        | Kind::Set
        | Kind::String
        | Kind::Subscript
        | Kind::Tuple
        | Kind::UnaryOperator => others_are_pure().then_some(parent),
        Kind::Assignment | Kind::AugmentedAssignment
            if node.field() == Field::Right
                && !target_is_plain(parent.child(Field::Left)?, known) =>
        {
            None
        }
        // What is stored into is open while it is stored into.
        Kind::Assignment | Kind::AugmentedAssignment | Kind::DeleteStatement => Some(parent),
        // Everything is printed while the file is open.
        Kind::PrintStatement if node.is(Kind::Chevron) => Some(parent),
        Kind::PrintStatement => {
            (parent.named_children().next() == Some(node) && others_are_pure()).then_some(parent)
        }
        _ => None,
    }
}

/// Whether a function that gets the data cannot tell if the file is open: it
/// is built in, or the method of another file that is dealt with.
fn cannot_tell<'t>(function: Node<'t>, known: &[Node<'t>], cx: &Context<'t>) -> bool {
    if let Some(object) = function.child(Field::Object)
        && function.is(Kind::Attribute)
    {
        let joined = function
            .child(Field::Attribute)
            .is_some_and(|name| name.text() == "join");
        if known.contains(&object) || joined && type_of(cx.model(), object) == Type::Str {
            return true;
        }
    }
    let names = cx.model().qualified_names(function);
    !names.is_empty() && names.iter().all(|name| cx.resources().is_inert(name))
}

/// Names, attributes and items whose binding runs no code of the statement,
/// and patterns of such.
fn target_is_plain(target: Node<'_>, known: &[Node<'_>]) -> bool {
    let is_pattern = |node: &Node<'_>| {
        matches!(
            node.kind(),
            Kind::PatternList | Kind::TuplePattern | Kind::ListPattern | Kind::ListSplatPattern
        )
    };
    if is_pattern(&target) {
        return std::iter::once(target)
            .chain(target.descendants())
            .filter(is_pattern)
            .flat_map(Node::named_children)
            .filter(|part| !is_pattern(part))
            .all(|part| place_is_plain(part, known));
    }
    place_is_plain(target, known)
}

fn place_is_plain(place: Node<'_>, known: &[Node<'_>]) -> bool {
    match place.kind() {
        Kind::Subscript => place
            .named_children()
            .all(|part| is_pure_apart_from(part, known)),
        _ => is_pure_apart_from(place, known),
    }
}
