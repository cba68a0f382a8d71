//! Whether a text that grows in a loop can get long.

use super::few;
use super::flow;
use super::words;
use crate::transform::prelude::*;

/// Text that grows: where, and what is known of it.
pub(super) struct Grown<'m, 't> {
    pub(super) model: &'m Model<'t>,
    /// The name that is added to, or an attribute's name.
    pub(super) name: Node<'t>,
    /// Whether it is bytes, which CPython copies for each piece as well.
    pub(super) bytes: bool,
    /// The outermost loop that it grows in.
    pub(super) outermost: Node<'t>,
    /// The statements by which it grows, each with what it adds.
    pub(super) statements: Vec<(Node<'t>, Vec<Node<'t>>)>,
}

impl<'t> Grown<'_, 't> {
    /// Whether there are signs that the text stays short, and it is not made of
    /// whatever is read from somewhere.
    pub(super) fn stays_short(&self) -> bool {
        // What a test puts together, it has made up.
        in_test(self.model, self.outermost)
            || self.ends_at_a_length()
            || self.ends_when_there_is_some()
            || self.ends_at_a_blank_line()
            || !self.is_read_from_somewhere()
                && (flow::is_in_loop(self.outermost)
                    || words::is_short_text(self.name.text())
                    || self.ends_with_the_unit()
                    || self.is_short_result()
                    || self.is_padded()
                    || self.is_told()
                    || self.is_typed()
                    || self.is_number_in_groups()
                    || self.is_number()
                    || self.is_percent_encoded()
                    || self.is_deciphered()
                    || self.is_of_small_pieces()
                    || self.is_packed_field()
                    || self.is_of_few()
                    || self.is_of_own_things())
    }

    /// Whether the function's name says that it makes something short.
    fn is_short_result(&self) -> bool {
        let function = self.model.function_of(self.outermost);
        let name = function.and_then(|function| function.child(Field::Name));
        name.is_some_and(|name| words::is_short_result(name.text()))
    }

    /// `while len(s) < size:`: as long as is asked for, in pieces as large as
    /// possible.
    fn ends_at_a_length(&self) -> bool {
        let Some(condition) = syntax::While::cast(self.outermost).and_then(|it| it.condition())
        else {
            return false;
        };
        let mut parts = std::iter::once(condition).chain(condition.descendants());
        let either = condition.descendants().any(|node| {
            syntax::BooleanOperator::cast(node)
                .and_then(|view| view.operator())
                .is_some_and(|operator| operator.text() == "or")
        });
        let large = |node: Node<'_>| node.text().replace('_', "").parse::<u64>().is_ok();
        !either
            && parts.any(|node| {
                let Some(view) = syntax::Comparison::cast(node) else {
                    return false;
                };
                view.operands().any(|side| self.is_length(side)) && !view.operands().any(large)
            })
    }

    fn is_length(&self, node: Node<'t>) -> bool {
        syntax::Call::cast(node.unparenthesized()).is_some_and(|call| {
            let name = |node: Node<'t>| {
                node.text().ends_with(self.name.text()) || grows_too(node, self.outermost)
            };
            call.function().is_some_and(|it| it.text() == "len")
                && call.positional(0).is_some_and(name)
        })
    }

    /// Whether an empty line, or whatever it is, after some text ends the loop:
    /// `if s: break`.
    fn ends_when_there_is_some(&self) -> bool {
        let is_it = |condition: Node<'t>| {
            let condition = condition.unparenthesized();
            let stripped = condition.text().strip_suffix(".strip()");
            stripped.unwrap_or(condition.text()) == self.name.text()
        };
        self.exits().any(is_it)
    }

    /// The conditions under which the loop is left by a `break` or `return` that
    /// ends their suite.
    pub(super) fn exits(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let clauses = self.outermost.descendants();
        let clauses =
            clauses.filter(|it| matches!(it.kind(), Kind::IfStatement | Kind::ElifClause));
        clauses.filter_map(|clause| {
            let last = clause.child(Field::Consequence)?.named_children().last()?;
            let leaves = matches!(last.kind(), Kind::BreakStatement | Kind::ReturnStatement);
            let innermost = flow::within_frame(last).find(|node| flow::is_loop(*node));
            let leaves = leaves && innermost == Some(self.outermost);
            clause.child(Field::Condition).filter(|_| leaves)
        })
    }

    /// Whether it is read as a number afterwards.
    fn is_number(&self) -> bool {
        let symbol = self.model.symbol_of(self.name);
        let mut reads = symbol.into_iter().flat_map(|it| self.model.references(it));
        reads.any(|read| match use_of(read) {
            Use::Argument(call) if !self.outermost.contains(read) => {
                let function = call.child(Field::Function).map_or("", Node::text);
                matches!(function, "int" | "float" | "Decimal")
            }
            _ => false,
        })
    }

    /// Whether it is a line that is aligned with blanks: `' ' * n`, `.ljust(n)`.
    fn is_padded(&self) -> bool {
        let mut pieces = self.statements.iter().flat_map(|(_, pieces)| pieces);
        let pads = |part: Node<'t>| match part.kind() {
            Kind::BinaryOperator => syntax::BinaryOperator::cast(part).is_some_and(|view| {
                view.operator().is_some_and(|it| it.text() == "*")
                    && view
                        .left()
                        .is_some_and(|it| it.unparenthesized().is(Kind::String))
            }),
            Kind::Call => {
                let name = part.child(Field::Function).and_then(last_name);
                name.is_some_and(|name| matches!(name.text(), "ljust" | "rjust" | "center"))
            }
            _ => false,
        };
        self.statements.iter().all(|(_, pieces)| !pieces.is_empty())
            && pieces.all(|piece| parts(*piece).any(pads) && !piece.text().contains("\\n"))
    }

    /// Whether the pieces are read from a file, a socket or a program, or are
    /// its lines.
    fn is_read_from_somewhere(&self) -> bool {
        let is_read = |node: Node<'t>| parts(node).filter_map(syntax::Call::cast).any(is_reading);
        let from = |piece: Node<'t>| {
            parts(piece)
                .filter(|node| node.is(Kind::Identifier))
                .filter_map(|node| self.model.symbol_of(node))
                .flat_map(|symbol| &self.model.symbol(symbol).bindings)
                .map(|binding| self.model.tree().node(binding.node))
                .filter(|name| self.outermost.contains(*name))
                .filter_map(|name| name.parent())
                .any(|parent| match parent.kind() {
                    Kind::NamedExpression => parent.child(Field::Value).is_some_and(is_read),
                    Kind::ForStatement => parent
                        .child(Field::Right)
                        .is_some_and(|it| is_read(it) || parts(it).any(is_source)),
                    _ => parent.child(Field::Right).is_some_and(is_read),
                })
        };
        let mut pieces = self.statements.iter().flat_map(|(_, pieces)| pieces);
        pieces.any(|piece| is_read(*piece) || from(*piece))
    }

    /// Whether all that becomes of it is an exception, a warning or a line of a
    /// log.
    fn is_told(&self) -> bool {
        let Some(symbol) = self.model.symbol_of(self.name) else {
            return false;
        };
        let mut reads = self
            .model
            .references(symbol)
            .filter(|read| !self.outermost.contains(*read))
            .filter(|read| read.field() != Field::Left)
            .peekable();
        reads.peek().is_some() && reads.all(|read| is_told(read))
    }

    /// Whether each turn waits for a key that somebody types.
    fn is_typed(&self) -> bool {
        let calls = self.outermost.descendants().filter_map(syntax::Call::cast);
        let mut names = calls.filter_map(|call| call.function().and_then(last_name));
        names.any(|name| {
            let keys = ["get_wch", "getch", "getche", "getkey", "getwch"];
            keys.contains(&name.text())
        })
    }

    /// Whether the loop takes three digits at a time from the end of a number:
    /// `digits[-3:]`.
    fn is_number_in_groups(&self) -> bool {
        let mut inside = self.outermost.descendants();
        self.outermost.is(Kind::WhileStatement)
            && inside.any(|node| node.is(Kind::Slice) && node.text() == "-3:")
    }

    /// Whether it goes through what the object itself is or has, `self.grants`,
    /// and neither tells of a mass. Bytes are copied on CPython as well, and who
    /// has many has noticed.
    fn is_of_own_things(&self) -> bool {
        let own = |node: Node<'t>| matches!(node.text(), "cls" | "self");
        let iterable = syntax::For::cast(self.outermost).and_then(|it| it.iterable());
        let iterable = iterable.map(counted);
        let is_attribute = !self.name.is(Kind::Identifier)
            || self.name.parent().is_some_and(|it| it.is(Kind::Attribute));
        iterable.is_some_and(|it| match syntax::Attribute::cast(it) {
            None => own(it),
            Some(view) => {
                let many = view.name().is_some_and(|it| words::are_many(it.text()));
                view.object().is_some_and(own) && (self.bytes || !many && !is_attribute)
            }
        })
    }

    /// Whether each loop around each statement has few turns.
    fn is_of_few(&self) -> bool {
        let mut statements = self.statements.iter();
        statements.all(|(statement, _)| grows_by_few(*statement, self.outermost, self.model))
    }
}

/// What `sorted(items)`, `range(number)` and `range(len(items))` go through.
fn counted(iterable: Node<'_>) -> Node<'_> {
    fn inner(node: Node<'_>) -> Option<Node<'_>> {
        const AROUND: &[&str] = &["enumerate", "len", "range", "reversed", "sorted", "xrange"];
        let call = syntax::Call::cast(node)?;
        let around = AROUND.contains(&call.function()?.text());
        call.argument_nodes().last().filter(|_| around)
    }
    std::iter::successors(Some(iterable), |node| inner(*node))
        .take(4)
        .last()
        .unwrap_or(iterable)
}

/// Whether the loop adds to the text `name`, too.
fn grows_too(name: Node<'_>, looped: Node<'_>) -> bool {
    let mut added = looped
        .descendants()
        .filter_map(syntax::AugmentedAssignment::cast);
    added.any(|view| {
        let is_list = view
            .node()
            .child(Field::Right)
            .is_some_and(|it| it.is(Kind::List));
        !is_list && view.target().is_some_and(|it| it.text() == name.text())
    })
}

/// Whether each loop around `statement`, up to `outermost`, has few turns.
pub(super) fn grows_by_few<'t>(
    statement: Node<'t>,
    outermost: Node<'t>,
    model: &Model<'t>,
) -> bool {
    let mut around = flow::within_frame(statement)
        .take_while(|node| *node != outermost)
        .chain([outermost])
        .filter(|node| flow::is_loop(*node));
    around.all(|looped| few::are_few(looped, model))
}

/// The expression and all in it.
pub(super) fn parts<'t>(node: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    std::iter::once(node).chain(node.descendants())
}

/// Whether it is what there is at the end of a file: `''`, `None`.
pub(super) fn is_nothing(node: Node<'_>) -> bool {
    let empty = node.is(Kind::String) && !node.children().any(|it| it.is(Kind::StringContent));
    empty || node.is(Kind::NoneLiteral) || node.text() == "0"
}

/// Methods that look for a certain beginning or end.
pub(super) fn is_search(method: &str) -> bool {
    matches!(method, "startswith" | "endswith" | "match" | "check")
}

/// Whether a name says that it stands for a file or its lines.
fn is_source(name: Node<'_>) -> bool {
    name.is(Kind::Identifier) && words::is_source(name.text())
}

/// Whether the call brings what is outside of the program, and more of it than
/// a letter.
fn is_reading(call: syntax::Call<'_>) -> bool {
    let function = call.function();
    let name = function.and_then(last_name).map_or("", Node::text);
    let object = function.and_then(|it| it.child(Field::Object));
    let one = call.positional(0).is_some_and(|size| size.text() == "1");
    let tokens = || object.is_some_and(|it| it.text().to_ascii_lowercase().contains("token"));
    !one && matches!(
        name,
        "read"
            | "read1"
            | "readline"
            | "readlines"
            | "splitlines"
            | "open"
            | "recv"
            | "recvfrom"
            | "raw_input"
            | "input"
            | "decompress"
    ) && !tokens()
}

/// Whether the read is part of a `raise`, or of a call that warns, logs or
/// gives up.
fn is_told(read: Node<'_>) -> bool {
    let Some(statement) = read.statement() else {
        return false;
    };
    let tells = |node: Node<'_>| {
        let function = syntax::Call::cast(node).and_then(|call| call.function());
        let name = function.and_then(last_name).map_or("", Node::text);
        let method = function.is_some_and(|it| it.is(Kind::Attribute));
        let logs = matches!(
            name,
            "critical" | "debug" | "error" | "exception" | "info" | "log" | "msg" | "warning"
        );
        method && logs
            || matches!(
                name,
                "abort"
                    | "deprecated"
                    | "exit"
                    | "fail"
                    | "fail_json"
                    | "skip"
                    | "skipTest"
                    | "warn"
            )
            || name.ends_with("Error")
            || name.ends_with("Exception")
            || name.ends_with("Warning")
    };
    statement.is(Kind::RaiseStatement)
        || read
            .ancestors()
            .take_while(|node| *node != statement)
            .any(tells)
}

/// The name that an expression ends with: `c` of `a.b.c`.
pub(super) fn last_name(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        Kind::Identifier => Some(node),
        Kind::Attribute => node.child(Field::Attribute),
        _ => None,
    }
}
