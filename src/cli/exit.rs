//! The exit status, which scripts rely on.
//!
//! | | propose (default, `--dry-run`) | `--apply` | `check` |
//! |---|---|---|---|
//! | 0 | done, whether or not something would change | all done, or nothing to do | no finding |
//! | 1 | changes are proposed, only with `--exit-code` | – | findings |
//! | 1 | | with `--verify`, fixes were left out | |
//! | 2 | some file could not be read or handled, or the call is wrong | same; files that failed are untouched | same |
//! | 3 | | the command of `--verify` fails without any fix; nothing is changed | |
//!
//! Files that can be handled are handled before a run ends with 2. A reader of
//! standard output that closes it early has seen what it wanted: 0.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to complain about.
    Clean,
    /// There is something that the caller asked to be told by the status.
    Found,
    /// A file could not be handled, or the call is wrong.
    Failed,
    /// The command that is to judge the run is of no use.
    Unverified,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
            Exit::Unverified => 3,
        })
    }
}
