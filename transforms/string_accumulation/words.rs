//! What names say of the length of a text, and of how many things there are.

use super::vocabulary::{FEW_THINGS, MANY_THINGS, SHORT_RESULTS, SHORT_TEXTS};

/// Special methods that work through what they are given.
const WORKERS: &[&str] = &[
    "__call__",
    "__enter__",
    "__exit__",
    "__init__",
    "__iter__",
    "__next__",
];

/// What a name begins or ends with, run together: `dirname`, `taskmsg`.
const ENDINGS: &[&str] = &[
    "cmd", "line", "linestr", "message", "msg", "name", "path", "prefix", "sig", "suffix",
];

/// Whether a text of that name is short.
pub(super) fn is_short_text(name: &str) -> bool {
    let ends = |word: &str| ENDINGS.iter().any(|ending| word.ends_with(ending));
    words(name).any(|word| SHORT_TEXTS.contains(&singular(&word)) || ends(singular(&word)))
}

/// Whether there are but a few of what has that name: `argv`, `self.options`,
/// the letters of a `word`, and constants, which are written out in the program.
pub(super) fn are_few(name: &str) -> bool {
    const COLLECTIONS: &[&str] = &["dict", "func", "list", "map", "set", "tuple"];
    let taken: Vec<_> = words(name).collect();
    let mut last = taken.iter().rev();
    let last = last.find(|word| !COLLECTIONS.contains(&word.as_str()));
    // The text of an element of XML is mostly one node.
    is_constant(name)
        || is_limit(name)
        || name == "childNodes"
        || last.is_some_and(|word| {
            FEW_THINGS.contains(&singular(word))
                || SHORT_TEXTS.contains(&word.as_str())
                || word.ends_with("key")
                || word.ends_with("spec")
        })
}

/// Whether there may be a mass of what has that name: `rows`, `self.lines`.
pub(super) fn are_many(name: &str) -> bool {
    words(name).any(|word| MANY_THINGS.contains(&singular(&word)))
}

/// Whether it holds what somebody has set by hand: `env`, `self.settings`.
pub(super) fn is_configuration(name: &str) -> bool {
    const SETTINGS: &[&str] = &[
        "cfg", "conf", "config", "env", "environ", "option", "setting",
    ];
    let last = words(name).last();
    last.is_some_and(|word| SETTINGS.contains(&singular(&word)))
}

/// Whether it is a number that something may not exceed: a width, a maximum.
pub(super) fn is_limit(name: &str) -> bool {
    words(name).any(|word| {
        matches!(word.as_str(), "limit" | "width" | "height") || word.starts_with("max")
    })
}

/// Whether it is, by its name, what a word or line ends with.
pub(super) fn is_end(name: &str) -> bool {
    let last = words(name).last();
    last.is_some_and(|word| {
        matches!(
            word.as_str(),
            "delim" | "delimiter" | "quote" | "terminator"
        )
    })
}

/// Whether it is a file by its name, or its lines.
pub(super) fn is_source(name: &str) -> bool {
    const SOURCES: &[&str] = &["chunk", "fh", "file", "fp", "line", "stream"];
    let last = words(name).last();
    name == "f" || last.is_some_and(|word| word != "files" && SOURCES.contains(&singular(&word)))
}

/// Whether what a function of that name returns or shows is short.
pub(super) fn is_short_result(function: &str) -> bool {
    let special = function.starts_with("__") && function.ends_with("__");
    special && !WORKERS.contains(&function)
        || function.starts_with('_')
            && words(function).any(|word| word == "dump" || word.ends_with("print"))
        || words(function).any(|word| SHORT_RESULTS.contains(&word.as_str()))
}

/// `LEVELS`, `_ALL_NAMES`.
pub(super) fn is_constant(name: &str) -> bool {
    name.len() > 1
        && name.contains(|c: char| c.is_ascii_uppercase())
        && !name.contains(|c: char| c.is_lowercase())
}

/// The words of `some_name`, `someName` and `HTTPHeader`, in lower case and
/// without numbers.
fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphabetic()).flat_map(|part| {
        let mut words = vec![String::new()];
        let mut lower = false;
        for c in part.chars() {
            if c.is_uppercase() && lower {
                words.push(String::new());
            }
            lower = c.is_lowercase();
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        words.retain(|word| !word.is_empty());
        words
    })
}

fn singular(word: &str) -> &str {
    let one = word.strip_suffix('s');
    one.filter(|it| it.len() > 1 && !it.ends_with('s'))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{are_few, is_short_result, is_short_text, words};

    #[test]
    fn names_are_taken_apart() {
        let taken = |name| words(name).collect::<Vec<_>>();
        assert_eq!(taken("shortOpt"), ["short", "opt"]);
        assert_eq!(taken("_dir_name2"), ["dir", "name"]);
        assert_eq!(taken("__repr__"), ["repr"]);
        assert_eq!(taken("URL"), ["url"]);
    }

    #[test]
    fn names_tell_how_much_there_is() {
        assert!(is_short_text("error_message") && is_short_text("dirname"));
        assert!(!is_short_text("html") && !is_short_text("text"));
        assert!(are_few("argv") && are_few("LEVELS") && are_few("word"));
        assert!(are_few("option_list") && are_few("maxx"));
        assert!(!are_few("rows") && !are_few("lines") && !are_few("x") && !are_few("words"));
        assert!(is_short_result("__repr__") && !is_short_result("render"));
    }
}
