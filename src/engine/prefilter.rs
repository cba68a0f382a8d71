//! Tells from the bytes of a file whether parsing it can be worth while.

use aho_corasick::AhoCorasick;

use crate::transform::Transform;

/// A search for the literals that the transforms need; see
/// [`Meta::needles`](crate::transform::Meta::needles).
#[derive(Debug)]
pub struct Prefilter {
    search: AhoCorasick,
    /// For each transform, its groups as bit sets of literals.
    needs: Vec<Vec<u64>>,
}

impl Prefilter {
    /// The prefilter for `transforms`.
    ///
    /// # Panics
    /// When the transforms name more than 64 different literals.
    pub fn new(transforms: &[&dyn Transform]) -> Self {
        let mut literals: Vec<&str> = Vec::new();
        let mut needs = Vec::new();
        for transform in transforms {
            let mut groups = Vec::new();
            for group in transform.meta().needles {
                let mut bits = 0;
                for literal in *group {
                    let at = literals.iter().position(|known| known == literal);
                    let at = at.unwrap_or_else(|| {
                        literals.push(literal);
                        literals.len() - 1
                    });
                    bits |= 1_u64.checked_shl(at as u32).expect("at most 64 literals");
                }
                groups.push(bits);
            }
            needs.push(groups);
        }
        let search = AhoCorasick::new(&literals).expect("a few short literals fit an automaton");
        Self { search, needs }
    }

    /// Whether some transform could find something in the file. `false` is
    /// certain; `true` is not.
    pub fn admits(&self, bytes: &[u8]) -> bool {
        let mut seen = 0_u64;
        self.satisfied(seen)
            || self
                .search
                .find_overlapping_iter_bytes(bytes)
                .any(|literal| {
                    let bit = 1 << literal;
                    seen & bit == 0 && {
                        seen |= bit;
                        self.satisfied(seen)
                    }
                })
    }

    fn satisfied(&self, seen: u64) -> bool {
        self.needs
            .iter()
            .any(|groups| groups.iter().all(|group| group & seen != 0))
    }
}

trait FindAll {
    fn find_overlapping_iter_bytes(&self, bytes: &[u8]) -> impl Iterator<Item = u32>;
}

impl FindAll for AhoCorasick {
    fn find_overlapping_iter_bytes(&self, bytes: &[u8]) -> impl Iterator<Item = u32> {
        self.find_overlapping_iter(bytes)
            .map(|found| found.pattern().as_u32())
    }
}
