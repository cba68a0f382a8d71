//! The arguments as they are written. What they mean is decided elsewhere.

use std::path::PathBuf;
use std::time::Duration;

use camino::Utf8PathBuf;
use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, Parser, Subcommand, ValueEnum};
use norefcount::facts::Release;
use norefcount::report::Volume;

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

const EXIT_STATUS: &str = "Exit status: 0 done; 1 findings (check), proposed changes \
    (--exit-code) or fixes left out (--verify); 2 a file could not be handled or the call is \
    wrong; 3 the command of --verify fails without any fix, and nothing is changed.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show every finding, fixable or not
    Check(Check),
    /// Put back what the last --apply wrote, were it killed or not
    Undo(Undo),
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
    /// Name larger files and do not look at them: bytes, or with K, M, G
    #[arg(long, value_name = "SIZE", default_value = "10M", value_parser = size)]
    pub(super) max_size: u64,
    /// Name files that take longer, and leave them alone; 0 is no limit
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    pub(super) timeout: Duration,
    /// Look at every file, also where it is known what is found in it
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Parse every file, also where its words say that there is nothing: for
    /// those who look for mistakes in norefcount
    #[arg(long, hide = true)]
    pub(super) no_gate: bool,
}

fn size(word: &str) -> Result<u64, &'static str> {
    let upper = word.trim_end_matches(['b', 'B']).to_ascii_uppercase();
    let (number, shift) = match upper.strip_suffix(['K', 'M', 'G']) {
        Some(number) if upper.ends_with('K') => (number, 10),
        Some(number) if upper.ends_with('M') => (number, 20),
        Some(number) => (number, 30),
        None => (&*upper, 0),
    };
    let number: Option<u64> = number.parse().ok();
    let size = number.and_then(|number| number.checked_mul(1 << shift));
    size.ok_or("a number of bytes is meant, such as 500000, 512K or 10M")
}

fn seconds(word: &str) -> Result<Duration, &'static str> {
    let number: Option<f64> = word.parse().ok();
    let duration = number.and_then(|number| Duration::try_from_secs_f64(number).ok());
    duration.ok_or("a number of seconds is meant, such as 60 or 0.5")
}

#[derive(Debug, clap::Args)]
pub(super) struct Undo {
    /// The project, or a folder in it [default: .]
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Rewrite {
    #[command(flatten)]
    pub(super) inputs: Paths,
    /// Show the fixes as a patch and write nothing (the default)
    #[arg(long, conflicts_with = "apply")]
    pub(super) dry_run: bool,
    /// Write the fixes into the files (undo takes them back); standard input
    /// goes to standard output
    #[arg(long)]
    pub(super) apply: bool,
    /// With --apply, write although git names changes that are not committed
    #[arg(long)]
    pub(super) allow_dirty: bool,
    /// With --apply, run a command in the current folder before files are
    /// written and after; fixes that break it are found and left out
    #[arg(
        long,
        value_name = "COMMAND",
        requires = "apply",
        conflicts_with = "diff"
    )]
    pub(super) verify: Option<String>,
    /// How long that command may take; 0 is no limit [default: ten times as
    /// long as before the files are written, and a minute at least]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "verify")]
    pub(super) verify_timeout: Option<Duration>,
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
            allow_dirty,
            verify,
            verify_timeout,
            diff,
            unsafe_,
            exit_code,
        } = self;
        let is_input = !inputs.paths.is_empty() || inputs.stdin_filename.is_some();
        let is_verify = verify.is_some() || verify_timeout.is_some();
        let is_input = is_input || is_verify;
        is_input || *dry_run || *apply || *allow_dirty || *diff || *unsafe_ || *exit_code
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
    /// Only these rules: codes, names, the start of codes, or `pedantic` for those
    /// that take part only when they are selected (the start of a code leaves
    /// them out)
    #[arg(long, global = true, value_name = "RULE,…", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Not these rules, in the same words
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

impl Common {
    pub(super) fn volume(&self) -> Volume {
        match self {
            Self { quiet: true, .. } => Volume::Quiet,
            Self { verbose: true, .. } => Volume::Verbose,
            _ => Volume::Normal,
        }
    }
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

/// The error for a command that is to judge what is no file.
pub(super) fn unverifiable() -> clap::Error {
    Args::command().error(
        ErrorKind::ArgumentConflict,
        "--verify is about files; what becomes of standard input no command sees",
    )
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
    fn sizes_have_units() {
        for (word, bytes) in [("0", 0), ("17", 17), ("512K", 512 << 10), ("10m", 10 << 20)] {
            assert_eq!(size(word), Ok(bytes));
        }
        assert_eq!(size("2GB"), Ok(2 << 30));
        for word in ["", "M", "-1", "1T", "1.5M", "99999999999G"] {
            assert!(size(word).is_err(), "{word}");
        }
    }

    #[test]
    fn the_declaration_is_consistent() {
        Args::command().debug_assert();
    }
}
