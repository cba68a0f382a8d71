//! One walk over the tree that shows every node to the transforms that asked
//! for its kind.

use super::Options;
use super::deadline::Deadline;
use crate::semantic::Model;
use crate::syntax::{Kind, Tree};
use crate::transform::{Context, Finding, Target, Transform};

/// Transforms by the kind of node that they want to see.
pub(super) struct Dispatch<'a> {
    by_kind: Vec<Vec<&'a dyn Transform>>,
}

impl<'a> Dispatch<'a> {
    pub(super) fn new(transforms: &[&'a dyn Transform]) -> Self {
        let mut by_kind = vec![Vec::new(); 256];
        for transform in transforms {
            for &kind in transform.meta().kinds {
                by_kind[kind as usize].push(*transform);
            }
        }
        Self { by_kind }
    }

    fn interested(&self, kind: Kind) -> &[&'a dyn Transform] {
        &self.by_kind[kind as usize]
    }

    /// What the transforms find in a file, by position; `None` when that is
    /// not done by the deadline.
    pub(super) fn run<'t>(
        &self,
        tree: &'t Tree<'t>,
        model: &'t Model<'t>,
        options: &Options<'t>,
        deadline: Deadline,
    ) -> Option<Vec<Finding>> {
        let target = Target::of(tree, options.settings.python);
        let mut cx = Context::new(tree, model, target, options.settings, options.project);
        let mut visits = 0_u32;
        for node in tree.nodes() {
            for transform in self.interested(node.kind()) {
                visits += 1;
                if visits.is_multiple_of(CLOCK) && deadline.is_over() {
                    return None;
                }
                // `None` says that the transform does not apply.
                let _: Option<()> = transform.visit(node, &mut cx);
            }
        }
        let mut findings = cx.into_findings();
        findings.sort_by_key(|finding| (finding.span, finding.rule.code));
        Some(findings)
    }
}

/// To look at the clock takes longer than most visits do.
const CLOCK: u32 = 16;
