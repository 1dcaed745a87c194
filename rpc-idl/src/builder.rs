//! For build scripts.

use std::env;
use std::path::{Path, PathBuf};

use crate::importer::Importer;
use crate::{output, rust};

/// Writes Rust of files of IDL in a build script, for `include!` in a module of the crate.
///
/// ```no_run
/// // build.rs
/// rpc_idl::Builder::new().file("idl/shares.idl").generate();
/// ```
///
/// ```ignore
/// // src/lib.rs
/// pub mod shares {
///     include!(concat!(env!("OUT_DIR"), "/shares.rs"));
/// }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Builder {
    files: Vec<PathBuf>,
    directories: Vec<PathBuf>,
    out: Option<PathBuf>,
    options: rust::Options,
    is_incomplete_taken: bool,
}

/// Why a file was not written.
#[derive(Debug, Clone)]
pub struct BuildError {
    /// The file, and its errors with their lines.
    pub message: String,
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {}

impl Builder {
    /// One without files.
    #[must_use]
    pub fn new() -> Self {
        Builder::default()
    }

    /// Makes `x.rs` of `x.idl`; a `-` in the name becomes `_`.
    #[must_use]
    pub fn file(mut self, file: impl Into<PathBuf>) -> Self {
        self.files.push(file.into());
        self
    }

    /// Looks for imported files there too.
    #[must_use]
    pub fn directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directories.push(directory.into());
        self
    }

    /// Writes to `folder`, and not to `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out = Some(folder.into());
        self
    }

    /// What the source is to be like.
    #[must_use]
    pub fn options(mut self, options: rust::Options) -> Self {
        self.options = options;
        self
    }

    /// Takes what can be said in Rust of a file where not all can; the rest is warned of.
    #[must_use]
    pub fn skip_unsupported(mut self) -> Self {
        self.is_incomplete_taken = true;
        self
    }

    /// Writes the files, and tells Cargo to run the script again if one of them changes.
    ///
    /// # Panics
    ///
    /// As [`try_generate`](Builder::try_generate) fails, with its message: in a build script, Cargo shows it.
    #[track_caller]
    pub fn generate(self) {
        match self.try_generate() {
            Ok(warnings) => {
                warnings.iter().for_each(|warning| println!("cargo::warning={warning}"))
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Writes the files, and gives what is left out of them, a line each.
    ///
    /// # Errors
    ///
    /// Two files of one name, before any is read; or the first that has an error or says what Rust cannot, or that cannot be
    /// written.
    pub fn try_generate(&self) -> Result<Vec<String>, BuildError> {
        let out = self.out.clone().or_else(|| env::var_os("OUT_DIR").map(PathBuf::from));
        let out = out.ok_or_else(|| BuildError {
            message: "no folder to write to: expected `OUT_DIR` or `out_dir`".to_owned(),
        })?;
        let outputs = self.files.iter().map(|file| (&**file, out.join(rust::file_name(file))));
        output::distinct(outputs).map_err(|message| BuildError { message })?;
        let (mut left_out, mut unknown) = (Vec::new(), None);
        for file in &self.files {
            self.one(file, &out, &mut left_out, &mut unknown)?;
        }
        match unknown.unwrap_or_default().first() {
            Some(name) => Err(BuildError {
                message: format!(
                    "there is no interface `{name}` in these files, whose memory is said"
                ),
            }),
            None => Ok(left_out),
        }
    }

    /// `unknown` are the interfaces that the files before do not have, and whose memory is said.
    fn one(
        &self,
        file: &Path,
        out: &Path,
        left_out: &mut Vec<String>,
        unknown: &mut Option<Vec<String>>,
    ) -> Result<(), BuildError> {
        let importer = self.directories.iter().fold(Importer::new(), |all, one| all.directory(one));
        let imported = importer.import([file]);
        for (_, source) in imported.sources.iter().filter(|(_, source)| source.path().is_file()) {
            println!("cargo::rerun-if-changed={}", source.path().display());
        }
        let here = self.options.unknown_interfaces(&imported.model);
        match unknown {
            Some(before) => before.retain(|name| here.contains(&name.as_str())),
            None => *unknown = Some(here.iter().map(|name| (*name).to_owned()).collect()),
        }
        let failed = |what: String| BuildError { message: format!("{}:\n{what}", file.display()) };
        if imported.diagnostics.errors() > 0 {
            return Err(failed(imported.diagnostics.render(&imported.sources)));
        }
        let made = rust::generate_with(&imported, &self.options);
        if made.diagnostics.errors() > 0 && !self.is_incomplete_taken {
            return Err(failed(made.diagnostics.render(&imported.sources)));
        }
        let place = |span: crate::Span| {
            let path = imported.sources.file(span.file).path().display();
            format!("{path}:{}", imported.sources.line(span))
        };
        for error in made.diagnostics.iter() {
            left_out.push(format!("{}: {}: {}", place(error.span), error.fault, error.expected));
        }
        for skip in &made.skipped {
            left_out.push(format!("{}: {skip}", place(skip.span)));
        }
        let path = out.join(rust::file_name(file));
        output::write(&[(path, made.source)]).map_err(failed)
    }
}
