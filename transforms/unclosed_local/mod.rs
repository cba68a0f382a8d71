//! NR102: a local name whose file only the end of the function closes.

mod closing;
mod dropping;
mod extent;
mod known;
mod on_error;
mod paths;
mod rewrite;
mod sharing;
mod usage;

use crate::transform::prelude::*;
use extent::Extent;
use usage::Usage;

transform! {
    /// ## What it does
    /// Finds files, sockets and other resources that a function opens into a
    /// local name and never closes, or does not close before some `return`,
    /// `break` or `continue`. A function of the project that returns what it
    /// opens opens it too. Where only an exception passes the `close()`, it is
    /// NR104 that reports it, when that is selected.
    ///
    /// Nothing is reported for what holds nothing of its own (an archive that
    /// is read from a stream, a database in memory), for a response of the web that is read to its
    /// end, at once or in pieces, where it closes itself, where `del` and a collection follow, and for
    /// what a test opens last in a `try` whose handlers go on: it is expected to
    /// fail.
    ///
    /// ## Why it matters
    /// CPython closes such a file when the function ends and the name goes
    /// away. PyPy closes it whenever its garbage collector comes round: what
    /// was written may not be on disk when the caller reads it, the other end
    /// of a socket waits, and a function that is called often runs out of
    /// descriptors.
    ///
    /// ## Example
    /// ```python
    /// def save(path, rows):
    ///     f = open(path, "w")
    ///     for row in rows:
    ///         f.write(row)
    ///     return len(rows)
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def save(path, rows):
    ///     with open(path, "w") as f:
    ///         for row in rows:
    ///             f.write(row)
    ///         return len(rows)
    /// ```
    ///
    /// A file that is written stays open as long as it did, to the end of the
    /// function; one that is only read is closed after its last use.
    ///
    /// ## When it is not fixed
    /// - `escapes`: something that outlives the block may keep it (unsafe where
    ///   it is only handed to a function that is not known).
    /// - `used-after-block`: it is used outside the block that opens it.
    /// - `rebound`: its name gets another value somewhere inside.
    /// - `nested-block`: it is closed at the end of an inner block, earlier
    ///   than CPython closes it (unsafe).
    /// - `order`: its name gets a new value, and what is evaluated for that
    ///   could notice that it is closed before, or another name may have the same
    ///   file open to write it, and CPython closes the first one first (unsafe).
    ///   Paths are known to differ where they end with texts that do; two
    ///   parameters are taken for two paths.
    /// - `module-scope`: it is opened by the module and lives to its end.
    /// - `dynamic-scope`: code in the function can see its names (unsafe).
    /// - `open-is-patched`: the file, a test mostly, replaces what opens it (unsafe).
    /// - `tests-collection`: the function looks at what is collected, or names
    ///   `ResourceWarning` (unsafe), or is a test of what happens to a file that
    ///   is dropped, by its name.
    /// - `changes-cpython`: a tar archive that is dropped while it is written
    ///   is incomplete on CPython too, and from 3.12 on so is what `gzip` writes
    ///   as bytes; the fix completes it. A sound (`wave`) cannot be closed
    ///   before its parameters are set, and the error of that would hide the
    ///   one before (unsafe). From 3.11 on a connection that is dropped stays
    ///   open until the next collection, and with it a database in memory that
    ///   others share (unsafe).
    /// - `removed-by-name`: a temporary may be deleted or moved by its name, and
    ///   closing it fails then; CPython ignores that where it closes by itself
    ///   (unsafe).
    /// - `made-by-factory`: the connection to a database is made by a function of
    ///   the program, and may be nothing that can be closed.
    /// - `waits-for-child`: `with` waits for the child process (unsafe).
    /// - `shared-descriptor`: something else closes its descriptor, and closing
    ///   it again fails; CPython ignores that where it closes by itself (unsafe).
    /// - `long-span`: more than 100 lines would be indented (unsafe).
    /// - `names-taken`, `layout`: no name for `contextlib`, or none that a star
    ///   import of another module would not take, or a layout that cannot take a
    ///   new line.
    ///
    /// ## Deviations
    /// D-CLOSE-ERR: an error while closing (a full disk) is raised; CPython's
    /// implicit close swallows it. D-EARLY-FLUSH: when an exception leaves the
    /// block, the file is closed before the exception is handled, not after.
    pub UnclosedLocal {
        code: "NR102",
        name: "unclosed-local",
        summary: "a local name whose file is never closed",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&[
            "open", "file(", "File", "ZipFile", "connect", "FileIO", "file (", "socket", "mmap",
            ".read", ".write",
        ]],
        kinds: &[Kind::Assignment],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &["SIM115", "R1732", "consider-using-with"],
    }
}

/// `name = opener(…)`.
#[derive(Clone, Copy)]
struct Opened<'t> {
    statement: Node<'t>,
    assignment: Node<'t>,
    /// The identifier that is bound.
    name: Node<'t>,
    symbol: SymbolId,
    /// The right side, parentheses included.
    value: Node<'t>,
    call: Node<'t>,
    opener: &'t Opener,
}

/// A resource that a function opens into a name, and what becomes of it.
struct Resource<'a, 't> {
    opened: &'a Opened<'t>,
    extent: &'a Extent<'t>,
    /// What is done with it in its extent.
    usage: &'a Usage<'t>,
    /// What may be done with it elsewhere.
    outside: &'a Usage<'t>,
    flow: &'a Flow<'t>,
    cx: &'a Context<'t>,
}

/// What is to be said about it.
struct Verdict {
    reason: Option<Reason>,
    message: String,
    help: String,
    fix: Option<Fix>,
}

const WHY: &str = "CPython closes it when the name goes away; PyPy may do so much later, or never.";

impl Transform for UnclosedLocal {
    fn gate(&self) -> Option<&'static Gate> {
        Some(&super::unclosed_file::gate::STAYS_OPEN)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        look(self.meta(), Asked::Unclosed, node, cx)
    }
}

/// What a rule wants to know of a file that has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether it stays open although nothing fails.
    Unclosed,
    /// Whether it stays open only where something fails.
    OnError,
}

/// Reports the file that `node`, an assignment, opens into a local name, if
/// the answer is yes.
pub(super) fn look<'t>(
    rule: &'static Meta,
    asked: Asked,
    node: Node<'t>,
    cx: &mut Context<'t>,
) -> Option<()> {
    let opened = opened_into_a_name(node, cx)?;
    let verdict = match cx.model().function_of(opened.name) {
        Some(function) => judge(asked, function, &opened, cx)?,
        None if asked == Asked::Unclosed => at_module_level(&opened, cx)?,
        None => return None,
    };
    cx.report(Finding {
        rule,
        span: opened.call.span(),
        message: verdict.message,
        help: verdict.help,
        reason: verdict.reason,
        fix: verdict.fix,
    });
    Some(())
}

fn opened_into_a_name<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<Opened<'t>> {
    let assignment = syntax::Assignment::cast(node)?;
    let name = assignment.target()?;
    let value = assignment.value()?;
    let call = value.unparenthesized();
    if !name.is(Kind::Identifier) || !call.is(Kind::Call) {
        return None;
    }
    let statement = node
        .parent()
        .filter(|parent| parent.is(Kind::ExpressionStatement))?;
    let opener = opened_by(call, cx)?;
    let model = cx.model();
    let symbol = model.symbol_of(name)?;
    let own = model.symbol(symbol).scope == model.scope_of(name);
    // A process that nobody waits for is meant so; there are many ways to end
    // the rest.
    let other = matches!(opener.kind.as_str(), "directory" | "process" | "server");
    (own && !other && !model.is_bound_elsewhere(symbol)).then_some(Opened {
        statement,
        assignment: node,
        name,
        symbol,
        value,
        call,
        opener,
    })
}

/// Data is lost at the end of the program where a layer written in Python
/// holds it.
fn at_module_level<'t>(opened: &Opened<'t>, cx: &Context<'t>) -> Option<Verdict> {
    let model = cx.model();
    if !model.is_at_module_level(opened.name) {
        return None;
    }
    const LAYERS: &[&str] = &["gzip", "bz2", "lzma", "zipfile", "shelve"];
    let names = model.qualified_names(opened.call.child(Field::Function)?);
    let layered = !names.is_empty()
        && names
            .iter()
            .all(|name| LAYERS.contains(&name.split('.').next().unwrap_or_default()));
    if !layered || reads_only(opened.call, opened.opener) || extent::expected_to_raise(opened) {
        return None;
    }
    let usage = Usage::of(opened, &uses_of(model, opened.symbol), cx);
    if usage.quiet || usage.kept.is_some() || !usage.doubts.is_empty() || !usage.closes.is_empty() {
        return None;
    }
    Some(Verdict {
        reason: Some(Reason("module-scope")),
        message: format!(
            "This {} is never closed. At the end of the program CPython writes out what is \
             buffered; PyPy does not.",
            noun(opened.opener)
        ),
        help: "Open it with `with` around all that writes to it.".into(),
        fix: None,
    })
}

fn judge<'t>(
    asked: Asked,
    function: Node<'t>,
    opened: &Opened<'t>,
    cx: &Context<'t>,
) -> Option<Verdict> {
    // What waits for the warning about a file that is not closed leaves it so.
    let awaited = cx.model().spells("ResourceWarning", function.span());
    if awaited || extent::expected_to_raise(opened) || dropping::is_collected(opened, cx.model()) {
        return None;
    }
    let flow = Flow::new(cx.model(), function)?;
    let uses = uses_of(cx.model(), opened.symbol);
    if uses.is_empty() && super::unclosed_file::is_tried(opened.statement, cx.model()) {
        return None;
    }
    let extent = Extent::of(opened, &uses, &flow, cx)?;
    let usage = Usage::of(opened, &extent.uses, cx);
    if usage.quiet {
        return None;
    }
    if opened.opener.kind == "response" && is_faked(function, cx.model()) {
        return None;
    }
    let drained = || Usage::of(opened, &uses, cx).drained;
    if asked == Asked::Unclosed && closes_at_its_end(opened.call, opened.opener) && drained() {
        return None;
    }
    let outside = Usage::of(opened, &extent.outside, cx);
    let resource = Resource {
        opened,
        extent: &extent,
        usage: &usage,
        outside: &outside,
        flow: &flow,
        cx,
    };
    match asked {
        Asked::Unclosed => closing::verdict(&resource),
        Asked::OnError => on_error::verdict(&resource),
    }
}

/// Whether the code around a test's response speaks of a fake: nothing is opened.
fn is_faked<'t>(function: Node<'t>, model: &Model<'t>) -> bool {
    let speaks = |node: Node<'_>| node.is(Kind::Identifier) && node.text().contains("fake");
    in_test(model, function) && function.descendants().any(speaks)
}

/// What people call the resource.
fn noun(opener: &Opener) -> &str {
    match opener.kind.as_str() {
        "mmap" => "memory map",
        kind => kind,
    }
}
