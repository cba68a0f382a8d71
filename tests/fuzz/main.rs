//! Hostile input, made from the cases and from nothing, in numbers.
//!
//! `cargo test --test fuzz` takes the same inputs every time. Longer:
//! `FUZZ_SECONDS=3600 FUZZ_SEED=7 cargo test --test fuzz -- --nocapture`, best
//! with `CARGO_PROFILE_TEST_OPT_LEVEL=2`. What is found is made smaller, and
//! fails the test.

#![expect(clippy::print_stderr, reason = "figures and the seed are told")]

mod invariants;
mod mutate;
mod oracle;
mod programs;
mod random;
mod shrink;

use std::collections::BTreeMap;
use std::env;
use std::time::{Duration, Instant};

use invariants::Wrong;
use mutate::Corpus;
use oracle::Oracle;
use random::Random;

/// How many inputs make a batch for the interpreter.
const BATCH: usize = 100;

/// How many inputs are tried when nobody asks for more.
const MUTATIONS: usize = 1000;
const PROGRAMS: usize = 600;

/// How many findings of one kind are made smaller.
const SHOWN: usize = 3;

/// When to stop.
struct Budget {
    end: Option<Instant>,
    count: usize,
    seed: u64,
}

impl Budget {
    fn new(count: usize) -> Self {
        let number = |name: &str| -> Option<u64> {
            let value = env::var(name).ok()?;
            Some(
                value
                    .parse()
                    .unwrap_or_else(|_| panic!("{name} is a number")),
            )
        };
        let seconds = number("FUZZ_SECONDS").map(Duration::from_secs);
        Self {
            end: seconds.map(|seconds| Instant::now() + seconds),
            count,
            seed: number("FUZZ_SEED").unwrap_or(1),
        }
    }

    fn goes_on(&self, done: usize) -> bool {
        match self.end {
            Some(end) => Instant::now() < end,
            None => done < self.count,
        }
    }
}

fn is_python(oracle: &mut Oracle, text: &str) -> bool {
    let pair = [text.to_owned(), text.to_owned()];
    oracle.ask(&[pair])[0] == "valid"
}

/// What went wrong, by kind: the smallest inputs.
#[derive(Default)]
struct Found(BTreeMap<String, Vec<String>>);

impl Found {
    /// Whether another one of this kind is of interest.
    fn wants(&self, wrong: &Wrong) -> bool {
        self.0
            .get(&wrong.kind)
            .is_none_or(|found| found.len() < SHOWN)
    }

    fn add(&mut self, wrong: &Wrong, text: &str) {
        let shown = format!("{wrong}\n{}", text.replace('\r', "␍"));
        eprintln!("=== {shown}\n");
        self.0.entry(wrong.kind.clone()).or_default().push(shown);
    }

    fn assert_nothing(self) {
        let all: Vec<String> = self.0.into_values().flatten().collect();
        assert!(
            all.is_empty(),
            "{} found:\n{}",
            all.len(),
            all.join("\n-----\n")
        );
    }
}

#[test]
fn no_input_does_harm() {
    let budget = Budget::new(MUTATIONS);
    let corpus = Corpus::read();
    let mut oracle = Oracle::start("compiles.py");
    let (mut found, mut done, mut changed, mut valid) = (Found::default(), 0, 0, 0);
    let started = Instant::now();
    while budget.goes_on(done) {
        let mut batch = Vec::new();
        for _ in 0..BATCH {
            let mut random = Random::new(budget.seed, done as u64);
            let text = corpus.mutant(&mut random);
            let variant = random.next();
            done += 1;
            match invariants::check(&text, variant) {
                Ok(rewritten) => {
                    let pair = |after| ([text.clone(), after], variant);
                    batch.extend(rewritten.into_iter().map(pair));
                }
                Err(wrong) if found.wants(&wrong) => {
                    let mut matters =
                        |text: &str| !wrong.is_guarded() || is_python(&mut oracle, text);
                    if !matters(&text) {
                        continue;
                    }
                    let small = shrink::shrink(&text, &mut |text| {
                        let it = invariants::check(text, variant).err();
                        it.is_some_and(|it| it.kind == wrong.kind) && matters(text)
                    });
                    found.add(&wrong, &small);
                }
                Err(_) => {}
            }
        }
        changed += batch.len();
        let (pairs, variants): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        let answers = oracle.ask(&pairs);
        valid += answers.iter().filter(|answer| *answer != "invalid").count();
        for (([text, _], variant), answer) in pairs.iter().zip(variants).zip(answers) {
            let wrong = Wrong::new("python", answer);
            if !["valid", "invalid"].contains(&&*wrong.message) && found.wants(&wrong) {
                let small = shrink::shrink(text, &mut |text| {
                    let Ok(rewritten) = invariants::check(text, variant) else {
                        return false;
                    };
                    let pairs: Vec<_> = rewritten
                        .into_iter()
                        .map(|after| [text.to_owned(), after])
                        .collect();
                    oracle.ask(&pairs).contains(&wrong.message)
                });
                found.add(&wrong, &small);
            }
        }
    }
    eprintln!(
        "{done} mutants in {:?}, {changed} rewritings of them, {valid} valid",
        started.elapsed()
    );
    assert!(
        valid * 5 > changed && changed * 10 > done,
        "the mutants are too broken to tell"
    );
    found.assert_nothing();
}

#[test]
fn programs_do_what_they_did() {
    let budget = Budget::new(PROGRAMS);
    let mut oracle = Oracle::start("same.py");
    let (mut found, mut done, mut changed) = (Found::default(), 0, 0);
    let started = Instant::now();
    while budget.goes_on(done) {
        let mut batch = Vec::new();
        for _ in 0..BATCH {
            let program = programs::program(&mut Random::new(budget.seed, done as u64));
            done += 1;
            match invariants::rewritten(&program) {
                Ok(after) => batch.extend(after.map(|after| [program, after])),
                Err(wrong) => found.add(&wrong, &program),
            }
        }
        changed += batch.len();
        let answers = oracle.ask(&batch);
        for ([text, _], answer) in batch.iter().zip(answers) {
            let kind = answer.split(':').next().unwrap_or_default();
            assert_ne!(
                kind, "broken",
                "the generator makes nonsense: {answer}\n{text}"
            );
            let wrong = Wrong::new("behaviour", answer.clone());
            if kind != "same" && found.wants(&wrong) {
                let small = shrink::shrink(text, &mut |text| match invariants::rewritten(text) {
                    Ok(Some(after)) => {
                        let answer = oracle.ask(&[[text.to_owned(), after]]);
                        answer[0].starts_with("differs")
                    }
                    _ => false,
                });
                found.add(&wrong, &small);
            }
        }
    }
    eprintln!(
        "{done} programs in {:?}, {changed} rewritten and run twice",
        started.elapsed()
    );
    assert!(changed * 3 > done * 2, "the programs are of no interest");
    found.assert_nothing();
}

/// A judge that is pleased with everything would be of no use.
#[test]
fn the_judges_see_what_is_wrong() {
    let pair = |before: &str, after: &str| [before.to_owned(), after.to_owned()];
    let answers = Oracle::start("compiles.py").ask(&[
        pair("x = 1\n", "x = 2\n"),
        pair("x = \n", "x = 2\n"),
        pair("x = 1\n", "return 1\n"),
    ]);
    assert_eq!(answers[..2], ["valid", "invalid"]);
    assert_eq!(answers[2], "SyntaxError: 'return' outside function");
    let answers = Oracle::start("same.py").ask(&[
        pair("log(1)\n", "log(1)\n"),
        pair("log(1)\n", "log(2)\n"),
        pair("log(1)\n", "log(1); raise ValueError()\n"),
        pair("log(1)\n", "open('new.txt', 'w').close(); log(1)\n"),
        pair("log(1)\n", "import os; os.open('a.txt', 0); log(1)\n"),
        pair("while True: pass\n", "log(1)\n"),
        pair("return\n", "log(1)\n"),
    ]);
    assert_eq!(answers[0], "same");
    for (answer, start) in answers[1..].iter().zip([
        "differs: line 0, ['2'] was ['1']",
        "differs: line 1, ",
        "differs: files ",
        "differs: 1 descriptors are left",
        "same: too long",
        "broken: ",
    ]) {
        assert!(answer.starts_with(start), "{answer}");
    }
}

/// Broken texts that once made it stumble.
#[test]
fn what_was_found_stays_mended() {
    for text in ["for in enumerate(open(p)):\n nfd(\\\n\n"] {
        for variant in 0..8 {
            if let Err(wrong) = invariants::check(text, variant) {
                panic!("{wrong}");
            }
        }
    }
}
