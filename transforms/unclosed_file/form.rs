//! Whether a whole statement may run while its file is open.
//!
//! CPython has closed the file when the expression that uses it up has its
//! value, so all that runs afterwards could tell. A file that is only read
//! nobody misses: there, operators, formatting and the binding of attributes and
//! items may run as part of the statement. What is written is not on disk before
//! it is closed, and a temporary is there until then: with these, nothing runs
//! under the `with` that may be code of the program.

use super::plan::{Member, Unit};
use super::stored::is_quiet_target;
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

/// The form for `members`, which are open at the same time and which
/// `statement` uses up. `known` are expressions that are dealt with as well.
pub(super) fn form<'t>(
    members: &[Member<'t>],
    statement: Node<'t>,
    known: &[Node<'t>],
    cx: &Context<'t>,
) -> Form<'t> {
    let around = Around {
        noticed: !members.iter().all(Member::is_only_read),
        known,
        cx,
    };
    let mut node = members[0].used;
    let mut whole = node;
    for _ in 0..DEPTH {
        if node == statement {
            return Form::Wrap;
        }
        let Some(parent) = node.parent() else { break };
        if is_whole(node, parent) {
            whole = node;
        }
        match around.outwards(node, parent) {
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
        Kind::Assignment | Kind::Chevron | Kind::Interpolation | Kind::KeywordArgument | Kind::Pair
    );
    !part && !parent.is(Kind::ConcatenatedString)
}

/// What is around an expression that is evaluated with a file open.
struct Around<'a, 't> {
    /// Whether it could be noticed that the file is still open.
    noticed: bool,
    known: &'a [Node<'t>],
    cx: &'a Context<'t>,
}

impl<'t> Around<'_, 't> {
    /// The next expression outwards that may be evaluated with the file open.
    fn outwards(&self, node: Node<'t>, parent: Node<'t>) -> Option<Node<'t>> {
        match parent.kind() {
            // `exec code in namespace` reads like a comparison and is none.
            Kind::ComparisonOperator | Kind::ExpressionList | Kind::Tuple
                if parent.statement()?.is(Kind::ExecStatement) =>
            {
                None
            }
            // `raise Error, value` reads like a tuple and is none either.
            Kind::ExpressionList if parent.parent()?.is(Kind::RaiseStatement) => None,
            Kind::ParenthesizedExpression
            | Kind::KeywordArgument
            | Kind::ExpressionStatement
            | Kind::ReturnStatement
            | Kind::Chevron => Some(parent),
            Kind::Attribute => {
                let call = parent.parent().filter(|call| {
                    call.is(Kind::Call) && call.child(Field::Function) == Some(parent)
                });
                match call {
                    Some(call) => {
                        let arguments = call.child(Field::Arguments)?;
                        let quiet = arguments.is(Kind::ArgumentList)
                            && arguments.named_children().all(|node| self.is_read(node));
                        quiet.then_some(call)
                    }
                    None => Some(parent),
                }
            }
            Kind::ArgumentList => {
                let call = parent.parent()?;
                let inert = self.cannot_tell(call.child(Field::Function)?);
                (inert && self.others(node, parent, Self::is_worked_on)).then_some(call)
            }
            Kind::BinaryOperator
            | Kind::ComparisonOperator
            | Kind::Dictionary
            | Kind::Interpolation
            | Kind::NotOperator
            | Kind::Pair
            | Kind::Set
            | Kind::String
            | Kind::Subscript
            | Kind::UnaryOperator => self
                .others(node, parent, Self::is_worked_on)
                .then_some(parent),
            Kind::ExpressionList | Kind::List | Kind::Tuple => {
                let quiet = match is_handed_on(parent) {
                    true => Self::is_read,
                    false => Self::is_worked_on,
                };
                self.others(node, parent, quiet).then_some(parent)
            }
            Kind::Assignment | Kind::AugmentedAssignment if node.field() == Field::Right => {
                self.is_stored_quietly(parent).then_some(parent)
            }
            // What is stored into is open while it is stored into.
            Kind::Assignment | Kind::AugmentedAssignment | Kind::DeleteStatement => Some(parent),
            // Everything is printed while the file is open.
            Kind::PrintStatement if node.is(Kind::Chevron) => Some(parent),
            Kind::PrintStatement => {
                let first = parent.named_children().next() == Some(node);
                (first && self.others(node, parent, Self::is_worked_on)).then_some(parent)
            }
            _ => None,
        }
    }

    /// Whether all that `parent` holds besides `node` is as it has to be.
    fn others(&self, node: Node<'t>, parent: Node<'t>, quiet: fn(&Self, Node<'t>) -> bool) -> bool {
        parent
            .named_children()
            .filter(|other| *other != node && other.field() != Field::Operators)
            .all(|other| quiet(self, other))
    }

    /// Whether a function that gets the data cannot tell if the file is open: it
    /// is built in, or the method of another file that is dealt with. That may be
    /// the same file by another name, which is noticed when both are written.
    fn cannot_tell(&self, function: Node<'t>) -> bool {
        if let Some(object) = function.child(Field::Object)
            && function.is(Kind::Attribute)
        {
            let joined = function
                .child(Field::Attribute)
                .is_some_and(|name| name.text() == "join");
            let of_file = self.known.contains(&object) && !self.noticed;
            if of_file || joined && type_of(self.cx.model(), object) == Type::Str {
                return true;
            }
        }
        let names = self.cx.model().qualified_names(function);
        let facts = self.cx.resources();
        !names.is_empty() && names.iter().all(|name| facts.is_inert(name))
    }

    /// Whether `other` may be evaluated.
    fn is_read(&self, other: Node<'t>) -> bool {
        let plain = other.is(Kind::Identifier) || self.is_given(other);
        is_pure_apart_from(other, self.known) && (plain || !self.noticed)
    }

    /// Whether `other` may be evaluated, and its methods called.
    fn is_worked_on(&self, other: Node<'t>) -> bool {
        is_pure_apart_from(other, self.known) && (self.is_given(other) || !self.noticed)
    }

    /// Whether `other` is of a type that comes with Python.
    fn is_given(&self, other: Node<'t>) -> bool {
        is_constant(other)
            || self.known.contains(&other)
            || matches!(
                other.kind(),
                Kind::StringStart | Kind::StringContent | Kind::StringEnd | Kind::TypeConversion
            )
    }

    /// Whether it cannot be noticed that the file is open when the value of
    /// `assignment` is stored.
    fn is_stored_quietly(&self, assignment: Node<'t>) -> bool {
        let Some(target) = assignment.child(Field::Left) else {
            return false;
        };
        let model = self.cx.model();
        let annotation = assignment.child(Field::Type);
        let annotated = annotation.is_none_or(|annotation| {
            model.function_of(assignment).is_some()
                || !annotation.descendants().any(|node| node.is(Kind::Call))
        });
        let computes = assignment.is(Kind::AugmentedAssignment);
        annotated
            && target_is_plain(target, self.known)
            && !(self.noticed && (computes || !is_quiet_target(target, self.cx)))
    }
}

/// Whether all that happens to the display is that it is stored or returned.
fn is_handed_on(display: Node<'_>) -> bool {
    let outer = display.ancestors().take(DEPTH).find(|node| {
        !matches!(
            node.kind(),
            Kind::ExpressionList | Kind::List | Kind::ParenthesizedExpression | Kind::Tuple
        )
    });
    outer.is_some_and(|holder| {
        matches!(
            holder.kind(),
            Kind::Assignment | Kind::ExpressionStatement | Kind::ReturnStatement
        )
    })
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

/// Whether a handler or `with` around the call may wait for its errors.
pub(super) fn is_under_handlers(call: Node<'_>) -> bool {
    let mut around = call.ancestors();
    around.any(|node| {
        node.is(Kind::TryStatement) && node.children().any(|child| child.is(Kind::ExceptClause))
    })
}

/// How many lines are indented without a word.
pub(in super::super) const LINES: usize = 100;

/// Whether one of `units` puts all of a long `statement` under its `with`.
pub(super) fn indents_much(statement: Node<'_>, units: &[Unit<'_>]) -> bool {
    let mut forms = units.iter().map(|unit| unit.form);
    forms.any(|form| form == Form::Wrap) && statement.text().lines().count() > LINES
}
