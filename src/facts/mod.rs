//! Facts about Python's libraries, as data. Transforms ask; they hold no
//! lists of names.

mod modules;
mod resources;

pub use modules::is_standard_module;
pub use resources::{Closing, Opener, Resources};
