//! NR505: `sys.getsizeof`, which PyPy cannot answer.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `sys.getsizeof(x)` without a default, and gives it one: 0. Calls
    /// of `x.__sizeof__()` are reported.
    ///
    /// ## Why it matters
    /// PyPy's objects have no size of their own: they move, and share parts.
    /// `sys.getsizeof(x)` raises `TypeError`, with a default it returns that,
    /// and `__sizeof__` does not exist.
    ///
    /// ## Example
    /// ```python
    /// import sys
    ///
    /// def stats(cache):
    ///     return {"bytes": sys.getsizeof(cache)}
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import sys
    ///
    /// def stats(cache):
    ///     return {"bytes": sys.getsizeof(cache, 0)}
    /// ```
    ///
    /// The number means nothing on PyPy, before and after.
    ///
    /// ## When it is not fixed
    /// - `compared`: a comparison or assertion depends on the number.
    /// - `not-called`: the function itself is handed on.
    /// - `dunder`: `__sizeof__` is called, which takes no default.
    /// - `layout`: `*` or `**` hides the arguments.
    /// - `replaced`: the file, or another one of the project, a test, puts another
    ///   function in its place.
    ///
    /// Of the places of one function that cannot be fixed, the first speaks for
    /// all. Nothing is reported where there is a default, or a handler of
    /// `TypeError`.
    ///
    /// ## Deviations
    /// D-SIZEOF: an object whose `__sizeof__` raises `TypeError` gets 0.
    pub GetSizeOf {
        code: "NR505",
        name: "getsizeof",
        summary: "a size in bytes, which PyPy does not tell",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["getsizeof", "__sizeof__"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for GetSizeOf {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let asks = |word: Word<'_>| word.text == "__sizeof__" && matches!(word.next, b'(' | b'#');
        mentions(code, &["sys.getsizeof"])
            || code.lines().any(|line| line.words().any(asks))
            || code.formatted().any(|text| text.contains("__sizeof__"))
    }

    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let mut reads = reads_of(model, "sys.getsizeof");
        reads.retain(|read| !is_for_size(model, *read));
        let dunders = dunder_calls(model);
        if reads.is_empty() && dunders.is_empty() {
            return None;
        }
        let guards = Guards::find(model, &SIZES);
        let mut told = Told::default();
        for read in reads {
            if !guards.cover(read)
                && let Some(finding) = self.judge(model, read)
                && (finding.fix.is_some() || told.is_new(model, read, "getsizeof"))
            {
                cx.report(finding.unless_replaced("sys.getsizeof", cx));
            }
        }
        for call in dunders {
            if !guards.cover(call) && told.is_new(model, call, "__sizeof__") {
                cx.report(Finding {
                    rule: self.meta(),
                    span: call.span(),
                    message: "On PyPy this raises `AttributeError`: its objects have no size of \
                              their own, and no `__sizeof__`."
                        .into(),
                    help: "Do without the size on PyPy.".into(),
                    reason: Some(Reason("dunder")),
                    fix: None,
                });
            }
        }
        Some(())
    }
}

/// How programs ask for sizes.
static SIZES: Subject<'_> = Subject {
    names: &[],
    in_string: |text| text.contains("__sizeof__"),
    in_name: |_| false,
    in_decorator: |_| false,
    raises: &["TypeError", "AttributeError", "Exception", "BaseException"],
};

const WHY: &str = "its objects have no size of their own. With a default it returns that: the \
                   number means nothing.";

impl GetSizeOf {
    fn judge<'t>(&self, model: &Model<'t>, read: Node<'t>) -> Option<Finding> {
        let made = match call_of(read) {
            None => Err(("not-called", "Hand on a function that gives it a default.")),
            Some(call) => {
                let view = syntax::Call::cast(call)?;
                if view.positional(1).is_some() || view.keyword("default").is_some() {
                    return None;
                }
                match becomes(model, call) {
                    Becomes::Compared | Becomes::Checked | Becomes::Condition => {
                        Err(("compared", "Do without the comparison on PyPy."))
                    }
                    _ if view.has_splat() => Err(("layout", "Give it a default: 0.")),
                    _ => fix(view).ok_or(("layout", "Give it a default: 0.")),
                }
            }
        };
        let (fix, reason, help) = match made {
            Ok(fix) => (Some(fix), None, ""),
            Err((reason, help)) => (None, Some(Reason(reason)), help),
        };
        Some(Finding {
            rule: self.meta(),
            span: call_of(read).unwrap_or(read).span(),
            message: format!("On PyPy this raises `TypeError`: {WHY}"),
            help: help.into(),
            reason,
            fix,
        })
    }
}

/// Gives the call a default.
fn fix(call: syntax::Call<'_>) -> Option<Fix> {
    let mut arguments = call.argument_nodes();
    let (Some(argument), None) = (arguments.next(), arguments.next()) else {
        return None;
    };
    let edits = match argument.kind() {
        Kind::GeneratorExpression if call.arguments() == Some(argument) => vec![
            Edit::insert(argument.start(), "("),
            Edit::insert(argument.end(), ", 0)"),
        ],
        Kind::KeywordArgument => vec![Edit::insert(argument.end(), ", default=0")],
        _ => vec![Edit::insert(argument.end(), ", 0")],
    };
    Some(Fix::new("Give it a default", Applicability::Safe, edits))
}

/// The calls of `__sizeof__` without arguments, in a file that does not define
/// it.
fn dunder_calls<'t>(model: &Model<'t>) -> Vec<Node<'t>> {
    let defined = |node: Node<'t>| !node.parent().is_some_and(|it| it.is(Kind::Attribute));
    if model.spelled("__sizeof__").any(defined) {
        return Vec::new();
    }
    let calls = model.spelled("__sizeof__");
    let calls = calls.filter_map(|name| call_of(name.parent()?));
    let bare = |call: &Node<'t>| {
        syntax::Call::cast(*call).is_some_and(|it| it.argument_nodes().next().is_none())
    };
    calls.filter(bare).collect()
}

/// Whether only `__sizeof__`, which PyPy never calls, asks.
fn is_for_size<'t>(model: &Model<'t>, read: Node<'t>) -> bool {
    let function = model.function_of(read).and_then(|it| it.child(Field::Name));
    function.is_some_and(|name| name.text() == "__sizeof__")
}
