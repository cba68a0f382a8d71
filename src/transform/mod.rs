//! What a transform is: its declaration, what it sees, and what it reports.

mod checks;
mod context;
mod finding;
mod gate;
mod guards;
mod mentions;
mod meta;
mod module_imports;
mod module_top;
mod odd_keys;
mod openers;
mod own_function;
pub mod prelude;
mod reads;
mod replaced;
pub mod reshape;
mod sight;
mod streams;
mod told;

pub use checks::{checked_arguments, in_test, shows};
pub use context::{Context, Target};
pub use finding::{Finding, Reason};
pub use gate::Gate;
pub use guards::{Guards, NO_ATTRIBUTE, Subject, catches};
pub use mentions::mentions;
pub use meta::{Declared, Meta, Reference};
pub use module_imports::{ModuleImport, comes_with_python, is_face_of, may_import, module_imports};
pub use module_top::{TopOfModule, below_imports};
pub use odd_keys::{OddKeys, is_no_string};
pub use openers::{
    consumes, goes_when_closed, is_left_unfinished, is_made_by_factory, is_opener, is_warned_about,
    managed, may_be_python2, may_share_memory, opened_by, reads_only, starts_upper, takes_over,
};
pub use own_function::OwnFunction;
pub use reads::{Becomes, becomes, call_of, reads_of};
pub use replaced::{Replaced, may_be_patched};
pub use sight::{is_quiet, is_spoken_for, mentions_in_sight};
pub use streams::closes_at_its_end;
pub use told::Told;

use crate::facts::Settings;
use crate::syntax::{Code, Node};

/// Tells of some lines whether something can be found in them.
pub type Applies<'c> = Box<dyn Fn(&Code<'_>) -> bool + 'c>;

/// Finds one difference and, where it is sure, fixes it.
///
/// A transform keeps no state; what it learns of a file is in the
/// [`Context`].
pub trait Transform: Declared + Sync {
    /// Looks at one node, of one of the kinds that
    /// [`Meta::kinds`] lists. `None` means: does not apply.
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()>;

    /// What answers [`more_needles`](Self::more_needles),
    /// [`may_apply`](Self::may_apply) and [`may_apply_in`](Self::may_apply_in)
    /// for this transform and others.
    fn gate(&self) -> Option<&'static Gate> {
        None
    }

    /// Literals besides [`Meta::needles`], any of which makes a file worth a
    /// look: names that the settings bring.
    fn more_needles<'s>(&self, settings: &'s Settings) -> &'s [String] {
        self.gate()
            .map_or(&[], |gate| (gate.more_needles)(settings))
    }

    /// Whether the bytes of a file that hold what [`Meta::needles`] asks for can
    /// hold anything for it: for rules whose needles say little. Comments and
    /// strings are among them.
    fn may_be_in(&self, bytes: &[u8]) -> bool {
        let _ = bytes;
        true
    }

    /// Whether a file can hold anything for it, told from words alone, before
    /// the file is parsed. May say yes for nothing, never no for something.
    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        if let Some(gate) = self.gate() {
            return (gate.may_apply)(code, settings);
        }
        let names = self.meta().names;
        names.is_empty() || mentions(code, names)
    }

    /// Tells of each part of a file whether it can hold anything for it, or
    /// something without which nothing is found elsewhere. A part is a function
    /// with its header, or all lines outside of functions, headers included; it
    /// is asked with the lines of the part, and the imports are the file's.
    /// Functions of which it says no may be left out when the rest is looked
    /// at; where it says no of all parts, nothing is found.
    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, settings: &'c Settings) -> Applies<'c> {
        match self.gate() {
            Some(gate) => (gate.may_apply_in)(file, settings),
            None => Box::new(move |function| self.may_apply(function, settings)),
        }
    }
}
