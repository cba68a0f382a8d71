//! When a file has taken long enough.

use std::time::{Duration, Instant};

/// Looked at again and again by what may take long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// That far from now; `None` is never.
    pub(super) fn after(timeout: Option<Duration>) -> Self {
        Self(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    pub(super) fn is_over(self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }

    /// For those who look at the clock themselves.
    pub(super) fn at(self) -> Option<Instant> {
        self.0
    }
}
