//! The arguments as they are written. What they mean is decided elsewhere.

use std::path::PathBuf;

use camino::Utf8PathBuf;
use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, Parser, Subcommand, ValueEnum};
use norefcount::facts::Release;

/// Rewrites Python that leans on CPython's reference counting, so that it runs
/// on PyPy, GraalPy and every other Python.
///
/// Shows the safe fixes as a patch; --apply makes them.
#[derive(Debug, Parser)]
#[command(name = "norefcount", version, after_help = EXIT_STATUS)]
#[command(disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) rewrite: Rewrite,
    #[command(flatten)]
    pub(super) common: Common,
}

const EXIT_STATUS: &str = "Exit status: 0 done; 1 findings (check) or proposed changes \
    (--exit-code); 2 a file could not be handled or the call is wrong.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show every finding, fixable or not
    Check(Check),
    /// List the rules
    Rules,
    /// Say what a rule finds, why, and when it fixes it
    Explain {
        /// A code or a name
        rule: String,
    },
}

/// What to look at.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files and folders; `-` is standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// What to call standard input
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<Utf8PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Rewrite {
    #[command(flatten)]
    pub(super) inputs: Paths,
    /// Show the fixes as a patch and write nothing (the default)
    #[arg(long, conflicts_with = "apply")]
    pub(super) dry_run: bool,
    /// Write the fixes into the files; standard input goes to standard output
    #[arg(long)]
    pub(super) apply: bool,
    /// With --apply, show the patch too
    #[arg(long)]
    pub(super) diff: bool,
    /// Take the fixes that need review, too
    #[arg(long = "unsafe")]
    pub(super) unsafe_: bool,
    /// End with status 1 when changes are proposed
    #[arg(long, conflicts_with = "apply")]
    pub(super) exit_code: bool,
}

impl Rewrite {
    /// Whether any of it stands before a subcommand, where it has no meaning.
    pub(super) fn is_given(&self) -> bool {
        let Self {
            inputs,
            dry_run,
            apply,
            diff,
            unsafe_,
            exit_code,
        } = self;
        let is_input = !inputs.paths.is_empty() || inputs.stdin_filename.is_some();
        is_input || *dry_run || *apply || *diff || *unsafe_ || *exit_code
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) inputs: Paths,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// For people, with the source
    Text,
    /// One object for programs
    Json,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// Only these rules: codes, names or the start of codes
    #[arg(long, global = true, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Not these rules
    #[arg(long, global = true, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// Leave out of folders what matches, as in `.gitignore`
    #[arg(long, global = true, value_name = "PATTERN,…", value_delimiter = ',')]
    pub(super) exclude: Vec<String>,
    /// Allow fixes that put a function of their own into a module
    #[arg(long, global = true)]
    pub(super) helpers: bool,
    /// The Python that files are written for, where their syntax does not tell
    #[arg(long, global = true, value_enum, value_name = "VERSION")]
    pub(super) python: Option<PythonVersion>,
    /// The PyPy that is to run them, such as 7.3 or 7.3.11
    #[arg(long, global = true, value_name = "RELEASE")]
    pub(super) pypy: Option<Release>,
    /// The configuration, instead of the nearest `norefcount.toml` or
    /// `pyproject.toml`
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, global = true)]
    pub(super) isolated: bool,
    /// When to colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Errors only, no summary
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say of every file what becomes of it
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(super) verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PythonVersion {
    /// Python 2.7, or that as well
    #[value(name = "2.7")]
    Two,
    /// Python 3 alone
    #[value(name = "3")]
    Three,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

/// The error for paths and flags of the rewrite before a subcommand.
pub(super) fn misplaced() -> clap::Error {
    Args::command().error(
        ErrorKind::ArgumentConflict,
        "paths and flags of a command come after it; a file that is called like a command is \
         written ./check",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_is_consistent() {
        Args::command().debug_assert();
    }
}
