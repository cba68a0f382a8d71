//! How a Python file is stored: byte order mark and encoding declaration
//! (PEP 263).

use encoding_rs::UTF_8;

/// How the bytes of a file became text, so that the text can go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    codec: &'static encoding_rs::Encoding,
    bom: bool,
}

/// Why bytes are not Python source that can be read and written back exactly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// UTF-16 or UTF-32, which Python does not read as source.
    #[error(
        "is stored as UTF-16 or UTF-32, which Python does not accept as source; save it as UTF-8"
    )]
    Wide,
    /// The declared encoding is not known.
    #[error("declares the encoding `{0}`, which is not known; save it as UTF-8")]
    Unknown(String),
    /// Some bytes do not fit the encoding.
    #[error("is not valid {0} at byte {1}; correct the encoding declaration or save it as UTF-8")]
    Malformed(String, usize),
    /// The text would not go back to the same bytes.
    #[error("cannot be read as {0} and written back byte for byte; save it as UTF-8")]
    NotReversible(String),
    /// More than 4 GiB, or rather: more than fits a byte offset of 32 bits.
    #[error("is larger than 4 GiB")]
    TooLarge,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// UTF-8 without a byte order mark.
    pub const UTF_8: Self = Self {
        codec: UTF_8,
        bom: false,
    };

    /// Number of bytes before the text starts: 3 with a byte order mark.
    pub fn bom_len(self) -> usize {
        if self.bom { BOM.len() } else { 0 }
    }

    /// Decodes a whole file.
    ///
    /// # Errors
    /// When the bytes are not text in the declared encoding, or would not
    /// survive the way there and back.
    pub fn decode(bytes: &[u8]) -> Result<(Self, String), DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLarge);
        }
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Err(DecodeError::Wide);
        }
        let (bom, body) = match bytes.strip_prefix(BOM) {
            Some(body) => (true, body),
            None => (false, bytes),
        };
        let codec = match declared(body) {
            Some(label) if !bom => codec_for(&label).ok_or(DecodeError::Unknown(label))?,
            _ => UTF_8,
        };
        let encoding = Self { codec, bom };
        if codec == UTF_8 {
            return match std::str::from_utf8(body) {
                Ok(text) => Ok((encoding, text.to_owned())),
                Err(error) => Err(DecodeError::Malformed(
                    "UTF-8".into(),
                    encoding.bom_len() + error.valid_up_to(),
                )),
            };
        }
        let Some(text) = codec.decode_without_bom_handling_and_without_replacement(body) else {
            return Err(DecodeError::Malformed(codec.name().into(), 0));
        };
        let text = text.into_owned();
        if encoding.encode(&text).as_deref() != Some(bytes) {
            return Err(DecodeError::NotReversible(codec.name().into()));
        }
        Ok((encoding, text))
    }

    /// The bytes that store `text`, byte order mark included; `None` when a
    /// character has no place in the encoding.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let mut bytes = if self.bom {
            BOM.to_vec()
        } else {
            Vec::with_capacity(text.len())
        };
        let (encoded, _, failed) = self.codec.encode(text);
        if failed {
            return None;
        }
        bytes.extend_from_slice(&encoded);
        Some(bytes)
    }

    /// Whether one byte of text is one byte in the file (after the mark).
    pub fn is_utf8(self) -> bool {
        self.codec == UTF_8
    }
}

/// Python's own names where they differ from the labels of the web.
fn codec_for(label: &str) -> Option<&'static encoding_rs::Encoding> {
    let name = label.to_ascii_lowercase().replace('_', "-");
    let name = match name.as_str() {
        "utf8" | "utf-8" | "u8" | "utf" | "utf-8-unix" | "utf-8-sig" | "utf-8-dos" => "utf-8",
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "iso-latin-1" | "8859" => {
            "windows-1252"
        }
        "latin-1-unix" | "iso-latin-1-unix" | "latin1-unix" => "windows-1252",
        "iso-8859-15" | "latin-9" | "iso8859-15" | "l9" => "iso-8859-15",
        "latin2" | "latin-2" | "l2" | "iso8859-2" => "iso-8859-2",
        "ascii" | "us-ascii" | "646" => "utf-8",
        "cp1252" => "windows-1252",
        "cp1251" => "windows-1251",
        "cp1250" => "windows-1250",
        "cp866" => "ibm866",
        "mbcs" | "utf-16" | "utf-32" | "utf-7" => return None,
        other => other,
    };
    encoding_rs::Encoding::for_label(name.as_bytes())
}

/// The label of a PEP 263 declaration: a comment on line 1, or on line 2 when
/// line 1 is blank or a comment, that matches `coding[:=]\s*([-\w.]+)`.
fn declared(body: &[u8]) -> Option<String> {
    for line in body.splitn(3, |&b| b == b'\n').take(2) {
        let trimmed = line.trim_ascii_start();
        if trimmed.first() == Some(&b'#') {
            if let Some(label) = label_in(trimmed) {
                return Some(label);
            }
        } else if !trimmed.is_empty() {
            return None;
        }
    }
    None
}

fn label_in(comment: &[u8]) -> Option<String> {
    let mut rest = comment;
    while let Some(at) = rest.windows(6).position(|w| w == b"coding") {
        rest = &rest[at + 6..];
        if let [b':' | b'=', tail @ ..] = rest {
            let tail = tail.trim_ascii_start();
            let end = tail
                .iter()
                .position(|b| !(b.is_ascii_alphanumeric() || b"-_.".contains(b)))
                .unwrap_or(tail.len());
            if end > 0 {
                return Some(String::from_utf8_lossy(&tail[..end]).into_owned());
            }
        }
    }
    None
}
