//! Where text is not well-formed Python.

use super::{Kind, Node, Tree};
use crate::text::Span;

/// What is wrong with a file's form.
///
/// The parser does not check indentation, so blocks are looked at here: an
/// empty one, a statement whose first column differs from its siblings', a
/// block that is not indented further than its owner, a clause that is not in
/// its owner's column, a module statement that is not in column 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// Text that fits no rule of the grammar, or text that is missing.
    pub errors: Vec<Span>,
    /// Statements, clauses and blocks in the wrong column.
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

/// The whitespace before `node` when nothing else stands before it on its
/// line.
fn indentation(node: Node<'_>) -> Option<&str> {
    let source = node.tree().source();
    let start = source.lines().line_start(node.start());
    let before = source.slice(Span::new(start, node.start()));
    before
        .trim_start_matches('\u{c}')
        .bytes()
        .all(|b| matches!(b, b' ' | b'\t' | b'\x0c'))
        .then(|| before.rsplit('\u{c}').next().unwrap_or_default())
}

fn children_stray(parent: Node<'_>, expected: &str) -> bool {
    parent
        .named_children()
        .filter(|child| !child.is(Kind::Error))
        .filter_map(indentation)
        .any(|indent| indent != expected)
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
        ] {
            assert_eq!(faults(text), Faults::default(), "{text}");
        }
    }
}
