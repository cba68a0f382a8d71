//! Whether a file can hold anything at all, from its words alone.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Whether a function that yields is called on a line with a `for`.
pub(super) fn loops_over_generator(code: &Code<'_>) -> bool {
    if code.formatted().any(|text| text.contains("yield")) {
        return true;
    }
    let generators = generators(code);
    !generators.is_empty()
        && code.lines().any(|line| {
            let mut words = line.words();
            words.by_ref().any(|word| word.text == "for")
                && words.any(|word| generators.contains(word.text) && line.is_called(word))
        })
}

/// The names of the functions whose lines hold a `yield`.
fn generators<'c>(code: &'c Code<'_>) -> HashSet<&'c str> {
    let mut found = HashSet::new();
    // The functions that are open, by the indentation of their `def`.
    let mut open: Vec<(usize, &str)> = Vec::new();
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let mut words = line.words().map(|word| word.text);
        let mut first = words.next();
        if first == Some("async") {
            first = words.next();
        }
        if first == Some("def")
            && let Some(name) = words.next()
        {
            open.push((indent, name));
        }
        if line.words().any(|word| word.text == "yield") {
            found.extend(open.last().map(|(_, name)| *name));
        }
    }
    found
}
