//! Whether a file can hold anything at all, from its words alone.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Whether something that opens a resource is called, other than as an item of
/// a `with`. Looks at the last part of names, as the transform itself does
/// first.
pub(crate) fn opens_something(code: &Code<'_>, facts: &Resources) -> bool {
    let in_string = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.into_iter().any(|word| facts.may_open(word))
    };
    code.formatted().any(in_string)
        || code.lines().any(|line| {
            let mut words = line.words();
            let mut managed = false;
            let first = words.next();
            let first = match first {
                Some(word) if word.text == "async" => words.next(),
                other => other,
            };
            if let Some(word) = first {
                managed = word.text == "with";
                if facts.may_open(word.text) && line.is_called(word) {
                    return true;
                }
            }
            words.any(|word| {
                facts.may_open(word.text)
                    && line.is_called(word)
                    && !(managed && is_item(line, word))
            })
        })
        || takes_files_from_elsewhere(code, facts)
}

/// Tells of a function whether [`opens_something`] holds for it, or whether it
/// calls a function of the file that may return what it opens.
pub(crate) fn opens_in<'c>(file: &'c Code<'_>, facts: &'c Resources) -> Applies<'c> {
    let own = functions_that_open(file, facts);
    Box::new(move |function| {
        opens_something(function, facts)
            || !own.is_empty()
                && function.lines().any(|line| {
                    let mut words = line.words();
                    words.any(|word| own.contains(word.text) && line.is_called(word))
                })
    })
}

/// The functions with a `return` of something that is opened.
fn functions_that_open<'c>(code: &'c Code<'_>, facts: &Resources) -> HashSet<&'c str> {
    let mut found = HashSet::new();
    // The functions that are open, by the indentation of their `def`.
    let mut open: Vec<(usize, &str)> = Vec::new();
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let mut words = line.words().skip_while(|word| word.text == "async");
        if words.next().is_some_and(|word| word.text == "def")
            && let Some(name) = words.next()
        {
            open.push((indent, name.text));
        }
        let opens = |word: Word<'_>| facts.may_open(word.text) && line.is_called(word);
        if line.words().any(|word| word.text == "return") && line.words().any(opens) {
            found.extend(open.last().map(|(_, name)| *name));
        }
    }
    found
}

/// Whether something imported from outside the standard library is called
/// where what it gives is used as a file: a method of files is called on it, or
/// on the name that it is assigned to; or it is named like an opener, and a
/// loop or a function that reads its argument may get it.
fn takes_files_from_elsewhere(code: &Code<'_>, facts: &Resources) -> bool {
    let has_method = |line: CodeLine<'_>| {
        let mut words = line.words();
        words.any(|word| facts.is_method(word.text) && line.is_attribute(word))
    };
    let with_methods: Vec<_> = code.lines().filter(|line| has_method(*line)).collect();
    let opens = |word: Word<'_>| word.text.contains("open");
    if with_methods.is_empty() && !code.lines().any(|line| line.words().any(opens)) {
        return false;
    }
    let imported = imported(code);
    if imported.is_empty() {
        return false;
    }
    let calls = |line: CodeLine<'_>| {
        line.words().any(|word| {
            imported.contains(word.text) && line.after(word).starts_with(['(', '.', '#'])
        })
    };
    let receivers: HashSet<_> = with_methods
        .iter()
        .flat_map(|line| line.words().map(|word| word.text))
        .collect();
    with_methods
        .iter()
        .any(|line| !is_import(*line) && calls(*line) && may_follow_call(*line))
        || code.lines().any(|line| {
            let first = line.words().next();
            let assigns = || {
                first.is_some_and(|word| {
                    receivers.contains(word.text) && line.after(word).starts_with('=')
                })
            };
            !is_import(line) && calls(line) && (line.words().any(opens) || assigns())
        })
}

/// Whether an attribute of a call's result may stand on the line.
fn may_follow_call(line: CodeLine<'_>) -> bool {
    let text = line.text();
    text.contains(").") || text.contains(") ") || text.contains(['\n', '\r', '\t'])
}

fn is_import(line: CodeLine<'_>) -> bool {
    let first = line.words().next();
    first.is_some_and(|word| matches!(word.text, "from" | "import"))
}

/// The names that imports from outside the standard library may bind, and some
/// more.
fn imported<'c>(code: &'c Code<'_>) -> HashSet<&'c str> {
    let mut found = HashSet::new();
    for line in code.lines().filter(|line| line.text().contains("import")) {
        let mut words = line.words().skip_while(|word| {
            word.text != "import" && (word.text != "from" || line.is_attribute(*word))
        });
        let Some(first) = words.next() else {
            continue;
        };
        let several = line.text().contains(';') || first.text == "import";
        let module = words.next().map_or("", |word| word.text);
        let relative = first.text == "from" && line.after(first).starts_with('.');
        if several || relative || !is_standard_module(module) {
            found.insert(module);
            found.extend(words.map(|word| word.text).filter(|text| *text != "import"));
        }
    }
    found
}

/// Whether the call of `word` is an item of the `with` that `line` starts
/// with: outside all brackets, and nothing done to its value.
fn is_item(line: CodeLine<'_>, word: Word<'_>) -> bool {
    line.header_depth_at(word.span.start) == Some(0)
        && line.after_call(word).is_some_and(|rest| {
            rest.starts_with([':', ',']) || rest.starts_with("as ") || rest.starts_with("as\t")
        })
}
