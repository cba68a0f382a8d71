//! Whether a file can hold anything at all, from its words alone.

use crate::transform::prelude::*;

/// For the rules about text that grows in a loop.
pub(in super::super) static GROWS: Gate = Gate {
    more_needles: |_| &[],
    may_apply: |code, _| growing(code).is_any(),
    may_apply_in: |file, _| applies_in(file),
};

/// What may grow in some code.
struct Growing<'c> {
    /// A function (or the module) makes some word text and then adds to it in a
    /// loop, `s = ''` and `s += x` or `s = s + x`.
    named: bool,
    /// The words by which attributes and items that are text somewhere may be
    /// added to in a loop.
    elsewhere: FxHashSet<&'c str>,
}

impl Growing<'_> {
    /// Whether anything does.
    fn is_any(&self) -> bool {
        self.named || !self.elsewhere.is_empty()
    }

    /// Whether a part of the code is about an attribute or item that may grow:
    /// in one function it is made text, and grows in another.
    fn is_in(&self, part: &Code<'_>) -> bool {
        !self.elsewhere.is_empty() && part.words().any(|word| self.elsewhere.contains(word))
    }
}

/// Tells of the parts of `file` whether something may grow in them.
fn applies_in<'c>(file: &'c Code<'_>) -> Applies<'c> {
    let growing = growing(file);
    Box::new(move |part| growing.is_in(part) || self::growing(part).is_any())
}

/// What may grow in `code`.
fn growing<'c>(code: &'c Code<'_>) -> Growing<'c> {
    let mut named = false;
    let mut frames = vec![Frame::new(None)];
    let mut text: FxHashSet<&str> = FxHashSet::default();
    let mut grown: FxHashSet<&str> = FxHashSet::default();
    for line in code.lines() {
        let indent = line.indent();
        while frames
            .last()
            .is_some_and(|frame| frame.indent.is_some_and(|i| i >= indent))
        {
            frames.pop();
        }
        if let Some(frame) = frames.last_mut() {
            frame.loops.retain(|&outer| outer < indent);
        }
        match first_word(line) {
            "def" => frames.push(Frame::new(Some(indent))),
            "for" | "while" => frames
                .last_mut()
                .into_iter()
                .for_each(|f| f.loops.push(indent)),
            _ => {}
        }
        let Some(frame) = frames.last_mut().filter(|_| line.text().contains('=')) else {
            continue;
        };
        if !frame.loops.is_empty() && line.text().contains('+') {
            for growth in growths(line) {
                match growth {
                    Growth::Name(name) => named |= frame.text.contains(name),
                    Growth::Elsewhere(words) => grown.extend(words),
                }
            }
        }
        if line.has_string() || line.words().any(|word| makes_text(word.text)) {
            for word in line.targets() {
                frame.text.insert(word.text);
                text.insert(word.text);
            }
        }
    }
    grown.retain(|word| text.contains(word));
    Growing {
        named,
        elsewhere: grown,
    }
}

/// What is known of the function that the lines are in.
struct Frame<'c> {
    /// The indentation of its `def`; `None` for the module.
    indent: Option<usize>,
    /// The indentations of the loops that are open.
    loops: Vec<usize>,
    /// Words that text may have been assigned to.
    text: FxHashSet<&'c str>,
}

impl Frame<'_> {
    fn new(indent: Option<usize>) -> Self {
        Self {
            indent,
            loops: Vec::new(),
            text: FxHashSet::default(),
        }
    }
}

fn first_word<'c>(line: CodeLine<'c>) -> &'c str {
    let mut words = line.words().map(|word| word.text);
    match words.next() {
        Some("async") => words.next().unwrap_or_default(),
        Some(word) => word,
        None => "",
    }
}

enum Growth<'c> {
    Name(&'c str),
    /// An attribute, or the words of an item.
    Elsewhere(Vec<&'c str>),
}

/// What the line may add to.
fn growths<'c>(line: CodeLine<'c>) -> Vec<Growth<'c>> {
    let words: Vec<_> = line.words().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !matches!(word.next, b'=' | b'+') {
            continue;
        }
        let after = line.after(*word);
        let assigned = after.starts_with('=') && !after.starts_with("==");
        let again = || words[at + 1..].iter().any(|other| other.text == word.text);
        let added = after.strip_prefix("+=").is_some_and(|it| !is_number(it));
        if added && line.is_attribute(*word) {
            found.push(Growth::Elsewhere(vec![word.text]));
        } else if added || assigned && again() {
            found.push(Growth::Name(word.text));
        }
    }
    // `d['a'] += …`
    if let Some((target, piece)) = line.text().split_once("+=")
        && target.trim_end().ends_with(']')
        && !is_number(piece)
    {
        let before = |word: &&Word<'_>| line.offset(**word) < target.len();
        let words = words.iter().take_while(before).map(|word| word.text);
        found.push(Growth::Elsewhere(words.collect()));
    }
    found
}

/// Whether a text is nothing but a number.
fn is_number(text: &str) -> bool {
    let text = text.split('#').next().unwrap_or_default().trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Functions whose result is a string.
fn makes_text(word: &str) -> bool {
    matches!(
        word,
        "str" | "repr" | "chr" | "hex" | "oct" | "bin" | "ascii" | "format"
    )
}
