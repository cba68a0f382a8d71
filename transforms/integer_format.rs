//! NR716: an integer that formats itself.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds a class that derives from `int` and defines `__format__`, in a
    /// file that calls `hex`, `oct` or `bin`; in Python 2 also one that derives
    /// from `long` and defines `__hex__` or `__oct__`.
    ///
    /// ## Why it matters
    /// On PyPy `hex`, `oct` and `bin` go through `__format__`, and `%x` of a
    /// `long` through `__hex__` in Python 2. CPython formats the number itself.
    ///
    /// ## Example
    /// ```python
    /// class Money(int):
    ///     def __format__(self, spec):
    ///         return "$%d" % self
    ///
    /// print(hex(Money(5)))
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Money(int):
    ///     def __format__(self, spec):
    ///         return "$%d" % self
    ///
    /// print("%#x" % Money(5))
    /// ```
    ///
    /// ## Reasons
    /// - `shown`: what is to be shown cannot be seen.
    ///
    /// Nothing is reported of `hex`, `oct` and `bin` for PyPy 7.3.18 and later.
    /// The rule takes part only when it is selected: what is handed to `hex`
    /// need not be of that class.
    pub IntegerFormat {
        code: "NR716",
        name: "integer-format",
        summary: "an integer class that formats itself, and `hex` calls that",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__format__", "__hex__", "__oct__"], &["int", "long"], &["hex", "oct", "bin"]],
        kinds: &[Kind::ClassDefinition],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for IntegerFormat {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let class = syntax::Class::cast(node)?;
        let derives = |base: &str| model.derives_from(class, base);
        let called = |name: &str| {
            model
                .spelled(name)
                .any(|node| node.field() == Field::Function)
        };
        let asks = !Mended::table().covers("hex-of-subclass", cx.settings().pypy);
        let shown = asks && ["hex", "oct", "bin"].into_iter().any(called);
        let method = if derives("builtins.int") && shown {
            model.method_in(class, "__format__")
        } else if derives("builtins.long") {
            let names = ["__hex__", "__oct__"];
            names
                .into_iter()
                .find_map(|name| model.method_in(class, name))
        } else {
            None
        }?;
        let name = method.name()?;
        cx.report(Finding::manual(
            self.meta(),
            name.span(),
            "shown",
            format!(
                "PyPy calls `{}` where CPython formats the number itself: for `hex`, `oct` and \
                 `bin`, or `%x` and `%o` in Python 2.",
                name.text()
            ),
            "Use `\"%x\" % n`, or convert with `int(n)` first (`long(n)` for `%x` in Python 2).",
        ));
        Some(())
    }
}
