//! The same whatever comes first, and from wherever it is looked at.

use super::*;

#[test]
fn standard_input_has_no_project() {
    let folder = tree(&[
        ("m.py", "$GEN"),
        ("main.py", &looping("from m import gen", "gen()")),
    ]);
    let input = fs::File::open(folder.path().join("main.py")).expect("the file is there");
    let output = Command::new(env!("CARGO_BIN_EXE_norefcount"))
        .current_dir(folder.path())
        .args(["check", "--stdin-filename", "main.py", "-"])
        .stdin(input)
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn files_are_found_from_any_folder() {
    let files = [
        ("top/pkg/__init__.py", ""),
        ("top/pkg/m.py", "$GEN"),
        ("top/pkg/in/__init__.py", ""),
        (
            "top/pkg/in/main.py",
            &looping("from ..m import gen", "gen()"),
        ),
        ("top/other.py", &looping("from pkg.m import gen", "gen()")),
    ];
    let folder = tree(&files);
    for (place, path) in [
        ("top/pkg/in", "main.py"),
        ("top/pkg/in", "."),
        ("top/pkg/in", ".."),
        ("top/pkg", "../pkg/in/main.py"),
        ("top", "pkg/in/../in"),
        ("top/pkg", "../other.py"),
        ("", "top"),
    ] {
        let output = norefcount(&folder.path().join(place), 2, &["--exit-code", path]);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            text.contains("+        gen1.close()") || text.contains("+        gen.close()"),
            "{place}: {path}: {text}"
        );
    }
}

/// What a fix makes of a module does not count in the same run, whatever comes
/// first: here opening becomes a `with` around a `yield`.
#[test]
fn files_are_as_they_were_when_the_run_started() {
    let lines = "def gen(path):\n    for line in open(path):\n        yield line\n";
    let main = looping("from m import gen", "gen('x')");
    let files = [
        ("m.py", lines),
        ("main.py", main.as_str()),
        ("z.py", main.as_str()),
    ];
    for threads in [1, 2] {
        for order in [["m.py", "main.py", "z.py"], ["z.py", "main.py", "m.py"]] {
            let folder = tree(&files);
            let mut arguments = vec!["--apply"];
            arguments.extend(order);
            norefcount(folder.path(), threads, &arguments);
            let text = |name| fs::read_to_string(folder.path().join(name)).expect("a file");
            assert!(text("m.py").contains("with open(path)"), "{}", text("m.py"));
            assert_eq!(
                (text("main.py"), text("z.py")),
                (main.clone(), main.clone())
            );
        }
    }
}

#[test]
fn order_and_threads_make_no_difference() {
    let mut files = Vec::new();
    for number in 0..24 {
        let next = (number + 1) % 24;
        let text = format!(
            "from pkg.m{next:02} import gen as other\nfrom pkg.m{next:02} import other as far\n\
             {MARK}\ndef f():\n    for x in other():\n        break\n    \
             for x in far():\n        return x\n"
        );
        files.push((format!("pkg/m{number:02}.py"), text));
    }
    files.push(("pkg/__init__.py".to_owned(), String::new()));
    let first = &rewritten_in_any_order(&files)[0];
    assert_eq!(first.matches(".close()").count(), 2, "{first}");
}
