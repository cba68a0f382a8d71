//! Changes to text: what a fix is, and how several become one new text.
//!
//! Knows spans and strings, no syntax.

mod fix;
mod set;

pub use fix::{Applicability, Edit, Fix, Import, Removal};
pub use set::{Conflict, EditSet, Moves};
