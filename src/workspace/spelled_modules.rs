//! What the bytes of a file tell of the modules that it has as objects.

use memchr::memmem;

use super::spelled::{before_path, called, is_spelled, places};
use crate::syntax::is_word_byte;

/// Functions that are given modules and look for some of their names, or for none.
const HARMLESS: &[&str] = &[
    "DocTestSuite",
    "delattr",
    "getattr",
    "getfile",
    "getsource",
    "hasattr",
    "isinstance",
    "object",
    "print",
    "reload",
    "repr",
    "setattr",
    "testmod",
    "type",
];

/// What runs a file by its path.
const RUNNING: &[&str] = &["exec", "execfile", "run_path", "spec_from_file_location"];

/// Whether a text imports the module `module` and asks it for all its names, or
/// hands it to a function: `vars(shop)`, `shop.__dict__`, `Settings(shop)`; or
/// runs its file: `run_path('shop.py')`.
pub(super) fn may_list(bytes: &[u8], module: &str) -> bool {
    let mentions = places(bytes, module);
    if may_run(bytes, &mentions, module) {
        return true;
    }
    let imported = mentions.into_iter();
    let mut called = imported.filter_map(|at| name_of_import(bytes, at, module));
    called.any(|name| {
        let mut places = places(bytes, name).into_iter();
        places.any(|at| is_listed(bytes, at, name) || is_argument(bytes, at, name))
    })
}

/// Whether a text names the file of the module `module`, which it mentions at
/// `mentions`, and runs files: `run_path('shop.py')`.
pub(super) fn may_run(bytes: &[u8], mentions: &[usize], module: &str) -> bool {
    let is_file = |&at: &usize| {
        let after = bytes[at + module.len()..].strip_prefix(b".py");
        matches!(after.and_then(<[u8]>::first), Some(b'\'' | b'"'))
    };
    mentions.iter().any(is_file) && runs_files(bytes)
}

/// Whether a text may run files by their paths.
pub(super) fn runs_files(bytes: &[u8]) -> bool {
    RUNNING.iter().any(|word| is_spelled(bytes, word))
}

/// What the import calls the module that is named at `at`; `None` if it is no
/// import of a module.
fn name_of_import<'b>(bytes: &'b [u8], at: usize, module: &'b str) -> Option<&'b str> {
    let word = memmem::rfind(&bytes[..at], b"import")?;
    let between = &bytes[word + b"import".len()..at];
    let is_list = |byte: &u8| is_word_byte(*byte) || b" \t\r\n\\(,.".contains(byte);
    let one_line = !between.contains(&b'\n');
    if !between.iter().all(is_list) || !one_line && !between.contains(&b'(') {
        return None;
    }
    let line = memchr::memrchr(b'\n', &bytes[..word]).map_or(0, |it| it + 1);
    let owner = bytes[line..word].trim_ascii().strip_prefix(b"from");
    let last = owner.and_then(|owner| owner.trim_ascii().rsplit(|byte| *byte == b'.').next());
    // `from shop import shop` takes something from the module.
    if last.is_some_and(|last| last == module.as_bytes()) {
        return None;
    }
    let after = &bytes[at + module.len()..];
    let alias = after.trim_ascii_start().strip_prefix(b"as ");
    match alias.map(<[u8]>::trim_ascii_start) {
        Some(alias) => {
            let end = alias.iter().position(|byte| !is_word_byte(*byte));
            std::str::from_utf8(&alias[..end.unwrap_or(alias.len())]).ok()
        }
        None => Some(module),
    }
}

/// `shop.__dict__`
fn is_listed(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes[at + name.len()..].starts_with(b".__dict__")
}

/// Whether it is one of the arguments of a call, but of those that are harmless:
/// `vars(shop)`, `load(a.shop)`.
fn is_argument(bytes: &[u8], at: usize, name: &str) -> bool {
    let after = bytes[at + name.len()..].trim_ascii_start().first();
    let before = before_path(&bytes[..at]).trim_ascii_end();
    if !matches!(after, Some(b')' | b',')) || !matches!(before.last(), Some(b'(' | b',')) {
        return false;
    }
    let no_calls: [&[u8]; 6] = [b"", b"import", b"in", b"return", b"and", b"or"];
    called(before).is_some_and(|function| {
        !no_calls.contains(&function) && !HARMLESS.iter().any(|it| it.as_bytes() == function)
    })
}

#[cfg(test)]
mod tests {
    use super::may_list;

    #[test]
    fn modules_that_are_handed_on_may_be_listed() {
        let listed = |text: &str| may_list(text.as_bytes(), "shop");
        assert!(listed("import shop\nvars(shop)\n"));
        assert!(listed("import a.shop\nprint(sorted(dir(a.shop)))\n"));
        assert!(listed("import os, shop as s\nload(1, s)\n"));
        assert!(listed("from . import shop\nshop.__dict__.items()\n"));
        assert!(listed(
            "from a import (\n    b,\n    shop,\n)\nConf(shop)\n"
        ));
        assert!(listed("ns = runpy.run_path('conf/shop.py')\n"));
        assert!(!listed("open('conf/shop.py')\n"));
        assert!(!listed("import shop\nshop.load(1)\n"));
        assert!(!listed("import shop\ngetattr(shop, name)\n"));
        assert!(!listed("import shop\nreload(shop)\n"));
        assert!(!listed("from shop import shop\nload(shop)\n"));
        assert!(!listed(
            "from .shop import Shop\nshop = Shop()\nvars(shop)\n"
        ));
        assert!(!listed("shop = 1\nvars(shop)\n"));
        assert!(!listed("import shop\nx = (shop, 1)\n"));
    }
}
