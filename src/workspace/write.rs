//! Replacing a file's content: all of it or none.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Problem, attributes, read};

/// The file that a path leads to, through links, if it can be replaced.
pub(super) fn target(path: &Path) -> Result<PathBuf, Problem> {
    let target = fs::canonicalize(path).map_err(Problem::Write)?;
    replaceable(&target)?;
    Ok(target)
}

/// Puts `new` in place of the content of `target`, which must still be `old`.
///
/// The new content is complete on disk, in the same folder under the name
/// `temporary`, before it takes the old one's place. So whatever happens, the
/// name stands for one or the other. `target` is no link.
pub(super) fn replace(
    target: &Path,
    temporary: &str,
    old: &[u8],
    new: &[u8],
) -> Result<(), Problem> {
    let metadata = replaceable(target)?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(temporary)
        .rand_bytes(0)
        .tempfile_in(folder)
        .map_err(Problem::Write)?;
    let written = file
        .write_all(new)
        .and_then(|()| attributes::take_over(file.as_file(), target, &metadata))
        .and_then(|()| file.as_file().sync_all());
    written.map_err(Problem::Write)?;
    // As late as can be: what remains is the moment of the rename.
    if !read::holds(target, old).map_err(gone)? {
        return Err(Problem::Changed);
    }
    file.persist(target)
        .map_err(|failed| Problem::Write(failed.error))?;
    Ok(())
}

fn replaceable(target: &Path) -> Result<Metadata, Problem> {
    let metadata = fs::symlink_metadata(target).map_err(gone)?;
    if !metadata.is_file() {
        return Err(Problem::Changed);
    }
    // The rename asks only for rights on the folder.
    if metadata.permissions().readonly() {
        return Err(Problem::ReadOnly);
    }
    // The rename would part the names, and writing in place would reach
    // whoever holds the others, a package manager's cache or a backup say.
    match attributes::names(&metadata) {
        0 | 1 => Ok(metadata),
        names => Err(Problem::HardLinks(names)),
    }
}

fn gone(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::Gone,
        _ => Problem::Write(error),
    }
}

/// Makes the renames in a folder last through a power cut, where folders can
/// be synced; the content is safe either way.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, "theirs").unwrap();
        let result = replace(&path, ".t", b"old", b"new");
        assert!(matches!(result, Err(Problem::Changed)));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(names(folder.path()), 1, "no temporary file stays");
        fs::remove_file(&path).unwrap();
        let result = replace(&path, ".t", b"old", b"new");
        assert!(matches!(result, Err(Problem::Gone)));
        fs::create_dir(&path).unwrap();
        let result = replace(&path, ".t", b"old", b"new");
        assert!(matches!(result, Err(Problem::Changed)));
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn a_name_that_is_taken_is_nobodys_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, "old").unwrap();
        fs::write(folder.path().join(".t"), "theirs").unwrap();
        let result = replace(&path, ".t", b"old", b"new");
        assert!(matches!(result, Err(Problem::Write(_))));
        assert_eq!(fs::read(folder.path().join(".t")).unwrap(), b"theirs");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        let link = folder.path().join("link.py");
        fs::write(&path, "old").unwrap();
        for mode in [0o751, 0o4755, 0o600] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let _ = symlink("a.py", &link);
            let found = target(&link).unwrap();
            replace(&found, ".t", b"old", b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new");
            let now = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(now & 0o7777, mode);
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            fs::write(&path, "old").unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_two_names_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, folder.path().join("b.py")).unwrap();
        assert!(matches!(target(&path), Err(Problem::HardLinks(2))));
    }
}
