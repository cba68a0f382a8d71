//! From one file's text to its findings and its new text. Pure: no input, no
//! output, no threads.

mod deadline;
mod dispatch;
mod excerpt;
mod imports;
mod prefilter;
mod rewrite;
mod settle;
mod shown;
mod suppress;
mod verify;
mod withheld;

pub use prefilter::Prefilter;
pub use rewrite::{Failure, FileReport, Options, REASONS, examine, examine_among, examine_without};
