//! Colour, or none.

use std::fmt::{self, Display};

/// Whether a stream is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The text and nothing else.
    Plain,
    /// With the escape sequences of ANSI terminals.
    Ansi,
}

/// What a piece of text is, as far as its colour goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tone {
    Heading,
    Place,
    Removed,
    Added,
    Error,
    Quiet,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Self::Heading => "1",
            Self::Place => "36",
            Self::Removed => "31",
            Self::Added => "32",
            Self::Error => "1;31",
            Self::Quiet => "2",
        }
    }
}

impl Paint {
    /// The sequence that starts a tone.
    pub(super) fn on(self, tone: Tone) -> impl Display {
        Sequence((self == Self::Ansi).then(|| tone.code()))
    }

    /// The sequence that ends every tone.
    pub(super) fn off(self) -> impl Display {
        Sequence((self == Self::Ansi).then_some(""))
    }
}

struct Sequence(Option<&'static str>);

impl Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(code) => write!(f, "\x1b[{code}m"),
            None => Ok(()),
        }
    }
}

/// A file name as it can be shown: what would steer a terminal is escaped.
pub(super) fn printable(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_control() {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}
