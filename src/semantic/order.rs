//! When an expression is evaluated within its statement.

use super::purity::is_pure_apart_from;
use crate::syntax::{AugmentedAssignment, BooleanOperator, Conditional, Field, Kind, Node};

/// When an expression is evaluated, seen from the start of its statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'t> {
    /// Exactly once, before anything that could be noticed.
    First,
    /// Exactly once, after this expression, which could be noticed.
    After(Node<'t>),
    /// Perhaps not at all, or many times: an operand of `and` or `or`, an arm
    /// of a conditional, an item of a comprehension, a loop's condition.
    Conditional,
    /// At another time: in a lambda, a default value, a decorator, an
    /// annotation, a class body's bases.
    Elsewhere,
    /// The construct is not known, or nested too deeply to follow.
    Unknown,
}

/// Says of an expression whether it does not matter that it is evaluated before.
type Passes<'a, 't> = &'a dyn Fn(Node<'t>) -> bool;

/// How far up a statement is followed.
const DEPTH: usize = 200;

/// When `expression` is evaluated in `statement`, which it is part of (of its
/// header, for a compound statement). What is evaluated before it may hold
/// any of the expressions in `known` without being noticed.
pub fn place_in_statement<'t>(
    expression: Node<'t>,
    statement: Node<'t>,
    known: &[Node<'t>],
) -> Place<'t> {
    place_behind(expression, statement, &|node| {
        is_pure_apart_from(node, known)
    })
}

/// As [`place_in_statement`], where `passes` says what can be evaluated before
/// `expression` without being noticed.
pub fn place_behind<'t>(
    expression: Node<'t>,
    statement: Node<'t>,
    passes: Passes<'_, 't>,
) -> Place<'t> {
    let mut child = expression;
    for _ in 0..DEPTH {
        if child == statement {
            return Place::First;
        }
        let Some(parent) = child.parent() else {
            return Place::Unknown;
        };
        match step(child, parent, passes) {
            Place::First => child = parent,
            other => return other,
        }
    }
    Place::Unknown
}

/// When `child` is evaluated in its parent.
fn step<'t>(child: Node<'t>, parent: Node<'t>, passes: Passes<'_, 't>) -> Place<'t> {
    match parent.kind() {
        Kind::BooleanOperator => {
            let left = BooleanOperator::cast(parent).and_then(BooleanOperator::left);
            if left == Some(child) {
                Place::First
            } else {
                Place::Conditional
            }
        }
        Kind::ConditionalExpression => match Conditional::cast(parent).and_then(Conditional::parts)
        {
            Some((_, condition, _)) if condition == child => Place::First,
            _ => Place::Conditional,
        },
        Kind::ComparisonOperator => {
            let position = parent
                .named_children()
                .filter(|node| node.field() != Field::Operators)
                .position(|operand| operand == child);
            match position {
                Some(0 | 1) => after_siblings(child, parent, passes),
                _ => Place::Conditional,
            }
        }
        Kind::GeneratorExpression
        | Kind::ListComprehension
        | Kind::SetComprehension
        | Kind::DictionaryComprehension => {
            let first = parent.child_of_kind(Kind::ForInClause);
            if first == Some(child) {
                Place::First
            } else {
                Place::Conditional
            }
        }
        // The comprehension itself asks whether the clause is its first.
        Kind::ForInClause => match child.field() {
            Field::Right => after_siblings_in(child, parent, Field::Right, passes),
            _ => Place::Conditional,
        },
        Kind::Lambda | Kind::LambdaParameters | Kind::Parameters => Place::Elsewhere,
        Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::TypedParameter => {
            Place::Elsewhere
        }
        Kind::FunctionDefinition | Kind::ClassDefinition | Kind::DecoratedDefinition => {
            Place::Elsewhere
        }
        Kind::Assignment => match child.field() {
            Field::Right => Place::First,
            Field::Left => target_place(parent, passes),
            _ => Place::Elsewhere,
        },
        Kind::AugmentedAssignment => match child.field() {
            Field::Right => match AugmentedAssignment::cast(parent).and_then(|s| s.target()) {
                Some(target) => target_read(target, passes),
                None => Place::Unknown,
            },
            _ => Place::First,
        },
        Kind::ForStatement => match child.field() {
            Field::Right => after_siblings_in(child, parent, Field::Right, passes),
            _ => Place::Unknown,
        },
        Kind::IfStatement if child.field() == Field::Condition => Place::First,
        Kind::MatchStatement if child.field() == Field::Subject => {
            after_siblings_in(child, parent, Field::Subject, passes)
        }
        Kind::ElifClause | Kind::WhileStatement | Kind::IfClause | Kind::CaseClause => {
            Place::Conditional
        }
        Kind::AssertStatement => {
            let condition = parent.named_children().next();
            if condition == Some(child) {
                Place::First
            } else {
                Place::Conditional
            }
        }
        // Each item is printed before the next is evaluated.
        Kind::PrintStatement => {
            let first = parent.named_children().next();
            if first == Some(child) {
                Place::First
            } else {
                Place::After(parent)
            }
        }
        Kind::ArgumentList => {
            let splat_later = parent
                .named_children()
                .any(|node| node.is(Kind::ListSplat) && node.start() > child.start());
            let keyword_before = parent
                .named_children()
                .take_while(|node| *node != child)
                .any(|node| node.is(Kind::KeywordArgument));
            let moves = match child.kind() {
                Kind::KeywordArgument => splat_later,
                Kind::ListSplat => keyword_before,
                _ => false,
            };
            if moves {
                // `*args` is evaluated before every keyword argument.
                return Place::Unknown;
            }
            after_siblings(child, parent, passes)
        }
        Kind::NamedExpression | Kind::KeywordArgument if child.field() == Field::Name => {
            Place::Unknown
        }
        Kind::Attribute
        | Kind::Await
        | Kind::BinaryOperator
        | Kind::Call
        | Kind::Chevron
        | Kind::ConcatenatedString
        | Kind::DeleteStatement
        | Kind::Dictionary
        | Kind::DictionarySplat
        | Kind::ExecStatement
        | Kind::ExpressionList
        | Kind::ExpressionStatement
        | Kind::Interpolation
        | Kind::KeywordArgument
        | Kind::List
        | Kind::ListSplat
        | Kind::NamedExpression
        | Kind::NotOperator
        | Kind::Pair
        | Kind::ParenthesizedExpression
        | Kind::PatternList
        | Kind::RaiseStatement
        | Kind::ReturnStatement
        | Kind::Set
        | Kind::Slice
        | Kind::String
        | Kind::Subscript
        | Kind::Tuple
        | Kind::UnaryOperator
        | Kind::WithClause
        | Kind::WithItem
        | Kind::Yield => after_siblings(child, parent, passes),
        Kind::AsPattern | Kind::WithStatement => Place::First,
        _ => Place::Unknown,
    }
}

fn after_siblings<'t>(child: Node<'t>, parent: Node<'t>, passes: Passes<'_, 't>) -> Place<'t> {
    let before = parent
        .named_children()
        .take_while(|sibling| *sibling != child);
    first_impure(before, passes).map_or(Place::First, Place::After)
}

fn after_siblings_in<'t>(
    child: Node<'t>,
    parent: Node<'t>,
    field: Field,
    passes: Passes<'_, 't>,
) -> Place<'t> {
    let before = parent
        .children_of(field)
        .take_while(|sibling| *sibling != child);
    first_impure(before, passes).map_or(Place::First, Place::After)
}

fn first_impure<'t>(
    mut nodes: impl Iterator<Item = Node<'t>>,
    passes: Passes<'_, 't>,
) -> Option<Node<'t>> {
    nodes.find(|node| !passes(*node))
}

fn first_unless_impure<'t>(before: Node<'t>, passes: Passes<'_, 't>) -> Place<'t> {
    if passes(before) {
        Place::First
    } else {
        Place::After(before)
    }
}

/// When the target of `assignment` is evaluated: in `a = b = value` after the
/// value, and after the targets to its left have been bound.
fn target_place<'t>(assignment: Node<'t>, passes: Passes<'_, 't>) -> Place<'t> {
    let mut value = assignment;
    while value.is(Kind::Assignment) {
        match value.child(Field::Right) {
            Some(next) => value = next,
            None => return Place::First,
        }
    }
    if !passes(value) {
        return Place::After(value);
    }
    let mut place = Place::First;
    let mut inner = assignment;
    while let Some(outer) = inner.parent().filter(|node| node.is(Kind::Assignment)) {
        if let Some(target) = outer
            .child(Field::Left)
            .filter(|node| !node.is(Kind::Identifier))
        {
            place = Place::After(target);
        }
        inner = outer;
    }
    place
}

/// The target of `+=` is read before the value is evaluated: an attribute or
/// item that is not there raises first.
fn target_read<'t>(target: Node<'t>, passes: Passes<'_, 't>) -> Place<'t> {
    match target.kind() {
        Kind::Attribute | Kind::Subscript => Place::Unknown,
        _ => first_unless_impure(target, passes),
    }
}
