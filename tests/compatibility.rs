//! `docs/compatibility.md` is made of `data/differences.toml`: every difference
//! that the documents name has a rule or a reason. `UPDATE=1 cargo test --test
//! compatibility` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use norefcount::edit::Applicability;
use norefcount::transform::Meta;
use norefcount::transforms;
use serde::Deserialize;

const PATH: &str = "docs/compatibility.md";
const LAST: u32 = 81;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    observed_on: String,
    unused: BTreeSet<u32>,
    document: Vec<Document>,
    difference: Vec<Difference>,
    extra: Vec<Extra>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    key: String,
    title: String,
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    number: u32,
    documents: Vec<String>,
    claim: String,
    observed: String,
    on: Option<String>,
    #[serde(default)]
    rule: Vec<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Extra {
    claim: String,
    observed: String,
    #[serde(default)]
    rule: Vec<String>,
}

fn tables() -> Tables {
    let text = std::fs::read_to_string("data/differences.toml").expect("the table is there");
    toml::from_str(&text).expect("the table is well-formed")
}

fn rules() -> BTreeMap<&'static str, &'static Meta> {
    let metas = transforms::ALL.iter().map(|transform| transform.meta());
    metas.map(|meta| (meta.code, meta)).collect()
}

#[test]
fn no_number_is_missing_or_given_twice() {
    let tables = tables();
    let given: Vec<u32> = tables.difference.iter().map(|row| row.number).collect();
    let wanted: Vec<u32> = (1..=LAST)
        .filter(|number| !tables.unused.contains(number))
        .collect();
    assert_eq!(given, wanted);
}

#[test]
fn every_difference_has_a_document_and_a_rule_or_a_reason() {
    let tables = tables();
    let known: BTreeSet<_> = tables.document.iter().map(|one| one.key.as_str()).collect();
    for row in &tables.difference {
        let number = row.number;
        assert!(!row.documents.is_empty(), "{number} names no document");
        for key in &row.documents {
            assert!(known.contains(key.as_str()), "{number}: no document {key}");
        }
        let ruled = !row.rule.is_empty();
        assert!(
            ruled != row.reason.is_some(),
            "{number}: a rule or a reason"
        );
    }
    for row in &tables.extra {
        assert!(!row.rule.is_empty(), "{}: no rule", row.claim);
    }
}

#[test]
fn the_rules_and_the_table_know_each_other() {
    let (tables, rules) = (tables(), rules());
    let rows = tables.difference.iter().map(|row| &row.rule);
    let extras = tables.extra.iter().map(|row| &row.rule);
    let mut named = BTreeSet::new();
    for code in rows.chain(extras).flatten() {
        assert!(rules.contains_key(code.as_str()), "there is no {code}");
        named.insert(code.as_str());
    }
    let unnamed: Vec<_> = rules.keys().filter(|code| !named.contains(*code)).collect();
    assert!(unnamed.is_empty(), "no row names {unnamed:?}");
}

#[test]
fn the_page_is_current() {
    let wanted = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &wanted).expect("the page is writable");
    }
    let found = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        found == wanted,
        "{PATH} is out of date: UPDATE=1 cargo test --test compatibility"
    );
}

fn page() -> String {
    let tables = tables();
    let mut out = format!(
        "# Compatibility\n\nMade from `data/differences.toml`; not edited by hand.\n\n\
         Every difference that PyPy's and Cython's documents name, what was observed of it, and \
         the rule that covers it. Observed on {}, where nothing else is said.\n\n\
         - fixed: the rule has safe fixes; what it does not fix it reports.\n\
         - fixed with `--unsafe`: its fixes need review.\n\
         - reported: it says what to do.\n\
         - pedantic: it takes part only when it is selected.\n",
        tables.observed_on
    );
    out.push_str("\n## Documents\n\n");
    for document in &tables.document {
        let _ = writeln!(
            out,
            "- {}: [{}]({})",
            document.key, document.title, document.url
        );
    }
    out.push_str(
        "\n## Differences\n\n| no. | document | difference | observed | rule |\n|---|---|---|---|---|\n",
    );
    for row in &tables.difference {
        let links: Vec<_> = row
            .documents
            .iter()
            .filter_map(|key| tables.document.iter().find(|document| document.key == *key))
            .map(|document| format!("[{}]({})", document.key, document.url))
            .collect();
        let on = row
            .on
            .as_ref()
            .map(|on| format!(" ({on})"))
            .unwrap_or_default();
        let covered = match &row.reason {
            Some(reason) => format!("none: {reason}"),
            None => covered(&row.rule),
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {}{on} | {covered} |",
            row.number,
            links.join(", "),
            row.claim,
            row.observed
        );
    }
    out.push_str("\n## Differences that no document names\n\n| difference | observed | rule |\n|---|---|---|\n");
    for row in &tables.extra {
        let covered = covered(&row.rule);
        let _ = writeln!(out, "| {} | {} | {covered} |", row.claim, row.observed);
    }
    let unused: Vec<_> = tables.unused.iter().map(u32::to_string).collect();
    let _ = writeln!(out, "\nThe numbers {} were never given.", unused.join(", "));
    out
}

/// The rules with what they do.
fn covered(rule: &[String]) -> String {
    let rules = rules();
    let cells: Vec<_> = rule
        .iter()
        .filter_map(|code| rules.get(code.as_str()))
        .map(|meta| {
            let tier = match meta.best {
                Applicability::Safe => "fixed",
                Applicability::Unsafe => "fixed with `--unsafe`",
                Applicability::Manual => "reported",
            };
            let pedantic = if meta.pedantic { ", pedantic" } else { "" };
            let anchor = format!("{}-{}", meta.code.to_lowercase(), meta.name);
            format!(
                "[{} {}](transforms.md#{anchor}): {tier}{pedantic}",
                meta.code, meta.name
            )
        })
        .collect();
    cells.join("; ")
}
