//! Bytecode without its source.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds files that are compiled by `py_compile.compile` and then deleted, in
    /// code for Python 2.
    ///
    /// ## Why it matters
    /// PyPy for Python 2 ignores a `.pyc` that has no `.py` beside it. PyPy for
    /// Python 3 imports it.
    ///
    /// ## Example
    /// ```python
    /// import os
    /// import py_compile
    ///
    /// py_compile.compile('secret.py')
    /// os.remove('secret.py')
    /// print 'shipped'
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import py_compile
    ///
    /// py_compile.compile('secret.py')
    /// print 'shipped'
    /// ```
    ///
    /// ## Reasons
    /// - `source-gone`: whether the bytecode is imported later cannot be seen.
    pub LoneBytecode {
        code: "NR812",
        name: "lone-bytecode",
        summary: "a source that is deleted once it is compiled, for Python 2",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["py_compile"], &["remove", "unlink"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],

    }
}

const REMOVERS: &[&str] = &["os.remove", "os.unlink"];

impl Transform for LoneBytecode {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        mentions(code, &["py_compile.compile"]) && mentions(code, REMOVERS)
    }

    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        if cx.target() != Target::Python2 {
            return None;
        }
        let model = cx.model();
        let view = syntax::Call::cast(call)?;
        let function = view.function()?;
        let is_remover = |name: &&str| model.is_named(function, name);
        if !REMOVERS.iter().any(is_remover) {
            return None;
        }
        let gone = view.positional(0)?.text();
        let frame = model.frame_of(call);
        let compiled = cx
            .tree()
            .nodes()
            .filter_map(syntax::Call::cast)
            .filter(|other| model.frame_of(other.node()) == frame)
            .filter(|other| {
                other
                    .positional(0)
                    .is_some_and(|source| source.text() == gone)
            })
            .filter_map(|other| other.function())
            .any(|function| model.is_named(function, "py_compile.compile"));
        if !compiled {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            call.span(),
            "source-gone",
            "PyPy for Python 2 does not import a `.pyc` without its `.py`: once the source is \
             gone, so is the module.",
            "Keep the source.",
        ));
        Some(())
    }
}
