//! Expressions of which nobody notices whether they are evaluated.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// Refuses `expression` if somebody could notice that it is not evaluated,
/// apart from the `calls` of `getrefcount` in it.
pub(super) fn quiet(calls: &HashSet<NodeId>, expression: Node<'_>) -> Result<(), &'static str> {
    let quiet = is_quiet(expression, |call| calls.contains(&call.id()));
    quiet.then_some(()).ok_or("side-effect")
}
