//! One file's text and how it was stored.

use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::{DecodeError, Encoding, LineIndex, Position, Span};

/// A Python file: its text without byte order mark, byte-exact otherwise.
#[derive(Debug, Clone)]
pub struct Source {
    path: Utf8PathBuf,
    text: String,
    encoding: Encoding,
    /// Many files are never asked for it.
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source from text, to be stored as UTF-8.
    pub fn new(path: impl Into<Utf8PathBuf>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            encoding: Encoding::UTF_8,
            lines: OnceLock::new(),
        }
    }

    /// A source from the bytes of a file.
    ///
    /// # Errors
    /// See [`Encoding::decode`].
    pub fn from_bytes(path: impl Into<Utf8PathBuf>, bytes: &[u8]) -> Result<Self, DecodeError> {
        let (encoding, text) = Encoding::decode(bytes)?;
        Ok(Self {
            encoding,
            ..Self::new(path, text)
        })
    }

    /// The same file with other text.
    pub fn with_text(&self, text: String) -> Self {
        Self {
            encoding: self.encoding,
            ..Self::new(self.path.clone(), text)
        }
    }

    /// The path as it is shown to people.
    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// The text; offsets in every [`Span`] count its bytes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The line starts of the text.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// `offset` as 1-based line and column (in characters).
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(offset, &self.text)
    }

    /// The bytes as they are stored in the file, or `None` when the text holds
    /// a character that the file's encoding does not have.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        self.encoding.encode(&self.text)
    }

    /// 0-based offset into the stored file of a byte offset into the text.
    pub fn stored_offset(&self, offset: u32) -> usize {
        if self.encoding.is_utf8() {
            return self.encoding.bom_len() + offset as usize;
        }
        self.encoding
            .encode(&self.text[..offset as usize])
            .map_or(offset as usize, |bytes| bytes.len())
    }

    /// The line end of the line that `offset` is on; on a last line without
    /// one, that of the line before, else `\n`.
    pub fn newline_at(&self, offset: u32) -> &'static str {
        let line = self.lines().line_of(offset);
        for line in [line + 1, line] {
            let Some(&next) = self.lines().starts().get(line) else {
                continue;
            };
            let before = &self.text[..next as usize];
            if before.ends_with("\r\n") {
                return "\r\n";
            } else if before.ends_with('\r') {
                return "\r";
            } else if before.ends_with('\n') {
                return "\n";
            }
        }
        "\n"
    }
}
