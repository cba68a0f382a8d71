//! What speaks against a fix, so that it is offered as unsafe.

use super::child::waits_for_child;
use super::plan::Member;
use crate::transform::prelude::*;

pub(super) const ASSERT: Reason = Reason("assert");

/// What to look at before a fix is made that is not surely right.
pub(in super::super) fn doubt(reason: Reason) -> &'static str {
    match reason.0 {
        "open-is-patched" => {
            "This file or another one, a test perhaps, may replace what opens it. The fix is right \
             if the replacement is a context manager that gives itself."
        }
        "changes-cpython" => {
            "What is written is not complete on CPython either, or its close may raise, or a \
             database in memory goes with it. The fix is right if it is meant to be closed."
        }
        "waits-for-child" => {
            "`with` waits for the child process. The fix is right if that ends by itself."
        }
        "tests-collection" => {
            "The function looks at the warnings about what is dropped. The fix is right if it does \
             not expect one of this file."
        }
        "assert" => "Under `-O` nothing is opened. The fix is right if it may be opened then, too.",
        "order" => {
            "The fix gives names to what stands before it. It is right if nobody notices the order."
        }
        "long-span" => "Many lines are indented. Consider moving what needs it to a function.",
        _ => "",
    }
}

/// Why the fix is only offered as unsafe.
pub(super) fn reservation<'t>(
    statement: Node<'t>,
    members: &[Member<'t>],
    cx: &Context<'t>,
) -> Option<Reason> {
    if statement.is(Kind::AssertStatement) {
        return Some(ASSERT);
    }
    if members.iter().any(|member| {
        member.writes_back()
            || !member.is_only_read() && is_left_unfinished(member.call, member.opener, cx)
            || may_share_memory(member.call, member.opener, cx)
    }) {
        return Some(Reason("changes-cpython"));
    }
    if members.iter().any(|member| may_be_patched(member.call, cx)) {
        return Some(Reason("open-is-patched"));
    }
    if members.iter().any(|it| is_warned_about(it.call, cx)) {
        return Some(Reason("tests-collection"));
    }
    if members.iter().any(|member| waits_for_child(member, cx)) {
        return Some(Reason("waits-for-child"));
    }
    None
}
