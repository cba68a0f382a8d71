//! Whether a file can hold anything at all, from its words alone.

use std::borrow::Cow;

use crate::transform::prelude::*;

/// Whether something is left that may be a generator with clean-up to do: one of
/// a function of the file, anywhere, or of something imported.
pub(super) fn leaves_generator(code: &Code<'_>) -> bool {
    if code.formatted().any(|text| text.contains("yield")) {
        return true;
    }
    let imported = imported(code);
    let own = syntax::pending_generators(code);
    leaves_own(code, &own, imported.renames) || leaves_imported(code, &imported)
}

/// Whether a part leaves something that may be a generator with clean-up to do, or
/// has the function of one that is left.
pub(super) fn takes_part<'c>(file: &'c Code<'_>) -> Applies<'c> {
    let (own, imported) = (syntax::pending_generators(file), imported(file));
    let is_left = leaves_own(file, &own, imported.renames);
    Box::new(move |part| {
        let counts = |word: &str| word == "yield" || own.contains(word);
        let mut formatted = part.formatted().flat_map(syntax::words_of);
        is_left && (leaves_own(part, &own, imported.renames) || defines(part, &own))
            || formatted.any(counts)
            || leaves_imported(part, &imported)
    })
}

/// Whether one of the functions is defined, with its body: headers stand among the
/// lines outside of functions too.
fn defines(part: &Code<'_>, own: &FxHashSet<&str>) -> bool {
    let mut lines = part.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().map_or(0, |next| next.indent());
        let has_body = || next > line.indent() || line.words().any(|it| it.text == "yield");
        let words = line.words().map(|word| word.text);
        let mut named = words.skip_while(|word| *word != "def").skip(1);
        if named.next().is_some_and(|name| own.contains(name)) && has_body() {
            return true;
        }
    }
    false
}

/// Whether what one of the functions gives may be left: on the line that calls it,
/// or by a loop over that, or over a name that it is given.
fn leaves_own(code: &Code<'_>, own: &FxHashSet<&str>, renames: bool) -> bool {
    if own.is_empty() {
        return false;
    }
    let in_text = |text: &str| syntax::words_of(text).any(|word| own.contains(word));
    if code.formatted().any(in_text) {
        return true;
    }
    let mut names = FxHashSet::default();
    for line in code.lines() {
        let mut calls = calls_of(line, own).peekable();
        if calls.peek().is_none() {
            continue;
        }
        let mut targets = line.targets();
        match (targets.next(), targets.next()) {
            _ if renames || calls.any(|(_, is_left)| is_left) => return true,
            (Some(_), Some(_)) => return true,
            (Some(name), None) if name.next == b'=' => _ = names.insert(name.text),
            // `a, = g()`
            (Some(_), None) => return true,
            (None, _) => {}
        }
    }
    // The loops around a line, by their indentation.
    let mut open: Vec<usize> = Vec::new();
    code.lines().any(|line| {
        let indent = line.indent();
        while open.last().is_some_and(|outer| *outer >= indent) {
            open.pop();
        }
        let goes_over = |line: CodeLine<'_>| {
            calls_of(line, own).next().is_some()
                || line.words().any(|word| names.contains(word.text))
        };
        if is_loop(line) && goes_over(line) {
            open.push(indent);
        }
        !open.is_empty() && line.words().any(|word| EXITS.contains(&word.text))
    })
}

/// Where a line calls one of the functions, and whether it leaves what that gives.
fn calls_of<'c>(
    line: CodeLine<'c>,
    own: &FxHashSet<&str>,
) -> impl Iterator<Item = (Word<'c>, bool)> {
    let is_defined = move |word: Word<'c>| {
        let before = line.words_before(word).next_back();
        before.is_some_and(|before| before.text == "def")
    };
    calls_on(line, move |word| {
        matches!(word.next, b'(' | b'#') && own.contains(word.text) && !is_defined(word)
    })
}

/// Words of what may leave what it is given: functions, and a method that
/// takes an item.
fn leaves(word: &str) -> bool {
    matches!(word, "__next__" | "map" | "send") || Iterators::builtin().may_leave(word)
}

/// The words of the line that `counts` holds for, and whether something on it may
/// leave what their calls give.
fn calls_on<'c>(
    line: CodeLine<'c>,
    counts: impl Fn(Word<'c>) -> bool,
) -> impl Iterator<Item = (Word<'c>, bool)> {
    let has_one = line.words().any(&counts);
    // `islice(…)`, `mygen().next()`.
    let by_method = has_one
        && line
            .words()
            .any(|word| leaves(word.text) && line.is_attribute(word));
    let (mut tests, mut by_function, mut delegate) = (0_i32, false, None);
    let words = has_one.then(|| line.words()).into_iter().flatten();
    words.filter_map(move |word| {
        let delegates = |from: Word<'c>| {
            // `yield from map(…)`, that is, of anything but the generator.
            let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ');
            let between = line.between(from, word);
            !between.trim_start_matches(part).is_empty()
        };
        let found = counts(word).then(|| {
            let is_left = by_method || by_function || tests > 0 || delegate.is_some_and(delegates);
            (word, is_left)
        });
        match word.text {
            "in" => tests += 1,
            "for" => tests -= 1,
            "yield" if line.after(word).starts_with("from") => delegate = Some(word),
            text => by_function |= leaves(text),
        }
        found
    })
}

/// The names with dots between that start with the word, if that is called, and
/// may be a function.
fn called<'c>(line: CodeLine<'c>, word: Word<'c>) -> Option<Cow<'c, str>> {
    let mut rest = line.after(word);
    let mut called = Cow::from(word.text);
    let mut last = word.text;
    let is_blank = |c: char| c.is_whitespace() || c == '\\';
    while let Some(path) = rest.strip_prefix('.') {
        let name = path.trim_start_matches(is_blank);
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
        let end = end.unwrap_or(name.len());
        last = &name[..end];
        called.to_mut().push('.');
        called.to_mut().push_str(last);
        rest = name[end..].trim_start_matches(is_blank);
    }
    (rest.starts_with(['(', '#']) && !starts_upper(last)).then_some(called)
}

/// Whether something imported may be left in `code`.
fn leaves_imported(code: &Code<'_>, imported: &Imported<'_>) -> bool {
    let Imported { names, renames } = imported;
    if names.is_empty() {
        return false;
    }
    let in_text = |text: &str| {
        syntax::words_of(text).any(|word| names.contains(word) && code.may_yield(word))
            && (*renames || syntax::words_of(text).any(|word| leaves(word) || word == "in"))
    };
    if code.formatted().any(in_text) {
        return true;
    }
    // The loops around a line: their indentation, and what they call.
    let mut open: Vec<(usize, Vec<Cow<'_, str>>)> = Vec::new();
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let calls = calls_on(line, |word| {
            matches!(word.next, b'(' | b'.' | b'#')
                && names.contains(word.text)
                && !line.is_attribute(word)
        });
        let mut over = Vec::new();
        for (call, is_left) in calls {
            let Some(path) = called(line, call) else {
                continue;
            };
            if !*renames && !is_left {
                over.push(path);
            } else if code.may_yield(&path) {
                return true;
            }
        }
        if !over.is_empty() && is_loop(line) {
            open.push((indent, over));
        }
        // Modules are looked up only where a loop may be left.
        if !open.is_empty() && line.words().any(|word| EXITS.contains(&word.text)) {
            let mut over = open.drain(..).flat_map(|(_, over)| over);
            if over.any(|call| code.may_yield(&call)) {
                return true;
            }
        }
    }
    false
}

/// Whether a line starts a `for` loop.
fn is_loop(line: CodeLine<'_>) -> bool {
    let mut words = line.words().map(|word| word.text);
    let first = words.next();
    first == Some("for") || first == Some("async") && words.next() == Some("for")
}

/// What leaves a loop, or stops in it.
const EXITS: &[&str] = &["async", "await", "break", "raise", "return", "yield"];

/// The names that imports from outside the standard library may bind, and
/// some more.
struct Imported<'c> {
    names: FxHashSet<&'c str>,
    /// Whether something of the standard library that may leave what it is
    /// given goes by another name.
    renames: bool,
}

fn imported<'c>(code: &'c Code<'_>) -> Imported<'c> {
    let mut imported = Imported {
        names: FxHashSet::default(),
        renames: false,
    };
    for (name, origins) in code.imports().iter() {
        if origins.iter().any(|origin| !comes_with_python(origin)) {
            imported.names.insert(name);
        }
        imported.renames |= origins.iter().any(|origin| match origin {
            syntax::Origin::Name(_, known) => **known != *name && leaves(known),
            syntax::Origin::Module(_) => false,
            syntax::Origin::Unknown => leaves(name),
        });
    }
    imported
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where everything may be a generator function.
    struct Anything;

    impl syntax::Elsewhere for Anything {
        fn may_yield(&self, _: &syntax::Origin, _: &str) -> bool {
            true
        }
    }

    fn admits(text: &str) -> bool {
        leaves_generator(&Code::among(text, Some(&Anything)))
    }

    const GEN: &str = "def g():\n    try:\n        yield 1\n    finally:\n        p()\n";

    #[test]
    fn functions_with_clean_up_count_once_they_are_called() {
        assert!(!admits(GEN));
        for call in [
            "for x in g(): break",
            "x = next(g())",
            "x, = g()",
            "self.g().send(1)",
            "f'{next(g())}'",
            "def f():\n    yield from g()\nnext(f())",
        ] {
            assert!(admits(&format!("{GEN}{call}\n")), "{call}");
        }
        assert!(!admits(&format!("@d\n{GEN}with g(): pass\n")));
        assert!(!admits("def g():\n    yield 1\nx = next(g())\n"));
        assert!(admits("def g():\n    with x: yield 1\nnext(g())\n"));
        assert!(admits(
            "def f(): yield from g()\ndef g():\n  try: yield\n  finally: p()\nnext(f())\n"
        ));
    }

    #[test]
    fn what_is_taken_to_its_end_is_not_left() {
        for text in [
            "for x in g(): p(x)",
            "for x in g():\n    p(x)\nelse:\n    raise E",
            "l = list(g())",
            "[x for x in self.g()]",
            "gen = g()\nfor x in gen:\n    p(x)\nreturn",
            "self.start(g)",
            "with g(): pass",
            "def f():\n    yield from self.g()",
        ] {
            assert!(!admits(&format!("{GEN}{text}\n")), "{text}");
        }
        for text in [
            "for x in g():\n    if x:\n        return x",
            "for i, x in enumerate(self.g()): yield x",
            "async for x in g(): pass",
            "gen = g()\nnext(gen)\nfor x in gen:\n    break",
            "while a:\n    for x in gen: break\n    gen = g()",
            "if a: gen = g()\nfor x in gen: break",
            "a, b = g()",
            "[a, b] = g()",
            "yield from map(f, g())",
            "from itertools import islice as i\nlist(i(g(), 3))",
            "x in g ()",
        ] {
            assert!(admits(&format!("{GEN}{text}\n")), "{text}");
        }
        let text = format!("{GEN}def f():\n    next(g())\ndef h():\n    list(g())\n    g\n");
        let code = Code::new(&text);
        let takes_part = takes_part(&code);
        let outline = syntax::Outline::of(&code).unwrap();
        let bodies = outline.bodies.iter();
        let parts =
            bodies.map(|body| takes_part(&code.part(std::iter::once(body.start - 1..body.end))));
        assert_eq!(parts.collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn imported_names_count_where_something_may_leave_them() {
        let after = |text: &str| admits(&format!("from m import g\n{text}\n"));
        for text in [
            "for x in g():\n    break",
            "next(g())",
            "if x in g(): pass",
            "z = zip(g(), y)",
            "list(islice(g(), 3))",
            "list(itertools.islice(g(), 3))",
            "x = g().next()",
            "from itertools import islice as i\nlist(i(g(), 3))",
            "yield from map(f, g())",
            "f'{any(g())}'",
        ] {
            assert!(after(text), "{text}");
        }
        for text in [
            "x = g()",
            "for x in g():\n    p(x)",
            "[x for x in g()]",
            "f'{g()}'",
            "if x in y: g",
            "any(isinstance(x, g) for x in y)",
            "x = g(next(y))",
        ] {
            assert!(!after(text), "{text}");
        }
        assert!(!admits("from os import walk\nnext(walk(p))\n"));
        let alone = Code::new("from m import g\nnext(g())\n");
        assert!(!leaves_generator(&alone), "no module is in sight");
    }
}
