//! `norefcount undo`.

use std::path::Path;

use norefcount::{report, workspace};

use super::CliError;
use super::args::{Common, Undo};
use super::exit::Exit;
use super::output::Output;

pub(super) fn undo(args: &Undo, common: &Common, output: &Output) -> Result<Exit, CliError> {
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    let undone = workspace::undo(folder)?;
    let (mut notes, paint) = (output.notes(), output.notes_paint);
    // With standard error closed there is nobody to tell.
    let _ = report::undone(&mut notes, undone.as_ref(), paint, common.volume());
    Ok(match undone {
        Some(undone) if !undone.refused.is_empty() => Exit::Failed,
        _ => Exit::Clean,
    })
}
