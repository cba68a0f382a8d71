//! Tests of the memory that a process takes.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds assertions about the memory that a process takes: `ru_maxrss`,
    /// `memory_info()` of psutil, `VmRSS`.
    ///
    /// ## Why it matters
    /// Memory is free on CPython once the last reference is gone. On PyPy the
    /// collector frees it later, and the system gets it back later still or not
    /// at all.
    ///
    /// ## Example
    /// ```python
    /// import psutil
    ///
    /// def test_no_leak(work):
    ///     before = psutil.Process().memory_info().rss
    ///     work()
    ///     assert psutil.Process().memory_info().rss < before * 1.1
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import gc
    /// import weakref
    ///
    /// def test_no_leak(work):
    ///     result = weakref.ref(work())
    ///     gc.collect()
    ///     assert result() is None
    /// ```
    ///
    /// ## Reasons
    /// - `memory`: what the check is for cannot be seen.
    ///
    /// Pedantic: the limit may be generous.
    pub MemoryAssertion {
        code: "NR813",
        name: "memory-assertion",
        summary: "a check of the memory that the process takes",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["ru_maxrss", "memory_info", "memory_full_info", "VmRSS"]],
        kinds: &[Kind::AssertStatement, Kind::Call],
        references: &[Reference {
            title: "PyPy: Compatibility",
            url: "https://pypy.org/compat.html",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for MemoryAssertion {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let checked = match node.kind() {
            Kind::AssertStatement => node.named_children().next()?,
            _ => {
                let function = syntax::Attribute::cast(syntax::Call::cast(node)?.function()?)?;
                if !function.name()?.text().starts_with("assert") {
                    return None;
                }
                syntax::Call::cast(node)?.arguments()?
            }
        };
        let model = cx.model();
        let measures = |part: Node<'t>| {
            is_measure(part)
                || model.only_value(part).is_some_and(|value| {
                    std::iter::once(value)
                        .chain(value.descendants())
                        .any(is_measure)
                })
        };
        let mut parts = std::iter::once(checked).chain(checked.descendants());
        if !parts.any(measures) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "memory",
            "PyPy frees objects when its collector runs and gives memory back to the system later \
             still: the process stays as large as it was, and this fails.",
            "Check that the objects are gone, by weak references after `gc.collect()`.",
        ));
        Some(())
    }
}

/// Whether an expression asks how large the process is.
fn is_measure(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Identifier => {
            matches!(
                node.text(),
                "ru_maxrss" | "memory_info" | "memory_full_info"
            )
        }
        Kind::String => node.text().contains("VmRSS"),
        _ => false,
    }
}
