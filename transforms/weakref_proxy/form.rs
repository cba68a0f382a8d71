//! How a reference is read: called in place, or through a function that
//! raises what the proxy raised.

use super::holder::Holder;
use super::usage::Usage;
use crate::transform::prelude::*;

/// How the uses of one holder are written.
#[derive(Debug)]
pub(super) enum Form {
    /// `self._parent().x`.
    Plain,
    /// `_deref(self._parent).x`.
    Helper {
        /// The function's name.
        name: String,
        /// Its definition, where it is not there yet.
        definition: Option<Edit>,
    },
}

const NAMES: &[&str] = &["_deref", "_dereference", "_living", "_deref_proxy"];

impl Form {
    /// The form that keeps what the file can see; `None` when the function
    /// would be needed and there is no name for it.
    pub(super) fn for_uses<'t>(cx: &Context<'t>, holder: &Holder<'t>) -> Option<Self> {
        let model = cx.model();
        let caught_elsewhere = || {
            let files = cx.files_spelling(&["ReferenceError"]);
            files.is_some_and(|files| !files.is_empty())
        };
        let tells = file_tells(cx)
            || holder
                .uses
                .iter()
                .any(|&(node, usage)| use_tells(model, node, usage))
            || caught_elsewhere();
        if !tells {
            return Some(Self::Plain);
        }
        let uses = || holder.uses.iter().map(|used| used.0);
        let places = holder.creations.iter().copied().chain(uses());
        let function = OwnFunction {
            names: NAMES.iter().map(ToString::to_string).collect(),
            parameters: "reference",
            body: vec![
                Line::new("obj = reference()"),
                Line::new("if obj is None:"),
                Line::inner("raise ReferenceError('weakly-referenced object no longer exists')"),
                Line::new("return obj"),
            ],
        };
        let above = places.map(Node::start).min()?;
        let (name, definition) = function.provide(cx, &uses().collect::<Vec<_>>(), above)?;
        Some(Self::Helper { name, definition })
    }

    /// The edits that read `expression` in this form.
    pub(super) fn edits(&self, expression: Node<'_>) -> Vec<Edit> {
        match self {
            Self::Plain => vec![Edit::insert(expression.end(), "()")],
            Self::Helper { name, .. } => vec![
                Edit::insert(expression.start(), format!("{name}(")),
                Edit::insert(expression.end(), ")"),
            ],
        }
    }
}

/// Whether the file looks at the exceptions between which the plain form
/// makes a difference.
fn file_tells(cx: &Context<'_>) -> bool {
    cx.tree().source().text().contains("ReferenceError")
        || ["AttributeError", "TypeError"].iter().any(|name| {
            cx.model().spelled(name).any(|node| {
                !node
                    .statement()
                    .is_some_and(|statement| statement.is(Kind::RaiseStatement))
            })
        })
}

/// How far up a use is followed.
const DEPTH: usize = 500;

/// Whether what is around a use looks at the exceptions without naming them:
/// `hasattr`, a default of `getattr`, a property with `__getattr__` behind it.
fn use_tells<'t>(model: &Model<'t>, node: Node<'t>, usage: Usage) -> bool {
    if usage == Usage::Lenient {
        return true;
    }
    let spelled = |name: &str| model.spelled(name).next().is_some();
    let mut steps = 0;
    for ancestor in node.ancestors() {
        steps += 1;
        if steps > DEPTH {
            return true;
        }
        match ancestor.kind() {
            Kind::Call => {
                let Some(call) = syntax::Call::cast(ancestor) else {
                    continue;
                };
                let asks = match call.function().map_or("", Node::text) {
                    "hasattr" => true,
                    "getattr" => call.argument_nodes().count() > 2,
                    _ => false,
                };
                if asks {
                    return true;
                }
            }
            Kind::FunctionDefinition => {
                let Some(function) = syntax::Function::cast(ancestor) else {
                    continue;
                };
                let name = function.name().map_or("", Node::text);
                let special = name.starts_with("__") && name.ends_with("__") && name != "__init__";
                if matches!(name, "__getattr__" | "__getattribute__" | "__get__")
                    || special && usage != Usage::Attribute
                {
                    return true;
                }
                let decorated = function.decorators().next().is_some();
                if decorated
                    && ["hasattr", "getattr", "__getattr__"]
                        .into_iter()
                        .any(spelled)
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
