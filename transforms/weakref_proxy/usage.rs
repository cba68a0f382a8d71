//! What is done with a proxy at one place: which uses a dereferenced
//! `weakref.ref` can stand in for, and which tell the two apart.

use super::targets::assigned_creation;
use crate::transform::prelude::*;

/// One way of using a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// A dead object raises `AttributeError` here once it is `None`.
    Attribute,
    /// A dead object raises `TypeError` here once it is `None`.
    Operation,
    /// `None` could pass here for a living object.
    Lenient,
    /// The proxy itself is seen.
    Escape(Escape),
}

/// Why a use stands against the rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Escape {
    pub(super) reason: &'static str,
    /// What happens to the proxy, as in "it … on line 3".
    pub(super) what: &'static str,
}

const fn escape(reason: &'static str, what: &'static str) -> Usage {
    Usage::Escape(Escape { reason, what })
}

/// How `expression`, which gives a proxy, is used by what is around it.
pub(super) fn usage_of<'t>(model: &Model<'t>, expression: Node<'t>) -> Usage {
    let mut node = expression;
    let parent = loop {
        match node.parent() {
            Some(parent) if parent.is(Kind::ParenthesizedExpression) => node = parent,
            Some(parent) => break parent,
            None => return escape("escapes", "is used as a whole"),
        }
    };
    match (parent.kind(), node.field()) {
        (Kind::Attribute, Field::Object) => match parent.child(Field::Attribute) {
            Some(name) if name.text().starts_with("__") => Usage::Lenient,
            _ => Usage::Attribute,
        },
        (Kind::Call, Field::Function)
        | (Kind::Subscript, Field::Value)
        | (Kind::UnaryOperator, _) => Usage::Operation,
        (Kind::BinaryOperator, Field::Left) => left_operand(model, parent),
        (Kind::BinaryOperator, Field::Right) => right_operand(model, parent),
        (Kind::ComparisonOperator, _) => compared(node, parent),
        (Kind::ForStatement | Kind::ForInClause, Field::Right) if !parent.has_token("async") => {
            Usage::Operation
        }
        (Kind::ArgumentList, _) => argument(model, node, parent),
        (Kind::KeywordArgument, _) => escape("passed-on", "is passed on as an argument"),
        (Kind::ReturnStatement, _) | (Kind::Lambda, Field::Body) => {
            escape("returned", "is returned")
        }
        (Kind::Yield, _) => escape("yielded", "is yielded"),
        (Kind::Assignment, Field::Left)
        | (Kind::ForStatement | Kind::ForInClause, Field::Left)
        | (Kind::PatternList | Kind::AsPatternTarget | Kind::TuplePattern, _)
        | (Kind::ListPattern | Kind::ListSplatPattern | Kind::WithItem, _)
            if node.field() != Field::Value =>
        {
            escape("other-values", "is given another value")
        }
        (Kind::AugmentedAssignment, Field::Left) | (Kind::DeleteStatement, _) => {
            escape("rebound", "is rebound or deleted")
        }
        (Kind::Subscript, _) | (Kind::Set, _) | (Kind::Pair, Field::Key) => {
            escape("hashed", "is used as a key")
        }
        (Kind::Assignment | Kind::NamedExpression, _)
        | (Kind::Pair | Kind::List | Kind::Tuple | Kind::ExpressionList, _)
        | (Kind::DefaultParameter | Kind::TypedDefaultParameter, _) => {
            escape("stored", "is stored in another place")
        }
        (kind, _) if kind.is_comprehension() => escape("stored", "is stored in another place"),
        (Kind::NotOperator | Kind::BooleanOperator | Kind::AssertStatement, _)
        | (Kind::ConditionalExpression | Kind::IfClause, _)
        | (_, Field::Condition | Field::Guard) => escape(
            "truth-tested",
            "is tested for its truth or is one of two values",
        ),
        (Kind::Interpolation | Kind::FormatExpression | Kind::PrintStatement, _) => {
            escape("formatted", "is turned into text")
        }
        (Kind::WithItem | Kind::AsPattern, _) => {
            escape("context-manager", "is the context manager of a `with`")
        }
        (Kind::ListSplat | Kind::DictionarySplat, _) => escape("unpacked", "is unpacked"),
        (Kind::Await, _) => escape("awaited", "is awaited"),
        (Kind::AugmentedAssignment, _) => escape("operand", "is the right operand of an operator"),
        _ => escape("escapes", "is used as a whole"),
    }
}

/// `None` has no operators, but the right operand may have them for it.
fn left_operand<'t>(model: &Model<'t>, operation: Node<'t>) -> Usage {
    // An operator on a proxy takes the object of the other one as well.
    let right = operation.child(Field::Right).map(Node::unparenthesized);
    let left = operation.child(Field::Left).map(Node::unparenthesized);
    let other = right.filter(|right| left.is_none_or(|left| left.text() != right.text()));
    if other.is_some_and(|other| may_be_proxy(model, other)) {
        return escape("operand", "is an operand beside another proxy");
    }
    match operation
        .child(Field::Right)
        .map(|right| type_of(model, right))
    {
        Some(Type::Number) => Usage::Operation,
        _ => Usage::Lenient,
    }
}

/// Whether the file gives a proxy to a name or an attribute of that name.
fn may_be_proxy<'t>(model: &Model<'t>, expression: Node<'t>) -> bool {
    let name = expression.child(Field::Attribute).unwrap_or(expression);
    name.is(Kind::Identifier)
        && model.spelled(name.text()).any(|node| {
            let target = match node.field() {
                Field::Attribute => node.parent(),
                _ => Some(node),
            };
            target.is_some_and(|target| assigned_creation(model, target).is_some())
        })
}

/// The left operand is asked first and gets the proxy, unless its type is a
/// builtin one that leaves the work to the proxy.
fn right_operand<'t>(model: &Model<'t>, operation: Node<'t>) -> Usage {
    let operator = operation.child(Field::Operator).map_or("", Node::text);
    let left = operation
        .child(Field::Left)
        .map_or(Type::Unknown, |left| type_of(model, left));
    match left {
        Type::Other => Usage::Lenient,
        Type::Str | Type::Bytes if operator == "%" => escape("formatted", "is turned into text"),
        Type::Number | Type::Str | Type::Bytes => Usage::Operation,
        Type::Unknown => escape("operand", "is the right operand of an operator"),
    }
}

/// `item in proxy` asks the object; everything else compares the proxy.
fn compared<'t>(operand: Node<'t>, comparison: Node<'t>) -> Usage {
    let Some(view) = syntax::Comparison::cast(comparison) else {
        return escape("compared", "is compared");
    };
    let last_operator = view.operators().last().map_or("", Node::text);
    let is_last = view.operands().last() == Some(operand);
    if is_last && last_operator.split_whitespace().last() == Some("in") {
        return Usage::Operation;
    }
    escape("compared", "is compared")
}

fn argument<'t>(model: &Model<'t>, node: Node<'t>, list: Node<'t>) -> Usage {
    const PASSED: Usage = escape("passed-on", "is passed on as an argument");
    let Some(call) = list.parent().and_then(syntax::Call::cast) else {
        return PASSED;
    };
    let Some(function) = call.function().filter(|node| node.is(Kind::Identifier)) else {
        return PASSED;
    };
    if !model.is_named(function, &format!("builtins.{}", function.text())) {
        return PASSED;
    }
    let only = call.argument_nodes().count() == 1;
    match function.text() {
        "len" | "iter" if only => Usage::Operation,
        "getattr" | "hasattr" | "setattr" | "delattr" => {
            let named = call.positional(1).is_some_and(|name| name.is(Kind::String));
            if named && call.positional(0) == Some(node) {
                Usage::Lenient
            } else {
                PASSED
            }
        }
        "isinstance" | "issubclass" | "type" | "callable" => {
            escape("type-tested", "has its type looked at")
        }
        "repr" | "str" | "unicode" | "bytes" | "format" | "ascii" | "print" => {
            escape("formatted", "is turned into text")
        }
        "hash" => escape("hashed", "is hashed"),
        "id" => escape("compared", "is compared"),
        "bool" => escape(
            "truth-tested",
            "is tested for its truth or is one of two values",
        ),
        _ => PASSED,
    }
}

/// How far up an expression is followed.
const DEPTH: usize = 1000;

/// Whether the text of `expression` is itself a value, or bound to a narrower
/// syntax: in `f"{x=}"`, template strings, annotations, decorators before
/// Python 3.9.
pub(super) fn is_quoted(expression: Node<'_>) -> bool {
    let mut steps = 0;
    let mut child = expression;
    let mut decorates = true;
    for ancestor in expression
        .ancestors()
        .take_while(|node| !node.kind().is_statement())
    {
        steps += 1;
        let quotes = match ancestor.kind() {
            Kind::Interpolation => {
                let start = ancestor
                    .parent()
                    .and_then(|string| string.child_of_kind(Kind::StringStart));
                ancestor.has_token("=")
                    || start.is_some_and(|start| start.text().contains(['t', 'T']))
            }
            Kind::Type => true,
            Kind::Decorator => decorates,
            _ => false,
        };
        if quotes || steps > DEPTH {
            return true;
        }
        decorates &= matches!(child.field(), Field::Object | Field::Function) || steps == 1;
        child = ancestor;
    }
    false
}
