//! Where text is not well-formed Python.

use super::{Kind, Node, Tree};
use crate::text::Span;

/// What is wrong with a file's form.
///
/// The parser checks neither line ends nor indentation, so these are looked at
/// here: a line that ends within a statement and outside brackets; two statements
/// with nothing between them; an empty block, a statement whose first column
/// differs from its siblings', a block that is not indented further than its
/// owner, a clause that is not in its owner's column, a module statement that is
/// not in column 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// Text that fits no rule of the grammar, or text that is missing.
    pub errors: Vec<Span>,
    /// Statements, clauses and blocks in the wrong column, or broken over lines
    /// where that must not be.
    pub misshapen: Vec<Span>,
}

impl Faults {
    pub(super) fn find(tree: &Tree<'_>) -> Self {
        let mut faults = Self::default();
        for node in tree.nodes() {
            if node.is(Kind::Error) || node.is_missing() {
                faults.errors.push(node.span());
            }
            let misshapen = match node.kind() {
                Kind::Module => children_stray(node, ""),
                Kind::Block => block_is_misshapen(node),
                Kind::ElifClause | Kind::ElseClause | Kind::ExceptClause | Kind::FinallyClause => {
                    clause_is_misshapen(node)
                }
                _ => false,
            };
            if let Some(head) = head(node)
                && holds_line_end(tree, head)
            {
                faults.misshapen.push(head);
            }
            if misshapen {
                faults.misshapen.push(node.span());
            }
        }
        faults
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.misshapen.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.errors.len() + self.misshapen.len()
    }

    /// The first byte of the first one.
    pub fn first(&self) -> Option<u32> {
        self.errors
            .iter()
            .chain(&self.misshapen)
            .map(|span| span.start)
            .min()
    }
}

/// What of a statement or clause must be on one logical line: all but suites
/// and what comes behind them.
fn head(node: Node<'_>) -> Option<Span> {
    let is_head = node.is(Kind::Decorator) || node.kind().is_clause() || node.kind().is_statement();
    if !is_head || node.is(Kind::DecoratedDefinition) {
        return None;
    }
    let mut end = node.end();
    let mut colon = None;
    for child in node.children() {
        if child.is(Kind::Block) || child.kind().is_clause() {
            end = colon.unwrap_or(node.start());
            break;
        }
        if child.text() == ":" {
            colon = Some(child.end());
        }
    }
    Some(Span::new(node.start(), end))
}

/// Whether a logical line ends within `span`.
fn holds_line_end(tree: &Tree<'_>, span: Span) -> bool {
    let lexed = tree.lexed();
    if lexed.lost || lexed.unbalanced {
        return false;
    }
    let text = tree.source().slice(span);
    let mut ends = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
    ends.any(|(at, _)| {
        let offset = span.start + at as u32;
        lexed.string_around(offset).is_none() && !lexed.is_joined_at(offset)
    })
}

/// The whitespace before `node` when nothing else stands before it on its
/// line, and that line does not go on from the one above (`a; \`).
fn indentation(node: Node<'_>) -> Option<&str> {
    let tree = node.tree();
    let before = &tree.source().text()[..node.start() as usize];
    let start = before.trim_end_matches([' ', '\t', '\u{c}']).len();
    let starts_line = start == 0 || before[..start].ends_with(['\n', '\r']);
    if !starts_line || start > 0 && tree.lexed().is_joined_at(start as u32 - 1) {
        return None;
    }
    before[start..].rsplit('\u{c}').next()
}

/// Whether a statement is in another column than it should be, or follows another
/// one without a line end or `;` between them.
fn children_stray(parent: Node<'_>, expected: &str) -> bool {
    let tree = parent.tree();
    let bytes = tree.source().text().as_bytes();
    let separates = |at: u32| match bytes[at as usize] {
        b'\n' | b'\r' => !tree.lexed().is_joined_at(at),
        byte => byte == b';',
    };
    let mut end = None;
    let mut children = parent.named_children();
    children.any(|child| {
        let before = end.replace(child.end());
        if child.is(Kind::Error) {
            return false;
        }
        match indentation(child) {
            Some(indent) => indent != expected,
            None => before.is_some_and(|end| !(end..child.start()).any(separates)),
        }
    })
}

fn block_is_misshapen(block: Node<'_>) -> bool {
    let Some(first) = block.named_children().next() else {
        return true;
    };
    let Some(owner) = block.parent() else {
        return true;
    };
    let Some(indent) = indentation(first) else {
        return false;
    };
    let outer = owner_indentation(owner);
    children_stray(block, indent) || width(indent) <= width(outer)
}

/// The indentation of the line on which the compound statement of `clause`
/// starts.
fn owner_indentation(clause: Node<'_>) -> &str {
    indentation(clause)
        .or_else(|| clause.statement().and_then(indentation))
        .unwrap_or("")
}

fn clause_is_misshapen(clause: Node<'_>) -> bool {
    let (Some(indent), Some(owner)) = (indentation(clause), clause.parent()) else {
        return false;
    };
    indentation(owner).is_some_and(|outer| width(outer) != width(indent))
}

/// Columns as Python counts them: a tab goes to the next multiple of eight.
fn width(indent: &str) -> usize {
    indent.bytes().fold(0, |column, byte| {
        if byte == b'\t' {
            column / 8 * 8 + 8
        } else {
            column + 1
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn faults(text: &str) -> Faults {
        let source = Source::new("case.py", text);
        Tree::parse(&source).faults().clone()
    }

    #[test]
    fn wrong_indentation_is_seen() {
        for text in [
            "if x:\npass\n",
            "if x:\n        a\n    b\n",
            "if x:\n    a\n\tb\n",
            "for x in y:\n",
            "  a\nb\n",
            "class A:\n    def f(self):\n    pass\n",
            "with a\n  .b() as c:\n    pass\n",
            "x = a\n  .b\n",
            "x = ''for y in z: x += y\n",
            "x = ''\\\nfor y in z: x += y\n",
            "if x:\n    a = 'b'while c: d\n",
        ] {
            assert!(!faults(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn well_formed_python_has_none() {
        for text in [
            "",
            "\u{c}\nx = 1\n",
            "if x: a; b\nelse: c\n",
            "if x:\n  a\nelif y:\n        b\nelse:\n c\n",
            "def f():\n\tif x:\n\t\treturn (1,\n2)\n# end\n\tpass",
            "try:\n    a\nexcept E:\n    b\nfinally:\n    c\n",
            "@d\nclass A:\n    @e\n    def f(self): pass\n",
            "print 'x'\nexec 'y' in z\n",
            "match x:\n    case 1:\n        pass\n",
            "x = '''\nif:\n'''\n",
            "a\rif b:\r    c\r",
            "class A:\n\n    x = 1\n\x0c\n    y = 2\n",
            "with (a\n  .b()) as c, \\\n     d: # e\n\n    f\r\ng(\r\n)",
            "match x:\n    # a\n\n    case {1: 2,\n  3: 4}:\n        pass\n",
            "@a(\n)\n# b\n@c\nasync def d(e: int,\n      f) -> g: h\nx = lambda: '''\n''' \\\n  + y\n",
            "try:\n    a\nexcept (B,\n        C): d\nelse:\n\n    e\n",
            "a; \\\n  b\nif x:\n    a; \\\r\nb\n    c\n",
            "if x:\n\x0c    a\n    b\n",
        ] {
            assert_eq!(faults(text), Faults::default(), "{text}");
        }
    }
}
