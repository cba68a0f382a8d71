//! NR101: a file that is closed only because its last reference goes away.

pub(crate) mod gate;

mod ahead;
mod attributes;
mod build;
mod cases;
mod child;
mod duty;
mod expected;
mod form;
mod handed;
mod names;
mod opened;
mod overtaken;
mod plan;
mod program;
mod reader;
mod reservation;
mod stored;
mod value;

use crate::transform::prelude::*;
pub(super) use expected::is_tried;
pub(super) use form::LINES;
pub(super) use handed::{is_closed_by, is_returned_by, is_set_by};
use plan::Member;
pub(super) use reservation::doubt;
use value::{Fate, follow};

transform! {
    /// ## What it does
    /// Finds files and other resources that are opened in the middle of an
    /// expression, so that nothing can close them: `open(p, "w").write(x)`,
    /// `json.load(open(p))`, `for line in open(p)`. A function of the project
    /// that does nothing but return what it opens, on every path, opens it too.
    ///
    /// Nothing is reported for what somebody else has to close (an object is made
    /// of it, a call makes the item of a `with` of it, the caller gets it, itself or
    /// as what a function of the file gives back of it), for what
    /// holds nothing of its own (an archive that is
    /// read from a stream, a database in memory), for a response of the web that
    /// is read to its end, where it closes itself, and for what a test opens last in a `try` whose
    /// handlers go on: it is expected to fail.
    ///
    /// ## Why it matters
    /// CPython closes such a file at once, when its last reference goes away.
    /// PyPy closes it whenever its garbage collector comes round: what was
    /// written may not be on disk when the next line reads it, and a loop over
    /// many files runs out of descriptors.
    ///
    /// ## Example
    /// ```python
    /// def save(path, text):
    ///     open(path, "w").write(text)
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def save(path, text):
    ///     with open(path, "w") as f:
    ///         f.write(text)
    /// ```
    ///
    /// Where other code of the statement could notice that the file is still
    /// open, the data is read first and the statement follows the `with`. Of a
    /// file that is only read that is what gets the data; where one is written,
    /// operators and what stores a value are taken to be code too. Where the file
    /// is opened in one case only, the cases are written out:
    ///
    /// ```python
    /// def load(path):
    ///     return open(path).read() if path else ""
    ///
    ///
    /// def title(given, path):
    ///     text = given or open(path).read()
    ///     return text
    ///
    ///
    /// read = lambda path: open(path).read()
    /// ```
    ///
    /// become
    ///
    /// ```python
    /// def load(path):
    ///     if path:
    ///         with open(path) as f:
    ///             return f.read()
    ///     else:
    ///         return ""
    ///
    ///
    /// def title(given, path):
    ///     if given:
    ///         text = given
    ///     else:
    ///         with open(path) as f:
    ///             text = f.read()
    ///     return text
    ///
    ///
    /// def read(path):
    ///     with open(path) as f:
    ///         return f.read()
    /// ```
    ///
    /// With the setting `helpers`, what remains of `open(…).read()` is read in
    /// a function that is put into the module:
    ///
    /// ```python
    /// def _read_file(*args, **kwargs):
    ///     with open(*args, **kwargs) as f:
    ///         return f.read()
    ///
    ///
    /// texts = [_read_file(path) for path in paths]
    /// ```
    ///
    /// ## When it is not fixed
    /// - `escapes`: something that outlives the statement may keep the file.
    /// - `order`: something in the statement is evaluated before the file is
    ///   opened and could be noticed, or fail, or be another afterwards (unsafe
    ///   where that can be given a name), or runs while it is open.
    /// - `conditional-position`: the file may not be opened at all, or many
    ///   times, depending on the rest of the expression.
    /// - `deferred`: it is opened at another time: in a lambda, a default
    ///   value, a decorator.
    /// - `class-scope`: a name bound by `with` would become an attribute.
    /// - `dynamic-scope`: code in the scope, or another file that lists the names
    ///   of the module (`vars(settings)`), can see its names at run time.
    /// - `suspends`: there is an `await` or `yield` while the file is open.
    /// - `assert`: under `-O` the file would be opened all the same (unsafe).
    /// - `open-is-patched`: the file, a test mostly, replaces what opens it, and that
    ///   may be no context manager (unsafe).
    /// - `tests-collection`: the function names `ResourceWarning`, which it may
    ///   expect (unsafe).
    /// - `changes-cpython`: a tar archive that is dropped while it is written
    ///   is empty on CPython too, and from 3.12 on so is what `gzip` writes as
    ///   bytes; the fix completes it, and so it does a shelf with `writeback`,
    ///   which CPython drops before what it gave is changed. A sound (`wave`) that is written cannot
    ///   be closed before its parameters are set, and the error of that would
    ///   hide the one before (unsafe). From 3.11 on a connection that is dropped
    ///   stays open until the next collection, and with it a database in memory
    ///   that others share (unsafe).
    /// - `made-by-factory`: the connection to a database is made by a function of
    ///   the program, and may be nothing that can be closed.
    /// - `waits-for-child`: `with` waits for the child process (unsafe where it
    ///   is one of `os.popen` that is not read to its end).
    /// - `long-span`: more than 100 lines would be indented (unsafe).
    /// - `names-taken`, `layout`: no free name (for what is imported, none that
    ///   a star import of another module would not take), or a layout that cannot
    ///   take a new line.
    ///
    /// ## Deviations
    /// D-CLOSE-ERR: an error while closing (a full disk) is raised; CPython's
    /// implicit close swallows it. D-EARLY-FLUSH: when what writes it raises, it is
    /// closed before the exception is handled, not after. D-NAME: a `lambda`
    /// that becomes a `def` has the `__name__` of one.
    pub UnclosedFile {
        code: "NR101",
        name: "unclosed-file",
        summary: "a file that only its last reference closes",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&[
            "open", "file(", "File", "ZipFile", "connect", "FileIO", "file (", "socket", "mmap",
            "SMTP", "FTP", ".read", ".write",
        ]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &["SIM115", "R1732", "consider-using-with"],
    }
}

impl Transform for UnclosedFile {
    fn gate(&self) -> Option<&'static Gate> {
        Some(&gate::STAYS_OPEN)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let subject = Subject {
            rule: self.meta(),
            concerns: is_unclosed,
            message: |opener| format!("This {} is never closed. {WHY}", opener.kind),
        };
        let opener =
            opened_by(node, cx).filter(|opener| is_unclosed(node, opener, cx.resources()))?;
        // What the program reads as long as it runs goes with it.
        let to_the_end = reads_only(node, opener) && is_in_main(node, cx.model());
        if let Fate::Kept(reason, what) = follow(node, opener, cx)
            && !to_the_end
        {
            let why = match opener.kind.as_str() {
                "process" => WHY_WAITS,
                _ => WHY,
            };
            cx.report(Finding {
                rule: self.meta(),
                span: node.span(),
                message: format!("This {} {what}. {why}", opener.kind),
                help: "Bind it with a `with` statement that spans its whole use.".into(),
                reason: Some(reason),
                fix: None,
            });
        }
        subject.look(node, opener, cx)
    }
}

const WHY: &str = "CPython closes it when its last reference goes away; PyPy may do so much later.";

const WHY_WAITS: &str = "CPython asks how it has ended when its last reference goes away or the \
    next one is started; PyPy may do so much later.";

/// What a rule about resources in the middle of expressions looks for.
pub(super) struct Subject {
    /// The rule.
    pub(super) rule: &'static Meta,
    /// Whether the rule is about this call of that opener.
    pub(super) concerns: fn(Node<'_>, &Opener, &Resources) -> bool,
    /// What there is to say about the resource.
    pub(super) message: fn(&Opener) -> String,
}

impl Subject {
    /// Looks at the resource that `call` opens. The first one of a statement's
    /// header speaks for all.
    pub(super) fn look<'t>(
        &self,
        call: Node<'t>,
        opener: &'t Opener,
        cx: &mut Context<'t>,
    ) -> Option<()> {
        member_of(call, opener, cx)?;
        let statement = call.statement()?;
        let members = self.members_of(part_of(call, statement), cx);
        if members.first()?.call == call {
            for finding in plan::findings(statement, &members, self, cx) {
                cx.report(finding);
            }
        }
        Some(())
    }

    /// The resources that `part`, a statement or clause without its suite,
    /// opens and uses up, in source order.
    fn members_of<'t>(&self, part: Node<'t>, cx: &Context<'t>) -> Vec<Member<'t>> {
        let suite = part.children().find(|child| child.is(Kind::Block));
        let end = suite.map_or(part.descendants_end(), Node::id);
        part.descendants()
            .take_while(|node| node.id() < end)
            .filter(|node| node.is(Kind::Call))
            .filter_map(|call| {
                let opener = opened_by(call, cx)
                    .filter(|opener| (self.concerns)(call, opener, cx.resources()))?;
                member_of(call, opener, cx)
            })
            .collect()
    }
}

/// The resource that `call` opens, if it is used up.
fn member_of<'t>(call: Node<'t>, opener: &'t Opener, cx: &Context<'t>) -> Option<Member<'t>> {
    let fate = follow(call, opener, cx);
    let used = match fate {
        Fate::UsedUp(node) | Fate::Iterated(node) => node,
        Fate::Dropped => call,
        Fate::Quiet | Fate::Kept(..) => return None,
    };
    Some(Member {
        call,
        opener,
        used,
        dropped: matches!(fate, Fate::Dropped),
    })
}

/// Whether the call is the business of this rule: what is mostly held by a name
/// only counts where a method of it is called at once.
fn is_unclosed(call: Node<'_>, opener: &Opener, facts: &Resources) -> bool {
    let method = call.parent().and_then(syntax::Attribute::cast);
    let called = || {
        let name = method.and_then(|method| method.name());
        name.is_some_and(|name| facts.gives_data(opener, name.text()))
    };
    let concerns = !opener.named || called() || opener.kind == "file" && is_name_kept(call, opener);
    concerns && !is_read_to_its_end(call, opener)
}

/// Whether it is in the `if __name__ == "__main__":` of the file.
fn is_in_main<'t>(node: Node<'t>, model: &Model<'t>) -> bool {
    model.is_at_module_level(node)
        && node.ancestors().filter_map(syntax::If::cast).any(|view| {
            let condition = view.condition().map_or("", Node::text);
            condition.contains("__name__") && condition.contains("__main__")
        })
}

/// `urlopen(url).read()`.
fn is_read_to_its_end(call: Node<'_>, opener: &Opener) -> bool {
    let method = call.parent().filter(|parent| parent.is(Kind::Attribute));
    let read = method.and_then(Node::parent);
    read.is_some_and(child::reads_all) && closes_at_its_end(call, opener)
}

/// `NamedTemporaryFile(…, delete=False).name`.
fn is_name_kept(call: Node<'_>, opener: &Opener) -> bool {
    is_temporary_name(call, opener) && !goes_when_closed(call, opener)
}

/// Whether the name of a temporary is all that is taken of it.
pub(super) fn is_temporary_name(call: Node<'_>, opener: &Opener) -> bool {
    let attribute = call.parent().and_then(syntax::Attribute::cast);
    let name = attribute.and_then(|attribute| attribute.name());
    opener.temporary && name.is_some_and(|name| name.text() == "name")
}

/// The part of a statement that `node` is in: the statement itself, or one of
/// its clauses.
fn part_of<'t>(node: Node<'t>, statement: Node<'t>) -> Node<'t> {
    let clause = statement
        .named_children()
        .find(|child| child.contains(node));
    clause
        .filter(|clause| clause.kind().is_clause())
        .unwrap_or(statement)
}
