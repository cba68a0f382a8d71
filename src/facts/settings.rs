//! What may be set about the rewriting.

use std::str::FromStr;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Closing, Resources};

/// How files are to be looked at, apart from which rules take part.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What opens a resource and what uses it up: what comes with the program,
    /// and what the user adds.
    pub resources: Resources,
    /// Whether a fix may put a function of its own into a module.
    pub helpers: bool,
    /// What becomes of `sys.getrefcount`.
    pub getrefcount: Getrefcount,
    /// The Python that files are written for, where a file's syntax does not
    /// tell.
    pub python: Option<Python>,
    /// The PyPy that is to run them.
    pub pypy: Release,
}

/// A release of PyPy, such as 7.3.11.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Release([u16; 3]);

impl Release {
    /// The release that the tables of facts were observed on.
    pub const OBSERVED: Self = Self([7, 3, 11]);
}

/// It is no release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no release of PyPy; write it like 7.3 or 7.3.11")]
pub struct ReleaseError(String);

impl FromStr for Release {
    type Err = ReleaseError;

    /// `7.3` is the last of its patch releases.
    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        let wrong = || ReleaseError(text.to_owned());
        let mut release = [u16::MAX; 3];
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() < 2 || parts.len() > release.len() {
            return Err(wrong());
        }
        for (place, part) in release.iter_mut().zip(parts) {
            *place = part.parse().map_err(|_| wrong())?;
        }
        Ok(Self(release))
    }
}

impl TryFrom<String> for Release {
    type Error = ReleaseError;

    fn try_from(text: String) -> Result<Self, ReleaseError> {
        text.parse()
    }
}

/// What becomes of statements that ask for reference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Getrefcount {
    /// They go, where nothing but the count is lost.
    #[default]
    Drop,
    /// They stay, under a question whether there is such a function.
    Guard,
}

/// The Pythons that a project is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Python {
    /// Python 2.7, or that as well.
    Two,
    /// Python 3 alone.
    Three,
}

impl Settings {
    /// What holds where nobody set anything.
    pub fn standard() -> &'static Self {
        static STANDARD: OnceLock<Settings> = OnceLock::new();
        STANDARD.get_or_init(|| Self {
            resources: Resources::builtin(),
            helpers: false,
            getrefcount: Getrefcount::default(),
            python: None,
            pypy: Release::OBSERVED,
        })
    }

    /// Adds something that opens a resource: its qualified name, and what is
    /// known of it.
    pub(super) fn add_resource(&mut self, name: &str, kind: &str, closing: Closing) {
        self.resources.add(name, kind, closing);
    }
}
