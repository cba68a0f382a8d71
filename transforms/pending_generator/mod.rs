//! Loops that are left while their generator still has clean-up to do.

mod callee;
mod consumed;
mod exits;
mod gate;
mod rewrite;

use consumed::{Consumed, consumed};
use exits::is_left_early;
use rewrite::close_after;

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `for` loops over a call of a generator function that can be left
    /// before the generator is done (by `break`, `return` or `raise`, or
    /// because the loop itself waits at a `yield` or `await`), where the
    /// generator has a `finally`, a `with` or a handler of `GeneratorExit`
    /// around a `yield`. It closes the generator after the loop.
    ///
    /// `enumerate`, `zip`, `map`, `filter`, most of `itertools` and generator
    /// expressions are looked through: what is closed is the generator inside.
    ///
    /// A generator function that is imported from a module of the same project
    /// counts too, where it is clear which file that module is.
    ///
    /// ## Why it matters
    /// When the loop is left, CPython drops the last reference to the
    /// generator and so runs its clean-up at once: files are closed, locks are
    /// released. PyPy does that when its garbage collector comes by, which may
    /// be much later, or never.
    ///
    /// ## Example
    /// ```python
    /// def lines(path):
    ///     with open(path) as file:
    ///         for line in file:
    ///             yield line
    ///
    /// def first(path):
    ///     for line in lines(path):
    ///         if line.strip():
    ///             break
    ///     return line
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def lines(path):
    ///     with open(path) as file:
    ///         for line in file:
    ///             yield line
    ///
    /// def first(path):
    ///     gen = lines(path)
    ///     try:
    ///         for line in gen:
    ///             if line.strip():
    ///                 break
    ///     finally:
    ///         gen.close()
    ///     return line
    /// ```
    ///
    /// ## When it is not fixed
    /// - `not-provably-generator`: the file binds the name to something else as
    ///   well, so what is called may return something without `close()`.
    /// - `close-may-raise`: closing the generator could raise, for it yields
    ///   in a `finally`, goes on after `GeneratorExit`, or raises in its
    ///   clean-up.
    /// - `order`: the generator stands in a call next to something that would
    ///   then be evaluated, or dropped, at another time.
    /// - `class-scope`: the loop is in a class body, where a new name would
    ///   become an attribute.
    /// - `dynamic-scope`: the code around it can see all names at run time,
    ///   through `locals()`, `exec` or their kin.
    /// - `async-generator`: an `async for`. `CPython` does not close it at once
    ///   either; `contextlib.aclosing` does.
    /// - `layout`: the loop's header is laid out in a way that the rewrite does
    ///   not follow.
    ///
    /// Nothing is reported for methods, for decorated generators, for
    /// generators that have a name, where nothing is known of what is called,
    /// and where `suppress` or `nullcontext` is all there is around a `yield`.
    ///
    /// ## Deviations
    /// An exception from the generator's clean-up is raised after the loop.
    /// Where a reference count ran the clean-up, CPython printed it as ignored.
    pub PendingGenerator {
        code: "NR201",
        name: "pending-generator",
        summary: "a loop that leaves a generator with clean-up to do",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["yield", "import"], &["for"], &["finally", "with", "except", "import"]],
        kinds: &[Kind::ForStatement],
        references: &[
            Reference {
                title: "PyPy: Python compatibility",
                url: "https://pypy.org/compat.html",
            },
            Reference {
                title: "PyPy: Differences related to garbage collection strategies",
                url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
            },
        ],
        aliases: &[],
    }
}

impl Transform for PendingGenerator {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        gate::loops_over_generator(code)
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        gate::takes_part(file)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let view = syntax::For::cast(node)?;
        let consumed = consumed(cx, view.iterable()?)?;
        if !consumed.may_stop_early && !is_left_early(cx.model(), view) {
            return None;
        }
        let judged = judge(cx, view, &consumed)?;
        let name = consumed.name.text();
        let (reason, help, fix) = match judged {
            Ok(fix) => (None, String::new(), Some(fix)),
            Err((reason, help)) => (Some(Reason(reason)), help.to_owned(), None),
        };
        cx.report(Finding {
            rule: self.meta(),
            span: consumed.call.span(),
            message: message(name, view.is_async()),
            help,
            reason,
            fix,
        });
        Some(())
    }
}

fn message(name: &str, is_async: bool) -> String {
    if is_async {
        return format!(
            "The loop can be left before `{name}()` is done, and its clean-up then runs when the \
             event loop comes to it; on PyPy not before the garbage collector does."
        );
    }
    format!(
        "The loop can be left before `{name}()` is done. CPython then runs the generator's \
         clean-up at once, PyPy when its garbage collector comes by, or never."
    )
}

type Judged = Result<Fix, (&'static str, &'static str)>;

/// The fix, or why there is none; `None` where there is nothing to report.
fn judge<'t>(cx: &Context<'t>, view: syntax::For<'t>, consumed: &Consumed<'t>) -> Option<Judged> {
    let generator = consumed.callee.generator(cx)?;
    if generator.is_async != Some(view.is_async()) {
        return None;
    }
    Some(match generator.abandoned {
        Abandoned::Nothing => return None,
        _ if view.is_async() => Err((
            "async-generator",
            "Loop inside `async with contextlib.aclosing(…)`, or `await` its `aclose()` in a \
             `finally`.",
        )),
        _ if !generator.certain => Err((
            "not-provably-generator",
            "Bind the name once, or close the generator in a `finally`.",
        )),
        Abandoned::Hazard => Err((
            "close-may-raise",
            "Let the generator's clean-up neither yield nor raise, then close the generator \
             after the loop in a `finally`.",
        )),
        Abandoned::Cleanup if cx.model().is_in_class_body(view.node()) => Err((
            "class-scope",
            "Loop in a function, and close the generator there in a `finally`.",
        )),
        Abandoned::Cleanup if consumed.tangled => Err((
            "order",
            "Give each part of the call a name first, then close the generator after the loop \
             in a `finally`.",
        )),
        Abandoned::Cleanup => close_after(cx, view, consumed),
    })
}
