//! What has been said of a function already.

use rustc_hash::FxHashSet;

use crate::semantic::Model;
use crate::syntax::{Node, NodeId};

/// The functions of which something has been said. Where a function fails at the
/// first of several places that are alike, and none can be fixed, the first
/// speaks for all.
#[derive(Debug, Default)]
pub struct Told {
    told: FxHashSet<(NodeId, &'static str)>,
}

impl Told {
    /// Whether `what` is said for the first time of the function that runs
    /// `place`. Outside of functions each place speaks for itself.
    pub fn is_new(&mut self, model: &Model<'_>, place: Node<'_>, what: &'static str) -> bool {
        let function = model.function_of(place);
        function.is_none_or(|function| self.told.insert((function.id(), what)))
    }
}
