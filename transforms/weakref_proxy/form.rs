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
        name: &'static str,
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
        let tells = file_tells(cx)
            || holder
                .uses
                .iter()
                .any(|&(node, usage)| use_tells(model, node, usage));
        if !tells {
            return Some(Self::Plain);
        }
        let root = cx.tree().root();
        let existing = NAMES.iter().find(|name| is_helper(cx, holder, name));
        if let Some(name) = existing {
            return Some(Self::Helper {
                name,
                definition: None,
            });
        }
        let name = NAMES
            .iter()
            .find(|name| model.fresh_name(root, [**name]).is_some())?;
        let places = holder
            .creations
            .iter()
            .copied()
            .chain(holder.uses.iter().map(|used| used.0));
        let limit = places.map(Node::start).min()?;
        Some(Self::Helper {
            name,
            definition: Some(definition(cx.tree(), name, limit)?),
        })
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

fn body(name: &str, unit: &str, newline: &str) -> String {
    [
        format!("def {name}(reference):"),
        format!("{unit}obj = reference()"),
        format!("{unit}if obj is None:"),
        format!("{unit}{unit}raise ReferenceError('weakly-referenced object no longer exists')"),
        format!("{unit}return obj"),
    ]
    .join(newline)
}

/// Whether `name` is the function that an earlier fix has put there, and is so
/// wherever the holder is used.
fn is_helper<'t>(cx: &Context<'t>, holder: &Holder<'t>, name: &str) -> bool {
    let model = cx.model();
    let Some(id) = model.symbol_in(model.scope_of(cx.tree().root()), name) else {
        return false;
    };
    let [binding] = model.symbol(id).bindings.as_slice() else {
        return false;
    };
    let Some(function) = cx.tree().node(binding.node).parent() else {
        return false;
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    function.is(Kind::FunctionDefinition)
        && function.parent() == Some(cx.tree().root())
        && words(function.text()) == words(&body(name, " ", "\n"))
        && holder.uses.iter().all(|&(node, _)| {
            function.end() <= node.start() && model.look_up(model.scope_of(node), name) == Some(id)
        })
}

/// The function, two lines below the imports that stand above `limit`.
fn definition(tree: &Tree<'_>, name: &str, limit: u32) -> Option<Edit> {
    let place = below_imports(tree, limit);
    if place.on_open_line {
        return None;
    }
    let source = tree.source();
    let offset = below_guarded_imports(tree, place.offset, limit);
    let unit = tree
        .nodes()
        .find(|node| node.is(Kind::Block))
        .map_or("    ", reshape::indent_unit);
    let newline = source.newline_at(offset.max(1) - 1);
    let rest = &source.text()[offset as usize..];
    let blank = rest
        .lines()
        .take_while(|line| line.trim().is_empty())
        .count();
    let above = newline.repeat(if offset == 0 { 0 } else { 2 });
    let below = newline.repeat(1 + 2_usize.saturating_sub(blank));
    Some(Edit::insert(
        offset,
        format!("{above}{}{below}", body(name, unit, newline)),
    ))
}

/// The place behind `try` and `if` statements that do little but import.
fn below_guarded_imports(tree: &Tree<'_>, offset: u32, limit: u32) -> u32 {
    let source = tree.source();
    let mut below = offset;
    let next = tree
        .root()
        .named_children()
        .skip_while(|statement| statement.start() < offset);
    for statement in next.take_while(|statement| statement.end() < limit) {
        let kinds = || statement.descendants().map(Node::kind);
        let guards = matches!(statement.kind(), Kind::TryStatement | Kind::IfStatement)
            && kinds()
                .any(|kind| matches!(kind, Kind::ImportStatement | Kind::ImportFromStatement))
            && !kinds().any(|kind| {
                matches!(
                    kind,
                    Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda
                )
            });
        if !guards {
            break;
        }
        below = source
            .lines()
            .line_end(statement.end().max(1) - 1, source.text());
    }
    below
}
