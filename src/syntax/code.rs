//! Code as words on logical lines, without parsing: enough to tell that a file
//! has nothing that a transform looks for.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Lexed;
use super::imported::{Elsewhere, Imports};
use crate::text::Span;

/// The lines of a file's text, or some of them.
pub struct Code<'t> {
    words: Rc<Words<'t>>,
    /// The lines that it is about, by number, in order.
    lines: Vec<Range<usize>>,
}

/// A text of which strings and comments are known.
struct Words<'t> {
    text: &'t str,
    lexed: Lexed,
    words: Vec<Place>,
    /// The logical lines, blank ones and comments left out.
    lines: Vec<LineOfWords>,
    imports: OnceCell<Imports>,
    elsewhere: Option<&'t dyn Elsewhere>,
    /// Which imported names may yield, as far as asked.
    yielding: RefCell<FxHashMap<Box<str>, bool>>,
}

/// Where a word stands, and what follows it; see [`Word::next`].
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    next: u8,
}

/// A logical line, and which words are on it.
struct LineOfWords {
    span: Span,
    words: Range<usize>,
}

/// One logical line: a statement, several with semicolons, or a header.
#[derive(Clone, Copy)]
pub struct CodeLine<'c> {
    code: &'c Words<'c>,
    number: usize,
    span: Span,
}

/// A name, keyword or number in code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'c> {
    /// Its text.
    pub text: &'c str,
    /// Where it stands.
    pub span: Span,
    /// The byte that follows it on its line, blanks and joined line ends
    /// skipped: the first of [`CodeLine::after`]. Zero at the end of the line.
    pub next: u8,
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
        let words = &self.words;
        words.imports.get_or_init(|| {
            Imports::of((0..words.lines.len()).map(|number| CodeLine {
                code: words,
                number,
                span: words.lines[number].span,
            }))
        })
    }

    /// Whether an imported name may be that of a function with a `yield` in it;
    /// nothing is where nobody tells.
    pub fn may_yield(&self, name: &str) -> bool {
        let Some(elsewhere) = self.words.elsewhere else {
            return false;
        };
        let origins = self.imports().origins(name);
        let tell = || origins.iter().any(|origin| elsewhere.may_yield(origin));
        let mut yielding = self.words.yielding.borrow_mut();
        *yielding.entry(name.into()).or_insert_with(tell)
    }

    /// The words of all its lines.
    pub fn words(&self) -> impl Iterator<Item = &'t str> {
        let words = &self.words;
        let of_lines = |lines: Range<usize>| lines.flat_map(|line| words.lines[line].words.clone());
        let numbers = self.lines.iter().cloned().flat_map(of_lines);
        numbers.map(|number| &words.text[words.words[number].span.range()])
    }

    /// How many logical lines it has.
    pub fn len(&self) -> usize {
        self.lines.iter().map(ExactSizeIterator::len).sum()
    }

    /// Whether it has no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text from its first line to its last.
    pub fn text(&self) -> &'t str {
        let line = |number: usize| self.words.lines[number].span;
        let first = self.lines.iter().find(|lines| !lines.is_empty());
        let last = self.lines.iter().rev().find(|lines| !lines.is_empty());
        match (first, last) {
            (Some(first), Some(last)) => {
                &self.words.text[line(first.start).start as usize..line(last.end - 1).end as usize]
            }
            _ => "",
        }
    }

    /// The texts of the strings that may hold code: `f"{…}"`, `t"{…}"`.
    pub fn formatted(&self) -> impl Iterator<Item = &'t str> {
        let words = &self.words;
        let strings_of = |lines: &Range<usize>| {
            let spans = &words.lines[lines.clone()];
            let start = spans.first().map_or(0, |line| line.span.start);
            let end = spans.last().map_or(0, |line| line.span.end);
            let strings = &words.lexed.strings;
            let first = strings.partition_point(|string| string.start < start);
            let last = strings.partition_point(|string| string.start < end);
            strings[first..last.max(first)].iter()
        };
        let text = words.text;
        self.lines
            .iter()
            .flat_map(strings_of)
            .map(move |string| &text[string.range()])
            .filter(|string| {
                let prefix = string.split(['\'', '"']).next().unwrap_or_default();
                prefix.contains(['f', 'F', 't', 'T']) && string.contains('{')
            })
    }
}

impl Word<'_> {
    /// Whether it is called.
    pub fn is_called(self) -> bool {
        self.next == b'('
    }
}

impl<'t> Words<'t> {
    fn new(text: &'t str, elsewhere: Option<&'t dyn Elsewhere>) -> Self {
        let lexed = Lexed::new(text);
        let mut words = Vec::with_capacity(text.len() / 8);
        let mut lines = Vec::with_capacity(text.len() / 32);
        let bytes = text.as_bytes();
        let mut strings = lexed.strings.iter().peekable();
        let mut comments = lexed.comments.iter().peekable();
        let mut joints = lexed.joints.iter().peekable();
        let (mut at, mut start, mut first, mut blank) = (0, 0, 0, true);
        // Whether nothing was seen yet after the last word.
        let mut awaits = false;
        let follow = |words: &mut Vec<Place>, awaits: &mut bool, next: u8| {
            if std::mem::take(awaits)
                && let Some(word) = words.last_mut()
            {
                word.next = next;
            }
        };
        loop {
            let here = at as u32;
            if let Some(string) = strings.next_if(|span| span.start <= here) {
                follow(&mut words, &mut awaits, bytes[string.start as usize]);
                at = at.max(string.end as usize);
                blank = false;
                continue;
            }
            if let Some(comment) = comments.next_if(|span| span.start <= here) {
                follow(&mut words, &mut awaits, b'#');
                at = at.max(comment.end as usize);
                continue;
            }
            if let Some(joint) = joints.next_if(|span| span.start <= here) {
                at = at.max(joint.end as usize);
                continue;
            }
            match bytes.get(at) {
                None | Some(b'\n' | b'\r') => {
                    if !blank {
                        lines.push(LineOfWords {
                            span: Span::new(start as u32, here),
                            words: first..words.len(),
                        });
                    }
                    if at >= bytes.len() {
                        break;
                    }
                    at += 1;
                    (start, first, blank, awaits) = (at, words.len(), true, false);
                }
                Some(&byte) if is_word(byte) => {
                    let word = at;
                    while bytes.get(at).is_some_and(|&byte| is_word(byte)) {
                        at += 1;
                    }
                    blank = false;
                    follow(&mut words, &mut awaits, byte);
                    // A string's prefix is part of the string.
                    if strings
                        .peek()
                        .is_none_or(|span| span.start as usize != word)
                    {
                        let span = Span::new(word as u32, at as u32);
                        words.push(Place { span, next: 0 });
                        awaits = true;
                    }
                }
                Some(b' ' | b'\t' | b'\x0c') => at += 1,
                Some(&byte) => {
                    blank = false;
                    follow(&mut words, &mut awaits, byte);
                    at += 1;
                }
            }
        }
        Self {
            text,
            lexed,
            words,
            lines,
            imports: OnceCell::new(),
            elsewhere,
            yielding: RefCell::default(),
        }
    }
}

impl<'c> CodeLine<'c> {
    /// Its text, strings and comments included.
    pub fn text(self) -> &'c str {
        &self.code.text[self.span.range()]
    }

    /// How many blanks and tabs it starts with.
    pub fn indent(self) -> usize {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\x0c');
        self.text().bytes().take_while(|byte| blank(byte)).count()
    }

    /// Whether it holds a string.
    pub fn has_string(self) -> bool {
        let strings = &self.code.lexed.strings;
        let next = strings.partition_point(|string| string.start < self.span.start);
        strings
            .get(next)
            .is_some_and(|string| string.start < self.span.end)
    }

    /// Its words, left to right.
    pub fn words(self) -> impl Iterator<Item = Word<'c>> {
        self.words_of(&self.code.words[self.code.lines[self.number].words.clone()])
    }

    /// Its words left of `word`.
    pub fn words_before(self, word: Word<'_>) -> impl DoubleEndedIterator<Item = Word<'c>> {
        let upto = word.span.start;
        let words = &self.code.words[self.code.lines[self.number].words.clone()];
        let count = words.partition_point(|word| word.span.start < upto);
        self.words_of(&words[..count])
    }

    fn words_of(self, places: &'c [Place]) -> impl DoubleEndedIterator<Item = Word<'c>> {
        places.iter().map(move |&Place { span, next }| Word {
            text: &self.code.text[span.range()],
            span,
            next,
        })
    }

    /// Where the word stands in the text of the line, in bytes.
    pub fn offset(self, word: Word<'_>) -> usize {
        (word.span.start - self.span.start) as usize
    }

    /// The text from the start of one word to the end of another.
    pub fn between(self, first: Word<'_>, last: Word<'_>) -> &'c str {
        &self.code.text[first.span.start as usize..last.span.end as usize]
    }

    /// What follows the word on the line, blanks and joined line ends skipped.
    pub fn after(self, word: Word<'_>) -> &'c str {
        let bytes = self.code.text.as_bytes();
        let end = self.span.end as usize;
        let mut at = word.span.end as usize;
        while at < end && is_gap(bytes[at]) {
            at += 1;
        }
        &self.code.text[at..end]
    }

    /// What stands before the word on the line, up to its last blank.
    pub fn before(self, word: Word<'_>) -> &'c str {
        let bytes = self.code.text.as_bytes();
        let start = self.span.start as usize;
        let mut at = word.span.start as usize;
        while at > start && is_gap(bytes[at - 1]) {
            at -= 1;
        }
        &self.code.text[start..at]
    }

    /// How many brackets of the header of a compound statement are open at
    /// `offset`; `None` behind its colon.
    pub fn header_depth_at(self, offset: u32) -> Option<u32> {
        let mut depth = 0_u32;
        let mut in_suite = false;
        self.punctuation(self.span.start, |at, byte| {
            match byte {
                _ if at >= offset => return false,
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b':' if depth == 0 => in_suite = true,
                _ => {}
            }
            true
        });
        (!in_suite).then_some(depth)
    }

    /// What follows the call of `word`, blanks skipped; `None` where it is not
    /// called.
    pub fn after_call(self, word: Word<'_>) -> Option<&'c str> {
        let mut depth = 0_u32;
        let mut end = None;
        self.punctuation(word.span.end, |at, byte| {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(byte, b')' | b']' | b'}') {
                end = Some(at as usize + 1);
            }
            depth > 0
        });
        let rest = &self.code.text[end?..self.span.end as usize];
        Some(rest.trim_start_matches([' ', '\t', '\n', '\r', '\\']))
    }

    /// The text of an argument of the call of `word`, by its 0-based position,
    /// as far as commas tell; `None` where there are not so many.
    pub fn argument(self, word: Word<'_>, place: usize) -> Option<&'c str> {
        let (mut depth, mut commas) = (0_u32, 0);
        let (mut start, mut end) = (None, None);
        self.punctuation(word.span.end, |at, byte| {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let opens = depth == 1 && byte == b'(' && start.is_none() && commas == 0;
            let comma = depth == 1 && byte == b',';
            commas += usize::from(comma);
            if (opens && place == 0) || (comma && commas == place) {
                start = Some(at as usize + 1);
            } else if start.is_some() && (comma || depth == 0) {
                end = Some(at as usize);
            }
            end.is_none() && depth > 0
        });
        let text = self.code.text[start?..end?].trim();
        (!text.is_empty()).then_some(text)
    }

    /// The words that stand before the last `=` of its assignments, so that they
    /// may be targets; none where it holds no assignment.
    pub fn targets(self) -> impl Iterator<Item = Word<'c>> {
        let bytes = self.code.text.as_bytes();
        let (mut depth, mut end) = (0_u32, self.span.start);
        self.punctuation(self.span.start, |at, byte| {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'=' if depth == 0 => {
                    let (before, after) = (bytes[at as usize - 1], bytes.get(at as usize + 1));
                    if after != Some(&b'=') && !b"=!<>+-*/%&|^@:".contains(&before) {
                        end = at;
                    }
                }
                _ => {}
            }
            true
        });
        self.words().take_while(move |word| word.span.start < end)
    }

    /// Shows the bytes of code that are no part of a word or blank, from
    /// `from` on, until told to stop.
    fn punctuation(self, from: u32, mut see: impl FnMut(u32, u8) -> bool) {
        let lexed = &self.code.lexed;
        let bytes = self.code.text.as_bytes();
        let mut at = from;
        let mut string = lexed.strings.partition_point(|s| s.end <= from);
        let mut comment = lexed.comments.partition_point(|s| s.end <= from);
        while at < self.span.end {
            if let Some(span) = lexed.strings.get(string).filter(|span| span.start <= at) {
                at = at.max(span.end);
                string += 1;
            } else if let Some(span) = lexed.comments.get(comment).filter(|s| s.start <= at) {
                at = at.max(span.end);
                comment += 1;
            } else {
                let byte = bytes[at as usize];
                if !is_word(byte) && !byte.is_ascii_whitespace() && !see(at, byte) {
                    return;
                }
                at += 1;
            }
        }
    }

    /// Whether the word is the name of an attribute: a dot stands before it.
    pub fn is_attribute(self, word: Word<'_>) -> bool {
        self.before(word).ends_with('.')
    }
}

/// Whether the byte may stand between the words of a line, and says nothing.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c' | b'\n' | b'\r' | b'\\')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
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
