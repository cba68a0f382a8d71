//! Compilers found by the variables of Visual Studio.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds names of variables and scripts by which Visual Studio's compilers
    /// are found: `VS140COMNTOOLS`, `vcvarsall.bat`.
    ///
    /// ## Why it matters
    /// On Windows PyPy's `distutils` looks for the compiler in another way than
    /// CPython's.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// tools = os.environ['VS140COMNTOOLS']
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// from setuptools import Extension, setup
    ///
    /// setup(name='speed')
    /// ```
    ///
    /// ## Reasons
    /// - `compiler`: what is done with it cannot be seen.
    ///
    /// Pedantic: a variable that is there is as good on both.
    pub VisualStudioPath {
        code: "NR810",
        name: "visual-studio-path",
        summary: "a compiler that is found by a variable of Visual Studio",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["COMNTOOLS", "vcvarsall"]],
        kinds: &[Kind::String],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for VisualStudioPath {
    fn visit<'t>(&self, string: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let text = string.text();
        let variable = text.find("COMNTOOLS").is_some_and(|at| {
            let digits =
                text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || "%{}sd".contains(c));
            digits.ends_with("VS")
        });
        let found = variable || names_script(text);
        let prose = string
            .parent()
            .is_some_and(|node| node.is(Kind::ExpressionStatement));
        if !found || prose {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            string.span(),
            "compiler",
            "PyPy's `distutils` finds the compiler by other variables than CPython's, and may \
             take one of another release.",
            "Leave the search for the compiler to `setuptools`.",
        ));
        Some(())
    }
}

/// Whether a string is the script's path or a command that starts with it, not
/// a sentence about it.
fn names_script(text: &str) -> bool {
    text.find("vcvarsall.bat").is_some_and(|at| {
        let before = &text[..at];
        before.ends_with(['/', '\\']) || !before.contains(' ')
    })
}
