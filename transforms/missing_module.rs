//! Modules that PyPy does not have.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds imports of modules of CPython's standard library that PyPy lacks and
    /// that nothing else stands in for: `tracemalloc`, `symtable`, `spwd`.
    /// Which ones those are depends on the release of PyPy that is set.
    ///
    /// ## Why it matters
    /// The import raises `ImportError`.
    ///
    /// ## Example
    /// ```python
    /// import tracemalloc
    ///
    /// tracemalloc.start()
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// try:
    ///     import tracemalloc
    /// except ImportError:
    ///     tracemalloc = None
    ///
    /// if tracemalloc is not None:
    ///     tracemalloc.start()
    /// ```
    ///
    /// ## Reasons
    /// - `when-loaded`: the import runs when the module is loaded.
    /// - `when-called`: the import is in a function.
    ///
    /// Nothing is reported for an import that is guarded: by a handler of
    /// `ImportError`, by `importorskip`, by a test of the implementation, by
    /// `TYPE_CHECKING`. Nor is it in the module that wraps what it imports:
    /// `symtable.py` is nothing without `_symtable`.
    pub MissingModule {
        code: "NR802",
        name: "missing-module",
        summary: "an import of a module that PyPy does not have",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["import"], &["_asyncio", "_symtable", "_tracemalloc", "_uuid", "_xxsubinterpreters", " nis", ",nis", "\tnis", "\nnis", "\rnis", "ossaudiodev", "spwd", "symtable", "tracemalloc", "xxlimited"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Compatibility",
            url: "https://pypy.org/compat.html",
        }],
        aliases: &[],

    }
}

impl Transform for MissingModule {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let release = cx.settings().pypy;
        let missing = Missing::table();
        let found: Vec<_> = module_imports(cx.tree())
            .filter(|import| missing.lacks_module(import.module, release))
            .filter(|import| !Accelerator::is_one(import.module))
            .filter(|import| !is_face_of(import.module, cx))
            .collect();
        let wanted: Vec<_> = found.iter().map(|import| import.module).collect();
        if wanted.is_empty() {
            return None;
        }
        let guards = Guards::named(cx.model(), &wanted);
        for import in found.iter().filter(|import| !guards.cover(import.name)) {
            let late = cx.model().function_of(import.statement).is_some();
            let (reason, what) = match late {
                true => ("when-called", "the function fails when it is called"),
                false => ("when-loaded", "the module cannot be loaded"),
            };
            cx.report(Finding::manual(
                self.meta(),
                import.name.span(),
                reason,
                format!(
                    "PyPy has no module `{}`: this raises `ImportError`, and {what}.",
                    import.module
                ),
                "Import it in a `try`, and do without it on `ImportError`.",
            ));
        }
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        let missing = Missing::table();
        may_import(code, |name| {
            missing.lacks_module(name, settings.pypy) && !Accelerator::is_one(name)
        })
    }
}
