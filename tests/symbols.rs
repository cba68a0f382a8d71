//! Holds the model's scopes against those of CPython's compiler, over the
//! standard library of the `python3` that is found. Set `NOREFCOUNT_ORACLE` to
//! a folder to compare that instead.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use norefcount::semantic::{BindingKind, Model, ScopeId, ScopeKind};
use norefcount::syntax::{Kind, Tree};
use norefcount::text::Source;

/// Kind, line and names of a scope, with how often it comes.
type Scopes = BTreeMap<(String, u32), Vec<Vec<String>>>;

#[test]
fn scopes_are_those_of_cpython() {
    let Some(root) = root() else { return };
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let paths: String = files
        .iter()
        .map(|path| format!("{}\n", path.display()))
        .collect();
    let Some(output) = ask(&paths) else { return };
    let mut told: BTreeMap<&str, Scopes> = BTreeMap::new();
    for line in output.lines() {
        let mut fields = line.split('\t');
        let (Some(path), Some(kind), Some(line)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let scopes = told.entry(path).or_default();
        if kind != "file" {
            let names = fields
                .map(str::to_owned)
                .filter(|name| is_comparable(name))
                .collect();
            scopes
                .entry((kind.into(), line.parse().unwrap()))
                .or_default()
                .push(names);
        }
    }
    let (mut compared, mut wrong) = (0, Vec::new());
    for (path, mut expected) in told {
        let bytes = std::fs::read(path).unwrap();
        let Ok(source) = Source::from_bytes(path, &bytes) else {
            continue;
        };
        let tree = Tree::parse(&source);
        if !tree.faults().errors.is_empty() {
            continue;
        }
        let mut found = scopes_of(&Model::new(&tree));
        expected
            .values_mut()
            .chain(found.values_mut())
            .for_each(|lists| lists.sort());
        compared += expected.len();
        for (at, names) in &expected {
            let ours = found.get(at);
            if ours != Some(names) {
                wrong.push(format!("{path}:{} {}\n  {names:?}\n  {ours:?}", at.1, at.0));
            }
        }
    }
    assert!(compared > 0, "nothing was compared");
    assert!(
        wrong.is_empty(),
        "{} of {compared}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn root() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("NOREFCOUNT_ORACLE") {
        return Some(folder.into());
    }
    let script = "import sys, sysconfig; print(sysconfig.get_path('stdlib') * (sys.version_info[:2] == (3, 11)))";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    (!path.trim().is_empty()).then(|| path.trim().into())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let everything = std::env::var_os("NOREFCOUNT_ORACLE").is_some();
        if path.is_dir() {
            if everything || name != "site-packages" && name != "test" && name != "tests" {
                collect(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

fn ask(paths: &str) -> Option<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/symbols.py");
    let mut child = Command::new("python3")
        .arg("-Wignore")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(paths.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Private names are spelled with their class by the compiler. The
/// grammar has `type(x).y = 1` as a type alias, where `type` is no name.
fn is_comparable(entry: &str) -> bool {
    let name = &entry[2..];
    let mangled = name.starts_with('_')
        && name[1..]
            .find("__")
            .is_some_and(|at| at + 3 < name.len() && !name.ends_with("__"));
    let private = name.starts_with("__") && !name.ends_with("__");
    !matches!(name, "__class__" | "type") && !mangled && !private
}

fn scopes_of(model: &Model<'_>) -> Scopes {
    let tree = model.tree();
    let mut names: BTreeMap<ScopeId, Vec<String>> = BTreeMap::new();
    let mut opened = Vec::new();
    for node in tree.nodes() {
        if let Some(scope) = model.opened_by(node) {
            opened.push(scope);
        }
    }
    for (_, symbol) in model.symbols() {
        let mut mention = |scope: ScopeId| {
            let place = if symbol.scope == scope {
                'L'
            } else if model.scope(symbol.scope).kind == ScopeKind::Module {
                'G'
            } else {
                'F'
            };
            let entry = format!("{place}:{}", symbol.name);
            if is_comparable(&entry) {
                names.entry(scope).or_default().push(entry);
            }
        };
        for &id in &symbol.references {
            mention(model.scope_of(tree.node(id)));
        }
        for binding in &symbol.bindings {
            let node = tree.node(binding.node);
            mention(model.scope_of(node));
            if binding.kind == BindingKind::Walrus {
                model
                    .scopes_from(model.scope_of(node))
                    .take_while(|&id| model.scope(id).kind == ScopeKind::Comprehension)
                    .for_each(&mut mention);
                mention(model.frame_of(node));
            }
        }
    }
    let mut scopes = Scopes::new();
    for scope in opened {
        let node = model.scope_node(scope);
        let kind = match node.kind() {
            Kind::Module => continue,
            Kind::FunctionDefinition => "def",
            Kind::ClassDefinition => "class",
            Kind::Lambda => "lambda",
            _ => "comp",
        };
        let mut list = names.remove(&scope).unwrap_or_default();
        list.sort();
        list.dedup();
        let line = tree.source().position(node.start()).line;
        scopes.entry((kind.into(), line)).or_default().push(list);
    }
    scopes
}
