//! A disk whose power can be cut: SQLite's own file system, which remembers what has been synced.
//!
//! All goes to real files. Beside them, this keeps what of each file a `sync` has confirmed, and the writes
//! since. A picture of the disk after a power cut is what was confirmed, plus whichever sectors of the rest
//! the disk happened to have written: none, some or all, in any order.

// SQLite's file systems are tables of C functions. This is the one place in the project that writes such a
// table: it is test code, and there is no other way to stand between SQLite and the disk.
#![allow(unsafe_code)]

use rusqlite::ffi;
use std::collections::HashMap;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The name under which the disk is known to SQLite.
pub const VFS: &str = "disk-with-a-power-cord";
/// What a disk writes whole or not at all.
const SECTOR_BYTES: usize = 512;

/// Called before each write and sync, with the number of such operations so far.
pub type Watch = Box<dyn FnMut(u64, &Disk) + Send>;

/// What is known of the files.
#[derive(Default)]
pub struct Disk {
    files: HashMap<PathBuf, Confirmed>,
    operations: u64,
    /// A disk that says that it has synced, and has not.
    pub lies: bool,
    /// A disk that takes no more.
    pub full: bool,
}

#[derive(Default, Clone)]
struct Confirmed {
    bytes: Vec<u8>,
    since: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { to: usize },
}

/// The files as a power cut leaves them, by name.
pub struct Picture(Vec<(String, Vec<u8>)>);

impl Disk {
    /// Pulls the cord. `survives` is asked for each sector that was not confirmed.
    pub fn cut(&self, mut survives: impl FnMut() -> bool) -> Picture {
        let files = self.files.iter().map(|(path, file)| {
            let mut file = file.clone();
            for change in std::mem::take(&mut file.since) {
                match change {
                    Change::Write { at, bytes } => {
                        for (index, sector) in bytes.chunks(SECTOR_BYTES).enumerate() {
                            if survives() {
                                put(&mut file.bytes, at + index * SECTOR_BYTES, sector);
                            }
                        }
                    }
                    Change::Truncate { to } if survives() => file.bytes.truncate(to),
                    Change::Truncate { .. } => {}
                }
            }
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, file.bytes)
        });
        Picture(files.collect())
    }
}

impl Picture {
    /// Lays the files into a folder, as the machine finds them when it starts again.
    pub fn lay(&self, folder: &Path) {
        for (name, bytes) in &self.0 {
            fs::write(folder.join(name), bytes).expect("the folder takes files");
        }
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[at..end].copy_from_slice(bytes);
}

#[derive(Default)]
struct State {
    disk: Disk,
    watch: Option<Watch>,
    /// SQLite's own functions for each open file, by its address.
    open: HashMap<usize, (PathBuf, &'static ffi::sqlite3_io_methods)>,
}

fn state() -> MutexGuard<'static, State> {
    static STATE: OnceLock<Mutex<State>> = OnceLock::new();
    STATE.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes a new disk, which `watch` looks at before each operation.
pub fn insert(lies: bool, watch: Watch) {
    register();
    let mut state = state();
    state.disk = Disk { lies, ..Disk::default() };
    state.watch = Some(watch);
}

/// Fills the disk up, or makes room on it again.
pub fn set_full(full: bool) {
    state().disk.full = full;
}

/// Makes the disk known to SQLite, once for the process.
fn register() {
    static REGISTERED: OnceLock<()> = OnceLock::new();
    REGISTERED.get_or_init(|| {
        let name = CString::new(VFS).expect("the name has no NUL");
        // SAFETY: SQLite is initialised before its default file system is copied; the copy and its name are
        // never freed, as SQLite demands of a registered file system.
        unsafe {
            ffi::sqlite3_initialize();
            let mut own = *ffi::sqlite3_vfs_find(std::ptr::null());
            own.zName = name.into_raw();
            own.pNext = std::ptr::null_mut();
            own.xOpen = Some(open);
            own.xDelete = Some(delete);
            assert_eq!(ffi::sqlite3_vfs_register(Box::into_raw(Box::new(own)), 0), ffi::SQLITE_OK);
        }
    });
}

fn default_vfs() -> *mut ffi::sqlite3_vfs {
    // SAFETY: looks up a registered file system; the default one is never unregistered.
    unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) }
}

/// # Safety
/// `name` is NUL-terminated or null, as SQLite passes it.
unsafe fn path_of(name: *const c_char) -> PathBuf {
    if name.is_null() {
        return PathBuf::new(); // A temporary file, which nobody misses after a power cut.
    }
    // SAFETY: as the caller promises.
    PathBuf::from(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
}

/// Opens a real file, and puts our functions for writing before SQLite's own.
unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: all arguments are SQLite's, for a file of the default system's size (the tables were copied
    // from it); on success it has filled in the file's functions, which live as long as the process.
    unsafe {
        let vfs = default_vfs();
        let code = (*vfs).xOpen.expect("a file system opens files")(vfs, name, file, flags, out_flags);
        if code != ffi::SQLITE_OK {
            return code;
        }
        let own: &'static ffi::sqlite3_io_methods = &*(*file).pMethods;
        let path = path_of(name);
        if !path.as_os_str().is_empty() {
            let mut methods = *own;
            methods.xWrite = Some(write);
            methods.xTruncate = Some(truncate);
            methods.xSync = Some(sync);
            methods.xClose = Some(close);
            (*file).pMethods = Box::leak(Box::new(methods));
            state().open.insert(file as usize, (path, own));
        }
        code
    }
}

/// Looks at the disk before an operation; returns the file's path and SQLite's own functions for it.
fn before(file: *mut ffi::sqlite3_file) -> (PathBuf, &'static ffi::sqlite3_io_methods) {
    let mut state = state();
    let opened = state.open.get(&(file as usize)).expect("only files that we opened have our functions").clone();
    state.disk.operations += 1;
    if let Some(mut watch) = state.watch.take() {
        watch(state.disk.operations, &state.disk);
        state.watch = Some(watch);
    }
    opened
}

fn note(path: PathBuf, change: Change) {
    state().disk.files.entry(path).or_default().since.push(change);
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, len: c_int, at: i64) -> c_int {
    let (path, own) = before(file);
    if state().disk.full {
        return ffi::SQLITE_FULL;
    }
    // SAFETY: SQLite passes `len` readable bytes; its own function gets its own arguments.
    unsafe {
        let bytes = std::slice::from_raw_parts(from.cast::<u8>(), len as usize).to_vec();
        note(path, Change::Write { at: at as usize, bytes });
        own.xWrite.expect("a file is written")(file, from, len, at)
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, to: i64) -> c_int {
    let (path, own) = before(file);
    note(path, Change::Truncate { to: to as usize });
    // SAFETY: SQLite's own function gets its own arguments.
    unsafe { own.xTruncate.expect("a file is truncated")(file, to) }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    let (path, _) = before(file);
    let mut state = state();
    if !state.disk.lies {
        let file = state.disk.files.entry(path).or_default();
        for change in std::mem::take(&mut file.since) {
            match change {
                Change::Write { at, bytes } => put(&mut file.bytes, at, &bytes),
                Change::Truncate { to } => file.bytes.truncate(to),
            }
        }
    }
    ffi::SQLITE_OK // The real disk need not sync: the confirmed bytes are here.
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let opened = state().open.remove(&(file as usize));
    let (_, own) = opened.expect("only files that we opened have our functions");
    // SAFETY: SQLite's own function gets its own argument.
    unsafe { own.xClose.expect("a file is closed")(file) }
}

unsafe extern "C" fn delete(_vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: all arguments are SQLite's.
    unsafe {
        state().disk.files.remove(&path_of(name));
        let vfs = default_vfs();
        (*vfs).xDelete.expect("a file system deletes files")(vfs, name, sync_folder)
    }
}
