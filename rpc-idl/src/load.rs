//! Files, as they import one another.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::importer::Importer;
use crate::lexer::lex;
use crate::limits::{FILE_BYTES, FILES, IMPORT_DEPTH};
use crate::model::Pragma;
use crate::parse::{self, Acf};
use crate::preprocess::{self, Includes, Macros, Preprocessed, Work};
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, Item, ItemKind};
use crate::token::TokenKind;

/// A file that was parsed.
pub(crate) struct Loaded {
    pub(crate) syntax: syntax::File,
    pub(crate) acfs: Vec<Acf>,
    pub(crate) pragmas: Vec<Pragma>,
    /// It stands in for one that is not there.
    pub(crate) is_stand_in: bool,
    /// What its `import`s found, by the span of the name.
    pub(crate) imports: HashMap<Span, FileId>,
}

/// What MIDL 8.1 defines, and the C preprocessor that it calls.
const PREDEFINED: [(&str, &str); 2] = [("__midl", "801"), ("_WIN32", "1")];

/// Files that nearly all interfaces of COM import.
const WINDOWS_SDK: [&str; 10] = [
    "wtypesbase.idl",
    "wtypes.idl",
    "unknwnbase.idl",
    "unknwn.idl",
    "objidlbase.idl",
    "objidl.idl",
    "oaidl.idl",
    "oleidl.idl",
    "ocidl.idl",
    "propidl.idl",
];

pub(crate) struct Loader<'a> {
    importer: &'a Importer,
    sources: Sources,
    diagnostics: Diagnostics,
    found: HashMap<PathBuf, FileId>,
    /// By file; empty while it is being read.
    loaded: Vec<Option<Loaded>>,
    work: Work,
    predefined: Macros,
    depth: usize,
}

impl<'a> Loader<'a> {
    pub(crate) fn new(importer: &'a Importer) -> Self {
        let mut loader = Loader {
            importer,
            sources: Sources::default(),
            diagnostics: Diagnostics::default(),
            found: HashMap::new(),
            loaded: Vec::new(),
            work: Work::default(),
            predefined: Macros::new(),
            depth: 0,
        };
        loader.predefine();
        loader
    }

    /// As a file, so that errors can show what was defined.
    fn predefine(&mut self) {
        let given =
            self.importer.defines.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<(String, String)> = PREDEFINED
            .into_iter()
            .chain(given)
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .collect();
        let text: String = all.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
        let file = self.add(PathBuf::from("(defined before)"), text.into_bytes());
        let text = self.sources.file(file).text().to_owned();
        let mut tokens = lex(file, &text, &mut self.diagnostics).tokens.into_iter().peekable();
        while let Some(name) = tokens.next().filter(|name| name.kind != TokenKind::End) {
            let mut body = Vec::new();
            while let Some(token) =
                tokens.next_if(|token| !token.starts_line && token.kind != TokenKind::End)
            {
                body.push(token);
            }
            preprocess::define(&mut self.predefined, &name.text, body, name.span);
        }
    }

    pub(crate) fn end(self) -> (Sources, Vec<Option<Loaded>>, Diagnostics) {
        (self.sources, self.loaded, self.diagnostics)
    }

    /// A file that is found again by its name.
    fn add(&mut self, path: PathBuf, bytes: Vec<u8>) -> FileId {
        let key = key(&path);
        let file = self.add_unfound(path, bytes);
        self.found.insert(key, file);
        file
    }

    fn add_unfound(&mut self, path: PathBuf, bytes: Vec<u8>) -> FileId {
        self.loaded.push(None);
        self.sources.add(path, bytes)
    }

    /// A file of IDL that was asked for, and the configuration file beside it.
    pub(crate) fn main(&mut self, path: PathBuf) -> Option<FileId> {
        if let Some(&file) = self.found.get(&key(&path)) {
            self.diagnostics.ask_for(file);
            return Some(file);
        }
        let file = self.asked_for(&path)?;
        self.diagnostics.ask_for(file);
        self.load(file, &mut self.predefined.clone());
        let acf = path.with_extension("acf");
        if let Ok(bytes) = (self.importer.read)(&acf)
            && bytes.len() <= FILE_BYTES
            && !self.found.contains_key(&key(&acf))
        {
            let id = self.add(acf, bytes);
            let acf = self.acf(id);
            if let Some(loaded) = &mut self.loaded[file.0 as usize] {
                loaded.acfs.push(acf);
            }
        }
        Some(file)
    }

    /// A configuration file that was asked for, but for one that was found beside its file.
    pub(crate) fn configuration(&mut self, path: PathBuf) -> Option<FileId> {
        if self.found.contains_key(&key(&path)) {
            return None;
        }
        let file = self.asked_for(&path)?;
        let acfs = vec![self.acf(file)];
        let imports = HashMap::new();
        let syntax = syntax::File::default();
        let loaded = Loaded { syntax, acfs, pragmas: Vec::new(), is_stand_in: false, imports };
        self.loaded[file.0 as usize] = Some(loaded);
        Some(file)
    }

    /// An error that names no file is placed at the start of an empty one.
    fn asked_for(&mut self, path: &Path) -> Option<FileId> {
        let error = match (self.importer.read)(path) {
            Ok(bytes) if bytes.len() <= FILE_BYTES => return Some(self.add(path.into(), bytes)),
            Ok(_) => (1002, format!("`{}` is too long", path.display())),
            Err(error) => (1001, format!("`{}` cannot be read: {error}", path.display())),
        };
        let file = self.add_unfound(path.into(), Vec::new());
        let expected = match error.0 {
            1002 => format!("expected at most {FILE_BYTES} bytes"),
            _ => String::new(),
        };
        let error = Diagnostic::error(Span::new(file, 0..0), error.0, error.1);
        self.diagnostics.push(error.expected(expected));
        None
    }

    fn preprocess(
        &mut self,
        file: FileId,
        macros: &mut Macros,
    ) -> (Preprocessed, Vec<crate::token::Comment>) {
        let text = self.sources.file(file).text().to_owned();
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        let lexed = lex(file, &text, &mut diagnostics);
        let done = preprocess::preprocess(lexed.tokens, macros, self, &mut diagnostics);
        self.diagnostics = diagnostics;
        (done, lexed.comments)
    }

    fn acf(&mut self, file: FileId) -> Acf {
        let (done, comments) = self.preprocess(file, &mut self.predefined.clone());
        let text = self.sources.file(file).text();
        parse::acf(done.tokens, text, &comments, &mut self.diagnostics)
    }

    fn load(&mut self, file: FileId, macros: &mut Macros) {
        self.depth += 1;
        let (done, comments) = self.preprocess(file, macros);
        let text = self.sources.file(file).text();
        let syntax = parse::file(done.tokens, text, &comments, &mut self.diagnostics);
        let mut imports = HashMap::new();
        self.imports(file, &syntax.items, &mut imports);
        let pragmas = done.pragmas;
        let loaded = Loaded { syntax, acfs: Vec::new(), pragmas, is_stand_in: false, imports };
        self.loaded[file.0 as usize] = Some(loaded);
        self.depth -= 1;
    }

    fn imports(&mut self, from: FileId, items: &[Item], imports: &mut HashMap<Span, FileId>) {
        for item in items {
            match &item.kind {
                ItemKind::Import(all) => {
                    for import in all {
                        if let Some(file) = self.import(from, &import.path, import.span, None) {
                            imports.insert(import.span, file);
                        }
                    }
                }
                ItemKind::Interface(interface) => self.imports(from, &interface.items, imports),
                ItemKind::Library(_, items) => self.imports(from, items, imports),
                _ => {}
            }
        }
    }

    /// With the macros of the file that includes it, or of its own.
    fn import(
        &mut self,
        from: FileId,
        name: &str,
        span: Span,
        macros: Option<&mut Macros>,
    ) -> Option<FileId> {
        // Windows' separators.
        let name = name.replace("\\\\", "/").replace('\\', "/");
        let beside = self.sources.file(from).path().parent().unwrap_or(Path::new("")).to_owned();
        let directories: Vec<PathBuf> =
            [beside].into_iter().chain(self.importer.directories.iter().cloned()).collect();
        for directory in &directories {
            // Windows does not tell upper from lower case.
            for name in [name.clone(), name.to_lowercase()] {
                let path = directory.join(name);
                if let Some(&file) = self.found.get(&key(&path)) {
                    return Some(file);
                }
                let too_much = if self.depth >= IMPORT_DEPTH {
                    Some(format!("expected at most {IMPORT_DEPTH} files that import one another"))
                } else if self.sources.iter().count() >= FILES {
                    Some(format!("expected at most {FILES} files"))
                } else {
                    None
                };
                if let Some(expected) = too_much {
                    let error = Diagnostic::error(span, 1001, "too many files").expected(expected);
                    self.diagnostics.push(error);
                    return None;
                }
                let Ok(bytes) = (self.importer.read)(&path) else { continue };
                if bytes.len() > FILE_BYTES {
                    let error = Diagnostic::error(span, 1002, "this file is too long");
                    self.diagnostics
                        .push(error.expected(format!("expected at most {FILE_BYTES} bytes")));
                    return None;
                }
                let file = self.add(path, bytes);
                match macros {
                    Some(macros) => self.load(file, macros),
                    None => self.load(file, &mut self.predefined.clone()),
                }
                return Some(file);
            }
        }
        let stands_in = WINDOWS_SDK.contains(&&*name.to_lowercase());
        let looked: Vec<String> = directories
            .iter()
            .map(|directory| {
                if directory.as_os_str().is_empty() {
                    ".".into()
                } else {
                    directory.display().to_string()
                }
            })
            .collect();
        let mut warning = Diagnostic::warning(span, 1001, format!("`{name}` is not there"))
            .expected("expected a file; what it defines is missing only where it is used")
            .note(format!("looked in {}; `-I DIR` adds a directory", looked.join(", ")));
        if stands_in {
            warning = warning.note("of the Windows SDK's types, `HRESULT`, `BSTR`, `IUnknown`, `IDispatch` and the plainest others are known");
        }
        self.diagnostics.push(warning);
        stands_in.then(|| self.windows())
    }

    /// What stands in for the files of the Windows SDK, which MIDL finds on every machine.
    fn windows(&mut self) -> FileId {
        let path = PathBuf::from("(windows.idl of rpc-idl)");
        if let Some(&file) = self.found.get(&key(&path)) {
            return file;
        }
        let file = self.add(path, include_bytes!("windows.idl").to_vec());
        self.load(file, &mut self.predefined.clone());
        if let Some(loaded) = &mut self.loaded[file.0 as usize] {
            loaded.is_stand_in = true;
        }
        file
    }
}

/// Whether the stand-in for the Windows SDK's files defines a type.
pub(crate) fn is_of_windows(name: &str) -> bool {
    let defines = |line: &&str| ["typedef", "}", "interface"].iter().any(|at| line.starts_with(at));
    let words = |line: &'static str| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && include_str!("windows.idl").lines().filter(defines).flat_map(words).any(|of| of == name)
}

/// `x.idl`, `./x.idl` and the whole path are one file.
fn key(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

impl Includes for Loader<'_> {
    fn include(
        &mut self,
        name: &str,
        span: Span,
        macros: &mut Macros,
        diagnostics: &mut Diagnostics,
    ) -> Option<FileId> {
        std::mem::swap(&mut self.diagnostics, diagnostics);
        let file = self.import(span.file, name, span, Some(macros));
        std::mem::swap(&mut self.diagnostics, diagnostics);
        file
    }

    fn work(&mut self) -> &mut Work {
        &mut self.work
    }
}
