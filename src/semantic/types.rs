//! What type an expression certainly has.

use super::Model;
use crate::syntax::{Attribute, BinaryOperator, Call, Conditional, Field, Kind, Node};

/// A type that the text proves, or [`Type::Unknown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// `str` (for Python 2: `str` or `unicode`).
    Str,
    /// `bytes` with a `b` prefix.
    Bytes,
    /// A number or a truth value.
    Number,
    /// Something built in that is neither text nor number: a list, a dict, a
    /// function, `None`.
    Other,
    /// Not settled by the text.
    Unknown,
}

/// How deeply an expression is followed.
const DEPTH: usize = 24;

/// The type of `expression`, as far as literals, builtins and the methods of
/// strings prove it. Names are unknown.
pub fn type_of(model: &Model<'_>, expression: Node<'_>) -> Type {
    infer(model, expression, DEPTH)
}

fn infer(model: &Model<'_>, expression: Node<'_>, depth: usize) -> Type {
    let Some(depth) = depth.checked_sub(1) else {
        return Type::Unknown;
    };
    let expression = expression.unparenthesized();
    match expression.kind() {
        Kind::String => literal_type(expression),
        Kind::ConcatenatedString => expression
            .named_children()
            .next()
            .map_or(Type::Unknown, literal_type),
        Kind::Integer | Kind::Float | Kind::TrueLiteral | Kind::FalseLiteral => Type::Number,
        Kind::ComparisonOperator => Type::Unknown,
        Kind::NotOperator => Type::Number,
        Kind::NoneLiteral | Kind::Ellipsis => Type::Other,
        Kind::List | Kind::Tuple | Kind::Set | Kind::Dictionary | Kind::Lambda => Type::Other,
        kind if kind.is_comprehension() => Type::Other,
        Kind::BinaryOperator => binary(model, expression, depth),
        Kind::ConditionalExpression => {
            let parts = Conditional::cast(expression).and_then(Conditional::parts);
            let Some((yes, _, no)) = parts else {
                return Type::Unknown;
            };
            let (yes, no) = (infer(model, yes, depth), infer(model, no, depth));
            if yes == no { yes } else { Type::Unknown }
        }
        Kind::Call => call(model, expression, depth),
        _ => Type::Unknown,
    }
}

fn literal_type(string: Node<'_>) -> Type {
    let prefix = string.text().split(['\'', '"']).next().unwrap_or_default();
    if prefix.contains(['t', 'T']) {
        Type::Other
    } else if prefix.contains(['b', 'B']) {
        Type::Bytes
    } else {
        Type::Str
    }
}

fn binary(model: &Model<'_>, expression: Node<'_>, depth: usize) -> Type {
    let Some(view) = BinaryOperator::cast(expression) else {
        return Type::Unknown;
    };
    let (Some(left), Some(operator), Some(right)) = (view.left(), view.operator(), view.right())
    else {
        return Type::Unknown;
    };
    let left = infer(model, left, depth);
    match operator.text() {
        // Formatting a `str` gives a `str`, whatever is formatted.
        "%" if left == Type::Str => Type::Str,
        "+" if left == infer(model, right, depth) => left,
        "*" => match (left, infer(model, right, depth)) {
            (Type::Str, Type::Number) | (Type::Number, Type::Str) => Type::Str,
            _ => Type::Unknown,
        },
        _ => Type::Unknown,
    }
}

fn call(model: &Model<'_>, expression: Node<'_>, depth: usize) -> Type {
    let Some(function) = expression.child(Field::Function) else {
        return Type::Unknown;
    };
    if function.is(Kind::Identifier) {
        if Call::cast(expression).is_none() {
            return Type::Unknown;
        }
        let known = ["str", "repr", "chr", "hex", "oct", "bin", "ascii", "format"];
        let name = function.text();
        return if known.contains(&name) && model.is_named(function, &format!("builtins.{name}")) {
            Type::Str
        } else {
            Type::Unknown
        };
    }
    let Some(method) = Attribute::cast(function) else {
        return Type::Unknown;
    };
    let (Some(object), Some(name)) = (method.object(), method.name()) else {
        return Type::Unknown;
    };
    const SAME: &[&str] = &[
        "capitalize",
        "casefold",
        "center",
        "expandtabs",
        "format",
        "format_map",
        "join",
        "ljust",
        "lower",
        "lstrip",
        "removeprefix",
        "removesuffix",
        "replace",
        "rjust",
        "rstrip",
        "strip",
        "swapcase",
        "title",
        "translate",
        "upper",
        "zfill",
    ];
    match infer(model, object, depth) {
        Type::Str if SAME.contains(&name.text()) => Type::Str,
        _ => Type::Unknown,
    }
}
