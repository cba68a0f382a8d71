//! Dictionaries with keys that are no strings.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::syntax::{Code, CodeLine, Kind, Node, words_of};

/// The names that may stand for a dictionary with a key that is no string; they
/// are looked for when one is asked for.
pub struct OddKeys<'c> {
    code: &'c Code<'c>,
    names: OnceCell<FxHashSet<&'c str>>,
}

impl<'c> OddKeys<'c> {
    /// Those of a file.
    pub fn of(code: &'c Code<'_>) -> Self {
        Self {
            code,
            names: OnceCell::new(),
        }
    }

    /// Whether the expression that `text` starts with may be such a dictionary.
    pub fn may_be(&self, text: &str) -> bool {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || "\\(".contains(c));
        let name = words_of(text).next().unwrap_or_default();
        let names = || self.names.get_or_init(|| names(self.code));
        text.starts_with(['{', '#']) || text.starts_with(name) && names().contains(name)
    }
}

/// Names that are assigned such a display, or another of the names.
fn names<'c>(code: &'c Code<'_>) -> FxHashSet<&'c str> {
    let shown = code.lines().filter(|line| has_odd_key(*line));
    let mut names: FxHashSet<&str> = shown.flat_map(targets).collect();
    let mut known = 0;
    while known < names.len() {
        known = names.len();
        for line in code.lines() {
            let last = line.words().last();
            if last.is_some_and(|last| names.contains(last.text)) {
                names.extend(targets(line));
            }
        }
    }
    names
}

fn targets<'c>(line: CodeLine<'c>) -> impl Iterator<Item = &'c str> {
    line.targets().map(|word| word.text)
}

fn has_odd_key(line: CodeLine<'_>) -> bool {
    let odd = |word: &str| {
        matches!(word, "None" | "True" | "False") || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let text = line.text();
    let tuple = || {
        let mut rests = text.split(')').skip(1);
        rests.any(|rest| rest.trim_start().starts_with(':'))
    };
    let bytes = || {
        let mut prefixes = ["b'", "b\"", "B'", "B\""].iter();
        prefixes.any(|prefix| text.contains(prefix))
    };
    let word = || {
        line.words()
            .any(|word| odd(word.text) && matches!(word.next, b':' | b'.' | b'#'))
    };
    text.contains('{') && (tuple() || bytes() || word())
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
