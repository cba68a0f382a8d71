//! Reading files, and telling Python scripts by their first line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::Problem;

/// Enough for a shebang line; the kernel reads no more either.
const SHEBANG: u64 = 256;

/// Reads a whole file into `buffer`, whose former content is dropped, unless
/// it has more than `limit` bytes.
pub(super) fn whole(path: &Path, limit: u64, buffer: &mut Vec<u8>) -> Result<(), Problem> {
    buffer.clear();
    let file = open(path)
        .map_err(Problem::Read)?
        .ok_or(Problem::NotRegular)?;
    let metadata = file.metadata().map_err(Problem::Read)?;
    fits(metadata.len(), limit)?;
    // It may be longer than it says, and still grow.
    let mut file = file.take(limit.saturating_add(1));
    file.read_to_end(buffer).map_err(Problem::Read)?;
    fits(buffer.len() as u64, limit)
}

/// Whether this is what is in the file, which must be one.
pub(super) fn holds(path: &Path, content: &[u8]) -> io::Result<bool> {
    let Some(file) = open(path)? else {
        return Ok(false);
    };
    let mut now = Vec::with_capacity(content.len() + 1);
    let limit = content.len() as u64 + 1;
    file.take(limit).read_to_end(&mut now)?;
    Ok(now == content)
}

/// Whether so many bytes are looked at.
pub(super) fn fits(size: u64, limit: u64) -> Result<(), Problem> {
    if size > limit {
        return Err(Problem::TooLarge { size, limit });
    }
    Ok(())
}

/// Reads all of standard input into `buffer`.
pub(super) fn stdin(buffer: &mut Vec<u8>) -> Result<(), Problem> {
    buffer.clear();
    let mut input = io::stdin().lock();
    input.read_to_end(buffer).map_err(Problem::Read)?;
    Ok(())
}

/// Opens what was a file when it was listed. By now it may be a pipe, which
/// is not waited for, or something else that is no file: `None`.
fn open(path: &Path) -> io::Result<Option<File>> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path)?;
    let is_file = file.metadata()?.is_file();
    Ok(is_file.then_some(file))
}

/// Whether the file starts with a line that hands it to a Python interpreter.
pub(super) fn is_script(path: &Path) -> io::Result<bool> {
    let mut head = Vec::with_capacity(SHEBANG as usize);
    let Some(file) = open(path)? else {
        return Ok(false);
    };
    file.take(SHEBANG).read_to_end(&mut head)?;
    Ok(has_python_shebang(&head))
}

/// `#!` with an interpreter named python…, pypy… or graalpy…, straight, through
/// `env`, or through `uv run`.
fn has_python_shebang(head: &[u8]) -> bool {
    let Some(line) = head.strip_prefix(b"#!") else {
        return false;
    };
    let line = line.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let mut words = line
        .split_whitespace()
        .map(|word| word.rsplit('/').next().unwrap_or(word))
        .filter(|word| !word.starts_with('-') && !word.contains('='));
    let interpreter = match words.next() {
        Some("env") => words.next(),
        first => first,
    };
    match interpreter {
        Some("uv") => words.next() == Some("run"),
        Some(name) => ["python", "pypy", "graalpy"]
            .iter()
            .any(|it| name.starts_with(it)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("a.py");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let result = whole(&pipe, 100, &mut Vec::new());
        assert!(matches!(result, Err(Problem::NotRegular)));
        assert!(!holds(&pipe, b"").unwrap());
        assert!(!is_script(&pipe).unwrap());
        let result = whole(&folder.path().join("gone.py"), 100, &mut Vec::new());
        assert!(matches!(result, Err(Problem::Read(_))));
    }

    #[test]
    fn a_file_holds_its_content_alone() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "abc").unwrap();
        for (content, is_it) in [("abc", true), ("ab", false), ("abcd", false), ("", false)] {
            assert_eq!(holds(file.path(), content.as_bytes()).unwrap(), is_it);
        }
    }

    #[test]
    fn a_shebang_names_its_interpreter() {
        for (line, python) in [
            ("#!/usr/bin/python3\nimport os\n", true),
            ("#! /usr/bin/env python\n", true),
            ("#!/usr/bin/env -S python3 -u\n", true),
            ("#!/usr/bin/env LANG=C pypy3\n", true),
            ("#!/usr/bin/env -S uv run --script\n", true),
            ("#!/bin/sh\n# python\n", false),
            ("#!/usr/bin/env\n", false),
            ("#!", false),
            ("", false),
            ("import os\n", false),
            ("#!/opt/python/bin/perl\n", false),
        ] {
            assert_eq!(has_python_shebang(line.as_bytes()), python, "{line:?}");
        }
    }
}
