//! The way in.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::load::Loader;
use crate::model::Model;
use crate::resolve;
use crate::source::{FileId, Sources};

type Read = dyn Fn(&Path) -> io::Result<Vec<u8>>;

/// Reads files of IDL, and all that they import.
///
/// ```
/// let imported = rpc_idl::Importer::new()
///     .reader(|path| match path.to_str() {
///         Some("echo.idl") => Ok(b"[uuid(12345778-1234-abcd-ef00-0123456789ab)]
///             interface echo { void ping([in] handle_t h, [in] long n); }".to_vec()),
///         _ => Err(std::io::ErrorKind::NotFound.into()),
///     })
///     .import(["echo.idl"]);
/// assert_eq!(imported.diagnostics.errors(), 0);
/// let (_, echo) = imported.model.defined_interfaces().next().unwrap();
/// assert_eq!(echo.procedures[0].opnum, Some(0));
/// ```
pub struct Importer {
    pub(crate) directories: Vec<PathBuf>,
    pub(crate) defines: Vec<(String, String)>,
    configurations: Vec<PathBuf>,
    pub(crate) read: Box<Read>,
}

impl Default for Importer {
    fn default() -> Self {
        Importer {
            directories: Vec::new(),
            defines: Vec::new(),
            configurations: Vec::new(),
            read: Box::new(|path| std::fs::read(path)),
        }
    }
}

impl Importer {
    /// One that looks for imported files beside the file that imports them.
    #[must_use]
    pub fn new() -> Self {
        Importer::default()
    }

    /// Looks for imported files there too, after the directories that were given before.
    #[must_use]
    pub fn directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directories.push(directory.into());
        self
    }

    /// Defines a macro in every file, as `#define name value` would. MIDL's own `__midl` and `_WIN32` are
    /// there; an empty `value` leaves the name without tokens.
    #[must_use]
    pub fn define(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.defines.push((name.into(), value.into()));
        self
    }

    /// Applies an attribute configuration file to whichever imported file has the interface that it is of. One that stands
    /// beside its file is applied once all the same.
    #[must_use]
    pub fn configuration(mut self, file: impl Into<PathBuf>) -> Self {
        self.configurations.push(file.into());
        self
    }

    /// Reads files by `read`, and not from the file system.
    #[must_use]
    pub fn reader(mut self, read: impl Fn(&Path) -> io::Result<Vec<u8>> + 'static) -> Self {
        self.read = Box::new(read);
        self
    }

    /// Imports `files`. One whose name ends with `.acf` is an attribute configuration file, and of an interface of the other
    /// ones; `x.acf` beside a file `x.idl` is taken as well.
    ///
    /// There is always a model; if [`Diagnostics::errors`] is not 0, something is missing in it.
    #[must_use]
    pub fn import<P: Into<PathBuf>>(&self, files: impl IntoIterator<Item = P>) -> Imported {
        let mut loader = Loader::new(self);
        let files = files.into_iter().map(Into::into);
        let (acfs, files): (Vec<PathBuf>, Vec<PathBuf>) = files.partition(|path| is_acf(path));
        let mains = files.into_iter().filter_map(|path| loader.main(path)).collect();
        // After the files that they may stand beside.
        let acfs = acfs.into_iter().filter_map(|path| loader.configuration(path)).collect();
        let configurations = self.configurations.iter().cloned();
        let configurations: Vec<FileId> =
            configurations.filter_map(|path| loader.configuration(path)).collect();
        let (sources, loaded, mut diagnostics) = loader.end();
        let given = resolve::Given { mains, acfs, configurations };
        let (model, unused) = resolve::resolve(given, loaded, &sources, &mut diagnostics);
        diagnostics.sort(|file| model.files[file.index()].is_main);
        let unused = unused.into_iter().map(|file| sources.file(file).path().to_owned()).collect();
        Imported { model, sources, diagnostics, unused }
    }
}

/// What came of an import.
pub struct Imported {
    /// What the files describe.
    pub model: Model,
    /// The files.
    pub sources: Sources,
    /// Errors and warnings, by file and line.
    pub diagnostics: Diagnostics,
    /// The files of [`Importer::configuration`] that are of no interface of these files.
    pub unused: Vec<PathBuf>,
}

/// Whether a file is an attribute configuration file, by its name.
pub(crate) fn is_acf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("acf"))
}
