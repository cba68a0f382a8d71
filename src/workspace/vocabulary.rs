//! Which words a text may have, in a few bytes for each.

use crate::syntax::is_word_byte;

/// How many bits there are for a text of that many bytes: some fifteen for each of
/// its words, of which code has 0.6 times the bytes to the power of 2/3, and for
/// each [mark](Mark) on one of them. One word in two hundred that the text does not
/// have seems to be there.
fn bits_for(bytes: usize, marks: Marks) -> usize {
    let root = (bytes as f64).cbrt();
    let each = match marks {
        Marks::Definitions => 10.0,
        Marks::All => 14.0,
    };
    (each * root * root) as usize
}

/// The words of a text, none of them longer there than it is here, and the marks on
/// them.
#[derive(Debug)]
pub(super) struct Vocabulary(Box<[u64]>);

/// What is told of a word besides that it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Behind it stands a quote.
    Quoted = 1,
    /// Behind it stands `=` or `,`.
    Target,
    /// Before it stands `def`, and one blank.
    Defined,
}

/// Which marks are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Definitions,
    All,
}

impl Vocabulary {
    /// The words of `bytes`, and `more` that are told of it.
    pub(super) fn of(bytes: &[u8], marks: Marks, more: &[&str]) -> Self {
        let mut bits = vec![0; bits_for(bytes.len(), marks) / 64 + 1];
        let mut note = |word: u64| {
            let (at, mask) = place(word, bits.len());
            bits[at] |= mask;
        };
        each_word(bytes, |word, is_defined, end| {
            note(word);
            if is_defined {
                note(marked(word, Mark::Defined));
            }
            if marks == Marks::All
                && let Some(mark) = mark_of(&bytes[end..])
            {
                note(marked(word, mark));
            }
        });
        more.iter().for_each(|word| note(number_of(word)));
        Self(bits.into())
    }

    /// Whether the text may have what is sought; a no is certain.
    pub(super) fn may_have(&self, sought: &Sought) -> bool {
        let has = |word: &u64| {
            let (at, mask) = place(*word, self.0.len());
            self.0[at] & mask == mask
        };
        let one_of = |phrases: &Vec<Phrase>| phrases.iter().any(|phrase| phrase.iter().all(has));
        sought.0.iter().all(one_of)
    }
}

/// What has to be there together: the words of something that is no word, as `a-b`,
/// or of several.
pub(super) type Phrase = Vec<u64>;

/// The words of `text`.
pub(super) fn phrase(text: &str) -> Phrase {
    let mut words = Vec::new();
    each_word(text.as_bytes(), |word, is_defined, _| {
        words.push(if is_defined {
            marked(word, Mark::Defined)
        } else {
            word
        });
    });
    words
}

/// The same, with a mark on the last of them.
pub(super) fn marked_phrase(text: &str, mark: Mark) -> Phrase {
    let mut phrase = phrase(text);
    if let Some(last) = phrase.last_mut() {
        *last = marked(*last, mark);
    }
    phrase
}

/// What is told of a text besides its words.
pub(super) fn told(what: &str) -> Phrase {
    vec![number_of(what)]
}

/// Phrases of which a text must have one of each list.
#[derive(Debug, Default)]
pub(super) struct Sought(Vec<Vec<Phrase>>);

impl Sought {
    /// And one of these.
    pub(super) fn and(mut self, phrases: impl IntoIterator<Item = Phrase>) -> Self {
        self.0.push(phrases.into_iter().collect());
        self
    }
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Tells of each word a number that stands for it, whether `def` and one blank stand
/// before it, and where it ends.
fn each_word(bytes: &[u8], mut see: impl FnMut(u64, bool, usize)) {
    let def = number_of("def");
    // Behind a `def` and one byte.
    let mut defined = usize::MAX;
    let mut at = 0;
    while at < bytes.len() {
        if !is_word_byte(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_word_byte(bytes[at]) {
            at += 1;
        }
        let word = number(bytes, start, at);
        see(word, start == defined, at);
        defined = if word == def { at + 1 } else { usize::MAX };
    }
}

/// The number that stands for the word from `start` to `end`.
fn number(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut number = 0_u64;
    for at in (start..end).step_by(8) {
        let len = end - at;
        let part = match bytes[at..].first_chunk() {
            Some(eight) if len >= 8 => u64::from_le_bytes(*eight),
            Some(eight) => u64::from_le_bytes(*eight) & ((1 << (8 * len)) - 1),
            None => {
                let rest = bytes[at..end].iter().rev();
                rest.fold(0, |part, byte| part << 8 | u64::from(*byte))
            }
        };
        number = (number.rotate_left(5) ^ part).wrapping_mul(FACTOR);
    }
    number
}

/// The number that stands for a text as a whole.
fn number_of(text: &str) -> u64 {
    number(text.as_bytes(), 0, text.len())
}

fn mark_of(after: &[u8]) -> Option<Mark> {
    let next = after.iter().find(|byte| !byte.is_ascii_whitespace())?;
    match next {
        b'\'' | b'"' => Some(Mark::Quoted),
        b'=' | b',' => Some(Mark::Target),
        _ => None,
    }
}

fn marked(word: u64, mark: Mark) -> u64 {
    (word ^ mark as u64).wrapping_mul(FACTOR)
}

/// In which of so many numbers a word has its bits, and these.
fn place(word: u64, numbers: usize) -> (usize, u64) {
    let at = ((word >> 32) * numbers as u64) >> 32;
    let mixed = (word ^ (word >> 29)).wrapping_mul(FACTOR);
    let bit = |shift: u32| 1 << ((mixed >> shift) & 63);
    (at as usize, bit(58) | bit(52) | bit(46) | bit(40))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_of(bytes: &[u8]) -> Vocabulary {
        Vocabulary::of(bytes, Marks::All, &[])
    }

    #[test]
    fn what_a_text_has_it_may_have() {
        let line = |number| format!("    total = self.add(total, w{number}.é_{number})\n");
        let text: String = (0..100).map(line).collect();
        for marks in [Marks::Definitions, Marks::All] {
            let vocabulary = Vocabulary::of(text.as_bytes(), marks, &[]);
            let may_have = |word: &str| vocabulary.may_have(&Sought::default().and([phrase(word)]));
            for number in 0..100 {
                assert!(may_have(&format!("w{number}")));
                assert!(may_have(&format!("é_{number}")));
                assert!(may_have(&format!("w{number}.é_{number}")));
            }
            let absent = |number: &i32| !may_have(&format!("v{number}"));
            assert!((0..1000).filter(absent).count() > 980);
            assert!(may_have(""));
        }
        assert!(!all_of(b"").may_have(&Sought::default().and([phrase("a")])));
    }

    #[test]
    fn a_word_has_one_number_wherever_it_stands() {
        for len in 1..40 {
            let word = "abcdefgh_1".repeat(4)[..len].to_owned();
            for text in [
                word.clone(),
                format!("{word} and more, for long"),
                format!("(1, {word}"),
            ] {
                let start = text.find(&word).unwrap();
                let number = number(text.as_bytes(), start, start + len);
                assert_eq!(number, number_of(&word), "{text}");
            }
        }
    }

    #[test]
    fn one_of_each_list_has_to_be_there() {
        let vocabulary = Vocabulary::of(b"import a\nb = c\n", Marks::All, &["->"]);
        let may_have = |lists: &[&'static [&str]]| {
            let phrases = |list: &'static [&str]| list.iter().copied().map(phrase);
            let sought = lists
                .iter()
                .fold(Sought::default(), |it, list| it.and(phrases(list)));
            vocabulary.may_have(&sought)
        };
        assert!(may_have(&[&["a", "z"], &["y", "c"]]));
        assert!(!may_have(&[&["a", "z"], &["y"]]));
        assert!(!may_have(&[&[]]));
        assert!(may_have(&[]));
        assert!(vocabulary.may_have(&Sought::default().and([told("->")])));
        assert!(!vocabulary.may_have(&Sought::default().and([told("<-")])));
        let both = |word: &str| Sought::default().and([[phrase("a"), phrase(word)].concat()]);
        assert!(vocabulary.may_have(&both("c")));
        assert!(!vocabulary.may_have(&both("z")));
    }

    #[test]
    fn words_are_marked_by_what_stands_beside_them() {
        let text =
            b"patch('shop.lines', new)\nshop.all =\\\n 1\nshop.some,x = f(y)\ndef g(h): def  i";
        let vocabulary = all_of(text);
        let has = |word, mark| {
            let sought = Sought::default().and([marked_phrase(word, mark)]);
            vocabulary.may_have(&sought)
        };
        let marks = [Mark::Quoted, Mark::Target, Mark::Defined];
        for (word, mark) in [
            ("lines", Some(Mark::Quoted)),
            ("shop.lines", Some(Mark::Quoted)),
            ("all", Some(Mark::Target)),
            ("some", Some(Mark::Target)),
            ("x", Some(Mark::Target)),
            ("g", Some(Mark::Defined)),
            ("patch", None),
            ("shop", None),
            ("new", None),
            ("f", None),
            ("h", None),
            ("i", None),
            ("z", None),
        ] {
            let expected = marks.map(|it| mark == Some(it));
            assert_eq!(marks.map(|it| has(word, it)), expected, "{word}");
        }
        let may_have = |text| vocabulary.may_have(&Sought::default().and([phrase(text)]));
        assert!(may_have("def g") && may_have("def"));
        assert!(!may_have("def h") && !may_have("def i"));
    }
}
