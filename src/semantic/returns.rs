//! What functions return, where that is a call each time.

use super::model::{Model, ScopeKind};
use crate::syntax::{Attribute, BinaryOperator, Call, Field, Function, Kind, Node};

impl<'t> Model<'t> {
    /// The qualified names of all that `function` may call to return the
    /// result. `None` unless every path ends in such a `return`, and if it is
    /// decorated, a method, a generator or a coroutine.
    pub fn returned_calls(&self, function: Function<'t>) -> Option<Vec<String>> {
        let scope = self.opened_by(function.node())?;
        let surroundings = self.scope_of(function.node());
        let is_plain = !function.is_async()
            && !self.scope(scope).yields
            && !self.scope(scope).dynamic
            && !self.scope(surroundings).dynamic
            && self.scope(surroundings).kind != ScopeKind::Class
            && function.decorators().next().is_none();
        if !is_plain || !ends_in_return(function.body()?) {
            return None;
        }
        let returns = function
            .node()
            .descendants()
            .filter(|node| node.is(Kind::ReturnStatement) && self.frame_of(*node) == scope);
        let mut called = Vec::new();
        for statement in returns {
            let value = statement.named_children().next()?.unparenthesized();
            let callee = Call::cast(value)?.function()?;
            let names = self.qualified_names(callee);
            if names.is_empty() {
                let view = Attribute::cast(callee)?;
                let opens = view.name()?.text() == "open" && self.is_path(view.object()?);
                called.push(opens.then(|| "pathlib.Path.open".to_owned())?);
            }
            called.extend(names);
        }
        called.sort_unstable();
        called.dedup();
        (!called.is_empty()).then_some(called)
    }

    /// Whether `expression` is certainly a `pathlib.Path`: a call of the class,
    /// a path below such a one, or a name that is bound to one once.
    pub fn is_path(&self, expression: Node<'t>) -> bool {
        let mut node = expression.unparenthesized();
        for _ in 0..8 {
            match node.kind() {
                Kind::Call => {
                    return node.child(Field::Function).is_some_and(|function| {
                        self.is_named(function, "pathlib.Path")
                            || self.is_named(function, "pathlib.Path.home")
                            || self.is_named(function, "pathlib.Path.cwd")
                    });
                }
                Kind::BinaryOperator => match BinaryOperator::cast(node) {
                    Some(view) if view.operator().is_some_and(|op| op.text() == "/") => {
                        let Some(left) = view.left() else {
                            return false;
                        };
                        node = left.unparenthesized();
                    }
                    _ => return false,
                },
                Kind::Identifier => match self.only_value(node) {
                    Some(value) => node = value.unparenthesized(),
                    None => return false,
                },
                _ => return false,
            }
        }
        false
    }
}

/// Whether no path leads past the end of `suite`.
fn ends_in_return(suite: Node<'_>) -> bool {
    let mut waiting = vec![suite];
    while let Some(suite) = waiting.pop() {
        let Some(last) = suite.named_children().last() else {
            return false;
        };
        match last.kind() {
            Kind::ReturnStatement | Kind::RaiseStatement => {}
            Kind::IfStatement if last.child_of_kind(Kind::ElseClause).is_some() => {
                waiting.extend(last.child(Field::Consequence));
                let clauses = last.named_children().filter(|node| node.kind().is_clause());
                waiting.extend(clauses.filter_map(|clause| clause.child_of_kind(Kind::Block)));
            }
            Kind::TryStatement if last.child_of_kind(Kind::ElseClause).is_none() => {
                waiting.extend(last.child(Field::Body));
                let handlers = last
                    .named_children()
                    .filter(|node| node.kind().is_clause() && !node.is(Kind::FinallyClause));
                waiting.extend(handlers.filter_map(|clause| clause.child_of_kind(Kind::Block)));
            }
            _ => return false,
        }
    }
    true
}
