//! NR710: keywords that are no strings.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `**{…}` with keys that are no strings: `dict(**{1: 2})` and
    /// `d.update(**{1: 2})` in Python 2, `"…".format(**{1: 2})` in both.
    ///
    /// ## Why it matters
    /// CPython's `dict` of Python 2 and its `str.format` let any key pass.
    /// PyPy wants strings for keywords everywhere, and raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// print dict(**{1: "one", 2: "two"})
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// print dict({1: "one", 2: "two"})
    /// ```
    ///
    /// ## When it is not fixed
    /// - `arguments`: there are other arguments beside it.
    /// - `format`: the template cannot name such a key; it is to go.
    ///
    /// `dict` and `update` are not looked at in Python 3, where CPython
    /// refuses such keys too.
    pub DictKeywords {
        code: "NR710",
        name: "dict-keywords",
        summary: "keywords that are no strings",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["**"], &["dict", "update", "format"]],
        kinds: &[Kind::DictionarySplat],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for DictKeywords {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        passes_mapping(code, &OddKeys::of(code))
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let odd = OddKeys::of(file);
        Box::new(move |part| passes_mapping(part, &odd))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let list = node
            .parent()
            .filter(|parent| parent.is(Kind::ArgumentList))?;
        let call = syntax::Call::cast(list.parent()?)?;
        let value = node.named_children().next()?;
        let function = call.function()?;
        let method = syntax::Attribute::cast(function);
        let name = method
            .and_then(syntax::Attribute::name)
            .unwrap_or(function)
            .text();
        let object = method.and_then(syntax::Attribute::object);
        let shown = cx.model().value_of(value);
        if !has_other_keys(shown) {
            return None;
        }
        let python2 = cx.target() == Target::Python2;
        match name {
            "format" if object.is_some_and(|it| type_of(cx.model(), it) == Type::Str) => {
                self.put(cx, node, "format", None);
            }
            "dict" if python2 && cx.model().is_named(function, "builtins.dict") => {
                self.mapping(cx, node, value, call);
            }
            "update" if python2 && object.is_some_and(|it| is_dict(it, cx)) => {
                self.mapping(cx, node, value, call);
            }
            _ => return None,
        }
        Some(())
    }
}

impl DictKeywords {
    fn mapping<'t>(
        &self,
        cx: &mut Context<'t>,
        node: Node<'t>,
        value: Node<'t>,
        call: syntax::Call<'t>,
    ) {
        if call.argument_nodes().count() > 1 {
            self.put(cx, node, "arguments", None);
            return;
        }
        let stars = Span::new(node.start(), value.start());
        let comment = cx.tree().source().slice(stars).contains('#');
        let fix = Fix::new(
            "Hand over the dictionary itself",
            Applicability::Safe,
            vec![Edit::delete(stars)],
        );
        match comment {
            true => self.put(cx, node, "arguments", None),
            false => self.put(cx, node, "", Some(fix)),
        }
    }

    fn put<'t>(
        &self,
        cx: &mut Context<'t>,
        node: Node<'t>,
        reason: &'static str,
        fix: Option<Fix>,
    ) {
        let help = match reason {
            "format" => "Leave out what the template does not name.",
            "arguments" => "Hand over the dictionary as the first argument.",
            _ => "",
        };
        cx.report(Finding {
            rule: self.meta(),
            span: node.span(),
            message: "PyPy raises `TypeError` for keywords that are no strings; CPython lets them \
                      pass here."
                .to_owned(),
            help: help.to_owned(),
            reason: fix.is_none().then_some(Reason(reason)),
            fix,
        });
    }
}

/// Whether `dict`, `update` or `format` may get a mapping with such keys for its
/// keywords.
fn passes_mapping(code: &Code<'_>, odd: &OddKeys<'_>) -> bool {
    let takes =
        |word: Word<'_>| matches!(word.text, "dict" | "update" | "format") && word.is_called();
    let passes = |line: CodeLine<'_>| {
        let mut mappings = line.text().split("**").skip(1);
        line.words().any(takes) && mappings.any(|mapping| odd.may_be(mapping))
    };
    code.lines_with(&["**"]).any(passes) || code.formatted().any(|text| text.contains("**"))
}

/// Whether it is a dict display with a key that is certainly no string.
fn has_other_keys(value: Node<'_>) -> bool {
    let mut pairs = value.named_children().filter(|pair| pair.is(Kind::Pair));
    value.is(Kind::Dictionary) && pairs.any(|pair| pair.child(Field::Key).is_some_and(is_no_string))
}

fn is_dict<'t>(object: Node<'t>, cx: &Context<'t>) -> bool {
    let value = cx.model().value_of(object);
    let made = value
        .child(Field::Function)
        .filter(|_| value.is(Kind::Call));
    value.is(Kind::Dictionary) || made.is_some_and(|it| cx.model().is_named(it, "builtins.dict"))
}
