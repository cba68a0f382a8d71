//! File names of extension modules, as CPython has them.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds strings that name extension modules by CPython's tags: `.abi3.so`,
    /// `.cpython-39-x86_64-linux-gnu.so`.
    ///
    /// ## Why it matters
    /// PyPy loads extension modules of one ending only, which names its own
    /// binary interface; there is no stable one, and no plain `.so`.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// def is_built(folder, name):
    ///     return os.path.exists(os.path.join(folder, name + '.abi3.so'))
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import importlib.machinery
    /// import os
    ///
    /// def is_built(folder, name):
    ///     endings = importlib.machinery.EXTENSION_SUFFIXES
    ///     return any(os.path.exists(os.path.join(folder, name + ending)) for ending in endings)
    /// ```
    ///
    /// ## Reasons
    /// - `tag`: what the string is for cannot be seen.
    ///
    /// Pedantic: lists of endings and tests of tools for packaging name them
    /// rightly.
    pub ExtensionSuffix {
        code: "NR805",
        name: "extension-suffix",
        summary: "the file name of an extension module with the tag of CPython's binary interface",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&[".abi3.so", "cpython-"], &[".so", ".pyd"]],
        kinds: &[Kind::String],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Extension modules",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#extension-modules",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for ExtensionSuffix {
    fn visit<'t>(&self, string: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let text = string.text();
        let tagged = text.contains(".abi3.so")
            || text
                .find("cpython-")
                .is_some_and(|at| text[at..].contains(".so") || text[at..].contains(".pyd"));
        if !tagged
            || is_prose(string)
            || Guards::named(cx.model(), &["EXTENSION_SUFFIXES"]).cover(string)
        {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            string.span(),
            "tag",
            "PyPy neither builds nor loads a file of that name: its extension modules end in a \
             tag of its own, such as `.pypy39-pp73-x86_64-linux-gnu.so`, and in nothing else.",
            "Take the endings from `importlib.machinery.EXTENSION_SUFFIXES`.",
        ));
        Some(())
    }
}

/// Whether a string stands on its own: a docstring, or text taken out.
fn is_prose(string: Node<'_>) -> bool {
    string
        .parent()
        .is_some_and(|node| node.is(Kind::ExpressionStatement) || node.is(Kind::ConcatenatedString))
}
