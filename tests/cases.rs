//! Runs every `tests/cases/<transform>/<case>.py` and compares what is found,
//! and what is rewritten, with `snapshots/<transform>/<case>.snap`.
//!
//! `keep_*` must raise nothing, `report_*` something but no safe fix,
//! `rewrite_*` at least one safe fix, or an unsafe one where a rule has no
//! better. A `<case>.toml` beside it is its
//! configuration. Pedantic rules take part in their own cases only.

use std::fmt::Write as _;
use std::path::Path;

use norefcount::edit::Applicability;
use norefcount::engine::{FileReport, Options, Prefilter, examine};
use norefcount::facts::{Configuration, Document, Settings};
use norefcount::text::Source;
use norefcount::transform::Transform;
use norefcount::transforms;

datatest_stable::harness! {
    { test = case, root = "tests/cases", pattern = r"\.py$" },
}

fn case(path: &Path) -> datatest_stable::Result<()> {
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .ok_or("a case has a name")?;
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    let group = folder.ok_or("a case is in a folder")?;
    let bytes = std::fs::read(path)?;
    let settings = settings(path)?;
    let transforms = transforms_for(group);
    let threshold = threshold(group);
    let look = |source| {
        let options = Options {
            threshold: Some(threshold),
            settings: &settings,
            project: None,
            timeout: None,
        };
        examine(source, &transforms, &options)
    };
    let report = look(Source::from_bytes(format!("{stem}.py"), &bytes)?);
    let found = report
        .findings
        .iter()
        .map(|finding| finding.rule.name)
        .collect::<Vec<_>>();
    if let Some(failure) = &report.failure {
        return Err(format!("failed: {failure}").into());
    }
    if !report.findings.is_empty() {
        let filter = Prefilter::new(&transforms, &settings);
        let candidates = filter.candidates(&bytes);
        let confirmed = filter.confirmed(&report.before, candidates, None, None);
        let names: Vec<_> = confirmed.iter().map(|it| it.meta().name).collect();
        let missed = found.iter().find(|name| !names.contains(name));
        assert_eq!(missed, None, "the prefilter misses it");
    }
    match stem.split('_').next() {
        Some("keep") => {
            assert!(found.is_empty(), "raises {}", shown(&report));
            return Ok(());
        }
        Some("report") => {
            assert!(found.contains(&group), "{group} is silent");
            assert!(report.after.is_none(), "is rewritten:\n{}", shown(&report));
        }
        Some("rewrite") => {
            let after = report
                .after
                .clone()
                .ok_or_else(|| format!("unchanged:\n{}", shown(&report)))?;
            assert!(found.contains(&group), "{group} is silent");
            let again = look(after);
            assert!(
                again.after.is_none(),
                "a second run goes on:\n{}",
                shown(&again)
            );
        }
        _ => return Err("a case is named keep_, report_ or rewrite_".into()),
    }
    let mut snapshots = insta::Settings::clone_current();
    snapshots.set_snapshot_path(format!("../snapshots/{group}"));
    snapshots.set_prepend_module_to_snapshot(false);
    snapshots.set_omit_expression(true);
    snapshots.set_input_file(path);
    snapshots.bind(|| insta::assert_snapshot!(stem, shown(&report)));
    Ok(())
}

fn settings(path: &Path) -> datatest_stable::Result<Settings> {
    let path = path.with_extension("toml");
    if !path.exists() {
        return Ok(Settings::standard().clone());
    }
    let text = std::fs::read_to_string(path)?;
    let configuration = Configuration::parse(&text, Document::Own)?;
    Ok(configuration
        .ok_or("a case's configuration is its own")?
        .settings())
}

fn transforms_for(group: &str) -> Vec<&'static dyn Transform> {
    let taken = |transform: &&&dyn Transform| {
        let meta = transform.meta();
        !meta.pedantic || meta.name == group
    };
    transforms::ALL.iter().filter(taken).copied().collect()
}

/// The best that the rule's fixes can be, for a rule without safe ones is shown
/// by its unsafe ones.
fn threshold(group: &str) -> Applicability {
    let mut all = transforms::ALL.iter().map(|transform| transform.meta());
    let best = all.find(|meta| meta.name == group).map(|meta| meta.best);
    best.unwrap_or(Applicability::Safe)
        .max(Applicability::Unsafe)
}

/// The findings, a paragraph each, and the diff. Carriage returns are made
/// visible.
fn shown(report: &FileReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let at = report.before.position(finding.span.start);
        let tier = finding.applicability().as_str();
        let reason = finding
            .reason
            .map(|reason| format!(" ({})", reason.0))
            .unwrap_or_default();
        let rule = finding.rule;
        let _ = writeln!(
            out,
            "{}:{} {} {} {tier}{reason}",
            at.line, at.column, rule.code, rule.name
        );
        let _ = writeln!(out, "  {}", finding.message);
        if !finding.help.is_empty() {
            let _ = writeln!(out, "  {}", finding.help);
        }
        if let Some(fix) = &finding.fix {
            let _ = writeln!(out, "  fix: {}", fix.title());
        }
    }
    if let Some(after) = &report.after {
        let diff = similar::TextDiff::from_lines(report.before.text(), after.text());
        let _ = write!(out, "\n{}", diff.unified_diff().context_radius(2));
    }
    out.replace('\r', "␍")
}
