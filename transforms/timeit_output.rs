//! Programs that read what `python -m timeit` prints.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds commands that run `python -m timeit` from a program.
    ///
    /// ## Why it matters
    /// PyPy's `timeit` prints an average with its deviation, because code there
    /// gets faster while it runs; the text has another form.
    ///
    /// ## Example
    /// ```python
    /// import subprocess
    /// import sys
    ///
    /// text = subprocess.check_output([sys.executable, '-m', 'timeit', 'sum(range(100))'])
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import timeit
    ///
    /// times = timeit.repeat('sum(range(100))', number=10000)
    /// ```
    ///
    /// ## Reasons
    /// - `output`: what is read from the output cannot be seen.
    ///
    /// Pedantic: the output may only be shown.
    pub TimeitOutput {
        code: "NR808",
        name: "timeit-output",
        summary: "a command that runs `timeit`, whose output differs",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["timeit"], &["-m"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for TimeitOutput {
    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        const READERS: &[&str] = &[
            "os.popen",
            "subprocess.Popen",
            "subprocess.check_output",
            "subprocess.getoutput",
            "subprocess.getstatusoutput",
            "subprocess.run",
        ];
        let view = syntax::Call::cast(call)?;
        let name = cx.model().qualified_name(view.function()?)?;
        if !READERS.contains(&name.as_str()) {
            return None;
        }
        let command = view.positional(0)?;
        if !runs_timeit(command) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            command.span(),
            "output",
            "On PyPy `timeit` prints an average and a standard deviation, after a warning of three \
             lines, where CPython prints the best time.",
            "Call `timeit.repeat` and work with the numbers.",
        ));
        Some(())
    }
}

/// Whether a command is `-m timeit`: in one string, or in two that follow each
/// other.
fn runs_timeit(command: Node<'_>) -> bool {
    if command.is(Kind::String) {
        return command.text().contains("-m timeit");
    }
    let items: Vec<_> = command.named_children().map(|node| node.text()).collect();
    items.windows(2).any(|pair| {
        pair[0].trim_matches(['\'', '"']) == "-m" && pair[1].trim_matches(['\'', '"']) == "timeit"
    })
}
