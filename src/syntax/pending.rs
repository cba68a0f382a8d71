//! Which functions are generators with clean-up to do, told from words and
//! indentation.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Code, CodeLine, is_decorator};

/// The names of the functions without decorators that may have clean-up to do
/// when they are left at a `yield`: it stands in a `try` or `with`, or
/// delegates to such a one, or stands in a loop over what such a one gives.
pub fn pending_generators<'c>(code: &'c Code<'_>) -> FxHashSet<&'c str> {
    let mut found = FxHashSet::default();
    if !code.text().contains("yield") {
        return found;
    }
    // The functions that delegate to what is called so, or loop over it.
    let mut delegating: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    // What is open, by its indentation: functions by their name (nothing for
    // those with decorators), and other suites.
    let mut open: Vec<(usize, Option<&str>)> = Vec::new();
    let mut loops: Vec<Loop<'_>> = Vec::new();
    let mut decorated = false;
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        loops.retain(|it| it.indent < indent);
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
            Some("for") => loops.push(Loop {
                indent,
                header: line,
                noted: None,
            }),
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
        let mut note = |line: CodeLine<'c>| {
            let words = line.words();
            for called in words.filter(|word| matches!(word.next, b'(' | b'#')) {
                delegating.entry(called.text).or_default().push(name);
            }
        };
        for it in &mut loops {
            if it.noted.replace(name) != Some(name) {
                note(it.header);
            }
        }
        if line.words().any(|word| word.text == "from") {
            note(line);
        }
    }
    let mut waiting: Vec<&str> = found.iter().copied().collect();
    while let Some(name) = waiting.pop() {
        for by in delegating.remove(name).into_iter().flatten() {
            if found.insert(by) {
                waiting.push(by);
            }
        }
    }
    found
}

/// A loop that is open.
struct Loop<'c> {
    indent: usize,
    header: CodeLine<'c>,
    /// The last function that is known to yield in it.
    noted: Option<&'c str>,
}
