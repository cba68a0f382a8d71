//! From one file's text to its findings and its new text. Pure: no input, no
//! output, no threads.

mod rewrite;
mod prefilter;
mod verify;

pub use prefilter::Prefilter;
pub use rewrite::{Failure, FileReport, Options, examine};
