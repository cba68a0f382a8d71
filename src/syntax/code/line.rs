//! One logical line, and what stands where on it.

use std::num::NonZeroU32;

use super::words::{LineOfWords, Place, Words};
use crate::syntax::lexer::is_word_byte;
use crate::text::Span;

/// One logical line: a statement, several with semicolons, or a header.
#[derive(Clone, Copy)]
pub struct CodeLine<'c> {
    pub(super) code: &'c Words<'c>,
    pub(super) number: usize,
    pub(super) span: Span,
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

impl Word<'_> {
    /// Whether it is called.
    pub fn is_called(self) -> bool {
        self.next == b'('
    }
}

impl<'c> CodeLine<'c> {
    /// Where it stands in the file.
    pub fn span(self) -> Span {
        self.span
    }

    /// Its text, strings and comments included.
    pub fn text(self) -> &'c str {
        &self.code.text[self.span.range()]
    }

    fn told(self) -> &'c LineOfWords {
        &self.code.lines[self.number]
    }

    /// How many blanks and tabs it starts with.
    pub fn indent(self) -> usize {
        self.told().indent as usize
    }

    /// Whether an `=` stands in its code.
    pub fn has_equals(self) -> bool {
        self.told().punctuation.equals
    }

    /// Whether an `=` stands in brackets in its code, as keywords have.
    pub fn has_inner_equals(self) -> bool {
        self.told().punctuation.inner_equals
    }

    /// Whether a `+` stands in its code.
    pub fn has_plus(self) -> bool {
        self.told().punctuation.plus
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
        self.words_of(&self.code.words[self.told().words.clone()])
    }

    /// Its words left of `word`.
    pub fn words_before(self, word: Word<'_>) -> impl DoubleEndedIterator<Item = Word<'c>> {
        let upto = word.span.start;
        let words = &self.code.words[self.told().words.clone()];
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
        let end = self
            .told()
            .assignment
            .map_or(self.span.start, NonZeroU32::get);
        self.words().take_while(move |word| word.span.start < end)
    }

    /// What stands behind the last `=` of its assignments, blanks and opening
    /// parentheses skipped.
    pub fn assigned(self) -> Option<&'c str> {
        let start = self.told().assignment?.get() as usize + 1;
        let value = &self.code.text[start..self.span.end as usize];
        Some(value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '\\')))
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
                if !is_word_byte(byte) && !byte.is_ascii_whitespace() && !see(at, byte) {
                    return;
                }
                at += 1;
            }
        }
    }

    /// Whether the word is the name of an attribute: a dot stands before it.
    pub fn is_attribute(self, word: Word<'_>) -> bool {
        let before = word
            .span
            .start
            .checked_sub(1)
            .filter(|at| *at >= self.span.start);
        match before.map(|at| self.code.text.as_bytes()[at as usize]) {
            Some(b'.') => true,
            Some(byte) if is_gap(byte) => self.before(word).ends_with('.'),
            _ => false,
        }
    }
}

/// Whether the byte may stand between the words of a line, and says nothing.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c' | b'\n' | b'\r' | b'\\')
}
