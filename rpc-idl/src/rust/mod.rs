//! Rust from a model: annotated traits and types, as a person would write and keep them.
//!
//! The mapping is that of the chapters "From IDL" and "Mapping" of rpc-runtime's manual. What a procedure of a plain
//! interface needs and Rust cannot say is an error with its place. What is left out for a reason of its own, such as
//! object interfaces, is in [`Output::skipped`].

mod allocation;
mod attributes;
mod constants;
mod enumerations;
mod expressions;
mod interfaces;
mod names;
mod options;
mod parameters;
mod reach;
mod structures;
mod switch;
mod types;
mod unions;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::importer::Imported;
use crate::model::{
    ConstantId, Definition, EnumerationId, InterfaceId, InterfaceKind, Model, StructureId, Type,
    UnionId,
};
use crate::source::Span;
use names::Names;
pub use options::Options;
use reach::Reach;

/// What is made of the files that were asked for.
#[derive(Debug)]
pub struct Output {
    /// The source: a file, or what `include!` takes. It uses `rpc_runtime`.
    pub source: String,
    /// Its interfaces.
    pub interfaces: usize,
    /// Their procedures.
    pub procedures: usize,
    /// What is left out, and why, in the order of its place.
    pub skipped: Vec<Skip>,
    /// What cannot be said in Rust: without it, the source is not complete.
    pub diagnostics: Diagnostics,
}

/// Something that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// Where it is.
    pub span: Span,
    /// What it is, with MIDL's keyword: "object interface `IThing`".
    pub what: String,
    /// Why.
    pub reason: String,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.reason)
    }
}

/// Makes Rust of the files that were asked for, with all that they need of those that they import.
///
/// Types own what they point to: `Box`, `Vec`, `String` and `WString`. The import must be free of errors; otherwise
/// what is missing in the model is missing here too.
#[must_use]
pub fn generate(imported: &Imported) -> Output {
    generate_with(imported, &Options::new())
}

/// Makes Rust of the files that were asked for, as the options have it; otherwise as [`generate`].
#[must_use]
pub fn generate_with(imported: &Imported, options: &Options) -> Output {
    let mut generator = Generator::new(imported, options);
    generator.typedefs();
    generator.items();
    generator.interfaces();
    generator.spread_failures();
    generator.end()
}

/// The name of the file that Rust is written to: that of the module, with `.rs` behind it.
///
/// ```
/// assert_eq!(rpc_idl::rust::file_name("idl/ms-samr.idl".as_ref()), "ms_samr.rs");
/// ```
#[must_use]
pub fn file_name(idl: &std::path::Path) -> String {
    let stem = idl.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    name + ".rs"
}

/// A type with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Structure(StructureId),
    Union(UnionId),
    Enumeration(EnumerationId),
}

/// Something that can be said in Rust, or why not.
type Said<T> = Result<T, Box<Diagnostic>>;

/// An item or a method, and the types that it names.
struct Written {
    text: Said<String>,
    uses: Vec<Key>,
    span: Span,
}

struct Generator<'a> {
    imported: &'a Imported,
    model: &'a Model,
    /// The modules of the files whose types are written elsewhere, by the numbers of the files.
    modules: Vec<Option<&'a str>>,
    reach: Reach,
    names: Names,
    /// The discriminants of unions without a `switch_type`, by their uses.
    switches: HashMap<UnionId, Type>,
    /// Types that are named since the last item began.
    uses: Vec<Key>,
    constants: HashSet<ConstantId>,
    /// Expressions of attributes, until all is formatted.
    held: Vec<String>,
    items: Vec<(Key, Written)>,
    traits: Vec<interfaces::Trait>,
    skipped: Vec<Skip>,
    /// Attributes that are in it.
    left: HashSet<Span>,
    diagnostics: Diagnostics,
}

impl<'a> Generator<'a> {
    fn new(imported: &'a Imported, options: &'a Options) -> Self {
        let model = &imported.model;
        let module = |(file, source): (crate::FileId, &'a crate::SourceFile)| {
            let is_elsewhere = !model.files[file.index()].is_main;
            options.module_of(source.path()).filter(|_| is_elsewhere)
        };
        let modules: Vec<_> = imported.sources.iter().map(module).collect();
        let reach = Reach::of(model, |span| modules[span.file.index()].is_some());
        let names = Names::of(model, &reach);
        let switches = switch::by_use(model);
        Generator {
            imported,
            model,
            modules,
            reach,
            names,
            switches,
            uses: Vec::new(),
            constants: HashSet::new(),
            held: Vec::new(),
            items: Vec::new(),
            traits: Vec::new(),
            skipped: Vec::new(),
            left: HashSet::new(),
            diagnostics: Diagnostics::default(),
        }
    }

    fn is_main(&self, span: Span) -> bool {
        self.model.files[span.file.index()].is_main
    }

    /// The module that has what is written there.
    fn module(&self, span: Span) -> Option<&'a str> {
        self.modules[span.file.index()]
    }

    fn skip(&mut self, span: Span, what: impl Into<String>, reason: impl Into<String>) {
        self.skipped.push(Skip { span, what: what.into(), reason: reason.into() });
    }

    /// Writes something, and notes what it uses.
    fn written(&mut self, span: Span, write: impl FnOnce(&mut Self) -> Said<String>) -> Written {
        self.uses.clear();
        let text = write(self);
        Written { text, uses: std::mem::take(&mut self.uses), span }
    }

    fn items(&mut self) {
        let model = self.model;
        for definition in &model.definitions {
            let key = match *definition {
                Definition::Structure(id) => Key::Structure(id),
                Definition::Union(id) => Key::Union(id),
                Definition::Enumeration(id) => Key::Enumeration(id),
                _ => continue,
            };
            // A UUID has a type already.
            if !self.reach.has(key) || self.is_uuid(key) {
                continue;
            }
            let span = self.span(key);
            let constants = self.module(span).map(|_| self.constants.clone());
            let written = self.written(span, |this| match key {
                Key::Structure(id) => this.structure(id),
                Key::Union(id) => this.union(id),
                Key::Enumeration(id) => this.enumeration(id),
            });
            if let Some(constants) = constants {
                self.constants = constants;
            }
            self.items.push((key, written));
        }
    }

    fn interfaces(&mut self) {
        let model = self.model;
        let own = |id: &InterfaceId| {
            model[*id].is_defined && model.files[model[*id].is.span.file.index()].is_main
        };
        let all = model.definitions.iter().filter_map(|definition| match *definition {
            Definition::Interface(id) => Some(id),
            _ => None,
        });
        for id in all.filter(own) {
            let interface = &model[id];
            match interface.kind {
                InterfaceKind::Plain if interface.uuid.is_some() => {
                    let one = self.interface(id);
                    self.traits.push(one);
                }
                InterfaceKind::Plain => {
                    let what = format!("interface `{}`", interface.is.name);
                    self.skip(
                        interface.is.span,
                        what,
                        "it has no `uuid`, so that nobody can bind to it",
                    );
                }
                InterfaceKind::Object => {
                    let what = format!("object interface `{}`", interface.is.name);
                    self.skip(interface.is.span, what, "COM's interfaces have no counterpart yet");
                }
                InterfaceKind::Local => {
                    let what = format!("local interface `{}`", interface.is.name);
                    self.skip(interface.is.span, what, "it is not on the wire");
                }
            }
        }
    }

    /// What uses something that cannot be said cannot be said either.
    fn spread_failures(&mut self) {
        let mut failed: HashSet<Key> = HashSet::new();
        let is_failed = |written: &Written, failed: &HashSet<Key>| {
            written.text.is_err() || written.uses.iter().any(|key| failed.contains(key))
        };
        loop {
            let before = failed.len();
            for (key, written) in &self.items {
                if is_failed(written, &failed) {
                    failed.insert(*key);
                }
            }
            if failed.len() == before {
                break;
            }
        }
        let because = |this: &Self, written: &Written| {
            let cause = written.uses.iter().find(|key| failed.contains(key)).copied();
            cause.map(|key| {
                format!("it needs `{}`, which cannot be said in Rust", this.names.of_type(key))
            })
        };
        for (key, mut written) in std::mem::take(&mut self.items) {
            if let (Ok(_), Some(why)) = (&written.text, because(self, &written)) {
                let fault = format!("`{}` is left out", self.names.of_type(key));
                written.text = Err(refused(written.span, fault, why));
            }
            match &written.text {
                Err(error) if self.reach.is_needed(key) => self.diagnostics.push((**error).clone()),
                // Said where the module is made.
                Err(_) if self.module(written.span).is_some() => {}
                Err(error) => {
                    let what =
                        format!("`{}`, which no interface here uses", self.names.of_type(key));
                    let reason = format!("{}; {}", error.fault, error.expected);
                    self.skip(error.span, what, reason);
                }
                Ok(_) => {}
            }
            self.items.push((key, written));
        }
        for mut one in std::mem::take(&mut self.traits) {
            for (name, method) in &mut one.methods {
                if let (Ok(_), Some(why)) = (&method.text, because(self, method)) {
                    method.text = Err(refused(method.span, format!("`{name}` is left out"), why));
                }
            }
            one.check_handles();
            for error in one.methods.iter().filter_map(|(_, method)| method.text.as_ref().err()) {
                // A base's are those of each interface that is derived from it.
                if !self.diagnostics.iter().any(|other| *other == **error) {
                    self.diagnostics.push((**error).clone());
                }
            }
            if one.is_empty() {
                let (span, what) = (one.span, format!("interface `{}`", one.midl));
                self.skip(span, what, "it has no procedure that can be called");
                continue;
            }
            self.traits.push(one);
        }
    }

    fn end(mut self) -> Output {
        let constants = self.write_constants();
        let own = |item: &Written| self.module(item.span).is_none();
        let types: String = self
            .items
            .iter()
            .filter(|(_, item)| own(item))
            .filter_map(|(_, item)| item.text.as_ref().ok())
            .cloned()
            .collect();
        let (mut procedures, mut traits) = (0, String::new());
        for one in &self.traits {
            procedures += one.methods.iter().filter(|(_, method)| method.text.is_ok()).count();
            traits += &one.write();
        }
        self.passed_over();
        let body = constants + &types + &traits;
        let elsewhere = self.elsewhere();
        let mut text = String::from("#[allow(unused_imports)]\nuse rpc_runtime::prelude::*;\n");
        if body.contains("Uuid") {
            text += "use rpc_runtime::uuid::Uuid;\n";
        }
        text += &elsewhere;
        // Names are Rust's, and the rest is written here.
        let file = syn::parse_file(&(text + &body));
        let file = file.expect("rpc-idl writes what can be parsed");
        let source = self.head() + &spaced(&self.with_expressions(&prettyplease::unparse(&file)));
        self.skipped.sort_by(|a, b| (a.span, &a.what).cmp(&(b.span, &b.what)));
        self.skipped.dedup();
        self.diagnostics.sort(|_| true);
        Output {
            source,
            interfaces: self.traits.len(),
            procedures,
            skipped: self.skipped,
            diagnostics: self.diagnostics,
        }
    }

    /// `use` of what is written elsewhere.
    fn elsewhere(&self) -> String {
        let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let items = self.items.iter().map(|(_, item)| item);
        let methods = self.traits.iter().flat_map(|one| &one.methods).map(|(_, method)| method);
        let own = |one: &&Written| one.text.is_ok() && self.module(one.span).is_none();
        for key in items.chain(methods).filter(own).flat_map(|one| &one.uses) {
            if let Some(path) = self.module(self.span(*key)) {
                all.entry(path).or_default().insert(self.names.of_type(*key).to_owned());
            }
        }
        for id in &self.constants {
            if let Some(path) = self.module(self.model[*id].name.span) {
                all.entry(path).or_default().insert(self.constant_name(*id));
            }
        }
        let one = |(path, names): (&str, BTreeSet<String>)| {
            let names: Vec<_> = names.into_iter().collect();
            format!("use {path}::{{{}}};\n", names.join(", "))
        };
        all.into_iter().map(one).collect()
    }

    fn span(&self, key: Key) -> Span {
        match key {
            Key::Structure(id) => self.model[id].is.span,
            Key::Union(id) => self.model[id].is.span,
            Key::Enumeration(id) => self.model[id].is.span,
        }
    }

    fn head(&self) -> String {
        let sources = &self.imported.sources;
        let mains = sources.iter().filter(|(file, _)| self.model.files[file.index()].is_main);
        let names: Vec<_> = mains
            .filter_map(|(_, source)| source.path().file_name())
            .map(|name| name.to_string_lossy().replace(['\r', '\n'], " "))
            .collect();
        format!("// From {} by rpc-idl {}.\n\n", names.join(", "), env!("CARGO_PKG_VERSION"))
    }

    /// What the model has in its own lists.
    fn passed_over(&mut self) {
        let model = self.model;
        for skipped in &model.skipped {
            if !self.is_main(skipped.span) {
                continue;
            }
            let name = skipped.name.as_ref().map_or(String::new(), |name| format!(" `{name}`"));
            self.skipped.push(Skip {
                span: skipped.span,
                what: format!("{}{name}", skipped.kind),
                reason: skipped.reason.to_owned(),
            });
        }
        let constants: HashSet<Span> = model
            .constants
            .iter()
            .filter(|constant| constant.ty.is_none())
            .map(|constant| constant.name.span)
            .collect();
        for file in model.files.iter().filter(|file| file.is_main) {
            for pragma in &file.pragmas {
                let reason = match pragma.text.split_whitespace().nth(1) {
                    Some(pack) if pack.starts_with("pack") => "packing is of memory alone",
                    _ => "it speaks to compilers alone",
                };
                self.skip(pragma.span, format!("#{}", pragma.text), reason);
            }
            for quote in file.quotes.iter().filter(|quote| !constants.contains(&quote.span)) {
                self.skip(quote.span, format!("cpp_quote {:?}", quote.text), "it is C");
            }
        }
    }
}

/// An empty line between items, and between the methods of a trait.
fn spaced(source: &str) -> String {
    let mut text = String::new();
    let mut lines = source.lines().peekable();
    let mut is_trait = false;
    while let Some(line) = lines.next() {
        text += line;
        text.push('\n');
        is_trait = line.starts_with("pub trait") || is_trait && line != "}";
        let of_trait = line.strip_prefix("    ").filter(|rest| is_trait && !rest.starts_with(' '));
        let list = |line: &str| ["use ", "pub const"].into_iter().find(|at| line.starts_with(at));
        let ends =
            line == "}" || line.ends_with(';') && (list(line).is_some() || of_trait.is_some());
        let goes_on = |next: &&str| {
            next.is_empty() || *next == "}" || list(line).is_some() && list(line) == list(next)
        };
        if ends && lines.peek().is_some_and(|next| !goes_on(next)) {
            text.push('\n');
        }
    }
    text
}

/// What cannot be said.
fn refused(span: Span, fault: impl Into<String>, expected: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(span, None, fault).expected(expected))
}

/// Comments as documentation: a line that is indented is no code, and a bracket no link.
fn docs(comment: &str) -> String {
    let mut text = String::new();
    for line in comment.lines() {
        text += "/// ";
        for c in line.trim().chars() {
            match c {
                '[' | ']' | '<' | '>' | '`' | '*' | '_' | '\\' => text.extend(['\\', c]),
                c if c.is_control() => text.push(' '),
                c => text.push(c),
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

/// MIDL's names, for those who look for them.
fn aliases<'n>(rust: &str, midl: impl IntoIterator<Item = &'n String>) -> String {
    let mut seen: Vec<&str> = vec![rust.trim_start_matches("r#"), ""];
    let mut text = String::new();
    for name in midl {
        if !seen.contains(&name.as_str()) {
            seen.push(name);
            text += &format!("#[doc(alias = \"{name}\")]\n");
        }
    }
    text
}
