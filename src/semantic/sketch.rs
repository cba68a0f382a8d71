//! What there is to know of a module from its words, without parsing it.

use std::sync::Arc;

use camino::Utf8Path;
use rustc_hash::FxHashSet;

use super::Project;
use super::origins::submodule;
use crate::syntax::{Code, Elsewhere, Imports, Origin, pending_generators};
use crate::text::WordSet;

/// A module, as its words tell: small, as there are many.
#[derive(Debug)]
pub struct Sketch {
    path: Arc<Utf8Path>,
    /// Generator functions with clean-up to do; `None` where lines are not what
    /// they seem.
    generators: Option<WordSet>,
    /// The modules that it imports from, without those that are foreign.
    modules: Box<[Box<str>]>,
    links: Box<[Link]>,
}

/// A name that an import binds.
#[derive(Debug)]
struct Link {
    /// What stands for the name.
    bound: u32,
    what: Linked,
}

/// What it is bound to, the module by its number.
#[derive(Debug)]
enum Linked {
    Module(u32),
    /// What the module calls so too; of `*`, all that it has.
    Same(u32),
    /// What the module calls otherwise.
    Other(u32, Box<str>),
    Unknown,
}

/// What an import takes of a module.
#[derive(Debug, Clone, Copy)]
pub(super) enum Taken<'s> {
    Itself,
    /// A name, by what stands for it.
    Numbered(u32),
    Named(&'s str),
}

impl Taken<'_> {
    /// Whether it may be what the module calls `name`.
    pub(super) fn may_be(self, name: &str) -> bool {
        match self {
            Self::Itself => false,
            Self::Numbered(number) => number == WordSet::number(name),
            Self::Named(known) => known == name,
        }
    }
}

impl Sketch {
    /// The sketch of the module with this text. `is_foreign` tells of the name
    /// of a module that it is not of the project.
    pub fn of(path: Arc<Utf8Path>, text: &str, is_foreign: impl Fn(&str) -> bool) -> Self {
        let code = Code::new(text);
        let mut sketch = Self {
            path,
            generators: None,
            modules: Box::default(),
            links: Box::default(),
        };
        if code.is_certain() {
            let generators = pending_generators(&code).into_iter();
            sketch.generators = Some(generators.map(WordSet::number).collect());
            sketch.link(code.imports(), is_foreign);
        }
        sketch
    }

    fn link(&mut self, imports: &Imports, is_foreign: impl Fn(&str) -> bool) {
        let mut modules: Vec<Box<str>> = Vec::new();
        let mut number_of = |module: &str| {
            let known = modules.iter().position(|known| **known == *module);
            let number = known.unwrap_or_else(|| {
                modules.push(module.into());
                modules.len() - 1
            });
            number as u32
        };
        let mut links = Vec::new();
        for (name, origins) in imports.iter() {
            for origin in origins {
                if origin.module().is_some_and(&is_foreign) {
                    continue;
                }
                let what = match origin {
                    Origin::Unknown => Linked::Unknown,
                    Origin::Module(module) => Linked::Module(number_of(module)),
                    Origin::Name(module, own) if **own == *name => Linked::Same(number_of(module)),
                    Origin::Name(module, own) => Linked::Other(number_of(module), own.clone()),
                };
                let bound = WordSet::number(name);
                links.push(Link { bound, what });
            }
        }
        self.modules = modules.into();
        self.links = links.into();
    }

    pub(super) fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// What it imports: from which module, if that is known, and what of it.
    /// `None` where lines are not what they seem.
    pub(super) fn imports(&self) -> Option<impl Iterator<Item = (Option<&str>, Taken<'_>)>> {
        let links = self.generators.as_ref().map(|_| self.links.iter())?;
        Some(links.map(|link| {
            let module = |number: &u32| Some(&*self.modules[*number as usize]);
            match &link.what {
                Linked::Module(number) => (module(number), Taken::Itself),
                Linked::Same(number) => (module(number), Taken::Numbered(link.bound)),
                Linked::Other(number, own) => (module(number), Taken::Named(own)),
                Linked::Unknown => (None, Taken::Numbered(link.bound)),
            }
        }))
    }

    /// Where `name` may come from; nothing if no import binds it.
    fn origins(&self, name: &str) -> impl Iterator<Item = Origin> {
        let bound = [WordSet::number(name), WordSet::number("*")];
        let links = self
            .links
            .iter()
            .filter(move |it| bound.contains(&it.bound));
        links.map(move |link| {
            let module = |number: &u32| self.modules[*number as usize].clone();
            match &link.what {
                Linked::Module(number) => Origin::Module(module(number)),
                Linked::Same(number) => Origin::Name(module(number), name.into()),
                Linked::Other(number, own) => Origin::Name(module(number), own.clone()),
                Linked::Unknown => Origin::Unknown,
            }
        })
    }
}

/// The modules that one file can import.
#[derive(Debug)]
pub struct Importable<'p> {
    /// Where they are.
    pub project: &'p dyn Project,
    /// The file.
    pub from: &'p Utf8Path,
}

/// How many modules a name is followed through.
const STEPS: usize = 16;

impl Elsewhere for Importable<'_> {
    fn may_yield(&self, origin: &Origin, attribute: &str) -> bool {
        let mut waiting = vec![(Arc::from(self.from), origin.clone(), attribute)];
        let mut seen = FxHashSet::default();
        for _ in 0..STEPS {
            let Some((from, origin, attribute)) = waiting.pop() else {
                return false;
            };
            let sketch = |module: &str| self.project.sketch(&from, module);
            let (module, name) = match origin {
                Origin::Unknown => return true,
                // Anything of it may be meant.
                Origin::Module(module) if attribute.is_empty() => {
                    let first = module.split('.').next().unwrap_or_default();
                    if sketch(&module).is_some() || sketch(first).is_some() {
                        return true;
                    }
                    continue;
                }
                Origin::Module(module) => {
                    let (name, rest) = attribute.split_once('.').unwrap_or((attribute, ""));
                    waiting.push((from, Origin::Name(module, name.into()), rest));
                    continue;
                }
                Origin::Name(module, name) => (module, name),
            };
            let found = sketch(&module);
            let has_submodules = found
                .as_ref()
                .is_none_or(|it| it.path.file_name() == Some("__init__.py"));
            let inner = submodule(&module, &name);
            if has_submodules && sketch(&inner).is_some() {
                if attribute.is_empty() {
                    return true;
                }
                let inner = Origin::Module(inner.into());
                waiting.push((Arc::clone(&from), inner, attribute));
            }
            let Some(found) = found else {
                continue;
            };
            // Of something that has attributes, its methods may be meant.
            let last = attribute.rsplit('.').next().unwrap_or_default();
            let called = if last.is_empty() { &*name } else { last };
            let generators = found.generators.as_ref();
            if generators.is_none_or(|all| all.may_have(called)) {
                return true;
            }
            // Modules may import each other.
            if !seen.insert((Arc::clone(&found.path), name.clone(), attribute)) {
                continue;
            }
            let origins = found.origins(&name);
            waiting.extend(origins.map(|origin| (Arc::clone(&found.path), origin, attribute)));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(Utf8Path::new("m.py").into(), text, |it| it == "os")
    }

    #[test]
    fn generators_with_clean_up_are_known() {
        let text = "def a():\n    return 'yield'\n\ndef b():\n    yield 1\n\ndef c():\n    \
                    def d():\n        with x: y = yield\n    return d\n\nclass E:\n    \
                    def f(self):\n        try: yield\n        finally: p()\n\n@g\ndef h():\n    \
                    with x: yield\n\ndef i(): yield from k()\n\ndef j(): yield from a()\n\n\
                    def k():\n    for x in f(): yield x\n";
        let generators = sketch(text).generators.unwrap();
        let found =
            ["a", "b", "c", "d", "f", "h", "i", "j", "k"].map(|name| generators.may_have(name));
        let expected = [false, false, false, true, true, false, true, false, true];
        assert_eq!(found, expected);
        assert!(sketch("def f(:\n").generators.is_none());
    }

    #[test]
    fn names_come_from_where_imports_say() {
        let text = "import os, a.b, c as d\nfrom .e import f, g as h\nfrom os import i\n\
                    from j import *\nimport k; import l\n";
        let sketch = sketch(text);
        let origins = |name: &str| sketch.origins(name).collect::<Vec<_>>();
        let all = |name: &str| Origin::Name("j".into(), name.into());
        for (name, expected) in [
            ("os", vec![]),
            ("i", vec![]),
            ("a", vec![Origin::Module("a".into())]),
            ("d", vec![Origin::Module("c".into())]),
            ("f", vec![Origin::Name(".e".into(), "f".into())]),
            ("g", vec![]),
            ("h", vec![Origin::Name(".e".into(), "g".into())]),
            ("l", vec![Origin::Unknown]),
        ] {
            let found = origins(name);
            assert_eq!(found.len(), expected.len() + 1, "{name}");
            assert!(found.contains(&all(name)), "{name}");
            assert!(expected.iter().all(|it| found.contains(it)), "{name}");
        }
    }
}
