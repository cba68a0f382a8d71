//! What becomes of a value that a name holds.

use crate::semantic::{Model, ScopeKind, SymbolId};
use crate::syntax::{Field, Kind, Node};

/// One use of a name's value, as the construct around it has it. Whether the
/// value escapes by it is for the caller to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use<'t> {
    /// `name.method(…)`: the call.
    Method(Node<'t>),
    /// `name.attribute` that is not called at once: the attribute.
    Attribute(Node<'t>),
    /// `name.attribute = …`, `del name.attribute`, or `name[…] = …`: the
    /// target.
    Changed(Node<'t>),
    /// An argument of a call, perhaps by keyword, perhaps with a star: the
    /// call.
    Argument(Node<'t>),
    /// `name(…)`: the call.
    Called(Node<'t>),
    /// `name[…]` that is read: the subscript.
    Subscript(Node<'t>),
    /// Given back: the `return`.
    Returned(Node<'t>),
    /// Given out by `yield` (not `yield from`): the `yield`.
    Yielded(Node<'t>),
    /// Put under another name, or in an attribute or an item: the assignment,
    /// or the `:=`.
    Stored(Node<'t>),
    /// An element of a display: the list, tuple, set, dictionary, or
    /// comprehension.
    Contained(Node<'t>),
    /// Used by a function or generator expression that runs at another time:
    /// the function, lambda or expression.
    Captured(Node<'t>),
    /// `del name`: the statement.
    Deleted(Node<'t>),
    /// The context manager of a `with`: the statement.
    Managed(Node<'t>),
    /// Iterated: by `for`, by a comprehension, by unpacking, by `yield from`;
    /// the construct.
    Iterated(Node<'t>),
    /// An operand of an operator or a comparison: the operation.
    Operand(Node<'t>),
    /// The target of `+=` and its kin: the statement.
    Augmented(Node<'t>),
    /// Asked for its truth only: the construct.
    Tested(Node<'t>),
    /// Formatted into a string, or printed: the construct.
    Formatted(Node<'t>),
    /// `await name`: the expression.
    Awaited(Node<'t>),
    /// Raised: the statement.
    Raised(Node<'t>),
    /// An expression statement of its own: the statement.
    Discarded(Node<'t>),
    /// Anything else: the construct around it.
    Other(Node<'t>),
}

impl<'t> Use<'t> {
    /// The construct by which the value is used.
    pub fn node(self) -> Node<'t> {
        match self {
            Self::Method(node)
            | Self::Attribute(node)
            | Self::Changed(node)
            | Self::Argument(node)
            | Self::Called(node)
            | Self::Subscript(node)
            | Self::Returned(node)
            | Self::Yielded(node)
            | Self::Stored(node)
            | Self::Contained(node)
            | Self::Captured(node)
            | Self::Deleted(node)
            | Self::Managed(node)
            | Self::Iterated(node)
            | Self::Operand(node)
            | Self::Augmented(node)
            | Self::Tested(node)
            | Self::Formatted(node)
            | Self::Awaited(node)
            | Self::Raised(node)
            | Self::Discarded(node)
            | Self::Other(node) => node,
        }
    }
}

/// How far an expression is followed outwards.
const DEPTH: usize = 64;

/// Every use of `symbol` with the identifier by which it is used, in source
/// order; `del` is among them.
///
/// Says nothing of `locals()` and its kin: see
/// [`Scope::dynamic`](crate::semantic::Scope::dynamic).
pub fn uses_of<'t>(model: &Model<'t>, symbol: SymbolId) -> Vec<(Node<'t>, Use<'t>)> {
    let known = model.symbol(symbol);
    let deleted = known
        .bindings
        .iter()
        .map(|binding| model.tree().node(binding.node))
        .filter(|node| is_deleted(*node));
    let mut names: Vec<_> = model.references(symbol).chain(deleted).collect();
    names.sort_by_key(|node| node.id());
    names.dedup();
    names
        .into_iter()
        .map(|name| {
            let captured = captor(model, symbol, name).map(Use::Captured);
            (name, captured.unwrap_or_else(|| use_of(name)))
        })
        .collect()
}

fn is_deleted(name: Node<'_>) -> bool {
    name.statement()
        .is_some_and(|statement| statement.is(Kind::DeleteStatement))
}

/// The outermost function or generator expression between the symbol's scope
/// and `name`.
fn captor<'t>(model: &Model<'t>, symbol: SymbolId, name: Node<'t>) -> Option<Node<'t>> {
    let home = model.symbol(symbol).scope;
    model
        .scopes_from(model.scope_of(name))
        .take_while(|&id| id != home)
        .filter(|&id| match model.scope(id).kind {
            ScopeKind::Function | ScopeKind::Lambda => true,
            ScopeKind::Comprehension => model.scope_node(id).is(Kind::GeneratorExpression),
            _ => false,
        })
        .map(|id| model.scope_node(id))
        .last()
}

/// The use of `expression`'s value by what stands around it, in the frame that
/// evaluates it: it is never [`Use::Captured`].
pub fn use_of(expression: Node<'_>) -> Use<'_> {
    // The grammar has `type(name).attribute = value` as a type alias.
    if let Some(alias) = expression
        .statement()
        .filter(|node| node.is(Kind::TypeAliasStatement))
    {
        return Use::Other(alias);
    }
    let mut child = expression;
    for _ in 0..DEPTH {
        let Some(parent) = child.parent() else {
            return Use::Other(child);
        };
        match step(child, parent) {
            Some(found) => return found,
            None => child = parent,
        }
    }
    Use::Other(child)
}

/// `None` when the parent's value may be the child's.
fn step<'t>(child: Node<'t>, parent: Node<'t>) -> Option<Use<'t>> {
    let field = child.field();
    let kind = parent.kind();
    Some(match kind {
        Kind::ParenthesizedExpression => return None,
        Kind::ConditionalExpression => {
            if parent.named_children().nth(1) != Some(child) {
                return None;
            }
            Use::Tested(parent)
        }
        // Both operands may become the value; the left one is tested too.
        Kind::BooleanOperator => return None,
        Kind::NotOperator
        | Kind::AssertStatement
        | Kind::WhileStatement
        | Kind::IfStatement
        | Kind::ElifClause
        | Kind::IfClause => Use::Tested(parent),
        Kind::Attribute => attribute_use(parent),
        Kind::Subscript if field == Field::Value => match is_target(parent) {
            true => Use::Changed(parent),
            false => Use::Subscript(parent),
        },
        Kind::Subscript | Kind::Slice => Use::Operand(parent),
        Kind::Call => match field {
            Field::Function => Use::Called(parent),
            _ => Use::Argument(parent),
        },
        Kind::ArgumentList => match parent.parent() {
            Some(call) => Use::Argument(call),
            None => Use::Other(parent),
        },
        Kind::KeywordArgument | Kind::DictionarySplat => match argument_of(parent) {
            Some(call) => Use::Argument(call),
            None => Use::Contained(parent.parent().unwrap_or(parent)),
        },
        Kind::ListSplat => match argument_of(parent) {
            Some(call) => Use::Argument(call),
            None => Use::Iterated(parent),
        },
        Kind::ReturnStatement => Use::Returned(parent),
        Kind::Yield => match parent.has_token("from") {
            true => Use::Iterated(parent),
            false => Use::Yielded(parent),
        },
        Kind::Assignment if field == Field::Right => match parent.child(Field::Left) {
            Some(target) if unpacks(target) => Use::Iterated(parent),
            _ => Use::Stored(parent),
        },
        Kind::NamedExpression => Use::Stored(parent),
        Kind::AugmentedAssignment => match field {
            Field::Left => Use::Augmented(parent),
            _ => Use::Operand(parent),
        },
        Kind::ForStatement | Kind::ForInClause if child.is_iterated() => Use::Iterated(parent),
        Kind::ForInClause if field == Field::Right => Use::Contained(parent),
        Kind::List
        | Kind::Tuple
        | Kind::Set
        | Kind::Dictionary
        | Kind::ExpressionList
        | Kind::ListComprehension
        | Kind::SetComprehension
        | Kind::DictionaryComprehension
        | Kind::GeneratorExpression => {
            if parent
                .ancestors()
                .take(3)
                .any(|node| node.is(Kind::DeleteStatement))
            {
                return Some(Use::Deleted(parent.statement().unwrap_or(parent)));
            }
            Use::Contained(parent)
        }
        Kind::Pair => Use::Contained(parent.parent().unwrap_or(parent)),
        Kind::DeleteStatement => Use::Deleted(parent),
        Kind::WithItem | Kind::WithClause => Use::Managed(parent.statement().unwrap_or(parent)),
        // `with x as y`; in `except E as y` the value is a class.
        Kind::AsPattern => match parent.parent() {
            Some(item) if item.is(Kind::WithItem) => {
                Use::Managed(parent.statement().unwrap_or(parent))
            }
            _ => Use::Other(parent),
        },
        Kind::BinaryOperator | Kind::UnaryOperator | Kind::ComparisonOperator => {
            Use::Operand(parent)
        }
        Kind::Interpolation | Kind::FormatExpression | Kind::PrintStatement | Kind::Chevron => {
            Use::Formatted(parent)
        }
        Kind::Await => Use::Awaited(parent),
        Kind::RaiseStatement => Use::Raised(parent),
        Kind::ExpressionStatement => Use::Discarded(parent),
        _ => Use::Other(parent),
    })
}

fn attribute_use(attribute: Node<'_>) -> Use<'_> {
    match attribute.parent() {
        Some(call) if call.is(Kind::Call) && attribute.field() == Field::Function => {
            Use::Method(call)
        }
        _ if is_target(attribute) => Use::Changed(attribute),
        _ => Use::Attribute(attribute),
    }
}

/// The call that a keyword argument or a star is of.
fn argument_of(part: Node<'_>) -> Option<Node<'_>> {
    part.parent()
        .filter(|node| node.is(Kind::ArgumentList))?
        .parent()
}

/// Whether a value that is assigned to `target` is taken apart. The grammar
/// has `(name) = value` as a tuple too.
fn unpacks(target: Node<'_>) -> bool {
    match target.kind() {
        Kind::TuplePattern | Kind::Tuple => {
            target.has_token(",") || target.named_children().next().is_none_or(unpacks_alone)
        }
        kind => matches!(kind, Kind::PatternList | Kind::ListPattern | Kind::List),
    }
}

/// The same inside parentheses, which may be many.
fn unpacks_alone(target: Node<'_>) -> bool {
    !matches!(
        target.kind(),
        Kind::Identifier | Kind::Attribute | Kind::Subscript
    )
}

/// Whether an attribute or subscript is bound or deleted.
fn is_target(node: Node<'_>) -> bool {
    let mut child = node;
    for _ in 0..DEPTH {
        let Some(parent) = child.parent() else {
            return false;
        };
        match parent.kind() {
            Kind::Assignment
            | Kind::AugmentedAssignment
            | Kind::ForStatement
            | Kind::ForInClause => return child.field() == Field::Left,
            Kind::DeleteStatement | Kind::AsPatternTarget => return true,
            Kind::PatternList
            | Kind::TuplePattern
            | Kind::ListPattern
            | Kind::ListSplatPattern
            | Kind::ListSplat
            | Kind::Tuple
            | Kind::List
            | Kind::ExpressionList
            | Kind::ParenthesizedExpression => child = parent,
            _ => return false,
        }
    }
    false
}
