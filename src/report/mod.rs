//! What people and programs get to see of a run. Writes to the streams that it
//! is given, and reads nothing.

mod json;
mod notes;
mod paint;
mod patch;
mod rules;
mod terminal;
mod undone;
mod verdict;

pub use json::Json;
pub use notes::{Notes, Purpose, Volume};
pub use paint::Paint;
pub use patch::{Patches, Rewritten};
pub use rules::{explain, table};
pub use terminal::Terminal;
pub use undone::undone;
