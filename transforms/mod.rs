//! The transforms, one a file.

pub mod getrefcount;
pub mod pending_generator;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[&pending_generator::PendingGenerator, &getrefcount::GetRefCount];
