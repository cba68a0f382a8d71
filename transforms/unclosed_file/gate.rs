//! Whether a file can hold anything at all, from its words alone.

use crate::transform::prelude::*;

/// Whether something that opens a resource is called, other than as an item of
/// a `with`.
pub(crate) fn opens_something(code: &Code<'_>, facts: &Resources) -> bool {
    Openers::of(code, facts).are_in(code) || calls_opening_function(code, facts)
}

/// Whether a function of the file that may return what it opens is called.
fn calls_opening_function(code: &Code<'_>, facts: &Resources) -> bool {
    let own = functions_that_open(code, facts);
    !own.is_empty()
        && code.lines().any(|line| {
            let mut before = "";
            line.words().any(|word| {
                let defined = std::mem::replace(&mut before, word.text) == "def";
                !defined && word.is_called() && own.contains(word.text)
            })
        })
}

/// What opens resources in a file.
struct Openers<'c> {
    imports: &'c Imports,
    facts: &'c Resources,
    /// Whether there may be a `pathlib.Path`, which has a method `open`.
    paths: bool,
    /// The names that imports from outside the standard library bind.
    foreign: FxHashSet<&'c str>,
}

impl<'c> Openers<'c> {
    fn of(code: &'c Code<'_>, facts: &'c Resources) -> Self {
        let imports = code.imports();
        Self {
            imports,
            facts,
            paths: imports.has_module("pathlib"),
            foreign: imports
                .iter()
                .filter(|(_, origins)| !origins.iter().all(comes_with_python))
                .map(|(name, _)| name)
                .collect(),
        }
    }

    /// Whether `code`, the file or a part of it, opens something.
    fn are_in(&self, code: &Code<'_>) -> bool {
        let in_string = |text: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.into_iter().any(|word| self.facts.may_open(word))
        };
        code.formatted().any(in_string)
            || code.lines().any(|line| {
                let mut words = line.words();
                words.any(|word| {
                    self.opens(line, word) && !is_managed(line, word) && !is_handed_on(line, word)
                })
            })
            || self.take_files_from_elsewhere(code)
    }

    /// Whether a call of `word` may open something, as far as names tell.
    fn opens(&self, line: CodeLine<'_>, word: Word<'_>) -> bool {
        let facts = self.facts;
        if !word.is_called() || !facts.may_open(word.text) {
            return false;
        }
        // What the user names may be anything's method.
        if facts.last_added().iter().any(|last| last == word.text) {
            return true;
        }
        let imported = |path: &str| {
            let opener = |name: &str| facts.opener(name).is_some();
            self.imports.may_be(path, opener)
        };
        let path_method = self.paths && word.text == "open";
        match line.path_to(word) {
            syntax::Path::Names(path) if path == word.text => {
                matches!(path, "open" | "file") || imported(path)
            }
            syntax::Path::Names(path) => path_method || imported(path),
            syntax::Path::OfValue => path_method,
            syntax::Path::Unknown => true,
        }
    }
}

/// Whether the call of `word` is all that is returned, or all that an attribute
/// gets: somebody else has the duty to close.
fn is_handed_on(line: CodeLine<'_>, word: Word<'_>) -> bool {
    let syntax::Path::Names(path) = line.path_to(word) else {
        return false;
    };
    let ends = line
        .after_call(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('#'));
    let start = line.offset(word) + word.text.len() - path.len();
    let before = line.text()[..start].trim();
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let attribute = || {
        let target = before.strip_suffix('=').map_or("", str::trim_end);
        target.contains('.') && target.chars().all(is_path)
    };
    ends && (before == "return" || attribute())
}

/// Whether the call of `word` is an item of the `with` that `line` starts
/// with: outside all brackets, and nothing done to its value.
fn is_managed(line: CodeLine<'_>, word: Word<'_>) -> bool {
    let mut words = line.words().skip_while(|word| word.text == "async");
    words
        .next()
        .is_some_and(|first| first.text == "with" && first != word)
        && line.header_depth_at(word.span.start) == Some(0)
        && line.after_call(word).is_some_and(|rest| {
            rest.starts_with([':', ',']) || rest.starts_with("as ") || rest.starts_with("as\t")
        })
}

/// Tells of a function whether [`opens_something`] holds for it, or whether it
/// calls a function of the file that may return what it opens.
pub(crate) fn opens_in<'c>(file: &'c Code<'_>, facts: &'c Resources) -> Applies<'c> {
    let (own, openers) = (functions_that_open(file, facts), Openers::of(file, facts));
    Box::new(move |function| {
        openers.are_in(function)
            || !own.is_empty()
                && function.lines().any(|line| {
                    let mut words = line.words();
                    words.any(|word| word.is_called() && own.contains(word.text))
                })
    })
}

/// The functions with a `return` of something that is opened.
fn functions_that_open<'c>(code: &'c Code<'_>, facts: &Resources) -> FxHashSet<&'c str> {
    let openers = Openers::of(code, facts);
    let mut found = FxHashSet::default();
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
        let opens = |word: Word<'_>| openers.opens(line, word);
        if line.words().any(|word| word.text == "return") && line.words().any(opens) {
            found.extend(open.last().map(|(_, name)| *name));
        }
    }
    found
}

impl Openers<'_> {
    /// Whether something imported from outside the standard library is called
    /// where what it gives is used as a file: a method of files is called on it, or
    /// on the name that it is assigned to; or it is named like an opener, and a
    /// loop or a function that reads its argument may get it.
    fn take_files_from_elsewhere(&self, code: &Code<'_>) -> bool {
        if self.foreign.is_empty() {
            return false;
        }
        let calls = |line: CodeLine<'_>| {
            line.words().any(|word| {
                matches!(word.next, b'(' | b'.' | b'#')
                    && self.foreign.contains(word.text)
                    && !line.is_attribute(word)
            })
        };
        let mut receivers: FxHashSet<&str> = FxHashSet::default();
        for line in code.lines() {
            let methods = line
                .words()
                .filter(|word| line.is_attribute(*word) && self.facts.is_method(word.text));
            for method in methods {
                match line.path_to(method) {
                    syntax::Path::Names(path) => {
                        receivers.extend(path.split_once('.').map(|(name, _)| name));
                    }
                    syntax::Path::OfValue if calls(line) => return true,
                    syntax::Path::OfValue => {}
                    syntax::Path::Unknown => receivers.extend(line.words().map(|word| word.text)),
                }
            }
        }
        code.lines().any(|line| {
            let mut words = line.words();
            words.any(|word| {
                let bound = matches!(word.next, b':' | b'=') && receivers.contains(word.text);
                let named_so = matches!(word.next, b'(' | b'#') && word.text.contains("open");
                (bound || named_so) && calls(line)
            })
        })
    }
}
