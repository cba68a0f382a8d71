//! Qualified names: what an expression is called where it comes from.

use super::model::{BindingKind, Model, ScopeId, ScopeKind, Symbol};
use crate::syntax::{AliasedImport, Attribute, Field, ImportFrom, Kind, Node};

impl<'t> Model<'t> {
    /// Whether all that `expression` may be called is of modules that `is_known`
    /// holds for, told the first part of their names; nothing that is not known by
    /// a name is.
    pub fn comes_from(&self, expression: Node<'t>, is_known: impl Fn(&str) -> bool) -> bool {
        let names = self.qualified_names(expression);
        let first = |name: &String| is_known(name.split('.').next().unwrap_or_default());
        !names.is_empty() && names.iter().all(first)
    }

    /// The names under which `expression` is known where it is defined:
    /// `json.load` for `j.load` after `import json as j`, `builtins.open` for
    /// a builtin. Several when imports disagree (`try: import cPickle as
    /// pickle`, `except ImportError: import pickle`); none when any binding of
    /// the name is no import, for then it is not known what it is.
    ///
    /// A relative import keeps its dots: `.storage.open`.
    pub fn qualified_names(&self, expression: Node<'t>) -> Vec<String> {
        let mut attributes = Vec::new();
        let mut node = expression;
        while let Some(attribute) = Attribute::cast(node) {
            let (Some(name), Some(object)) = (attribute.name(), attribute.object()) else {
                return Vec::new();
            };
            attributes.push(name.text());
            node = object;
        }
        if !node.is(Kind::Identifier) {
            return Vec::new();
        }
        let Some(symbol) = self.symbol_of(node).map(|id| self.symbol(id)) else {
            return Vec::new();
        };
        let mut names = self.origins(symbol);
        for name in &mut names {
            for attribute in attributes.iter().rev() {
                name.push('.');
                name.push_str(attribute);
            }
        }
        names
    }

    /// The one name under which `expression` is known, if there is just one.
    pub fn qualified_name(&self, expression: Node<'t>) -> Option<String> {
        let mut names = self.qualified_names(expression);
        (names.len() == 1).then(|| names.remove(0))
    }

    /// Whether `expression` is known and is `name` in every case.
    pub fn is_named(&self, expression: Node<'t>, name: &str) -> bool {
        // The last part is compared first: it settles nearly every case
        // without building a name.
        if !expression.is(Kind::Identifier)
            && let Some(last) = expression.child(Field::Attribute)
            && name.rsplit('.').next() != Some(last.text())
        {
            return false;
        }
        let names = self.qualified_names(expression);
        !names.is_empty() && names.iter().all(|known| known == name)
    }

    fn origins(&self, symbol: &Symbol<'t>) -> Vec<String> {
        if symbol.bindings.is_empty() {
            let known = self.star_imports.is_empty()
                || symbol.name == "open" && !self.star_imports.iter().any(|m| exports_open(m));
            return if known {
                vec![format!("builtins.{}", symbol.name)]
            } else {
                Vec::new()
            };
        }
        let mut names = Vec::new();
        for binding in &symbol.bindings {
            if binding.kind != BindingKind::Import {
                return Vec::new();
            }
            // A star import further down may bind the same name again.
            if self
                .last_star_import
                .is_some_and(|star| star > binding.node)
            {
                return Vec::new();
            }
            let Some(name) = import_origin(self.tree.node(binding.node)) else {
                return Vec::new();
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The expression by which `module` (and then `name` in it) can be read at
    /// `at` through an import that is there already, bound at module level
    /// before `at` or in a scope around it.
    pub fn imported_as(&self, at: Node<'t>, module: &str, name: Option<&str>) -> Option<String> {
        let scope = self.scope_of(at);
        let full = name.map(|name| format!("{module}.{name}"));
        let direct = full.as_deref().unwrap_or(module);
        let mut through_module = None;
        for (id, symbol) in self.symbols() {
            if symbol.bindings.is_empty() || self.look_up(scope, symbol.name) != Some(id) {
                continue;
            }
            let first = self.tree.node(symbol.bindings[0].node);
            if !self.is_bound_by(at, symbol, first) {
                continue;
            }
            let origins = self.origins(symbol);
            if origins.iter().any(|origin| origin == direct) && origins.len() == 1 {
                return Some(symbol.name.to_owned());
            }
            if full.is_some() && origins.len() == 1 && origins[0] == module {
                through_module = name.map(|name| format!("{}.{name}", symbol.name));
            }
        }
        through_module
    }

    /// Whether the import `first` has surely run when `at` runs: it stands before
    /// it, at the top level of the module or function, not under an `if` or
    /// `try`; or `at` is in a function above, and nothing but functions and
    /// imports lies between, so that nobody calls it before.
    fn is_bound_by(&self, at: Node<'t>, symbol: &Symbol<'t>, first: Node<'t>) -> bool {
        let Some(statement) = first.statement() else {
            return false;
        };
        let scope = self.scope_node(symbol.scope);
        let top = match self.scope(symbol.scope).kind {
            ScopeKind::Module => scope,
            ScopeKind::Function => match scope.child(Field::Body) {
                Some(body) => body,
                None => return false,
            },
            _ => return false,
        };
        let not_called_before = || {
            let between = top
                .named_children()
                .skip_while(|node| node.end() <= at.start())
                .take_while(|node| *node != statement);
            let runs_now = |node: Node<'t>| {
                (node == at || node.is(Kind::Call)) && self.frame_of(node) == symbol.scope
            };
            let calls_nothing = |node: Node<'t>| {
                matches!(
                    node.kind(),
                    Kind::FunctionDefinition | Kind::ImportStatement | Kind::ImportFromStatement
                ) && !node.descendants().any(runs_now)
            };
            symbol.scope == ScopeId(0) && between.into_iter().all(calls_nothing)
        };
        statement.parent() == Some(top) && (statement.end() <= at.start() || not_called_before())
    }
}

/// Where the name bound by one name of an import statement comes from.
fn import_origin(name: Node<'_>) -> Option<String> {
    let statement = name.statement()?;
    let aliased = AliasedImport::cast(name);
    let path = aliased.and_then(AliasedImport::name).unwrap_or(name);
    let path = compact(path.text());
    match ImportFrom::cast(statement) {
        Some(from) => {
            let module = compact(from.module()?.text());
            let dot = if module.ends_with('.') { "" } else { "." };
            Some(format!("{module}{dot}{path}"))
        }
        None if aliased.is_some() => Some(path),
        None => path.split('.').next().map(str::to_owned),
    }
}

/// A dotted name without the blanks that Python allows around the dots.
pub(super) fn compact(path: &str) -> String {
    path.chars()
        .filter(|c| !c.is_whitespace() && *c != '\\')
        .collect()
}

/// Whether `from module import *` replaces the builtin `open`.
fn exports_open(module: &str) -> bool {
    const MODULES: &[&str] = &[
        "aifc",
        "bz2",
        "codecs",
        "dbm",
        "gzip",
        "io",
        "lzma",
        "os",
        "posix",
        "shelve",
        "sunau",
        "tarfile",
        "tokenize",
        "wave",
        "webbrowser",
    ];
    MODULES.contains(&module)
}

/// What no name can be in Python 3.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Whether `text` is a name that Python could bind: letters, digits and
/// underscores, no keyword.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    !KEYWORDS.contains(&text)
        && chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}
