//! Whether a file can hold anything at all, from its words alone.

use crate::transform::prelude::*;

/// The gate of rules about what may stay open.
pub(crate) static STAYS_OPEN: Gate = Gate {
    more_needles: |settings| settings.resources.last_added(),
    may_apply: |code, settings| opens_something(code, &settings.resources, Asks::StaysOpen),
    may_apply_in: |code, settings| opens_in(code, &settings.resources, Asks::StaysOpen),
};

/// The gate of rules about all that is opened.
pub(crate) static ANY_OPENED: Gate = Gate {
    more_needles: |settings| settings.resources.last_added(),
    may_apply: |code, settings| opens_something(code, &settings.resources, Asks::Anything),
    may_apply_in: |code, settings| opens_in(code, &settings.resources, Asks::Anything),
};

/// What a rule asks of what is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Whether it may stay open.
    StaysOpen,
    /// Whether it may be closed other than by a `with`.
    Anything,
}

/// Whether something that opens a resource is called, other than as an item of
/// a `with`, so that it may be what is asked for.
fn opens_something(code: &Code<'_>, facts: &Resources, asks: Asks) -> bool {
    let openers = Openers::of(code, facts, asks);
    openers.are_in(code) || calls_opening_function(code, &openers)
}

/// Whether a function of the file that may return what it opens is called.
fn calls_opening_function(code: &Code<'_>, openers: &Openers<'_>) -> bool {
    let own = openers.functions_that_open(code);
    !own.is_empty() && code.lines().any(|line| calls_one(line, &own))
}

/// Whether one of the functions is called, other than as an item of a `with`.
fn calls_one(line: CodeLine<'_>, functions: &FxHashSet<&str>) -> bool {
    line.words().any(|word| {
        word.is_called()
            && functions.contains(word.text)
            && !is_defined(line, word)
            && !is_managed(line, word)
    })
}

/// What opens resources in a file.
struct Openers<'c> {
    imports: &'c Imports,
    facts: &'c Resources,
    asks: Asks,
    /// Where there may be a `pathlib.Path`, which has a method `open`: the names
    /// that are assigned something.
    paths: Option<FxHashSet<&'c str>>,
    /// The names that imports from outside the standard library bind.
    foreign: FxHashSet<&'c str>,
}

impl<'c> Openers<'c> {
    fn of(code: &'c Code<'_>, facts: &'c Resources, asks: Asks) -> Self {
        let imports = code.imports();
        Self {
            imports,
            facts,
            asks,
            paths: imports.has_module("pathlib").then(|| {
                let targets = code.lines().flat_map(CodeLine::targets);
                targets.map(|word| word.text).collect()
            }),
            foreign: imports
                .iter()
                .filter(|(_, origins)| !origins.iter().all(comes_with_python))
                .map(|(name, _)| name)
                .collect(),
        }
    }

    /// Whether `code`, the file or a part of it, opens something.
    fn are_in(&self, code: &Code<'_>) -> bool {
        let opens_in_text = |text: &str| {
            let calls = text.split('(').rev().skip(1);
            calls
                .map(syntax::last_word)
                .any(|word| self.facts.may_open(word))
        };
        code.formatted().any(opens_in_text)
            || self.leaves_open(code)
            || self.take_files_from_elsewhere(code)
    }

    /// Whether a call opens something that may be what is asked for.
    fn leaves_open(&self, code: &Code<'_>) -> bool {
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            let mut openers = line.words().filter(|word| {
                self.opens(line, *word)
                    && !is_managed(line, *word)
                    && !is_handed_on(line, *word)
                    && !self.is_idle_process(line, *word)
            });
            if openers
                .any(|word| self.asks == Asks::Anything || !is_closed(line, word, lines.clone()))
            {
                return true;
            }
        }
        false
    }

    /// Whether a call of `word` may open something, as far as names tell.
    fn opens(&self, line: CodeLine<'_>, word: Word<'_>) -> bool {
        let facts = self.facts;
        if !word.is_called() || !facts.may_open(word.text) || is_defined(line, word) {
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
        let paths = self.paths.as_ref().filter(|_| word.text == "open");
        // A name is one where nothing else is assigned to it.
        let is_path = |object: &str| paths.is_some_and(|names| names.contains(object));
        match line.path_to(word) {
            // No object's own method is known, and no other module's function.
            syntax::Path::Names("self.open" | "os.open") => false,
            syntax::Path::Names(path) if path == word.text => {
                matches!(path, "open" | "file") || imported(path)
            }
            syntax::Path::Names(path) => {
                path.strip_suffix(".open").is_some_and(is_path) || imported(path)
            }
            syntax::Path::OfValue => paths.is_some(),
            syntax::Path::Unknown => true,
        }
    }
}

impl Openers<'_> {
    /// Whether the call of `word` starts a process, and takes nothing out of it:
    /// whoever does not wait for one means it so.
    fn is_idle_process(&self, line: CodeLine<'_>, word: Word<'_>) -> bool {
        let syntax::Path::Names(path) = line.path_to(word) else {
            return false;
        };
        let opens = |process: bool| {
            self.imports.may_be(path, |name| {
                let opener = self.facts.opener(name);
                opener.is_some_and(|it| (it.kind == "process") == process)
            })
        };
        let alone = || {
            !line
                .after_call(word)
                .is_some_and(|rest| rest.starts_with(['.', '#', ')']))
        };
        opens(true) && !opens(false) && alone()
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

/// Whether `word` is the name of the function that the line defines.
fn is_defined(line: CodeLine<'_>, word: Word<'_>) -> bool {
    let before = line.words_before(word).next_back();
    before.is_some_and(|before| before.text == "def")
}

/// Whether what a call of `word` opens is closed for sure: at once, or it is
/// bound to a name, and that is closed before anything else can happen than that
/// something raises. `rest` are the lines that follow.
fn is_closed<'c>(
    line: CodeLine<'c>,
    word: Word<'c>,
    mut rest: impl Iterator<Item = CodeLine<'c>>,
) -> bool {
    let (Some(after), syntax::Path::Names(path)) = (line.after_call(word), line.path_to(word))
    else {
        return false;
    };
    let start = line.offset(word) + word.text.len() - path.len();
    let before = line.text()[..start].trim();
    if before.is_empty() {
        return is_alone(after, ".close()");
    }
    let Some(name) = before.strip_suffix('=').map(str::trim_end) else {
        return false;
    };
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !is_name || !is_alone(after, "") {
        return false;
    }
    let indent = line.indent();
    let (mut tries, mut cleans_up, mut is_left) = (false, false, false);
    rest.find_map(|line| {
        let mut words = line.words();
        let first = words.next().map_or("", |word| word.text);
        let closes =
            || is_alone(line.text().trim_start().strip_prefix(name)?, ".close()").then_some(());
        // `self.addCleanup(name.close)`, `with name:`.
        let is_given_up = || {
            let mut words = line.words();
            let named = words.any(|word| word.text == name && word.next == b'.');
            let adds = |word: Word<'_>| word.text == "addCleanup" && word.is_called();
            named && line.words().take(2).any(adds) && line.text().contains(".close)")
        };
        let outside = line.indent() == indent;
        if line.indent() < indent {
            return Some(false);
        }
        let rebinds = line
            .words()
            .any(|word| word.text == name && binds(line, word));
        let leaves = |words: &[&str]| line.words().any(|word| words.contains(&word.text));
        is_left |= tries && leaves(LEAVES_TRY);
        match first {
            _ if rebinds => Some(false),
            "try" if outside && !tries => {
                tries = true;
                None
            }
            "except" | "else" if outside && tries => None,
            "finally" if outside && tries => {
                cleans_up = true;
                None
            }
            _ if closes().is_some() && cleans_up && !outside => Some(true),
            _ if outside && (closes().is_some() || is_given_up()) => Some(!is_left),
            _ if outside && tries => Some(false),
            _ if cleans_up && leaves(LEAVES_TRY) => Some(false),
            _ if tries => None,
            _ if leaves(LEAVES) => Some(false),
            _ => None,
        }
    })
    .unwrap_or(false)
}

/// Whether a name is bound there, or may be.
fn binds(line: CodeLine<'_>, word: Word<'_>) -> bool {
    let before = line
        .words_before(word)
        .next_back()
        .map_or("", |word| word.text);
    word.next == b'=' && !line.after(word).starts_with("==")
        || word.next == b','
        || matches!(
            before,
            "as" | "for" | "del" | "global" | "nonlocal" | "def" | "class"
        )
}

/// What goes on somewhere else.
const LEAVES: &[&str] = &[
    "assert", "await", "break", "continue", "def", "exit", "lambda", "raise", "return", "try",
    "yield",
];

/// What leaves a `try` other than by an exception.
const LEAVES_TRY: &[&str] = &["await", "break", "continue", "exit", "return", "yield"];

/// Whether there is just `expected`, and perhaps a comment.
fn is_alone(text: &str, expected: &str) -> bool {
    let rest = text.trim_start().strip_prefix(expected);
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with('#')
    })
}

/// Tells of a function whether [`opens_something`] holds for it, or whether it
/// calls a function of the file that may return what it opens, or is that.
fn opens_in<'c>(file: &'c Code<'_>, facts: &'c Resources, asks: Asks) -> Applies<'c> {
    let openers = Openers::of(file, facts, asks);
    let own = openers.functions_that_open(file);
    let is_own = |own: &FxHashSet<&str>, line: CodeLine<'_>| {
        let mut words = line.words();
        words.any(|word| own.contains(word.text) && is_defined(line, word))
    };
    Box::new(move |function| {
        openers.are_in(function)
            || !own.is_empty()
                && function
                    .lines()
                    .any(|line| calls_one(line, &own) || is_own(&own, line))
    })
}

impl Openers<'_> {
    /// The functions with a `return` of something that is opened.
    fn functions_that_open<'t>(&self, code: &'t Code<'_>) -> FxHashSet<&'t str> {
        let returns = |line: CodeLine<'_>| {
            let opens = |word: Word<'_>| self.opens(line, word);
            line.words().any(|word| word.text == "return") && line.words().any(opens)
        };
        syntax::functions_around(code, returns).collect()
    }

    /// Whether `word` is something imported from outside the standard library
    /// that is named like an opener, and is called where a loop or a function
    /// may get what it gives.
    fn gives_file_of_elsewhere(&self, line: CodeLine<'_>, word: Word<'_>) -> bool {
        if !matches!(word.next, b'(' | b'#') || !word.text.contains("open") {
            return false;
        }
        let is_foreign = match line.path_to(word) {
            syntax::Path::Names(path) => {
                let mut names = path.split('.').rev().skip(1).map(str::trim);
                let first = path.split(['.', ' ', '\\', '\n']).next();
                !names.next().is_some_and(starts_upper)
                    && first.is_some_and(|first| self.foreign.contains(first))
            }
            syntax::Path::OfValue => false,
            syntax::Path::Unknown => true,
        };
        let gets = |before: Word<'_>| {
            matches!(before.next, b'(' | b'#') || matches!(before.text, "in" | "from")
        };
        is_foreign && line.words_before(word).any(gets) && !is_managed(line, word)
    }

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
                let is_managed = || {
                    let before = line.words_before(word).next_back();
                    before.is_some_and(|before| before.text == "as")
                };
                matches!(word.next, b':' | b'=')
                    && receivers.contains(word.text)
                    && calls(line)
                    && !is_managed()
                    || self.gives_file_of_elsewhere(line, word)
            })
        })
    }
}
