//! What one core does to a sample of Python: prefilter, parse, model, and a
//! whole look. The sample is the folder named by `NOREFCOUNT_SAMPLE`, else the
//! project's own cases.
//!
//! `cargo bench`, or `NOREFCOUNT_SAMPLE=/usr/lib/python3.11 cargo bench`.

use std::path::PathBuf;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use norefcount::edit::Applicability;
use norefcount::engine::{Options, Prefilter, examine};
use norefcount::facts::Settings;
use norefcount::semantic::Model;
use norefcount::syntax::{Lexed, Tree};
use norefcount::text::Source;
use norefcount::transforms;

fn main() {
    divan::main();
}

#[divan::bench]
fn prefilter_bytes(bencher: Bencher) {
    let sample = sample();
    let filter = Prefilter::new(transforms::ALL, Settings::standard());
    bencher.counter(size(&sample)).bench(|| {
        let admitted = |source: &&Source| !filter.candidates(source.text().as_bytes()).is_empty();
        sample.iter().filter(admitted).count()
    });
}

#[divan::bench]
fn prefilter_words(bencher: Bencher) {
    let sample = sample();
    let filter = Prefilter::new(transforms::ALL, Settings::standard());
    let candidates: Vec<_> = sample
        .iter()
        .map(|source| filter.candidates(source.text().as_bytes()))
        .collect();
    bencher.counter(size(&sample)).bench(|| {
        let pairs = sample.iter().zip(&candidates);
        pairs
            .filter(|(source, candidates)| {
                let candidates = candidates.to_vec();
                !filter.confirmed(source, candidates, None, None).is_empty()
            })
            .count()
    });
}

#[divan::bench]
fn lexer(bencher: Bencher) {
    let sample = sample();
    bencher.counter(size(&sample)).bench(|| {
        for source in &sample {
            black_box(Lexed::new(source.text()));
        }
    });
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let sample = sample();
    bencher.counter(size(&sample)).bench(|| {
        for source in &sample {
            black_box(Tree::parse(source));
        }
    });
}

#[divan::bench]
fn model(bencher: Bencher) {
    let sample = sample();
    let trees: Vec<_> = sample.iter().map(Tree::parse).collect();
    bencher.counter(size(&sample)).bench(|| {
        for tree in &trees {
            black_box(Model::new(tree));
        }
    });
}

#[divan::bench(args = [None, Some(Applicability::Safe)])]
fn look(bencher: Bencher, threshold: Option<Applicability>) {
    let sample = sample();
    let options = Options {
        threshold,
        settings: Settings::standard(),
        project: None,
        timeout: None,
    };
    bencher.counter(size(&sample)).bench(|| {
        for source in &sample {
            black_box(examine(source.clone(), transforms::ALL, &options));
        }
    });
}

fn size(sample: &[Source]) -> BytesCount {
    BytesCount::new(
        sample
            .iter()
            .map(|source| source.text().len())
            .sum::<usize>(),
    )
}

/// Up to 8 MiB of Python, in the order of the paths.
fn sample() -> Vec<Source> {
    let root = std::env::var_os("NOREFCOUNT_SAMPLE").map(PathBuf::from);
    let mut folders = vec![root.unwrap_or_else(|| PathBuf::from("tests/cases"))];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut left: usize = 8 << 20;
    let mut sample = Vec::new();
    for path in files {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let Ok(source) = Source::from_bytes(path.to_string_lossy().into_owned(), &bytes) else {
            continue;
        };
        let Some(rest) = left.checked_sub(bytes.len()) else {
            break;
        };
        left = rest;
        sample.push(source);
    }
    sample
}
