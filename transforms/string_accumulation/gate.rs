//! Whether a file can hold anything at all, from its words alone.

use crate::transform::prelude::*;

/// For the rules about text that grows in a loop.
pub(in super::super) static GROWS: Gate = Gate {
    more_needles: |_| &[],
    may_apply: |code, _| {
        let growing = growing(code);
        growing.named || growing.elsewhere().next().is_some()
    },
    may_apply_in: |file, _| applies_in(file),
};

/// What may grow in some code.
struct Growing<'c> {
    /// A function (or the module) makes some name text and then adds to it in a
    /// loop, `s = ''` and `s += x` or `s = s + x`.
    named: bool,
    /// Names of attributes of `self`, of what has items, and of other functions or
    /// the module, that are added to in a loop.
    grown: FxHashSet<&'c str>,
    /// Words that text may have been assigned to, or a display with text in it.
    text: FxHashSet<&'c str>,
}

impl<'c> Growing<'c> {
    /// The names of attributes and of what has items that may be text and grow.
    fn elsewhere(&self) -> impl Iterator<Item = &'c str> + '_ {
        self.grown.intersection(&self.text).copied()
    }
}

/// Tells of the parts of `file` whether something may grow in them. An attribute
/// is made text in one function and grows in another.
fn applies_in<'c>(file: &'c Code<'_>) -> Applies<'c> {
    let elsewhere: FxHashSet<&str> = growing(file).elsewhere().collect();
    Box::new(move |part| {
        let growing = growing(part);
        let is_of_part =
            |word: &&str| growing.grown.contains(*word) || growing.text.contains(*word);
        growing.named || elsewhere.iter().any(is_of_part)
    })
}

/// What may grow in `code`.
fn growing<'c>(code: &'c Code<'_>) -> Growing<'c> {
    let mut growing = Growing {
        named: false,
        grown: FxHashSet::default(),
        text: FxHashSet::default(),
    };
    let mut frames = vec![Frame::new(None)];
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
            "global" | "nonlocal" => frames.last_mut().into_iter().for_each(|frame| {
                let names = line.words().skip(1).map(|word| word.text);
                frame.outer.extend(names);
            }),
            "for" | "while" => frames
                .last_mut()
                .into_iter()
                .for_each(|f| f.loops.push(indent)),
            _ => {}
        }
        let Some(frame) = frames.last_mut().filter(|_| line.has_equals()) else {
            continue;
        };
        if !frame.loops.is_empty() && line.has_plus() {
            growths(line, |growth| match growth {
                Growth::Name(name) if frame.outer.contains(name) => {
                    growing.grown.insert(name);
                }
                Growth::Name(name) => growing.named |= frame.text.contains(name),
                Growth::Elsewhere(name) => drop(growing.grown.insert(name)),
            });
        }
        if line.has_string() && may_assign_text(line) {
            for word in line.targets() {
                frame.text.insert(word.text);
                growing.text.insert(word.text);
            }
        }
    }
    growing
}

/// Whether an assignment of the line may give text to its targets, or a display
/// with text in it: the value starts so.
fn may_assign_text(line: CodeLine<'_>) -> bool {
    let Some(value) = line.assigned() else {
        return false;
    };
    // Of several targets or statements, any may get it.
    let several = || line.text().contains(';') || line.targets().any(|word| word.next == b',');
    let quote = value.find(['\'', '"']);
    let prefix = value.find(|c: char| !c.is_ascii_alphabetic());
    value.starts_with(['{', '#']) || quote.is_some() && quote == prefix || several()
}

/// What is known of the function that the lines are in.
struct Frame<'c> {
    /// The indentation of its `def`; `None` for the module.
    indent: Option<usize>,
    /// The indentations of the loops that are open.
    loops: Vec<usize>,
    /// Words that text may have been assigned to.
    text: FxHashSet<&'c str>,
    /// Names of other functions, or of the module.
    outer: FxHashSet<&'c str>,
}

impl Frame<'_> {
    fn new(indent: Option<usize>) -> Self {
        Self {
            indent,
            loops: Vec::new(),
            text: FxHashSet::default(),
            outer: FxHashSet::default(),
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
    /// An attribute of `self`, or what has the item.
    Elsewhere(&'c str),
}

/// What the line may add to.
fn growths<'c>(line: CodeLine<'c>, mut found: impl FnMut(Growth<'c>)) {
    let mut before = "";
    for word in line.words() {
        let object = std::mem::replace(&mut before, word.text);
        match word.next {
            b'[' if line.text().contains("+=") => found(Growth::Elsewhere(word.text)),
            b'=' | b'+' => {
                let after = line.after(word);
                let assigned = after.starts_with('=') && !after.starts_with("==");
                let again = || {
                    let mut words = line.words();
                    words.any(|it| it.text == word.text && it.span.start > word.span.start)
                };
                let added = after.strip_prefix("+=").is_some_and(|it| !is_number(it));
                if added && line.is_attribute(word) {
                    if object == "self" {
                        found(Growth::Elsewhere(word.text));
                    }
                } else if added || assigned && again() {
                    found(Growth::Name(word.text));
                }
            }
            _ => {}
        }
    }
}

/// Whether a text is nothing but a number.
fn is_number(text: &str) -> bool {
    let text = text.split('#').next().unwrap_or_default().trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}
