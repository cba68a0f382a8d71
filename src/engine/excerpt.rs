//! Which functions of a file can matter, so that the others need no parsing.

use std::iter::once;

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use crate::facts::Settings;
use crate::syntax::{Code, CodeLine, Outline, Word, is_old_number, words_of};
use crate::transform::{Applies, Transform};

/// What is worth parsing of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// Nothing can be found in it.
    Nothing,
    /// What is found in this shorter text tells whether anything is found in
    /// the file: the bodies of functions that cannot matter only pass. Offsets
    /// differ.
    Excerpt(String),
    /// There is no telling without the whole.
    Whole,
}

/// What is worth parsing for `candidates`, of a file that may matter to them.
pub(super) fn worth(code: &Code<'_>, candidates: &[&dyn Transform], settings: &Settings) -> Worth {
    let Some(outline) = Outline::of(code) else {
        return Worth::Whole;
    };
    let searches: Vec<_> = candidates
        .iter()
        .map(|transform| Search::new(*transform, code, settings))
        .collect();
    let outside = code.part(outline.outside(code));
    let outside_matters = searches.iter().any(|search| (search.applies)(&outside));
    let kept: Vec<bool> = outline
        .bodies
        .iter()
        .map(|body| {
            // With its header.
            let function = code.part(once(body.start - 1..body.end));
            let mut searches = searches.iter();
            searches.any(|search| search.finds(&function) && (search.applies)(&function))
        })
        .collect();
    if !outside_matters && !kept.contains(&true) {
        return Worth::Nothing;
    }
    let needed = (!outside_matters).then(|| Needed::by(code, &outside, &outline, &kept));
    let mut text = code.excerpt(
        &outline,
        |place| kept[place],
        |line| needed.as_ref().is_none_or(|needed| needed.takes(line)),
    );
    if is_python2(code) {
        // What shows it may have been left out.
        text.push_str("print 2\n");
    }
    // Reading twice pays where much is left out.
    if text.len() * 4 > code.text().len() * 3 {
        return Worth::Whole;
    }
    Worth::Excerpt(text)
}

/// The names that some functions mention, and what is needed to know what
/// these are.
struct Needed<'c>(FxHashSet<&'c str>);

impl<'c> Needed<'c> {
    /// What the `kept` of the functions need of the lines outside.
    fn by(code: &Code<'c>, outside: &'c Code<'_>, outline: &Outline, kept: &[bool]) -> Self {
        let mut names = FxHashSet::default();
        let bodies = outline.bodies.iter().zip(kept);
        let functions = bodies.filter(|(_, kept)| **kept);
        for function in functions.map(|(body, _)| code.part(once(body.start - 1..body.end))) {
            note(&function, &mut names);
        }
        let mut needed = Self(names);
        // What is needed to know what the needed is.
        for _ in 0..3 {
            let before = needed.0.len();
            let lines: Vec<_> = outside.lines().filter(|it| needed.takes(*it)).collect();
            for line in lines {
                needed.0.extend(line.words().map(|word| word.text));
            }
            if needed.0.len() == before {
                break;
            }
        }
        needed
    }

    /// Whether a line outside of functions has to stay: it is no plain
    /// statement, or binds one of the names, or defines a function of such a
    /// name.
    fn takes(&self, line: CodeLine<'_>) -> bool {
        let text = line.text();
        let start = text.trim_start();
        if start.starts_with('@') || text.contains(":=") || text.contains(';') {
            return true;
        }
        let mut words = line.words().map(|word| word.text);
        let Some(first) = words.next() else {
            return false;
        };
        let mut name = words.skip_while(|word| *word == "def");
        if first == "def" || first == "async" && text.contains("def") {
            return name
                .next()
                .is_none_or(|it| it.starts_with("__") || self.0.contains(it));
        }
        if COMPOUND.contains(&first) && start.starts_with(first) {
            return true;
        }
        let end = text.find('=').or_else(|| text.find(':'));
        let Some(end) = end else {
            return false;
        };
        let mut targets = line.words().take_while(|word| line.offset(*word) < end);
        targets.any(|word| self.0.contains(word.text))
    }
}

/// Whether the file shows that it is written for Python 2, by `print x`,
/// `exec x`, `except E, e`, `10L` or `0777`.
fn is_python2(code: &Code<'_>) -> bool {
    let is_statement = |line: CodeLine<'_>, word: Word<'_>| {
        let rest = line.after(word);
        rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\''))
            && !line.is_attribute(word)
            && !OPERATORS.iter().any(|operator| rest.starts_with(operator))
    };
    let binds_after_comma = |line: CodeLine<'_>, word: Word<'_>| {
        let header = line.after(word).split(':').next().unwrap_or_default();
        header.contains(',') && !header.contains(['(', '"', '\''])
    };
    code.lines().any(|line| {
        line.words().any(|word| match word.text {
            "print" | "exec" => is_statement(line, word),
            "except" => binds_after_comma(line, word),
            text => is_old_number(text),
        })
    })
}

/// What may follow a name in Python 3.
const OPERATORS: &[&str] = &[
    "and ", "as ", "else ", "for ", "if ", "in ", "is ", "not ", "or ",
];

/// Adds the words of some code, those in formatted strings included.
fn note<'c>(code: &Code<'c>, names: &mut FxHashSet<&'c str>) {
    for text in code.formatted() {
        names.extend(words_of(text));
    }
    names.extend(code.words());
}

/// The keywords that start a line which is more than an expression or an
/// assignment.
const COMPOUND: &[&str] = &[
    "async", "case", "class", "def", "del", "elif", "else", "except", "exec", "finally", "for",
    "from", "global", "if", "import", "match", "nonlocal", "raise", "return", "try", "type",
    "while", "with",
];

/// A transform, and what its findings in a function hold one of.
struct Search<'a> {
    applies: Applies<'a>,
    literals: Vec<Finder<'a>>,
    /// What else may stand for the literals: names that are given to what is
    /// on a line with one of them.
    names: FxHashSet<&'a str>,
}

impl<'a> Search<'a> {
    fn new(transform: &'a dyn Transform, code: &'a Code<'_>, settings: &'a Settings) -> Self {
        let needles = transform.meta().needles.iter().copied().flatten().copied();
        let more = transform.more_needles(settings).iter().map(String::as_str);
        let literals: Vec<_> = needles.chain(more).map(Finder::new).collect();
        let found = |it: &Finder<'_>| it.find_iter(code.text().as_bytes()).collect::<Vec<_>>();
        let mut places: Vec<_> = literals.iter().flat_map(found).collect();
        places.sort_unstable();
        let names = code.lines_at(places).flat_map(other_names).collect();
        Self {
            applies: transform.may_apply_in(code, settings),
            literals,
            names,
        }
    }

    fn finds(&self, code: &Code<'_>) -> bool {
        let text = code.text().as_bytes();
        self.literals.is_empty()
            || self.literals.iter().any(|it| it.find(text).is_some())
            || code.words().any(|word| self.names.contains(word))
            || code
                .formatted()
                .any(|text| words_of(text).any(|word| self.names.contains(word)))
    }
}

/// The names that a line may give to what it speaks of: `as name`, `name = …`,
/// `name: T = …`, `name += …`.
fn other_names<'c>(line: CodeLine<'c>) -> impl Iterator<Item = &'c str> {
    let mut after_as = false;
    line.words().filter_map(move |word| {
        let named = std::mem::replace(&mut after_as, word.text == "as");
        let assigned = match word.next {
            b'+' => line.after(word).starts_with("+="),
            b'=' => !line.after(word).starts_with("=="),
            next => next == b':',
        };
        (named || assigned).then_some(word.text)
    })
}
