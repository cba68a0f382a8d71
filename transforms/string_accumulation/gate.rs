//! Whether a file can hold anything at all, from its words alone.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Whether some word stands both where text is assigned and where something
/// grows: `s = ''` here, `s += x` or `s = s + x` there.
pub(super) fn something_grows(code: &Code<'_>) -> bool {
    let mut started: HashSet<&str> = HashSet::new();
    let mut grown: HashSet<&str> = HashSet::new();
    for line in code.lines() {
        let text = line.text();
        if !text.contains('=') {
            continue;
        }
        if text.contains('+') {
            grows(line, &mut grown);
        }
        if line.has_string() || line.words().any(|word| makes_text(word.text)) {
            let bound = line.words().filter(|word| may_be_bound(line.after(*word)));
            started.extend(bound.map(|word| word.text));
        }
    }
    grown.iter().any(|word| started.contains(word))
}

/// The words that the line may add to.
fn grows<'c>(line: CodeLine<'c>, grown: &mut HashSet<&'c str>) {
    if line.text().contains("+=") {
        grown.extend(line.words().map(|word| word.text));
        return;
    }
    let words: Vec<_> = line.words().collect();
    for (at, word) in words.iter().enumerate() {
        let after = line.after(*word);
        let assigned = after.starts_with('=') && !after.starts_with("==");
        if assigned && words[at + 1..].iter().any(|other| other.text == word.text) {
            grown.insert(word.text);
        }
    }
}

/// Whether a word with that after it may be the target of an assignment, or
/// part of one: `s = …`, `s, t = …`, `(s) = …`, `s: str = …`, `s['a'] = …`.
fn may_be_bound(after: &str) -> bool {
    after.starts_with(['=', ',', ')', ']', ':', '[']) && !after.starts_with("==")
}

/// Functions whose result is a string.
fn makes_text(word: &str) -> bool {
    matches!(
        word,
        "str" | "repr" | "chr" | "hex" | "oct" | "bin" | "ascii" | "format"
    )
}
