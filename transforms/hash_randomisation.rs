//! The option `-R`.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds commands that run Python with `-R`.
    ///
    /// ## Why it matters
    /// PyPy takes the option and does nothing: where `PYTHONHASHSEED` says so,
    /// hashes are the same in every run.
    ///
    /// ## Example
    /// ```python
    /// import subprocess
    /// import sys
    ///
    /// subprocess.check_call([sys.executable, '-R', 'fuzz.py'])
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import os
    /// import subprocess
    /// import sys
    ///
    /// environment = dict(os.environ, PYTHONHASHSEED='random')
    /// subprocess.check_call([sys.executable, 'fuzz.py'], env=environment)
    /// ```
    ///
    /// ## Reasons
    /// - `ignored`: what the environment holds cannot be seen.
    ///
    /// Pedantic: hashes are random by default on both.
    pub HashRandomisation {
        code: "NR809",
        name: "hash-randomisation",
        summary: "the option `-R` of the interpreter, which PyPy ignores",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["-R"], &["executable", "python"]],
        kinds: &[Kind::List, Kind::Tuple],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for HashRandomisation {
    fn visit<'t>(&self, command: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let mut items = command.named_children();
        let python = items.next()?;
        let runs_python = cx.model().is_named(python, "sys.executable")
            || python.is(Kind::String)
                && python
                    .text()
                    .trim_matches(['\'', '"'])
                    .starts_with("python");
        // Options stand before the module, command or script.
        let option = items
            .take_while(|item| item.is(Kind::String))
            .take_while(|item| item.text().trim_start_matches(['\'', '"']).starts_with('-'))
            .take_while(|item| !matches!(item.text().trim_matches(['\'', '"']), "-m" | "-c"))
            .find(|item| item.text().trim_matches(['\'', '"']) == "-R")?;
        if !runs_python {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            option.span(),
            "ignored",
            "PyPy ignores `-R`: with `PYTHONHASHSEED=0` hashes stay the same from run to run.",
            "Set `PYTHONHASHSEED=random` in the environment.",
        ));
        Some(())
    }
}
