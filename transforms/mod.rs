//! The transforms, one a file.

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[];
