//! NR706: code that is kept from the builtins, or not.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `eval` and `exec` with a namespace that names its own
    /// `__builtins__`, as a fence around the code that is run.
    ///
    /// ## Why it matters
    /// CPython takes the builtins for that code from there. PyPy does not look
    /// at it: the code sees all builtins, `__import__` and `open` among them.
    /// The fence, weak as it is on CPython, does not exist on PyPy.
    ///
    /// ## Example
    /// ```python
    /// def calculate(text):
    ///     return eval(text, {"__builtins__": {}})
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import ast
    ///
    ///
    /// def calculate(text):
    ///     return ast.literal_eval(text)
    /// ```
    ///
    /// ## Reasons
    /// - `unfenced`: no namespace keeps code from doing harm.
    ///
    /// Nothing is reported where the real builtins are handed on, nor where the
    /// code is written out in the file: it does what it says.
    pub BuiltinsSandbox {
        code: "NR706",
        name: "builtins-sandbox",
        summary: "`eval` or `exec` fenced by `__builtins__`, which PyPy ignores",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__builtins__"], &["eval", "exec"]],
        kinds: &[Kind::Call, Kind::ExecStatement],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

const NAME: &str = "__builtins__";

impl Transform for BuiltinsSandbox {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let runs = |word: Word<'_>| matches!(word.text, "eval" | "exec" | "execfile");
        code.lines().any(|line| line.words().any(runs))
            || code.formatted().any(|text| text.contains("eval"))
    }

    fn may_apply_in<'c>(&'c self, _: &'c Code<'_>, settings: &'c Settings) -> Applies<'c> {
        // What one function names, another uses.
        Box::new(|part| {
            self.may_apply(part, settings)
                || part.text().contains(NAME)
                || part.words().any(|word| word == "global")
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        if is_known(code_of(node)?, cx) {
            return None;
        }
        let namespaces: Vec<Node<'t>> = match syntax::Call::cast(node) {
            Some(call) => {
                let function = call.function()?;
                let runs = ["eval", "exec", "execfile"].contains(&function.text());
                let builtin = format!("builtins.{}", function.text());
                if !runs || !cx.model().is_named(function, &builtin) {
                    return None;
                }
                let globals = call.keyword("globals").or(call.positional(1));
                globals.into_iter().collect()
            }
            // `exec text in namespace`, and `exec(text, namespace)`.
            None => node
                .named_children()
                .flat_map(|part| match part.kind() {
                    Kind::Tuple | Kind::ExpressionList => part.named_children().collect(),
                    _ => vec![part],
                })
                .skip(1)
                .collect(),
        };
        namespaces
            .into_iter()
            .find(|namespace| is_fence(*namespace, cx))?;
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "unfenced",
            "PyPy ignores the `__builtins__` of a namespace: the code that is run here can use \
             `__import__`, `open` and all other builtins.",
            "Do not run what you do not trust: use `ast.literal_eval`, a parser of your own, or a \
             process with fewer rights.",
        ));
        Some(())
    }
}

/// The code that is run.
fn code_of(node: Node<'_>) -> Option<Node<'_>> {
    match syntax::Call::cast(node) {
        Some(call) => call.keyword("source").or(call.positional(0)),
        None => node.named_children().next(),
    }
}

/// Whether the code is written out in the file: it does what it says, and no
/// fence is needed.
fn is_known<'t>(code: Node<'t>, cx: &Context<'t>) -> bool {
    let mut code = code.unparenthesized();
    // `exec("…", names)` of Python 2 is a statement with a tuple.
    if matches!(code.kind(), Kind::Tuple | Kind::ExpressionList) {
        code = code.named_children().next().unwrap_or(code);
    }
    const STEPS: usize = 32;
    let model = cx.model();
    let mut todo = vec![code];
    for _ in 0..STEPS {
        let Some(code) = todo.pop() else {
            return true;
        };
        let inner = match code.kind() {
            Kind::Identifier => model.all_values(code),
            Kind::Call => syntax::Call::cast(code).and_then(|call| {
                let function = call.function()?;
                let known = ["builtins.compile", "textwrap.dedent"];
                let wraps = known.iter().any(|name| model.is_named(function, name));
                call.positional(0)
                    .filter(|_| wraps)
                    .map(|inner| vec![inner])
            }),
            _ if is_constant(code) => continue,
            _ => None,
        };
        let Some(inner) = inner else {
            return false;
        };
        todo.extend(inner.into_iter().map(Node::unparenthesized));
    }
    false
}

/// Whether the namespace brings builtins of its own.
fn is_fence<'t>(namespace: Node<'t>, cx: &Context<'t>) -> bool {
    let symbol = cx
        .model()
        .symbol_of(namespace)
        .filter(|_| namespace.is(Kind::Identifier));
    let bound = symbol
        .into_iter()
        .flat_map(|id| &cx.model().symbol(id).bindings);
    let values = bound.filter_map(|binding| {
        let assignment = cx.tree().node(binding.node).parent();
        assignment?.child(Field::Right)
    });
    values.chain([namespace]).any(is_own)
        || namespace.is(Kind::Identifier) && is_fenced_later(namespace, cx)
}

/// Whether the dictionary is made with builtins of its own. One with a
/// `__name__` is the module of code that the program writes itself, no fence.
fn is_own(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Dictionary => {
            let mut keys = value.descendants().filter(|it| it.is(Kind::StringContent));
            if keys.any(|key| key.text() == "__name__") {
                return false;
            }
            let pairs = value.named_children().filter(|pair| pair.is(Kind::Pair));
            pairs
                .filter(|pair| pair.child(Field::Key).is_some_and(is_the_key))
                .filter_map(|pair| pair.child(Field::Value))
                .any(|value| !hands_on(value))
        }
        Kind::Call => {
            let call = syntax::Call::cast(value);
            let own = call.and_then(|call| call.keyword(NAME));
            own.is_some_and(|value| !hands_on(value))
        }
        _ => false,
    }
}

/// Whether `name["__builtins__"] = …` stands somewhere.
fn is_fenced_later<'t>(name: Node<'t>, cx: &Context<'t>) -> bool {
    let Some(symbol) = cx.model().symbol_of(name) else {
        return false;
    };
    cx.model().references(symbol).any(|node| {
        let item = node.parent().filter(|parent| parent.is(Kind::Subscript));
        let keyed = item
            .and_then(|item| item.child(Field::Subscript))
            .is_some_and(is_the_key);
        let stored = item
            .filter(|item| keyed && item.field() == Field::Left)
            .and_then(Node::parent)
            .and_then(|assignment| assignment.child(Field::Right));
        stored.is_some_and(|value| !hands_on(value))
    })
}

fn is_the_key(key: Node<'_>) -> bool {
    key.is(Kind::String) && key.text().trim_matches(['u', '\'', '"']) == NAME
}

/// Whether the value is the real builtins, or made of them or of something
/// that is not to be seen here.
fn hands_on(value: Node<'_>) -> bool {
    let mentions = |node: Node<'_>| {
        node.is(Kind::Identifier) && matches!(node.text(), NAME | "builtins" | "__builtin__")
    };
    let whole = matches!(value.kind(), Kind::Identifier | Kind::Attribute);
    let vars = value
        .child(Field::Function)
        .is_some_and(|function| function.text() == "vars");
    (whole || vars)
        && std::iter::once(value)
            .chain(value.descendants())
            .any(mentions)
}
