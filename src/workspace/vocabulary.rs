//! Which words a text may have, in a few bytes for each.

use crate::syntax::is_word_byte;

/// How many bits there are for a text of that many bytes: some ten for each of its
/// words, of which code has 0.6 times the bytes to the power of 2/3, and for each
/// of those that are targets too. One word in fifty that the text does not have
/// seems to be there.
fn bits_for(bytes: usize) -> usize {
    let root = (bytes as f64).cbrt();
    (9.0 * root * root) as usize
}

/// The words of a text, none of them longer there than it is here. Those that
/// are targets count twice: behind them stands a quote, `=` or `,`, so that
/// something may be put in the place of what they name.
#[derive(Debug)]
pub(super) struct Vocabulary(Box<[u64]>);

impl Vocabulary {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut bits = vec![0; bits_for(bytes.len()) / 64 + 1];
        let mut note = |word: u64| {
            let (at, mask) = place(word, bits.len());
            bits[at] |= mask;
        };
        each_word(bytes, |word, after| {
            note(word);
            if is_target(after) {
                note(as_target(word));
            }
        });
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

/// The words of something that is no word, as `a-b`.
type Phrase = Vec<u64>;

/// A word that is sought.
#[derive(Debug, Clone, Copy)]
pub(super) enum Word<'w> {
    Anywhere(&'w str),
    AsTarget(&'w str),
}

/// Words of which a text must have one of each list.
#[derive(Debug, Default)]
pub(super) struct Sought(Vec<Vec<Phrase>>);

impl Sought {
    /// And one of these.
    pub(super) fn and<'w>(mut self, words: impl IntoIterator<Item = Word<'w>>) -> Self {
        let phrase = |word: Word<'w>| match word {
            Word::Anywhere(text) => phrase(text),
            Word::AsTarget(text) => {
                let mut phrase = phrase(text);
                if let Some(last) = phrase.last_mut() {
                    *last = as_target(*last);
                }
                phrase
            }
        };
        self.0.push(words.into_iter().map(phrase).collect());
        self
    }
}

fn phrase(text: &str) -> Phrase {
    let mut words = Vec::new();
    each_word(text.as_bytes(), |word, _| words.push(word));
    words
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Tells of each word a number that stands for it, and what follows it.
fn each_word<'b>(bytes: &'b [u8], mut see: impl FnMut(u64, &'b [u8])) {
    let mut rest = bytes;
    while let Some(start) = rest.iter().position(|byte| is_word_byte(*byte)) {
        rest = &rest[start..];
        let mut word = 0_u64;
        let mut len = 0;
        for byte in rest.iter().take_while(|byte| is_word_byte(**byte)) {
            word = (word.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(FACTOR);
            len += 1;
        }
        rest = &rest[len..];
        see(word, rest);
    }
}

fn is_target(after: &[u8]) -> bool {
    let next = after.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(next, Some(b'\'' | b'"' | b'=' | b','))
}

fn as_target(word: u64) -> u64 {
    (word ^ FACTOR).wrapping_mul(FACTOR)
}

/// In which of so many numbers a word has its bits, and these.
fn place(word: u64, numbers: usize) -> (usize, u64) {
    let at = ((word >> 32) * numbers as u64) >> 32;
    let mixed = (word ^ (word >> 29)).wrapping_mul(FACTOR);
    let bit = |shift: u32| 1 << ((mixed >> shift) & 63);
    (at as usize, bit(58) | bit(52) | bit(46))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_has_it_may_have() {
        let line = |number| format!("    total = self.add(total, w{number}.é_{number})\n");
        let text: String = (0..100).map(line).collect();
        let vocabulary = Vocabulary::of(text.as_bytes());
        let sought = |word: &str| Sought::default().and([Word::Anywhere(word)]);
        let may_have = |word: &str| vocabulary.may_have(&sought(word));
        for number in 0..100 {
            assert!(may_have(&format!("w{number}")));
            assert!(may_have(&format!("é_{number}")));
            assert!(may_have(&format!("w{number}.é_{number}")));
        }
        let absent = |number: &i32| !may_have(&format!("v{number}"));
        assert!((0..1000).filter(absent).count() > 950);
        assert!(may_have(""));
        assert!(!Vocabulary::of(b"").may_have(&sought("a")));
    }

    #[test]
    fn one_of_each_list_has_to_be_there() {
        let vocabulary = Vocabulary::of(b"import a\nb = c\n");
        let may_have = |lists: &[&'static [&str]]| {
            let words = |list: &'static [&str]| list.iter().copied().map(Word::Anywhere);
            let sought = lists
                .iter()
                .fold(Sought::default(), |it, list| it.and(words(list)));
            vocabulary.may_have(&sought)
        };
        assert!(may_have(&[&["a", "z"], &["y", "c"]]));
        assert!(!may_have(&[&["a", "z"], &["y"]]));
        assert!(!may_have(&[&[]]));
        assert!(may_have(&[]));
    }

    #[test]
    fn targets_stand_before_a_quote_a_comma_or_an_equals_sign() {
        let text = b"patch('shop.lines', new)\nshop.all =\\\n 1\nshop.some,x = f(y)";
        let vocabulary = Vocabulary::of(text);
        let is_target = |word| vocabulary.may_have(&Sought::default().and([Word::AsTarget(word)]));
        for target in ["lines", "shop.lines", "all", "some", "x"] {
            assert!(is_target(target), "{target}");
        }
        for other in ["patch", "shop", "new", "f", "y", "z"] {
            assert!(!is_target(other), "{other}");
        }
        let sought = Sought::default().and([Word::AsTarget("z"), Word::Anywhere("patch")]);
        assert!(vocabulary.may_have(&sought));
    }
}
