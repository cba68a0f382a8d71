//! Dictionaries with keys that are no strings.

use crate::syntax::{Code, CodeLine};

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
