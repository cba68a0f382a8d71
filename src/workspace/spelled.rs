//! What the bytes of a file tell of the names in it, without reading them as
//! Python.

use memchr::memmem;

use super::spelled_modules::{may_run, runs_files};
use crate::syntax::is_word_byte;

/// How many bytes after the word `modules` an entry of it may be named, in a
/// display of several.
const ENTRIES: usize = 400;

/// And where it is named alone: `modules.setdefault('shop.io', fake)`.
const KEY: usize = 60;

/// How many bytes before an `=` its targets start; they may be anything where these
/// are not enough.
const TARGETS: usize = 400;

/// Words of files that put something in the place of what they name.
const PATCHING: [&str; 14] = [
    "MonkeyPatch",
    "StubOutWithMock",
    "__builtins__",
    "__dict__",
    "__globals__",
    "flexmock",
    "func_globals",
    "minimock",
    "mocker",
    "modules",
    "patch",
    "setattr",
    "testfixtures",
    "vars",
];

/// Calls that give out what they are given, to have a method of it replaced:
/// `when(io).open('x').thenReturn(fake)`.
const STUBBING: [&str; 2] = ["expect(", "when("];

/// And one that replaces the function itself: `when2(io.open, 'x').thenReturn(fake)`.
const STUBBING_FUNCTION: &str = "when2(";

/// The module of the builtins.
pub(super) const BUILTINS: &str = "builtins";

/// Words of files that put something in the place of `open` which `with` can use.
const MANAGED: [&str; 2] = ["__enter__", "mock_open"];

/// Whether a Python file may put something in the place of what another one
/// defines: by a call, in `sys.modules`, by `shop.lines = …`, or as it runs that.
pub(super) fn may_patch(bytes: &[u8]) -> bool {
    let stores = |at: usize| {
        let starts = |byte: &u8| matches!(byte, b'\n' | b'\r' | b':' | b';' | b'(' | b'[' | b'{');
        let near = at.saturating_sub(TARGETS);
        let start = bytes[near..at].iter().rposition(starts);
        if start.is_none() && near > 0 {
            return true;
        }
        let targets = bytes[near + start.map_or(0, |it| it + 1)..at].trim_ascii();
        // An attribute of `self` is no module's, but one of that may be.
        let own = [&b"self."[..], b"cls."];
        let mut own = own.iter().filter_map(|it| targets.strip_prefix(*it));
        let targets = own.next().unwrap_or(targets);
        !bytes[at + 1..].starts_with(b"=") && targets.contains(&b'.')
    };
    memchr::memchr_iter(b'=', bytes).any(stores)
        || holds_one(bytes, &PATCHING)
        || may_stub(bytes)
        || runs_files(bytes)
        || memchr::memchr2_iter(b'\'', b'"', bytes).any(|at| is_told_attribute(bytes, at))
}

/// Whether a file may tell what a function is to return; see [`is_stubbed`].
pub(super) fn may_stub(bytes: &[u8]) -> bool {
    holds_one(bytes, &STUBBING) || holds_one(bytes, &[STUBBING_FUNCTION])
}

fn holds_one(bytes: &[u8], texts: &[&str]) -> bool {
    let mut texts = texts.iter();
    texts.any(|text| memmem::find(bytes, text.as_bytes()).is_some())
}

/// Whether what is quoted at `at` is an attribute of something that a call is told,
/// and what may become that: `stubs.Set(shop, 'lines', fake)`.
fn is_told_attribute(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = (bytes[..at].trim_ascii_end(), &bytes[at + 1..]);
    let Some(object) = before.strip_suffix(b",") else {
        return false;
    };
    let start = before_path(object);
    let callee = start.trim_ascii_end();
    let word = rest.iter().take_while(|byte| is_word_byte(**byte)).count();
    let after = rest[word..].strip_prefix(&bytes[at..=at]);
    start.len() < object.len()
        && word > 0
        && after.is_some_and(|it| it.trim_ascii_start().starts_with(b","))
        && callee.ends_with(b"(")
        && !callee.ends_with(b"getattr(")
}

/// Whether what the function at `at` returns is told: `when(io).open('x')`,
/// `when2(io.open, 'x')`. Its name ends at `end`.
fn is_stubbed(bytes: &[u8], at: usize, end: usize) -> bool {
    let (before, after) = (&bytes[..at], &bytes[end..]);
    let starts = |call: &[u8], words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| {
            call.strip_suffix(word.as_bytes())
                .is_some_and(|it| !it.last().is_some_and(|byte| is_word_byte(*byte)))
        })
    };
    let object = before.strip_suffix(b").").and_then(|it| {
        let bracket = it.iter().rposition(|byte| b"()".contains(byte))?;
        Some(&it[..=bracket])
    });
    object.is_some_and(|it| after.starts_with(b"(") && starts(it, &STUBBING))
        || matches!(after.first(), Some(b',' | b')'))
            && starts(before_path(before), &[STUBBING_FUNCTION])
}

/// Whether the text may be a template that reads `attribute` of something:
/// `{child.parent.name}`.
pub(super) fn is_in_template(bytes: &[u8], attribute: &str) -> bool {
    places(bytes, attribute).into_iter().any(|at| {
        let before = &bytes[..at];
        let line = memchr::memrchr(b'\n', before).map_or(0, |it| it + 1);
        before.ends_with(b".") && before[line..].contains(&b'{')
    })
}

/// Whether a text may put something in the place of what the module `module`
/// calls `name`: `patch('shop.name')`, `setattr(shop, 'name', …)`,
/// `shop.name = …`, a namespace that the file is run in; or in the place of the
/// module: `sys.modules['shop'] = …`.
pub(super) fn may_replace(bytes: &[u8], module: &str, name: Option<&str>) -> bool {
    let quotes = |byte: Option<&u8>| matches!(byte, Some(b'\'' | b'"'));
    let after = |at: usize, word: &str| bytes[at + word.len()..].trim_ascii_start();
    let modules = places(bytes, module);
    // `sys.modules['shop.io']`, `patch.dict('sys.modules', {'shop.io': fake})`
    let is_entry = |at: usize| {
        let quoted = bytes.get(at + module.len());
        let before = bytes[..at].last();
        let after = bytes.get(at + module.len() + 1..).unwrap_or_default();
        let distance = match after.trim_ascii_start().first() {
            Some(b':') => ENTRIES,
            _ => KEY,
        };
        quotes(quoted)
            && (quotes(before) || before == Some(&b'.'))
            && is_spelled(&bytes[at.saturating_sub(distance)..at], "modules")
    };
    // `exec(compile(text, 'shop.py', 'exec'), {'open': fake})`
    let has_way = || has_way(bytes) || may_run(bytes, &modules, module);
    let is_replaced = |at: usize, name: &str| {
        let quoted = quotes(bytes.get(at + name.len()));
        let after = after(at, name);
        let assigned = after.starts_with(b"=") && !after.starts_with(b"==");
        if is_stubbed(bytes, at, at + name.len()) {
            return true;
        }
        match bytes[..at].split_last() {
            Some((b'.', before)) => quoted && !is_prose(before) || assigned || is_one_target(after),
            Some((b'\'' | b'"', before)) => {
                // A key of a dictionary is told to no call.
                let is_key = || {
                    let rest = &bytes[at + name.len() + 1..];
                    rest.trim_ascii_start().starts_with(b":")
                };
                let call = before.trim_ascii_end().strip_suffix(b",");
                quoted
                    && match call.filter(|_| !is_key()).map(called) {
                        Some(Some(function)) => !ASKING.contains(&function),
                        _ => has_way() || is_told_of(before, module),
                    }
            }
            // `patch.multiple(shop, lines=…)`
            _ => {
                assigned
                    && matches!(bytes[..at].trim_ascii_end().last(), Some(b'(' | b','))
                    && (has_way() || is_told_of(&bytes[..at], module))
            }
        }
    };
    // Python itself does not go on with another `sys`.
    let has_entry = || module != "sys" && modules.iter().any(|&at| is_entry(at));
    has_entry()
        || !modules.is_empty()
            && name.is_some_and(|name| {
                let mut found = places(bytes, name).into_iter();
                found.any(|at| is_replaced(at, name))
            })
}

/// Whether a text ends in what a call is told after the module `module`:
/// `patched(shop, lines=`, `patched(shop, {'lines'`.
fn is_told_of(text: &[u8], module: &str) -> bool {
    let starts = |told: &[u8]| {
        let first = told.split(|byte| *byte == b',').next().unwrap_or_default();
        let path = first.trim_ascii();
        before_path(path).is_empty()
            && path.rsplit(|byte| *byte == b'.').next() == Some(module.as_bytes())
    };
    let mut closed = 0_u32;
    let near = text.len().saturating_sub(ENTRIES)..text.len();
    near.rev().any(|at| {
        match text[at] {
            b')' | b']' | b'}' => closed += 1,
            b'(' | b'[' | b'{' if closed > 0 => closed -= 1,
            b'(' => return starts(&text[at + 1..]),
            _ => {}
        }
        false
    })
}

/// What stands before the names with dots between that a text ends with.
pub(super) fn before_path(text: &[u8]) -> &[u8] {
    let part = |byte: &u8| is_word_byte(*byte) || *byte == b'.';
    let last = text.iter().rposition(|byte| !part(byte));
    &text[..last.map_or(0, |at| at + 1)]
}

/// Whether the path that a text ends with is a part of a sentence: `'See shop`.
fn is_prose(text: &[u8]) -> bool {
    before_path(text)
        .last()
        .is_some_and(u8::is_ascii_whitespace)
}

/// Calls that look an attribute up, by the name that they are given.
const ASKING: [&[u8]; 2] = [b"getattr", b"hasattr"];

/// What is called by a call that starts so: `setattr(shop`. It is empty behind
/// other brackets, and `None` for a display of several values.
pub(super) fn called(call: &[u8]) -> Option<&[u8]> {
    let bracket = call.iter().rposition(|byte| b"()[]{}".contains(byte))?;
    match call[bracket] {
        b'(' => {
            let mut words = call[..bracket].rsplit(|byte| !is_word_byte(*byte));
            words.next().filter(|word| !word.is_empty())
        }
        b'[' | b'{' => None,
        _ => Some(b""),
    }
}

/// Whether a text may put something in the place of the builtin `name` that
/// `with` cannot use, for all modules: `builtins.open = …`,
/// `monkeypatch.setattr(builtins, "open", …)`, `patch("builtins.open", …)`.
pub(super) fn may_replace_builtin(bytes: &[u8], name: &str) -> bool {
    let quotes = |byte: Option<&u8>| matches!(byte, Some(b'\'' | b'"'));
    let is_replaced = |at: usize| {
        let after = &bytes[at + BUILTINS.len()..];
        if let Some(rest) = after.strip_prefix(b".").and_then(|it| after_word(it, name)) {
            let next = rest.trim_ascii_start();
            return next.starts_with(b"=") && !next.starts_with(b"==")
                || is_one_target(next)
                || quotes(rest.first()) && has_way(bytes);
        }
        let named = after.trim_ascii_start().strip_prefix(b",");
        let named = named.map(<[u8]>::trim_ascii_start);
        let named = named.filter(|it| quotes(it.first()));
        let rest = named.and_then(|it| after_word(&it[1..], name));
        rest.is_some_and(|it| quotes(it.first())) && has_way(bytes)
    };
    let stubs = || found(bytes, name).any(|at| is_stubbed(bytes, at, at + name.len()));
    (found(bytes, BUILTINS).any(is_replaced) || stubs())
        && !MANAGED.iter().any(|word| is_spelled(bytes, word))
}

/// What follows `word`, which `text` starts with.
fn after_word<'b>(text: &'b [u8], word: &str) -> Option<&'b [u8]> {
    let rest = text.strip_prefix(word.as_bytes())?;
    let ends = rest.first().is_none_or(|byte| !is_word_byte(*byte));
    ends.then_some(rest)
}

/// Whether a text has a way to put something in the place of what it names in
/// words.
fn has_way(bytes: &[u8]) -> bool {
    let mut ways = PATCHING.iter().filter(|word| **word != "modules");
    ways.any(|word| is_spelled(bytes, word))
}

/// Whether a text may use the name `name` of the module `module`: `shop.name`,
/// `from shop import name`, `from shop import *`. For `*` only the last counts.
pub(super) fn may_borrow(bytes: &[u8], module: &str, name: &str) -> bool {
    let mentions = places(bytes, module);
    let as_attribute = || {
        let mut names = places(bytes, name).into_iter();
        name != "*" && names.any(|at| bytes[..at].trim_ascii_end().ends_with(b"."))
    };
    let imported = |&at: &usize| {
        let rest = bytes[at + module.len()..].trim_ascii_start();
        let Some(names) = rest.strip_prefix(b"import") else {
            return false;
        };
        let end = match names.trim_ascii_start().first() {
            Some(b'(') => names.iter().position(|byte| *byte == b')'),
            _ => (0..names.len()).find(|&at| names[at] == b'\n' && !names[..at].ends_with(b"\\")),
        };
        let names = &names[..end.unwrap_or(names.len())];
        let all = names.trim_ascii_start().starts_with(b"*") && !name.starts_with('_');
        all || name != "*" && is_spelled(names, name)
    };
    !mentions.is_empty() && (mentions.iter().any(imported) || as_attribute())
}

/// Whether what stands before `after` is one of several targets of an
/// assignment.
fn is_one_target(after: &[u8]) -> bool {
    let line = after.split(|byte| matches!(byte, b'\n' | b'\r' | b'(' | b'[' | b'{'));
    let line = line.into_iter().next().unwrap_or_default();
    let equals = memchr::memchr(b'=', line);
    after.starts_with(b",") && equals.is_some_and(|at| line.get(at + 1) != Some(&b'='))
}

/// Where `word` stands in a text, and no longer one.
pub(super) fn places(bytes: &[u8], word: &str) -> Vec<usize> {
    found(bytes, word).collect()
}

/// Whether `word` stands in a text, and no longer one.
pub(super) fn is_spelled(bytes: &[u8], word: &str) -> bool {
    found(bytes, word).next().is_some()
}

fn found<'b>(bytes: &'b [u8], word: &'b str) -> impl Iterator<Item = usize> {
    let found = memmem::find_iter(bytes, word);
    found.filter(move |&at| is_word(bytes, at, word))
}

/// Whether a text may have examples that are run.
pub(super) fn has_examples(bytes: &[u8]) -> bool {
    memmem::find(bytes, b">>>").is_some()
}

/// Whether no longer name stands where `name` is found. What starts or ends with
/// a mark may stand beside a name: `(str)`.
fn is_word(bytes: &[u8], at: usize, name: &str) -> bool {
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| is_word_byte(*byte));
    let goes_on = |edge: Option<&u8>, beyond: Option<&u8>| part(edge) && part(beyond);
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let ends = (name.as_bytes().first(), name.as_bytes().last());
    !goes_on(ends.0, before) && !goes_on(ends.1, bytes.get(at + name.len()))
}
