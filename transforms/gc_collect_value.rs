//! NR503: the number of unreachable objects, which PyPy does not tell.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds calls of `gc.collect` whose value the program goes on with, and
    /// writes `gc.collect() or 0` for them.
    ///
    /// ## Why it matters
    /// CPython returns how many objects it found unreachable. PyPy returns
    /// `None`, in old releases 0: adding `None` up, formatting it with `%d` or
    /// comparing it with `<` raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// import gc
    ///
    /// def drain(stats):
    ///     stats.dropped += gc.collect()
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import gc
    ///
    /// def drain(stats):
    ///     stats.dropped += gc.collect() or 0
    /// ```
    ///
    /// ## When it is not fixed
    /// - `checked`: an assertion depends on the number, and PyPy has none that
    ///   would fit.
    /// - `condition`: a loop or branch depends on whether there was something to
    ///   collect; on PyPy there never seems to be.
    /// - `replaced`: the file, or another one of the project, a test, puts another
    ///   function in its place.
    ///
    /// Of the places of one function that cannot be fixed, the first speaks for
    /// all.
    ///
    /// Nothing is reported where nobody uses the number, or where it is only
    /// printed.
    pub GcCollectValue {
        code: "NR503",
        name: "gc-collect-value",
        summary: "the number that `gc.collect` returns on CPython only",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["collect"], &["gc"]],
        names: &["gc.collect"],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for GcCollectValue {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        // Whatever is done with the module, something imports it.
        code.lines()
            .any(|line| line.words().any(|word| word.text == "gc"))
    }

    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let calls = reads_of(model, "gc.collect")
            .into_iter()
            .filter_map(call_of);
        let used = |call: &Node<'t>| becomes(model, *call) > Becomes::Shown && !has_default(*call);
        let calls: Vec<_> = calls.filter(used).collect();
        if calls.is_empty() {
            return None;
        }
        let guards = Guards::find(model, &NUMBER);
        let mut told = Told::default();
        for call in calls {
            if !guards.cover(call) {
                let finding = self.judge(call, becomes(model, call));
                let reason = finding.reason.map_or("", |reason| reason.0);
                if finding.fix.is_none() && !told.is_new(model, call, reason) {
                    continue;
                }
                cx.report(finding.unless_replaced("gc.collect", cx));
            }
        }
        Some(())
    }
}

/// How programs ask for the number.
static NUMBER: Subject<'_> = Subject {
    names: &[],
    in_string: |_| false,
    in_name: |_| false,
    in_decorator: |_| false,
    raises: &["TypeError", "Exception", "BaseException"],
};

impl GcCollectValue {
    fn judge(&self, call: Node<'_>, becomes: Becomes) -> Finding {
        let (reason, help) = match becomes {
            Becomes::Checked => (
                Some("checked"),
                "Check what the collection brings about, not how many objects it met.",
            ),
            Becomes::Condition => (
                Some("condition"),
                "Collect a fixed number of times, or until what you wait for has happened.",
            ),
            _ => (None, ""),
        };
        Finding {
            rule: self.meta(),
            span: call.span(),
            message: "On PyPy this is `None` or 0: its collector does not count the objects that \
                      it finds unreachable."
                .into(),
            help: help.into(),
            reason: reason.map(Reason),
            fix: reason.is_none().then(|| fix(call)),
        }
    }
}

fn fix(call: Node<'_>) -> Fix {
    let apart = call.parent().is_some_and(|parent| {
        matches!(
            parent.kind(),
            Kind::ArgumentList
                | Kind::Assignment
                | Kind::AugmentedAssignment
                | Kind::KeywordArgument
                | Kind::List
                | Kind::ParenthesizedExpression
                | Kind::ReturnStatement
        )
    });
    let edits = if apart {
        vec![Edit::insert(call.end(), " or 0")]
    } else {
        vec![
            Edit::insert(call.start(), "("),
            Edit::insert(call.end(), " or 0)"),
        ]
    };
    Fix::new("Take none for 0", Applicability::Safe, edits)
}

/// Whether an `or` takes care of there being no number.
fn has_default(call: Node<'_>) -> bool {
    let mut child = call;
    while let Some(parent) = child
        .parent()
        .filter(|it| it.is(Kind::ParenthesizedExpression))
    {
        child = parent;
    }
    child.parent().is_some_and(|parent| {
        parent.is(Kind::BooleanOperator)
            && parent.has_token("or")
            && parent.child(Field::Left) == Some(child)
    })
}
