//! NR101: a file that is closed only because its last reference goes away.

pub(crate) mod gate;

mod build;
mod form;
mod names;
mod plan;
mod value;

use crate::transform::prelude::*;
use plan::Member;
use value::{Fate, follow};

transform! {
    /// ## What it does
    /// Finds files and other resources that are opened in the middle of an
    /// expression, so that nothing can close them: `open(p, "w").write(x)`,
    /// `json.load(open(p))`, `for line in open(p)`.
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
    /// open, the data is read first and the statement follows the `with`.
    ///
    /// ## When it is not fixed
    /// - `escapes`: something that outlives the statement may keep the file.
    /// - `order`: something in the statement runs before the file is opened.
    /// - `conditional-position`: the file may not be opened at all, or many
    ///   times, depending on the rest of the expression.
    /// - `deferred`: it is opened at another time: in a lambda, a default
    ///   value, a decorator.
    /// - `class-scope`: a name bound by `with` would become an attribute.
    /// - `dynamic-scope`: code in the scope can see its names at run time.
    /// - `suspends`: there is an `await` or `yield` while the file is open.
    /// - `assert`: under `-O` the file would be opened all the same (unsafe).
    /// - `open-is-patched`: the tests replace `open`, and a replacement may be
    ///   no context manager (unsafe).
    /// - `changes-cpython`: a tar archive that is dropped while it is written
    ///   is empty on CPython too; the fix completes it (unsafe).
    /// - `waits-for-child`: `with` waits for the child process.
    /// - `names-taken`, `layout`: no free name, or a layout that cannot take a
    ///   new line.
    ///
    /// ## Deviations
    /// D-CLOSE-ERR: an error while closing (a full disk) is raised; CPython's
    /// implicit close swallows it.
    pub UnclosedFile {
        code: "NR101",
        name: "unclosed-file",
        summary: "a file that only its last reference closes",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&[
            "open", "file(", "File", "ZipFile", "connect", "FileIO", "file (",
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
    fn more_needles<'s>(&self, settings: &'s Settings) -> &'s [String] {
        settings.resources.last_added()
    }

    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        gate::opens_something(code, &settings.resources)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let opener = opened_by(node, cx).filter(|opener| !opener.named)?;
        let statement = node.statement()?;
        match follow(node, opener, cx) {
            Fate::Quiet => None,
            Fate::Kept(reason, what) => {
                cx.report(Finding {
                    rule: self.meta(),
                    span: node.span(),
                    message: format!("This {} {what}. {WHY}", noun(opener)),
                    help: "Bind it with a `with` statement that spans its whole use.".into(),
                    reason: Some(reason),
                    fix: None,
                });
                Some(())
            }
            _ => {
                let members = members_of(part_of(node, statement), cx);
                // The first one of a statement's header speaks for all.
                if members.first()?.call == node {
                    for finding in plan::findings(statement, members, self.meta(), cx) {
                        cx.report(finding);
                    }
                }
                Some(())
            }
        }
    }
}

const WHY: &str = "CPython closes it when its last reference goes away; PyPy may do so much later.";

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

/// The resources that `part`, a statement or clause without its suite, opens
/// and uses up, in source order.
fn members_of<'t>(part: Node<'t>, cx: &Context<'t>) -> Vec<Member<'t>> {
    let suite = part.children().find(|child| child.is(Kind::Block));
    let end = suite.map_or(part.descendants_end(), Node::id);
    part.descendants()
        .take_while(|node| node.id() < end)
        .filter(|node| node.is(Kind::Call))
        .filter_map(|call| {
            let opener = opened_by(call, cx).filter(|opener| !opener.named)?;
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
        })
        .collect()
}

/// What people call the resource.
fn noun(opener: &Opener) -> &str {
    match opener.kind.as_str() {
        "shelf" => "shelf",
        kind => kind,
    }
}
