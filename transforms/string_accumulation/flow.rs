//! Which ways lead out of a loop without passing its end, and who would then
//! see the accumulator.

use crate::transform::prelude::*;

/// How far up statements are followed. Python itself takes 100 levels of
/// indentation, each two or three nodes.
const CLIMB: usize = 400;

/// Ancestors up to the function, class or module; `None` at the end of an
/// iteration that was given up.
pub(super) fn within_frame<'t>(node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    node.ancestors().take(CLIMB).take_while(|node| {
        !matches!(
            node.kind(),
            Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Module
        )
    })
}

pub(super) fn is_loop(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement)
}

pub(super) fn is_in_loop(node: Node<'_>) -> bool {
    within_frame(node).any(is_loop)
}

/// The outermost loop that `statement` is in and `block` is not. `None` when
/// there is none, or when the text is nested too deeply to tell.
pub(super) fn outermost_loop<'t>(statement: Node<'t>, block: Node<'t>) -> Option<Node<'t>> {
    let mut found = None;
    for ancestor in statement.ancestors().take(CLIMB) {
        if ancestor == block {
            return found;
        }
        if is_loop(ancestor) {
            found = Some(ancestor);
        }
    }
    None
}

/// Whether a `try` or `with` of `suite` stands around it.
pub(super) fn is_guarded<'t>(statement: Node<'t>, suite: Node<'t>) -> bool {
    within_frame(statement)
        .take_while(|node| *node != suite)
        .any(|node| matches!(node.kind(), Kind::TryStatement | Kind::WithStatement))
}

/// Whether the loop goes on after `statement` has run: not if its suite ends
/// by leaving it.
pub(super) fn goes_on_after(statement: Node<'_>, outermost: Node<'_>) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take(CLIMB) {
        if is_loop(child) {
            return true;
        }
        if ancestor.is(Kind::Block)
            && let Some(last) = ancestor.named_children().last()
        {
            match last.kind() {
                Kind::ReturnStatement | Kind::RaiseStatement => return false,
                Kind::BreakStatement => {
                    let innermost = within_frame(last).find(|node| is_loop(*node));
                    return innermost != Some(outermost);
                }
                _ => {}
            }
        }
        if ancestor == outermost {
            return true;
        }
        child = ancestor;
    }
    true
}

/// Whether the loops around `statement` up to `outermost` turn so few times
/// that no growth can matter.
pub(super) fn is_brief(statement: Node<'_>, outermost: Node<'_>) -> bool {
    const FEW: usize = 16;
    let mut turns = 1_usize;
    for node in statement.ancestors().take(CLIMB) {
        if is_loop(node) {
            match turns_of(node).and_then(|own| turns.checked_mul(own)) {
                Some(product) if product <= FEW => turns = product,
                _ => return false,
            }
        }
        if node == outermost {
            return true;
        }
    }
    false
}

/// How often a loop turns at most, where the text says so.
fn turns_of(node: Node<'_>) -> Option<usize> {
    let iterable = syntax::For::cast(node)?.iterable()?.unparenthesized();
    match iterable.kind() {
        Kind::Tuple | Kind::List | Kind::ExpressionList => {
            let splat = iterable
                .named_children()
                .any(|item| item.is(Kind::ListSplat));
            (!splat).then(|| iterable.named_children().take(100).count())
        }
        Kind::String => Some(iterable.text().len()),
        Kind::Call => {
            let call = syntax::Call::cast(iterable)?;
            let name = call.function()?.text();
            if name == "enumerate" || name == "reversed" || name == "sorted" {
                let argument = call.positional(0)?.unparenthesized();
                return matches!(argument.kind(), Kind::Tuple | Kind::List)
                    .then(|| argument.named_children().take(100).count());
            }
            if !matches!(name, "range" | "xrange") {
                return None;
            }
            let number = |index| call.positional(index)?.text().parse::<usize>().ok();
            match call.argument_nodes().count() {
                1 => number(0),
                2 => Some(number(1)?.saturating_sub(number(0)?)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether nothing comes after the loop: `while True` without a `break`.
pub(super) fn is_endless(node: Node<'_>) -> bool {
    let condition = syntax::While::cast(node).and_then(syntax::While::condition);
    condition.is_some_and(|condition| matches!(condition.unparenthesized().text(), "True" | "1"))
        && !node.descendants().any(|jump| {
            jump.is(Kind::BreakStatement)
                && within_frame(jump).find(|around| is_loop(*around)) == Some(node)
        })
}

/// Whether a `break` or `continue` in `region` acts on a loop around it.
pub(super) fn leaves(region: Node<'_>) -> bool {
    region.descendants().any(|node| {
        matches!(node.kind(), Kind::BreakStatement | Kind::ContinueStatement)
            && !acts_within(node, region)
    })
}

fn acts_within(jump: Node<'_>, region: Node<'_>) -> bool {
    let mut child = jump;
    for ancestor in jump.ancestors().take(CLIMB) {
        if is_loop(ancestor) && child.field() == Field::Body {
            return true;
        }
        if ancestor == region {
            return false;
        }
        child = ancestor;
    }
    false
}

/// A statement that goes on after an error in its suite.
pub(super) enum Catcher {
    /// `try` with handlers or a `finally`.
    Try,
    /// `with` and a manager that is not known to let errors through.
    With,
}

/// The first statement around `inner` that lets one of `seen` be read after
/// an error inside `inner`, in place of what `start`, in the suite `block`,
/// has set.
pub(super) fn catcher<'t>(
    inner: Node<'t>,
    seen: &[Node<'t>],
    everyone_sees: bool,
    (start, block): (Node<'t>, Node<'t>),
    model: &Model<'t>,
) -> Option<(Node<'t>, Catcher)> {
    let mut child = inner;
    for ancestor in within_frame(inner) {
        let watched = child;
        child = ancestor;
        let reached = |read: &Node<'t>| {
            if is_in_loop(ancestor) {
                // The next round sets it anew before it reads it.
                let after = block.contains(*read) && read.start() >= start.end();
                !(after && watched.contains(*read))
            } else {
                !watched.contains(*read) && read.start() >= ancestor.start()
            }
        };
        match ancestor.kind() {
            Kind::TryStatement => {
                let Some(view) = syntax::Try::cast(ancestor) else {
                    continue;
                };
                let is_body = view.body() == Some(watched);
                let goes_on = is_body
                    && (view.handlers().any(|handler| !always_leaves(handler))
                        || view.finally().is_some_and(leaves));
                // The `else` clause runs only when there was no error.
                let otherwise = |read: &Node<'t>| {
                    view.alternative()
                        .is_some_and(|clause| clause.contains(*read))
                        && !is_in_loop(ancestor)
                };
                if goes_on
                    && (everyone_sees || seen.iter().any(|read| reached(read) && !otherwise(read)))
                {
                    return Some((ancestor, Catcher::Try));
                }
                let in_clause = |read: &Node<'t>| {
                    view.finally().is_some_and(|clause| clause.contains(*read))
                        || is_body && view.handlers().any(|handler| handler.contains(*read))
                };
                if watched.kind() != Kind::FinallyClause && seen.iter().any(in_clause) {
                    return Some((ancestor, Catcher::Try));
                }
            }
            Kind::WithStatement
                if watched.is(Kind::Block)
                    && !lets_errors_through(ancestor, model)
                    && (everyone_sees || seen.iter().any(reached)) =>
            {
                return Some((ancestor, Catcher::With));
            }
            _ => {}
        }
    }
    None
}

/// Whether the handler leaves the function whatever happens.
fn always_leaves(handler: Node<'_>) -> bool {
    let last = handler
        .child_of_kind(Kind::Block)
        .and_then(|block| block.named_children().last());
    last.is_some_and(|last| matches!(last.kind(), Kind::ReturnStatement | Kind::RaiseStatement))
        && !leaves(handler)
}

/// Managers that let errors through, besides files and their like.
const STRICT: &[&str] = &[
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.ThreadPoolExecutor",
    "contextlib.closing",
    "contextlib.redirect_stderr",
    "contextlib.redirect_stdout",
    "decimal.localcontext",
    "fileinput.input",
    "tempfile.TemporaryDirectory",
    "threading.Lock",
    "threading.RLock",
    "warnings.catch_warnings",
];

/// Whether no manager of the `with` statement can swallow an error: files and
/// other resources that are known.
fn lets_errors_through<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    let Some(view) = syntax::With::cast(statement) else {
        return false;
    };
    let facts = &Settings::standard().resources;
    view.items().all(|item| {
        let Some(function) = syntax::Call::cast(item).and_then(syntax::Call::function) else {
            return false;
        };
        let names = model.qualified_names(function);
        let known = |name: &String| STRICT.contains(&name.as_str()) || facts.opener(name).is_some();
        if names.is_empty() {
            let method = syntax::Attribute::cast(function).and_then(|view| view.name());
            return method.is_some_and(|name| name.text() == "open");
        }
        names.iter().all(known)
    })
}

/// Whether an error in adding a piece (it is no text) could be dealt with
/// between `statement` and the suite `outermost`, so that the loop went on.
pub(super) fn survives_error<'t>(
    statement: Node<'t>,
    outermost: Node<'t>,
    python2: bool,
    model: &Model<'t>,
) -> bool {
    let mut child = statement;
    for ancestor in statement.ancestors().take(CLIMB) {
        if ancestor == outermost {
            return false;
        }
        match ancestor.kind() {
            Kind::TryStatement => {
                let view = syntax::Try::cast(ancestor).filter(|view| view.body() == Some(child));
                let caught = view.is_some_and(|view| {
                    view.handlers()
                        .any(|handler| may_catch_type_error(handler, python2))
                        || view.finally().is_some_and(|clause| {
                            clause.descendants().any(|node| {
                                matches!(
                                    node.kind(),
                                    Kind::ReturnStatement
                                        | Kind::BreakStatement
                                        | Kind::ContinueStatement
                                )
                            })
                        })
                });
                if caught {
                    return true;
                }
            }
            Kind::WithStatement
                if child.is(Kind::Block) && !lets_errors_through(ancestor, model) =>
            {
                return true;
            }
            _ => {}
        }
        child = ancestor;
    }
    true
}

fn may_catch_type_error(handler: Node<'_>, python2: bool) -> bool {
    const OTHERS: &[&str] = &[
        "ArithmeticError",
        "AssertionError",
        "AttributeError",
        "BlockingIOError",
        "BrokenPipeError",
        "ConnectionError",
        "EOFError",
        "EnvironmentError",
        "FileNotFoundError",
        "GeneratorExit",
        "IOError",
        "ImportError",
        "IndexError",
        "InterruptedError",
        "KeyError",
        "KeyboardInterrupt",
        "LookupError",
        "NameError",
        "NotImplementedError",
        "OSError",
        "OverflowError",
        "PermissionError",
        "RecursionError",
        "RuntimeError",
        "StopAsyncIteration",
        "StopIteration",
        "SyntaxError",
        "SystemExit",
        "TimeoutError",
        "ZeroDivisionError",
    ];
    // Python 2 decodes bytes when it adds them to `unicode`.
    const VALUES: &[&str] = &[
        "UnicodeDecodeError",
        "UnicodeEncodeError",
        "UnicodeError",
        "ValueError",
    ];
    let mut header = handler
        .named_children()
        .take_while(|node| !node.is(Kind::Block))
        .peekable();
    if header.peek().is_none() {
        return true;
    }
    let aliases: Vec<_> = handler
        .descendants()
        .filter(|node| node.is(Kind::AsPatternTarget) || node.field() == Field::Alias)
        .collect();
    header
        .flat_map(|part| std::iter::once(part).chain(part.descendants()))
        .any(|node| {
            node.is(Kind::Identifier)
                && !aliases.iter().any(|alias| alias.contains(node))
                && !OTHERS.contains(&node.text())
                && (python2 || !VALUES.contains(&node.text()))
        })
}
