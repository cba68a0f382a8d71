//! One change, one fix, and how far to trust it.

use crate::text::Span;

/// How far a finding's fix can be trusted. Ordered: a run has a threshold and
/// takes every fix at or above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// There is no fix; the message says what to do by hand.
    Manual,
    /// The program probably does what it did; the message says what to look at.
    Unsafe,
    /// On CPython the program does what it did before, apart from the
    /// deviations that the rule documents.
    Safe,
}

impl Applicability {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Puts `text` in place of the bytes under `span`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What is put there; empty for a deletion.
    pub text: String,
}

impl Edit {
    /// Replaces the bytes under `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    /// Inserts before the byte at `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self {
            span: Span::at(offset),
            text: text.into(),
        }
    }

    /// Deletes the bytes under `span`.
    pub fn delete(span: Span) -> Self {
        Self {
            span,
            text: String::new(),
        }
    }
}

/// A name that new text needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Import {
    /// The dotted module.
    pub module: &'static str,
    /// `from module import name`; `import module` without.
    pub name: Option<&'static str>,
}

/// A statement that a fix takes out of its suite. A suite must not lose all
/// of its statements to several fixes of one pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// The suite.
    pub suite: Span,
    /// How many statements the suite has.
    pub statements: usize,
}

/// Edits that make sense only together: all of them are made or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    title: String,
    applicability: Applicability,
    edits: Vec<Edit>,
    footprint: Vec<Span>,
    imports: Vec<Import>,
    removals: Vec<Removal>,
    lines: Vec<Edit>,
}

impl Fix {
    /// A fix. `title` is an imperative sentence without a full stop. `edits`
    /// may come in any order; insertions at one offset keep theirs.
    ///
    /// # Panics
    /// When two of the edits overlap: that is an error in the transform.
    pub fn new(
        title: impl Into<String>,
        applicability: Applicability,
        mut edits: Vec<Edit>,
    ) -> Self {
        edits.sort_by_key(|edit| edit.span);
        for pair in edits.windows(2) {
            assert!(
                pair[0].span.end <= pair[1].span.start,
                "edits of one fix overlap: {pair:?}"
            );
        }
        Self {
            title: title.into(),
            applicability,
            edits,
            footprint: Vec::new(),
            imports: Vec::new(),
            removals: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// The same fix, only offered as unsafe.
    #[must_use]
    pub fn weakened(mut self) -> Self {
        self.applicability = self.applicability.min(Applicability::Unsafe);
        self
    }

    /// Text that no other fix of the same pass may touch although this one
    /// does not change all of it: a statement that moves, say. The edits' own
    /// spans count without being named.
    #[must_use]
    pub fn claiming(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.footprint.extend(spans);
        self
    }

    /// What the new text needs imported.
    #[must_use]
    pub fn importing(mut self, imports: impl IntoIterator<Item = Import>) -> Self {
        self.imports.extend(imports);
        self
    }

    /// The statements that go without anything in their place.
    #[must_use]
    pub fn removing(mut self, removals: impl IntoIterator<Item = Removal>) -> Self {
        self.removals.extend(removals);
        self
    }

    /// Whole lines that are inserted at the start of a line, apart from what
    /// stands there: a function that the new text calls. Fixes of one pass that
    /// add the same lines share them.
    #[must_use]
    pub fn adding_lines(mut self, lines: impl IntoIterator<Item = Edit>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// Whole lines that are inserted apart from what stands there.
    pub fn lines(&self) -> &[Edit] {
        &self.lines
    }

    /// What the new text needs imported.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// The statements that go without anything in their place.
    pub fn removals(&self) -> &[Removal] {
        &self.removals
    }

    /// What the fix does, as an imperative sentence without a full stop.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How far it can be trusted.
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The edits, by position, disjoint.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Everything the fix lays claim to: its edits and what it moves.
    pub fn claims(&self) -> impl Iterator<Item = Span> + '_ {
        self.edits
            .iter()
            .map(|edit| edit.span)
            .chain(self.footprint.iter().copied())
    }
}
