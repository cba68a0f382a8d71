//! NR504: no finalizer runs while PyPy's collector is disabled.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `gc.disable()` for good: nothing in the file turns the collector on
    /// again.
    ///
    /// ## Why it matters
    /// On CPython reference counting goes on without the collector: only cycles
    /// stay. On PyPy no `__del__` method and no callback of a weak reference
    /// runs while the collector is disabled, and files that are dropped are
    /// never closed.
    ///
    /// ## Example
    /// ```python
    /// import gc
    ///
    /// def main(app):
    ///     gc.disable()
    ///     app.run()
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import gc
    ///
    /// def main(app):
    ///     gc.disable()
    ///     app.run_fast_part()
    ///     gc.enable()
    ///     app.run()
    /// ```
    ///
    /// ## Reasons
    /// - `changes-cpython`: there is no fix, for on CPython it may well be meant.
    ///
    /// Nothing is reported where the file mentions `gc.enable` too, as around a
    /// measurement, or in another function that is called when all is done.
    pub GcDisabled {
        code: "NR504",
        name: "gc-disabled",
        summary: "a collector that is turned off for good, and finalizers with it",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["disable"], &["gc"]],
        names: &["gc.disable"],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for GcDisabled {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        // Whatever is done with the module, something imports it.
        code.lines()
            .any(|line| line.words().any(|word| word.text == "gc"))
    }

    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let calls = reads_of(model, "gc.disable")
            .into_iter()
            .filter_map(call_of);
        let calls: Vec<_> = calls.collect();
        if calls.is_empty() || !reads_of(model, "gc.enable").is_empty() {
            return None;
        }
        let guards = Guards::find(model, &COLLECTOR);
        for call in calls {
            if guards.cover(call) {
                continue;
            }
            cx.report(Finding {
                rule: self.meta(),
                span: call.span(),
                message: "On PyPy no finalizer runs from here on, and nothing that is dropped is \
                          closed: there the collector does what reference counts do on CPython."
                    .into(),
                help: "Disable it on CPython only, or call `gc.enable` in a `finally`.".into(),
                reason: Some(Reason("changes-cpython")),
                fix: None,
            });
        }
        Some(())
    }
}

/// How programs ask for CPython's collector.
static COLLECTOR: Subject<'_> = Subject {
    names: &[],
    in_string: |_| false,
    in_name: |_| false,
    in_decorator: |_| false,
    raises: &[],
};
