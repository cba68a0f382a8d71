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

/// Whether something imported from outside the standard library is called
/// where what it gives is used as a file could be.
fn takes_files_from_elsewhere(code: &Code<'_>, facts: &Resources) -> bool {
    let imported = imported(code);
    if imported.is_empty() {
        return false;
    }
    let is_method =
        |line: CodeLine<'_>, word: Word<'_>| facts.is_method(word.text) && line.is_attribute(word);
    let renames = code.lines().any(|line| {
        let word = |text: &str| line.words().any(|word| word.text == text);
        word("import") && word("as") && line.words().any(|word| facts.may_consume(word.text))
    });
    let mut methods = None;
    code.lines().any(|line| {
        let mut words = line.words();
        let Some(first) = words.next() else {
            return false;
        };
        let calls = |word: Word<'_>| {
            imported.contains(word.text) && line.after(word).starts_with(['(', '.', '#'])
        };
        if matches!(first.text, "from" | "import") || !line.words().any(calls) {
            return false;
        }
        let takes = |word: Word<'_>| {
            word.text == "for" || facts.may_consume(word.text) || is_method(line, word)
        };
        renames
            || line.words().any(takes)
            || line.text().contains('=')
                && *methods.get_or_insert_with(|| {
                    code.lines()
                        .any(|line| line.words().any(|word| is_method(line, word)))
                })
    })
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
