//! Whether a file can hold anything at all, from its words alone.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Whether a function that yields is called on a line with a `for`, or
/// something imported in the header of a loop that can be left.
pub(super) fn loops_over_generator(code: &Code<'_>) -> bool {
    if code.formatted().any(|text| text.contains("yield")) {
        return true;
    }
    let generators = generators(code);
    let here = !generators.is_empty()
        && code.lines().any(|line| {
            let mut words = line.words();
            words.by_ref().any(|word| word.text == "for")
                && words.any(|word| generators.contains(word.text) && line.is_called(word))
        });
    here || loops_over_imported(code)
}

/// Whether a function yields, or calls something that does.
pub(super) fn takes_part<'c>(file: &'c Code<'_>) -> Applies<'c> {
    let generators = generators(file);
    Box::new(move |function| {
        let yields = |text: &str| text.contains("yield");
        let takes_part = |word: Word<'_>| word.text == "yield" || generators.contains(word.text);
        function.lines().any(|line| line.words().any(takes_part))
            || function.formatted().any(yields)
            || loops_over_imported(function)
    })
}

fn loops_over_imported(code: &Code<'_>) -> bool {
    let imported = imported(code);
    if imported.is_empty() {
        return false;
    }
    let renames = MAKERS.iter().any(|maker| imported.contains(maker));
    // The indentation of the loops around a line.
    let mut open: Vec<usize> = Vec::new();
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|outer| *outer >= indent) {
            open.pop();
        }
        let mut words = line.words().map(|word| word.text);
        let is_loop = matches!(words.next(), Some("for"))
            || line.text().trim_start().starts_with("async") && words.next() == Some("for");
        let calls = || {
            line.words().any(|word| {
                imported.contains(word.text) && line.after(word).starts_with(['(', '.', '#', ')'])
            })
        };
        if is_loop && calls() {
            // What is around the call may be done before it.
            let mut words = line.words();
            if words.any(|word| renames || matches!(word.text, "map" | "zip")) {
                return true;
            }
            open.push(indent);
        }
        if !open.is_empty() && line.words().any(|word| EXITS.contains(&word.text)) {
            return true;
        }
    }
    false
}

/// Modules with what may stop before its argument does, under any name.
const MAKERS: &[&str] = &["__builtin__", "builtins", "itertools"];

/// What leaves a loop, or stops in it.
const EXITS: &[&str] = &["async", "await", "break", "raise", "return", "yield"];

/// The names that imports from outside the standard library may bind, and
/// some more.
fn imported<'c>(code: &'c Code<'_>) -> HashSet<&'c str> {
    let mut found = HashSet::new();
    for line in code.lines() {
        let mut words = line.words().map(|word| word.text);
        if !line.text().contains("import") || !words.any(|word| word == "import") {
            continue;
        }
        let mut all = line.words();
        let keeps = all.next().is_none_or(|first| match first.text {
            "from" => line.after(first).starts_with('.') || line.text().contains(';'),
            "import" => line.text().contains([';', ',']),
            _ => true,
        });
        let module = all.next().map_or("", |word| word.text);
        if MAKERS.contains(&module) {
            found.insert(module);
        }
        if keeps || !is_standard_module(module) {
            found.extend(words);
        }
    }
    found
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
