//! NR104: a local name whose file an exception leaves open.

use super::unclosed_file::gate;
use super::unclosed_local::{Asked, look};
use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds files, sockets and other resources that a function opens into a
    /// local name and closes at the end, without a `with` or `try` that closes
    /// them when something between raises an exception. What is never closed,
    /// or not before some `return`, is for NR102.
    ///
    /// Nothing is reported where nothing between can raise, or only the file's
    /// own methods are called there.
    ///
    /// Most programs end with the exception, or may wait for the file to be
    /// closed, so it takes part only when it is selected.
    ///
    /// ## Why it matters
    /// When the exception has been handled, CPython closes the file with the
    /// last reference to it. PyPy closes it whenever its garbage collector
    /// comes round: what was written is not on disk when the handler looks, and
    /// a server that goes on after errors runs out of descriptors.
    ///
    /// ## Example
    /// ```python
    /// def save(path, rows):
    ///     f = open(path, "w")
    ///     for row in rows:
    ///         f.write(encode(row))
    ///     f.close()
    /// ```
    ///
    /// ## Becomes
    /// With `--unsafe`:
    /// ```python
    /// def save(path, rows):
    ///     with open(path, "w") as f:
    ///         for row in rows:
    ///             f.write(encode(row))
    /// ```
    ///
    /// ## When it is not fixed
    /// - `closed-unless-raised`: the file is closed before the exception is
    ///   handled, not after (unsafe).
    /// - `used-after-block`: a handler uses it, outside the block that opens it.
    /// - `names-taken`, `layout`: no name for `contextlib`, or a layout that
    ///   cannot take a new line.
    pub UnclosedOnError {
        code: "NR104",
        name: "unclosed-on-error",
        summary: "a local name whose file an exception leaves open",
        best: Applicability::Unsafe,
        since: "0.1.0",
        needles: &[
            &[
                "open", "file(", "File", "ZipFile", "connect", "FileIO", "file (", "socket",
                "mmap", ".read", ".write",
            ],
            &["close"],
        ],
        kinds: &[Kind::Assignment],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &["SIM115", "R1732", "consider-using-with"],
        pedantic: true,
    }
}

impl Transform for UnclosedOnError {
    fn more_needles<'s>(&self, settings: &'s Settings) -> &'s [String] {
        settings.resources.last_added()
    }

    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        gate::opens_something(code, &settings.resources, gate::Asks::Anything)
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, settings: &'c Settings) -> Applies<'c> {
        gate::opens_in(file, &settings.resources, gate::Asks::Anything)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        look(self.meta(), Asked::OnError, node, cx)
    }
}
