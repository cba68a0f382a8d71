//! What the imports of a file bind, told from words, without parsing.

use rustc_hash::FxHashMap;

use super::code::{CodeLine, Word};

/// What can be told of other modules without parsing them.
pub trait Elsewhere {
    /// Whether what is imported, or this attribute of it (names with dots between;
    /// empty for itself), may be a generator function with clean-up to do. May
    /// read modules.
    fn may_yield(&self, origin: &Origin, attribute: &str) -> bool;
}

/// The names that imports bind, anywhere in a file, and a few more: `*`, where
/// all names of a module are imported.
#[derive(Debug, Default, Clone)]
pub struct Imports {
    origins: FxHashMap<Box<str>, Vec<Origin>>,
}

/// Where the value of an imported name comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A module, `a.b` in `import a.b as c`.
    Module(Box<str>),
    /// A name of a module: `a.b` and `c` in `from a.b import c`. A relative
    /// module keeps its dots.
    Name(Box<str>, Box<str>),
    /// The statement is one of several on its line, or broken over lines: it
    /// may bind any of its words to anything.
    Unknown,
}

impl Origin {
    /// The module, if it is known.
    pub fn module(&self) -> Option<&str> {
        match self {
            Self::Module(module) | Self::Name(module, _) => Some(module),
            Self::Unknown => None,
        }
    }
}

impl Imports {
    /// The imports of a file; `lines` are those that may be some.
    pub(super) fn of<'c>(lines: impl Iterator<Item = CodeLine<'c>>) -> Self {
        let mut imports = Self::default();
        for line in lines {
            if line.words().any(|word| word.text == "import") {
                imports.read(line);
            }
        }
        imports
    }

    fn read(&mut self, line: CodeLine<'_>) {
        let text = line.text();
        let mut words = line.words();
        let first = words.next().map_or("", |word| word.text);
        let plain = matches!(first, "from" | "import")
            && !text.contains([';', '\\'])
            && line.words().filter(|word| word.text == "import").count() == 1;
        if !plain {
            for word in line.words() {
                self.add(word.text, Origin::Unknown);
            }
            return;
        }
        if first == "import" {
            self.read_modules(line);
            return;
        }
        let mut names = line.words().skip_while(|word| word.text != "import");
        let Some(import) = names.next() else {
            return;
        };
        let module = &line.before(import).trim_start()["from".len()..];
        let module: String = module.split_whitespace().collect();
        let module = module.as_str();
        if line.after(import).starts_with('*') {
            self.add("*", Origin::Name(module.into(), "*".into()));
        }
        let mut names = names.peekable();
        while let Some(name) = names.next() {
            let mut bound = name;
            if names.next_if(|word| word.text == "as").is_some() {
                bound = names.next().unwrap_or(name);
            }
            self.add(bound.text, Origin::Name(module.into(), name.text.into()));
        }
    }

    fn read_modules(&mut self, line: CodeLine<'_>) {
        let mut words = line.words().skip(1).peekable();
        while let Some(first) = words.next() {
            let mut last = first;
            while let Some(part) = words.next_if(|word| line.is_attribute(*word)) {
                last = part;
            }
            if words.next_if(|word| word.text == "as").is_some() {
                let bound = words.next().unwrap_or(last);
                self.add(bound.text, Origin::Module(line.between(first, last).into()));
            } else {
                self.add(first.text, Origin::Module(first.text.into()));
            }
        }
    }

    fn add(&mut self, name: &str, origin: Origin) {
        let known = self.origins.entry(name.into()).or_default();
        if !known.contains(&origin) {
            known.push(origin);
        }
    }

    /// Where `name` may come from; nothing if no import binds it.
    pub fn origins(&self, name: &str) -> &[Origin] {
        self.origins.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether an import binds `name`.
    pub fn binds(&self, name: &str) -> bool {
        self.origins.contains_key(name)
    }

    /// All that is bound, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Origin])> {
        let all = self.origins.iter();
        all.map(|(name, origins)| (&**name, origins.as_slice()))
    }

    /// Whether something of `module`, or of modules below it, is imported.
    pub fn has_module(&self, module: &str) -> bool {
        let is_it = |name: &str| {
            let rest = name.strip_prefix(module);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.origins.values().flatten().any(|origin| match origin {
            Origin::Module(name) | Origin::Name(name, _) => is_it(name),
            Origin::Unknown => true,
        })
    }

    /// Whether `name` may be bound to what its module calls something that
    /// `is_it` holds for: `C` in `from a import B as C`.
    pub fn may_rename(&self, name: &str, is_it: impl Fn(&str) -> bool) -> bool {
        self.origins(name).iter().any(|origin| match origin {
            Origin::Module(_) => false,
            Origin::Name(_, original) => is_it(original),
            Origin::Unknown => true,
        })
    }

    /// Whether `path`, names with dots between, may be called `is_it` where it
    /// comes from. Nothing that no import binds is.
    pub fn may_be(&self, path: &str, is_it: impl Fn(&str) -> bool) -> bool {
        let (root, rest) = match path.split_once('.') {
            Some((root, _)) => (root, &path[root.len()..]),
            None => (path, ""),
        };
        self.origins(root).iter().any(|origin| match origin {
            Origin::Module(module) => is_it(&format!("{module}{rest}")),
            Origin::Name(module, name) => is_it(&format!("{module}.{name}{rest}")),
            Origin::Unknown => true,
        })
    }
}

/// What a word stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path<'c> {
    /// Names with dots between, the word included: `a.b.open`. A word without
    /// a dot before it is a path of one name.
    Names(&'c str),
    /// It is an attribute of a value: `f().open`, `a[0].open`.
    OfValue,
    /// Blanks or line ends stand around the dot.
    Unknown,
}

impl<'c> CodeLine<'c> {
    /// The names and dots that end in `word`.
    pub fn path_to(self, word: Word<'c>) -> Path<'c> {
        let mut first = word;
        let mut before = self.words_before(word);
        while let Some(name) = before.next_back()
            && name.span.end + 1 == first.span.start
            && self.before(first).ends_with('.')
        {
            first = name;
        }
        let rest = self.before(first);
        match rest.strip_suffix('.') {
            None => Path::Names(self.between(first, word)),
            Some(rest) if rest.ends_with([')', ']', '}', '"', '\'']) => Path::OfValue,
            Some(_) => Path::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Code;

    fn imports(text: &str) -> Vec<(String, Vec<String>)> {
        let code = Code::new(text);
        let shown = |origin: &Origin| match origin {
            Origin::Module(module) => module.to_string(),
            Origin::Name(module, name) => format!("{module}:{name}"),
            Origin::Unknown => "?".to_owned(),
        };
        let mut all: Vec<_> = code
            .imports()
            .iter()
            .map(|(name, origins)| (name.to_owned(), origins.iter().map(shown).collect()))
            .collect();
        all.sort();
        all
    }

    fn bound(text: &str) -> String {
        let all = imports(text);
        let all: Vec<_> = all
            .iter()
            .map(|(name, origins)| format!("{name}={}", origins.join("|")))
            .collect();
        all.join(" ")
    }

    #[test]
    fn imports_bind_names() {
        for (text, wanted) in [
            ("import a, b.c, d.e as f", "a=a b=b f=d.e"),
            ("from a.b import c, d as e", "c=a.b:c e=a.b:d"),
            (
                "from a import (\n    b,  # d\n    c as d,\n)",
                "b=a:b d=a:c",
            ),
            ("from . import a", "a=.:a"),
            ("from .import a", "a=.:a"),
            ("from ..b import a", "a=..b:a"),
            ("from .important import a", "a=.important:a"),
            ("from a import *", "*=a:*"),
            ("from . a import b", "b=.a:b"),
            ("if x:\n    import a", "a=a"),
            ("import a\ntry:\n    import b as a\nexcept E: pass", "a=a|b"),
            ("important = 'import'", ""),
        ] {
            assert_eq!(bound(text), wanted, "{text}");
        }
        assert_eq!(bound("import a; import b"), "a=? b=? import=?");
    }

    #[test]
    fn paths_are_looked_up() {
        let text = "import a, b.c\nfrom d import e as f\nimport h; import i";
        let code = Code::new(text);
        let found = |path: &str, name: &str| code.imports().may_be(path, |full| full == name);
        assert!(found("a.open", "a.open") && found("b.c.open", "b.c.open"));
        assert!(found("f", "d.e") && found("f.open", "d.e.open") && found("i.x", "anything"));
        assert!(!found("e", "d.e") && !found("open", "open") && !found("a.open", "b.open"));
    }

    #[test]
    fn a_word_has_a_path() {
        for (text, wanted) in [
            ("x = open(y)", Path::Names("open")),
            ("x = a.b.open(y)", Path::Names("a.b.open")),
            ("x = a.open", Path::Names("a.open")),
            ("x = f(a).open()", Path::OfValue),
            ("x = f(a).b.open()", Path::OfValue),
            ("x = 'a'.open()", Path::OfValue),
            ("x = a .open()", Path::Unknown),
            ("x = a. open()", Path::Unknown),
        ] {
            let code = Code::new(text);
            let line = code.lines().next().unwrap();
            let word = line.words().find(|word| word.text == "open").unwrap();
            assert_eq!(line.path_to(word), wanted, "{text}");
        }
    }
}
