//! NR402: text that grows by `+=` in a loop, and by little.

use super::string_accumulation::{Asked, gate, look};
use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds the strings and bytes that NR401 passes over since there are signs
    /// that they stay short, and collects their pieces in a list that is joined
    /// once, after the loop. The signs:
    ///
    /// - the loop goes through a handful of things: arguments, options, headers,
    ///   constants, the items of a dictionary, the parts of an address
    ///   (`ip.split('.')`);
    /// - the text is a message, a command, a name, a token or the like by its
    ///   name, or by that of its function (`__repr__`, `get_token`), or all that
    ///   becomes of it is an exception, a warning or a line of a log;
    /// - a check says that there are not many (`if len(files) < 10:`);
    /// - the loop goes through what a configuration holds, through a list that
    ///   is filled in a few turns, or at most so often as a constant says
    ///   (`range(min(n, LIMIT))`) or a parameter by default (`digits=6`);
    /// - it starts anew in each turn of an outer loop;
    /// - each turn waits for a key that somebody types, or takes three digits
    ///   from the end of a number;
    /// - its pieces are drawn by chance, are digests, blocks that a cipher gives
    ///   one by one (`aes.decrypt(block)`), literals that are evaluated
    ///   (`eval(token)`), or what a program prints for each of them
    ///   (`check_output`);
    /// - it is bytes that a field of a packet is packed into, by the name of its
    ///   class (`NamesField`);
    /// - a blank line ends what is read, as it ends a header;
    /// - it is read as a number afterwards, or its letters are escaped for an
    ///   address (`'%%%02X' % ord(c)`) or looked up in an alphabet
    ///   (`LETTERS.index(c)`);
    /// - the loop ends once the text has a length that is asked for, or at the
    ///   first letter or line that is not part of it;
    /// - it is made of what the object itself is or has (`for grant in
    ///   self.grants`, `range(self.size)`), unless there is a mass of that by its name
    ///   (`self.rows`); bytes, which CPython copies as well, in any case;
    /// - it is put together in a test.
    ///
    /// What else is read from files, sockets and programs to their end is for NR401
    /// whatever it is called. Only some of these texts ever get long enough for
    /// it to show, so it takes part only when it is selected.
    ///
    /// ## Why it matters
    /// As for NR401: PyPy copies the whole string for each piece, which takes
    /// time that grows with the square of its length.
    ///
    /// ## Example
    /// ```python
    /// def listing(*names):
    ///     text = ''
    ///     for name in names:
    ///         text += name + '\n'
    ///     return text
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def listing(*names):
    ///     parts = []
    ///     for name in names:
    ///         parts.append(name + '\n')
    ///     text = ''.join(parts)
    ///     return text
    /// ```
    ///
    /// ## When it is not fixed
    /// For the reasons of NR401, which says what each means:
    /// `reads-accumulator`, `prepends`, `reset-in-loop`, `irregular-piece`,
    /// `read-in-handler`, `suppressing-with`, `left-early`, `error-handled`,
    /// `markup`, `captured`, `public-module-name`, `declared-global`,
    /// `dynamic-scope`, `class-scope`, `not-a-name`, `mutable-buffer`,
    /// `own-addition`, `names-taken`, `layout`.
    pub ShortAccumulation {
        code: "NR402",
        name: "short-accumulation",
        summary: "a string that grows by `+=` in a loop, and hardly gets long",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["+"], &["for", "while"]],
        kinds: &[Kind::Assignment, Kind::AugmentedAssignment],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection, performance of `+=`",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#performance-differences",
        }],
        aliases: &["R1713", "consider-using-join"],
        pedantic: true,
    }
}

impl Transform for ShortAccumulation {
    fn gate(&self) -> Option<&'static Gate> {
        Some(&gate::GROWS)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        look(self.meta(), Asked::Short, node, cx)
    }
}
