//! NR711: keywords that only PyPy takes.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds keyword arguments of builtin functions and methods that CPython
    /// takes by position alone: `math.sin(x=0)`, `"a".find(sub="b")`.
    ///
    /// ## Why it matters
    /// Much of what CPython has in C is Python on PyPy, and takes its
    /// arguments by keyword as well. Code that was written on PyPy then raises
    /// `TypeError` on CPython.
    ///
    /// ## Example
    /// ```python
    /// import math
    ///
    /// print(math.pow(x=2, y=3))
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import math
    ///
    /// print(math.pow(2, 3))
    /// ```
    ///
    /// ## When it is not fixed
    /// - `order`: the keywords do not come in the order of the parameters, or
    ///   one before them is left out.
    /// - `handler`: the call may be meant to fail: it stands in a `try` or
    ///   `with` (unsafe).
    /// - `splat`: `*` or `**` hides some of the arguments.
    ///
    /// A method is looked at only where the object is certainly a string,
    /// bytes, a list, a dict, a set or a tuple.
    ///
    /// ## Deviations
    /// D-KEYWORD: on CPython the call works, where it raised `TypeError`.
    pub PositionalOnlyKeyword {
        code: "NR711",
        name: "positional-only-keyword",
        summary: "a keyword argument that only PyPy takes",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["="]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for PositionalOnlyKeyword {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let table = Positional::table();
        let takes = |line: CodeLine<'_>| {
            let mut functions: Vec<&str> = Vec::new();
            let mut before = "";
            line.words().any(|word| {
                if word.next == b'=' && !functions.is_empty() {
                    return functions.iter().any(|name| table.may_be(name, word.text));
                }
                let defined = std::mem::replace(&mut before, word.text) == "def";
                if word.is_called() && !defined && table.knows(word.text) {
                    functions.push(word.text);
                }
                false
            })
        };
        // `f"{s.split(sep=',')}"`
        let takes_in_text = |text: &str| {
            let called = text.match_indices('(').map(|(at, _)| text.split_at(at));
            let mut called = called.map(|(before, after)| (syntax::last_word(before), after));
            called.any(|(name, after)| {
                let mut given = after
                    .split('=')
                    .map(|part| syntax::last_word(part.trim_end()));
                table.knows(name) && given.any(|keyword| table.may_be(name, keyword))
            })
        };
        code.lines()
            .any(|line| line.has_inner_equals() && takes(line))
            || code
                .formatted()
                .any(|text| text.contains('=') && takes_in_text(text))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let call = syntax::Call::cast(node)?;
        let arguments: Vec<_> = call.argument_nodes().collect();
        let is_keyword = |node: &Node<'_>| node.is(Kind::KeywordArgument);
        let first = arguments.iter().position(is_keyword)?;
        let parameters = parameters(call.function()?, cx)?;
        let name_of = |node: &Node<'t>| syntax::KeywordArgument::cast(*node)?.name();
        let own = |node: &Node<'t>| {
            let name = name_of(node).map(Node::text);
            name.is_some_and(|name| parameters.iter().any(|known| known == name))
        };
        if !arguments.iter().filter(|node| is_keyword(node)).all(own) {
            // CPython and PyPy refuse it alike.
            return None;
        }
        let mut edits = Vec::new();
        let mut reason = call.has_splat().then_some("splat");
        for (place, argument) in arguments.iter().enumerate().skip(first) {
            let name = name_of(argument).map(Node::text);
            if name != parameters.get(place).map(String::as_str) {
                reason = reason.or(Some("order"));
            }
            let view = syntax::KeywordArgument::cast(*argument);
            let gap = view
                .and_then(syntax::KeywordArgument::value)
                .map(|value| Span::new(argument.start(), value.start()));
            match gap.filter(|gap| !cx.tree().source().slice(*gap).contains(['#', '\n', '\r'])) {
                Some(gap) => edits.push(Edit::delete(gap)),
                None => reason = reason.or(Some("order")),
            }
        }
        let guarded = node.ancestors().any(|around| {
            matches!(
                around.kind(),
                Kind::TryStatement | Kind::WithStatement | Kind::Lambda
            )
        });
        let fix = reason.is_none().then(|| {
            let tier = if guarded {
                Applicability::Unsafe
            } else {
                Applicability::Safe
            };
            Fix::new("Hand the arguments over by position", tier, edits)
        });
        let reason = reason.or(guarded.then_some("handler"));
        cx.report(Finding {
            rule: self.meta(),
            span: arguments[first].span(),
            message: "PyPy takes this argument by keyword; CPython, which has the function in C, \
                      takes it by position alone and raises `TypeError`."
                .to_owned(),
            help: match reason {
                None => String::new(),
                Some(_) => format!(
                    "Hand it over by position; the order is ({}).",
                    parameters.join(", ")
                ),
            },
            reason: reason.map(Reason),
            fix,
        });
        Some(())
    }
}

/// The parameters of the function, if CPython takes them by position alone.
fn parameters<'t>(function: Node<'t>, cx: &Context<'t>) -> Option<&'static [String]> {
    let table = Positional::table();
    let takes = |name: &str| {
        let mended = Mended::table().covers(name, cx.settings().pypy);
        table.parameters(name).filter(|_| !mended)
    };
    let last = function.child(Field::Attribute).unwrap_or(function);
    if !table.knows(last.text()) {
        return None;
    }
    if let Some(name) = cx.model().qualified_name(function) {
        // `str.find(text, sub="a")` has its object among its arguments.
        let method = name.matches('.').count() > 1;
        return takes(&name).filter(|_| !method);
    }
    let object = function.child(Field::Object)?;
    let value = cx.model().value_of(object);
    let class = match value.kind() {
        Kind::Dictionary | Kind::DictionaryComprehension => "dict",
        Kind::List | Kind::ListComprehension => "list",
        Kind::Set | Kind::SetComprehension => "set",
        Kind::Tuple => "tuple",
        _ => match type_of(cx.model(), value) {
            Type::Str => "str",
            Type::Bytes => "bytes",
            _ => return None,
        },
    };
    takes(&format!("builtins.{class}.{}", last.text()))
}
