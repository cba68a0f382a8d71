//! Which functions are generators with clean-up to do, told from words and
//! indentation.

use rustc_hash::FxHashSet;

use super::{Code, is_decorator};

/// The names of the functions without decorators that may have clean-up to do
/// when they are left at a `yield`: it stands in a `try` or `with`, or
/// delegates to such a one, or stands in a loop, which may go through such a one.
pub fn pending_generators<'c>(code: &'c Code<'_>) -> FxHashSet<&'c str> {
    let mut found = FxHashSet::default();
    if !code.text().contains("yield") {
        return found;
    }
    let mut delegating = Vec::new();
    // What is open, by its indentation: functions by their name (nothing for
    // those with decorators), and other suites.
    let mut open: Vec<(usize, Option<&str>)> = Vec::new();
    let mut loops: Vec<usize> = Vec::new();
    let mut decorated = false;
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        loops.retain(|outer| *outer < indent);
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
            Some("for") => loops.push(indent),
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
        } else if !loops.is_empty() || line.words().any(|word| word.text == "from") {
            delegating.push(name);
        }
    }
    if !found.is_empty() {
        found.extend(delegating);
    }
    found
}
