//! Whether closing a pipe waits for a child process that would run on.

use super::plan::Member;
use crate::transform::prelude::*;

/// Whether `with` waits for the child process behind the pipe: unless the pipe is
/// read to its end, where the child has mostly ended too. In Python 2 to drop the
/// pipe waits as well.
pub(super) fn waits_for_child<'t>(member: &Member<'t>, cx: &Context<'t>) -> bool {
    member.opener.kind == "pipe"
        && cx.target() != Target::Python2
        && !is_read_out(member.call, member.used, cx.model())
}

/// Whether `used`, in which it is iterated or read, ends when it does.
fn is_read_out<'t>(call: Node<'t>, used: Node<'t>, model: &Model<'t>) -> bool {
    const LEAVING: [Kind; 3] = [
        Kind::BreakStatement,
        Kind::ReturnStatement,
        Kind::RaiseStatement,
    ];
    let function = |call: Node<'t>| call.child(Field::Function);
    let runs_out = || {
        !used
            .descendants()
            .any(|node| LEAVING.contains(&node.kind()))
    };
    match use_of(call) {
        Use::Method(read) => reads_all(read),
        Use::Iterated(_) if used.is(Kind::ForStatement) => runs_out(),
        // A generator expression may be left.
        Use::Iterated(clause) => clause.parent() == Some(used),
        // `for number, line in enumerate(pipe)`
        Use::Argument(reader) if used.is(Kind::ForStatement) => {
            let numbers = |it| model.is_named(it, "builtins.enumerate");
            function(reader).is_some_and(numbers) && runs_out()
        }
        Use::Argument(reader) => {
            let samples = ["builtins.all", "builtins.any", "builtins.next"];
            let sampled = |it| samples.iter().any(|name| model.is_named(it, name));
            reader == used && !function(reader).is_some_and(sampled)
        }
        _ => false,
    }
}

/// `file.read()`, `file.readlines()`.
pub(super) fn reads_all(call: Node<'_>) -> bool {
    syntax::Call::cast(call).is_some_and(|view| {
        let name = view.function().and_then(|it| it.child(Field::Attribute));
        view.argument_nodes().next().is_none()
            && name.is_some_and(|name| matches!(name.text(), "read" | "readlines"))
    })
}
