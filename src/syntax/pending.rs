//! Which functions are generators with clean-up to do, told from words and
//! indentation.

use rustc_hash::FxHashSet;

use super::{Code, CodeLine, Word, is_decorator};

/// The names of the functions without decorators that may have clean-up to do
/// when they are left at a `yield`: it stands in a `try` or `with`, or
/// delegates to such a one, or stands in a loop over what such a one gives.
pub fn pending_generators<'c>(code: &'c Code<'_>) -> FxHashSet<&'c str> {
    let mut found = FxHashSet::default();
    if !code.text().contains("yield") {
        return found;
    }
    // With what they call where they delegate, or in the headers of loops.
    let mut delegating: Vec<(&str, Vec<&str>)> = Vec::new();
    // What is open, by its indentation: functions by their name (nothing for
    // those with decorators), and other suites.
    let mut open: Vec<(usize, Option<&str>)> = Vec::new();
    let mut loops: Vec<(usize, CodeLine<'_>)> = Vec::new();
    let mut decorated = false;
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        loops.retain(|(outer, _)| *outer < indent);
        if is_decorator(line) {
            decorated = true;
            continue;
        }
        let mut words = line.words().map(|word| word.text);
        let mut first = words.next();
        if first == Some("async") {
            first = words.next();
        }
        let mut own = None;
        match first {
            Some("def") => {
                let name = words.next().filter(|_| !decorated).unwrap_or("");
                open.push((indent, Some(name)));
            }
            Some("try" | "with" | "finally" | "except" | "else") => {
                own = Some(());
                open.push((indent, None));
            }
            Some("for") => loops.push((indent, line)),
            _ => {}
        }
        decorated = false;
        if !line.words().any(|word| word.text == "yield") {
            continue;
        }
        let Some(at) = open.iter().rposition(|(_, name)| name.is_some()) else {
            continue;
        };
        let Some(name) = open[at].1.filter(|name| !name.is_empty()) else {
            continue;
        };
        if own.is_some() || at + 1 < open.len() {
            found.insert(name);
            continue;
        }
        let delegates = line.words().any(|word| word.text == "from");
        let headers = loops.iter().map(|(_, header)| *header);
        let through = headers.chain(delegates.then_some(line));
        let called = through.flat_map(|line| line.words().filter(|word| may_be_called(*word)));
        delegating.push((name, called.map(|word| word.text).collect()));
    }
    loop {
        let before = found.len();
        delegating.retain(|(name, called)| {
            let is_pending = called.iter().any(|it| found.contains(it));
            if is_pending {
                found.insert(name);
            }
            !is_pending
        });
        if found.len() == before {
            return found;
        }
    }
}

fn may_be_called(word: Word<'_>) -> bool {
    matches!(word.next, b'(' | b'#')
}
