//! What several transforms ask of a file's words alike.

use super::Applies;
use crate::facts::Settings;
use crate::syntax::Code;

/// Questions that are asked of a file once for all transforms that share them;
/// see the methods of [`Transform`](super::Transform) of these names.
pub struct Gate {
    /// Literals that the settings bring.
    pub more_needles: fn(&Settings) -> &[String],
    /// Whether a file can hold anything, told from its words.
    pub may_apply: fn(&Code<'_>, &Settings) -> bool,
    /// The same of each part of a file.
    pub may_apply_in: for<'c> fn(&'c Code<'_>, &'c Settings) -> Applies<'c>,
}
