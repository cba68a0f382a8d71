//! Laws that hold for every input, and generated programs to try them on.

mod edits;
mod program;
mod reshaping;
mod text;
