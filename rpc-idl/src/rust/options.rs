//! What the source is to be like.

/// How Rust is made of the files.
///
/// ```
/// use rpc_idl::rust::Options;
///
/// let options = Options::new().module("ms-dtyp.idl", "crate::dtyp");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options {
    modules: Vec<(String, String)>,
}

impl Options {
    /// All that is needed is in the source, and owns what it points to.
    #[must_use]
    pub fn new() -> Options {
        Options::default()
    }

    /// The types of an imported file are those of a module, and are not written once more: so the modules of several
    /// files share them. The module is made of that file, with the same options; the file has this name, without its
    /// folder, in upper or lower case.
    ///
    /// # Panics
    ///
    /// If the path is none of Rust's.
    #[must_use]
    pub fn module(mut self, file: impl Into<String>, path: impl Into<String>) -> Options {
        let path = path.into();
        assert!(is_path(&path), "`{path}` is no path; expected one such as `crate::dtyp`");
        self.modules.push((file.into(), path));
        self
    }

    /// The module of a file.
    pub(super) fn module_of(&self, file: &std::path::Path) -> Option<&str> {
        let name = file.file_name()?;
        let same = |(file, _): &&(String, String)| name.eq_ignore_ascii_case(file);
        self.modules.iter().find(same).map(|(_, path)| &**path)
    }
}

fn is_path(text: &str) -> bool {
    syn::parse_str::<syn::Path>(text).is_ok_and(|path| {
        path.leading_colon.is_none() && path.segments.iter().all(|one| one.arguments.is_none())
    })
}
