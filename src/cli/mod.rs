//! The command line: what is asked for, and which layers answer it.

mod args;
mod configure;
mod exit;
mod output;
mod rewrite;
mod rules;
mod select;
mod undo;

use std::io;
use std::path::PathBuf;

use clap::Parser;
use clap::error::ErrorKind;

use norefcount::workspace::{StateError, Uncommitted};

use args::{Args, Command};
use exit::Exit;
use norefcount::workspace::{ConfigureError, ExcludeError};
use output::Output;
use select::SelectError;

/// The call cannot be answered.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error(transparent)]
    Select(#[from] SelectError),
    #[error(transparent)]
    Configure(#[from] ConfigureError),
    #[error(transparent)]
    Exclude(#[from] ExcludeError),
    #[error("{}: {error}", path.display())]
    Configured { path: PathBuf, error: SelectError },
    #[error("the name of the current folder cannot be told: {0}; change to another one")]
    Folder(#[source] io::Error),
    #[error(transparent)]
    Uncommitted(#[from] Uncommitted),
    #[error(transparent)]
    State(#[from] StateError),
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// Answers the call that the process was started with.
pub(crate) fn run() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(answer) => return show(&answer),
    };
    let output = Output::new(args.common.color);
    let result = match &args.command {
        Some(_) if args.rewrite.is_given() => return show(&args::misplaced()),
        None if rewrite::verifies_input(&args.rewrite) => return show(&args::unverifiable()),
        None => rewrite::propose_or_apply(&args.rewrite, &args.common, &output),
        Some(Command::Check(check)) => rewrite::check(check, &args.common, &output),
        Some(Command::Undo(undo)) => undo::undo(undo, &args.common, &output),
        Some(Command::Rules) => rules::table(&args.common, &output),
        Some(Command::Explain { rule }) => rules::explain(rule, &output),
    };
    match result {
        Ok(exit) => exit,
        // The reader has seen enough.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Err(error) => {
            output.complain(&error);
            Exit::Failed
        }
    }
}

/// Help and version are answers; everything else is a wrong call.
fn show(answer: &clap::Error) -> Exit {
    // With standard output or error closed there is nobody to tell.
    let _ = answer.print();
    match answer.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Clean,
        _ => Exit::Failed,
    }
}
