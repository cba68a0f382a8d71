//! What holds for a run: the configuration file, and the flags that stand over
//! it.

use std::path::{Path, PathBuf};

use norefcount::facts::{Configuration, Python, Settings};
use norefcount::transform::Transform;
use norefcount::workspace::{Configured, Excluded, configured, configured_by};

use super::args::{Common, PythonVersion};
use super::{CliError, select};

/// What a run is to do.
pub(super) struct Chosen {
    pub(super) transforms: Vec<&'static dyn Transform>,
    pub(super) settings: Settings,
    pub(super) excluded: Excluded,
    pub(super) cache: bool,
}

impl Chosen {
    /// Reads the configuration for `paths`.
    pub(super) fn new(flags: &Common, paths: &[PathBuf]) -> Result<Self, CliError> {
        let configured = match &flags.config {
            Some(path) => configured_by(path)?,
            None if flags.isolated => Configured::default(),
            None => configured(paths)?,
        };
        let file = &configured.configuration;
        let mut settings = file.settings();
        settings.helpers |= flags.helpers;
        settings.python = match flags.python {
            Some(PythonVersion::Two) => Some(Python::Two),
            Some(PythonVersion::Three) => Some(Python::Three),
            None => settings.python.or(configured.python),
        };
        settings.pypy = flags.pypy.unwrap_or(settings.pypy);
        Ok(Self {
            transforms: transforms(flags, file, configured.path.as_deref())?,
            excluded: excluded(flags, file, configured.path.as_deref())?,
            settings,
            cache: file.cache.unwrap_or(true),
        })
    }
}

fn transforms(
    flags: &Common,
    file: &Configuration,
    path: Option<&Path>,
) -> Result<Vec<&'static dyn Transform>, CliError> {
    // The file is held to its own words, also where a flag stands over them.
    if let Some(path) = path {
        select::selected(&file.select, &file.ignore).map_err(|error| CliError::Configured {
            path: path.to_owned(),
            error,
        })?;
    }
    let over = |flag: &Vec<String>, file: &Vec<String>| match flag.as_slice() {
        [] => file.clone(),
        flag => flag.to_owned(),
    };
    let select = over(&flags.select, &file.select);
    Ok(select::selected(
        &select,
        &over(&flags.ignore, &file.ignore),
    )?)
}

fn excluded(
    flags: &Common,
    file: &Configuration,
    path: Option<&Path>,
) -> Result<Excluded, CliError> {
    if !flags.exclude.is_empty() {
        return Ok(Excluded::new(Path::new("."), &flags.exclude)?);
    }
    let root = path.and_then(Path::parent).unwrap_or(Path::new("."));
    Ok(Excluded::new(root, &file.exclude)?)
}
