//! Python as a tree, over tree-sitter. The only user of tree-sitter.
//!
//! Parsing never fails: broken Python is data, see [`Faults`]. The tree knows
//! no meaning: names, scopes and flow are [`semantic`](crate::semantic).
//!
//! Nothing here recurses, and no walk starts at the root to find a parent: a
//! node knows its parent and where its descendants end, so every question
//! costs what its answer is long.

mod code;
mod faults;
mod imported;
mod kind;
mod layout;
mod lexer;
mod node;
mod outline;
mod pending;
mod python2;
mod tree;
mod views;

pub use code::{Code, CodeLine, Word, last_word, words_of};
pub use faults::Faults;
pub use imported::{Elsewhere, Imports, Origin, Path};
pub use kind::{Field, Kind};
pub use layout::Trivia;
pub use lexer::{Lexed, is_word_byte};
pub use node::{Children, Node};
pub use outline::{Outline, functions_around, is_decorator, is_text};
pub use pending::pending_generators;
pub use python2::is_old_number;
pub use tree::{NodeId, Tree};
pub use views::*;
