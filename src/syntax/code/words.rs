//! The pass over a text that finds its words and logical lines.

use std::cell::{OnceCell, RefCell};
use std::num::NonZeroU32;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::syntax::Lexed;
use crate::syntax::imported::{Elsewhere, Imports};
use crate::syntax::lexer::is_word_byte;
use crate::text::Span;

/// A text of which strings and comments are known.
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) lexed: Lexed,
    pub(super) words: Vec<Place>,
    /// The logical lines, blank ones and comments left out.
    pub(super) lines: Vec<LineOfWords>,
    pub(super) imports: OnceCell<Imports>,
    pub(super) elsewhere: Option<&'t dyn Elsewhere>,
    /// Which imported names may yield, as far as asked.
    pub(super) yielding: RefCell<FxHashMap<Box<str>, bool>>,
}

/// Where a word stands, and what follows it; see
/// [`Word::next`](super::Word::next).
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) next: u8,
}

/// A logical line, and what is on it.
pub(super) struct LineOfWords {
    pub(super) span: Span,
    pub(super) words: Range<usize>,
    /// How many blanks and tabs it starts with.
    pub(super) indent: u32,
    /// The offset of the last `=` that assigns, in the file; `None` where it holds
    /// no assignment.
    pub(super) assignment: Option<NonZeroU32>,
    pub(super) punctuation: Punctuation,
}

/// What of the punctuation in the code of a line is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Punctuation {
    pub(super) equals: bool,
    /// An `=` in brackets, as keywords have.
    pub(super) inner_equals: bool,
    pub(super) plus: bool,
    /// A `<>`, as Python 2 has.
    pub(super) unequal: bool,
}

/// What is known of a line while it is read.
#[derive(Default)]
struct Line {
    depth: u32,
    assignment: Option<NonZeroU32>,
    punctuation: Punctuation,
}

impl Line {
    /// Takes note of the byte at `at`, which is no part of a word, blank or string.
    fn see(&mut self, bytes: &[u8], at: usize) {
        match bytes[at] {
            b'(' | b'[' | b'{' => self.depth += 1,
            b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'+' => self.punctuation.plus = true,
            b'<' => self.punctuation.unequal |= bytes.get(at + 1) == Some(&b'>'),
            b'=' => {
                self.punctuation.equals = true;
                self.punctuation.inner_equals |= self.depth > 0;
                if self.depth == 0 && assigns(bytes, at) {
                    self.assignment = NonZeroU32::new(at as u32);
                }
            }
            _ => {}
        }
    }
}

/// Whether the `=` at `at` assigns, and is no part of another operator.
fn assigns(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(0, |before| bytes[before]);
    bytes.get(at + 1) != Some(&b'=') && !b"=!<>+-*/%&|^@:".contains(&before)
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, elsewhere: Option<&'t dyn Elsewhere>) -> Self {
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
        // Where the next string, comment or joint starts.
        let mut next = 0;
        let mut line = Line::default();
        loop {
            let here = at as u32;
            if here >= next {
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
                let starts = [strings.peek(), comments.peek(), joints.peek()];
                let starts = starts.into_iter().flatten().map(|span| span.start);
                next = starts.min().unwrap_or(u32::MAX);
            }
            match bytes.get(at) {
                None | Some(b'\n' | b'\r') => {
                    let Line {
                        assignment,
                        punctuation,
                        ..
                    } = std::mem::take(&mut line);
                    if !blank {
                        let blanks = bytes[start..at].iter().take_while(|byte| is_blank(**byte));
                        lines.push(LineOfWords {
                            span: Span::new(start as u32, here),
                            words: first..words.len(),
                            indent: blanks.count() as u32,
                            assignment,
                            punctuation,
                        });
                    }
                    if at >= bytes.len() {
                        break;
                    }
                    at += 1;
                    (start, first, blank, awaits) = (at, words.len(), true, false);
                }
                Some(&byte) if is_word_byte(byte) => {
                    let word = at;
                    while bytes.get(at).is_some_and(|&byte| is_word_byte(byte)) {
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
                Some(&byte) if is_blank(byte) => at += 1,
                Some(&byte) => {
                    blank = false;
                    follow(&mut words, &mut awaits, byte);
                    line.see(bytes, at);
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

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

/// The words of a formatted string, those of its text included.
pub fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The word that a text ends with, blanks left out; nothing where there is none.
pub fn last_word(text: &str) -> &str {
    let end = text.trim_end();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    &end[end.trim_end_matches(word).len()..]
}
