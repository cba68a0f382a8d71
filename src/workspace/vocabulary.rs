//! Which words a text may have, in a few bytes for each.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::syntax::is_word_byte;

/// How many bits a word sets.
const SET: u32 = 3;

/// How many bits there are for a text of that many bytes: some ten for each of its
/// words, of which code has 0.6 times the bytes to the power of 2/3. One word in
/// sixty that the text does not have seems to be there.
fn bits_for(bytes: usize) -> usize {
    let root = (bytes as f64).cbrt();
    (6.0 * root * root) as usize
}

/// The words of a text, none of them longer there than it is here.
#[derive(Debug)]
pub(super) struct Vocabulary(Box<[u64]>);

impl Vocabulary {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut bits = vec![0; bits_for(bytes.len()) / 64 + 1];
        for word in words(bytes) {
            for (at, bit) in places(word, bits.len()) {
                bits[at] |= bit;
            }
        }
        Self(bits.into())
    }

    /// Whether the text may have `word`; a no is certain. Of what is no word,
    /// as `a-b`, the parts are looked for.
    pub(super) fn may_have(&self, word: &str) -> bool {
        words(word.as_bytes()).all(|word| {
            let mut places = places(word, self.0.len());
            places.all(|(at, bit)| self.0[at] & bit != 0)
        })
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let words = bytes.split(|byte| !is_word_byte(*byte));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| FxBuildHasher.hash_one(word))
}

/// The bits of a word, each by the number that it is in.
fn places(word: u64, numbers: usize) -> impl Iterator<Item = (usize, u64)> {
    let bits = numbers as u64 * 64;
    (0..SET).map(move |turn| {
        let part = word.rotate_left(turn * 21) & 0xffff_ffff;
        let bit = (part * bits) >> 32;
        ((bit / 64) as usize, 1 << (bit % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_has_it_may_have() {
        let line = |number| format!("    total = self.add(total, w{number}.é_{number})\n");
        let text: String = (0..100).map(line).collect();
        let vocabulary = Vocabulary::of(text.as_bytes());
        for number in 0..100 {
            assert!(vocabulary.may_have(&format!("w{number}")));
            assert!(vocabulary.may_have(&format!("é_{number}")));
            assert!(vocabulary.may_have(&format!("w{number}.é_{number}")));
        }
        let absent = |number: &i32| !vocabulary.may_have(&format!("v{number}"));
        assert!((0..1000).filter(absent).count() > 950);
        assert!(vocabulary.may_have(""));
        assert!(!Vocabulary::of(b"").may_have("a"));
    }
}
