//! NR720: a list or tuple that iterates otherwise than it holds.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds an instance of a class that derives from `list` or `tuple` and
    /// defines `__iter__`, used as the second argument of `isinstance` or
    /// `issubclass`, as an operand of `+` beside a list, or assigned to a
    /// slice.
    ///
    /// ## Why it matters
    /// There PyPy and CPython disagree on whether the items are those that
    /// `__iter__` gives or those that the object holds.
    ///
    /// ## Example
    /// ```python
    /// class Shown(list):
    ///     def __iter__(self):
    ///         return iter(["shown"])
    ///
    ///
    /// print([] + Shown(["held"]))
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Shown(list):
    ///     def __iter__(self):
    ///         return iter(["shown"])
    ///
    ///
    /// print([*Shown(["held"])])
    /// ```
    ///
    /// ## Reasons
    /// - `items`: which items are meant cannot be seen.
    pub OverriddenIteration {
        code: "NR720",
        name: "overridden-iteration",
        summary: "a list or tuple with an `__iter__` of its own, where PyPy and CPython disagree",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__iter__"], &["list", "tuple"], &["isinstance", "issubclass", "+", "["]],
        kinds: &[Kind::Call, Kind::BinaryOperator, Kind::Assignment],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for OverriddenIteration {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        !classes(code).is_empty()
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let classes = classes(file);
        // What makes an instance, and what uses one.
        Box::new(move |part| {
            part.words()
                .any(|word| matches!(word, "isinstance" | "issubclass") || classes.contains(word))
                || part.lines().any(|line| {
                    let text = line.text();
                    text.contains(':') && text.contains('[')
                        || text.contains(']') && text.contains('+')
                })
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let (object, wanted) = match node.kind() {
            Kind::Call => {
                let call = syntax::Call::cast(node)?;
                let function = call.function()?;
                let asks = ["isinstance", "issubclass"]
                    .iter()
                    .any(|name| model.is_named(function, &format!("builtins.{name}")));
                (call.positional(1).filter(|_| asks)?, "builtins.tuple")
            }
            Kind::BinaryOperator => {
                let view = syntax::BinaryOperator::cast(node)?;
                let add = view.operator()?.text() == "+";
                let list = model.value_of(view.left()?).is(Kind::List);
                (view.right().filter(|_| add && list)?, "builtins.list")
            }
            _ => {
                let target = node.child(Field::Left)?;
                let slice = target.child(Field::Subscript)?.is(Kind::Slice);
                (node.child(Field::Right).filter(|_| slice)?, "builtins.list")
            }
        };
        let class = model.class_of_instance(object)?;
        if !model.derives_from(class, wanted) || !model.has_method(class, "__iter__") {
            return None;
        }
        let how = if node.is(Kind::Assignment) {
            "PyPy takes the items that this object holds, CPython those that its `__iter__` gives."
        } else {
            "PyPy takes the items that the `__iter__` of this object gives, CPython those that it \
             holds."
        };
        cx.report(Finding::manual(
            self.meta(),
            object.span(),
            "items",
            how,
            "Make a plain list or tuple of the items that are meant.",
        ));
        Some(())
    }
}

/// The names of the classes that derive from `list` or `tuple`, and of those
/// around and below, if one of them may have its own `__iter__`.
fn classes<'c>(file: &'c Code<'_>) -> FxHashSet<&'c str> {
    let mut found = FxHashSet::default();
    let mut defines = false;
    // The indentation of the class that the lines are in.
    let mut inside = None;
    for line in file.lines() {
        let indent = line.indent();
        if inside.is_some_and(|outer| indent <= outer) {
            inside = None;
        }
        let mut words = line.words().map(|word| word.text);
        match words.next() {
            Some("class") => {
                let name = words.next().unwrap_or_default();
                if words.any(|base| matches!(base, "list" | "tuple") || found.contains(base)) {
                    found.insert(name);
                    inside = Some(inside.unwrap_or(indent));
                }
            }
            Some("def") if inside.is_some() => defines |= words.next() == Some("__iter__"),
            _ => {}
        }
    }
    if !defines {
        found.clear();
    }
    found
}
