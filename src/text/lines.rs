//! Line starts, and offsets as lines and columns.

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in Unicode characters.
    pub column: u32,
}

/// Where the physical lines of a text start. `\n`, `\r\n` and a lone `\r` end
/// a line, as they do for Python.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_line =
                byte == b'\n' || byte == b'\r' && bytes.get(at + 1).is_none_or(|&b| b != b'\n');
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Always false: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// 0-based number of the line that `offset` is on.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// Byte offset of the first byte of the 0-based `line`.
    pub fn start(&self, line: usize) -> u32 {
        self.starts[line]
    }

    /// Byte offsets of all line starts, ascending.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// Byte offset of the start of the line that `offset` is on.
    pub fn line_start(&self, offset: u32) -> u32 {
        self.starts[self.line_of(offset)]
    }

    /// One past the last byte of the line that `offset` is on, its line end
    /// included.
    pub fn line_end(&self, offset: u32, text: &str) -> u32 {
        self.starts
            .get(self.line_of(offset) + 1)
            .copied()
            .unwrap_or(text.len() as u32)
    }

    /// `offset` as line and column in `text`, which must be the indexed text.
    pub fn position(&self, offset: u32, text: &str) -> Position {
        let line = self.line_of(offset);
        let column = text[self.starts[line] as usize..offset as usize]
            .chars()
            .count();
        Position {
            line: line as u32 + 1,
            column: column as u32 + 1,
        }
    }
}
