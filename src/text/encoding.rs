//! How a Python file is stored: byte order mark and encoding declaration
//! (PEP 263).

use encoding_rs::{DecoderResult, UTF_8};

/// How the bytes of a file became text, so that the text can go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    codec: &'static encoding_rs::Encoding,
    /// Only the characters that ASCII and the codec share.
    ascii: bool,
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
    /// A UTF-8 byte order mark, and a declaration of something else.
    #[error(
        "has a UTF-8 byte order mark and declares the encoding `{0}`, which Python does not \
         accept; take one of them away"
    )]
    Contradictory(String),
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
        ascii: false,
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
        if is_wide(bytes) {
            return Err(DecodeError::Wide);
        }
        let (bom, body) = match bytes.strip_prefix(BOM) {
            Some(body) => (true, body),
            None => (false, bytes),
        };
        let mut encoding = Self { bom, ..Self::UTF_8 };
        if let Some(label) = declared(body) {
            let Some(codec) = Codec::of(&label) else {
                return Err(DecodeError::Unknown(label));
            };
            if bom && codec != Codec::UTF_8 {
                return Err(DecodeError::Contradictory(label));
            }
            encoding.codec = codec.codec;
            encoding.ascii = codec.ascii;
        }
        let text = encoding.text(body).map_err(|at| {
            DecodeError::Malformed(encoding.name().into(), encoding.bom_len() + at)
        })?;
        if !encoding.is_utf8() && encoding.encode(&text).as_deref() != Some(bytes) {
            return Err(DecodeError::NotReversible(encoding.name().into()));
        }
        Ok((encoding, text))
    }

    /// The text, or where the first byte is that does not fit.
    fn text(self, body: &[u8]) -> Result<String, usize> {
        if self.ascii
            && let Some(at) = body.iter().position(|byte| !byte.is_ascii())
        {
            return Err(at);
        }
        if self.is_utf8() {
            let text = std::str::from_utf8(body).map_err(|error| error.valid_up_to())?;
            return Ok(text.to_owned());
        }
        let mut decoder = self.codec.new_decoder_without_bom_handling();
        let room = decoder.max_utf8_buffer_length_without_replacement(body.len());
        let mut text = String::with_capacity(room.unwrap_or_default());
        match decoder.decode_to_string_without_replacement(body, &mut text, true) {
            (DecoderResult::InputEmpty, _) => Ok(text),
            (DecoderResult::Malformed(bad, after), read) => {
                Err(read - usize::from(bad) - usize::from(after))
            }
            (DecoderResult::OutputFull, read) => Err(read),
        }
    }

    fn name(self) -> &'static str {
        if self.ascii {
            "ASCII"
        } else {
            self.codec.name()
        }
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
        if failed || self.ascii && !text.is_ascii() {
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

/// Whether the bytes start with the mark of UTF-16 or UTF-32.
pub fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || bytes.starts_with(b"\0\0\xFE\xFF")
}

/// What a declaration names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Codec {
    codec: &'static encoding_rs::Encoding,
    ascii: bool,
}

impl Codec {
    const UTF_8: Self = Self {
        codec: UTF_8,
        ascii: false,
    };

    /// Python's own names come first, where they differ from the labels of the
    /// web. Latin-1 is read as its superset, which has a character for every
    /// byte.
    fn of(label: &str) -> Option<Self> {
        let name = label.to_ascii_lowercase().replace('_', "-");
        let is_or_extends = |known: &str| {
            let rest = name.strip_prefix(known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        // `utf-8-unix` and the like, as editors write it.
        if is_or_extends("utf-8") {
            return Some(Self::UTF_8);
        }
        let is_latin = ["latin-1", "iso-8859-1", "iso-latin-1"];
        let name = match name.as_str() {
            _ if is_latin.into_iter().any(is_or_extends) => "windows-1252",
            "utf8" | "u8" | "utf" => "utf-8",
            "ascii" | "us-ascii" | "646" | "us" => {
                return Some(Self {
                    ascii: true,
                    ..Self::UTF_8
                });
            }
            "latin1" | "iso8859-1" | "l1" | "8859" | "latin" => "windows-1252",
            "latin-2" => "iso-8859-2",
            "latin-3" => "iso-8859-3",
            "latin-4" => "iso-8859-4",
            "latin-5" => "iso-8859-9",
            "latin-6" => "iso-8859-10",
            "latin-9" => "iso-8859-15",
            "cp866" => "ibm866",
            "cp874" => "windows-874",
            "cp932" | "ms932" | "ms-kanji" => "windows-31j",
            "cp936" | "ms936" => "gbk",
            "cp949" | "uhc" => "windows-949",
            "mac-roman" | "macroman" => "macintosh",
            "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic",
            "mbcs" | "utf-16" | "utf-32" | "utf-7" => return None,
            other => other,
        };
        let codec = encoding_rs::Encoding::for_label(name.as_bytes())?;
        Some(Self {
            codec,
            ascii: false,
        })
    }
}

/// The label of a PEP 263 declaration: a comment on line 1, or on line 2 when
/// line 1 is blank or a comment, that matches `coding[:=]\s*([-\w.]+)`.
fn declared(body: &[u8]) -> Option<String> {
    let mut rest = body;
    for _ in 0..2 {
        let end = rest.iter().position(|byte| b"\r\n".contains(byte));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let trimmed = line.trim_ascii_start();
        if trimmed.first() == Some(&b'#') {
            if let Some(label) = label_in(trimmed) {
                return Some(label);
            }
        } else if !trimmed.is_empty() {
            return None;
        }
        let line_end = if after.starts_with(b"\r\n") { 2 } else { 1 };
        rest = after.get(line_end..)?;
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

#[cfg(test)]
mod tests {
    use super::{DecodeError, Encoding};

    fn error(bytes: &[u8]) -> DecodeError {
        Encoding::decode(bytes).expect_err("these bytes are refused")
    }

    fn goes_back(bytes: &[u8], text: &str) {
        let (encoding, decoded) = Encoding::decode(bytes).unwrap();
        assert_eq!(decoded, text);
        assert_eq!(encoding.encode(&decoded).as_deref(), Some(bytes));
    }

    #[test]
    fn a_declaration_stands_on_the_first_two_lines() {
        let text = |label: &str| format!("#!x\n# vim: set fileencoding={label} :\ns = 'é'\n");
        goes_back(
            &encoding_rs::WINDOWS_1252.encode(&text("latin-1")).0,
            &text("latin-1"),
        );
        goes_back(text("utf8").as_bytes(), &text("utf8"));
        for start in ["", "\n", "\r", "\r\n", "\x0c", "# a\n", " \t# a\r"] {
            let bytes = [start.as_bytes(), b"#coding: latin-1\n# \xe9\n"].concat();
            let text = format!("{start}#coding: latin-1\n# é\n");
            goes_back(&bytes, &text);
        }
        for start in ["x = 1\n", "\n\n", "\r\r", "#\r#\r", "'a'\n", "\\\n"] {
            let text = format!("{start}# coding: latin-1\n# é\n");
            goes_back(text.as_bytes(), &text);
        }
    }

    #[test]
    fn python_and_the_web_name_encodings_differently() {
        for (label, byte, character) in [
            ("latin-1", 0xe9, 'é'),
            ("Latin_1", 0xe9, 'é'),
            ("iso-8859-1-unix", 0xe9, 'é'),
            ("iso-8859-15", 0xa4, '€'),
            ("latin-9", 0xa4, '€'),
            ("cp1251", 0xe9, 'й'),
            ("koi8_r", 0xca, 'й'),
            ("cp866", 0xa9, 'й'),
            ("mac_roman", 0x8e, 'é'),
        ] {
            let start = format!("# coding: {label}\n# ");
            let bytes = [start.as_bytes(), &[byte]].concat();
            goes_back(&bytes, &format!("{start}{character}"));
        }
        let start = "# coding: cp932\n# ";
        goes_back(
            &[start.as_bytes(), b"\x83\x5c"].concat(),
            &format!("{start}ソ"),
        );
    }

    #[test]
    fn what_python_refuses_is_refused() {
        for label in ["ascii", "latin-1", "cp932"] {
            let bytes = format!("\u{feff}# coding: {label}\n");
            let contradictory = DecodeError::Contradictory(label.into());
            assert_eq!(error(bytes.as_bytes()), contradictory);
        }
        goes_back(
            "\u{feff}# coding: utf-8-sig\né".as_bytes(),
            "# coding: utf-8-sig\né",
        );
        let malformed = |name: &str, at| DecodeError::Malformed(name.into(), at);
        assert_eq!(
            error("# coding: ascii\né".as_bytes()),
            malformed("ASCII", 16)
        );
        assert_eq!(error(b"\xef\xbb\xbfab\xff"), malformed("UTF-8", 5));
        assert_eq!(
            error(b"# coding: euc-jp\n\xa4\xa2\xff"),
            malformed("EUC-JP", 19)
        );
        for wide in [&b"\xff\xfex\0"[..], b"\xfe\xff\0x", b"\0\0\xfe\xff"] {
            assert_eq!(error(wide), DecodeError::Wide);
        }
        for label in ["rot13", "unicode_escape", "utf-7", "utf_16", "no-such"] {
            let bytes = format!("# coding: {label}\n");
            assert_eq!(error(bytes.as_bytes()), DecodeError::Unknown(label.into()));
        }
    }

    #[test]
    fn a_character_without_a_place_is_not_written() {
        for (start, there, missing) in [
            ("# coding: ascii\n", 'a', 'é'),
            ("# coding: latin-1\n", 'é', 'й'),
            ("", '\u{10ffff}', '\u{10ffff}'),
        ] {
            let (encoding, _) = Encoding::decode(start.as_bytes()).unwrap();
            assert!(encoding.encode(&there.to_string()).is_some());
            assert_eq!(
                encoding.encode(&missing.to_string()).is_none(),
                there != missing
            );
        }
    }
}
