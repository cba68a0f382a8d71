//! How something is opened.

use super::lent::takes_mode_of_written;
use crate::facts::{Opener, Unfinished};
use crate::semantic::is_constant;
use crate::syntax::{Call, Kind, Node};
use crate::transform::{Context, Target};

/// Whether what `call` opens is certainly only read.
pub fn reads_only(call: Node<'_>, opener: &Opener) -> bool {
    let (Some(position), Some(call)) = (opener.mode, Call::cast(call)) else {
        return false;
    };
    if call.has_splat() {
        return false;
    }
    match call.keyword("mode").or_else(|| call.positional(position)) {
        None => true,
        Some(mode) if mode.is(Kind::String) && is_constant(mode) => {
            !mode.text().contains(['w', 'a', 'x', '+'])
        }
        Some(mode) => starts_by_reading(mode),
    }
}

/// `'r|' + compression`: what follows the sign says how an archive is packed.
fn starts_by_reading(mode: Node<'_>) -> bool {
    let text = mode.text().trim_start_matches(['f', 'F']);
    let text = text.trim_start_matches(['"', '\'']);
    matches!(mode.kind(), Kind::BinaryOperator | Kind::String)
        && (text.starts_with("r|") || text.starts_with("r:"))
}

/// Whether `call` makes a temporary that goes when it is closed: unless it is
/// told not to.
pub fn goes_when_closed(call: Node<'_>, opener: &Opener) -> bool {
    let delete = Call::cast(call).and_then(|view| view.keyword("delete"));
    opener.temporary && !delete.is_some_and(|value| matches!(value.text(), "False" | "0"))
}

/// Whether a function of the program may make the connection that `call` opens:
/// it could make what cannot be closed.
pub fn is_made_by_factory(call: Node<'_>, opener: &Opener) -> bool {
    const FACTORY: usize = 5;
    let may_be_given = |view: Call<'_>| {
        let given = view.keyword("factory").or_else(|| view.positional(FACTORY));
        view.has_splat() || given.is_some_and(|made| !made.text().ends_with("Connection"))
    };
    opener.kind == "connection" && Call::cast(call).is_some_and(may_be_given)
}

/// Whether `call` may connect to a database in memory that other connections
/// share, and that goes with the last of them. From 3.11 on CPython closes a
/// connection that is dropped no sooner than its collector comes round.
pub fn may_share_memory<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> bool {
    const URI: usize = 7;
    let Some(view) = Call::cast(call).filter(|_| opener.kind == "connection") else {
        return false;
    };
    let given = view.keyword("uri").or_else(|| view.positional(URI));
    if given.is_none_or(|uri| matches!(uri.text(), "False" | "0")) {
        return false;
    }
    let database = view.keyword("database").or_else(|| view.positional(0));
    database.is_none_or(|it| {
        let value = cx.model().value_of(it);
        let told = matches!(
            value.kind(),
            Kind::BinaryOperator | Kind::Call | Kind::ConcatenatedString | Kind::String
        );
        !told || value.text().contains("memory")
    })
}

/// Whether what is written through `call` is lost on CPython too where it is
/// dropped without being closed, or may not let itself be closed, unless it is
/// only read.
pub fn is_left_unfinished<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> bool {
    let text = || {
        let view = Call::cast(call).filter(|view| !view.has_splat());
        let mode = view.and_then(|view| view.keyword("mode").or_else(|| view.positional(1)));
        mode.is_some_and(|mode| is_constant(mode) && mode.text().contains('t'))
    };
    let unfinished = match opener.unfinished {
        None => false,
        Some(Unfinished::Always | Unfinished::Headless) => true,
        Some(Unfinished::Binary) => cx.target() == Target::Python3 && !text(),
    };
    let written = || Call::cast(call).is_some_and(|view| takes_mode_of_written(view, cx));
    unfinished && (!reads_only(call, opener) || written())
}
