//! Objects found by their address.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds objects that are fetched from the address that `id` gives, by
    /// `ctypes.cast(id(x), py_object)` or `py_object.from_address`.
    ///
    /// ## Why it matters
    /// PyPy's collector moves objects; `id` gives a number that stands for the
    /// object, not where it is.
    ///
    /// ## Example
    /// ```python
    /// import ctypes
    ///
    /// def again(thing):
    ///     return ctypes.cast(id(thing), ctypes.py_object).value
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// def again(thing):
    ///     table = {id(thing): thing}
    ///     return table[id(thing)]
    /// ```
    ///
    /// ## Reasons
    /// - `address`: there is no way from a number to an object.
    pub ObjectFromAddress {
        code: "NR818",
        name: "object-from-address",
        summary: "an object that is looked up by its `id`",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["ctypes"], &["py_object"], &["id("]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],

    }
}

impl Transform for ObjectFromAddress {
    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let view = syntax::Call::cast(call)?;
        let function = view.function()?;
        let object_type = |node: Node<'t>| model.is_named(node, "ctypes.py_object");
        let found = if model.is_named(function, "ctypes.cast") {
            object_type(view.positional(1)?)
        } else {
            // `py_object.from_address(…)`.
            let method = syntax::Attribute::cast(function)?;
            method.name()?.text() == "from_address" && object_type(method.object()?)
        };
        let address = view.positional(0)?;
        let by_id = std::iter::once(address)
            .chain(address.descendants())
            .filter_map(syntax::Call::cast)
            .filter_map(|view| view.function())
            .any(|function| model.is_named(function, "builtins.id"));
        if !found || !by_id || Guards::named(model, &[]).cover(call) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            call.span(),
            "address",
            "On PyPy objects move, and `id` is no address: what is found there is no object, and this \
             raises `IndexError` or crashes.",
            "Keep the object itself, or a weak reference to it, in a table by its `id`.",
        ));
        Some(())
    }
}
