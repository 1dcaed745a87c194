//! From the parser's trees to the model.
//!
//! The first pass goes through all files in the order of their text and gives every definition its place; a name that is
//! used before it is defined gets a typedef that is filled in later. The second pass ([`finish`]) knows all types: it
//! gives pointers their kinds and attributes their levels, and finds the names of their expressions.

mod acf;
mod again;
mod attributes;
mod constants;
mod conversions;
mod definitions;
mod finish;
mod interfaces;
mod items;
mod levels;
mod names;
mod recursion;
pub(crate) mod rules;
mod texts;
mod types;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Loaded, is_of_windows};
use crate::model::{
    Definition, EnumerationId, File, InterfaceId, Model, PointerKind, Referent, StructureId, Type,
    TypedefId, UnionId,
};
use crate::near::near;
use crate::source::{FileId, Sources, Span};
use crate::syntax::Name;
use again::Two;

/// The files that were asked for.
pub(crate) struct Given {
    pub(crate) mains: Vec<FileId>,
    /// Configuration files of interfaces of these.
    pub(crate) acfs: Vec<FileId>,
    /// Those that may be of other interfaces.
    pub(crate) configurations: Vec<FileId>,
}

/// Makes the model of the files and all that they import, and says which configurations are of none of their interfaces.
pub(crate) fn resolve(
    Given { mains, acfs, configurations }: Given,
    loaded: Vec<Option<Loaded>>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Model, Vec<FileId>) {
    let model =
        Model { files: sources.iter().map(|_| File::default()).collect(), ..Model::default() };
    let is_dtyp = |path: &Path| path.file_name().is_some_and(|name| name == texts::DTYP);
    let dtyp = sources.iter().filter(|(_, file)| is_dtyp(file.path())).map(|(id, _)| id).collect();
    let mut resolver = Resolver {
        model,
        dtyp,
        diagnostics,
        loaded: &loaded,
        visited: vec![false; loaded.len()],
        known: Known::default(),
        of_files: loaded.iter().map(|_| Known::default()).collect(),
        unknown: BTreeMap::new(),
        poisoned: HashSet::new(),
        missing: Vec::new(),
        compared: HashMap::new(),
        reported: HashSet::new(),
        context: Context::default(),
    };
    for main in &mains {
        resolver.model.files[main.index()].is_main = true;
    }
    for &main in &mains {
        resolver.file(main);
        resolver.known = std::mem::take(&mut resolver.of_files[main.index()]);
        resolver.unknown_types();
        for acf in loaded[main.index()].iter().flat_map(|loaded| &loaded.acfs) {
            resolver.acf(acf);
        }
        resolver.of_files[main.index()] = std::mem::take(&mut resolver.known);
        resolver.missing.clear();
    }
    for file in acfs {
        if let Some(name) = resolver.configuration(&mains, file) {
            resolver.no_interface(name);
        }
    }
    let is_unused = |file: &FileId| resolver.configuration(&mains, *file).is_some();
    let unused = configurations.into_iter().filter(is_unused).collect();
    resolver.recursion();
    resolver.layouts();
    resolver.finish();
    // What follows from other errors is none.
    if resolver.diagnostics.errors() == 0 {
        resolver.rules();
    }
    (resolver.model, unused)
}

/// A structure, a union or an enumeration, by its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Tag {
    Structure(StructureId),
    Union(UnionId),
    Enumeration(EnumerationId),
}

impl Tag {
    fn order(self) -> u32 {
        match self {
            Tag::Structure(id) => id.0,
            Tag::Union(id) => id.0,
            Tag::Enumeration(id) => id.0,
        }
    }

    fn ty(self) -> Type {
        match self {
            Tag::Structure(id) => Type::Structure(id),
            Tag::Union(id) => Type::Union(id),
            Tag::Enumeration(id) => Type::Enumeration(id),
        }
    }
}

fn order(referent: Referent) -> (u32, usize) {
    match referent {
        Referent::Constant(id) => (id.0, 0),
        Referent::Enumerator(id, index) => (id.0, index),
        Referent::Parameter(index) | Referent::Field(index) => (0, index),
        Referent::Unknown => (0, 0),
    }
}

/// What declarations are in.
#[derive(Debug, Clone, Copy)]
struct Context {
    interface: Option<InterfaceId>,
    in_library: bool,
    pointer_default: PointerKind,
    ms_union: bool,
}

impl Default for Context {
    fn default() -> Self {
        // Outside of interfaces MIDL, other than DCE's compiler, takes unique pointers.
        Context {
            interface: None,
            in_library: false,
            pointer_default: PointerKind::Unique,
            ms_union: false,
        }
    }
}

/// The names that a file knows: its own, and those of what it imports.
#[derive(Debug, Default)]
struct Known {
    types: HashMap<String, Type>,
    tags: HashMap<String, Tag>,
    constants: HashMap<String, Referent>,
}

/// A name that was used as a type, and is not defined yet.
struct UnknownType {
    name: Name,
    uses: usize,
}

struct Resolver<'a> {
    model: Model,
    /// The files with the types that all published ones have in common.
    dtyp: Vec<FileId>,
    diagnostics: &'a mut Diagnostics,
    loaded: &'a [Option<Loaded>],
    visited: Vec<bool>,
    known: Known,
    /// The names of each file, once it is done.
    of_files: Vec<Known>,
    unknown: BTreeMap<TypedefId, UnknownType>,
    poisoned: HashSet<String>,
    /// Imported files that are not there.
    missing: Vec<String>,
    /// Definitions of one name, and whether they say the same.
    compared: HashMap<Two, bool>,
    /// Those that do not, and the files whose imports are told of it.
    reported: HashSet<(FileId, Two)>,
    context: Context,
}

impl Resolver<'_> {
    fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whatever is wrong with this name comes of an error that is reported already.
    fn is_poisoned(&self, name: &str) -> bool {
        self.poisoned.contains(name)
    }

    fn file(&mut self, file: FileId) {
        if std::mem::replace(&mut self.visited[file.0 as usize], true) {
            return;
        }
        let loaded = self.loaded;
        let Some(loaded) = &loaded[file.0 as usize] else { return };
        self.poisoned.extend(loaded.syntax.poisoned.iter().cloned());
        self.model.files[file.0 as usize].pragmas = loaded.pragmas.clone();
        let context = std::mem::take(&mut self.context);
        let known = std::mem::take(&mut self.known);
        self.items(file, &loaded.syntax.items);
        self.of_files[file.index()] = std::mem::replace(&mut self.known, known);
        self.context = context;
    }

    /// Reads a file, if it is not read yet, and knows its names from here on.
    fn import(&mut self, file: FileId, span: Span) {
        self.file(file);
        let imported = std::mem::take(&mut self.of_files[file.index()]);
        let mut two = Vec::new();
        let is_stand_in = self.is_stand_in(file);
        for (name, ty) in &imported.types {
            let known = self.known.types.get(name);
            if let (Some(Type::Typedef(known)), Type::Typedef(id)) = (known, ty)
                && known != id
            {
                two.push((name.clone(), Two::Types(*known, *id)));
            }
            // What a file has is not what stands in for it.
            let is_used = |id: &TypedefId| self.unknown.contains_key(id);
            let is_had = known.is_some_and(|ty| !matches!(ty, Type::Typedef(id) if is_used(id)));
            if !(is_stand_in && is_had) {
                self.import_type(name, ty);
            }
        }
        // What is defined last counts, in whatever order files are imported.
        for (name, &tag) in &imported.tags {
            let before = self.known.tags.get(name).copied();
            if let Some(before) = before.filter(|before| *before != tag) {
                two.push((name.clone(), Two::Tags(before, tag)));
            }
            if before.is_none_or(|before| before.order() < tag.order() && !is_stand_in) {
                self.known.tags.insert(name.clone(), tag);
            }
        }
        for (name, &constant) in &imported.constants {
            let before = self.known.constants.get(name).copied();
            if let Some(before) = before.filter(|before| *before != constant) {
                two.push((name.clone(), Two::Constants(before, constant)));
            }
            if before.is_none_or(|before| order(before) < order(constant) && !is_stand_in) {
                self.known.constants.insert(name.clone(), constant);
            }
        }
        self.of_files[file.index()] = imported;
        self.report_two(span, two);
    }

    fn is_stand_in(&self, file: FileId) -> bool {
        self.loaded[file.index()].as_ref().is_some_and(|loaded| loaded.is_stand_in)
    }

    fn import_type(&mut self, name: &str, ty: &Type) {
        match (self.known.types.get(name).cloned(), ty) {
            // One of both only used the name.
            (Some(known), Type::Typedef(id))
                if known != *ty && self.unknown.remove(id).is_some() =>
            {
                self.model[*id].ty = known;
                return;
            }
            (Some(Type::Typedef(id)), _)
                if *ty != Type::Typedef(id) && self.unknown.remove(&id).is_some() =>
            {
                self.model[id].ty = ty.clone();
            }
            (Some(Type::Typedef(known)), Type::Typedef(id)) if known >= *id => return,
            (Some(Type::Interface(known)), Type::Interface(id)) if known != *id => {
                if self.model[known].is_defined {
                    self.model[*id].defined_as = Some(known);
                    return;
                }
                self.model[known].defined_as = Some(*id);
            }
            _ => {}
        }
        self.known.types.insert(name.to_owned(), ty.clone());
    }

    fn define(&mut self, definition: Definition) {
        self.model.definitions.push(definition);
    }

    /// Reports what is still unknown at the end.
    fn unknown_types(&mut self) {
        let mut of_windows: Vec<UnknownType> = Vec::new();
        for (typedef, UnknownType { name, uses }) in std::mem::take(&mut self.unknown) {
            if self.model[typedef].ty != Type::Unknown || self.is_poisoned(&name.text) {
                continue;
            }
            // As C++ has it, a structure's tag may do without `struct`.
            if let Some(tag) = self.known.tags.get(&name.text) {
                self.model[typedef].ty = tag.ty();
                continue;
            }
            if self.missing.is_empty() && is_of_windows(&name.text) {
                of_windows.push(UnknownType { name, uses });
                continue;
            }
            let is_defined = |ty: &Type| match ty {
                Type::Typedef(id) => self.model[*id].ty != Type::Unknown,
                _ => true,
            };
            let known = self.known.types.iter().filter(|(_, ty)| is_defined(ty));
            let known = known.map(|(name, _)| &**name);
            let any = "a type that this file or an imported one defines";
            let expected = self.nearest(&name.text, known, any);
            let fault = format!("the type `{}` is not defined", name.text);
            let mut error = Diagnostic::error(name.span, 2011, fault).expected(expected);
            if uses > 1 {
                error = error.note(format!("it is used {uses} times"));
            }
            if !self.missing.is_empty() {
                let missing = self.missing.join(", ");
                error = error.note(format!("imports that are not there may define it: {missing}"));
            }
            self.error(error);
        }
        self.not_imported(&of_windows);
    }

    /// One import is missing, whatever it defines.
    fn not_imported(&mut self, types: &[UnknownType]) {
        let Some((first, others)) = types.split_first() else { return };
        let name = &first.name;
        let fault = format!("the type `{}` is not defined", name.text);
        let mut error = Diagnostic::error(name.span, 2011, fault).expected(
            "expected an import of the Windows SDK's, such as `import \"wtypes.idl\";`, before it",
        );
        if !others.is_empty() {
            let others: Vec<String> =
                others.iter().map(|other| format!("`{}`", other.name.text)).collect();
            error = error.note(format!("the same is true of {}", others.join(", ")));
        }
        self.error(error);
    }

    /// What was expected in the place of a name: what is near to it, or else what any is. Not asked of every one of very many.
    fn nearest<'n>(
        &self,
        written: &str,
        names: impl Iterator<Item = &'n str>,
        otherwise: &str,
    ) -> String {
        const ASKED: usize = 20;
        let is_asked = self.diagnostics.errors() < ASKED;
        match Some(names).filter(|_| is_asked).and_then(|names| near(written, names)) {
            Some(near) => format!("expected `{near}`, perhaps"),
            None => format!("expected {otherwise}"),
        }
    }

    /// A name that C would not take twice.
    fn redefinition(&mut self, what: &str, name: &Name, before: Span) {
        let error =
            Diagnostic::error(name.span, 2003, format!("{what} `{}` is defined twice", name.text))
                .expected("expected another name")
                .related(before, "it was defined here");
        self.error(error);
    }
}
