//! Replacing a file's content: all of it or none.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use super::Problem;

/// Puts `new` in place of the file's content, which must still be `old`.
///
/// The new content is complete on disk before it takes the old one's place
/// under the same name, so whatever happens there is one or the other. A link
/// stays a link: what it points to is replaced.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Problem> {
    let target = fs::canonicalize(path).map_err(Problem::Write)?;
    let metadata = fs::metadata(&target).map_err(Problem::Write)?;
    // The rename below asks only for rights on the folder.
    if metadata.permissions().readonly() {
        return Err(Problem::ReadOnly);
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new()
        .prefix(".norefcount-")
        .tempfile_in(folder)
        .map_err(Problem::Write)?;
    let written = temporary
        .write_all(new)
        .and_then(|()| take_over(temporary.as_file(), &metadata))
        .and_then(|()| temporary.as_file().sync_all());
    written.map_err(Problem::Write)?;
    // As late as can be: what remains is the moment of the rename.
    if fs::read(&target).map_err(Problem::Write)? != old {
        return Err(Problem::Changed);
    }
    temporary
        .persist(&target)
        .map_err(|failed| Problem::Write(failed.error))?;
    sync_folder(folder);
    Ok(())
}

/// Owner first: changing it takes special permission bits away.
fn take_over(file: &File, metadata: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let now = file.metadata()?;
        if (now.uid(), now.gid()) != (metadata.uid(), metadata.gid()) {
            // Only root may give files away; for everyone else the file
            // becomes theirs, as with every editor that saves this way.
            let _ = fchown(file, Some(metadata.uid()), Some(metadata.gid()));
        }
    }
    file.set_permissions(metadata.permissions())
}

/// Makes the rename last through a power cut, where folders can be synced; the
/// content is safe either way.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Problem, replace};

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        fs::write(&path, "theirs").unwrap();
        let result = replace(&path, b"old", b"new");
        assert!(matches!(result, Err(Problem::Changed)));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no temporary file stays"
        );
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        let link = folder.path().join("link.py");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
        symlink("a.py", &link).unwrap();
        replace(&link, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
            0o751
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
