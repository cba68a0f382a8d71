//! `sys.getrefcount`, which is not there without reference counts.

mod checks;
mod edits;
mod groups;
mod quiet;
mod skips;
mod sorter;
mod statements;
mod uses;

use edits::{branch, delete, delete_with_assignment, drop_import, guard, guard_with_import};
use groups::{Group, Groups, Outcome};
use uses::{Imported, Use, Uses};

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds uses of `sys.getrefcount`, however it is imported. A statement
    /// that does nothing but check or fetch a count is deleted: a bare call,
    /// `assert`, `self.assertEqual(…)` and its kin, and an assignment whose
    /// name only such statements read. An import left unused goes too. Where
    /// the count is printed or logged, the statement is put under
    /// `if hasattr(sys, 'getrefcount'):`. A test of which no check would be left,
    /// or that is about counts by its name or that of its class or file, is skipped instead where there is no
    /// count, by `unittest.skipUnless`.
    ///
    /// With `getrefcount = "guard"` in the configuration nothing is deleted:
    /// every statement is put under that question.
    ///
    /// An `if` of which nothing would be left goes, too, if its conditions do
    /// nothing. Other comments than those in it stay, also above a deleted
    /// statement: they may speak of what follows as well.
    ///
    /// ## Why it matters
    /// PyPy counts no references, so it has no `sys.getrefcount`: the call
    /// raises `AttributeError`, and `from sys import getrefcount` raises
    /// `ImportError` when the module is loaded.
    ///
    /// ## Example
    /// ```python
    /// import sys
    ///
    /// def test_no_leak(cache, key):
    ///     before = sys.getrefcount(key)
    ///     cache.add(key)
    ///     cache.drop(key)
    ///     assert sys.getrefcount(key) == before
    ///     assert key not in cache
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def test_no_leak(cache, key):
    ///     cache.add(key)
    ///     cache.drop(key)
    ///     assert key not in cache
    /// ```
    ///
    /// ## When it is not fixed
    /// - `value-used`: the program goes on with the count: returns it, computes
    ///   with it, hands it to a function.
    /// - `branch`: an `if` depends on the count. With `<`, `<=` or `==` there is
    ///   an unsafe fix that takes the other branch where there is no count.
    /// - `conditional-position`: the count decides a `while`, an `elif`, a
    ///   conditional expression or an item of a comprehension.
    /// - `value-kept`: the count is stored where other code may read it.
    /// - `captured`: a nested function, or one that declares the name `global`,
    ///   uses the name that holds the count; or a nested function uses what the
    ///   one around it has for nothing but the count, and so keeps it alive.
    /// - `rebound`: the name that holds the count is bound to something else
    ///   as well.
    /// - `exported`: another module may read the name.
    /// - `class-scope`: the name is an attribute of a class.
    /// - `dynamic-scope`: the code around it can see all names at run time.
    /// - `side-effect`: the statement does something else besides, which would
    ///   be lost: it calls something, reads what may be a property, uses an
    ///   operator that the file defines, or a name that may not be bound.
    /// - `checks-more`: the check is about something else as well.
    /// - `empty-test`: a test checks nothing else, and cannot be skipped by a
    ///   decorator: `sys` is not surely known where it stands, or it is a helper of
    ///   other tests.
    /// - `handler`: the program expects the check to fail.
    /// - `replaced`: the file, or another one of the project, a test, puts another
    ///   function in its place.
    /// - `not-called`: the function itself is handed on.
    /// - `import-in-use`: the function is imported by name and some use of it
    ///   stays.
    /// - `layout`: the statements are laid out in a way that the rewrite does
    ///   not follow.
    ///
    /// Of the places of one function that cannot be fixed, the first speaks for
    /// all.
    ///
    /// Nothing is reported for code that is guarded already: by `hasattr`,
    /// `getattr`, a handler of `AttributeError` or `ImportError`, a test of the
    /// implementation, or a decorator that skips.
    ///
    /// ## Deviations
    /// An assertion about a count that does not hold fails no more.
    pub GetRefCount {
        code: "NR501",
        name: "getrefcount",
        summary: "a use of `sys.getrefcount`, which only reference counting has",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["getrefcount"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for GetRefCount {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let mut uses = Uses::find(cx);
        if uses.is_empty() {
            return None;
        }
        let guards = Guards::find(cx.model(), &COUNTS);
        uses.leave_out(|node| guards.cover(node));
        let groups = Groups::of(cx, &uses);
        let mut told = Told::default();
        for group in &groups.all {
            let imported = uses.imports.iter().any(|import| {
                let first = group.uses.first().and_then(|found| found.import);
                import.assignment.is_none() && first == Some(import.name)
            });
            let message = if imported { IMPORTED } else { CALL };
            self.judge(cx, &groups, group, message, &mut told);
        }
        for import in &uses.imports {
            self.judge_import(cx, &uses, &groups, import);
        }
        Some(())
    }
}

/// How programs ask for reference counts.
static COUNTS: Subject<'_> = Subject {
    names: &["getrefcount"],
    in_string: |text| text.contains("getrefcount"),
    in_name: |text| {
        let asks = ["has", "have", "support", "skip", "require", "need", "no_"];
        let lower = text.to_ascii_lowercase();
        lower.contains("ref")
            && lower.contains("count")
            && lower != "getrefcount"
            && asks.iter().any(|word| lower.contains(word))
    },
    // Other than by asking for one.
    in_decorator: |text| text.matches("refcount").count() > text.matches("getrefcount(").count(),
    raises: NO_ATTRIBUTE,
};

const CALL: &str = "`sys.getrefcount` does not exist on PyPy, where references are not counted: \
                    this raises `AttributeError`.";
const IMPORTED: &str = "`sys.getrefcount` does not exist on PyPy, where references are not \
                        counted: the import that this name is from raises `ImportError`.";
const IMPORT: &str = "`getrefcount` does not exist on PyPy, where references are not counted: \
                      importing it raises `ImportError`, and the module cannot be loaded.";
const LATE_IMPORT: &str = "`getrefcount` does not exist on PyPy, where references are not \
                           counted: importing it raises `ImportError`, and the function fails \
                           when it is called.";

impl GetRefCount {
    fn judge<'t>(
        &self,
        cx: &mut Context<'t>,
        groups: &Groups<'t>,
        group: &Group<'t>,
        message: &str,
        told: &mut Told,
    ) {
        let import = group.uses.first().and_then(|found| found.import);
        let made = match &group.outcome {
            Outcome::Refused(reason) => Err(*reason),
            Outcome::Branch(comparison) => match branch(group.uses[0], *comparison) {
                Some(fix) => {
                    self.put(cx, &group.uses[0], message, Some("branch"), Some(fix));
                    return;
                }
                None => Err("branch"),
            },
            Outcome::Delete if !groups.guards_import(import) => {
                delete(cx, &group.members).ok_or("layout")
            }
            Outcome::Delete | Outcome::Guard | Outcome::Skip(_) => match import {
                None => guard(cx, group).ok_or("layout"),
                // The fix of the import is that of its uses.
                Some(_) if groups.guards_import(import) => return,
                Some(_) => Err("import-in-use"),
            },
        };
        match made {
            Ok(fix) => self.put(cx, &group.uses[0], message, None, Some(fix)),
            Err(reason) => {
                for found in &group.uses {
                    if told.is_new(cx.model(), found.node, reason) {
                        self.put(cx, found, message, Some(reason), None);
                    }
                }
            }
        }
    }

    fn judge_import<'t>(
        &self,
        cx: &mut Context<'t>,
        uses: &Uses<'t>,
        groups: &Groups<'t>,
        import: &Imported<'t>,
    ) {
        let own: Vec<_> = groups.of_import(import.name).collect();
        let used = cx.model().references(import.symbol).next().is_some();
        let keeps = cx.settings().getrefcount == Getrefcount::Guard;
        let deletes = own.iter().all(|group| group.outcome == Outcome::Delete);
        let late = cx.model().function_of(import.name).is_some();
        let (message, stays) = match import.assignment {
            None if late => (LATE_IMPORT, "import-in-use"),
            None => (IMPORT, "import-in-use"),
            Some(_) => (CALL, "not-called"),
        };
        let made = if groups.guards_import(Some(import.name)) {
            let fix = match import.assignment {
                Some(_) if deletes => delete_with_assignment(cx, import, &own),
                _ => guard_with_import(cx, import, &own),
            };
            fix.ok_or("layout")
        } else if !used && !keeps && import.assignment.is_none() {
            drop_import(cx, import)
        } else if import.assignment.is_none() && deletes {
            // The engine drops the import with its last use.
            let covered = uses
                .all
                .iter()
                .filter(|found| found.import == Some(import.name))
                .count();
            if covered == cx.model().references(import.symbol).count() {
                return;
            }
            Err(stays)
        } else {
            Err(stays)
        };
        let at = Use {
            node: import.name,
            call: None,
            import: Some(import.name),
        };
        match made {
            Ok(fix) => self.put(cx, &at, message, None, Some(fix)),
            Err(reason) => self.put(cx, &at, message, Some(reason), None),
        }
    }

    fn put<'t>(
        &self,
        cx: &mut Context<'t>,
        found: &Use<'t>,
        message: &str,
        reason: Option<&'static str>,
        fix: Option<Fix>,
    ) {
        let finding = Finding {
            rule: self.meta(),
            span: found.call.unwrap_or(found.node).span(),
            message: message.to_owned(),
            help: reason.map(help).unwrap_or_default().to_owned(),
            reason: reason.map(Reason),
            fix,
        };
        cx.report(finding.unless_replaced("sys.getrefcount", cx));
    }
}

/// What to do where `reason` stands against a safe fix.
fn help(reason: &str) -> &'static str {
    match reason {
        "branch" => {
            "Ask `hasattr(sys, 'getrefcount')` first, and see that the branch for no count is \
             right when the object is shared."
        }
        "conditional-position"
        | "value-used"
        | "value-kept"
        | "captured"
        | "rebound"
        | "class-scope"
        | "dynamic-scope" => {
            "Ask `hasattr(sys, 'getrefcount')` first, and do without the count where there is none."
        }
        "exported" => "Bind the name under `if hasattr(sys, 'getrefcount'):` if others read it.",
        "side-effect" => {
            "Move what else the statement does to a line of its own, then the rest can go."
        }
        "checks-more" => "Make two checks of it, then the one of the count can go.",
        "empty-test" | "handler" => "Skip the test where there is no `sys.getrefcount`.",
        "not-called" => {
            "Take it by `getattr(sys, 'getrefcount', None)`, and do without it if it is `None`."
        }
        "import-in-use" => {
            "Import it in a `try`, set it to `None` on `ImportError`, and do without it then."
        }
        _ => "Put the statements on lines of their own, then they can be fixed.",
    }
}
