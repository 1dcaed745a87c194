//! IDL from Rust: what C programs need to be peers of a trait.
//!
//! The traits with `#[rpc_interface]` and the types with `#[derive(Ndr)]` of one file of Rust are written as an IDL file, and,
//! where an attribute of theirs is one of attribute configuration files, as an ACF beside it. The mapping is that of the
//! chapter "Mapping" of `rpc-runtime`'s manual, from the right to the left; [`rust`](crate::rust) is the inverse of it. What
//! IDL cannot say is an error with its place in the file, and what has no meaning on the wire is listed.
//!
//! ```
//! let exported = rpc_idl::export::Exporter::new().export(
//!     "adder.rs",
//!     r#"
//!     #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
//!     pub trait Adder {
//!         async fn add(&self, a: u32, b: u32, #[out] sum: &mut u32) -> Result<()>;
//!     }
//!     "#,
//! );
//! assert_eq!(exported.diagnostics.errors(), 0);
//! assert!(exported.idl.contains("[out] unsigned long *sum"));
//! ```

mod again;
mod attributes;
mod constants;
mod declarators;
mod depth;
mod expressions;
mod handles;
mod interfaces;
mod items;
mod names;
mod parameters;
mod places;
mod table;
mod types;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::{OPERATORS, RUST_NESTING};
use crate::rust::Skip;
use crate::source::{FileId, Sources, Span};
use again::Marked;
use declarators::Kind;
use depth::too_deep;
use table::{Form, Table};

/// What is made of a file of Rust.
#[derive(Debug)]
pub struct Exported {
    /// The IDL.
    pub idl: String,
    /// The attribute configuration file, if one is needed.
    pub acf: Option<String>,
    /// How many interfaces there are.
    pub interfaces: usize,
    /// How many procedures they have.
    pub procedures: usize,
    /// What has no meaning on the wire, and why, in the order of its place.
    pub skipped: Vec<Skip>,
    /// What cannot be said in IDL: without it, the IDL is not complete.
    pub diagnostics: Diagnostics,
    /// The file of Rust, which the places are in.
    pub sources: Sources,
}

/// Makes IDL of Rust.
#[derive(Debug, Clone, Default)]
pub struct Exporter {
    modules: Vec<Module>,
    for_widl: bool,
}

/// A module that files use, and the IDL file that says the same.
#[derive(Debug, Clone)]
struct Module {
    path: String,
    idl: String,
    source: String,
}

impl Exporter {
    /// One that knows no modules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the types of the module `path`, `crate::dtyp`, from `idl`: what is exported imports that file, if it uses one of
    /// them. `source` is the module's Rust.
    #[must_use]
    pub fn module(
        mut self,
        path: impl Into<String>,
        idl: impl Into<String>,
        source: impl Into<String>,
    ) -> Self {
        self.modules.push(Module { path: path.into(), idl: idl.into(), source: source.into() });
        self
    }

    /// Writes what Wine's compiler, widl, understands, and not all that MIDL does: without `ms_union` and
    /// `disable_consistency_check`, without `range` of what is no number, and with `size_is(n + 1)` for `max_is(n)`. What is
    /// left out is listed. Pipes, windows of arrays, and arms of several labels in unions that have their discriminants are
    /// errors: widl has none.
    ///
    /// `ms_union` says how a union's arms are aligned in NDR. Stubs of widl align each arm by itself, so that they are
    /// peers only where all arms are aligned as the widest one.
    #[must_use]
    pub fn for_widl(mut self) -> Self {
        self.for_widl = true;
        self
    }

    /// Makes IDL of the Rust in `source`, which errors call `path`.
    ///
    /// What Rust's own compiler refuses may be taken for something else here, and so may be what the macros refuse for reasons
    /// that are not on the wire. What IDL has another meaning for, or MIDL would refuse, is an error.
    #[must_use]
    pub fn export(&self, path: impl Into<PathBuf>, source: &str) -> Exported {
        let (mut exported, file, marked) = self.marked(path.into(), source);
        if exported.diagnostics.errors() == 0 {
            let acf = exported.acf.as_deref().unwrap_or_default();
            for error in self.refused(&marked, acf, file) {
                exported.diagnostics.push(error);
            }
            exported.diagnostics.sort(|_| true);
        }
        exported
    }

    /// What is written, and the places that its lines are made of.
    fn marked(&self, path: PathBuf, source: &str) -> (Exported, FileId, Marked) {
        let mut sources = Sources::default();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let file = sources.add(path, source.as_bytes().to_vec());
        let mut writer = Writer::new(file, self.for_widl);
        writer.head =
            format!("cpp_quote(\"/* From {} by rpc-idl {}. */\")\n", plain(&name), VERSION);
        let stream = source.parse::<proc_macro2::TokenStream>();
        let deep = stream.as_ref().ok().and_then(|stream| too_deep(stream.clone()));
        match stream.map_err(Into::into).and_then(|stream| match deep {
            Some(_) => Ok(None),
            None => syn::parse2::<syn::File>(stream).map(Some),
        }) {
            Ok(None) => {
                let expected =
                    format!("expected at most {RUST_NESTING} levels, and {OPERATORS} operators");
                let at = deep.unwrap_or_else(proc_macro2::Span::call_site);
                let error = writer.wrong(at, "this is nested too deep", expected);
                writer.diagnostics.push(*error);
            }
            Ok(Some(parsed)) => {
                for module in &self.modules {
                    writer.external(module);
                }
                writer.file(&parsed);
            }
            Err(error) => {
                let at = writer.place(error.span());
                let error = Diagnostic::error(at, None, "this is no Rust");
                writer.diagnostics.push(error.expected(syn_says(at, source)));
            }
        }
        let (exported, marked) = writer.end(sources);
        (exported, file, marked)
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn syn_says(at: Span, source: &str) -> String {
    match at.range().is_empty() || at.range().end > source.len() {
        true => "the file ends too early".to_owned(),
        false => "expected what the compiler takes".to_owned(),
    }
}

/// A file's name in a comment and a string.
fn plain(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' })
        .collect()
}

/// Something that can be said in IDL, or why not.
type Said<T> = Result<T, Box<Diagnostic>>;

struct Writer {
    file: FileId,
    for_widl: bool,
    table: Table,
    /// Types that are written already, by their names in Rust: any other one is named by its tag.
    written: HashSet<String>,
    /// Names of pointers that IDL has no place for an attribute of, and of numbers that pointers with a range point to.
    pointers: HashMap<String, String>,
    /// They, until they are written in front of what needs them.
    before: String,
    /// What the last type was that was named.
    named_last: Option<Form>,
    /// The kind of a pointer that has no attribute.
    default: Kind,
    imports: Vec<String>,
    head: String,
    text: String,
    acf: String,
    interfaces: usize,
    procedures: usize,
    skipped: Vec<Skip>,
    diagnostics: Diagnostics,
}

impl Writer {
    fn new(file: FileId, for_widl: bool) -> Self {
        Writer {
            file,
            for_widl,
            table: Table::default(),
            written: HashSet::new(),
            pointers: HashMap::new(),
            before: String::new(),
            named_last: None,
            default: Kind::Unique,
            imports: Vec::new(),
            head: String::new(),
            text: String::new(),
            acf: String::new(),
            interfaces: 0,
            procedures: 0,
            skipped: Vec::new(),
            diagnostics: Diagnostics::default(),
        }
    }

    fn external(&mut self, module: &Module) {
        // What is wrong with it is said of it alone.
        if let Ok(stream) = module.source.parse::<proc_macro2::TokenStream>()
            && too_deep(stream.clone()).is_none()
            && let Ok(file) = syn::parse2::<syn::File>(stream)
        {
            self.table.add(&file, Some((&module.path, &module.idl)));
        }
    }

    fn file(&mut self, file: &syn::File) {
        let twice = self.table.add(file, None);
        for item in twice {
            let fault = format!("`{item}` is defined twice");
            let error = self.wrong(item.span(), fault, "expected one type of each name");
            self.diagnostics.push(*error);
        }
        for item in &file.items {
            match item {
                syn::Item::Const(constant) => self.constant(constant),
                syn::Item::Mod(module) if module.content.is_some() => {
                    let what = format!("module `{}`", module.ident);
                    self.skip(module.ident.span(), what, "what is in it is a file of its own");
                }
                _ => {}
            }
        }
        self.items(file);
        for item in &file.items {
            if let syn::Item::Trait(one) = item
                && let Some(attribute) = attributes::find(&one.attrs, "rpc_interface")
            {
                self.interface(one, attribute);
            }
        }
    }

    fn place(&self, span: proc_macro2::Span) -> Span {
        Span::new(self.file, span.byte_range())
    }

    fn wrong(
        &self,
        span: proc_macro2::Span,
        fault: impl Into<String>,
        expected: impl Into<String>,
    ) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(self.place(span), None, fault).expected(expected))
    }

    fn skip(
        &mut self,
        span: proc_macro2::Span,
        what: impl Into<String>,
        reason: impl Into<String>,
    ) {
        let span = self.place(span);
        self.skipped.push(Skip { span, what: what.into(), reason: reason.into() });
    }

    /// Keeps what can be said, behind the pointers that it names, and reports why another one cannot.
    fn keep(&mut self, said: Said<String>) {
        let before = std::mem::take(&mut self.before);
        match said {
            Ok(text) => {
                for part in [before, text].into_iter().filter(|part| !part.is_empty()) {
                    self.text += "\n";
                    self.text += &part;
                }
            }
            Err(error) => {
                // They are not written, so that others cannot use them.
                self.pointers.retain(|_, name| !before.contains(&format!("{name};")));
                self.diagnostics.push(*error);
            }
        }
    }

    fn end(mut self, sources: Sources) -> (Exported, Marked) {
        let mut idl = self.head;
        for import in &self.imports {
            idl += &format!("import \"{import}\";\n");
        }
        idl += &self.text;
        let marked = Marked::new(&idl);
        self.skipped.sort_by(|a, b| (a.span, &a.what).cmp(&(b.span, &b.what)));
        self.diagnostics.sort(|_| true);
        let exported = Exported {
            idl: marked.text.clone(),
            acf: Some(self.acf).filter(|acf| !acf.is_empty()),
            interfaces: self.interfaces,
            procedures: self.procedures,
            skipped: self.skipped,
            diagnostics: self.diagnostics,
            sources,
        };
        (exported, marked)
    }
}
