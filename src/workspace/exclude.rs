//! What a user leaves out of folders. A file that is named is always read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns as `.gitignore` writes them, from the folder of the configuration.
#[derive(Debug, Clone, Default)]
pub struct Excluded {
    patterns: Option<Arc<Gitignore>>,
    root: PathBuf,
}

/// A pattern that is none.
#[derive(Debug, thiserror::Error)]
#[error("`exclude` has a pattern that cannot be read: {0}")]
pub struct ExcludeError(String);

impl Excluded {
    /// The patterns, each from `root`.
    ///
    /// # Errors
    /// When one is not a pattern.
    pub fn new(root: &Path, patterns: &[String]) -> Result<Self, ExcludeError> {
        if patterns.is_empty() {
            return Ok(Self::default());
        }
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut builder = GitignoreBuilder::new(&root);
        for pattern in patterns {
            builder
                .add_line(None, pattern)
                .map_err(|error| ExcludeError(error.to_string()))?;
        }
        let patterns = builder
            .build()
            .map_err(|error| ExcludeError(error.to_string()))?;
        Ok(Self {
            patterns: Some(Arc::new(patterns)),
            root,
        })
    }

    /// The patterns for what is found below a folder.
    pub(super) fn below(&self, shown: &Path, canonical: &Path) -> Below {
        Below {
            excluded: self.clone(),
            shown: shown.to_owned(),
            canonical: canonical.to_owned(),
        }
    }
}

/// The patterns for one folder that is walked.
pub(super) struct Below {
    excluded: Excluded,
    shown: PathBuf,
    canonical: PathBuf,
}

impl Below {
    /// Whether what is found at `path`, which starts as the folder is shown,
    /// is left out.
    pub(super) fn contains(&self, path: &Path, is_folder: bool) -> bool {
        let Some(patterns) = &self.excluded.patterns else {
            return false;
        };
        let path = path.strip_prefix(".").unwrap_or(path);
        let inside = path.strip_prefix(&self.shown).unwrap_or(path);
        let canonical = self.canonical.join(inside);
        canonical.starts_with(&self.excluded.root)
            && patterns
                .matched_path_or_any_parents(&canonical, is_folder)
                .is_ignore()
    }
}
