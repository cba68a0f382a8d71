//! No file in which something is found is kept from the parser: held against
//! the standard library of the Python at hand, every eighth file of it.
//! `NOREFCOUNT_CORPUS` names another folder, which is then looked at whole.

use std::path::{Path, PathBuf};
use std::process::Command;

use norefcount::engine::{Options, Prefilter, examine};
use norefcount::facts::Settings;
use norefcount::text::Source;
use norefcount::transforms;

#[test]
fn nothing_is_missed() {
    let corpus = std::env::var_os("NOREFCOUNT_CORPUS").map(PathBuf::from);
    let step = if corpus.is_some() { 1 } else { 8 };
    let files = python_files(&corpus.unwrap_or_else(standard_library));
    assert!(files.len() > 100, "the corpus has {} files", files.len());
    let filter = Prefilter::new(transforms::ALL, Settings::standard());
    let options = Options {
        threshold: None,
        settings: Settings::standard(),
        project: None,
    };
    let mut missed = Vec::new();
    let mut kept_back = 0;
    for path in files.iter().step_by(step) {
        let bytes = std::fs::read(path).unwrap_or_default();
        let Ok(source) = Source::from_bytes(path.to_string_lossy().into_owned(), &bytes) else {
            continue;
        };
        if filter.confirms(&source, &filter.candidates(&bytes), None) {
            continue;
        }
        kept_back += 1;
        for finding in examine(source, transforms::ALL, &options).findings {
            missed.push(format!("{}: {}", path.display(), finding.rule.name));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(kept_back > 0, "the prefilter lets every file through");
}

fn standard_library() -> PathBuf {
    let script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = Command::new("python3").args(["-c", script]).output();
    let output = output.expect("python3 is there");
    PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
}

fn python_files(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let skipped = matches!(
                entry.file_name().to_str(),
                Some("site-packages" | "dist-packages")
            );
            if path.is_dir() && !skipped {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
