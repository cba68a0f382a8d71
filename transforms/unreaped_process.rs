//! Processes that nobody waits for.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `subprocess.Popen(…)` whose object is dropped at once, and objects
    /// that a function keeps in a name and never waits for.
    ///
    /// ## Why it matters
    /// The system keeps a process that has ended until somebody asks how. CPython
    /// does that when it drops the object, and again whenever another process
    /// starts; PyPy drops the object when its collector runs, and until then
    /// there is one zombie for each process.
    ///
    /// ## Example
    /// ```python
    /// import subprocess
    ///
    /// def notify(text):
    ///     subprocess.Popen(['notify-send', text])
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import subprocess
    ///
    /// def notify(text):
    ///     subprocess.run(['notify-send', text])
    /// ```
    ///
    /// ## Reasons
    /// - `dropped`: whether the program may wait for the process cannot be seen.
    /// - `never-waited-for`: likewise, where a name holds the object.
    ///
    /// Nothing is reported where the file sees to all processes (`os.waitpid`,
    /// `SIGCHLD`), for a process that a module starts once when it is loaded, and
    /// where the program ends right after.
    ///
    /// A program that means the process to outlive it looks the same, so it takes
    /// part only when it is selected.
    pub UnreapedProcess {
        code: "NR815",
        name: "unreaped-process",
        summary: "a process that nobody waits for",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["Popen"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
        pedantic: true,
    }
}

/// What reaps all processes, in `os`, `signal` and `subprocess`.
const WAITS: &[&str] = &["SIGCHLD", "_cleanup", "wait", "wait3", "wait4", "waitpid"];

impl Transform for UnreapedProcess {
    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let function = syntax::Call::cast(call)?.function()?;
        if !model.is_named(function, "subprocess.Popen") {
            return None;
        }
        // Somebody sees to all children.
        let waits = ["SIGCHLD", "wait", "waitpid", "wait3", "wait4", "_cleanup"];
        if waits
            .iter()
            .any(|name| model.spelled(name).any(is_call_or_signal))
        {
            return None;
        }
        let reason = match use_of(call) {
            Use::Discarded(_) => "dropped",
            Use::Attribute(attribute)
                if attribute
                    .child(Field::Attribute)
                    .is_some_and(|name| name.text() == "pid") =>
            {
                "dropped"
            }
            Use::Stored(assignment) if is_never_waited_for(model, assignment)? => {
                "never-waited-for"
            }
            _ => return None,
        };
        if is_run_once(model, call) || ends_here(call) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            call.span(),
            reason,
            "Nobody waits for this process. CPython does so when the object is dropped or the next \
             process starts; on PyPy the process stays as a zombie until the collector runs, and \
             enough of them exhaust the system's table.",
            "Keep the object and call `wait()`, or use `subprocess.run`.",
        ));
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let is_one = |name: &str| name == "Popen";
        let imports = code.imports();
        code.lines().any(|line| {
            line.words().next().is_none_or(|word| word.text != "with")
                && line.words().any(|word| {
                    word.is_called() && (is_one(word.text) || imports.may_rename(word.text, is_one))
                })
        })
    }

    fn may_apply_in<'c>(&'c self, _: &'c Code<'_>, settings: &'c Settings) -> Applies<'c> {
        Box::new(|function| {
            let waits = |word: Word<'_>| WAITS.contains(&word.text);
            self.may_apply(function, settings)
                || function.lines().any(|line| line.words().any(waits))
        })
    }
}

fn is_call_or_signal(name: Node<'_>) -> bool {
    name.text() == "SIGCHLD"
        || name.field() == Field::Attribute
            && name.parent().is_some_and(|function| {
                let object = function.child(Field::Object).map(Node::text);
                matches!(object, Some("os" | "subprocess"))
            })
}

/// Whether what `assignment` binds in a function is only asked for things that
/// do not wait, all of which can be seen.
fn is_never_waited_for<'t>(model: &Model<'t>, assignment: Node<'t>) -> Option<bool> {
    const IDLE: &[&str] = &["args", "kill", "pid", "send_signal", "terminate"];
    let target = assignment
        .child(Field::Left)
        .filter(|node| node.is(Kind::Identifier))?;
    let id = model.symbol_of(target)?;
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    let local =
        scope.kind == ScopeKind::Function && !scope.dynamic && !model.is_bound_elsewhere(id);
    let idle = uses_of(model, id).into_iter().all(|(_, found)| {
        let attribute = match found {
            Use::Method(call) => call.child(Field::Function),
            Use::Attribute(attribute) => Some(attribute),
            _ => None,
        };
        let name = attribute.and_then(|node| node.child(Field::Attribute));
        name.is_some_and(|name| IDLE.contains(&name.text()))
    });
    Some(local && symbol.bindings.len() == 1 && idle)
}

/// Whether the module runs it once, when it is loaded.
fn is_run_once<'t>(model: &Model<'t>, call: Node<'t>) -> bool {
    model.is_at_module_level(call)
        && !call
            .ancestors()
            .any(|node| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement))
}

/// Whether the program ends after the statement.
fn ends_here(call: Node<'_>) -> bool {
    call.statement()
        .and_then(Node::next_named)
        .is_some_and(|next| {
            let text = next.text();
            ["sys.exit", "os._exit", "exit(", "quit(", "raise SystemExit"]
                .iter()
                .any(|end| text.starts_with(end))
        })
}
