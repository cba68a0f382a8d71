//! Dictionaries with keys that are no strings.

use crate::syntax::Code;

/// Whether there may be a dictionary with a key that is no string.
pub fn may_have_odd_key(code: &Code<'_>) -> bool {
    let odd = |word: &str| {
        matches!(word, "None" | "True" | "False") || word.starts_with(|c: char| c.is_ascii_digit())
    };
    code.formatted().next().is_some()
        || code.lines().any(|line| {
            line.text().contains('{')
                && (line.text().contains([')', 'b'])
                    || line.words().any(|word| {
                        let rest = line.after(word);
                        odd(word.text) && rest.starts_with([':', '.', ')', '#'])
                    }))
        })
}
