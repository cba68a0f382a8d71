//! Which functions of a file can matter, so that the others need no parsing.

use std::iter::once;

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use crate::facts::Settings;
use crate::syntax::{
    Code, CodeLine, Outline, Word, is_decorator, is_old_number, is_text, words_of,
};
use crate::text::Span;
use crate::transform::{Applies, Transform};

/// What is worth parsing of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Worth {
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
    let in_outside: Vec<_> = searches
        .iter()
        .filter(|search| (search.applies)(&outside))
        .collect();
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
    if in_outside.is_empty() && !kept.contains(&true) {
        return Worth::Nothing;
    }
    let needed = Needed::by(code, &outside, in_outside, &outline, &kept);
    let mut text = code.excerpt(&outline, |place| kept[place], |line| needed.takes(line));
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

/// What has to stay of the lines outside of functions.
struct Needed<'a, 'c> {
    /// The names that some functions and lines mention, and what is needed to
    /// know what these are: what binds them has to stay.
    names: FxHashSet<&'c str>,
    /// The names of what matters itself: all that mentions them has to stay.
    subjects: FxHashSet<&'c str>,
    /// Lines with one of their literals have to stay.
    searches: Vec<&'a Search<'c>>,
}

impl<'a, 'c> Needed<'a, 'c> {
    /// What the `kept` of the functions need of the lines outside, and what
    /// matters to `searches` there.
    fn by(
        code: &Code<'c>,
        outside: &'c Code<'_>,
        searches: Vec<&'a Search<'c>>,
        outline: &Outline,
        kept: &[bool],
    ) -> Self {
        let mut needed = Self {
            names: FxHashSet::default(),
            subjects: FxHashSet::default(),
            searches,
        };
        let bodies = outline.bodies.iter().zip(kept);
        let functions = bodies.filter(|(_, kept)| **kept);
        for function in functions.map(|(body, _)| code.part(once(body.start - 1..body.end))) {
            note(&function, &mut needed.names);
        }
        if !needed.searches.is_empty() {
            let subjects = outside.lines().filter(|line| needed.is_subject(*line));
            let subjects: FxHashSet<_> = subjects.flat_map(other_names).collect();
            needed.subjects = subjects;
        }
        // What is needed to know what the needed is.
        for _ in 0..3 {
            let before = needed.names.len();
            let is_needed = |it: &CodeLine<'_>| is_decorator(*it) || needed.takes(*it);
            let lines: Vec<_> = outside.lines().filter(is_needed).collect();
            for line in lines {
                needed.names.extend(line.words().map(|word| word.text));
            }
            if needed.names.len() == before {
                break;
            }
        }
        needed
    }

    /// Whether one of the searches finds the line.
    fn is_subject(&self, line: CodeLine<'_>) -> bool {
        self.searches.iter().any(|search| search.finds_line(line))
    }

    /// Whether a line outside of functions is about what matters itself.
    fn matters(&self, line: CodeLine<'_>) -> bool {
        // Names in formatted strings too.
        let mut words = words_of(line.text());
        self.is_subject(line)
            || !self.subjects.is_empty() && words.any(|word| self.subjects.contains(word))
    }

    /// Whether a line outside of functions has to stay: it matters itself, is no
    /// plain statement, or binds one of the names, or defines a function of such
    /// a name. A decorator stays with what it stands before, unless it matters.
    fn takes(&self, line: CodeLine<'_>) -> bool {
        let text = line.text();
        let start = text.trim_start();
        if is_text(line) {
            return false;
        }
        if self.matters(line) {
            return true;
        }
        if is_decorator(line) {
            return false;
        }
        if text.contains(":=") || text.contains(';') {
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
                .is_none_or(|it| it.starts_with("__") || self.names.contains(it));
        }
        if COMPOUND.contains(&first) && start.starts_with(first) {
            return true;
        }
        let end = text.find('=').or_else(|| text.find(':'));
        let Some(end) = end else {
            return false;
        };
        let mut targets = line.words().take_while(|word| line.offset(*word) < end);
        targets.any(|word| self.names.contains(word.text))
    }
}

/// Whether the file shows that it is written for Python 2, by `print x`,
/// `exec x`, `except E, e`, `10L`, `0777`, `<>` or `ur''`.
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
            // Of `0.01` and `01.5` the parts are no numbers.
            text => is_old_number(text) && word.next != b'.' && !line.is_attribute(word),
        })
    }) || code.has_old_tokens()
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
    "assert", "async", "await", "break", "case", "class", "continue", "def", "del", "elif", "else",
    "except", "exec", "finally", "for", "from", "global", "if", "import", "match", "nonlocal",
    "raise", "return", "try", "type", "while", "with", "yield",
];

/// A transform, and what its findings hold one of.
struct Search<'a> {
    applies: Applies<'a>,
    /// Where its literals stand in the file, in bytes and in order; `None` where
    /// it has none.
    places: Option<Vec<usize>>,
    /// What else may stand for the literals: names that are given to what is
    /// on a line with one of them.
    names: FxHashSet<&'a str>,
}

impl<'a> Search<'a> {
    fn new(transform: &'a dyn Transform, code: &'a Code<'_>, settings: &'a Settings) -> Self {
        let needles = transform.meta().needles.iter().copied().flatten().copied();
        let more = transform.more_needles(settings).iter().map(String::as_str);
        let text = code.source().as_bytes();
        let (mut places, mut literals) = (Vec::new(), 0);
        for literal in needles.chain(more) {
            literals += 1;
            places.extend(Finder::new(literal).find_iter(text));
        }
        places.sort_unstable();
        let lines = code.lines_at(places.iter().copied());
        Self {
            applies: transform.may_apply_in(code, settings),
            names: lines.flat_map(other_names).collect(),
            places: (literals > 0).then_some(places),
        }
    }

    fn finds(&self, function: &Code<'_>) -> bool {
        let mut formatted = function.formatted().flat_map(words_of);
        self.is_in(function.span())
            || function.words().any(|word| self.names.contains(word))
            || formatted.any(|word| self.names.contains(word))
    }

    fn finds_line(&self, line: CodeLine<'_>) -> bool {
        self.is_in(line.span()) || line.words().any(|word| self.names.contains(word.text))
    }

    /// Whether one of its literals starts there.
    fn is_in(&self, span: Span) -> bool {
        self.places.as_ref().is_none_or(|places| {
            let next = places.partition_point(|place| *place < span.start as usize);
            places
                .get(next)
                .is_some_and(|place| *place < span.end as usize)
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_2_shows_itself() {
        for text in [
            "print x\n",
            "exec x in y\n",
            "try: a\nexcept E, e: b\n",
            "x = 10L\n",
            "f(0777)\n",
            "if a <> b: c\n",
            "x = ur'a'\n",
        ] {
            assert!(is_python2(&Code::new(text)), "{text}");
        }
        for text in [
            "print(x)\n",
            "x = 0.01 + 01.5 + a[0].b\n",
            "x = 0x0f, 00, 1e05\n",
            "x = '<>', u'r', a < (b > c) # <>\n",
        ] {
            assert!(!is_python2(&Code::new(text)), "{text}");
        }
    }
}
