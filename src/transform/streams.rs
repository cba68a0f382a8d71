//! What is read without being opened: files that are open already, and
//! responses that close themselves.

use super::Context;
use super::openers::named_opener;
use crate::facts::Opener;
use crate::semantic::{BindingKind, Model, Use, use_of};
use crate::syntax::{Call, Field, Kind, Node};

/// Whether `expression` is a name for a file that something else has opened: it
/// is bound to one, or read from as one is.
pub(super) fn is_open_file<'t>(expression: Node<'t>, cx: &Context<'t>) -> bool {
    let model = cx.model();
    if !expression.is(Kind::Identifier) {
        return false;
    }
    let is_method = |call: Node<'_>| {
        let attribute = call.child(Field::Function);
        let name = attribute.and_then(|attribute| attribute.child(Field::Attribute));
        name.is_some_and(|name| matches!(name.text(), "fileno" | "read" | "seek" | "tell"))
    };
    let opens = |value: Node<'t>| named_opener(value, cx).is_some();
    // An object that can be read is no name of a file.
    expression.text() == "self"
        || made_of(expression, model).is_some_and(opens)
        || model.symbol_of(expression).is_some_and(|id| {
            let mut references = model.references(id);
            references.any(|name| matches!(use_of(name), Use::Method(by) if is_method(by)))
        })
}

/// What a name that is bound once is made of: its value, or what a `with` enters
/// for it.
pub(super) fn made_of<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let [binding] = model.symbol(model.symbol_of(name)?).bindings.as_slice() else {
        return None;
    };
    if binding.kind != BindingKind::With {
        return model.only_value(name);
    }
    let target = model.tree().node(binding.node).parent()?;
    let item = target.parent().filter(|item| item.is(Kind::AsPattern))?;
    item.named_children().next()
}

/// What a name is bound to by the last statement before it in its suite that
/// binds it, where none around it does so in between.
pub(super) fn value_before<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let symbol = model.symbol(model.symbol_of(name)?);
    let statement = name.statement()?;
    let bindings = symbol.bindings.iter();
    let last = bindings
        .map(|binding| model.tree().node(binding.node))
        .filter(|bound| bound.start() < name.start())
        .max_by_key(|bound| bound.start())?;
    let assignment = last.parent().filter(|node| node.is(Kind::Assignment))?;
    let same_suite = last.statement()?.parent() == statement.parent();
    assignment
        .child(Field::Right)
        .filter(|_| same_suite && assignment.child(Field::Left) == Some(last))
}

/// Whether `call` opens a response of the web that closes itself at its end: the
/// URL is not that of a file, which does not, as far as the text tells.
pub fn closes_at_its_end<'t>(call: Node<'t>, opener: &Opener) -> bool {
    let url = Call::cast(call).and_then(|view| view.positional(0));
    let is_file = |url: Node<'_>| {
        std::iter::once(url).chain(url.descendants()).any(|part| {
            let text = part.text().to_ascii_lowercase();
            part.is(Kind::String) && ["file:", "ftp:"].iter().any(|scheme| text.contains(scheme))
        })
    };
    opener.kind == "response" && url.is_some_and(|url| !is_file(url))
}
