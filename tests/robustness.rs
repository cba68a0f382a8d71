//! Hostile files: parsing and the model come to an end on a small stack.

use norefcount::semantic::{Flow, Model, is_pure, place_in_statement, type_of, uses_of};
use norefcount::syntax::{Kind, Tree};
use norefcount::text::Source;

fn survives(text: String) {
    survives_bytes(text.into_bytes());
}

fn survives_bytes(bytes: Vec<u8>) {
    let run = move || {
        let Ok(source) = Source::from_bytes("case.py", &bytes) else {
            return;
        };
        assert_eq!(source.to_bytes().as_deref(), Some(bytes.as_slice()));
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let flow = Flow::new(&model, tree.root());
        for (symbol, _) in model.symbols().take(10) {
            uses_of(&model, symbol);
        }
        for node in tree
            .nodes()
            .filter(|node| node.is(Kind::Identifier))
            .take(10)
        {
            type_of(&model, node);
            model.qualified_names(node);
            if let Some(statement) = node.statement() {
                place_in_statement(node, statement, &[]);
                if let Some(flow) = &flow {
                    flow.runs_after(statement, &[node]);
                    flow.reached(statement, &[]);
                    if let Some(symbol) = model.symbol_of(node) {
                        flow.is_read_after(&model, symbol, statement);
                    }
                }
            }
        }
        for node in tree.root().named_children() {
            is_pure(node);
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(run)
        .unwrap();
    thread.join().unwrap();
}

const MANY: usize = 100_000;

#[test]
fn nested_brackets() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("a[", "]")] {
        survives(format!(
            "x = {}1{}\n",
            open.repeat(MANY),
            close.repeat(MANY)
        ));
    }
}

#[test]
fn open_brackets() {
    for open in ["(", "[", "{", "f(", "lambda: ("] {
        survives(format!("x = {}\n", open.repeat(MANY)));
    }
}

#[test]
fn long_chains() {
    for link in [
        "+a",
        ".a",
        "()",
        "[a]",
        " and a",
        " if a else a",
        " < a",
        "**a",
        "\n+a",
        ", a",
    ] {
        survives(format!("x = a{}\n", link.repeat(MANY)));
    }
    survives(format!("{}a\n", "x = ".repeat(MANY)));
    survives(format!("x = {}a\n", "not ".repeat(MANY)));
    survives(format!("x = {}a\n", "-".repeat(MANY)));
    survives(format!("x = {}a\n", "lambda: ".repeat(MANY)));
    survives(format!("x = {}\n", "'a' ".repeat(MANY)));
}

#[test]
fn long_files() {
    survives("# comment\n".repeat(16_000));
    survives("    # comment\n".repeat(16_000));
    survives("x = 1\n# c\n".repeat(16_000));
    survives("a; ".repeat(50_000));
    survives("\n".repeat(1_000_000));
    // The parser takes quadratic time here; no real file has so many.
    survives("\\\n".repeat(2_000));
    survives("x = 1\n".repeat(MANY));
    survives("'''".repeat(MANY));
    survives("f'{".repeat(20_000));
    survives("if a: pass\n".to_owned() + &"elif b: pass\n".repeat(20_000));
    survives("try: a()\n".to_owned() + &"except E: pass\n".repeat(20_000));
}

#[test]
fn deep_blocks() {
    for header in [
        "if a:",
        "def f():",
        "class C:",
        "with a:",
        "for a in b:",
        "try:",
    ] {
        for depth in [100, 1_000] {
            let lines = (0..depth).map(|level| format!("{}{header}\n", " ".repeat(level)));
            survives(format!(
                "{}{}pass\n",
                lines.collect::<String>(),
                " ".repeat(depth)
            ));
        }
    }
    survives("if a: ".repeat(MANY));
    survives("else: ".repeat(MANY));
}

#[test]
fn no_python_at_all() {
    let mut state = 7_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut garbage = b"# coding: latin-1\n".to_vec();
    garbage.extend((0..200_000).map(|_| random()));
    survives_bytes(garbage);
    let letters = b"(){}[]'\"\\\n\r\t :;,#fb=+.ifdefelse\0\x0c";
    for _ in 0..20 {
        survives_bytes(
            (0..5_000)
                .map(|_| letters[random() as usize % letters.len()])
                .collect(),
        );
    }
    survives("\0".repeat(MANY));
    survives(format!("x = 1\0\n{}", "\0y\n".repeat(1000)));
    survives("\u{feff}".repeat(1000));
    survives("é = 'ü'\r".repeat(1000));
    survives(String::new());
}
