//! NR717: an object that changes its class.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `x.__class__ = Name` where `Name` is a class of the file that
    /// derives from `int`, `str`, `tuple`, `float` or `bytes`.
    ///
    /// ## Why it matters
    /// PyPy lets an object take another class in more cases than CPython: from
    /// one class that derives from `int` to another, for one. On CPython that
    /// raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Celsius(int):
    ///     pass
    ///
    ///
    /// def convert(value):
    ///     value.__class__ = Celsius
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Celsius(int):
    ///     pass
    ///
    ///
    /// def convert(value):
    ///     return Celsius(value)
    /// ```
    ///
    /// ## Reasons
    /// - `shared`: who else holds the object cannot be seen.
    ///
    /// The rule takes part only when it is selected: a program that runs on
    /// CPython does no such thing.
    pub ClassAssignment {
        code: "NR717",
        name: "class-assignment",
        summary: "a `__class__` that only PyPy lets change",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__class__"]],
        kinds: &[Kind::Assignment],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for ClassAssignment {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let target = syntax::Attribute::cast(node.child(Field::Left)?)?;
        if target.name()?.text() != "__class__" {
            return None;
        }
        let object = target.object()?;
        if is_constant(object) || object.is(Kind::Tuple) {
            // No object of the builtin type itself takes another class.
            return None;
        }
        let class = cx.model().class_named(node.child(Field::Right)?)?;
        let plain = ["int", "str", "tuple", "float", "bytes", "long", "unicode"];
        let base = plain
            .into_iter()
            .find(|base| cx.model().derives_from(class, &format!("builtins.{base}")))?;
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "shared",
            format!(
                "PyPy lets an object take a class that derives from `{base}`; CPython, where the \
                 layout of such objects differs, raises `TypeError`."
            ),
            "Make a new object of the class.",
        ));
        Some(())
    }
}
