//! Rust from a model: annotated traits and types, as a person would write and keep them.
//!
//! The mapping is that of the chapters "From IDL" and "Mapping" of rpc-runtime's manual. What a procedure of a plain
//! interface needs and Rust cannot say is an error with its place. What is left out for a reason of its own, such as
//! object interfaces, is in [`Output::skipped`].

mod allocation;
mod attributes;
mod constants;
mod elements;
mod enumerations;
mod expressions;
mod failures;
mod interfaces;
mod lists;
mod memory;
mod names;
mod options;
mod parameters;
mod parts;
mod range;
mod reach;
mod strings;
mod structures;
mod switch;
mod text;
mod types;
mod unions;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::importer::Imported;
use crate::model::{
    ConstantId, Definition, Discriminants, EnumerationId, InterfaceId, InterfaceKind, Model,
    StructureId, UnionId,
};
use crate::resolve::rules;
use crate::source::Span;
pub use memory::Memory;
use memory::Within;
use names::Names;
pub use options::Options;
use parts::BODY;
use reach::Reach;
use text::{aliases, docs, spaced};

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
/// Types own what they point to: `Box`, `Vec` and `WString`. The import must be free of errors; otherwise
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
    let own = generator.part(None);
    let others: Vec<Memory> = generator.forms.1.clone();
    let others = others.into_iter().map(|memory| generator.part(Some(memory))).collect::<String>();
    generator.end(&(own + &others))
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
    /// The memory of each interface, that of the file, and the others that there are.
    options: &'a Options,
    forms: (Memory, Vec<Memory>),
    /// What is written now.
    memory: Memory,
    /// Types of another form than the file's, which stand in a module.
    is_inner: bool,
    within: Within,
    /// A lifetime or an allocator was named.
    names_memory: bool,
    /// The method that is written has a pipe.
    has_pipe: bool,
    /// All context handles of the interface have one type.
    has_one_handle: bool,
    /// The context handles that some procedure of any interface opens.
    opened: HashSet<String>,
    owning: HashSet<Key>,
    /// What the interfaces of this form need.
    needed: HashSet<Key>,
    defaults: HashMap<StructureId, bool>,
    /// Structures of one string, by its type: the name and the text.
    strings: BTreeMap<String, (String, String)>,
    /// Of enumerations, the first with each value.
    values: HashMap<EnumerationId, HashMap<i32, usize>>,
    reach: Reach,
    names: Names,
    /// Structures and unions that MIDL would refuse, if a procedure used them.
    wrong: HashMap<Definition, Diagnostic>,
    /// The discriminants of unions without a `switch_type`, by their uses.
    switches: Discriminants<'a>,
    /// Types that are named since the last item began.
    uses: Vec<Key>,
    constants: HashSet<ConstantId>,
    /// Those of all forms.
    all_constants: HashSet<ConstantId>,
    interfaces: usize,
    procedures: usize,
    /// Those that were looked at.
    methods: usize,
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
        let plain = model.definitions.iter().filter_map(|definition| match *definition {
            Definition::Interface(id) if model.files[model[id].is.span.file.index()].is_main => {
                Some(&model[id]).filter(|one| one.kind == InterfaceKind::Plain)
            }
            _ => None,
        });
        let forms = options.forms(plain.map(|one| options.memory_for(&one.is.name)));
        let has_allocators = forms.0 == Memory::Allocator || forms.1.contains(&Memory::Allocator);
        let names = Names::of(model, &reach, has_allocators);
        let switches = Discriminants::of(model);
        Generator {
            imported,
            model,
            modules,
            options,
            memory: forms.0,
            forms,
            is_inner: false,
            within: Within::Declared,
            names_memory: false,
            has_pipe: false,
            has_one_handle: false,
            opened: HashSet::new(),
            owning: memory::owning(model),
            needed: HashSet::new(),
            defaults: HashMap::new(),
            wrong: rules::of_types(&imported.model),
            strings: BTreeMap::new(),
            values: HashMap::new(),
            reach,
            names,
            switches,
            uses: Vec::new(),
            constants: HashSet::new(),
            all_constants: HashSet::new(),
            interfaces: 0,
            procedures: 0,
            methods: 0,
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
            if !self.reach.has(key) || self.is_uuid(key) || !self.is_of_form(key) {
                continue;
            }
            let span = self.span(key);
            let kept =
                self.elsewhere_of(key).map(|_| (self.constants.clone(), self.strings.clone()));
            let wrong = self.wrong.get(definition).cloned().map(Box::new);
            let written = self.written(span, |this| match (wrong, key) {
                (Some(wrong), _) => Err(wrong),
                (None, Key::Structure(id)) => this.structure(id),
                (None, Key::Union(id)) => this.union(id),
                (None, Key::Enumeration(id)) => this.enumeration(id),
            });
            if let Some(kept) = kept {
                (self.constants, self.strings) = kept;
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
                InterfaceKind::Plain
                    if self.options.memory_for(&interface.is.name) != self.memory => {}
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

    fn end(mut self, source: &str) -> Output {
        self.constants = std::mem::take(&mut self.all_constants);
        let constants = self.write_constants();
        self.passed_over();
        let text = source.replacen(BODY, &constants, 1);
        // Names are Rust's, and the rest is written here.
        let file = syn::parse_file(&text).expect("rpc-idl writes what can be parsed");
        let source = self.head() + &spaced(&self.with_expressions(&prettyplease::unparse(&file)));
        self.skipped.sort_by(|a, b| (a.span, &a.what).cmp(&(b.span, &b.what)));
        self.skipped.dedup();
        self.diagnostics.sort(|_| true);
        Output {
            source,
            interfaces: self.interfaces,
            procedures: self.procedures,
            skipped: self.skipped,
            diagnostics: self.diagnostics,
        }
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
}

/// What cannot be said.
fn refused(span: Span, fault: impl Into<String>, expected: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(span, None, fault).expected(expected))
}
