//! NR703: a NaN that is looked for by identity.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds a NaN that a container looks for: `nan in values`,
    /// `values.index(nan)`, a key or an item of a dict or set display, a
    /// subscript.
    ///
    /// ## Why it matters
    /// A NaN equals nothing, so that containers know it by identity alone. On
    /// CPython two NaNs are two objects; on PyPy floats have no identity but
    /// their value, and all such NaNs are the same: `float("nan") in [other]`
    /// is true, and a set keeps one of them.
    ///
    /// ## Example
    /// ```python
    /// def is_complete(values):
    ///     return float("nan") not in list(values)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import math
    ///
    ///
    /// def is_complete(values):
    ///     return not any(math.isnan(value) for value in values)
    /// ```
    ///
    /// ## Reasons
    /// - `search`: a container is searched; whether the one NaN is meant or any
    ///   cannot be seen.
    /// - `key`: likewise, for a key.
    /// - `several`: a set has several NaNs; how many are meant to stay cannot be
    ///   seen.
    /// - `equal`: lists with NaNs are compared; CPython finds them equal only
    ///   where both hold the same NaN.
    ///
    /// Nothing is reported where both sides name the same NaN, nor for a display
    /// that is handed to a function, nor where it is not known what is searched:
    /// an object of a class may ask what is NaN.
    pub NanInContainer {
        code: "NR703",
        name: "nan-in-container",
        summary: "a NaN that a container looks for",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[NAN],
        kinds: &[Kind::Call, Kind::Attribute, Kind::Identifier],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Object Identity of Primitive Values",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#object-identity-of-primitive-values-is-and-id",
        }],
        aliases: &[],
    }
}

impl Transform for NanInContainer {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let nans = Nans::of(code);
        let are_looked_up = |line| nans.are_looked_up(line);
        code.lines_with(NAN).any(are_looked_up)
            || !nans.names.is_empty() && code.lines().any(are_looked_up)
            || code.formatted().any(formats_nan)
    }

    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let nans = Nans::of(file);
        Box::new(move |part| {
            // What one function names, another uses.
            let matters = |line| nans.are_looked_up(line) || nans.are_named(line);
            part.lines().any(matters) || part.formatted().any(formats_nan)
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let node = whole(node)?;
        if !is_nan(node, cx) {
            return None;
        }
        let (reason, what, span) = use_in_container(node, cx)?;
        cx.report(Finding::manual(
            self.meta(),
            span,
            reason,
            format!(
                "{what}: on PyPy all NaNs of this kind are one and the same to a container, on \
                 CPython each is found by its own identity."
            ),
            "Ask `math.isnan`, or keep NaNs out of sets, keys and searches.",
        ));
        Some(())
    }
}

/// How the word is written.
const NAN: &[&str] = &["nan", "Nan", "nAn", "naN", "NAn", "NaN", "nAN", "NAN"];

/// What may stand for a NaN in a file.
struct Nans<'c> {
    imports: &'c Imports,
    /// The names that are assigned one.
    names: FxHashSet<&'c str>,
}

impl<'c> Nans<'c> {
    fn of(file: &'c Code<'_>) -> Self {
        let mut nans = Self {
            imports: file.imports(),
            names: FxHashSet::default(),
        };
        let named = file.lines_with(NAN).filter(|line| nans.are_named(*line));
        let names: FxHashSet<_> = named.flat_map(bound).map(|word| word.text).collect();
        nans.names = names;
        nans
    }

    /// Whether the word is a NaN of a module, or makes one.
    fn is_one(&self, line: CodeLine<'c>, word: Word<'c>) -> bool {
        match word.text {
            "nan" | "NaN" | "NAN" => match line.path_to(word) {
                syntax::Path::Names(path) => self.imports.may_be(path, |name| {
                    let module = name.strip_suffix(word.text);
                    module.is_some_and(|it| matches!(it, "math." | "cmath." | "numpy."))
                }),
                syntax::Path::OfValue => false,
                syntax::Path::Unknown => true,
            },
            "float" => formats_nan(line.after(word)),
            _ => false,
        }
    }

    /// Whether a name may be assigned one on the line.
    fn are_named(&self, line: CodeLine<'c>) -> bool {
        line.words().any(|word| self.is_one(line, word)) && bound(line).next().is_some()
    }

    /// Whether a container may look one up on the line.
    fn are_looked_up(&self, line: CodeLine<'c>) -> bool {
        let text = line.text();
        let first_in_brackets = |word: Word<'_>| {
            let path = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+' | '(');
            line.before(word).trim_end_matches(path).ends_with('[')
        };
        let looks_up = |word: Word<'_>| matches!(word.text, "in" | "index" | "count");
        let may = text.contains('{')
            || text.contains("==")
            || text.contains("!=")
            || line.words().any(looks_up);
        line.words().any(|word| {
            (self.names.contains(word.text) || self.is_one(line, word))
                && (may || first_in_brackets(word))
        })
    }
}

fn formats_nan(text: &str) -> bool {
    text.to_ascii_lowercase().contains("nan")
}

/// The names that the line may assign to.
fn bound<'c>(line: CodeLine<'c>) -> impl Iterator<Item = Word<'c>> {
    let walrus = line
        .words()
        .filter(move |word| word.next == b':' && line.after(*word).starts_with(":="));
    line.targets().chain(walrus)
}

/// The expression that may be a NaN, for the node that is its main part.
fn whole<'t>(node: Node<'t>) -> Option<Node<'t>> {
    match node.kind() {
        Kind::Attribute | Kind::Call => Some(node),
        _ if matches!(
            node.field(),
            Field::Attribute | Field::Function | Field::Object
        ) =>
        {
            None
        }
        _ => Some(node),
    }
}

fn is_nan<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let model = cx.model();
    match node.kind() {
        Kind::Call => {
            let call = syntax::Call::cast(node);
            let text = call.and_then(|call| call.positional(0)).map(Node::text);
            let text = text.map(|text| {
                text.trim_matches(['\'', '"', '+', '-'])
                    .to_ascii_lowercase()
            });
            let function = call.and_then(syntax::Call::function);
            text.as_deref() == Some("nan")
                && function.is_some_and(|function| model.is_named(function, "builtins.float"))
        }
        Kind::Attribute | Kind::Identifier => {
            let last = node.child(Field::Attribute).unwrap_or(node).text();
            let value = model.only_value(node).filter(|_| node.is(Kind::Identifier));
            if let Some(value) = value.filter(|value| value.is(Kind::Call)) {
                return is_nan(value, cx);
            }
            matches!(last, "nan" | "NaN" | "NAN")
                && ["math", "cmath", "numpy"]
                    .iter()
                    .any(|module| model.is_named(node, &format!("{module}.{last}")))
        }
        _ => false,
    }
}

/// Whether `container` is certainly one of the language's own.
fn is_plain<'t>(container: Node<'t>, cx: &Context<'t>) -> bool {
    const MAKERS: &[&str] = &["dict", "frozenset", "list", "set", "sorted", "tuple"];
    let model = cx.model();
    let made = model.value_of(container);
    match made.kind() {
        Kind::Dictionary | Kind::List | Kind::Set | Kind::Tuple => true,
        Kind::Call => made.child(Field::Function).is_some_and(|function| {
            let mut makers = MAKERS.iter();
            makers.any(|name| model.is_named(function, &format!("builtins.{name}")))
        }),
        kind => kind.is_comprehension(),
    }
}

fn use_in_container<'t>(
    node: Node<'t>,
    cx: &Context<'t>,
) -> Option<(&'static str, &'static str, Span)> {
    let parent = node.parent()?;
    match parent.kind() {
        Kind::ComparisonOperator => {
            let comparison = syntax::Comparison::cast(parent)?;
            let operands: Vec<_> = comparison.operands().collect();
            let place = operands.iter().position(|operand| *operand == node)?;
            let operator = comparison.operators().nth(place)?.text();
            let container = *operands.get(place + 1)?;
            let is_in = operator == "in" || operator.starts_with("not");
            let same = node.is(Kind::Identifier)
                && container
                    .descendants()
                    .any(|part| part.is(Kind::Identifier) && part.text() == node.text());
            (is_in && !same && is_plain(container, cx)).then_some((
                "search",
                "A search for a NaN",
                parent.span(),
            ))
        }
        Kind::Set => {
            let more = parent
                .named_children()
                .filter(|item| is_nan(*item, cx))
                .count()
                > 1;
            let first = parent.named_children().find(|item| is_nan(*item, cx)) == Some(node);
            (more && first && node.is(Kind::Call)).then_some((
                "several",
                "Several NaNs in a set",
                parent.span(),
            ))
        }
        Kind::Pair if node.field() == Field::Key && node.is(Kind::Call) => {
            // A function may go through the items, as those of pandas do.
            let user = parent.parent()?.parent()?;
            let handed_on = matches!(user.kind(), Kind::ArgumentList | Kind::KeywordArgument);
            (!handed_on).then_some(("key", "A NaN as a key", node.span()))
        }
        Kind::Subscript if node.field() == Field::Subscript => {
            let value = parent.child(Field::Value)?;
            is_plain(value, cx).then_some(("key", "A NaN as a key", parent.span()))
        }
        Kind::ArgumentList => {
            let call = syntax::Call::cast(parent.parent()?)?;
            let method = syntax::Attribute::cast(call.function()?)?;
            let object = method.object()?;
            let searched = matches!(method.name()?.text(), "index" | "count");
            let list = cx.model().value_of(object);
            let known = matches!(list.kind(), Kind::List | Kind::Tuple);
            let mut items = list.descendants();
            let same = node.is(Kind::Identifier)
                && items.any(|part| part.is(Kind::Identifier) && part.text() == node.text());
            (searched && known && !same && call.positional(0) == Some(node)).then_some((
                "search",
                "A search for a NaN",
                call.node().span(),
            ))
        }
        Kind::List => {
            let comparison = parent
                .parent()
                .filter(|it| it.is(Kind::ComparisonOperator))?;
            let comparison = syntax::Comparison::cast(comparison)?;
            let equal = comparison
                .operators()
                .all(|it| matches!(it.text(), "==" | "!="));
            let lists = comparison.operands().all(|it| it.is(Kind::List));
            let first = comparison.operands().next() == Some(parent);
            (equal && lists && first && node.is(Kind::Call)).then_some((
                "equal",
                "A comparison of lists with a NaN",
                comparison.node().span(),
            ))
        }
        _ => None,
    }
}
