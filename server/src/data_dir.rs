//! The directory in which a server keeps everything, and the lock that keeps a second server out.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";
const ADMIN_SOCKET: &str = "admin.sock";

/// A data directory that this process has to itself, for as long as this value lives.
#[derive(Debug)]
pub struct DataDir {
    path: PathBuf,
    _lock: File,
}

/// Why a data directory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// Another process holds the lock.
    #[error("another Samtavle server uses {}: stop it first, or give this one a directory of its own", .0.display())]
    InUse(PathBuf),
    /// It cannot be made, opened or locked.
    #[error("the data directory {} cannot be used: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl DataDir {
    /// Makes the directory if need be, readable by its owner alone, and takes its lock.
    pub fn open(path: &Path) -> Result<DataDir, DataDirError> {
        let failed = |error| DataDirError::Io { path: path.to_owned(), error };
        create_private(path).map_err(failed)?;
        let lock = File::options().create(true).truncate(false).write(true).open(path.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(DataDir { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(DataDirError::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Where the server that uses a data directory listens for its operator.
pub fn admin_socket(data: &Path) -> PathBuf {
    data.join(ADMIN_SOCKET)
}

fn create_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if path.is_dir() {
        return Ok(()); // The operator's own; its rights are the operator's choice.
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_server_is_kept_out_until_the_first_is_gone() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("deep/data");
        let first = DataDir::open(&path).expect("a new directory is free");
        let refused = DataDir::open(&path).expect_err("it is in use");
        assert!(matches!(refused, DataDirError::InUse(_)));
        assert!(refused.to_string().contains("another Samtavle server uses"));
        drop(first);
        DataDir::open(&path).expect("it is free again");
    }

    #[test]
    fn a_file_is_no_data_directory() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("file");
        fs::write(&path, "").expect("the folder takes files");
        assert!(matches!(DataDir::open(&path), Err(DataDirError::Io { .. })));
    }
}
