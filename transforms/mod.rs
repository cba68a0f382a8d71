//! The transforms, one a file.

pub mod getrefcount;
pub mod pending_generator;
pub mod string_accumulation;
pub mod temporary_name;
pub mod unclosed_file;
pub mod unclosed_local;
pub mod weakref_proxy;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[
    &unclosed_file::UnclosedFile,
    &unclosed_local::UnclosedLocal,
    &temporary_name::TemporaryName,
    &pending_generator::PendingGenerator,
    &weakref_proxy::WeakrefProxy,
    &string_accumulation::StringAccumulation,
    &getrefcount::GetRefCount,
];
