//! The configuration file, as text: `norefcount.toml`, or the table
//! `[tool.norefcount]` of a `pyproject.toml`. Finding it is somebody else's
//! business.

use serde::Deserialize;
use toml::Table;

use super::{Closing, Getrefcount, Python, Release, Settings};
use crate::text::nearest;

/// What a configuration file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// Only these rules.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// Files and folders to leave out, as `.gitignore` writes them.
    pub exclude: Vec<String>,
    /// Whether a fix may put a function of its own into a module.
    pub helpers: bool,
    /// Whether files in which nothing was found are passed over while they are
    /// the same; they are where nothing is said.
    pub cache: Option<bool>,
    getrefcount: Option<RefcountWord>,
    python: Option<PythonWord>,
    pypy: Option<Release>,
    resources: Vec<Resource>,
    consumers: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RefcountWord {
    Drop,
    Guard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum PythonWord {
    #[serde(rename = "2.7")]
    Two,
    #[serde(rename = "3")]
    Three,
}

/// `"package.open_it"`, or a table that says more of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Resource {
    Name(String),
    Described(Described),
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    name: String,
    #[serde(default)]
    close: Closing,
    #[serde(default = "file")]
    kind: String,
}

fn file() -> String {
    "file".into()
}

/// Where a configuration stands in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `norefcount.toml`: it is the document.
    Own,
    /// `pyproject.toml`: the table `tool.norefcount`, if there is one.
    Pyproject,
}

/// The document cannot be understood. The message does not name the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigurationError {
    /// It is no TOML, or a value is of the wrong type.
    #[error("{0}")]
    Toml(String),
    /// There is no such key.
    #[error("there is no key `{key}`{}", guess(.nearest))]
    Unknown {
        /// What is written.
        key: String,
        /// What may be meant.
        nearest: Option<&'static str>,
    },
    /// A resource is of a kind that nobody knows.
    #[error("`{0}` is no kind of resource; there are {1}")]
    Kind(String, String),
}

fn guess(nearest: &Option<&'static str>) -> String {
    match nearest {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None => format!("; there are {}", KEYS.join(", ")),
    }
}

/// The keys, for those who misspell them; a test holds them against
/// [`Configuration`].
const KEYS: &[&str] = &[
    "select",
    "ignore",
    "exclude",
    "helpers",
    "getrefcount",
    "python",
    "pypy",
    "resources",
    "consumers",
    "cache",
];

impl Configuration {
    /// Reads a document. `None` for a `pyproject.toml` that says nothing of
    /// `norefcount`.
    ///
    /// # Errors
    /// When it is no TOML, has a key that nobody knows, or a value of the
    /// wrong type.
    pub fn parse(text: &str, document: Document) -> Result<Option<Self>, ConfigurationError> {
        let toml = |error: toml::de::Error| ConfigurationError::Toml(error.to_string());
        let mut table: Table = text.parse().map_err(toml)?;
        if document == Document::Pyproject {
            let tools = table.get_mut("tool").and_then(toml::Value::as_table_mut);
            match tools.and_then(|tools| tools.remove("norefcount")) {
                None => return Ok(None),
                Some(toml::Value::Table(own)) => table = own,
                Some(_) => {
                    let message = "`tool.norefcount` is not a table; write `[tool.norefcount]`";
                    return Err(ConfigurationError::Toml(message.into()));
                }
            }
        }
        if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(ConfigurationError::Unknown {
                key: key.clone(),
                nearest: nearest(key, KEYS.iter().copied()).map(|(_, known)| known),
            });
        }
        let configuration: Self = table.try_into().map_err(toml)?;
        configuration.check_kinds().map(|()| Some(configuration))
    }

    fn check_kinds(&self) -> Result<(), ConfigurationError> {
        let known = || Settings::standard().resources.kinds();
        for resource in &self.resources {
            if let Resource::Described(Described { kind, .. }) = resource
                && !known().any(|known| known == kind)
            {
                let mut kinds: Vec<_> = known().collect();
                kinds.sort_unstable();
                return Err(ConfigurationError::Kind(kind.clone(), kinds.join(", ")));
            }
        }
        Ok(())
    }

    /// The standard settings with what is set here.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings::standard().clone();
        settings.helpers = self.helpers;
        settings.getrefcount = match self.getrefcount {
            Some(RefcountWord::Guard) => Getrefcount::Guard,
            Some(RefcountWord::Drop) | None => Getrefcount::Drop,
        };
        settings.pypy = self.pypy.unwrap_or(settings.pypy);
        settings.python = self.python.map(|python| match python {
            PythonWord::Two => Python::Two,
            PythonWord::Three => Python::Three,
        });
        for resource in &self.resources {
            match resource {
                Resource::Name(name) => settings.add_resource(name, "file", Closing::With),
                Resource::Described(Described { name, close, kind }) => {
                    settings.add_resource(name, kind, *close);
                }
            }
        }
        for name in &self.consumers {
            settings.resources.add_consumer(name);
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> Result<Configuration, ConfigurationError> {
        Configuration::parse(text, Document::Own).map(Option::unwrap)
    }

    #[test]
    fn every_key_is_known_and_read() {
        let text = r#"
            select = ["NR1"]
            ignore = ["NR102"]
            exclude = ["vendor/"]
            helpers = true
            getrefcount = "guard"
            python = "2.7"
            pypy = "7.3"
            resources = ["app.storage.open", { name = "app.link", close = "closing", kind = "socket" }]
            consumers = ["app.load"]
            cache = false
        "#;
        let table: Table = text.parse().unwrap();
        let mut written: Vec<_> = table.keys().map(String::as_str).collect();
        let mut known = KEYS.to_vec();
        written.sort_unstable();
        known.sort_unstable();
        assert_eq!(written, known);

        assert_eq!(own(text).unwrap().cache, Some(false));
        let settings = own(text).unwrap().settings();
        assert!(settings.helpers && settings.resources.is_eager("app.load"));
        assert_eq!(settings.getrefcount, Getrefcount::Guard);
        assert_eq!(settings.python, Some(Python::Two));
        assert!(settings.pypy > Release::OBSERVED);
        let opener = |name| settings.resources.opener(name).unwrap();
        assert_eq!(opener("app.storage.open").kind, "file");
        assert_eq!(opener("app.link").with, Closing::Closing);
        assert!(Settings::standard().resources.opener("app.link").is_none());
    }

    #[test]
    fn a_key_that_nobody_knows_is_an_error_that_names_the_nearest() {
        let error = own("selct = []").unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no key `selct`; did you mean `select`?"
        );
        let error = own("resources = [{ name = 'a.b', kind = 'fish' }]").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("`fish` is no kind of resource; there are archive, ")
        );
    }

    #[test]
    fn a_wrong_value_is_shown() {
        let error = own("getrefcount = 'keep'").unwrap_err().to_string();
        assert!(
            error.contains("getrefcount") || error.contains("keep"),
            "{error}"
        );
        assert!(own("helpers = 1").is_err());
        assert!(own("python = ").is_err());
        let error = own("pypy = 'seven'").unwrap_err().to_string();
        assert!(error.contains("write it like 7.3"), "{error}");
    }

    #[test]
    fn a_pyproject_may_say_nothing() {
        let parse = |text| Configuration::parse(text, Document::Pyproject);
        assert_eq!(parse("[project]\nname = 'x'\n"), Ok(None));
        let some = parse("[tool.norefcount]\nhelpers = true\n")
            .unwrap()
            .unwrap();
        assert!(some.helpers);
        assert!(parse("[tool]\nnorefcount = 1\n").is_err());
    }
}
