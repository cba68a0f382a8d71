//! Fresh names for files and their data.

use super::form::Form;
use super::plan::{Refusal, Unit};
use crate::transform::prelude::*;

/// Fresh names for one statement.
pub(super) struct Names<'a, 't> {
    statement: Node<'t>,
    cx: &'a Context<'t>,
    taken: Vec<&'static str>,
    private: bool,
    /// Text that is run here binds names that another file may spell.
    shared: bool,
}

const HANDLES: &[&str] = &[
    "f", "fh", "fp", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8",
];
const PRIVATE_HANDLES: &[&str] = &[
    "_f", "_fh", "_fp", "_f1", "_f2", "_f3", "_f4", "_f5", "_f6", "_f7", "_f8",
];
const DATA: &[&str] = &[
    "_data", "_data1", "_data2", "_data3", "_data4", "_data5", "_data6", "_data7", "_data8",
];

const ARGUMENTS: &[&str] = &["_arg", "_arg1", "_arg2", "_arg3", "_arg4"];

impl<'a, 't> Names<'a, 't> {
    pub(super) fn new(
        statement: Node<'t>,
        units: &[Unit<'t>],
        cx: &'a Context<'t>,
    ) -> Result<Self, Refusal> {
        let model = cx.model();
        let frame = model.scope(model.frame_of(statement));
        let executes = |unit: &Unit<'t>| match unit.form {
            Form::Hoist(node) => {
                let call = node.ancestors().find(|node| node.is(Kind::Call));
                let function = call.and_then(|call| call.child(Field::Function));
                statement.is(Kind::ExecStatement)
                    || function.is_some_and(|name| model.is_named(name, "builtins.exec"))
            }
            Form::Wrap => false,
        };
        if frame.listed || frame.dynamic && !units.iter().all(executes) {
            return Err((
                Reason("dynamic-scope"),
                "Code in this scope can see its names at run time, so a new one could be \
                 noticed."
                    .to_owned(),
            ));
        }
        let at_module_level = model.is_at_module_level(statement);
        if at_module_level && cx.is_listed_elsewhere() {
            return Err((
                Reason("dynamic-scope"),
                "Another file may see all names of this module, so a new one could be noticed."
                    .to_owned(),
            ));
        }
        let private = frame.dynamic || at_module_level;
        Ok(Self {
            statement,
            cx,
            taken: Vec::new(),
            private,
            shared: frame.dynamic,
        })
    }

    fn pick(&mut self, wanted: &[&'static str]) -> Result<String, Refusal> {
        let free = wanted
            .iter()
            .copied()
            .filter(|name| !self.taken.contains(name))
            .filter(|name| !self.shared || !self.cx.is_spelled_elsewhere(&[&[name]]));
        let name = self
            .cx
            .unspelled_name(self.statement, free)
            .ok_or_else(|| {
                (
                    Reason("names-taken"),
                    "Every name that could be used here is taken.".to_owned(),
                )
            })?;
        self.taken.push(name);
        Ok(name.to_owned())
    }

    pub(super) fn handle(&mut self) -> Result<String, Refusal> {
        self.pick(if self.private {
            PRIVATE_HANDLES
        } else {
            HANDLES
        })
    }

    pub(super) fn data(&mut self) -> Result<String, Refusal> {
        self.pick(DATA)
    }

    pub(super) fn argument(&mut self) -> Result<String, Refusal> {
        self.pick(ARGUMENTS)
    }
}
