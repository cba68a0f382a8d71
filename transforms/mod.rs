//! The transforms, one a file.

pub mod collection_timing;
pub mod finalizer_added;
pub mod finalizer_chain;
pub mod finalizer_work;
pub mod gc_collect_value;
pub mod gc_disabled;
pub mod gc_garbage;
pub mod getrefcount;
pub mod getsizeof;
pub mod missing_gc_function;
pub mod pending_generator;
pub mod string_accumulation;
pub mod temporary_name;
pub mod unclosed_file;
pub mod unclosed_local;
pub mod weakref_callback;
pub mod weakref_in_finalizer;
pub mod weakref_proxy;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[
    &unclosed_file::UnclosedFile,
    &unclosed_local::UnclosedLocal,
    &temporary_name::TemporaryName,
    &pending_generator::PendingGenerator,
    &weakref_proxy::WeakrefProxy,
    &weakref_callback::WeakrefCallback,
    &weakref_in_finalizer::WeakrefInFinalizer,
    &collection_timing::CollectionTiming,
    &string_accumulation::StringAccumulation,
    &getrefcount::GetRefCount,
    &missing_gc_function::MissingGcFunction,
    &gc_collect_value::GcCollectValue,
    &gc_disabled::GcDisabled,
    &getsizeof::GetSizeOf,
    &gc_garbage::GcGarbage,
    &finalizer_work::FinalizerWork,
    &finalizer_added::FinalizerAdded,
    &finalizer_chain::FinalizerChain,
];
