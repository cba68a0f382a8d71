//! Which Pythons a project says it is for.

use toml::{Table, Value};

use super::Python;

/// What a `pyproject.toml` says: `project.requires-python`, or the dependency
/// `python` of Poetry. `None` when it says nothing that can be understood.
pub fn of_pyproject(text: &str) -> Option<Python> {
    let table: Table = text.parse().ok()?;
    let at = |path: &[&str]| {
        let mut keys = path.iter();
        let first = table.get(*keys.next()?);
        keys.try_fold(first?, |value, key| value.get(key))
            .and_then(Value::as_str)
    };
    let declared = at(&["project", "requires-python"]);
    of_specifiers(declared.or_else(|| at(&["tool", "poetry", "dependencies", "python"]))?)
}

/// What a `setup.cfg` says: `python_requires` of its `[options]`.
pub fn of_setup_cfg(text: &str) -> Option<Python> {
    let mut section = "";
    for line in text.lines() {
        if line.starts_with('[') {
            section = line.trim();
        } else if let Some((key, value)) = line.split_once('=')
            && section == "[options]"
            && matches!(key.trim(), "python_requires" | "python-requires")
        {
            return of_specifiers(value);
        }
    }
    None
}

/// What a `setup.py` says, as far as it is written out: `python_requires="…"`.
pub fn of_setup_py(text: &str) -> Option<Python> {
    let code = text.lines().filter(|line| !is_comment(line));
    let mut given = code.filter_map(|line| line.split_once("python_requires"));
    let value = given.find_map(|(_, rest)| rest.trim_start().strip_prefix('='))?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    of_specifiers(value[1..].split(quote).next()?)
}

/// What the classifiers say that any of these files lists:
/// `Programming Language :: Python :: 2.7`. A project for both Pythons is for
/// Python 2.
pub fn of_classifiers(text: &str) -> Option<Python> {
    let lines = text.lines().filter(|line| !is_comment(line));
    let listed = lines.flat_map(|line| line.split("Programming Language :: Python :: ").skip(1));
    let mut known = None;
    for version in listed {
        match version.chars().next() {
            Some('2') => return Some(Python::Two),
            Some('3') => known = Some(Python::Three),
            _ => {}
        }
    }
    known
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Whether `>=2.7, !=3.0.*` and the like let Python 2.7 in.
fn of_specifiers(specifiers: &str) -> Option<Python> {
    let mut all = specifiers
        .split(',')
        .map(str::trim)
        .filter(|s| !s.is_empty());
    let first = lets_two_in(all.next()?)?;
    let both = all.try_fold(first, |so_far, one| Some(so_far && lets_two_in(one)?))?;
    Some(if both { Python::Two } else { Python::Three })
}

fn lets_two_in(specifier: &str) -> Option<bool> {
    let digits = specifier.find(|c: char| c.is_ascii_digit())?;
    let (operator, version) = specifier.split_at(digits);
    let exact = !version.ends_with(".*");
    let version = version.trim().trim_end_matches(".*");
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    let major = parts.next()??;
    let minor = parts.next().unwrap_or(Some(0))?;
    let whole_major = !version.contains('.');
    let same = major == 2 && (minor == 7 || whole_major && !exact);
    Some(match operator.trim() {
        ">=" => (major, minor) <= (2, 7),
        ">" => (major, minor) < (2, 7),
        "<=" => (major, minor) >= (2, 7),
        "<" => (major, minor) > (2, 7),
        "==" | "===" | "" => same,
        "!=" => !same,
        "~=" | "^" | "~" => major == 2,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifiers_are_understood() {
        for (specifiers, expected) in [
            (">=2.7", Some(Python::Two)),
            (">=2.7, !=3.0.*, !=3.1.*", Some(Python::Two)),
            (">=3.8", Some(Python::Three)),
            (">=2.6,<3", Some(Python::Two)),
            ("^3.9", Some(Python::Three)),
            ("~=3.6", Some(Python::Three)),
            ("==2.7.*", Some(Python::Two)),
            ("!=2.7.*", Some(Python::Three)),
            ("", None),
            ("whatever", None),
        ] {
            assert_eq!(of_specifiers(specifiers), expected, "{specifiers}");
        }
    }

    #[test]
    fn project_files_are_read() {
        let poetry = "[tool.poetry.dependencies]\npython = '>=2.7'\n";
        assert_eq!(of_pyproject(poetry), Some(Python::Two));
        assert_eq!(
            of_pyproject("[project]\nrequires-python = '>=3.9'\n"),
            Some(Python::Three)
        );
        assert_eq!(of_pyproject("[project]\nname = 'x'\n"), None);
        let cfg = "[metadata]\npython_requires = 1\n[options]\npython_requires = >=3.6\n";
        assert_eq!(of_setup_cfg(cfg), Some(Python::Three));
        let setup = "setup(\n    # python_requires='>=2'\n    python_requires = \">=3.6\",\n)\n";
        assert_eq!(of_setup_py(setup), Some(Python::Three));
        assert_eq!(of_setup_py("setup(python_requires=REQUIRED)\n"), None);
    }

    #[test]
    fn classifiers_are_read() {
        let of = |versions: &[&str]| {
            let line = |version| format!("    \"Programming Language :: Python :: {version}\",\n");
            let lines: String = versions.iter().map(line).collect();
            of_classifiers(&format!("setup(classifiers=[\n{lines}])\n"))
        };
        assert_eq!(of(&["2.6", "2.7"]), Some(Python::Two));
        assert_eq!(of(&["3", "3.4", "2.7"]), Some(Python::Two));
        assert_eq!(of(&["3 :: Only", "3.12"]), Some(Python::Three));
        assert_eq!(of(&["Implementation :: PyPy"]), None);
        assert_eq!(
            of_classifiers("# Programming Language :: Python :: 2\n"),
            None
        );
    }
}
