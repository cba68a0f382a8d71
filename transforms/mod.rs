//! The transforms, one a file.

pub mod string_accumulation;
pub mod unclosed_file;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[
    &unclosed_file::UnclosedFile,
    &string_accumulation::StringAccumulation,
];
