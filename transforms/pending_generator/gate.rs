//! Whether a file can hold anything at all, from its words alone.

use std::borrow::Cow;

use crate::transform::prelude::*;

/// Whether something is called that may be a generator with clean-up to do: a
/// function of the file, anywhere; something imported, where it may be left
/// before it is done.
pub(super) fn leaves_generator(code: &Code<'_>) -> bool {
    if code.formatted().any(|text| text.contains("yield")) {
        return true;
    }
    let own = syntax::pending_generators(code);
    !own.is_empty() && calls_own(code, &own) || leaves_imported(code, &imported(code))
}

/// Whether a part is about a generator with clean-up to do, or about something
/// imported that may be one.
pub(super) fn takes_part<'c>(file: &'c Code<'_>) -> Applies<'c> {
    let (own, imported) = (syntax::pending_generators(file), imported(file));
    Box::new(move |part| {
        let counts = |word: &str| word == "yield" || own.contains(word);
        let mut formatted = part.formatted().flat_map(syntax::words_of);
        speaks_of(part, &own) || formatted.any(counts) || leaves_imported(part, &imported)
    })
}

/// Whether one of the functions is mentioned, or defined with its body: headers
/// stand among the lines outside of functions too.
fn speaks_of(part: &Code<'_>, own: &FxHashSet<&str>) -> bool {
    let mut lines = part.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().map_or(0, |next| next.indent());
        let has_body = || next > line.indent() || line.words().any(|it| it.text == "yield");
        let mut before = "";
        let mut named = line.words().filter(|word| {
            let defined = std::mem::replace(&mut before, word.text) == "def";
            own.contains(word.text) && (!defined || has_body())
        });
        if named.next().is_some() {
            return true;
        }
    }
    false
}

/// Whether one of the functions is called.
fn calls_own(code: &Code<'_>, own: &FxHashSet<&str>) -> bool {
    let calls_one = |line: CodeLine<'_>| {
        let mut before = "";
        line.words().any(|word| {
            let defined = std::mem::replace(&mut before, word.text) == "def";
            !defined && matches!(word.next, b'(' | b'#') && own.contains(word.text)
        })
    };
    code.lines().any(calls_one)
        || code
            .formatted()
            .any(|text| syntax::words_of(text).any(|word| own.contains(word)))
}

/// Words of what may leave what it is given: functions, and a method that
/// takes an item.
fn leaves(word: &str) -> bool {
    matches!(word, "__next__" | "map" | "send") || Iterators::builtin().may_leave(word)
}

/// Whether something on the line may leave what `call` gives.
fn is_left_on(line: CodeLine<'_>, call: Word<'_>) -> bool {
    let (mut tests, mut delegates) = (0_i32, false);
    for word in line.words() {
        let before = word.span.start < call.span.start;
        match word.text {
            "in" if before => tests += 1,
            "for" if before => tests -= 1,
            // `yield from map(…)`, that is, of anything but the generator.
            "yield" if before => delegates |= line.after(word).starts_with("from"),
            // `islice(…)`, `mygen().next()`.
            text if leaves(text) && (before || line.is_attribute(word)) => return true,
            _ => {}
        }
    }
    tests > 0 || delegates
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
        let calls = line.words().filter(|word| {
            matches!(word.next, b'(' | b'.' | b'#')
                && names.contains(word.text)
                && !line.is_attribute(*word)
        });
        let mut over = Vec::new();
        for call in calls {
            let Some(path) = called(line, call) else {
                continue;
            };
            if !*renames && !is_left_on(line, call) {
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
            "self.g()",
            "f'{next(g())}'",
            "def f():\n    yield from g()\nf()",
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
