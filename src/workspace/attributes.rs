//! What a file carries besides its content: owner, permissions, extended
//! attributes.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// How many names the file has; 0 where that cannot be told.
pub(super) fn names(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(metadata);
    #[cfg(not(unix))]
    {
        let _ = metadata;
        0
    }
}

/// Gives `file` what `metadata` says and the attributes of the file at `from`.
///
/// Owner first: changing it takes special permission bits away.
pub(super) fn take_over(file: &File, from: &Path, metadata: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    unix::take_owner(file, metadata)?;
    #[cfg(not(unix))]
    file.set_permissions(metadata.permissions())?;
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    extended::copy(&File::open(from)?, file)?;
    let _ = from;
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    const RUNS_AS_OWNER: u32 = 0o4000;
    const RUNS_AS_GROUP: u32 = 0o2000;

    /// Only root may give files away, and a group only its members; for
    /// everyone else the file becomes theirs, as with every editor that saves
    /// this way, and runs as nobody else.
    pub(super) fn take_owner(file: &File, metadata: &Metadata) -> io::Result<()> {
        let (uid, gid) = (metadata.uid(), metadata.gid());
        let now = file.metadata()?;
        if (now.uid(), now.gid()) != (uid, gid) && fchown(file, Some(uid), Some(gid)).is_err() {
            let _ = fchown(file, None, Some(gid));
        }
        let now = file.metadata()?;
        let mut mode = metadata.mode() & 0o7777;
        if now.uid() != uid {
            mode &= !RUNS_AS_OWNER;
        }
        if now.gid() != gid {
            mode &= !RUNS_AS_GROUP;
        }
        file.set_permissions(Permissions::from_mode(mode))
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use std::ffi::CStr;
    use std::fs::File;
    use std::io;

    use rustix::buffer::spare_capacity;
    use rustix::fs::{
        XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fsetxattr,
    };
    use rustix::io::Errno;

    /// Labels that the system gives and guards itself: what it does not let us
    /// copy, it has set as its rules say.
    const OF_THE_SYSTEM: &[&str] = &["security.", "trusted.", "com.apple."];

    /// Access lists are among them.
    pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
        let length = match flistxattr_query(from) {
            Err(Errno::NOTSUP | Errno::NOSYS) | Ok(0) => return Ok(()),
            length => length?,
        };
        let mut list = Vec::with_capacity(length);
        flistxattr(from, spare_capacity(&mut list))?;
        for name in list.split_inclusive(|&byte| byte == 0) {
            let Ok(name) = CStr::from_bytes_with_nul(name) else {
                continue;
            };
            if let Err(error) = copy_one(from, to, name) {
                let name = name.to_string_lossy();
                if !OF_THE_SYSTEM.iter().any(|start| name.starts_with(start)) {
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    fn copy_one(from: &File, to: &File, name: &CStr) -> io::Result<()> {
        // A value may be empty, a buffer not.
        let mut value = Vec::with_capacity(fgetxattr_query(from, name)?.max(1));
        fgetxattr(from, name, spare_capacity(&mut value))?;
        Ok(fsetxattr(to, name, &value, XattrFlags::empty())?)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn attributes_go_over() {
            let from = tempfile::tempfile_in(".").unwrap();
            let to = tempfile::tempfile_in(".").unwrap();
            for (name, value) in [("user.note", &b"some\0bytes"[..]), ("user.empty", b"")] {
                match fsetxattr(&from, name, value, XattrFlags::empty()) {
                    // This disk has none; the copy has to manage all the same.
                    Err(Errno::NOTSUP) => return copy(&from, &to).unwrap(),
                    set => set.unwrap(),
                }
            }
            copy(&from, &to).unwrap();
            let mut value = Vec::with_capacity(100);
            fgetxattr(&to, "user.note", spare_capacity(&mut value)).unwrap();
            assert_eq!(value, b"some\0bytes");
            assert_eq!(fgetxattr_query(&to, "user.empty"), Ok(0));
        }
    }
}
