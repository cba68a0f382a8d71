//! What there is to know of a module from its words, without parsing it.

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashSet;

use super::Project;
use super::origins::submodule;
use crate::syntax::{Code, Elsewhere, Imports, Origin};

/// A module, as its words tell.
#[derive(Debug, Default)]
pub struct Sketch {
    path: Utf8PathBuf,
    /// Functions with a `yield` in them; `None` where lines are not what they
    /// seem.
    generators: Option<FxHashSet<Box<str>>>,
    /// Without those that are foreign.
    imports: Imports,
}

impl Sketch {
    /// The sketch of the module with this text. `is_foreign` tells of the name
    /// of a module that it is not of the project.
    pub fn of(path: &Utf8Path, text: &str, is_foreign: impl Fn(&str) -> bool) -> Self {
        let code = Code::new(text);
        let path = path.to_owned();
        if !code.is_certain() {
            return Self {
                path,
                ..Self::default()
            };
        }
        Self {
            path,
            generators: Some(generators(&code)),
            imports: code.imports().only(|module| !is_foreign(module)),
        }
    }
}

/// The names of the functions with a `yield` in them.
fn generators(code: &Code<'_>) -> FxHashSet<Box<str>> {
    let mut found = FxHashSet::default();
    if !code.text().contains("yield") {
        return found;
    }
    // The functions that are open, by the indentation of their `def`.
    let mut open: Vec<(usize, &str)> = Vec::new();
    for line in code.lines() {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let words = line.words().map(|word| word.text);
        let mut words = words.skip_while(|word| *word == "async");
        if words.next() == Some("def") {
            open.extend(words.next().map(|name| (indent, name)));
        }
        if line.words().any(|word| word.text == "yield") {
            found.extend(open.iter().map(|(_, name)| Box::from(*name)));
        }
    }
    found
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
    fn may_yield(&self, origin: &Origin) -> bool {
        let mut waiting = vec![(self.from.to_owned(), origin.clone())];
        for _ in 0..STEPS {
            let Some((from, origin)) = waiting.pop() else {
                return false;
            };
            let sketch = |module: &str| self.project.sketch(&from, module);
            let (module, name) = match &origin {
                Origin::Unknown => return true,
                // Anything of it may be meant.
                Origin::Module(module) => {
                    let first = module.split('.').next().unwrap_or_default();
                    if sketch(module).is_some() || sketch(first).is_some() {
                        return true;
                    }
                    continue;
                }
                Origin::Name(module, name) => (module, name),
            };
            let found = sketch(module);
            let has_submodules = found
                .as_ref()
                .is_none_or(|it| it.path.file_name() == Some("__init__.py"));
            if has_submodules && sketch(&submodule(module, name)).is_some() {
                return true;
            }
            let Some(found) = found else {
                continue;
            };
            let Sketch {
                path,
                generators,
                imports,
            } = &*found;
            if generators.as_ref().is_none_or(|all| all.contains(&**name)) {
                return true;
            }
            let origins = imports.origins(name).iter();
            let all = origins.chain(imports.origins("*"));
            waiting.extend(all.map(|origin| (path.clone(), named(origin, name))));
        }
        true
    }
}

/// `name` of the module of which all names are imported.
fn named(origin: &Origin, name: &str) -> Origin {
    match origin {
        Origin::Name(module, all) if &**all == "*" => Origin::Name(module.clone(), name.into()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generators_of(text: &str) -> Vec<String> {
        let sketch = Sketch::of(Utf8Path::new("m.py"), text, |_| false);
        let mut names: Vec<_> = sketch.generators.unwrap().into_iter().collect();
        names.sort();
        names.into_iter().map(String::from).collect()
    }

    #[test]
    fn functions_around_a_yield_may_be_generators() {
        let text = "def a():\n    return 'yield'\n\nasync def b():\n    yield 1\n\ndef c():\n    \
                    def d():\n        x = yield\n    return d\n\nclass E:\n    def f(self): yield\n\n\
                    yield_ = 1\n";
        assert_eq!(generators_of(text), ["b", "c", "d", "f"]);
        assert!(
            Sketch::of(Utf8Path::new("m.py"), "def f(:\n", |_| false)
                .generators
                .is_none()
        );
    }
}
