//! The runs over files: propose, apply, check.

use std::env;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::time::Duration;

use camino::Utf8PathBuf;

use norefcount::edit::Applicability;
use norefcount::engine::Options;
use norefcount::report::{Json, Notes, Patches, Purpose, Rewritten, Terminal};
use norefcount::workspace::{self, Check as Command, Finished, Inputs, Job, Sink, Tally, Verdict};

use super::CliError;
use super::args::{Check, Common, Format, Paths, Rewrite};
use super::configure::Chosen;
use super::exit::Exit;
use super::output::Output;

/// `norefcount`, with or without `--apply`.
pub(super) fn propose_or_apply(
    args: &Rewrite,
    common: &Common,
    output: &Output,
) -> Result<Exit, CliError> {
    let threshold = if args.unsafe_ {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let run = Run {
        inputs: &args.inputs,
        common,
        output,
        threshold: Some(threshold),
        verify: command(args),
    };
    if args.apply && !args.allow_dirty {
        refuse_dirty(&args.inputs, common, output)?;
    }
    let (propose, apply) = (Purpose::Propose(threshold), Purpose::Apply(threshold));
    let (tally, verdict) = match (args.apply, args.diff) {
        (true, false) => run.go(apply, Rewritten::new(output.results()))?,
        (true, true) => run.go(apply, patches(output)?)?,
        (false, _) => run.go(propose, patches(output)?)?,
    };
    Ok(match (tally, verdict) {
        (_, Some(Verdict::FailsBefore(_) | Verdict::Unsteady(_))) => Exit::Unverified,
        (_, Some(Verdict::Stopped(_))) | (Tally { errors: 1.., .. }, _) => Exit::Failed,
        (_, Some(Verdict::Without(_))) => Exit::Found,
        (Tally { changed: 1.., .. }, _) if args.exit_code => Exit::Found,
        _ => Exit::Clean,
    })
}

/// Whether a command is to judge what becomes of standard input.
pub(super) fn verifies_input(args: &Rewrite) -> bool {
    args.verify.is_some()
        && paths(&args.inputs)
            .iter()
            .any(|path| path.as_os_str() == "-")
}

/// `--verify` and `--verify-timeout`.
fn command(args: &Rewrite) -> Option<Command> {
    let limit = |timeout: Duration| match timeout {
        Duration::ZERO => Duration::MAX,
        timeout => timeout,
    };
    Some(Command {
        command: args.verify.clone()?,
        timeout: args.verify_timeout.map(limit),
    })
}

/// `norefcount check`.
pub(super) fn check(args: &Check, common: &Common, output: &Output) -> Result<Exit, CliError> {
    let run = Run {
        inputs: &args.inputs,
        common,
        output,
        threshold: None,
        verify: None,
    };
    let out = output.results();
    let (tally, _) = match args.format {
        Format::Text => run.go(Purpose::Check, Terminal::new(out, output.paint))?,
        Format::Json => run.go(Purpose::Check, Json::new(out))?,
    };
    Ok(match tally {
        Tally { errors: 1.., .. } => Exit::Failed,
        tally if tally.findings() > 0 => Exit::Found,
        _ => Exit::Clean,
    })
}

struct Run<'a> {
    inputs: &'a Paths,
    common: &'a Common,
    output: &'a Output,
    threshold: Option<Applicability>,
    verify: Option<Command>,
}

impl Run<'_> {
    fn go(&self, purpose: Purpose, sink: impl Sink) -> Result<(Tally, Option<Verdict>), CliError> {
        let paths = paths(self.inputs);
        let chosen = Chosen::new(self.common, &paths)?;
        let options = Options {
            threshold: self.threshold,
            settings: &chosen.settings,
            project: None,
            timeout: timeout(self.inputs),
        };
        let job = Job {
            transforms: &chosen.transforms,
            options: &options,
            max_size: self.inputs.max_size,
            cache: chosen.cache && !self.inputs.no_cache,
            gate: !self.inputs.no_gate,
        };
        let inputs = Inputs {
            paths,
            stdin_name: stdin_name(self.inputs),
            excluded: chosen.excluded,
        };
        let (out, paint) = (self.output.notes(), self.output.notes_paint);
        let mut sink = Notes::new(sink, out, paint, self.common.volume(), purpose);
        if !matches!(purpose, Purpose::Apply(_)) {
            let Finished { tally, output, .. } = workspace::look(inputs, job, &mut sink);
            return Ok(output.map(|()| (tally, None))?);
        }
        let finished = match &self.verify {
            Some(command) => workspace::apply_verified(inputs, job, command, &mut sink),
            None => workspace::apply(inputs, job, &mut sink),
        }?;
        match finished.output {
            // Whoever applies wants the files, read or not.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok((finished.tally, finished.verdict)),
        }
    }
}

/// What git could not bring back is not written over, as with `cargo fix`.
fn refuse_dirty(args: &Paths, common: &Common, output: &Output) -> Result<(), CliError> {
    for root in workspace::uncommitted(&paths(args))? {
        if !common.quiet {
            // With standard error closed there is nobody to tell.
            let _ = writeln!(
                output.notes(),
                "note: whether the git tree at {} is clean was not looked at, as there is no git",
                root.display()
            );
        }
    }
    Ok(())
}

fn timeout(args: &Paths) -> Option<Duration> {
    (!args.timeout.is_zero()).then_some(args.timeout)
}

fn paths(args: &Paths) -> Vec<PathBuf> {
    match args.paths.as_slice() {
        [] if args.stdin_filename.is_some() => vec![PathBuf::from("-")],
        [] => vec![PathBuf::from(".")],
        paths => paths.to_owned(),
    }
}

fn stdin_name(args: &Paths) -> Utf8PathBuf {
    let name = args.stdin_filename.clone();
    name.unwrap_or_else(|| "<stdin>".into())
}

fn patches(output: &Output) -> Result<Patches<impl io::Write + use<>>, CliError> {
    let base = env::current_dir()
        .and_then(fs::canonicalize)
        .map_err(CliError::Folder)?;
    // Relative names stay as they are, then.
    let base = Utf8PathBuf::from_path_buf(base).unwrap_or_else(|_| "/".into());
    Ok(Patches::new(output.results(), base, output.paint))
}
