//! Little programs that run: around files in expressions and names, generators
//! that are left early, strings that grow, and proxies. Everything that can be
//! observed of them is logged.

use crate::random::Random;

/// A program. It needs `log` and `cat`, and files `a.txt`, `b.txt`, `c.json`.
pub(crate) fn program(random: &mut Random) -> String {
    let mut writer = Writer {
        random,
        out: PRELUDE.to_owned(),
        count: 0,
        names: Vec::new(),
    };
    for number in 0..=writer.random.below(3) {
        writer.function(number);
    }
    writer.out
}

const PRELUDE: &str = "\
import contextlib, gc, json, os, sys, weakref

def gen(n=3, name='g'):
    try:
        for i in range(n):
            yield i
    finally:
        log('end of', name)

def plain(n=3):
    for i in range(n):
        yield i

def check(value, *rest):
    log('check', value, *rest)
    return value

class Node:
    def __init__(self, value, parent=None):
        self.value = value
        self._parent = weakref.proxy(parent) if parent is not None else None
        self.kids = []
    def up(self):
        return self._parent.value if self._parent is not None else None
    def add(self, value):
        kid = Node(value, self)
        self.kids.append(kid)
        return kid
    def total(self):
        return self.value + sum(kid.total() for kid in self.kids)

class Leaf:
    def __init__(self, owner):
        self._owner = weakref.proxy(owner)
    def show(self):
        self._owner.value += 1
        return self._owner.value
    def ask(self, index):
        return self._owner.kids[index].up()

";

struct Writer<'r> {
    random: &'r mut Random,
    out: String,
    count: usize,
    /// Variables that hold strings or numbers, in the function that is written.
    names: Vec<String>,
}

/// Where a statement stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    in_loop: bool,
    in_function: bool,
}

impl Place {
    fn inner(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

impl Writer<'_> {
    fn function(&mut self, number: usize) {
        self.names = vec!["arg".to_owned()];
        let in_function = !self.random.one_in(6);
        let mut place = Place {
            depth: 0,
            in_loop: false,
            in_function,
        };
        if in_function {
            self.line(place, &format!("def work{number}(arg):"));
            place = place.inner();
            if self.random.one_in(5) {
                self.line(place, "'''What it does.'''");
            }
        } else {
            self.line(place, "arg = 1");
        }
        for _ in 0..=self.random.below(5) {
            self.statement(place);
        }
        if in_function {
            if self.random.one_in(2) {
                let value = self.expression();
                self.line(place, &format!("return {value}"));
            }
            self.out.push('\n');
            for arg in 0..2 {
                self.out.push_str(&format!(
                    "try:\n    log('result', work{number}({arg}))\nexcept Exception as error:\n    \
                     log(type(error).__name__)\n"
                ));
            }
        }
        self.out.push('\n');
    }

    fn line(&mut self, place: Place, text: &str) {
        for part in text.split('\n') {
            self.out.push_str(&"    ".repeat(place.depth));
            self.out.push_str(part);
            self.out.push('\n');
        }
    }

    fn new_name(&mut self) -> String {
        self.count += 1;
        let stem = self.random.pick(&["x", "text", "f", "data", "s", "item"]);
        // Names of two functions may be the same, and be bound before.
        match self.random.below(4) {
            0 => stem.to_owned(),
            _ => format!("{stem}{}", self.count),
        }
    }

    fn name(&mut self) -> String {
        let at = self.random.below(self.names.len());
        self.names[at].clone()
    }

    fn path(&mut self) -> &'static str {
        self.random.pick(&[
            "'a.txt'",
            "'b.txt'",
            "'a.txt' if arg else 'b.txt'",
            "os.path.join('.', 'a.txt')",
        ])
    }

    fn condition(&mut self) -> String {
        match self.random.below(6) {
            0 => "arg".to_owned(),
            1 => "not arg".to_owned(),
            2 => format!("len(str({})) > 2", self.name()),
            3 => "arg == 1".to_owned(),
            4 => format!("check({})", self.name()),
            _ => "os.path.exists('new.txt')".to_owned(),
        }
    }

    /// Something that may lean on a reference count.
    fn expression(&mut self) -> String {
        let (path, name) = (self.path(), self.name());
        match self.random.below(22) {
            0 => format!("open({path}).read()"),
            1 => format!("open({path}).read().upper()"),
            2 => format!("open({path}).readlines()[0]"),
            3 => format!("len(open({path}).read())"),
            4 => format!("[line.strip() for line in open({path})]"),
            5 => "json.load(open('c.json'))['k']".to_owned(),
            6 => format!("check({name}, open({path}).read())"),
            7 => format!("open({path}).read() if {name} else 'no'"),
            8 => format!("{name} and open({path}).read()"),
            9 => format!("sorted(open({path}))"),
            10 => format!("(open({path}).read(), check({name}))"),
            11 => format!("str({name}) + open({path}).readline()"),
            12 => "next(gen())".to_owned(),
            13 => "any(v for v in gen())".to_owned(),
            14 => "1 in gen(4)".to_owned(),
            15 => "list(zip(gen(2), [1]))".to_owned(),
            16 => "all(gen(2))".to_owned(),
            17 => format!("'%s %s' % (open({path}).read(), {name})"),
            18 => format!("open({path}, 'rb').read().decode()"),
            19 => format!("max(open({path}), key=len)"),
            20 => format!("open({path}).read().split()[0] + f'{{open('b.txt').read()!r}}'")
                .replace("'b.txt'", "\"b.txt\""),
            _ => format!("{{'k': open({path}).read()}}['k']"),
        }
    }

    fn block(&mut self, place: Place, most: usize) {
        // What is bound in a block may not be bound after it.
        let known = self.names.len();
        for _ in 0..=self.random.below(most) {
            self.statement(place.inner());
        }
        self.names.truncate(known);
    }

    fn statement(&mut self, place: Place) {
        if place.depth > 4 {
            let name = self.name();
            return self.line(place, &format!("log({name})"));
        }
        match self.random.below(30) {
            0..=3 => {
                let (value, name) = (self.expression(), self.new_name());
                self.line(place, &format!("{name} = {value}"));
                self.names.push(name);
            }
            4 | 5 => {
                let value = self.expression();
                self.line(place, &format!("log({value})"));
            }
            6 => {
                let mode = self.random.pick(&["w", "a"]);
                self.line(
                    place,
                    &format!("open('new.txt', '{mode}').write('more')\nlog(cat('new.txt'))"),
                );
            }
            7 => self.line(
                place,
                "log('!'); open('new.txt', 'w').write('x'); log(cat('new.txt'))",
            ),
            8..=10 => self.local(place),
            11 | 12 => self.lines(place),
            13..=16 => self.generator(place),
            17..=20 => self.growing(place),
            21 | 22 => self.tree(place),
            23 => {
                let condition = self.condition();
                self.line(place, &format!("if {condition}:"));
                self.block(place, 2);
                if self.random.one_in(2) {
                    self.line(place, "else:");
                    self.block(place, 2);
                }
            }
            24 => {
                self.line(place, "try:");
                self.block(place, 2);
                if self.random.one_in(3) {
                    self.line(place, "    raise ValueError('odd')");
                }
                self.line(
                    place,
                    "except (ValueError, StopIteration) as error:\n    log('caught', error)",
                );
                if self.random.one_in(3) {
                    self.line(place, "finally:\n    log('finally')");
                }
            }
            25 => {
                self.line(place, "for turn in range(2):");
                let inner = Place {
                    in_loop: true,
                    ..place
                };
                self.block(inner, 2);
            }
            26 => {
                let name = self.name();
                let statement = self.random.pick(&[
                    "assert sys.getrefcount(NAME) > 0",
                    "sys.getrefcount(NAME)",
                    "before = sys.getrefcount(NAME)\nassert sys.getrefcount(NAME) == before",
                    "gc.collect()",
                ]);
                self.line(place, &statement.replace("NAME", &name));
            }
            27 => self.leave(place),
            28 => {
                let name = self.name();
                self.line(place, &format!("# about {name}\nlog({name})  # seen"));
            }
            _ => {
                let name = self.name();
                self.line(place, &format!("log(type({name}).__name__, {name})"));
            }
        }
    }

    fn leave(&mut self, place: Place) {
        let condition = self.condition();
        let value = self.expression();
        let way = match self.random.below(4) {
            0 if place.in_loop => "break".to_owned(),
            1 if place.in_loop => "continue".to_owned(),
            2 if place.in_function => format!("return {value}"),
            _ => "raise ValueError('left')".to_owned(),
        };
        self.line(place, &format!("if {condition}:\n    {way}"));
    }

    /// A file that has a name.
    fn local(&mut self, place: Place) {
        let (file, data, path) = (self.new_name(), self.new_name(), self.path());
        match self.random.below(9) {
            0 => self.line(place, &format!("{file} = open({path})\n{data} = {file}.read()")),
            1 => self.line(
                place,
                &format!("{file} = open({path})\nfor {data} in {file}:\n    log({data}.strip())"),
            ),
            2 => {
                self.line(place, &format!("{file} = open('new.txt', 'w')\n{file}.write('start')"));
                if self.random.one_in(2) {
                    self.statement(place);
                }
                self.line(place, &format!("{file}.write('stop')\n{data} = {file}.tell()"));
                self.names.push(data.clone());
                if self.random.one_in(2) {
                    self.line(place, "log(cat('new.txt') if os.path.exists('new.txt') else None)");
                }
            }
            3 => {
                self.line(place, &format!("{file} = open({path})"));
                self.leave(place);
                self.line(place, &format!("{data} = {file}.readline()"));
            }
            4 => self.line(
                place,
                &format!("{file} = open({path})\n{data} = [{file}.readline(), {file}.readline()]\n{file} = None"),
            ),
            5 => {
                let condition = self.condition();
                self.line(place, &format!("{file} = None\nif {condition}:\n    {file} = open({path})"));
                self.line(place, &format!("{data} = {file}.read() if {file} else 'none'"));
            }
            6 => self.line(
                place,
                &format!("{file} = open({path})\n{data} = (lambda: {file}.read())()"),
            ),
            7 => self.line(
                place,
                &format!("{file} = open({path})\n{data} = {file}.read()\n{file} = open('b.txt')\n{data} += {file}.read()"),
            ),
            _ => {
                self.line(place, &format!("{file} = open({path})\ntry:\n    {data} = {file}.read()\nfinally:\n    {file}.close()"));
            }
        }
        self.names.push(data.clone());
        self.line(place, &format!("log({data})"));
    }

    /// A loop over the lines of a file.
    fn lines(&mut self, place: Place) {
        let (line, path) = (self.new_name(), self.path());
        let over = match self.random.below(4) {
            0 => format!("for n, {line} in enumerate(open({path})):"),
            1 => format!("for {line} in open({path}).readlines():"),
            2 => format!("for {line} in map(str.strip, open({path})):"),
            _ => format!("for {line} in open({path}):"),
        };
        self.line(place, &over);
        let inside = Place {
            in_loop: true,
            ..place.inner()
        };
        self.line(inside, &format!("log({line}.strip())"));
        if self.random.one_in(2) {
            self.leave(inside);
        }
        self.block(
            Place {
                in_loop: true,
                ..place
            },
            1,
        );
        if self.random.one_in(4) {
            self.line(place, "else:\n    log('no break')");
        }
    }

    fn generator(&mut self, place: Place) {
        let (item, name) = (self.new_name(), self.new_name());
        match self.random.below(9) {
            0..=4 => {
                let over = match self.random.below(5) {
                    0 => "enumerate(gen(4))",
                    1 => "gen(2, 'long')",
                    2 => "plain(4)",
                    3 => "zip(gen(3), 'abc')",
                    _ => "gen(4)",
                };
                self.line(place, &format!("for {item} in {over}:"));
                let inside = Place { in_loop: true, ..place.inner() };
                self.line(inside, &format!("log({item})"));
                match self.random.below(4) {
                    0 => self.line(inside, "break"),
                    1 => self.line(inside, &format!("if {item} in (1, (1, 1), (1, 'b')):\n    break")),
                    2 => self.leave(inside),
                    _ => {}
                }
                if self.random.one_in(2) {
                    self.block(Place { in_loop: true, ..place }, 1);
                }
                if self.random.one_in(4) {
                    self.line(place, "else:\n    log('all of it')");
                }
                self.line(place, "log('after')");
            }
            5 => self.line(
                place,
                &format!("{name} = gen(5, 'kept')\nfor {item} in {name}:\n    if {item} == 1:\n        break\nlog(next({name}))\nlog(list({name}))"),
            ),
            6 => self.line(place, &format!("{item}, *{name} = gen(3)\nlog({item}, {name})")),
            7 => self.line(place, &format!("try:\n    {item}, {name} = gen(3)\nexcept ValueError:\n    log('too many')")),
            _ => self.line(place, &format!("{name} = next(v for v in gen(5) if v > 1)\nlog({name})")),
        }
    }

    /// A string that grows in a loop.
    fn growing(&mut self, place: Place) {
        let (text, item) = (self.new_name(), self.new_name());
        let start = self
            .random
            .pick(&["''", "''", "''", "'> '", "str(arg)", "0"]);
        let is_text = start != "0";
        self.line(place, &format!("{text} = {start}"));
        if self.random.one_in(5) {
            self.statement(place);
        }
        let over = match self.random.below(4) {
            0 => format!("for {item} in gen(3):"),
            1 => format!("for {item} in open('a.txt'):"),
            2 => format!("for {item} in 'abc':"),
            _ => format!("for {item} in range(4):"),
        };
        self.line(place, &over);
        let inside = Place {
            in_loop: true,
            ..place.inner()
        };
        let piece = if is_text {
            format!("str({item})")
        } else {
            format!("len(str({item}))")
        };
        for _ in 0..=self.random.below(3) {
            match self.random.below(9) {
                0 => self.line(inside, &format!("if {item}:\n    {text} += {piece}")),
                1 => self.line(inside, &format!("{text} = {text} + {piece}")),
                2 => self.line(inside, &format!("log(len(str({text})))")),
                3 if place.in_function => {
                    self.line(inside, &format!("if {item} == 2:\n    return {text}"))
                }
                4 => self.line(inside, &format!("if {item} == 'b':\n    continue")),
                5 => self.line(
                    inside,
                    &format!("for k in range(2):\n    {text} += {piece}"),
                ),
                6 => self.leave(inside),
                _ => self.line(inside, &format!("{text} += {piece}")),
            }
        }
        self.line(inside, &format!("{text} += {piece}"));
        if self.random.one_in(6) {
            self.line(
                place,
                &format!("else:\n    {text} += {}", if is_text { "'.'" } else { "1" }),
            );
        }
        self.names.push(text.clone());
        self.line(place, &format!("log({text})"));
    }

    /// Objects that know each other.
    fn tree(&mut self, place: Place) {
        let (node, leaf) = (self.new_name() + "_node", self.new_name() + "_leaf");
        self.line(
            place,
            &format!("{node} = Node(1)\nlog({node}.add(2).up(), {node}.add(3).add(4).up())"),
        );
        match self.random.below(4) {
            0 => self.line(place, &format!("{leaf} = Leaf({node})\nlog({leaf}.show(), {leaf}.ask(0), {leaf}.show())")),
            1 => self.line(place, &format!("{leaf} = weakref.proxy({node})\nlog({leaf}.value, {leaf}.total(), len({leaf}.kids))")),
            2 => self.line(place, &format!("{leaf} = weakref.proxy({node})\n{leaf}.value += 5\nlog({node}.value)\nfor kid in {leaf}.kids:\n    log(kid.value, kid.up())")),
            _ => self.line(place, &format!("{leaf} = weakref.proxy({node})\ndel {node}\ntry:\n    log({leaf}.value)\nexcept ReferenceError:\n    log('dead')")),
        }
    }
}
