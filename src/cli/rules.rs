//! `norefcount rules` and `norefcount explain`.

use std::io::Write;

use norefcount::report;

use super::args::Common;
use super::exit::Exit;
use super::output::Output;
use super::{CliError, select};

pub(super) fn table(common: &Common, output: &Output) -> Result<Exit, CliError> {
    let rules: Vec<_> = select::selected(&common.select, &common.ignore)?
        .into_iter()
        .map(|it| it.meta())
        .collect();
    print(&report::table(rules.iter().copied(), output.paint), output)
}

pub(super) fn explain(rule: &str, output: &Output) -> Result<Exit, CliError> {
    print(&report::explain(select::one(rule)?, output.paint), output)
}

fn print(text: &str, output: &Output) -> Result<Exit, CliError> {
    let mut out = output.results();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}
