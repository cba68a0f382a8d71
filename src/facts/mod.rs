//! Facts about Python's libraries, as data, and what a user adds to them or
//! sets besides. Transforms ask; they hold no lists of names.

mod accelerators;
mod configuration;
mod iterators;
mod mended;
mod missing;
mod modules;
mod positional;
pub mod requires_python;
mod resources;
mod settings;
mod strings;

pub use accelerators::Accelerator;
pub use configuration::{Configuration, ConfigurationError, Document};
pub use iterators::{Iterators, Taking};
pub use mended::Mended;
pub use missing::Missing;
pub use modules::{is_builtin_name, is_standard_module};
pub use positional::Positional;
pub use resources::{Closing, Opener, Resources, Unfinished};
pub use settings::{Getrefcount, Python, Release, ReleaseError, Settings};
pub use strings::Strings;
