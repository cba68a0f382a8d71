//! Where a library's function is read, and what becomes of a number.

use super::{checked_arguments, shows};
use crate::semantic::Model;
use crate::syntax::{Assignment, Call, Field, ImportFrom, Kind, Node};

/// Where `name`, qualified by its module, is read: as an attribute, or by a
/// name that an import binds. In source order.
pub fn reads_of<'t>(model: &Model<'t>, name: &str) -> Vec<Node<'t>> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut reads = Vec::new();
    for node in model.spelled(last) {
        let Some(parent) = node.parent() else {
            continue;
        };
        if parent.is(Kind::Attribute) {
            if node.field() == Field::Attribute && model.is_named(parent, name) {
                reads.push(parent);
            }
        } else if let Some(symbol) = imported_name(node).and_then(|name| model.symbol_of(name)) {
            let named = |read: &Node<'t>| model.is_named(*read, name);
            reads.extend(model.references(symbol).filter(named));
        }
    }
    reads.sort_by_key(|node| node.start());
    reads.dedup();
    reads
}

/// The name in a `from … import …` that `node` is the spelling of, with its
/// `as`.
fn imported_name(node: Node<'_>) -> Option<Node<'_>> {
    let statement = ImportFrom::cast(node.statement()?)?.node();
    let mut names = statement.children_of(Field::Name);
    names.find(|name| name.contains(node))
}

/// The call of what is read at `node`.
pub fn call_of(node: Node<'_>) -> Option<Node<'_>> {
    let call = node.parent()?;
    (Call::cast(call)?.function() == Some(node)).then_some(call)
}

/// What becomes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// Nobody looks at it.
    Nothing,
    /// It is printed, logged or made part of a text, as it is.
    Shown,
    /// The program goes on with it.
    Used,
    /// It is compared with something.
    Compared,
    /// Whether it is zero decides what is done.
    Condition,
    /// An assertion is about it.
    Checked,
}

/// What becomes of the number that `expression` is; of several things, the one
/// that depends most on it. Follows one assignment to a name.
pub fn becomes<'t>(model: &Model<'t>, expression: Node<'t>) -> Becomes {
    let name = expression.parent().and_then(|parent| {
        let assignment = Assignment::cast(parent)?;
        let target = assignment.target()?;
        let plain = assignment.value() == Some(expression) && target.is(Kind::Identifier);
        model.symbol_of(target).filter(|_| plain)
    });
    let Some(symbol) = name else {
        return directly(model, expression);
    };
    let reads = model.references(symbol);
    let reads = reads.map(|read| directly(model, read));
    reads.max().unwrap_or(Becomes::Nothing)
}

fn directly<'t>(model: &Model<'t>, expression: Node<'t>) -> Becomes {
    let mut so_far = Becomes::Shown;
    let mut child = expression;
    for parent in expression.ancestors() {
        match parent.kind() {
            Kind::ParenthesizedExpression | Kind::ArgumentList | Kind::ExpressionList => {}
            Kind::ComparisonOperator => so_far = Becomes::Compared,
            Kind::BinaryOperator | Kind::UnaryOperator => so_far = so_far.max(Becomes::Used),
            Kind::NotOperator | Kind::BooleanOperator => {}
            Kind::ExpressionStatement if child == expression => return Becomes::Nothing,
            Kind::AssertStatement => return Becomes::Checked,
            Kind::PrintStatement => return so_far,
            Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement
                if so_far == Becomes::Shown =>
            {
                return Becomes::Condition;
            }
            Kind::Call => {
                let Some(function) = parent.child(Field::Function) else {
                    return Becomes::Used;
                };
                // A logger may take several arguments apart.
                let alone = function.text() == "print"
                    || Call::cast(parent).is_some_and(|it| it.argument_nodes().count() == 1);
                return match checked_arguments(model, function) {
                    Some(_) => Becomes::Checked,
                    None if so_far == Becomes::Shown && alone && shows(model, function) => so_far,
                    None => so_far.max(Becomes::Used),
                };
            }
            // Who calls a lambda seldom wants its value.
            Kind::Lambda => return so_far,
            Kind::Interpolation => {
                let plain = parent.child_of_kind(Kind::FormatSpecifier).is_none();
                return if plain {
                    so_far
                } else {
                    so_far.max(Becomes::Used)
                };
            }
            _ => return so_far.max(Becomes::Used),
        }
        child = parent;
    }
    so_far
}
