//! From one file's text to its findings and its new text. Pure: no input, no
//! output, no threads.

mod deadline;
mod dispatch;
mod imports;
mod prefilter;
mod rewrite;
mod settle;
mod suppress;
mod verify;

pub use prefilter::{Prefilter, may_matter};
pub use rewrite::{Failure, FileReport, Options, examine};
