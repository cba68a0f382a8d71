//! Finding the configuration of a run.
//!
//! A run has one configuration: the nearest above all that it is about.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::facts::{Configuration, ConfigurationError, Document, Python, requires_python};

/// The files that may hold a configuration, in the order in which they count
/// within one folder.
const NAMES: [(&str, Document); 2] = [
    ("norefcount.toml", Document::Own),
    ("pyproject.toml", Document::Pyproject),
];

/// A configuration, where it comes from, and what the project around says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Configured {
    /// What it says; the default where there is none.
    pub configuration: Configuration,
    /// The file, canonical; `None` where there is none.
    pub path: Option<PathBuf>,
    /// The Pythons that the project's own files name.
    pub python: Option<Python>,
}

/// There is no telling what is configured.
#[derive(Debug, thiserror::Error)]
pub enum ConfigureError {
    /// The system refused.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It cannot be understood.
    #[error("{}: {error}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: ConfigurationError,
    },
    /// The paths of the run belong to different projects.
    #[error(
        "{} and {} are both a configuration of these paths; run them one after the other, or say \
         which with --config",
        first.display(), second.display()
    )]
    Two {
        /// One.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
}

/// The configuration in the nearest file above each of `paths`, which must be
/// the same one for all of them. A `pyproject.toml` that does not mention
/// `norefcount` is passed over.
///
/// # Errors
/// When a file cannot be read or understood, or the paths have several.
pub fn configured(paths: &[PathBuf]) -> Result<Configured, ConfigureError> {
    let mut found: Option<Configured> = None;
    for path in paths {
        // What is not there is reported when it is looked at.
        let Ok(canonical) = fs::canonicalize(folder_of(path)) else {
            continue;
        };
        let configured = above(&canonical)?;
        match &found {
            None => found = Some(configured),
            Some(first) if first.path == configured.path => {}
            Some(first) => {
                let shown = |path: &Option<PathBuf>| {
                    path.clone().unwrap_or_else(|| "no configuration".into())
                };
                return Err(ConfigureError::Two {
                    first: shown(&first.path),
                    second: shown(&configured.path),
                });
            }
        }
    }
    Ok(found.unwrap_or_default())
}

/// The configuration in that file.
///
/// # Errors
/// When it cannot be read or understood, or is a `pyproject.toml` without one.
pub fn configured_by(path: &Path) -> Result<Configured, ConfigureError> {
    let read = |error| ConfigureError::Read {
        path: path.to_owned(),
        error,
    };
    let is_pyproject = path
        .file_name()
        .is_some_and(|name| name == "pyproject.toml");
    let document = if is_pyproject {
        Document::Pyproject
    } else {
        Document::Own
    };
    let text = fs::read_to_string(path).map_err(read)?;
    let configuration = parse(path, &text, document)?.ok_or_else(|| ConfigureError::Wrong {
        path: path.to_owned(),
        error: ConfigurationError::Toml("there is no table `[tool.norefcount]` in it".into()),
    })?;
    let folder = fs::canonicalize(folder_of(path)).map_err(read)?;
    Ok(Configured {
        configuration,
        path: Some(path.to_owned()),
        python: folder.ancestors().find_map(python),
    })
}

fn above(folder: &Path) -> Result<Configured, ConfigureError> {
    let python = folder.ancestors().find_map(python);
    for folder in folder.ancestors() {
        for (name, document) in NAMES {
            let path = folder.join(name);
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if is_absent(&error) => continue,
                Err(error) => return Err(ConfigureError::Read { path, error }),
            };
            if let Some(configuration) = parse(&path, &text, document)? {
                return Ok(Configured {
                    configuration,
                    path: Some(path),
                    python,
                });
            }
        }
    }
    Ok(Configured {
        python,
        ..Configured::default()
    })
}

fn parse(
    path: &Path,
    text: &str,
    document: Document,
) -> Result<Option<Configuration>, ConfigureError> {
    let parsed = Configuration::parse(text, document);
    parsed.or_else(|error| match (document, &error) {
        // Somebody else's file, and wrong; whose it is will say so.
        (Document::Pyproject, ConfigurationError::Toml(_)) if !text.contains("norefcount") => {
            Ok(None)
        }
        _ => Err(ConfigureError::Wrong {
            path: path.to_owned(),
            error,
        }),
    })
}

/// What the project files of one folder say.
fn python(folder: &Path) -> Option<Python> {
    let read = |name| fs::read_to_string(folder.join(name)).ok();
    let files = ["pyproject.toml", "setup.cfg", "setup.py"].map(read);
    let required = [
        requires_python::of_pyproject as fn(&str) -> _,
        requires_python::of_setup_cfg,
        requires_python::of_setup_py,
    ];
    let mut declared = files.iter().zip(required);
    declared
        .find_map(|(text, required)| required(text.as_deref()?))
        .or_else(|| {
            let mut texts = files.iter().flatten();
            texts.find_map(|text| requires_python::of_classifiers(text))
        })
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory
    )
}

fn folder_of(path: &Path) -> &Path {
    if path == Path::new("-") {
        return Path::new(".");
    }
    match path.parent() {
        Some(parent) if !path.is_dir() && parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) if !path.is_dir() => parent,
        _ => path,
    }
}
