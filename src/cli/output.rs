//! The two streams, and whether they are coloured.

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Stderr, StdoutLock, Write};

use norefcount::report::Paint;

use super::args::Color;

/// Large enough that a patch goes out in few pieces.
const BUFFER: usize = 64 << 10;

/// Where results and notes go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    /// Of standard output.
    pub(super) paint: Paint,
    /// Of standard error.
    pub(super) notes_paint: Paint,
}

impl Output {
    pub(super) fn new(color: Color) -> Self {
        let paint = |is_terminal: bool| match color {
            Color::Always => Paint::Ansi,
            Color::Auto if is_terminal && !is_unwanted() => Paint::Ansi,
            Color::Auto | Color::Never => Paint::Plain,
        };
        Self {
            paint: paint(io::stdout().is_terminal()),
            notes_paint: paint(io::stderr().is_terminal()),
        }
    }

    /// Standard output, for results alone. Whoever writes flushes.
    pub(super) fn results(&self) -> BufWriter<StdoutLock<'static>> {
        BufWriter::with_capacity(BUFFER, io::stdout().lock())
    }

    /// Standard error, for everything else.
    pub(super) fn notes(&self) -> Stderr {
        io::stderr()
    }

    /// Says why there is no result.
    pub(super) fn complain(&self, error: &dyn Display) {
        let (on, off) = match self.notes_paint {
            Paint::Ansi => ("\x1b[1;31m", "\x1b[0m"),
            Paint::Plain => ("", ""),
        };
        // With standard error closed there is nobody to tell.
        let _ = writeln!(io::stderr(), "{on}error:{off} {error}");
    }
}

/// See <https://no-color.org>: set and not empty.
fn is_unwanted() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|value| value == "dumb")
}
