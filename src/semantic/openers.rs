//! Calls that open resources, and functions that give back what they open.

use super::model::{Model, ScopeKind};
use crate::facts::{Closing, Opener, Resources};
use crate::syntax::{Attribute, BinaryOperator, Call, Field, Function, Kind, Node};

impl<'t> Model<'t> {
    /// What `call` opens, if it is surely a call of something that opens, by
    /// the name that this has in its library.
    pub fn opener_of(&self, call: Node<'t>) -> Option<&'static Opener> {
        let facts = Resources::builtin();
        let function = Call::cast(call)?.function()?;
        let attribute = Attribute::cast(function);
        let last = attribute.and_then(|view| view.name()).unwrap_or(function);
        if !facts.may_open(last.text()) {
            return None;
        }
        let names = self.qualified_names(function);
        if names.is_empty() {
            let object = attribute?.object()?;
            let is_path = last.text() == "open" && is_path(object, self);
            return is_path.then(|| facts.opener("pathlib.Path.open")).flatten();
        }
        let openers: Option<Vec<_>> = names.iter().map(|name| facts.opener(name)).collect();
        let openers = openers?;
        let alike = openers.windows(2).all(|pair| pair[0].kind == pair[1].kind);
        // Where imports disagree, the way to close that suits them all.
        let closing = openers
            .iter()
            .find(|opener| opener.with == Closing::Closing);
        closing.or(openers.first()).copied().filter(|_| alike)
    }

    /// What a call of `function` opens and hands over: it has no decorator, is
    /// no method, and on every path returns what it has opened just then.
    pub fn opener_given_by(&self, function: Function<'t>) -> Option<&'static Opener> {
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
        let mut returns = function
            .node()
            .descendants()
            .filter(|node| node.is(Kind::ReturnStatement) && self.frame_of(*node) == scope)
            .map(|statement| {
                let value = statement.named_children().next()?.unparenthesized();
                let opener = self.opener_of(value)?;
                let closes = opener.with == Closing::With && opener.python2.is_none();
                closes.then_some(opener)
            });
        let first = returns.next()??;
        returns
            .all(|other| other.is_some_and(|other| other.kind == first.kind))
            .then(|| Resources::builtin().handed_over(first))
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

/// Whether `expression` is certainly a `pathlib.Path`: a call of the class, a
/// path below such a one, or a name that is bound to one once.
fn is_path<'t>(expression: Node<'t>, model: &Model<'t>) -> bool {
    let mut node = expression.unparenthesized();
    for _ in 0..8 {
        match node.kind() {
            Kind::Call => {
                return node.child(Field::Function).is_some_and(|function| {
                    model.is_named(function, "pathlib.Path")
                        || model.is_named(function, "pathlib.Path.home")
                        || model.is_named(function, "pathlib.Path.cwd")
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
            Kind::Identifier => match model.only_value(node) {
                Some(value) => node = value.unparenthesized(),
                None => return false,
            },
            _ => return false,
        }
    }
    false
}
