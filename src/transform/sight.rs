//! What is in sight: all mentions of a name, all effects of an expression.

use super::Context;
use crate::semantic::{BindingKind, ScopeKind, SymbolId, is_pure_part};
use crate::syntax::{Comparison, Kind, Node};
use crate::text::Span;

/// Everything that mentions a name that is bound by assignments alone, if all
/// of it is run by the frame that binds it. The reason if it is not.
pub fn mentions_in_sight<'t>(
    cx: &Context<'t>,
    id: SymbolId,
) -> Result<Vec<Node<'t>>, &'static str> {
    let model = cx.model();
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    if scope.dynamic {
        return Err("dynamic-scope");
    }
    match scope.kind {
        ScopeKind::Function => {}
        ScopeKind::Class => return Err("class-scope"),
        ScopeKind::Module => {
            let package = cx.tree().source().path().file_name() == Some("__init__.py");
            let listed = model.spelled("__all__").next().is_some();
            let unread = symbol.references.is_empty();
            if package || listed || unread || cx.is_seen_elsewhere(symbol.name) {
                return Err("exported");
            }
        }
        _ => return Err("value-kept"),
    }
    let assigned = |kind| kind == BindingKind::Assignment;
    if !symbol.bindings.iter().all(|binding| assigned(binding.kind)) {
        return Err("rebound");
    }
    let local = |node: Node<'t>| model.frame_of(node) == symbol.scope;
    if model.is_bound_elsewhere(id) || !model.references(id).all(local) {
        return Err("captured");
    }
    Ok(model.mentions(id).collect())
}

/// Whether nobody would notice if `expression` were not evaluated, apart from
/// the calls that are `known`. Operators and the reading of attributes are
/// taken to have no effect.
pub fn is_quiet<'t>(expression: Node<'t>, known: impl Fn(Node<'t>) -> bool) -> bool {
    std::iter::once(expression)
        .chain(expression.descendants())
        .all(|node| match node.kind() {
            Kind::Call => known(node),
            Kind::ComparisonOperator => !may_iterate(node),
            Kind::ArgumentList
            | Kind::BinaryOperator
            | Kind::BooleanOperator
            | Kind::Chevron
            | Kind::ConditionalExpression
            | Kind::NotOperator
            | Kind::Type
            | Kind::UnaryOperator => true,
            kind => is_pure_part(kind),
        })
}

/// Whether the comparison asks `in` of something that may be an iterator, which
/// is used up by that.
fn may_iterate(comparison: Node<'_>) -> bool {
    Comparison::cast(comparison).is_some_and(|view| {
        let mut containers = view.operands().skip(1);
        view.operators().any(|operator| {
            let container = containers.next();
            let shown = container.is_some_and(|node| {
                matches!(
                    node.unparenthesized().kind(),
                    Kind::Dictionary | Kind::List | Kind::Set | Kind::String | Kind::Tuple
                )
            });
            operator.text().ends_with("in") && !shown
        })
    })
}

/// Whether a comment on its line tells to leave it alone: then no fix that
/// starts elsewhere may take it along.
pub fn is_spoken_for(node: Node<'_>) -> bool {
    let source = node.tree().source();
    let lines = source.lines();
    let line = Span::new(
        lines.line_start(node.start()),
        lines.line_end(node.start(), source.text()),
    );
    let comments = node.tree().lexed().comments_in(line);
    comments
        .iter()
        .any(|&comment| source.slice(comment).contains("norefcount:"))
}
