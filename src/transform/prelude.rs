//! What every transform imports, and all that it may import.

pub use super::reshape::{self, Line, Wrapped};
pub use super::{
    Applies, Becomes, Context, Declared, Finding, Gate, Guards, Meta, ModuleImport, NO_ATTRIBUTE,
    OddKeys, OwnFunction, Reason, Reference, Subject, Target, Told, Transform, becomes,
    below_imports, call_of, catches, checked_arguments, closes_at_its_end, comes_with_python,
    consumes, goes_when_closed, in_test, is_face_of, is_left_unfinished, is_made_by_factory,
    is_no_string, is_opener, is_quiet, is_spoken_for, is_warned_about, managed, may_be_patched,
    may_be_python2, may_import, may_share_memory, mentions, mentions_in_sight, module_imports,
    opened_by, reads_of, reads_only, shows, starts_upper, takes_over,
};
pub use crate::edit::{Applicability, Edit, Fix, Import};
pub use crate::facts::{
    Accelerator, Closing, Getrefcount, Iterators, Mended, Missing, Opener, Positional, Resources,
    Settings, Strings, Taking, is_builtin_name, is_standard_module,
};
pub use crate::semantic::{
    Abandoned, Answer, Base, Binding, BindingKind, Export, Flow, Model, Origin, Outside, Pending,
    Place, Runs, ScopeId, ScopeKind, Symbol, SymbolId, Type, Use, is_constant, is_identifier,
    is_pure, is_pure_apart_from, is_stored_attribute, pending_work, place_behind,
    place_in_statement, type_of, use_of, uses_of,
};
pub use crate::syntax::{self, Code, CodeLine, Field, Imports, Kind, Node, NodeId, Tree, Word};
pub use crate::text::Span;
pub use crate::transform;
pub use rustc_hash::{FxHashMap, FxHashSet};
