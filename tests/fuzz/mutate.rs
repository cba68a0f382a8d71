//! New texts out of the cases.

use std::fs;
use std::path::Path;

use norefcount::text::Source;

use crate::random::Random;

/// The texts that others are made of.
pub(crate) struct Corpus(Vec<String>);

/// What a lexer trips over, and what changes the meaning of a line.
const ODD: &[&str] = &[
    "\0",
    "\r",
    "\r\n",
    "\u{c}",
    "\u{feff}",
    "é",
    "\u{2028}",
    "𝕏",
    "\\\n",
    "\\",
    "'''",
    "\"\"\"",
    "'",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "#",
    "# x\n",
    "\t",
    " ",
    ";",
    ":",
    ",",
    ".",
    "=",
    "+=",
    ":=",
    "*",
    "**",
    "@",
    "lambda: ",
    "await ",
    "yield ",
    "not ",
    "async ",
    "return ",
    "del ",
    "global x\n",
    "f'{",
    "rb'",
    "else:\n",
    " if x else y",
    " for x in y",
    "print ",
    "exec ",
    "`",
    "<>",
    "0777",
    "ur'x'",
    "match x:\n",
    "type X = int\n",
];

/// What a block can be put under.
const HEADERS: &[&str] = &[
    "def g():",
    "async def g():",
    "class C:",
    "if x:",
    "while x:",
    "for i in y:",
    "try:\n{}pass\n{0}finally:",
    "with y as x:",
    "try:\n{}pass\n{0}except E as e:",
    "def f(self, x=1):",
    "if 0: pass\n{}else:",
];

impl Corpus {
    /// All cases that can be read.
    pub(crate) fn read() -> Self {
        let mut texts = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
        let mut folders = vec![root];
        while let Some(folder) = folders.pop() {
            let mut entries: Vec<_> = fs::read_dir(folder)
                .expect("there are cases")
                .flatten()
                .collect();
            entries.sort_by_key(fs::DirEntry::path);
            for entry in entries {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "py") {
                    let bytes = fs::read(&path).expect("a case is readable");
                    if let Ok(source) = Source::from_bytes("case.py", &bytes) {
                        texts.push(source.text().to_owned());
                    }
                }
            }
        }
        assert!(texts.len() > 100);
        Self(texts)
    }

    /// A case with one to six changes.
    pub(crate) fn mutant(&self, random: &mut Random) -> String {
        let mut text = self.any(random).to_owned();
        for _ in 0..=random.below(6) {
            text = self.change(&text, random);
            // They grow by splicing.
            if text.len() > 12_000 {
                let at = (6_000..text.len()).find(|&at| text.is_char_boundary(at));
                text.truncate(at.unwrap_or(text.len()));
            }
        }
        if random.one_in(12) {
            let end = random.pick(&["\r\n", "\r"]);
            text = text.replace("\r\n", "\n").replace('\n', end);
        }
        text
    }

    fn any(&self, random: &mut Random) -> &str {
        &self.0[random.below(self.0.len())]
    }

    fn change(&self, text: &str, random: &mut Random) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        if lines.is_empty() {
            return self.any(random).to_owned();
        }
        let first = random.below(lines.len());
        let last = (first + 1 + random.below(6)).min(lines.len());
        let (head, block, tail) = (&lines[..first], &lines[first..last], &lines[last..]);
        let joined = |middle: &str| format!("{}{middle}{}", head.concat(), tail.concat());
        match random.below(16) {
            0 => joined(""),
            1 => joined(&block.concat().repeat(2)),
            2 => joined(&indented(block, random.pick(&["    ", "  ", "\t", " "]))),
            3 => joined(&dedented(block)),
            4 | 5 => under(head, block, tail, random),
            6 | 7 => {
                let other = self.any(random);
                let others: Vec<&str> = other.split_inclusive('\n').collect();
                let start = random.below(others.len());
                let end = (start + 1 + random.below(12)).min(others.len());
                let margin = margin_of(lines[first]);
                let moved = under_margin(&others[start..end], margin);
                format!(
                    "{}{moved}{}{}",
                    head.concat(),
                    block.concat(),
                    tail.concat()
                )
            }
            8 => format!("{text}\n{}", self.any(random)),
            9 => {
                // One block to another place.
                let rest = [head, tail].concat();
                let at = random.below(rest.len() + 1);
                format!(
                    "{}{}{}",
                    rest[..at].concat(),
                    block.concat(),
                    rest[at..].concat()
                )
            }
            10 | 11 => renamed(text, random),
            12 => {
                let at = boundary(text, random);
                format!("{}{}{}", &text[..at], random.pick(ODD), &text[at..])
            }
            13 => {
                let words = words(text);
                let (start, end) = words[random.below(words.len())];
                let other = self.any(random);
                let others = words_of(other);
                let word = others[random.below(others.len())];
                format!("{}{word}{}", &text[..start], &text[end..])
            }
            14 => {
                let words = words(text);
                let (start, end) = words[random.below(words.len())];
                format!("{}{}", &text[..start], &text[end..])
            }
            _ => {
                // Statements on one line, or a comment at its end.
                let line = block[0].trim_end_matches('\n');
                let more = random.pick(&[
                    "; pass",
                    "  # note",
                    "; x = 1; ",
                    " \\",
                    "  # type: ignore",
                    " ;",
                ]);
                joined(&format!("{line}{more}\n{}", block[1..].concat()))
            }
        }
    }
}

fn margin_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn indented(block: &[&str], unit: &str) -> String {
    block.iter().map(|line| format!("{unit}{line}")).collect()
}

fn dedented(block: &[&str]) -> String {
    block
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect()
}

/// The lines with the first one's margin exchanged.
fn under_margin(block: &[&str], margin: &str) -> String {
    let own = margin_of(block[0]);
    let moved = |line: &&str| match line.strip_prefix(own) {
        Some(rest) => format!("{margin}{rest}"),
        None => (*line).to_owned(),
    };
    block.iter().map(moved).collect()
}

/// A statement and what is indented below it, in a block of its own.
fn under(head: &[&str], block: &[&str], tail: &[&str], random: &mut Random) -> String {
    let margin = margin_of(block[0]);
    let more = tail
        .iter()
        .take_while(|line| margin_of(line).len() > margin.len())
        .count();
    let whole = [block, &tail[..more]].concat();
    let header = random.pick(HEADERS);
    let inner = format!("{margin}    ");
    let header = header.replace("{}", &inner).replace("{0}", margin);
    format!(
        "{}{margin}{header}\n{}{}",
        head.concat(),
        indented(&whole, "    "),
        tail[more..].concat()
    )
}

/// One name in place of another, everywhere.
fn renamed(text: &str, random: &mut Random) -> String {
    let names: Vec<&str> = words_of(text)
        .into_iter()
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
        .collect();
    if names.is_empty() {
        return text.to_owned();
    }
    let old = names[random.below(names.len())];
    let odd = [
        "f",
        "open",
        "self",
        "str",
        "close",
        "_",
        "x",
        "parts",
        "gen",
        "contextlib",
        "with_",
        "é",
    ];
    let new = if random.one_in(3) {
        random.pick(&odd)
    } else {
        names[random.below(names.len())]
    };
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in words(text) {
        if &text[start..end] == old {
            out.push_str(&text[at..start]);
            out.push_str(new);
            at = end;
        }
    }
    out + &text[at..]
}

fn boundary(text: &str, random: &mut Random) -> usize {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn words_of(text: &str) -> Vec<&str> {
    words(text)
        .into_iter()
        .map(|(start, end)| &text[start..end])
        .collect()
}

/// Names and numbers, and every other character by itself.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let mut before = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(last) if before && part(c) => last.1 = end,
            _ if c == ' ' => {}
            _ => words.push((at, end)),
        }
        before = part(c);
    }
    if words.is_empty() {
        words.push((0, text.len()));
    }
    words
}
