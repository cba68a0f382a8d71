//! Whether a file can hold anything at all, from its words alone.

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
}

/// Whether the call of `word` is an item of the `with` that `line` starts
/// with: outside all brackets, and nothing done to its value.
fn is_item(line: CodeLine<'_>, word: Word<'_>) -> bool {
    line.header_depth_at(word.span.start) == Some(0)
        && line.after_call(word).is_some_and(|rest| {
            rest.starts_with([':', ',']) || rest.starts_with("as ") || rest.starts_with("as\t")
        })
}
