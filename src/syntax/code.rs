//! Code as words on logical lines, without parsing: enough to tell that a file
//! has nothing that a transform looks for.

use super::Lexed;
use crate::text::Span;

/// A file's text, of which strings and comments are known.
pub struct Code<'t> {
    text: &'t str,
    lexed: Lexed,
}

/// One logical line: a statement, several with semicolons, or a header.
#[derive(Clone, Copy)]
pub struct CodeLine<'c> {
    code: &'c Code<'c>,
    span: Span,
}

/// A name, keyword or number in code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'c> {
    /// Its text.
    pub text: &'c str,
    /// Where it stands.
    pub span: Span,
}

impl<'t> Code<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            lexed: Lexed::new(text),
        }
    }

    /// Whether strings and brackets match, so that lines are what they seem.
    pub fn is_certain(&self) -> bool {
        !self.lexed.lost && !self.lexed.unbalanced
    }

    /// The logical lines, blank ones and comments left out.
    pub fn lines(&self) -> impl Iterator<Item = CodeLine<'_>> {
        let bytes = self.text.as_bytes();
        let mut start = 0;
        std::iter::from_fn(move || {
            while start < bytes.len() {
                let end = self.line_end(start);
                let line = CodeLine {
                    code: self,
                    span: Span::new(start as u32, end as u32),
                };
                start = end + 1;
                if !line.is_blank() {
                    return Some(line);
                }
            }
            None
        })
    }

    /// The texts of the strings that may hold code: `f"{…}"`, `t"{…}"`.
    pub fn formatted(&self) -> impl Iterator<Item = &'t str> {
        let text = self.text;
        self.lexed
            .strings
            .iter()
            .map(|string| &text[string.range()])
            .filter(|string| {
                let prefix = string.split(['\'', '"']).next().unwrap_or_default();
                prefix.contains(['f', 'F', 't', 'T']) && string.contains('{')
            })
    }

    /// The line end that closes the logical line which starts at `start`.
    fn line_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            let rest = &bytes[at..];
            let end = at
                + rest
                    .iter()
                    .position(|&b| matches!(b, b'\n' | b'\r'))
                    .unwrap_or(rest.len());
            if end == bytes.len() {
                return end;
            }
            let joined = self
                .lexed
                .string_around(end as u32)
                .map(|string| string.end);
            let joined = joined.or_else(|| self.lexed.joint_at(end as u32).map(|joint| joint.end));
            match joined {
                Some(past) => at = past as usize,
                None => return end,
            }
        }
    }
}

impl<'c> CodeLine<'c> {
    fn is_blank(self) -> bool {
        let text = self.text().trim_start();
        text.is_empty() || text.starts_with('#')
    }

    /// Its text, strings and comments included.
    pub fn text(self) -> &'c str {
        &self.code.text[self.span.range()]
    }

    /// How many blanks and tabs it starts with.
    pub fn indent(self) -> usize {
        let text = self.text();
        text.len() - text.trim_start_matches([' ', '\t', '\x0c']).len()
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
        let lexed = &self.code.lexed;
        let bytes = self.code.text.as_bytes();
        let end = self.span.end as usize;
        let mut at = self.span.start as usize;
        let mut string = lexed.strings.partition_point(|s| s.end <= self.span.start);
        let mut comment = lexed.comments.partition_point(|s| s.end <= self.span.start);
        std::iter::from_fn(move || {
            while at < end {
                if let Some(span) = lexed.strings.get(string)
                    && span.start as usize <= at
                {
                    at = at.max(span.end as usize);
                    string += 1;
                    continue;
                }
                if let Some(span) = lexed.comments.get(comment)
                    && span.start as usize <= at
                {
                    at = at.max(span.end as usize);
                    comment += 1;
                    continue;
                }
                if !is_word(bytes[at]) {
                    at += 1;
                    continue;
                }
                let start = at;
                while at < end && is_word(bytes[at]) {
                    at += 1;
                }
                // A string's prefix is part of the string.
                if lexed
                    .strings
                    .get(string)
                    .is_some_and(|s| s.start as usize == start)
                {
                    continue;
                }
                return Some(Word {
                    text: &self.code.text[start..at],
                    span: Span::new(start as u32, at as u32),
                });
            }
            None
        })
    }

    /// What follows the word on the line, blanks and joined line ends skipped.
    pub fn after(self, word: Word<'_>) -> &'c str {
        let rest = &self.code.text[word.span.end as usize..self.span.end as usize];
        rest.trim_start_matches([' ', '\t', '\x0c', '\n', '\r', '\\'])
    }

    /// What stands before the word on the line, up to its last blank.
    pub fn before(self, word: Word<'_>) -> &'c str {
        let before = &self.code.text[self.span.start as usize..word.span.start as usize];
        before.trim_end_matches([' ', '\t', '\x0c', '\n', '\r', '\\'])
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

    /// Whether the word is called.
    pub fn is_called(self, word: Word<'_>) -> bool {
        self.after(word).starts_with('(')
    }
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
    fn prefixes_are_no_words() {
        assert_eq!(lines("a = rb'x' f'{y}' u'z' bar"), [["a", "bar"]]);
    }

    #[test]
    fn what_does_not_match_is_not_certain() {
        assert!(Code::new("f(x)\n").is_certain());
        assert!(!Code::new("f(x\n").is_certain());
        assert!(!Code::new("'x\n").is_certain());
    }
}
