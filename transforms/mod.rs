//! The transforms, one a file.

pub mod unclosed_file;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[&unclosed_file::UnclosedFile];
