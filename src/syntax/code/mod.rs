//! Code as words on logical lines, without parsing: enough to tell that a file
//! has nothing that a transform looks for.

mod line;
mod words;

use std::ops::Range;
use std::rc::Rc;

use self::words::Words;
use super::imported::{Elsewhere, Imports};
use crate::text::Span;

pub use self::line::{CodeLine, Word};
pub use self::words::{last_word, words_of};

/// The lines of a file's text, or some of them.
pub struct Code<'t> {
    words: Rc<Words<'t>>,
    /// The lines that it is about, by number, in order.
    lines: Vec<Range<usize>>,
}

impl<'t> Code<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        Self::among(text, None)
    }

    /// The same; `elsewhere` tells of what it imports.
    pub fn among(text: &'t str, elsewhere: Option<&'t dyn Elsewhere>) -> Self {
        let words = Words::new(text, elsewhere);
        let all = 0..words.lines.len();
        Self {
            words: Rc::new(words),
            lines: vec![all],
        }
    }

    /// These lines of it, by number.
    pub fn part(&self, lines: impl IntoIterator<Item = Range<usize>>) -> Self {
        Self {
            words: Rc::clone(&self.words),
            lines: lines.into_iter().collect(),
        }
    }

    /// Whether strings and brackets match, so that lines are what they seem.
    pub fn is_certain(&self) -> bool {
        let lexed = &self.words.lexed;
        !lexed.lost && !lexed.unbalanced
    }

    /// The logical lines, blank ones and comments left out.
    pub fn lines(&self) -> impl Iterator<Item = CodeLine<'_>> + Clone {
        let numbers = self.lines.iter().cloned().flatten();
        numbers.map(|number| CodeLine {
            code: &self.words,
            number,
            span: self.words.lines[number].span,
        })
    }

    /// Those of the logical lines that may hold one of `texts`: of a whole file, those
    /// that do, in code or not.
    pub fn lines_with(&self, texts: &[&str]) -> impl Iterator<Item = CodeLine<'_>> {
        let is_whole = self.len() == self.words.lines.len();
        let mut offsets = Vec::new();
        if is_whole {
            let bytes = self.words.text.as_bytes();
            for text in texts {
                offsets.extend(memchr::memmem::find_iter(bytes, text));
            }
            offsets.sort_unstable();
        }
        let found = self.lines_at(offsets);
        let all = self.lines().take(if is_whole { 0 } else { usize::MAX });
        found.chain(all)
    }

    /// The lines of the whole file in which one of `offsets`, in bytes and in
    /// order, is, each once. Comments of their own are on no line.
    pub fn lines_at(
        &self,
        offsets: impl IntoIterator<Item = usize>,
    ) -> impl Iterator<Item = CodeLine<'_>> {
        let words = &*self.words;
        let mut next = 0;
        offsets.into_iter().filter_map(move |offset| {
            let offset = offset as u32;
            let after = &words.lines[next..];
            let number = next + after.partition_point(|line| line.span.end <= offset);
            let span = words.lines.get(number)?.span;
            let is_new = span.start <= offset;
            next = number + usize::from(is_new);
            is_new.then_some(CodeLine {
                code: words,
                number,
                span,
            })
        })
    }

    /// What the imports of the whole file bind, those in functions included.
    pub fn imports(&self) -> &Imports {
        let bytes = self.words.text.as_bytes();
        let lines = || self.lines_at(memchr::memmem::find_iter(bytes, "import"));
        self.words.imports.get_or_init(|| Imports::of(lines()))
    }

    /// Whether `path`, an imported name with attributes behind dots, may be a
    /// generator function with clean-up to do; nothing is where nobody tells. A
    /// module counts where any of its functions is one.
    pub fn may_yield(&self, path: &str) -> bool {
        let Some(elsewhere) = self.words.elsewhere else {
            return false;
        };
        let mut yielding = self.words.yielding.borrow_mut();
        if let Some(known) = yielding.get(path) {
            return *known;
        }
        let (name, attribute) = path.split_once('.').unwrap_or((path, ""));
        let mut origins = self.imports().origins(name).iter();
        let told = origins.any(|origin| elsewhere.may_yield(origin, attribute));
        yielding.insert(path.into(), told);
        told
    }

    /// The words of all its lines.
    pub fn words(&self) -> impl Iterator<Item = &'t str> {
        let words = &self.words;
        let of_lines = |lines: Range<usize>| lines.flat_map(|line| words.lines[line].words.clone());
        let numbers = self.lines.iter().cloned().flat_map(of_lines);
        numbers.map(|number| &words.text[words.words[number].span.range()])
    }

    /// Whether the whole file has tokens that only Python 2 knows: `<>`, `ur''`.
    pub fn has_old_tokens(&self) -> bool {
        let words = &self.words;
        let is_old = |string: &Span| {
            let text = words.text[string.range()].as_bytes();
            matches!(text, [b'u' | b'U', b'r' | b'R', ..])
        };
        words.lines.iter().any(|line| line.punctuation.unequal)
            || words.lexed.strings.iter().any(is_old)
    }

    /// How many logical lines it has.
    pub fn len(&self) -> usize {
        self.lines.iter().map(ExactSizeIterator::len).sum()
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// From its first line to its last, in the file.
    pub fn span(&self) -> Span {
        let line = |number: usize| self.words.lines[number].span;
        let first = self.lines.iter().find(|lines| !lines.is_empty());
        let last = self.lines.iter().rev().find(|lines| !lines.is_empty());
        match (first, last) {
            (Some(first), Some(last)) => line(first.start).to(line(last.end - 1)),
            _ => Span::new(0, 0),
        }
    }

    /// The text of its [`span`](Self::span).
    pub fn text(&self) -> &'t str {
        &self.words.text[self.span().range()]
    }

    /// The text of the whole file.
    pub fn source(&self) -> &'t str {
        self.words.text
    }

    /// The texts of the strings that may hold code: `f"{…}"`, `t"{…}"`.
    pub fn formatted(&self) -> impl Iterator<Item = &'t str> {
        let words = &self.words;
        let strings_of = |lines: &Range<usize>| {
            let spans = &words.lines[lines.clone()];
            let start = spans.first().map_or(0, |line| line.span.start);
            let end = spans.last().map_or(0, |line| line.span.end);
            let strings = &words.lexed.formatted;
            let first = strings.partition_point(|string| string.start < start);
            let last = strings.partition_point(|string| string.start < end);
            strings[first..last.max(first)].iter()
        };
        let text = words.text;
        self.lines
            .iter()
            .flat_map(strings_of)
            .map(move |string| &text[string.range()])
            .filter(|string| string.contains('{'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Vec<String>> {
        let code = Code::new(text);
        let words = |line: CodeLine<'_>| line.words().map(|word| word.text.to_owned()).collect();
        code.lines().map(words).collect()
    }

    #[test]
    fn lines_are_logical_and_words_are_code() {
        let text = "def f(a, # b\n      c):\n    x = 'd\\\ne' + \\\n  g # h\n\n# i\n'''\nj\n'''; k\r\nl\rm";
        assert_eq!(
            lines(text),
            [
                vec!["def", "f", "a", "c"],
                vec!["x", "g"],
                vec!["k"],
                vec!["l"],
                vec!["m"],
            ]
        );
    }

    #[test]
    fn targets_stand_before_the_last_equals_sign() {
        for (text, expected) in [
            ("a = b == c\n", vec!["a"]),
            ("a = b, c.d[e] = f(g=h)\n", vec!["a", "b", "c", "d", "e"]),
            ("a: b = (c :=\n d)\n", vec!["a", "b"]),
            ("a += b\n", vec![]),
            ("f(a='=', b=[c])\n", vec![]),
            ("if a <= b: c = d; e\n", vec!["if", "a", "b", "c"]),
        ] {
            let code = Code::new(text);
            let line = code.lines().next().unwrap();
            let words: Vec<_> = line.targets().map(|word| word.text).collect();
            assert_eq!(words, expected, "{text}");
        }
    }

    #[test]
    fn arguments_are_found_by_commas() {
        let code = Code::new("x = f((a, b), ',', c[1, 2],)\n");
        let line = code.lines().next().unwrap();
        let word = line.words().find(|word| word.text == "f").unwrap();
        let all: Vec<_> = (0..4).map(|place| line.argument(word, place)).collect();
        assert_eq!(all, [Some("(a, b)"), Some("','"), Some("c[1, 2]"), None]);
    }

    #[test]
    fn prefixes_are_no_words() {
        assert_eq!(lines("a = rb'x' f'{y}' u'z' bar"), [["a", "bar"]]);
    }

    #[test]
    fn a_word_knows_what_follows_it() {
        let code = Code::new("f(a , b'x', c\\\n  + (d # e\n .g) [h]) == i\nj 'k' l\n");
        for line in code.lines() {
            for word in line.words() {
                let first = line.after(word).bytes().next().unwrap_or_default();
                assert_eq!(word.next, first, "{word:?}");
            }
        }
    }

    #[test]
    fn what_does_not_match_is_not_certain() {
        assert!(Code::new("f(x)\n").is_certain());
        assert!(!Code::new("f(x\n").is_certain());
        assert!(!Code::new("'x\n").is_certain());
    }
}
