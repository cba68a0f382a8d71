//! Finds strings and comments without parsing: one pass over the bytes.
//!
//! The parser is given a copy of the text in which comments are blank, because
//! its own way of skipping a run of comment lines takes quadratic time; and
//! whoever moves a line must know whether it starts inside a string.

use crate::text::Span;

/// Which bytes are part of a word.
const WORD: [bool; 256] = {
    let mut is_word = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let one = byte as u8;
        is_word[byte] = one.is_ascii_alphanumeric() || one == b'_' || one >= 0x80;
        byte += 1;
    }
    is_word
};

/// Whether a byte is part of a word, as bytes of other letters are taken to be.
pub fn is_word_byte(byte: u8) -> bool {
    WORD[usize::from(byte)]
}

/// What the pass found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexed {
    /// Every string literal that is not inside another, prefix and quotes
    /// included, in order.
    pub strings: Vec<Span>,
    /// Those of them that are formatted: `f"…"`, `t"…"`.
    pub formatted: Vec<Span>,
    /// Every comment outside strings, from `#` up to the line end, in order.
    pub comments: Vec<Span>,
    /// The backticks of Python 2's `` `value` ``, by offset.
    pub(super) backticks: Vec<u32>,
    /// Line ends that end no logical line: within brackets, or behind a
    /// backslash, which is included. Empty where brackets do not match.
    pub(super) joints: Vec<Span>,
    /// Whether brackets do not match.
    pub(super) unbalanced: bool,
    /// Whether a string was left open: what follows may be misread.
    pub lost: bool,
}

impl Lexed {
    /// Reads `text` from start to end.
    pub fn new(text: &str) -> Self {
        let mut lexer = Lexer {
            bytes: text.as_bytes(),
            at: 0,
            lexed: Self::default(),
            brackets: Vec::new(),
            mismatched: false,
        };
        lexer.run();
        if lexer.mismatched || !lexer.brackets.is_empty() {
            lexer.lexed.joints.clear();
            lexer.lexed.unbalanced = true;
        }
        lexer.lexed
    }

    /// The string that `offset` is inside of: after its first byte and not
    /// past its end.
    pub fn string_around(&self, offset: u32) -> Option<Span> {
        let next = self.strings.partition_point(|span| span.start < offset);
        let span = *self.strings.get(next.checked_sub(1)?)?;
        (offset < span.end).then_some(span)
    }

    /// Whether the line end at `offset` ends no logical line, outside strings.
    pub fn is_joined_at(&self, offset: u32) -> bool {
        let next = self.joints.partition_point(|joint| joint.start <= offset);
        let joint = next.checked_sub(1).map(|last| self.joints[last]);
        joint.is_some_and(|joint| joint.covers(offset))
    }

    /// The comments that start within `span`.
    pub fn comments_in(&self, span: Span) -> &[Span] {
        let first = self
            .comments
            .partition_point(|comment| comment.start < span.start);
        let last = self
            .comments
            .partition_point(|comment| comment.start < span.end);
        &self.comments[first..last.max(first)]
    }

    /// `text` with comments and joined line ends blank, lone carriage returns
    /// as line feeds, and backticks as parentheses: same length, same offsets.
    pub(super) fn masked(&self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for comment in &self.comments {
            bytes[comment.range()].fill(b' ');
        }
        // The grammar's scanner looks for indentation in brackets that are not
        // closed yet.
        for joint in &self.joints {
            bytes[joint.range()].fill(b' ');
        }
        // The grammar takes what is between backticks for a string.
        for (place, &at) in self.backticks.iter().enumerate() {
            bytes[at as usize] = if place % 2 == 0 { b'(' } else { b')' };
        }
        for at in 0..bytes.len() {
            if bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                bytes[at] = b'\n';
            }
        }
        bytes
    }
}

struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    lexed: Lexed,
    /// The closing brackets that are waited for, outside strings.
    brackets: Vec<u8>,
    mismatched: bool,
}

/// An f-string whose replacement field is being read.
struct Field {
    quote: u8,
    triple: bool,
    raw: bool,
    start: usize,
    /// Brackets open inside the field.
    depth: u32,
    /// Reading the format specifier rather than the expression.
    specifier: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut fields: Vec<Field> = Vec::new();
        while let Some(&byte) = self.bytes.get(self.at) {
            if fields.last().is_some_and(|field| field.specifier) {
                self.literal_part(&mut fields);
                continue;
            }
            match byte {
                b'#' => self.comment(fields.is_empty()),
                b'\'' | b'"' => self.string(self.at, false, false, &mut fields),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | 0x80.. => self.word(&mut fields),
                b'\\' | b'\n' | b'\r' if fields.is_empty() => self.line_end(byte),
                b'(' | b'[' | b'{' if fields.is_empty() => {
                    let closing = match byte {
                        b'(' => b')',
                        b'[' => b']',
                        _ => b'}',
                    };
                    self.brackets.push(closing);
                    self.at += 1;
                }
                b')' | b']' | b'}' if fields.is_empty() => {
                    self.mismatched |= self.brackets.pop() != Some(byte);
                    self.at += 1;
                }
                b'`' if fields.is_empty() => {
                    self.lexed.backticks.push(self.at as u32);
                    self.at += 1;
                }
                _ => {
                    self.at += 1;
                    let Some(field) = fields.last_mut() else {
                        continue;
                    };
                    match byte {
                        b'(' | b'[' | b'{' => field.depth += 1,
                        b'}' if field.depth == 0 => self.literal_part(&mut fields),
                        b')' | b']' | b'}' => field.depth = field.depth.saturating_sub(1),
                        b':' if field.depth == 0 => field.specifier = true,
                        b'!' if field.depth == 0 && self.bytes.get(self.at) == Some(&b'=') => {
                            self.at += 1;
                        }
                        _ => {}
                    }
                }
            }
        }
        if let Some(outermost) = fields.first() {
            self.lexed.lost = true;
            self.push_string(outermost.start, self.bytes.len());
        }
    }

    /// A line end, or a backslash that may stand before one.
    fn line_end(&mut self, byte: u8) {
        let start = self.at;
        let rest = &self.bytes[start + usize::from(byte == b'\\')..];
        let len = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        self.at = start + usize::from(byte == b'\\') + len;
        if len > 0 && (byte == b'\\' || !self.brackets.is_empty()) {
            self.lexed
                .joints
                .push(Span::new(start as u32, self.at as u32));
        }
    }

    fn comment(&mut self, keep: bool) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let end = memchr::memchr2(b'\n', b'\r', rest);
        self.at += end.unwrap_or(rest.len());
        if keep {
            self.lexed
                .comments
                .push(Span::new(start as u32, self.at as u32));
        }
    }

    fn word(&mut self, fields: &mut Vec<Field>) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let len = rest
            .iter()
            .position(|&byte| !is_word_byte(byte))
            .unwrap_or(rest.len());
        self.at += len;
        if len <= 2 && matches!(self.bytes.get(self.at), Some(b'\'' | b'"')) {
            let prefix = rest[..len].to_ascii_lowercase();
            let (raw, formatted) = match prefix.as_slice() {
                b"u" | b"b" => (false, false),
                b"f" | b"t" => (false, true),
                b"r" | b"br" | b"rb" | b"ur" => (true, false),
                b"fr" | b"rf" | b"tr" | b"rt" => (true, true),
                _ => return,
            };
            self.string(start, raw, formatted, fields);
        }
    }

    /// Reads a string whose opening quote is at `self.at`.
    fn string(&mut self, start: usize, raw: bool, formatted: bool, fields: &mut Vec<Field>) {
        let quote = self.bytes[self.at];
        let triple = self.bytes[self.at..].starts_with(&[quote; 3]);
        self.at += if triple { 3 } else { 1 };
        let field = Field {
            quote,
            triple,
            raw,
            start,
            depth: 0,
            specifier: false,
        };
        if formatted {
            fields.push(field);
            self.literal_part(fields);
        } else {
            let closed = self.skip_literal(&field, false);
            self.lexed.lost |= closed != Stop::Quote;
            if fields.is_empty() {
                self.push_string(start, self.at);
            }
        }
    }

    /// Reads on in the innermost f-string until a replacement field opens or
    /// the string ends.
    fn literal_part(&mut self, fields: &mut Vec<Field>) {
        let Some(mut field) = fields.pop() else {
            return;
        };
        let nested_in_specifier = field.specifier;
        match self.skip_literal(&field, true) {
            Stop::Field => {
                if nested_in_specifier {
                    // A field inside a format specifier: read it as code,
                    // then come back to the specifier.
                    fields.push(field);
                    self.specifier_field();
                } else {
                    field.depth = 0;
                    fields.push(field);
                }
            }
            Stop::EndOfSpecifier => {
                field.specifier = false;
                field.depth = 0;
                fields.push(field);
                self.literal_part(fields);
            }
            stop => {
                self.lexed.lost |= stop != Stop::Quote;
                if fields.is_empty() {
                    self.push_string(field.start, self.at);
                    self.lexed.formatted.extend(self.lexed.strings.last());
                }
            }
        }
    }

    /// Skips `{…}` inside a format specifier; strings are rare there and
    /// brackets balanced.
    fn specifier_field(&mut self) {
        let mut depth = 1_u32;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                b'\n' | b'\r' => return,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_literal(&mut self, field: &Field, formatted: bool) -> Stop {
        let plain = field.triple && !formatted;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => {
                    let braces = formatted && field.raw;
                    self.at += 1;
                    match self.bytes.get(self.at) {
                        Some(b'{' | b'}') if braces => {}
                        Some(b'\r') if self.bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
                        Some(b'N') if formatted && !field.raw && !field.specifier => {
                            self.at += 1;
                            self.skip_character_name();
                        }
                        _ => self.at += 1,
                    }
                }
                b'\n' | b'\r' if !field.triple => return Stop::Lost,
                b'{' if formatted => {
                    if !field.specifier && self.bytes.get(self.at + 1) == Some(&b'{') {
                        self.at += 2;
                    } else {
                        self.at += 1;
                        return Stop::Field;
                    }
                }
                b'}' if formatted && field.specifier => {
                    self.at += 1;
                    return Stop::EndOfSpecifier;
                }
                _ if byte == field.quote => {
                    if !field.triple {
                        self.at += 1;
                        return Stop::Quote;
                    }
                    if self.bytes[self.at..].starts_with(&[byte; 3]) {
                        self.at += 3;
                        return Stop::Quote;
                    }
                    self.at += 1;
                }
                // Long texts, mostly.
                _ if plain => {
                    let rest = &self.bytes[self.at..];
                    let next = memchr::memchr2(field.quote, b'\\', rest);
                    self.at += next.unwrap_or(rest.len());
                }
                _ => self.at += 1,
            }
        }
        self.at = self.bytes.len();
        Stop::Lost
    }

    /// The braces of `\N{DASH}` open no replacement field.
    fn skip_character_name(&mut self) {
        let rest = &self.bytes[self.at..];
        if rest.first() == Some(&b'{')
            && let Some(end) = rest
                .iter()
                .position(|b| matches!(b, b'}' | b'\'' | b'"' | b'\n'))
            && rest[end] == b'}'
        {
            self.at += end + 1;
        }
    }

    fn push_string(&mut self, start: usize, end: usize) {
        let end = end.min(self.bytes.len());
        self.lexed.strings.push(Span::new(start as u32, end as u32));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Quote,
    Field,
    EndOfSpecifier,
    Lost,
}

#[cfg(test)]
mod tests;
