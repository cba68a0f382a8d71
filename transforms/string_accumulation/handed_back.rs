//! Formatting that may give back what an object's own method gave it: text of
//! a class of its own.
//!
//! `'%s' % x`, `'{}'.format(x)` and `f'{x}'`, where nothing stands around what
//! is replaced, are not surely plain text.

use crate::transform::prelude::*;

/// Whether `value`, or what it is made of by operators, methods or a
/// condition, is formatting of that kind.
pub(super) fn is_possible<'t>(model: &Model<'t>, value: Node<'t>) -> bool {
    let mut waiting = vec![value];
    while let Some(node) = waiting.pop() {
        let node = node.unparenthesized();
        match node.kind() {
            Kind::String | Kind::ConcatenatedString if is_one_interpolation(node) => return true,
            Kind::Call => {
                let Some(view) = syntax::Call::cast(node) else {
                    continue;
                };
                if is_one_format(view) {
                    return true;
                }
                // The method is then that of the class, too.
                waiting.extend(
                    view.function()
                        .and_then(|function| function.child(Field::Object)),
                );
            }
            Kind::ConditionalExpression => waiting.extend(node.named_children()),
            Kind::BinaryOperator => {
                let Some(view) = syntax::BinaryOperator::cast(node) else {
                    continue;
                };
                if is_one_percent(model, view) {
                    return true;
                }
                waiting.extend(view.left());
                let is_sum = view.operator().is_some_and(|sign| sign.text() == "+");
                waiting.extend(view.right().filter(|_| is_sum));
            }
            _ => {}
        }
    }
    false
}

/// Whether a text is one replacement of a format string, and no more.
fn is_one_interpolation(text: Node<'_>) -> bool {
    let strings = std::iter::once(text)
        .chain(text.named_children())
        .filter(|node| node.is(Kind::String));
    let mut parts = strings
        .flat_map(Node::named_children)
        .filter(|node| !matches!(node.kind(), Kind::StringStart | Kind::StringEnd));
    parts
        .next()
        .is_some_and(|node| node.is(Kind::Interpolation))
        && parts.next().is_none()
}

fn is_one_percent<'t>(model: &Model<'t>, view: syntax::BinaryOperator<'t>) -> bool {
    let percent = view.operator().is_some_and(|node| node.text() == "%");
    let plain = view
        .right()
        .is_some_and(|given| is_constant(given) || type_of(model, given) == Type::Number);
    percent
        && !plain
        && view
            .left()
            .and_then(content)
            .is_some_and(|text| !text.is_empty() && !holds_more_than_conversions(&text))
}

/// Whether a call of `format` fills a text of nothing but fields.
fn is_one_format(call: syntax::Call<'_>) -> bool {
    let method = call.function().and_then(syntax::Attribute::cast);
    let formats = method
        .and_then(syntax::Attribute::name)
        .is_some_and(|name| matches!(name.text(), "format" | "format_map"));
    formats
        && !call.argument_nodes().all(is_constant)
        && method
            .and_then(syntax::Attribute::object)
            .and_then(content)
            .is_some_and(|text| !text.is_empty() && !holds_more_than_fields(&text))
}

/// What stands between the quotes of a literal.
fn content(literal: Node<'_>) -> Option<String> {
    let literal = literal.unparenthesized();
    matches!(literal.kind(), Kind::String | Kind::ConcatenatedString).then(|| {
        std::iter::once(literal)
            .chain(literal.descendants())
            .filter(|node| node.is(Kind::StringContent))
            .map(Node::text)
            .collect()
    })
}

/// Whether a format of `%` holds text of its own, or a conversion of numbers.
fn holds_more_than_conversions(format: &str) -> bool {
    let mut rest = format;
    while let Some(after) = rest.strip_prefix('%') {
        let after = match after.strip_prefix('(') {
            Some(key) => key.split_once(')').map_or("", |(_, after)| after),
            None => after,
        };
        let conversion =
            after.trim_start_matches(|c: char| c.is_ascii_digit() || "#-+ .*lhL".contains(c));
        match conversion.strip_prefix(['s', 'r', 'a', 'b']) {
            Some(after) => rest = after,
            None => return true,
        }
    }
    !rest.is_empty()
}

/// Whether a format of `format` holds text of its own.
fn holds_more_than_fields(format: &str) -> bool {
    let mut depth = 0_usize;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' if depth == 0 && chars.peek() == Some(&'{') => return true,
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            _ if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{holds_more_than_conversions, holds_more_than_fields};

    #[test]
    fn conversions_alone_are_told_from_text() {
        for format in ["%s", "%(a)s", "%-5.3s", "%s%r", "%*s", ""] {
            assert!(!holds_more_than_conversions(format), "{format}");
        }
        for format in ["%d", "%s.", " %s", "%s%%", "%(a)d", "%c", "%", "%(a"] {
            assert!(holds_more_than_conversions(format), "{format}");
        }
    }

    #[test]
    fn fields_alone_are_told_from_text() {
        for format in ["{}", "{0}", "{a.b[c]!r:>{w}}", "{}{}", ""] {
            assert!(!holds_more_than_fields(format), "{format}");
        }
        for format in ["{}.", "a{}", "{{}}", "{} {}", "{}}}"] {
            assert!(holds_more_than_fields(format), "{format}");
        }
    }
}
