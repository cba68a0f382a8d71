//! What a transform has to say about one place.

use super::Meta;
use crate::edit::{Applicability, Fix};
use crate::text::Span;

/// Why a finding has no safe fix; the words are stable, scripts rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason(pub &'static str);

/// One place where the program leans on reference counting.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// The text that it is about.
    pub span: Span,
    /// What is wrong and why it matters, as sentences.
    pub message: String,
    /// What to do, as sentences; empty when the fix says it all.
    pub help: String,
    /// Why there is no safe fix; `None` exactly when there is one.
    pub reason: Option<Reason>,
    /// The change, if there is one to offer.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding of which the message says all: there is no fix.
    pub fn manual(
        rule: &'static Meta,
        span: Span,
        reason: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            span,
            message: message.into(),
            help: help.into(),
            reason: Some(Reason(reason)),
            fix: None,
        }
    }

    /// How far the fix can be trusted; [`Applicability::Manual`] without one.
    pub fn applicability(&self) -> Applicability {
        self.fix
            .as_ref()
            .map_or(Applicability::Manual, Fix::applicability)
    }
}
