//! NR201: generators that are left while they still have clean-up to do.

mod bound;
mod callee;
mod exits;
mod follow;
mod gate;
mod named;
mod rewrite;
mod sample;

use exits::is_left_early;
use follow::{Consumed, Taker, callee_of, consumed};
use rewrite::close_after;
use sample::close_around;

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds calls of generator functions whose generator can be left before it
    /// is done, where it has a `finally`, a `with` or a handler of
    /// `GeneratorExit` around a `yield`:
    ///
    /// - `for` loops that end early, by `break`, `return` or `raise`, or because
    ///   the loop itself waits at a `yield` or `await`: the generator is closed
    ///   after the loop.
    /// - `next(…)`, `any(…)`, `all(…)`, `x in …`, `a, b = …`, and what takes
    ///   all of an `islice`, `zip` or `takewhile`: the statement goes into a
    ///   `with contextlib.closing(…)`. What it binds where the clean-up could
    ///   see that (an attribute, an item, a name that other functions use) is
    ///   bound when the generator is closed, as it is now.
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
    /// And `head = next(lines(path))` becomes
    ///
    /// ```python
    /// with contextlib.closing(lines(path)) as gen:
    ///     head = next(gen)
    /// ```
    ///
    /// ## When it is not fixed
    /// - `not-provably-generator`: the file binds the name to something else as
    ///   well, or a file of the project may replace the function by its name, as
    ///   tests do (`mock.patch('shop.lines')`, `setattr(shop, 'lines', …)`,
    ///   `shop.lines = …`), or the module that it is taken from, so what is
    ///   called may return something without `close()`.
    /// - `close-may-raise`: closing the generator could raise, for it yields
    ///   in a `finally`, goes on after `GeneratorExit` (a handler, a `with`
    ///   that swallows exceptions, `continue` in a `finally`), or raises in
    ///   its clean-up. A manager that neither comes with Python nor is made by
    ///   the file may swallow them, and `except errors` may catch them: nothing
    ///   may be yielded after these.
    /// - `order`: the generator stands in a call next to something that would
    ///   then be evaluated, or dropped, at another time; or more is done with
    ///   what was taken from it in the same statement, or `sorted` sorts it; or
    ///   `+=` reads first what the generator could change.
    /// - `conditional-position`: it may not be made at all, or many times,
    ///   depending on the rest of the expression.
    /// - `in-loop`: `next(mygen())` in a loop leaves one generator in each turn.
    /// - `deferred`: it is made at another time: in a lambda, a default value, a
    ///   decorator.
    /// - `suspends`: there is an `await` or `yield` while it is pending.
    /// - `escapes`: it is kept by something that may be done before it is:
    ///   `pairs = zip(mygen(), names)`, `return islice(mygen(), 3)`.
    /// - `name-bound`: a function gives it a name, and leaves the last loop over
    ///   it early. CPython closes it when the function is left (unsafe, where
    ///   the name is bound at the function's own level).
    /// - `overridable`: it is a method, `self.items()`; classes of other files
    ///   may have another one of that name (unsafe).
    /// - `class-scope`: it is made in a class body, where a new name would
    ///   become an attribute.
    /// - `dynamic-scope`: the code around it can see all names at run time,
    ///   through `locals()`, `exec` or their kin, or another file lists those of
    ///   the module, or the file traces its own lines with `settrace`.
    /// - `async-generator`: an `async for`. `CPython` does not close it at once
    ///   either; `contextlib.aclosing` does.
    /// - `names-taken`, `layout`: no free name (for `contextlib`, none that a star
    ///   import of another module would not take, or a module beside the file
    ///   has), or a layout that the rewrite does not follow.
    ///
    /// Nothing is reported for decorated generators, nor for a loop in one that is
    /// left by a `yield` only, where the decorator may take all, for methods of anything but
    /// `self`, for generators whose name is used for more than loops and `next`
    /// (closed, stored, returned, handed on), where nothing is known of what is
    /// called, where the function calls `gc.collect()` afterwards, and where `suppress` or `nullcontext` is all there is around a
    /// `yield`.
    ///
    /// ## Deviations
    /// D-GEN-ERR: an exception from the generator's clean-up is raised where the
    /// generator is closed. Where a reference count ran the clean-up, CPython printed it as ignored.
    /// Where an exception leaves the loop, the clean-up can see it
    /// (`sys.exc_info()`, `__context__`), which it could not before. Of generators whose
    /// loops stand in each other, in one that is left at a `yield`, the inner one is closed
    /// first, as it was before CPython 3.13.
    pub PendingGenerator {
        code: "NR201",
        name: "pending-generator",
        summary: "a generator that is left with clean-up to do",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["yield", "import"], &["finally", "with", "except", "import"], &["("]],
        kinds: &[Kind::Call],
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
        gate::leaves_generator(code)
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        gate::takes_part(file)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let consumed = consumed(cx, node)?;
        if let Taker::Loop(view) = consumed.taker
            && !consumed.may_stop_early
            && !is_left_early(cx.model(), view)
        {
            return None;
        }
        let (judged, overridable) = judge(cx, &consumed)?;
        if collects_after(cx.model(), consumed.call) {
            return None;
        }
        let (reason, help, fix) = match judged {
            Ok(fix) if fix.applicability() == Applicability::Unsafe => {
                (Some(Reason("name-bound")), NAME_BOUND, Some(fix))
            }
            Ok(fix) if overridable => (
                Some(Reason("overridable")),
                OVERRIDABLE,
                Some(fix.weakened()),
            ),
            Ok(fix) => (None, "", Some(fix)),
            Err((reason, help)) => (Some(Reason(reason)), help, None),
        };
        cx.report(Finding {
            rule: self.meta(),
            span: consumed.call.span(),
            message: message(&consumed),
            help: help.to_owned(),
            reason,
            fix,
        });
        Some(())
    }
}

/// Whether the function calls the garbage collector itself, later on: what is
/// pending then is done on PyPy as well.
fn collects_after<'t>(model: &Model<'t>, call: Node<'t>) -> bool {
    let Some(function) = model.function_of(call) else {
        return false;
    };
    let mut names = model.spelled("collect").chain(model.spelled("gc_collect"));
    names.any(|name| {
        let called = match name.parent() {
            Some(parent) if parent.is(Kind::Attribute) => {
                parent.text() == "gc.collect" || parent.text().ends_with(".gc_collect")
            }
            Some(parent) => parent.is(Kind::Call) && name.text() == "gc_collect",
            None => false,
        };
        called && name.start() > call.end() && model.function_of(name) == Some(function)
    })
}

const NAME_BOUND: &str = "Look whether anything still needs the generator when the function is \
    left.";

const OVERRIDABLE: &str = "Look whether a class in another file puts something in the method's \
    place that has no `close()`.";

fn message(consumed: &Consumed<'_>) -> String {
    let name = consumed.name.text();
    let what = match consumed.taker {
        Taker::Loop(view) if view.is_async() => {
            return format!(
                "The loop can be left before `{name}()` is done, and its clean-up then runs when \
                 the event loop comes to it; on PyPy not before the garbage collector does."
            );
        }
        Taker::AsyncSample => {
            return format!(
                "`{name}()` is let go before it is done, and its clean-up then runs when the \
                 event loop comes to it; on PyPy not before the garbage collector does."
            );
        }
        Taker::Loop(_) => format!("The loop can be left before `{name}()` is done."),
        Taker::Name(_) => {
            return format!(
                "The loop can be left before `{name}()` is done. CPython runs the generator's \
                 clean-up when its name is gone, PyPy when its garbage collector comes by, or \
                 never."
            );
        }
        Taker::Keeper => {
            return format!(
                "What is made of `{name}()` can be done before the generator is. CPython runs the \
                 generator's clean-up when nothing refers to it, PyPy when its garbage collector \
                 comes by, or never."
            );
        }
        Taker::Sample(_) | Taker::Names(_) => {
            format!("`{name}()` can be let go before it is done.")
        }
    };
    format!(
        "{what} CPython then runs the generator's clean-up at once, PyPy when its garbage \
         collector comes by, or never."
    )
}

/// A reason code, and what to do.
type Refusal = (&'static str, &'static str);

type Judged = Result<Fix, Refusal>;

/// The fix, or why there is none, and whether what is called may be something
/// else for a class of another file; `None` where there is nothing to report.
fn judge<'t>(cx: &Context<'t>, consumed: &Consumed<'t>) -> Option<(Judged, bool)> {
    let callee = callee_of(cx, consumed)?;
    let named = match consumed.taker {
        Taker::Name(assignment) => Some(named::judge(cx, assignment)?),
        _ => None,
    };
    let generator = callee.generator(cx, consumed.name)?;
    let wants_async = match consumed.taker {
        Taker::Loop(view) => view.is_async(),
        Taker::AsyncSample => true,
        _ => false,
    };
    if generator.is_async != Some(wants_async) {
        return None;
    }
    let judged = match generator.abandoned {
        Abandoned::Nothing => return None,
        _ if wants_async => Err((
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
            "Let the generator's clean-up neither yield nor raise, then close the generator in a \
             `finally`.",
        )),
        Abandoned::Cleanup if cx.model().is_in_class_body(consumed.call) => Err((
            "class-scope",
            "Use the generator in a function, and close it there in a `finally`.",
        )),
        Abandoned::Cleanup => match (consumed.taker, named) {
            (_, Some(judged)) => judged,
            (Taker::Loop(_), _) if consumed.is_tangled(cx) => Err((
                "order",
                "Give each part of the call a name first, then close the generator after the loop \
                 in a `finally`.",
            )),
            (Taker::Loop(view), _) => close_after(cx, view, consumed),
            (Taker::Sample(used) | Taker::Names(used), _) => close_around(cx, consumed, used),
            _ => Err((
                "escapes",
                "Give the generator a name, and close it where nothing more is taken from it.",
            )),
        },
    };
    Some((judged, generator.overridable))
}
