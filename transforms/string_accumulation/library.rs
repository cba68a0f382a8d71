//! What a library makes, and where the file puts it.

use super::given::BEGINNINGS;
use crate::transform::prelude::*;

/// How many names are followed to what they are bound to.
const STEPS: usize = 64;

/// Functions that hand on what they are given, or what is in it.
const HANDED_ON: &[&str] = &[
    "chain",
    "dict",
    "enumerate",
    "filter",
    "islice",
    "iter",
    "list",
    "map",
    "next",
    "partial",
    "reversed",
    "set",
    "sorted",
    "tuple",
    "zip",
];

/// Methods that put something into a collection.
const PUTS: &[&str] = &[
    "add",
    "append",
    "appendleft",
    "extend",
    "insert",
    "put",
    "setdefault",
    "update",
];

/// Whether a library makes what `name` is bound to, what a loop goes through for
/// it, or what is put into it; through other names, too.
pub(super) fn comes_from_library<'t>(
    name: Node<'t>,
    model: &Model<'t>,
    is_of_library: impl Fn(Node<'t>) -> bool,
) -> bool {
    let mut todo = vec![name];
    let mut seen = Vec::new();
    while let Some(name) = todo.pop() {
        let Some(id) = model.symbol_of(name).filter(|id| !seen.contains(id)) else {
            continue;
        };
        if seen.len() == STEPS {
            return true;
        }
        seen.push(id);
        for value in values(id, model) {
            let parts = std::iter::once(value).chain(value.descendants());
            let mut calls = parts.filter_map(syntax::Call::cast);
            let (named, asked) = sources(value);
            if calls.any(|it| it.function().is_some_and(&is_of_library))
                || named.iter().any(|it| is_of_library(*it))
            {
                return true;
            }
            let names = named.into_iter().chain(asked);
            todo.extend(names.map(|it| it.innermost(BEGINNINGS)));
        }
    }
    false
}

/// What the symbol is bound to, what loops go through for it, and what is put into
/// it.
fn values<'t>(id: SymbolId, model: &Model<'t>) -> Vec<Node<'t>> {
    let bindings = model.symbol(id).bindings.iter();
    let mut values: Vec<_> = bindings
        .filter_map(|binding| {
            let target = model.tree().node(binding.node);
            let mut around = target.ancestors();
            match binding.kind {
                BindingKind::Assignment | BindingKind::Augmented | BindingKind::For => {
                    around.find_map(|it| it.child(Field::Right))
                }
                BindingKind::With => around
                    .find(|it| it.is(Kind::AsPattern))?
                    .named_children()
                    .next(),
                BindingKind::Walrus => target.parent()?.child(Field::Value),
                _ => None,
            }
        })
        .collect();
    for name in model.references(id) {
        let Some(parent) = name.parent() else {
            continue;
        };
        let Some(around) = parent.parent() else {
            continue;
        };
        match parent.kind() {
            Kind::Attribute if name.field() == Field::Object => {
                let method = parent.child(Field::Attribute).map_or("", Node::text);
                let call = syntax::Call::cast(around).filter(|_| PUTS.contains(&method));
                values.extend(call.and_then(|it| {
                    around
                        .child(Field::Arguments)
                        .filter(|_| it.function() == Some(parent))
                }));
            }
            Kind::Subscript if parent.field() == Field::Left => {
                values.extend(around.child(Field::Right));
            }
            _ => {}
        }
    }
    values
}

/// The names, or attributes of names, that what `value` gives may be or may have,
/// and the objects whose methods may make it.
fn sources<'t>(value: Node<'t>) -> (Vec<Node<'t>>, Vec<Node<'t>>) {
    let mut todo = vec![value];
    let (mut named, mut asked) = (Vec::new(), Vec::new());
    while let Some(part) = todo.pop() {
        match part.kind() {
            Kind::Attribute | Kind::Identifier => named.push(part),
            Kind::Call => {
                let function = part.child(Field::Function);
                let name = function.map(|it| it.child(Field::Attribute).unwrap_or(it));
                if name.is_some_and(|it| HANDED_ON.contains(&it.text())) {
                    todo.extend(part.child(Field::Arguments));
                }
                asked.extend(function.and_then(|it| it.child(Field::Object)));
            }
            Kind::Subscript | Kind::Pair => todo.extend(part.child(Field::Value)),
            Kind::GeneratorExpression
            | Kind::ListComprehension
            | Kind::SetComprehension
            | Kind::DictionaryComprehension => todo.extend(part.child(Field::Body)),
            Kind::ArgumentList
            | Kind::Await
            | Kind::BooleanOperator
            | Kind::ConditionalExpression
            | Kind::Dictionary
            | Kind::ExpressionList
            | Kind::List
            | Kind::ListSplat
            | Kind::ParenthesizedExpression
            | Kind::Tuple => todo.extend(part.named_children()),
            _ => {}
        }
    }
    (named, asked)
}
