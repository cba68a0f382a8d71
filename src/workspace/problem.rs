//! What can go wrong with one file.

use std::io;

use crate::text::DecodeError;

/// Why a file could not be read, handled or written. The message does not name
/// the file; whoever shows it does.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Nothing of that name.
    #[error("no such file or folder; check the spelling, or the folder you are in")]
    Missing,
    /// A pipe, a device or a socket was named.
    #[error("neither a file nor a folder; pass `-` to read standard input")]
    NotRegular,
    /// The name cannot be shown or put in a patch.
    #[error("the name is not valid UTF-8, so no patch can carry it; rename the file")]
    Name,
    /// The system refused.
    #[error("cannot be read: {0}; check its permissions")]
    Read(#[source] io::Error),
    /// The system refused while a folder was listed.
    #[error("{0}; what is in it was not looked at")]
    Folder(String),
    /// The bytes are not text.
    #[error("the file {0}")]
    Decode(#[from] DecodeError),
    /// Larger than the caller wants files to be.
    #[error(
        "the file has {size} bytes, more than the {limit} that are allowed, and was not looked \
         at; raise --max-size, or leave it out"
    )]
    TooLarge {
        /// In bytes.
        size: u64,
        /// In bytes.
        limit: u64,
    },
    /// The new text has a character that the file's encoding lacks.
    #[error(
        "a fix needs a character that the file's encoding does not have; save the file as UTF-8"
    )]
    Unencodable,
    /// The file is marked as not to be written.
    #[error("the file is read-only and was left alone; make it writable and run again")]
    ReadOnly,
    /// The file has other names, whose content would stay what it is.
    #[error(
        "the file has {0} names (hard links), which a new content would part, and was left \
         alone; make it a file of its own, or edit it by hand"
    )]
    HardLinks(u64),
    /// Someone else wrote the file.
    #[error("the file was changed by someone else meanwhile and was left alone; run again")]
    Changed,
    /// Someone else wrote the file after the run.
    #[error(
        "the file was changed by someone else since and was left alone; take that change back \
         and undo again"
    )]
    ChangedSince,
    /// Someone else took the file away.
    #[error("the file is no longer there, and was not made anew")]
    Gone,
    /// The journal has holes.
    #[error("the file was left alone, as its content in the journal cannot be read: {0}")]
    Journal(#[source] io::Error),
    /// The system refused.
    #[error("cannot be written and was left alone: {0}; check the permissions of its folder")]
    Write(#[source] io::Error),
    /// A bug of this program.
    #[error(
        "norefcount stumbled over the file ({0}) and left it alone; this is a bug, report it with the file"
    )]
    Panic(String),
}
