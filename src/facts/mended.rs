//! Differences that a release of PyPy has ended.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Release;

/// The table of `data/mended.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mended {
    mended: FxHashMap<String, Release>,
}

impl Mended {
    /// The table that comes with the program.
    pub fn table() -> &'static Self {
        static TABLE: OnceLock<Mended> = OnceLock::new();
        TABLE.get_or_init(|| {
            toml::from_str(include_str!("../../data/mended.toml"))
                .expect("the table that comes with the program is well-formed")
        })
    }

    /// Whether that release is without the difference.
    pub fn covers(&self, difference: &str, release: Release) -> bool {
        self.mended
            .get(difference)
            .is_some_and(|first| release >= *first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_ends_with_a_release() {
        let covers = |release: &str| {
            let release = release.parse().unwrap();
            Mended::table().covers("hex-of-subclass", release)
        };
        assert!(!covers("7.3.17"));
        assert!(covers("7.3.18"));
        assert!(covers("7.3"));
        assert!(!Mended::table().covers("unheard-of", "7.3".parse().unwrap()));
    }
}
