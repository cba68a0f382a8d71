//! Packages with modules in C.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds modules in C or Cython in the `setup.py` of a package.
    ///
    /// ## Why it matters
    /// PyPy runs them through a layer that emulates CPython's objects: they work,
    /// slowly, and wheels for CPython do not fit.
    ///
    /// ## Example
    /// ```python
    /// from setuptools import Extension, setup
    ///
    /// setup(name='speed', ext_modules=[Extension('speed', ['speed.c'])])
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import platform
    ///
    /// from setuptools import Extension, setup
    ///
    /// if platform.python_implementation() == 'CPython':
    ///     modules = [Extension('speed', ['speed.c'])]
    /// else:
    ///     modules = []
    /// setup(name='speed', ext_modules=modules)
    /// ```
    ///
    /// ## Reasons
    /// - `compiled`: whether the package can do without is for its author to say.
    ///
    /// Pedantic: the package may work well all the same.
    pub CExtension {
        code: "NR806",
        name: "c-extension",
        summary: "a package that is built with a module in C",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["Extension", "cythonize"], &["setuptools", "distutils", "Cython"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Compatibility",
            url: "https://pypy.org/compat.html",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for CExtension {
    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        const BUILDERS: &[&str] = &[
            "Cython.Build.cythonize",
            "distutils.core.Extension",
            "distutils.extension.Extension",
            "setuptools.Extension",
            "setuptools.extension.Extension",
        ];
        let function = syntax::Call::cast(call)?.function()?;
        let names = cx.model().qualified_names(function);
        let builds =
            !names.is_empty() && names.iter().all(|name| BUILDERS.contains(&name.as_str()));
        if !builds {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            function.span(),
            "compiled",
            "PyPy has to compile this module anew, and calls into it are many times slower than on \
             CPython, because every object is given a shape that C code understands.",
            "Leave it out on PyPy if there is a form in Python, which the compiler makes fast; \
             else reach the library by `cffi`.",
        ));
        Some(())
    }
}
