//! What is done with a resource, by its name and by names of what reads it.

use super::super::unclosed_file::{is_closed_by, is_returned_by, is_set_by};
use super::Opened;
use super::known::{
    all_named, first_line, is_asserted, is_reader, is_sentinel_loop, is_state, looks_only,
    method_name, reads_to_the_end,
};
use crate::transform::prelude::*;

/// All that is done with one resource.
#[derive(Default)]
pub(super) struct Usage<'t> {
    /// Every identifier that stands for it, or for something that reads it.
    pub(super) mentions: Vec<Node<'t>>,
    /// `name.close()`.
    pub(super) closes: Vec<Node<'t>>,
    /// Its descriptor is taken, or it is opened for the sake of being open.
    pub(super) needs_all: bool,
    /// A second name stands for something that uses it.
    pub(super) aliased: bool,
    /// It is read to its end.
    pub(super) drained: bool,
    /// Somebody else has the duty to close it.
    pub(super) quiet: bool,
    /// What may keep it, in words: functions that are not known.
    pub(super) doubts: Vec<String>,
    /// What keeps it, in words.
    pub(super) kept: Option<String>,
}

/// How the resource is held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Handle,
    /// Through an iterator or writer that uses it later.
    Lazy,
    /// Through a database cursor.
    Cursor,
}

struct Walk<'a, 't> {
    opened: &'a Opened<'t>,
    cx: &'a Context<'t>,
    usage: Usage<'t>,
    /// Names of what reads it that are still to be followed.
    aliases: Vec<(SymbolId, Held)>,
}

/// How many names are followed.
const ALIASES: usize = 16;

impl<'t> Usage<'t> {
    pub(super) fn of(opened: &Opened<'t>, uses: &[(Node<'t>, Use<'t>)], cx: &Context<'t>) -> Self {
        let mut walk = Walk {
            opened,
            cx,
            usage: Self {
                needs_all: uses.is_empty(),
                ..Self::default()
            },
            aliases: Vec::new(),
        };
        for &(name, used) in uses {
            walk.usage.mentions.push(name);
            walk.used(name, used, Held::Handle);
        }
        let mut at = 0;
        while let Some(&(symbol, held)) = walk.aliases.get(at) {
            for (name, used) in uses_of(cx.model(), symbol) {
                walk.usage.mentions.push(name);
                walk.used(name, used, held);
            }
            at += 1;
        }
        walk.usage.aliased = at > 0;
        walk.usage
    }
}

impl<'t> Walk<'_, 't> {
    fn keep(&mut self, what: impl Into<String>) {
        self.usage.kept.get_or_insert(what.into());
    }

    fn doubt(&mut self, what: impl Into<String>) {
        self.usage.doubts.push(what.into());
    }

    fn used(&mut self, name: Node<'t>, used: Use<'t>, held: Held) {
        let handle = held == Held::Handle;
        match used {
            Use::Method(call) => self.method(call, held),
            Use::Attribute(attribute) => self.attribute(attribute, held),
            Use::Argument(call) => self.argument(name, call, held),
            Use::Iterated(construct) => self.iterated(construct, held),
            Use::Captured(by) => self.captured(name, by, held),
            Use::Subscript(_) if handle && self.is_map() => {}
            Use::Changed(target)
                if handle && target.is(Kind::Attribute) && {
                    let name = target.child(Field::Attribute).map_or("", Node::text);
                    self.opened.opener.kind == "connection"
                        && matches!(name, "isolation_level" | "row_factory" | "text_factory")
                } => {}
            Use::Changed(target) if handle && target.is(Kind::Subscript) && self.is_map() => {}
            Use::Operand(operation) if operation.is(Kind::ComparisonOperator) => {}
            Use::Tested(_) | Use::Discarded(_) | Use::Deleted(_) | Use::Formatted(_) => {}
            // `with connection` ends a transaction, no more.
            Use::Managed(_) if self.opened.opener.kind == "connection" => {}
            Use::Managed(_) => self.usage.quiet = true,
            Use::Returned(_) | Use::Yielded(_) if handle => self.usage.quiet = true,
            Use::Returned(_) | Use::Yielded(_) => {
                self.keep("is still used through what is given to the caller");
            }
            Use::Stored(place) => self.stored(place, held),
            // Whoever has the container can close it.
            Use::Contained(_) if handle => self.usage.quiet = true,
            Use::Contained(_) => self.keep("is still used through an element of a container"),
            other => {
                let text = first_line(other.node());
                self.keep(format!("may be kept by `{text}`"));
            }
        }
    }

    fn is_map(&self) -> bool {
        matches!(self.opened.opener.kind.as_str(), "shelf" | "mmap")
    }

    fn method(&mut self, call: Node<'t>, held: Held) {
        let facts = self.cx.resources();
        let opener = self.opened.opener;
        let method = method_name(call);
        let no_arguments =
            syntax::Call::cast(call).is_some_and(|view| view.argument_nodes().next().is_none());
        match held {
            Held::Handle => match method {
                "close" if no_arguments => self.usage.closes.push(call),
                "close" | "detach" | "__enter__" | "__exit__" | "release_conn" => {
                    self.usage.quiet = true;
                }
                "fileno" | "isatty" => {
                    self.usage.needs_all = true;
                    let shared = matches!(use_of(call), Use::Argument(other)
                        if opened_by(other, self.cx).is_some_and(|other| other.kind != "mmap"));
                    if shared {
                        self.doubt("What is opened on its descriptor");
                    }
                }
                "readable" | "writable" | "seekable" | "setpassword" => {}
                "cursor" if opener.kind == "connection" => self.result(call, Held::Cursor),
                "rollback" if opener.kind == "connection" => {}
                _ if facts.gives_data(opener, method) => {
                    self.usage.drained |= no_arguments && matches!(method, "read" | "readlines")
                        || reads_to_the_end(call);
                }
                _ if facts.gives_dependent(opener, method) => self.result(call, Held::Cursor),
                _ => self.doubt(format!("`.{method}()`")),
            },
            Held::Lazy if facts.is_lazy_method(method) => {}
            Held::Cursor if method.starts_with("fetch") || method == "close" => {}
            Held::Cursor if matches!(method, "execute" | "executemany" | "executescript") => {
                self.result(call, Held::Cursor);
            }
            _ => self.doubt(format!("`.{method}()`")),
        }
    }

    fn attribute(&mut self, attribute: Node<'t>, held: Held) {
        let name = attribute.child(Field::Attribute).map_or("", Node::text);
        match held {
            // `stack.callback(f.close)`, `self.addCleanup(f.close)`.
            // What looks at its inner workings is about them.
            Held::Handle if matches!(name, "close" | "detach") || name.starts_with('_') => {
                self.usage.quiet = true;
            }
            Held::Handle if name == "closed" && is_asserted(attribute) => self.usage.quiet = true,
            Held::Handle
                if matches!(
                    name,
                    "name" | "mode" | "encoding" | "newlines" | "closed" | "filename" | "errors"
                ) => {}
            Held::Handle if is_reader(attribute, self.cx.model()) => {}
            Held::Handle if is_state(&self.opened.opener.kind, name) => {}
            Held::Lazy if matches!(name, "fieldnames" | "line_num" | "dialect") => {}
            Held::Cursor if matches!(name, "rowcount" | "lastrowid" | "description") => {}
            _ => self.keep(format!("may be kept by its attribute `.{name}`")),
        }
    }

    /// What `call`, an expression that needs the resource, is used for.
    fn result(&mut self, call: Node<'t>, held: Held) {
        let mut node = call;
        // Calls of calls: `enumerate(csv.reader(f))`.
        for _ in 0..64 {
            match self.one_step(node, held) {
                Some(outer) => node = outer,
                None => return,
            }
        }
        self.keep("is used in a way that is nested too deeply to follow");
    }

    fn one_step(&mut self, node: Node<'t>, held: Held) -> Option<Node<'t>> {
        let used = use_of(node);
        if let Use::Argument(call) = used {
            let function = call.child(Field::Function)?;
            if held == Held::Lazy
                && all_named(function, self.cx, |name| self.cx.resources().is_lazy(name))
            {
                return Some(call);
            }
        }
        if let Use::Method(call) = used
            && held == Held::Cursor
            && method_name(call).starts_with("execute")
        {
            return Some(call);
        }
        self.used(node, used, held);
        None
    }

    fn argument(&mut self, given: Node<'t>, call: Node<'t>, held: Held) {
        let Some(function) = call.child(Field::Function) else {
            // Between backticks.
            return;
        };
        let named = |test: &dyn Fn(&str) -> bool| all_named(function, self.cx, test);
        if takes_over(self.cx, call)
            || held == Held::Handle
                && (is_closed_by(call, given, self.cx.model())
                    || is_set_by(call, given, self.cx.model()))
        {
            self.usage.quiet = true;
        } else if consumes(self.cx, call, given) || named(&|name| looks_only(name)) {
            if named(&|name| name.starts_with("subprocess.")) {
                self.usage.needs_all = true;
            }
            let is_first = syntax::Call::cast(call).and_then(|it| it.positional(0)) == Some(given);
            self.usage.drained |=
                is_first && named(&|name| matches!(name, "json.load" | "shutil.copyfileobj"));
        } else if named(&|name| name == "subprocess.Popen" || name.starts_with("fcntl.")) {
            // The child has a descriptor of its own; a lock goes with the file.
            self.usage.needs_all = true;
        } else if held != Held::Cursor && named(&|name| self.cx.resources().is_lazy(name)) {
            self.result(call, Held::Lazy);
        } else if named(&|name| name.starts_with("contextlib.redirect_std"))
            && matches!(use_of(call), Use::Managed(_))
        {
            self.usage.needs_all = true;
        } else if held == Held::Handle && self.is_handed_on(call) {
            self.usage.quiet = true;
        } else if held == Held::Handle && is_returned_by(call, given, self.cx.model()) {
            self.doubt(format!("`{}`", first_line(function)));
            self.result(call, held);
        } else if is_opener(call, self.cx) && !self.name_is_handed_on(call) {
            let text = first_line(function);
            self.keep(format!("is read or written by what `{text}` gives"));
        } else if let Some(view) = syntax::Attribute::cast(function) {
            self.handed_to_method(view, held);
        } else if starts_upper(function.text()) || self.cx.model().class_named(function).is_some() {
            // An object that is made of it has the duty to close it.
            self.usage.quiet |= held == Held::Handle;
            self.doubt(format!("`{}`", function.text()));
        } else {
            self.doubt(format!("`{}`", first_line(function)));
        }
    }

    /// Whether the call's value, which may have taken over the resource, goes
    /// where somebody can close it. What sockets are handed to owns them.
    fn is_handed_on(&self, call: Node<'t>) -> bool {
        let elsewhere = match use_of(call) {
            Use::Returned(_) | Use::Yielded(_) | Use::Managed(_) | Use::Contained(_) => true,
            Use::Stored(place) => place
                .child(Field::Left)
                .is_some_and(|target| !target.is(Kind::Identifier)),
            _ => false,
        };
        elsewhere || self.opened.opener.kind == "socket"
    }

    /// Whether `call` gives a value to a name that goes where somebody can close
    /// what it is made of.
    fn name_is_handed_on(&self, call: Node<'t>) -> bool {
        let Use::Stored(place) = use_of(call) else {
            return false;
        };
        let model = self.cx.model();
        let symbol = place
            .child(Field::Left)
            .and_then(|name| model.symbol_of(name));
        let mut uses = symbol.map(|id| uses_of(model, id)).into_iter().flatten();
        uses.any(|(_, used)| {
            matches!(
                used,
                Use::Returned(_) | Use::Yielded(_) | Use::Stored(_) | Use::Contained(_)
            )
        })
    }

    fn handed_to_method(&mut self, function: syntax::Attribute<'t>, held: Held) {
        let name = function.name().map_or("", Node::text);
        let text_type = function.object().is_some_and(|object| {
            matches!(type_of(self.cx.model(), object), Type::Str | Type::Bytes)
        });
        const KEEP: &[&str] = &[
            "add",
            "append",
            "appendleft",
            "callback",
            "insert",
            "put",
            "put_nowait",
            "register",
            "send",
            "setdefault",
            "start",
            "submit",
            "watch",
        ];
        if self.cx.resources().is_owner_method(name) {
            self.usage.quiet = true;
        } else if name == "writelines" || name == "join" && text_type {
            // Reads it to its end.
        } else if name.starts_with("assert") && !name.starts_with("assertRaises") {
            // Looks at it.
        } else if starts_upper(name) || KEEP.contains(&name) || name.starts_with("set") {
            self.usage.quiet |= held == Held::Handle;
            self.doubt(format!("`{}`", first_line(function.node())));
        } else {
            self.doubt(format!("`{}`", first_line(function.node())));
        }
    }

    fn iterated(&mut self, construct: Node<'t>, held: Held) {
        if held == Held::Handle
            && !self.cx.resources().is_iterable(self.opened.opener)
            && !self.is_map()
        {
            self.keep("is iterated");
            return;
        }
        if construct.is(Kind::ForStatement) && self.opened.opener.kind == "response" {
            let mut inside = construct.descendants();
            self.usage.drained |=
                !inside.any(|it| matches!(it.kind(), Kind::BreakStatement | Kind::ReturnStatement));
        }
        if !construct.is(Kind::ForInClause) {
            return;
        }
        match construct.parent() {
            Some(genexp) if genexp.is(Kind::GeneratorExpression) => {
                self.result(genexp, Held::Lazy);
            }
            _ => {}
        }
    }

    /// Used by a function or generator expression that runs later.
    fn captured(&mut self, name: Node<'t>, by: Node<'t>, held: Held) {
        let inner = use_of(name);
        let closes = match inner {
            Use::Method(call) => matches!(method_name(call), "close" | "__exit__"),
            Use::Attribute(attribute) => attribute.text().ends_with(".close"),
            Use::Managed(_) => true,
            Use::Argument(call) => {
                self.cx.resources().is_owner_method(method_name(call))
                    || is_closed_by(call, name, self.cx.model())
            }
            _ => false,
        };
        if closes {
            self.usage.quiet = true;
            return;
        }
        if let Use::Method(call) = inner
            && held == Held::Handle
        {
            self.usage.drained |= reads_to_the_end(call);
        }
        let reads = match inner {
            Use::Method(call) => self
                .cx
                .resources()
                .gives_data(self.opened.opener, method_name(call)),
            _ => false,
        };
        let same_scope = self.cx.model().opened_by(by) == Some(self.cx.model().scope_of(name));
        match by.kind() {
            Kind::Lambda
                if held == Held::Handle
                    && reads
                    && same_scope
                    && is_sentinel_loop(by, self.cx.model()) => {}
            Kind::GeneratorExpression if held == Held::Handle && reads && same_scope => {
                self.result(by, Held::Lazy);
            }
            _ => self.keep("is used by a function that may run later"),
        }
    }

    /// Whether what gets the second name `target` is closed by that name, or
    /// put where somebody can close it.
    fn is_closed_by_name(&self, target: Node<'t>) -> bool {
        let model = self.cx.model();
        let symbol = model.symbol_of(target);
        let mut uses = symbol.map(|id| uses_of(model, id)).into_iter().flatten();
        uses.any(|(_, used)| match used {
            Use::Managed(_) | Use::Contained(_) | Use::Returned(_) | Use::Yielded(_) => true,
            Use::Method(call) => method_name(call) == "close",
            Use::Argument(call) => method_name(call) == "append",
            _ => false,
        })
    }

    fn stored(&mut self, place: Node<'t>, held: Held) {
        let target = place.child(Field::Left);
        let Some(target) = target.filter(|_| place.is(Kind::Assignment)) else {
            self.keep("gets a second name");
            return;
        };
        if held == Held::Handle {
            // An attribute or item makes it somebody's.
            match target.kind() {
                Kind::Attribute | Kind::Subscript => self.usage.quiet = true,
                _ if self.is_closed_by_name(target) => self.usage.quiet = true,
                _ => self.keep(format!("gets a second name, `{}`", first_line(target))),
            }
            return;
        }
        let model = self.cx.model();
        let symbol = model.symbol_of(target).filter(|&symbol| {
            let known = model.symbol(symbol);
            target.is(Kind::Identifier)
                && known.bindings.len() == 1
                && known.scope == model.symbol(self.opened.symbol).scope
        });
        // `a = b = reader`.
        let alone = place
            .parent()
            .is_some_and(|parent| parent.is(Kind::ExpressionStatement));
        match symbol {
            Some(symbol) if alone && self.aliases.len() < ALIASES => {
                if !self.aliases.iter().any(|(known, _)| *known == symbol) {
                    self.aliases.push((symbol, held));
                }
            }
            _ => self.keep(format!("is still used through `{}`", first_line(target))),
        }
    }
}
