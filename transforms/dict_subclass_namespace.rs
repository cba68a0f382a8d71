//! NR715: a namespace whose items are computed.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds an instance of a class that derives from `dict` and defines
    /// `__getitem__`, used as the `__dict__` of an object, or as the globals
    /// of `exec` beside other locals.
    ///
    /// ## Why it matters
    /// There PyPy calls the `__getitem__` of the class for each name that is
    /// looked up, builtins included. CPython looks into the dict itself and
    /// does not call it.
    ///
    /// ## Example
    /// ```python
    /// class Upper(dict):
    ///     def __getitem__(self, key):
    ///         return key.upper()
    ///
    ///
    /// def equip(thing):
    ///     thing.__dict__ = Upper()
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Upper:
    ///     def __getattr__(self, name):
    ///         return name.upper()
    /// ```
    ///
    /// ## Reasons
    /// - `computed`: what the names should be cannot be seen.
    ///
    /// `eval` and `exec` with a single namespace are alike on both.
    pub DictSubclassNamespace {
        code: "NR715",
        name: "dict-subclass-namespace",
        summary: "a namespace of a class with its own `__getitem__`",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__getitem__"], &["__dict__", "exec"]],
        kinds: &[Kind::Assignment, Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for DictSubclassNamespace {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let (mut defines, mut derives) = (false, false);
        for line in code.lines() {
            let mut words = line.words().map(|word| word.text);
            match words.next() {
                Some("class") => derives |= words.any(|word| word == "dict"),
                Some("def") => defines |= words.next() == Some("__getitem__"),
                _ => {}
            }
        }
        defines && derives && uses_namespace(code)
    }

    fn may_apply_in<'c>(&'c self, _: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        // Only a function's own names are known for certain to be of a class.
        Box::new(uses_namespace)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let namespace = match syntax::Call::cast(node) {
            Some(call) => {
                let runs = model.is_named(call.function()?, "builtins.exec");
                let locals = call.positional(2).filter(|_| runs)?;
                let globals = call.positional(1)?;
                (globals.text() != locals.text()).then_some(globals)
            }
            None => {
                let target = syntax::Attribute::cast(node.child(Field::Left)?)?;
                let whole = target.name()?.text() == "__dict__";
                node.child(Field::Right).filter(|_| whole)
            }
        }?;
        let own = || model.class_of_self(namespace).and_then(syntax::Class::cast);
        let class = model.class_of_instance(namespace).or_else(own)?;
        if !model.derives_from(class, "builtins.dict") || !model.has_method(class, "__getitem__") {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            namespace.span(),
            "computed",
            "PyPy calls the `__getitem__` of this dictionary for every name that is looked up \
             here; CPython reads the dictionary itself.",
            "Define `__getattr__` for an object; for code that is run, put the names in \
             beforehand.",
        ));
        Some(())
    }
}

/// Whether code may be run in a namespace, or an object be given one.
fn uses_namespace(code: &Code<'_>) -> bool {
    let uses = |line: CodeLine<'_>| {
        line.words().any(|word| match word.text {
            "exec" => !word.is_called() || line.argument(word, 2).is_some(),
            "__dict__" => matches!(word.next, b'=' | b':'),
            _ => false,
        })
    };
    code.lines().any(uses) || code.formatted().any(|text| text.contains("exec"))
}
