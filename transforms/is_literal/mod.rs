//! NR701: the identity of a literal.

mod equality;

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `is` and `is not` beside a literal: a string, bytes, a number, a
    /// display such as `[]` or `(1, 2)`.
    ///
    /// ## Why it matters
    /// Which equal values are one object is up to the interpreter. CPython
    /// shares small integers and strings that look like names; PyPy compares
    /// numbers by value and type, and shares other strings than CPython does.
    /// The comparison has one result here and another there.
    ///
    /// ## Example
    /// ```python
    /// def is_default(mode):
    ///     return mode is "auto"
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def is_default(mode):
    ///     return mode == "auto"
    /// ```
    ///
    /// ## When it is not fixed
    /// - `number`: `==` also holds between `1`, `1.0` and `True`, and a class
    ///   can define it (unsafe).
    /// - `display`: a list, dict or set is made anew, so that it is never what
    ///   stands on the other side, a tuple or f-string hardly ever; what is meant
    ///   is not known.
    /// - `own-equality`: the file, or a module of the project that it names,
    ///   defines `__eq__` or a class of strings, or the file uses arrays, symbols,
    ///   plots or mocks, or is handed the other side in a project that uses arrays:
    ///   that may compare in a way of its own (unsafe).
    /// - `layout`: there is a comment inside the operator.
    ///
    /// Nothing is reported for `None`, `True`, `False`, `...` and
    /// `NotImplemented`, for `""`, `()` and one ASCII character, which are one
    /// object everywhere, and in `__eq__` and `__ne__`, where `==` would call
    /// the method again.
    ///
    /// ## Deviations
    /// D-IS: equal strings that are not one object now compare equal.
    pub IsLiteral {
        code: "NR701",
        name: "is-literal",
        summary: "`is` beside a literal",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["is"]],
        kinds: &[Kind::ComparisonOperator],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Object Identity of Primitive Values",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#object-identity-of-primitive-values-is-and-id",
        }],
        aliases: &["F632", "R0123", "literal-comparison"],
    }
}

impl Transform for IsLiteral {
    fn may_be_in(&self, bytes: &[u8]) -> bool {
        let mut places = bytes.windows(2).enumerate();
        places.any(|(at, two)| two == b"is" && may_be_beside(&bytes[..at], &bytes[at + 2..]))
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        if code.formatted().any(has_is_in_braces) {
            return true;
        }
        let lines = code.lines().filter(|line| line.text().contains("is"));
        lines.into_iter().any(|line| {
            let mut number_before = false;
            line.words().any(|word| {
                let beside = word.text == "is"
                    && (number_before
                        || line.before(word).ends_with(['"', '\''])
                        || starts_like_a_literal(line.after(word)));
                number_before = word.text.starts_with(|c: char| c.is_ascii_digit())
                    && line.after(word).starts_with(['i', '.']);
                beside
            })
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let comparison = syntax::Comparison::cast(node)?;
        let operands: Vec<_> = comparison.operands().collect();
        let mut own = comparison.operators().enumerate();
        own.find(|(_, operator)| operator.text().starts_with("is"))?;
        if defines_equality(node, cx) {
            return None;
        }
        for (place, operator) in comparison.operators().enumerate() {
            let (Some(&left), Some(&right)) = (operands.get(place), operands.get(place + 1)) else {
                continue;
            };
            if !operator.text().starts_with("is") {
                continue;
            }
            // `[] is not []`: two new objects everywhere.
            let is_new =
                |node: Node<'_>| matches!(node.kind(), Kind::List | Kind::Dictionary | Kind::Set);
            if is_new(left) && is_new(right.unparenthesized()) {
                continue;
            }
            // On the left only what the words before the operator show.
            let left =
                literal(left).filter(|_| !matches!(left.kind(), Kind::ParenthesizedExpression));
            let left = left.filter(|it| !matches!(it, Literal::Display | Literal::New));
            match (left, literal(right.unparenthesized())) {
                (Some(Literal::Shared), _) | (_, Some(Literal::Shared)) => {}
                // `1 is 1` tests the language: no value depends on it.
                (Some(_), Some(_)) => {}
                (Some(found), _) => self.put(operator, found, right, cx),
                (None, Some(found)) => self.put(operator, found, operands[place], cx),
                (None, None) => {}
            }
        }
        Some(())
    }
}

impl IsLiteral {
    fn put<'t>(&self, operator: Node<'t>, found: Literal, other: Node<'t>, cx: &mut Context<'t>) {
        let negated = operator.text() != "is";
        let equal = if negated { "!=" } else { "==" };
        let fix = |tier| {
            let edit = Edit::replace(operator.span(), equal);
            Some(Fix::new(
                format!("Compare with `{equal}`"),
                tier,
                vec![edit],
            ))
        };
        let one_line = !operator.text().contains(['#', '\n', '\r', '\\']);
        let (what, help, reason, fix) = match found {
            Literal::Number => (
                "PyPy takes equal numbers of one type for the same object; on CPython it depends \
                 on which numbers are cached.",
                "Compare with `==`, unless `1`, `1.0` and `True` must be told apart.",
                Some("number"),
                fix(Applicability::Unsafe),
            ),
            Literal::Display => (
                "What is on the right is a new object, which PyPy and CPython share or do not \
                 share each in its own way.",
                "Compare with `==`, or with a name that stands for one object.",
                Some("display"),
                None,
            ),
            Literal::New => (
                if negated {
                    "What is on the right is a new object: this is always true, on PyPy as on CPython."
                } else {
                    "What is on the right is a new object: this is never true, on PyPy or CPython."
                },
                "Compare with `==`, or with a name that stands for one object.",
                Some("display"),
                None,
            ),
            Literal::Text | Literal::Shared => {
                let own = equality::may_be_own(other, cx);
                (
                    "Which equal strings are one object differs between PyPy and CPython: this may \
                     be false for equal values.",
                    if own {
                        "Compare with `==`, unless the other side may be an object that compares \
                         in a way of its own."
                    } else {
                        ""
                    },
                    own.then_some("own-equality"),
                    fix(match own {
                        true => Applicability::Unsafe,
                        false => Applicability::Safe,
                    }),
                )
            }
        };
        let (reason, fix, help) = match fix {
            Some(_) if !one_line => (Some("layout"), None, "Write the operator on one line."),
            fix => (reason, fix, help),
        };
        cx.report(Finding {
            rule: self.meta(),
            span: operator.span(),
            message: what.to_owned(),
            help: help.to_owned(),
            reason: reason.map(Reason),
            fix,
        });
    }
}

/// What a literal is for identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Literal {
    /// A string or bytes.
    Text,
    Number,
    /// A tuple, f-string.
    Display,
    /// A list, dict, set: never shared.
    New,
    /// One object everywhere.
    Shared,
}

fn literal(node: Node<'_>) -> Option<Literal> {
    match node.kind() {
        Kind::NoneLiteral | Kind::TrueLiteral | Kind::FalseLiteral | Kind::Ellipsis => {
            Some(Literal::Shared)
        }
        Kind::Identifier if matches!(node.text(), "NotImplemented" | "Ellipsis") => {
            Some(Literal::Shared)
        }
        Kind::Integer | Kind::Float => Some(Literal::Number),
        Kind::UnaryOperator => {
            let operand = node.named_children().next()?;
            literal(operand).filter(|found| *found == Literal::Number)
        }
        Kind::String => Some(string(node)),
        Kind::ConcatenatedString => {
            let parts: Vec<_> = node.named_children().map(string).collect();
            let made = parts.contains(&Literal::Display);
            Some(if made {
                Literal::Display
            } else {
                Literal::Text
            })
        }
        Kind::Tuple if node.named_children().next().is_none() => Some(Literal::Shared),
        Kind::Tuple => Some(Literal::Display),
        Kind::List | Kind::Dictionary | Kind::Set => Some(Literal::New),
        kind if kind.is_comprehension() && kind != Kind::GeneratorExpression => Some(Literal::New),
        _ => None,
    }
}

fn string(node: Node<'_>) -> Literal {
    let text = node.text();
    let quote = text.find(['\'', '"']).unwrap_or_default();
    let prefix = &text[..quote];
    if prefix.contains(['f', 'F', 't', 'T']) {
        return Literal::Display;
    }
    let content: String = node
        .children()
        .filter(|part| !matches!(part.kind(), Kind::StringStart | Kind::StringEnd))
        .map(|part| part.text())
        .collect();
    let escape = content.starts_with('\\');
    if content.is_empty() || content.len() == 1 && content.is_ascii() || escape && is_one(&content)
    {
        Literal::Shared
    } else {
        Literal::Text
    }
}

/// Whether an escaped text can be a single character of ASCII.
fn is_one(escaped: &str) -> bool {
    let code =
        |digits: &str, radix| u32::from_str_radix(digits, radix).is_ok_and(|code| code < 128);
    match escaped.as_bytes() {
        [_, _] => true,
        [_, b'x', ..] if escaped.len() == 4 => code(&escaped[2..], 16),
        [_, digits @ ..] if digits.len() <= 3 => code(&escaped[1..], 8),
        _ => false,
    }
}

fn defines_equality<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let function = cx
        .model()
        .function_of(node)
        .and_then(syntax::Function::cast);
    let name = function.and_then(syntax::Function::name);
    name.is_some_and(|name| matches!(name.text(), "__eq__" | "__ne__"))
}

/// Whether a literal may end `before` or start `after` an `is`, as far as bytes
/// tell.
fn may_be_beside(before: &[u8], after: &[u8]) -> bool {
    let in_name = syntax::is_word_byte;
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'\\';
    if after.first().is_none_or(|&byte| in_name(byte)) {
        return false;
    }
    let skip = |bytes: &mut &[u8]| {
        let blanks = bytes.iter().take_while(|byte| is_blank(byte)).count();
        *bytes = &bytes[blanks..];
    };
    let mut right = after;
    skip(&mut right);
    if let Some(rest) = right.strip_prefix(b"not") {
        right = rest;
        skip(&mut right);
    }
    let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let letters = right
        .iter()
        .take(3)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let literal = match right.get(letters) {
        Some(byte) if letters > 0 => quote(byte),
        Some(byte) => !matches!(byte, b':' | b',' | b')' | b'`' | b'*' | b'_'),
        None => letters == 0,
    };
    let glued = before
        .iter()
        .rev()
        .take_while(|byte| in_name(**byte))
        .last();
    if glued.is_some_and(|first| !first.is_ascii_digit()) {
        return false;
    }
    if literal {
        return true;
    }
    // `"x" is y`, and `1is y`.
    let mut left = before
        .iter()
        .rev()
        .skip_while(|byte| is_blank(byte))
        .peekable();
    let quoted = left
        .peek()
        .is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'.'));
    let word = left.take_while(|byte| in_name(**byte));
    quoted || word.last().is_some_and(u8::is_ascii_digit)
}

/// Whether the word `is` stands behind an opening brace of the text.
fn has_is_in_braces(text: &str) -> bool {
    let parts = text.split('{').skip(1);
    parts
        .map(|part| part.split('}').next().unwrap_or(part))
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .any(|word| word == "is")
}

/// Whether what follows `is` can be a literal.
fn starts_like_a_literal(rest: &str) -> bool {
    let rest = match rest.strip_prefix("not") {
        Some(rest) if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') => rest,
        _ => rest,
    };
    let inner = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '\\' | '-' | '+' | '~')
    });
    let brackets = rest[..rest.len() - inner.len()].contains('(');
    let word = inner
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(inner.len());
    inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '[' | '{' | '#'))
        || word <= 2 && inner[word..].starts_with(['"', '\''])
        // A tuple.
        || brackets && inner.split(')').next().unwrap_or_default().contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_where_a_literal_may_stand() {
        let may = |text: &str| IsLiteral.may_be_in(text.as_bytes());
        for text in [
            "x is 'a'",
            "x is not  1",
            "x is (1, 2)",
            "x is\\\n1",
            "x is -1",
            "x is b'a'",
            "'a' is x",
            "1 is x",
            "1is x",
            "0xff is x",
            "x is'a'",
            "x is[]",
            "x is not[1]",
            "1. is x",
        ] {
            assert!(may(text), "{text}");
        }
        for text in [
            "x is y",
            "x is not None",
            "this 1",
            "x is a.b",
            "# what it is, that",
            "list 1",
        ] {
            assert!(!may(text), "{text}");
        }
    }
}
