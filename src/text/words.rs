//! Sets of words that take little memory.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// A set of words, each by a number: it may seem to have one word in some
/// millions that it has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordSet(Box<[u32]>);

impl WordSet {
    /// What stands for a word.
    pub fn number(word: &str) -> u32 {
        (FxBuildHasher.hash_one(word) >> 32) as u32
    }

    /// Whether the set may have `word`; a no is certain.
    pub fn may_have(&self, word: &str) -> bool {
        self.0.binary_search(&Self::number(word)).is_ok()
    }
}

/// The set of the words that these stand for.
impl FromIterator<u32> for WordSet {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<_> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_its_words() {
        let words = ["b", "a", "é", "a"];
        let set: WordSet = words.into_iter().map(WordSet::number).collect();
        assert!(words.iter().all(|word| set.may_have(word)));
        assert!(!set.may_have("c") && !WordSet::default().may_have(""));
    }
}
