//! Source text and positions in it. Knows nothing of Python but its line ends
//! and its encoding declaration.

mod encoding;
mod lines;
mod nearest;
mod source;
mod span;
mod words;

pub use encoding::{DecodeError, Encoding, is_wide};
pub use lines::{LineIndex, Position};
pub use nearest::nearest;
pub use source::Source;
pub use span::Span;
pub use words::WordSet;
