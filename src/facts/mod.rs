//! Facts about Python's libraries, as data. Transforms ask; they hold no
//! lists of names.

mod resources;

pub use resources::{Closing, Opener, Resources};
