//! NR712: a class with keys that are no names.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `locals()[42] = …` and `vars()[42] = …` in a class body, and
    /// `type("Name", bases, {42: …})`.
    ///
    /// ## Why it matters
    /// The namespace of a class takes only strings on PyPy: the class raises
    /// `TypeError` when it is made. CPython stores any key there; since 3.13 it
    /// warns.
    ///
    /// ## Example
    /// ```python
    /// Table = type("Table", (), {1: "one"})
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// Table = type("Table", (), {"rows": {1: "one"}})
    /// ```
    ///
    /// ## Reasons
    /// - `non-string`: who reads the key cannot be seen.
    pub ClassNamespaceKey {
        code: "NR712",
        name: "class-namespace-key",
        summary: "a class namespace with a key that is no string",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["locals", "vars", "type"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for ClassNamespaceKey {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        fills_namespace(code, &OddKeys::of(code))
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let odd = OddKeys::of(file);
        Box::new(move |part| fills_namespace(part, &odd))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let call = syntax::Call::cast(node)?;
        let function = call.function()?;
        let key = match function.text() {
            "locals" | "vars" => {
                let item = node.parent().filter(|item| item.is(Kind::Subscript))?;
                let stored = item.field() == Field::Left && cx.model().is_in_class_body(item);
                item.child(Field::Subscript)
                    .filter(|key| stored && is_odd(*key, cx))
            }
            "type" => {
                let namespace = cx.model().value_of(call.positional(2)?);
                let pairs = namespace
                    .named_children()
                    .filter(|pair| pair.is(Kind::Pair));
                pairs
                    .filter_map(|pair| pair.child(Field::Key))
                    .find(|key| is_odd(*key, cx))
            }
            _ => None,
        }?;
        let name = format!("builtins.{}", function.text());
        if !cx.model().is_named(function, &name) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            key.span(),
            "non-string",
            "On PyPy the namespace of a class takes only strings: the class raises `TypeError` \
             when it is made.",
            "Keep what is not a name in a dictionary of its own, an attribute of the class.",
        ));
        Some(())
    }
}

/// Whether a namespace of a class may get a key that is no string; `odd` are
/// the dictionaries of the file with such keys.
fn fills_namespace(code: &Code<'_>, odd: &OddKeys<'_>) -> bool {
    let fills = |line: CodeLine<'_>| {
        line.words().any(|word| match word.text {
            "locals" | "vars" => line
                .after_call(word)
                .is_some_and(|rest| rest.starts_with('[')),
            "type" => line
                .argument(word, 2)
                .is_some_and(|it| odd.may_be(it) && (!it.contains('{') || has_odd_key(it))),
            _ => false,
        })
    };
    let in_text = |text: &str| text.split("type(").skip(1).any(has_several_arguments);
    code.formatted().any(in_text) || code.lines_with(&["locals", "vars", "type"]).any(fills)
}

/// Whether a call with what follows its parenthesis may have more than one
/// argument: not with `x).__name__`.
fn has_several_arguments(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| "(),\"'".contains(*c));
    marks.next() != Some(')')
}

/// Whether a key of a dictionary in the text can be something else than a plain
/// string or a name.
fn has_odd_key(text: &str) -> bool {
    let mut parts = text.split(':').map(str::trim_end);
    parts.any(|key| {
        key.ends_with(')')
            || ends_with_bytes(key)
            || key.ends_with("None")
            || key.ends_with("True")
            || key.ends_with("False")
            || key.ends_with(|c: char| c.is_ascii_digit() || c == '.')
    })
}

/// Whether a text ends with a literal of bytes, or may do so.
fn ends_with_bytes(text: &str) -> bool {
    let Some(quote) = text
        .chars()
        .last()
        .filter(|last| matches!(last, '"' | '\''))
    else {
        return false;
    };
    let content = &text[..text.len() - 1];
    content.rfind(quote).is_none_or(|start| {
        let before = content[..start].chars().last();
        before.is_some_and(|it| it.is_alphabetic() || matches!(it, '"' | '\'' | '\\'))
    })
}

fn is_odd<'t>(key: Node<'t>, cx: &Context<'t>) -> bool {
    is_no_string(key) || type_of(cx.model(), key) == Type::Bytes && !may_be_python2(cx)
}
