//! Calls that open resources: which they are, and how what they open is closed.

mod consumers;
mod handed_over;
mod lent;
mod managers;
mod modes;
mod names;
mod patched;

pub use consumers::{consumes, takes_over};
pub use managers::{managed, may_be_python2};
pub use modes::{
    goes_when_closed, is_left_unfinished, is_made_by_factory, may_share_memory, reads_only,
};

use self::handed_over::handed_over_by;
use self::lent::holds_nothing;
use self::names::names_of;
use self::patched::is_patched_around;
use super::Context;
use crate::facts::{Closing, Opener};
use crate::syntax::{Attribute, Call, Kind, Node};

/// What the call opens, if it surely opens something. A function of the
/// project that hands over what it opens counts.
pub fn opened_by<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    match named_opener(node, cx) {
        Some(opener) => Some(opener).filter(|opener| !holds_nothing(node, opener, cx)),
        None => handed_over_by(node, cx),
    }
}

/// Whether the call is one of what opens resources, be it over a stream that it is
/// given and does not close.
pub fn is_opener<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    named_opener(node, cx).is_some()
}

pub(super) fn named_opener<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'t Opener> {
    let facts = cx.resources();
    let function = Call::cast(node)?.function()?;
    let attribute = Attribute::cast(function);
    let last = attribute.and_then(|view| view.name()).unwrap_or(function);
    if !facts.may_open(last.text()) || is_patched_around(node, last, cx) {
        return None;
    }
    let names = names_of(function, cx);
    if names.is_empty() {
        let object = attribute.and_then(|view| view.object());
        let is_path = last.text() == "open" && object.is_some_and(|it| cx.model().is_path(it));
        let path = || is_path.then(|| facts.opener("pathlib.Path.open")).flatten();
        return path();
    }
    if function.text() == "open" && names == ["builtins.open"] && cx.has_open_by_star() {
        return None;
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

/// Whether a function around the call names the warning that comes when what it
/// opens is dropped: a test, that expects it.
pub fn is_warned_about(call: Node<'_>, cx: &Context<'_>) -> bool {
    let functions = call
        .ancestors()
        .filter(|it| it.is(Kind::FunctionDefinition));
    let outermost = functions.last();
    outermost.is_some_and(|it| cx.model().spells("ResourceWarning", it.span()))
}

/// Whether a name is that of a class, as names of classes are written.
pub fn starts_upper(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    name.starts_with(|c: char| c.is_uppercase())
}
