//! Whether a resource is closed, and what to do where it is not.

use super::super::unclosed_file::{self, LINES};
use super::dropping::is_the_point;
use super::extent::Extent;
use super::sharing::{
    by_descriptor, is_removed_by_name, is_written_by_another_name, mode_of_another,
    shares_descriptor,
};
use super::usage::Usage;
use super::{Opened, Resource, Verdict, WHY, noun, rewrite};
use crate::transform::prelude::*;

pub(super) fn verdict(resource: &Resource<'_, '_>) -> Option<Verdict> {
    let Resource {
        opened,
        extent,
        usage,
        outside,
        flow,
        cx,
    } = resource;
    let closers: Vec<_> = usage
        .closes
        .iter()
        .chain(&outside.closes)
        .map(|&close| guard_of(close, opened).unwrap_or(close))
        .chain(extent.close)
        .collect();
    let runs = match closers.is_empty() {
        true => Runs::Never,
        false => flow.runs_after(opened.statement, &closers),
    };
    // What is closed elsewhere is closed when it has to be, as far as this
    // can tell.
    if outside.quiet
        || !outside.doubts.is_empty()
        || !outside.closes.is_empty() && runs != Runs::Never
    {
        return None;
    }
    let noun = noun(opened.opener);
    match runs {
        // What only an exception can keep from being closed is asked for apart.
        Runs::Always | Runs::Unknown | Runs::UnlessRaised => None,
        Runs::Sometimes if extent.close.is_some() && !is_left_early(&extent.members) => None,
        Runs::Sometimes | Runs::Never => {
            let message = match closers.is_empty() {
                true => format!("This {noun} is never closed. {WHY}"),
                false => format!("This {noun} is not closed on every path. {WHY}"),
            };
            let (span, doubt) = match span(opened, extent, usage, cx) {
                Ok(found) => found,
                // Somebody thought of closing it, and it went elsewhere.
                Err(_) if !closers.is_empty() => return None,
                Err((reason, help)) => {
                    return Some(Verdict {
                        reason: Some(reason),
                        message,
                        help,
                        fix: None,
                    });
                }
            };
            if !closers.is_empty() && !usage.doubts.is_empty() {
                return None;
            }
            let fix = rewrite::hang_below(opened, span, extent.close, cx);
            Some(said(message, doubt.map_or(Ok(()), Err), fix))
        }
    }
}

pub(super) type Refusal = (Reason, String);

pub(super) fn said(
    message: String,
    doubt: Result<(), Refusal>,
    fix: Result<Fix, Refusal>,
) -> Verdict {
    match (doubt, fix) {
        (_, Err((reason, help))) => Verdict {
            reason: Some(reason),
            message,
            help,
            fix: None,
        },
        (Ok(()), Ok(fix)) => Verdict {
            reason: None,
            message,
            help: String::new(),
            fix: Some(fix),
        },
        (Err((reason, help)), Ok(fix)) => Verdict {
            reason: Some(reason),
            message,
            help,
            fix: Some(fix.weakened()),
        },
    }
}

/// The closer that counts: for `if f: f.close()` the `if`.
pub(super) fn guard_of<'t>(close: Node<'t>, opened: &Opened<'t>) -> Option<Node<'t>> {
    close
        .statement()
        .and_then(Node::parent)
        .and_then(Node::parent)
        .filter(|node| {
            node.is(Kind::IfStatement)
                && node.child(Field::Condition).is_some_and(|condition| {
                    std::iter::once(condition)
                        .chain(condition.descendants())
                        .any(|part| part.is(Kind::Identifier) && part.text() == opened.name.text())
                })
        })
}

/// Whether a statement before the `close()` leads past it.
pub(super) fn is_left_early(members: &[Node<'_>]) -> bool {
    let mut inside = members
        .iter()
        .flat_map(|member| std::iter::once(*member).chain(member.descendants()));
    inside.any(|node| {
        matches!(
            node.kind(),
            Kind::ReturnStatement | Kind::BreakStatement | Kind::ContinueStatement
        )
    })
}

/// The statements that go under the `with`, and why that may not be right.
fn span<'e, 't>(
    opened: &Opened<'t>,
    extent: &'e Extent<'t>,
    usage: &Usage<'t>,
    cx: &Context<'t>,
) -> Result<(&'e [Node<'t>], Option<Refusal>), Refusal> {
    let refuse = |code, help: &str| Err((Reason(code), help.to_owned()));
    if let Some(what) = &usage.kept {
        return Err((
            Reason("escapes"),
            format!("It {what}. Close it when that is done, or open it with `with` around all."),
        ));
    }
    if is_made_by_factory(opened.call, opened.opener) {
        return refuse(
            "made-by-factory",
            "What its factory makes may be no connection that can be closed. Close it with \
             `contextlib.closing` if it can.",
        );
    }
    if is_the_point(opened, cx.model()) {
        return refuse(
            "tests-collection",
            "The test is about what happens to a file that is dropped. Collect in it, or skip it \
             where `sys.getrefcount` is missing.",
        );
    }
    let strays = usage
        .mentions
        .iter()
        .any(|name| !extent.members.iter().any(|member| member.contains(*name)));
    if !extent.outside.is_empty() || strays {
        return refuse(
            "used-after-block",
            "It is used outside the block that opens it. Open it with `with` around all its uses.",
        );
    }
    if extent.rebound {
        return refuse(
            "rebound",
            "Its name gets another value while it is open. Use a name of its own and `with`.",
        );
    }
    let reading = reads_only(opened.call, opened.opener)
        && !usage.needs_all
        && !by_descriptor(opened, cx)
        && !mode_of_another(opened);
    let all = extent.members.as_slice();
    let span = match reading && extent.close.is_none() {
        true => {
            let last = all
                .iter()
                .rposition(|member| usage.mentions.iter().any(|name| member.contains(*name)));
            &all[..last.map_or(0, |last| last + 1)]
        }
        false => all,
    };
    Ok((span, doubt(opened, extent, usage, reading, span, cx)))
}

fn doubt<'t>(
    opened: &Opened<'t>,
    extent: &Extent<'t>,
    usage: &Usage<'t>,
    reading: bool,
    span: &[Node<'t>],
    cx: &Context<'t>,
) -> Option<Refusal> {
    let model = cx.model();
    let because = |code, help: &str| Some((Reason(code), help.to_owned()));
    if let Some(what) = usage.doubts.first() {
        return Some((
            Reason("escapes"),
            format!("{what} may keep it. The fix is right if nothing does when the block ends."),
        ));
    }
    let frame = model.frame_of(opened.name);
    if model.scope(frame).dynamic {
        return because(
            "dynamic-scope",
            "Code in this function can see its names at run time. The fix is right if that code \
             does not keep the file.",
        );
    }
    if may_be_patched(opened.call, cx) {
        return because(
            "open-is-patched",
            unclosed_file::doubt(Reason("open-is-patched")),
        );
    }
    let function = model.scope_node(frame).span();
    let watches = ["gc", "getrefcount", "weakref", "gc_collect"];
    let watched = watches.iter().any(|name| model.spells(name, function));
    if watched || is_warned_about(opened.call, cx) {
        return because(
            "tests-collection",
            "The function looks at what is collected. The fix is right if it is not about this \
             file.",
        );
    }
    if shares_descriptor(opened, cx) {
        return because(
            "shared-descriptor",
            "Something else may close its descriptor, and `with` then fails to. The fix is right \
             if nothing does before the block ends.",
        );
    }
    if is_removed_by_name(opened, usage, cx) {
        return because(
            "removed-by-name",
            "Something deletes or moves a file by its name. If it is this one, closing it fails \
             before Python 3.12, which CPython ignores where it closes by itself.",
        );
    }
    match opened.opener.kind.as_str() {
        "sound" if !reads_only(opened.call, opened.opener) => {
            return because(
                "changes-cpython",
                "It cannot be closed before its parameters are set, and the error of that would \
                 hide the one before. The fix is right if they always are.",
            );
        }
        _ if is_left_unfinished(opened.call, opened.opener, cx) => {
            return because(
                "changes-cpython",
                "What is dropped while it is written is incomplete on CPython too: a tar archive, \
                 and from 3.12 on what `gzip` writes. The fix completes it.",
            );
        }
        _ if may_share_memory(opened.call, opened.opener, cx) => {
            return because(
                "changes-cpython",
                "From CPython 3.11 on a connection that is dropped stays open until the next \
                 collection, and with it a database in memory. The fix is right if nothing else \
                 needs that.",
            );
        }
        "pipe" if !usage.drained => {
            return because(
                "waits-for-child",
                "`with` waits for the child process. The fix is right if that ends by itself.",
            );
        }
        _ => {}
    }
    if !extent.outermost && !reading {
        return because(
            "nested-block",
            "The fix closes it at the end of this block, earlier than CPython does. It is right \
             if nothing depends on its being open after that.",
        );
    }
    // The second name keeps the file open on CPython.
    if extent.noticed || extent.limited && usage.aliased && !reading {
        return because(
            "order",
            "The fix closes it before the name goes or gets its new value, CPython after that. It \
             is right if what comes next does not depend on the file.",
        );
    }
    if !reading && is_written_by_another_name(opened, cx) {
        return because(
            "order",
            "Another name may hold the same file open to write it. CPython closes first what was \
             named first, `with` what was opened last. The fix is right if the order of what they \
             write does not matter.",
        );
    }
    let lines = span.iter().map(|node| node.text().lines().count());
    if lines.sum::<usize>() > LINES {
        return because(
            "long-span",
            "The fix indents many lines. Consider moving what needs the file to a function.",
        );
    }
    None
}
