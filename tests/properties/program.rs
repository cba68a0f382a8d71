//! Little programs in every layout that Python allows.

use proptest::prelude::*;

/// A statement, as a shape to be written out.
#[derive(Debug, Clone)]
pub(crate) enum Statement {
    /// One logical line; the number picks the form.
    Simple(u8),
    /// Several of one line each, with semicolons, perhaps one at the end.
    Line(Vec<u8>, bool),
    /// A header with its suites; the number picks the keyword.
    Compound(u8, Vec<Suite>),
}

/// What follows a colon.
#[derive(Debug, Clone)]
pub(crate) enum Suite {
    /// On the header's line.
    Inline(Vec<u8>, bool),
    /// On lines of its own.
    Block(Vec<Statement>),
}

/// A program and its layout.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    statements: Vec<Statement>,
    unit: &'static str,
    newline: &'static str,
    ends: bool,
}

/// Programs of a few statements, some levels deep.
pub(crate) fn programs() -> impl Strategy<Value = Program> {
    let simple = any::<u8>().prop_map(Statement::Simple);
    let line = (prop::collection::vec(any::<u8>(), 1..4), any::<bool>())
        .prop_map(|(parts, semicolon)| Statement::Line(parts, semicolon));
    let leaf = prop_oneof![3 => simple, 1 => line];
    let statement = leaf.prop_recursive(3, 24, 4, |inner| {
        let inline = (prop::collection::vec(any::<u8>(), 1..4), any::<bool>())
            .prop_map(|(parts, semicolon)| Suite::Inline(parts, semicolon));
        let block = prop::collection::vec(inner, 1..4).prop_map(Suite::Block);
        let suite = prop_oneof![1 => inline, 3 => block];
        (any::<u8>(), prop::collection::vec(suite, 3))
            .prop_map(|(kind, suites)| Statement::Compound(kind, suites))
    });
    (
        prop::collection::vec(statement, 1..5),
        prop::sample::select(vec!["    ", "\t", "  ", " "]),
        prop::sample::select(vec!["\n", "\n", "\r\n", "\r"]),
        any::<bool>(),
    )
        .prop_map(|(statements, unit, newline, ends)| Program {
            statements,
            unit,
            newline,
            ends,
        })
}

impl Program {
    /// The program as text.
    pub(crate) fn text(&self) -> String {
        let mut writer = Writer {
            out: String::new(),
            unit: self.unit,
            count: 0,
        };
        writer.block(&self.statements, 0);
        if !self.ends {
            let kept = writer.out.trim_end_matches('\n').len();
            writer.out.truncate(kept);
        }
        writer.out.replace('\n', self.newline)
    }
}

struct Writer {
    out: String,
    unit: &'static str,
    count: usize,
}

impl Writer {
    fn block(&mut self, statements: &[Statement], depth: usize) {
        for statement in statements {
            self.statement(statement, depth);
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str(self.unit);
        }
    }

    /// Comments and blank lines in front of a statement.
    fn trivia(&mut self, pick: u8, depth: usize) {
        match pick / 32 {
            0 => {
                self.indent(depth);
                self.out.push_str("# note it's\n");
            }
            1 => self.out.push_str("# at the left (\n"),
            2 => self.out.push('\n'),
            3 => {
                self.indent(depth);
                self.out.push('\n');
            }
            _ => {}
        }
    }

    fn statement(&mut self, statement: &Statement, depth: usize) {
        match statement {
            Statement::Simple(pick) => {
                self.trivia(*pick, depth);
                self.indent(depth);
                self.simple(*pick);
                self.out.push_str(if pick / 16 % 2 == 0 {
                    "\n"
                } else {
                    "  # trailing: '\n"
                });
            }
            Statement::Line(parts, semicolon) => {
                self.indent(depth);
                self.line(parts, *semicolon);
            }
            Statement::Compound(pick, suites) => self.compound(*pick, suites, depth),
        }
    }

    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn simple(&mut self, pick: u8) {
        let n = self.number();
        let text = match pick % 10 {
            0 => format!("x{n} = '''one\n  two # no\n\tthree\\\n'''"),
            1 => format!("b{n}(1,\n2,  # why\n      3)"),
            2 => format!("c{n} = 1 + \\\n  2"),
            3 => "pass".to_owned(),
            4 => format!("f{n} = f'''{{a}}\n  {{b!r:>{{w}}}}\n'''"),
            5 => format!("d{n} = [\n]"),
            6 => format!("'text {n}'"),
            7 => format!("x{n} = 'a' \\\n'b'"),
            _ => format!("a{n}()"),
        };
        self.out.push_str(&text);
    }

    fn line(&mut self, parts: &[u8], semicolon: bool) {
        for (at, pick) in parts.iter().enumerate() {
            if at > 0 {
                self.out.push_str(if pick % 3 == 0 { ";" } else { "; " });
            }
            let n = self.number();
            match pick % 8 {
                0 => self.out.push_str(&format!("t{n} = '''p\n q'''")),
                1 => self.out.push_str("pass"),
                2 => self.out.push_str(&format!("u{n}(1,\n 2)")),
                _ => self.out.push_str(&format!("v{n} = {n}")),
            }
        }
        self.out.push_str(if semicolon { ";" } else { "" });
        let comment = parts.iter().any(|pick| pick % 5 == 0);
        self.out.push_str(if comment { " # end\n" } else { "\n" });
    }

    fn compound(&mut self, pick: u8, suites: &[Suite], depth: usize) {
        let n = self.number();
        self.trivia(pick, depth);
        let headers: &[&str] = match pick % 12 {
            0 => &["if i:"],
            1 => &["if i:", "elif j:", "else:"],
            2 => &["for i in (j,\nk):", "else :"],
            3 => &["while i:"],
            4 => &["try:", "except E as e:", "finally:"],
            5 => &["try:", "except E:", "else:"],
            6 => &["with a as b, c:"],
            7 => &["def g(a,\n  b):"],
            8 => &["@d\ndef g():"],
            9 => &["class C:"],
            10 => &["async def g():"],
            _ => &["try:", "finally:"],
        };
        for (header, suite) in headers.iter().zip(suites) {
            for (at, line) in header.split('\n').enumerate() {
                if at > 0 {
                    self.out.push('\n');
                }
                self.indent(if at == 0 || header.starts_with('@') {
                    depth
                } else {
                    0
                });
                self.out.push_str(line);
            }
            match suite {
                Suite::Inline(parts, semicolon) => {
                    self.out.push(' ');
                    self.line(parts, *semicolon);
                }
                Suite::Block(statements) => {
                    self.out.push_str(if n.is_multiple_of(3) {
                        "  # so\n"
                    } else {
                        "\n"
                    });
                    self.block(statements, depth + 1);
                }
            }
        }
    }
}
