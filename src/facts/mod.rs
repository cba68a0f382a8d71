//! Facts about Python's libraries, as data. Transforms ask; they hold no
//! lists of names.

mod iterators;
mod modules;
mod resources;
mod strings;

pub use iterators::{Iterators, Taking};
pub use modules::is_standard_module;
pub use resources::{Closing, Opener, Resources};
pub use strings::Strings;
