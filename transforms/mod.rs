//! The transforms, one a file.

use crate::transform::Transform;

pub mod weakref_proxy;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[&weakref_proxy::WeakrefProxy];
