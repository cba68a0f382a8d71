//! Rewrites Python that leans on CPython's reference counting.
//!
//! The crate is a stack of layers; each imports only the layers above it in
//! this list (`tests/architecture.rs` keeps it so).

pub mod text;

pub mod facts;

pub mod syntax;

pub mod semantic;

pub mod edit;

pub mod transform;

pub mod engine;

pub mod workspace;

pub mod report;

#[path = "../transforms/mod.rs"]
pub mod transforms;
