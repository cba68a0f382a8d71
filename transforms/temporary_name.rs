//! NR103: the name of a temporary that is gone before the name is used.

use super::unclosed_file::{Subject, is_temporary_name};
use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `NamedTemporaryFile(…).name` and `TemporaryDirectory(…).name`:
    /// the name is kept, the object is not.
    ///
    /// ## Why it matters
    /// CPython deletes the file or directory at once, before the name can be
    /// used, so the program has a name that is free. PyPy deletes it whenever
    /// its garbage collector comes round: the file is in the way of what wants
    /// to create it, and what the program has put there meanwhile is lost.
    ///
    /// The idiom is a race everywhere: between the deletion and the use, others
    /// can create a file of that name. The fix keeps what CPython does. Better
    /// is `tempfile.mkstemp` or `tempfile.mkdtemp`, which leave the file for
    /// the program to delete, or a `with` statement around the whole use.
    ///
    /// ## Example
    /// ```python
    /// import tempfile
    ///
    ///
    /// def scratch():
    ///     path = tempfile.NamedTemporaryFile(suffix=".txt").name
    ///     return path
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import tempfile
    ///
    ///
    /// def scratch():
    ///     with tempfile.NamedTemporaryFile(suffix=".txt") as f:
    ///         path = f.name
    ///     return path
    /// ```
    ///
    /// Where storing the name may run code that could see the file, it is stored
    /// behind the `with`.
    ///
    /// ## When it is not fixed
    /// - `order`: something in the statement is evaluated before the file is
    ///   made and could be noticed, or fail, or be another afterwards (unsafe
    ///   where that can be given a name).
    /// - `conditional-position`: the file may not be made at all, or many
    ///   times, depending on the rest of the expression.
    /// - `deferred`: it is made at another time: in a lambda, a default value,
    ///   a decorator.
    /// - `class-scope`: a name bound by `with` would become an attribute.
    /// - `dynamic-scope`: code in the scope, or another file that lists the names
    ///   of the module (`vars(settings)`), can see its names at run time.
    /// - `suspends`: there is an `await` or `yield` among its arguments.
    /// - `assert`: under `-O` the file would be made all the same (unsafe).
    /// - `open-is-patched`: the tests replace what makes it (unsafe).
    /// - `names-taken`, `layout`: no free name, or a layout that cannot take a
    ///   new line.
    ///
    /// With `delete=False` nothing is lost: `unclosed-file` closes the file.
    pub TemporaryName {
        code: "NR103",
        name: "temporary-name",
        summary: "the name of a temporary file or directory that is gone",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["NamedTemporaryFile", "TemporaryDirectory"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &["SIM115", "R1732", "consider-using-with"],
    }
}

impl Transform for TemporaryName {
    fn gate(&self) -> Option<&'static Gate> {
        Some(&super::unclosed_file::gate::ANY_OPENED)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let opener = opened_by(node, cx).filter(|opener| is_lost_name(node, opener))?;
        if opener.kind == "directory" && cx.target() == Target::Python2 {
            // Its `tempfile` has no such thing.
            return None;
        }
        let subject = Subject {
            rule: self.meta(),
            concerns: |call, opener, _| is_lost_name(call, opener),
            message,
        };
        subject.look(node, opener, cx)
    }
}

fn is_lost_name(call: Node<'_>, opener: &Opener) -> bool {
    is_temporary_name(call, opener) && goes_when_closed(call, opener)
}

fn message(opener: &Opener) -> String {
    let (what, better) = match opener.kind.as_str() {
        "directory" => ("directory", "mkdtemp"),
        _ => ("file", "mkstemp"),
    };
    format!(
        "Only the name of this temporary {what} is kept. CPython deletes the {what} at once; PyPy \
         does so later, and what is there under that name by then is lost. Either way others can \
         take the name meanwhile: `tempfile.{better}` is the way to a {what} that stays, and a \
         `with` statement around its use to one that goes."
    )
}
