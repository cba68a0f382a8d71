//! What a person reads of an undoing.

use std::io::{self, Write};

use super::notes::{Volume, count};
use super::paint::{Paint, Tone, printable};
use crate::workspace::Undone;

/// Says what became of the files; `None` is that there was nothing to undo.
///
/// # Errors
/// When `out` cannot be written.
pub fn undone(
    out: &mut impl Write,
    undone: Option<&Undone>,
    paint: Paint,
    volume: Volume,
) -> io::Result<()> {
    let Some(Undone { restored, refused }) = undone else {
        return match volume {
            Volume::Quiet => Ok(()),
            _ => writeln!(out, "nothing to undo"),
        };
    };
    if volume == Volume::Verbose {
        for path in restored {
            writeln!(out, "{}: put back", printable(path))?;
        }
    }
    let (red, off) = (paint.on(Tone::Error), paint.off());
    for (path, problem) in refused {
        writeln!(out, "{red}error:{off} {}: {problem}", printable(path))?;
    }
    if volume == Volume::Quiet {
        return Ok(());
    }
    let files = count(restored.len(), "file", "files");
    match refused.len() {
        0 => writeln!(out, "{files} put back"),
        left => writeln!(out, "{files} put back, {left} left alone"),
    }
}
