//! Packages for PyPy that are gone.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds imports of `numpypy` and strings with addresses at
    /// `bitbucket.org/pypy`.
    ///
    /// ## Why it matters
    /// NumPy itself runs on PyPy; its predecessor there is no longer part of it,
    /// and Bitbucket has dropped the repositories.
    ///
    /// ## Example
    /// ```python
    /// import numpypy
    /// import numpy
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import numpy
    /// ```
    ///
    /// ## Reasons
    /// - `gone`: what else the program needs for the step to NumPy cannot be
    ///   seen.
    ///
    /// Nothing is reported for an import under a handler of `ImportError`.
    pub OutdatedPackage {
        code: "NR814",
        name: "outdated-package",
        summary: "a package for PyPy that is gone",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["numpypy", "bitbucket.org/pypy"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Compatibility",
            url: "https://pypy.org/compat.html",
        }],
        aliases: &[],

    }
}

impl Transform for OutdatedPackage {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let tree = cx.tree();
        let guards = Guards::named(cx.model(), &["numpypy"]);
        let imports = module_imports(tree)
            .filter(|import| import.module == "numpypy" && !guards.cover(import.name))
            .map(|import| import.name.span());
        let mut found: Vec<_> = imports.collect();
        let addresses = tree.nodes().filter(|node| {
            node.is(Kind::String)
                && node.text().contains("bitbucket.org/pypy/")
                && node.statement().is_none_or(|statement| {
                    node.parent() != Some(statement) || !statement.is(Kind::ExpressionStatement)
                })
        });
        found.extend(addresses.map(Node::span));
        for span in found {
            cx.report(Finding::manual(
                self.meta(),
                span,
                "gone",
                "PyPy has no NumPy of its own any more, and its repositories on Bitbucket are \
                 gone.",
                "Require `numpy`, which works on PyPy; PyPy's sources are at github.com/pypy.",
            ));
        }
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        code.lines()
            .any(|line| line.text().contains("bitbucket.org/pypy"))
            || may_import(code, |name| name == "numpypy")
    }
}
