//! What every transform imports, and all that it may import.

pub use super::reshape::{self, Line, Wrapped};
pub use super::{
    Applies, Context, Declared, Finding, Meta, OwnFunction, Reason, Reference, Target, Transform,
    below_imports, consumes, managed, may_be_patched, opened_by, reads_only,
};
pub use crate::edit::{Applicability, Edit, Fix, Import};
pub use crate::facts::{
    Closing, Getrefcount, Iterators, Missing, Opener, Positional, Resources, Settings, Strings,
    Taking, is_standard_module,
};
pub use crate::semantic::{
    Abandoned, Answer, Base, BindingKind, Export, Flow, Model, Origin, Pending, Place, Runs,
    ScopeId, ScopeKind, Symbol, SymbolId, Type, Use, is_constant, is_identifier, is_pure,
    is_pure_apart_from, pending_work, place_in_statement, type_of, use_of, uses_of,
};
pub use crate::syntax::{self, Code, CodeLine, Field, Kind, Node, NodeId, Tree, Word};
pub use crate::text::Span;
pub use crate::transform;
