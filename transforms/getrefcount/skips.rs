//! Tests that would check nothing any more: they are skipped where there is no
//! count.

use super::groups::{Group, Outcome};
use crate::transform::prelude::*;

/// Puts groups together that are all the checks of one test, to be skipped
/// with it.
pub(super) fn skipped<'t>(cx: &Context<'t>, groups: Vec<Group<'t>>) -> Vec<Group<'t>> {
    let keeps = cx.settings().getrefcount == Getrefcount::Guard;
    let tests: Vec<_> = groups.iter().map(|group| test_of(cx, group)).collect();
    let mut out: Vec<Group<'t>> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let Some(test) = tests[at] else {
            out.push(group.clone());
            continue;
        };
        let known = out
            .iter_mut()
            .find(|known| known.outcome == Outcome::Skip(test));
        if let Some(known) = known {
            known.uses.extend(&group.uses);
            known.members.extend(&group.members);
            continue;
        }
        let own = || (0..groups.len()).filter(|&other| tests[other] == Some(test));
        let members: Vec<_> = own().flat_map(|other| &groups[other].members).collect();
        let goes = if keeps {
            Outcome::Guard
        } else {
            Outcome::Delete
        };
        let drops = own().any(|other| groups[other].outcome == goes);
        let is_left = |node: &Node<'t>| !members.iter().any(|member| member.contains(*node));
        let checks = test.descendants().filter(is_left).any(|node| checks(node));
        let mut group = group.clone();
        if drops && (!checks || is_test(test) && is_about_counts(cx.model(), test)) {
            group.outcome = match is_test(test) {
                true => Outcome::Skip(test),
                false => Outcome::Refused("empty-test"),
            };
        }
        out.push(group);
    }
    for group in &mut out {
        if let Outcome::Skip(test) = group.outcome
            && !is_known_at(cx.model(), group, test)
        {
            group.outcome = Outcome::Refused("empty-test");
        }
    }
    out
}

/// Whether all uses of the group read one name, and it means the same where
/// `test` is defined: a decorator runs there, not when the test does.
fn is_known_at<'t>(model: &Model<'t>, group: &Group<'t>, test: Node<'t>) -> bool {
    group.uses.iter().all(|found| {
        let first = &group.uses[0];
        let name = found.node.child(Field::Object).unwrap_or(found.node);
        let symbol = model.symbol_of(name);
        let is_bound = symbol.is_some_and(|symbol| {
            let first = model.symbol(symbol).bindings.first();
            let statement = first.and_then(|bound| model.tree().node(bound.node).statement());
            let before = statement.filter(|statement| statement.start() < test.start());
            // What is bound in another suite may not be.
            let suite = before.and_then(Node::parent);
            suite.is_some_and(|suite| suite.contains(test))
        });
        found.import == first.import
            && found.node.text() == first.node.text()
            && is_bound
            && model.look_up(model.scope_of(test), name.text()) == symbol
    })
}

/// The test, or helper of tests, whose frame runs all statements of a group. A
/// test that the file calls by itself is none.
fn test_of<'t>(cx: &Context<'t>, group: &Group<'t>) -> Option<Node<'t>> {
    if matches!(group.outcome, Outcome::Branch(_)) {
        return None;
    }
    let model = cx.model();
    let test = model.function_of(*group.members.first()?)?;
    let name = test.child(Field::Name)?;
    let runs_all = group
        .members
        .iter()
        .all(|node| model.function_of(*node) == Some(test));
    let called = || {
        model
            .spelled(name.text())
            .any(|node| node.parent().is_some_and(|parent| is_callee(node, parent)))
    };
    let counts = match is_test(test) {
        true => !called(),
        false => group.members.iter().any(|node| asserts_by_method(*node)),
    };
    (runs_all && counts).then_some(test)
}

fn is_test(function: Node<'_>) -> bool {
    let name = function.child(Field::Name);
    name.is_some_and(|name| name.text().starts_with("test"))
}

/// Whether a test says by its name, or that of its class or file, that counts
/// are all that it is about.
fn is_about_counts<'t>(model: &Model<'t>, test: Node<'t>) -> bool {
    let says = |name: &str| {
        let plain = name.to_ascii_lowercase().replace('_', "");
        plain.contains("refcount") || plain.contains("referencecount")
    };
    let class = test.ancestors().find(|it| it.is(Kind::ClassDefinition));
    let names = [Some(test), class].into_iter().flatten();
    let mut names = names.filter_map(|it| it.child(Field::Name));
    let file = model.tree().source().path().file_stem();
    names.any(|name| says(name.text())) || file.is_some_and(says)
}

/// `self.assertEqual(…)` and its kin.
fn asserts_by_method(statement: Node<'_>) -> bool {
    let call = statement
        .named_children()
        .next()
        .and_then(syntax::Call::cast);
    let method = call
        .and_then(syntax::Call::function)
        .and_then(|function| function.child(Field::Attribute));
    method.is_some_and(|name| name.text().starts_with("assert"))
}

fn is_callee(name: Node<'_>, parent: Node<'_>) -> bool {
    let is_called = |node: Node<'_>| {
        node.field() == Field::Function && node.parent().is_some_and(|by| by.is(Kind::Call))
    };
    is_called(name) || parent.is(Kind::Attribute) && is_called(parent)
}

/// Whether `node` looks at something: an assertion, a `raise`, or a call of
/// something that is named like a check.
fn checks(node: Node<'_>) -> bool {
    const WORDS: &[&str] = &[
        "assert", "check", "compare", "ensure", "equal", "expect", "fail", "raises", "validate",
        "verify", "warns",
    ];
    match node.kind() {
        Kind::AssertStatement | Kind::RaiseStatement => true,
        Kind::Call => node.child(Field::Function).is_some_and(|function| {
            let name = function.child(Field::Attribute).unwrap_or(function);
            let name = name.text().to_ascii_lowercase();
            WORDS.iter().any(|word| name.contains(word))
        }),
        _ => false,
    }
}

/// The decorator that skips `test` where `question` is false.
pub(super) fn decorated<'t>(
    cx: &Context<'t>,
    test: Node<'t>,
    question: &str,
) -> Option<(Edit, Option<Import>)> {
    let (skip, import) = cx.import(test, "unittest", "skipUnless")?;
    let source = cx.tree().source();
    let newline = source.newline_at(test.start());
    let text = format!(
        "@{skip}({question}, 'requires sys.getrefcount'){newline}{}",
        test.indent()
    );
    // The innermost decorator: what stands above it may want a function.
    Some((Edit::insert(test.start(), text), import))
}
