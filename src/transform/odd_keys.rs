//! Dictionaries with keys that are no strings.

use crate::syntax::{Code, CodeLine, Kind, Node};

/// Whether there may be a dictionary with a key that is no string.
pub fn may_have_odd_key(code: &Code<'_>) -> bool {
    let odd = |word: &str| {
        matches!(word, "None" | "True" | "False") || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let has_one = |line: CodeLine<'_>| {
        let text = line.text();
        let tuple = || {
            text.split(')')
                .skip(1)
                .any(|rest| rest.trim_start().starts_with(':'))
        };
        let bytes = || {
            ["b'", "b\"", "B'", "B\""]
                .iter()
                .any(|prefix| text.contains(prefix))
        };
        let word = || {
            line.words()
                .any(|word| odd(word.text) && line.after(word).starts_with([':', '.', '#']))
        };
        text.contains('{') && (tuple() || bytes() || word())
    };
    let in_braces = |text: &str| text.contains("type(") || text.contains("**");
    code.lines().any(has_one) || code.formatted().any(in_braces)
}

/// Whether a key is certainly no string, whichever Python runs it.
pub fn is_no_string(key: Node<'_>) -> bool {
    let is_number = |node: Node<'_>| matches!(node.kind(), Kind::Integer | Kind::Float);
    match key.kind() {
        Kind::FalseLiteral | Kind::NoneLiteral | Kind::TrueLiteral | Kind::Tuple => true,
        Kind::UnaryOperator => key.named_children().all(is_number),
        _ => is_number(key),
    }
}
