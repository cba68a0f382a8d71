//! NR502: functions of `gc` that PyPy's collector has no use for.

mod groups;

use crate::transform::prelude::*;
use groups::{Group, Outcome};

transform! {
    /// ## What it does
    /// Finds uses of what PyPy's `gc` lacks: `set_threshold`, `set_debug`,
    /// `freeze`, `callbacks`, `is_tracked`, the `DEBUG_*` flags and their kin.
    /// A statement that does nothing but call such a function is put under
    /// `if hasattr(gc, "…"):`, neighbours together.
    ///
    /// ## Why it matters
    /// Thresholds, tracking and debugging flags are CPython's. On PyPy they
    /// raise `AttributeError`, and `from gc import freeze` raises
    /// `ImportError` when the module is loaded.
    ///
    /// ## Example
    /// ```python
    /// import gc
    ///
    /// def serve(app):
    ///     gc.collect()
    ///     gc.freeze()
    ///     app.run()
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import gc
    ///
    /// def serve(app):
    ///     gc.collect()
    ///     if hasattr(gc, "freeze"):
    ///         gc.freeze()
    ///     app.run()
    /// ```
    ///
    /// ## When it is not fixed
    /// - `save-and-restore`: a value is fetched and given back later; all of it
    ///   can go under the question (unsafe).
    /// - `value-used`: the program goes on with what it gets.
    /// - `side-effect`: the statement does something else besides, which would
    ///   be lost.
    /// - `imported-by-name`: the import fails before anything can be asked.
    /// - `generation`: `gc.get_objects` is told a generation; PyPy raises
    ///   `NotImplementedError`.
    /// - `layout`: the statements are laid out in a way that the rewrite does
    ///   not follow.
    ///
    /// Of the places of one function that cannot be fixed, the first speaks for
    /// all.
    ///
    /// Nothing is reported for code that is guarded already: by `hasattr`,
    /// `getattr`, a handler of `AttributeError`, or a test of the
    /// implementation.
    pub MissingGcFunction {
        code: "NR502",
        name: "missing-gc-function",
        summary: "a function of `gc` that PyPy has not",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[
            &["gc"],
            &[
                "DEBUG_", "callbacks", "freeze", "get_count", "get_debug", "get_objects",
                "is_finalized", "is_tracked", "set_debug", "t_threshold",
            ],
        ],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for MissingGcFunction {
    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        let missing = Missing::table().names_of("gc", settings.pypy);
        let names = missing.map(|name| format!("gc.{name}"));
        let names: Vec<_> = names.chain(["gc.get_objects".to_owned()]).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        mentions(code, &names)
    }

    fn visit<'t>(&self, root: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let mut reads = groups::reads(cx);
        let mut imports = groups::imports(cx, root);
        let mut listings = groups::listings(cx.model());
        if reads.is_empty() && imports.is_empty() && listings.is_empty() {
            return None;
        }
        let guards = Guards::find(cx.model(), &COLLECTOR);
        reads.retain(|read| !guards.cover(read.node));
        imports.retain(|node| !guards.cover(*node));
        listings.retain(|node| !guards.cover(*node));
        let mut told = Told::default();
        for group in groups::gather(cx, &reads) {
            self.judge(cx, &group, &mut told);
        }
        for import in imports {
            let message = format!(
                "On PyPy this raises `ImportError`, and the module cannot be loaded: its `gc` has \
                 no `{}`.",
                import.text().split_whitespace().next().unwrap_or_default(),
            );
            let help = "Import `gc`, and ask `hasattr` before the use.";
            self.put(cx, import, message, help, Some("imported-by-name"), None);
        }
        for call in listings {
            if !told.is_new(cx.model(), call, "get_objects") {
                continue;
            }
            let message = "On PyPy this raises `NotImplementedError`: the generations of its \
                           collector cannot be looked into.";
            let help = "Leave the argument out, or do without the list on PyPy.";
            self.put(cx, call, message.into(), help, Some("generation"), None);
        }
        Some(())
    }
}

/// How programs ask for CPython's collector.
static COLLECTOR: Subject<'_> = Subject {
    names: &[],
    in_string: |text| {
        let name = text.trim_matches(['"', '\'']);
        let release = Settings::standard().pypy;
        Missing::table().lacks_name(&format!("gc.{name}"), release)
    },
    in_name: |text| {
        let text = text.to_ascii_lowercase();
        let asks = ["has", "have", "support"];
        let subjects = ["freeze", "threshold", "callbacks"];
        asks.iter()
            .any(|word| text.starts_with(word) || text.starts_with(&format!("_{word}")))
            && subjects.iter().any(|word| text.contains(word))
    },
    in_decorator: |_| false,
    raises: &[
        "AttributeError",
        "NameError",
        "NotImplementedError",
        "Exception",
        "BaseException",
    ],
};

impl MissingGcFunction {
    fn judge<'t>(&self, cx: &mut Context<'t>, group: &Group<'t>, told: &mut Told) {
        let read = &group.reads[0];
        if let Outcome::Refused(_) = group.outcome
            && !told.is_new(cx.model(), read.node, read.name)
        {
            return;
        }
        let message = format!(
            "On PyPy this raises `AttributeError`: its `gc` has no `{}`.",
            read.name
        );
        let question = format!("hasattr({}, \"{}\")", read.module(), read.name);
        let made = reshape::put_under(&group.members, &question)
            .and_then(|(edits, claims)| Some((reshape::disjoint(edits)?, claims)));
        let at = call_of(read.node).unwrap_or(read.node);
        let ask = format!("Ask `{question}` first, and do without it where it is missing.");
        match (group.outcome, made) {
            (Outcome::Refused("side-effect"), _) => {
                let help = "Compute the arguments on a line of their own, then the call can go \
                            under a question.";
                self.put(cx, at, message, help, Some("side-effect"), None);
            }
            (Outcome::Refused(reason), _) => self.put(cx, at, message, &ask, Some(reason), None),
            (_, None) => {
                self.put(cx, at, message, &ask, Some("layout"), None);
            }
            (outcome, Some((edits, claims))) => {
                let title = "Ask first whether there is such a function";
                let fix = Fix::new(title, Applicability::Safe, edits).claiming(claims);
                let (reason, fix, help) = match outcome {
                    Outcome::Pair => (Some("save-and-restore"), fix.weakened(), ask.as_str()),
                    _ => (None, fix, ""),
                };
                self.put(cx, at, message, help, reason, Some(fix));
            }
        }
    }

    fn put<'t>(
        &self,
        cx: &mut Context<'t>,
        at: Node<'t>,
        message: String,
        help: &str,
        reason: Option<&'static str>,
        fix: Option<Fix>,
    ) {
        cx.report(Finding {
            rule: self.meta(),
            span: at.span(),
            message,
            help: help.to_owned(),
            reason: reason.map(Reason),
            fix,
        });
    }
}
