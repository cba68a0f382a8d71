//! NR401: text that grows by `+=` in a loop.

mod asked;
mod checked;
mod elsewhere;
mod errors;
mod extent;
mod few;
mod filled;
mod flow;
pub(super) mod gate;
mod given;
mod growth;
mod handed_back;
mod handed_over;
mod letters;
mod library;
mod mocked;
mod piece;
mod plan;
mod region;
mod scans;
mod small;
mod start;
mod turns;
mod vocabulary;
mod wear;
mod words;

use crate::transform::prelude::*;
use growth::Growth;
use start::Start;

transform! {
    /// ## What it does
    /// Finds strings and bytes that are put together with `s += piece` or
    /// `s = s + piece` in a loop, and collects the pieces in a list that is
    /// joined once, after the loop.
    ///
    /// ## Why it matters
    /// CPython can extend a string in place when nothing else refers to it,
    /// which its reference count tells. PyPy has no such count: every `+=`
    /// copies the whole string, so that the time grows with the square of its
    /// length. 100,000 short pieces take 0.02 seconds with a list and more than
    /// 20 with `+=`. Bytes and attributes (`self.s += x`) are copied on CPython
    /// too.
    ///
    /// ## Example
    /// ```python
    /// def render(rows):
    ///     text = ''
    ///     for row in rows:
    ///         text += '%s\n' % row
    ///     return text
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def render(rows):
    ///     parts = []
    ///     for row in rows:
    ///         parts.append('%s\n' % row)
    ///     text = ''.join(parts)
    ///     return text
    /// ```
    ///
    /// A first text that is not empty is the first piece. Where the start has
    /// to stay (it is annotated, or one of several targets, or computed in
    /// several lines, or the text has grown before the loop), the list begins
    /// with what is there: `parts = [text]`. Loops that turn at most 16 times
    /// are left alone, and so are those that end once the text is long enough
    /// (`while len(s) < 8:`), those that go through the digits of a number
    /// (`n //= 10`), and those that copy what they still have to read in each
    /// turn (`rest = rest[1:]`), which is as slow on CPython.
    ///
    /// Where there are signs that the text stays short (it is a message or a
    /// command by its name, the loop goes through arguments or options, it is put
    /// together in a test), it is left to NR402, which takes part when it is
    /// selected.
    ///
    /// ## When it is not fixed
    /// - `reads-accumulator`: the loop reads what is there so far (`if s:`,
    ///   `len(s)`, `s[-1]`); only `return` and `raise` may. Nothing is reported
    ///   where each turn goes through all of it (`print(s)`, `yield s`,
    ///   `find(s)`): that is as slow on CPython.
    /// - `prepends`: text is added in front: `s = piece + s`.
    /// - `reset-in-loop`: the loop also sets it to something else, or deletes
    ///   it. Nothing is reported where it starts a new text there and goes on:
    ///   that collects words or lines, which are short.
    /// - `irregular-piece`: what is added is a tuple or a bare `yield`, or the sum
    ///   has parentheses of its own: `(s + a) + b`.
    /// - `read-in-handler`: after an error in the loop a handler, a `finally`
    ///   or what follows reads the part that is there.
    /// - `suppressing-with`: the same for a `with` that may swallow the error.
    /// - `left-early`: a `break` or `continue` of an outer loop leaves before
    ///   the pieces can be joined.
    /// - `error-handled`: an error in adding a piece may be caught so that the
    ///   loop goes on, or one in a later piece of the same sum, when the first
    ///   ones would be in the list.
    /// - `markup`: the file works with strings that have a sum of their own
    ///   (`Markup`, lazy translations, `__radd__`), or imports a module of the
    ///   project that does, itself or through another one.
    /// - `captured`, `public-module-name`, `declared-global`: functions can
    ///   see the text while it grows.
    /// - `dynamic-scope`: code in the scope can see its names at run time, or a
    ///   module of the project that it imports shows those of its caller, or
    ///   another file lists those of the module.
    /// - `class-scope`: the list would become an attribute of the class.
    /// - `not-a-name`: it is an attribute or an item; who else sees it is not
    ///   known.
    /// - `mutable-buffer`: the file uses buffers (`bytearray`, `readinto`, Qt),
    ///   or a module of the project that it names does or fills them, or the
    ///   project fills some and a piece is handed over; a piece may be one that
    ///   changes before it is joined, or that the sum becomes one of (unsafe).
    /// - `own-addition`: the file uses arrays or symbols, and a piece may be
    ///   one, or comes from a function that the project's tests replace, by a mock
    ///   it may be; or a library makes it or what it is taken from, or a method of
    ///   what is handed over, or what the framework that runs the file puts there
    ///   (`T('Name')` in web2py); or it is handed over or made by another module
    ///   in a project that has markup, lazy translations, tables or sequences of
    ///   Biopython; or the text is asked for what no string has (unsafe).
    /// - `names-taken`, `layout`: no free name, or a layout that cannot take a
    ///   new line.
    ///
    /// ## Deviations
    /// D-CONCAT: a piece that is no string raises `TypeError` after the loop,
    /// not in its turn; so does, in Python 2, one of bytes and text that do not
    /// go together (`UnicodeDecodeError`).
    pub StringAccumulation {
        code: "NR401",
        name: "string-accumulation",
        summary: "a string that grows by `+=` in a loop",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["+"], &["for", "while"]],
        kinds: &[Kind::Assignment, Kind::AugmentedAssignment],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection, performance of `+=`",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#performance-differences",
        }],
        aliases: &["R1713", "consider-using-join"],
    }
}

impl Transform for StringAccumulation {
    fn gate(&self) -> Option<&'static Gate> {
        Some(&gate::GROWS)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        look(self.meta(), Asked::Long, node, cx)
    }
}

/// Which texts are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Those that may get long.
    Long,
    /// Those of which there are signs that they stay short.
    Short,
}

impl Asked {
    fn from(is_slight: bool) -> Self {
        if is_slight { Self::Short } else { Self::Long }
    }
}

/// Reports for `rule` what grows by `node`, if it is what is asked for.
pub(super) fn look<'t>(
    rule: &'static Meta,
    asked: Asked,
    node: Node<'t>,
    cx: &mut Context<'t>,
) -> Option<()> {
    if node.is(Kind::AugmentedAssignment) {
        return elsewhere(rule, asked, node, cx);
    }
    let mut starts = Vec::new();
    start::for_each(node, cx.model(), |start| starts.push(start));
    for start in starts {
        for growth in growth::growths(&start, cx) {
            if Asked::from(growth.is_slight()) == asked {
                name(rule, &start, &growth, cx);
            }
        }
    }
    Some(())
}

/// A plain name.
fn name<'t>(rule: &'static Meta, start: &Start<'t>, growth: &Growth<'_, 't>, cx: &mut Context<'t>) {
    let (fix, reason) = match growth.fix(cx) {
        Ok((fix, reason)) => (Some(fix), reason),
        Err(Reason("reads-accumulator" | "reset-in-loop")) if scans::scans_all(growth) => return,
        Err(reason) => (None, Some(reason)),
    };
    // What comes first moves the rest along on CPython as well.
    let copied = start.text == Type::Bytes || reason == Some(Reason("prepends"));
    let why = if copied { WHY_COPIED } else { WHY };
    let finding = Finding {
        rule,
        span: growth.first().span(),
        message: format!("`{}` grows in a loop. {why}", start.name.text()),
        help: reason
            .map(|reason| help(reason).to_owned())
            .unwrap_or_default(),
        reason,
        fix,
    };
    cx.report(finding);
}

/// An attribute or an item.
fn elsewhere<'t>(
    rule: &'static Meta,
    asked: Asked,
    node: Node<'t>,
    cx: &mut Context<'t>,
) -> Option<()> {
    let view = syntax::AugmentedAssignment::cast(node)?;
    let target = view.target()?;
    if !matches!(target.kind(), Kind::Attribute | Kind::Subscript) {
        return None;
    }
    if view.operator()?.text() != "+=" {
        return None;
    }
    let grown = elsewhere::growth(target, node.statement()?, cx.model())?;
    if Asked::from(grown.stays_short()) != asked {
        return None;
    }
    cx.report(Finding {
        rule,
        span: node.span(),
        message: format!("`{}` grows in a loop. {WHY_COPIED}", target.text()),
        help: help(NOT_A_NAME).to_owned(),
        reason: Some(NOT_A_NAME),
        fix: None,
    });
    Some(())
}

const NOT_A_NAME: Reason = Reason("not-a-name");

const WHY: &str = "PyPy copies the whole string for each piece, where CPython extends it in \
    place: the time grows with the square of its length.";

const WHY_COPIED: &str = "The whole text is copied for each piece: the time grows with the square \
    of its length.";

/// What can be done by hand.
fn help(reason: Reason) -> &'static str {
    match reason.0 {
        "reads-accumulator" => {
            "The loop reads what is there so far. Keep what it needs to know in a variable of its \
             own, append the pieces to a list, and join them after the loop."
        }
        "prepends" => "Append the pieces to a list, and join the reversed list after the loop.",
        "reset-in-loop" => {
            "The loop also sets it anew. Use a list of pieces, and start a new list there."
        }
        "irregular-piece" => "Add one string at a time, then this can be fixed.",
        "read-in-handler" => {
            "The part that is there is read after an error in the loop. Append the pieces to a \
             list, and join them wherever the text is read."
        }
        "suppressing-with" => {
            "The `with` around the loop may swallow an error, and the part that is there is read \
             after it. Append the pieces to a list, and join them after the `with`."
        }
        "left-early" => {
            "An outer loop goes on before the pieces could be joined. Append the pieces to a \
             list, and join them wherever the text is read."
        }
        "error-handled" => {
            "A piece that is no string may raise an error that is caught, and the loop goes on. \
             Append to a list only what is known to be a string, and each sum as a whole, and join \
             them after the loop."
        }
        "markup" => {
            "The file, or a module that it imports, has objects with a sum of their own, which \
             `join` would not ask. If no piece is one, append the pieces to a list, and join them \
             after the loop."
        }
        "captured" | "public-module-name" => {
            "A function reads it and may do so while it grows. Give the text to the function as \
             an argument, then this can be fixed."
        }
        "declared-global" => {
            "Other functions may read it while it grows. Put the text together in a local \
             variable first, then this can be fixed."
        }
        "dynamic-scope" => {
            "Code in this scope, or another file, can see its names at run time. Append the \
             pieces to a list, and join them after the loop."
        }
        "class-scope" => "Put the text together in a function, then this can be fixed.",
        "mutable-buffer" => {
            "Make sure that no piece is a buffer that changes before the pieces are joined, and that \
             the sum may be bytes."
        }
        "own-addition" => {
            "Make sure that every piece is a string, not an array, a symbol or a mock with a sum \
             of its own."
        }
        "names-taken" => "Rename one of the variables called `parts`, then this can be fixed.",
        "layout" => "Put each statement on lines of its own, then this can be fixed.",
        _ => {
            "Append the pieces to a list, or write them to an `io.StringIO`, and join them where \
             the text is read."
        }
    }
}
