//! Executors that nobody shuts down.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `ThreadPoolExecutor(…).map(…)` and `.submit(…)`: an executor that
    /// nothing holds. The unsafe fix creates it in a `with` statement.
    ///
    /// ## Why it matters
    /// The threads of an executor end when it is shut down or collected. CPython
    /// collects it at once; on PyPy the threads of every call wait for work that
    /// never comes until the collector runs.
    ///
    /// ## Example
    /// ```python
    /// from concurrent.futures import ThreadPoolExecutor
    ///
    /// def sizes(paths, size_of):
    ///     return list(ThreadPoolExecutor(4).map(size_of, paths))
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// from concurrent.futures import ThreadPoolExecutor
    ///
    /// def sizes(paths, size_of):
    ///     with ThreadPoolExecutor(4) as executor:
    ///         return list(executor.map(size_of, paths))
    /// ```
    ///
    /// ## When it is not fixed
    /// - `waits`: there is an unsafe fix: the `with` statement waits until all
    ///   tasks are done, which the program did not.
    /// - `order`: something is evaluated before the executor is created.
    /// - `class-scope`: the name of the executor would be an attribute of the
    ///   class.
    /// - `names-taken`: the names for it are in use.
    /// - `layout`: the statement is of another kind, or shares its line.
    pub ExecutorThreads {
        code: "NR816",
        name: "executor-threads",
        summary: "an executor that is dropped with its threads running",
        best: Applicability::Unsafe,
        since: "0.1.0",
        needles: &[&["PoolExecutor"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],

    }
}

impl Transform for ExecutorThreads {
    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let function = syntax::Call::cast(call)?.function()?;
        let name = model.qualified_name(function)?;
        let kind = name
            .strip_prefix("concurrent.futures.")?
            .rsplit('.')
            .next()?;
        if !matches!(kind, "ThreadPoolExecutor" | "ProcessPoolExecutor") {
            return None;
        }
        let Use::Method(used) = use_of(call) else {
            return None;
        };
        let method = used.child(Field::Function)?.child(Field::Attribute)?.text();
        if !matches!(method, "map" | "submit") {
            return None;
        }
        let made = fix(cx, call);
        let reason = if made.is_ok() {
            "waits"
        } else {
            made.as_ref().err().copied().unwrap_or("layout")
        };
        cx.report(Finding {
            rule: self.meta(),
            span: call.span(),
            message: "Nobody shuts this executor down. CPython's workers end when it is dropped; \
                      on PyPy they stay until the collector runs, and every call leaves more of \
                      them."
                .to_owned(),
            help: match reason {
                "waits" => {
                    "The `with` statement waits for all tasks: see that the program wants that."
                }
                _ => "Create it in a `with` statement, or call `shutdown()`.",
            }
            .to_owned(),
            reason: Some(Reason(reason)),
            fix: made.ok(),
        });
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let is_one = |name: &str| name.ends_with("PoolExecutor");
        let imports = code.imports();
        code.formatted().next().is_some()
            || code.lines().any(|line| {
                line.words().any(|word| {
                    (is_one(word.text) || imports.may_rename(word.text, is_one))
                        && line
                            .after_call(word)
                            .is_some_and(|rest| rest.starts_with(['.', ')']))
                })
            })
    }
}

/// The statement in a `with` that shuts the executor down.
fn fix<'t>(cx: &Context<'t>, call: Node<'t>) -> Result<Fix, &'static str> {
    let model = cx.model();
    let statement = call.statement().ok_or("layout")?;
    let simple = matches!(
        statement.kind(),
        Kind::ExpressionStatement | Kind::ReturnStatement | Kind::ForStatement
    );
    let lazy = statement.is(Kind::ReturnStatement)
        && model.function_of(statement).is_some_and(|function| {
            model
                .opened_by(function)
                .is_some_and(|scope| model.scope(scope).yields)
        });
    if !simple
        || lazy
        || call
            .descendants()
            .any(|node| matches!(node.kind(), Kind::Await | Kind::Yield))
    {
        return Err("layout");
    }
    if model.is_in_class_body(call) {
        return Err("class-scope");
    }
    if place_in_statement(call, statement, &[]) != Place::First {
        return Err("order");
    }
    let names = ["executor", "pool", "workers"];
    let name = cx.fresh_name(statement, names).ok_or("names-taken")?;
    let header = [Line::new(format!("with {} as {name}:", call.text()))];
    let wrapped = reshape::wrap(statement, statement, &header, &[]).ok_or("layout")?;
    let footprint = wrapped.footprint;
    let edits = reshape::combine(wrapped, vec![Edit::replace(call.span(), name)]);
    let fix = Fix::new(
        "Shut it down by a `with` statement",
        Applicability::Unsafe,
        edits,
    );
    Ok(fix.claiming([footprint]))
}
