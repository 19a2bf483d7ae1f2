//! The directory in which a server keeps everything, and the lock that keeps a second server out.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";
const ADMIN_SOCKET: &str = "admin.sock";
const SECRET: &str = "secret";

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

    /// This server's secret, with which it seals what it tells clients; drawn when there is none.
    pub fn secret(&self) -> Result<[u8; 32], DataDirError> {
        let failed = |error| DataDirError::Io { path: self.path.clone(), error };
        let path = self.path.join(SECRET);
        match fs::read(&path) {
            Ok(bytes) => {
                let wrong = |_| io::Error::other("the file `secret` should have 32 bytes");
                bytes.try_into().map_err(wrong).map_err(failed)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let secret = crate::random::secret();
                write_private(&path, &secret).map_err(failed)?;
                Ok(secret)
            }
            Err(error) => Err(failed(error)),
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

/// Writes a file that nobody else reads; it is there whole or not at all, and outlives a power cut.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let unfinished = path.with_extension("new");
    let mut file = File::options().create(true).truncate(true).write(true).mode(0o600).open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
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
    fn the_secret_stays_the_same() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let data = DataDir::open(folder.path()).expect("a new directory is free");
        let secret = data.secret().expect("the folder takes files");
        assert_eq!(data.secret().expect("it is there"), secret);
    }

    #[test]
    fn a_file_is_no_data_directory() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("file");
        fs::write(&path, "").expect("the folder takes files");
        assert!(matches!(DataDir::open(&path), Err(DataDirError::Io { .. })));
    }
}
