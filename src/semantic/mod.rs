//! What names mean: scopes, bindings, references, and what follows from them.
//!
//! A [`Model`] is built once per parsed file and only read afterwards. Where
//! the text does not settle a question the answer is "unknown"; nothing here
//! guesses.

mod build;
mod classes;
mod dynamic;
mod flow;
mod generators;
mod handlers;
mod imported;
mod instances;
mod managers;
mod methods;
mod model;
mod names;
mod order;
mod origins;
mod project;
mod purity;
mod question;
mod reach;
mod returns;
mod roles;
mod sketch;
mod types;

pub use classes::Base;
pub use flow::{Answer, Flow, Runs, Use, use_of, uses_of};
pub use generators::{Outside, Pending, pending_work};
pub use model::{Binding, BindingKind, Model, Scope, ScopeId, ScopeKind, Symbol, SymbolId};
pub use names::is_identifier;
pub use order::{Place, place_behind, place_in_statement};
pub use origins::{Origin, is_stored_attribute};
pub use project::{Abandoned, Export, ModuleFacts, Project};
pub use purity::{is_constant, is_pure, is_pure_apart_from, is_pure_part};
pub use question::{Doing, Question, module_name};
pub use sketch::{Importable, Sketch};
pub use types::{Type, type_of};

#[cfg(test)]
mod tests;
