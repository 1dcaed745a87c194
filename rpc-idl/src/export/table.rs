//! What a file of Rust defines, by name.

use std::collections::{HashMap, HashSet};

use syn::{Fields, Ident, Item, ItemEnum, Type};

use super::attributes::{aliases, find, is_ndr};
use super::names::{legal, name};

/// A type that travels.
#[derive(Clone)]
pub(super) struct Named {
    /// As IDL has it: the name, and the tag behind `struct`, `union` or `enum`.
    pub(super) idl: String,
    pub(super) tag: String,
    /// Other names of its, behind the first.
    pub(super) others: Vec<String>,
    pub(super) form: Form,
    /// The path of its module, and the IDL file that has it.
    pub(super) module: Option<(String, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Structure,
    /// Its discriminant is another field or parameter.
    Union,
    /// It has its discriminant.
    Encapsulated,
    Enumeration,
}

#[derive(Default)]
pub(super) struct Table {
    pub(super) types: HashMap<String, Named>,
    /// `type X = Y;`
    pub(super) synonyms: HashMap<String, Type>,
    /// IDL's names of constants.
    pub(super) constants: HashMap<String, String>,
    /// IDL's names of enumerations' values, by the names of the type and of the value.
    pub(super) enumerators: HashMap<(String, String), String>,
    /// Names that C has in one space.
    used: HashSet<String>,
}

impl Named {
    /// The names that stand behind its `}`.
    pub(super) fn names(&self) -> String {
        let mut names = self.idl.clone();
        for other in &self.others {
            names += &format!(", {other}");
        }
        names
    }
}

impl Table {
    /// Whether C knows a name already.
    pub(super) fn has(&self, name: &str) -> bool {
        self.used.contains(name)
    }

    /// Takes a name of C's, if it is not taken.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.used.insert(name.to_owned())
    }

    /// Notes what a file defines, and gives back what is there twice.
    pub(super) fn add(&mut self, file: &syn::File, module: Option<(&str, &str)>) -> Vec<Ident> {
        let switched = switched(file);
        let mut twice = Vec::new();
        for item in &file.items {
            match item {
                Item::Struct(of) if is_ndr(&of.attrs) => {
                    self.add_type(&of.ident, &of.attrs, Form::Structure, module, &mut twice);
                }
                Item::Enum(of) if is_ndr(&of.attrs) => {
                    let form = form(of, &switched);
                    self.add_type(&of.ident, &of.attrs, form, module, &mut twice);
                }
                Item::Type(of) => {
                    self.synonyms.insert(of.ident.to_string(), (*of.ty).clone());
                }
                Item::Const(of) => {
                    let idl = aliases(&of.attrs).into_iter().next();
                    let idl = idl.unwrap_or_else(|| name(&of.ident));
                    self.used.insert(idl.clone());
                    self.constants.insert(of.ident.to_string(), idl);
                }
                _ => {}
            }
        }
        // Types have their names first.
        for item in &file.items {
            match item {
                Item::Enum(of) if is_ndr(&of.attrs) => self.add_values(of),
                Item::Impl(of) => self.add_equal(of),
                _ => {}
            }
        }
        twice
    }

    fn add_type(
        &mut self,
        ident: &Ident,
        attributes: &[syn::Attribute],
        form: Form,
        module: Option<(&str, &str)>,
        twice: &mut Vec<Ident>,
    ) {
        let mut names = aliases(attributes);
        if names.first().is_none_or(|first| is_tag(first, &ident.to_string())) {
            names.insert(0, name(ident));
        }
        let idl = legal(names.remove(0));
        let tag = names.pop().unwrap_or_else(|| idl.clone());
        let module = module.map(|(path, idl)| (path.to_owned(), idl.to_owned()));
        self.used.insert(idl.clone());
        self.used.extend(names.iter().cloned());
        let named = Named { idl, tag, others: names, form, module };
        if self
            .types
            .insert(ident.to_string(), named.clone())
            .is_some_and(|old| old.module == named.module)
        {
            twice.push(ident.clone());
        }
    }

    fn add_values(&mut self, of: &ItemEnum) {
        for variant in &of.variants {
            if matches!(variant.fields, Fields::Unit) && find(&variant.attrs, "case").is_none() {
                self.add_value(&of.ident, &variant.ident, &variant.attrs);
            }
        }
    }

    fn add_value(&mut self, of: &Ident, value: &Ident, attributes: &[syn::Attribute]) {
        let alias = aliases(attributes).into_iter().next();
        let mut idl = alias.unwrap_or_else(|| name(value));
        // C has one space of names for all of a file's.
        if !self.used.insert(idl.clone()) {
            let type_name = self.types.get(&of.to_string()).map_or("", |of| &of.idl);
            idl = format!("{type_name}_{idl}");
            self.used.insert(idl.clone());
        }
        self.enumerators.insert((of.to_string(), value.to_string()), idl);
    }

    /// `impl Kind { pub const LAST: Kind = Kind::Two; }` is a value with two names.
    fn add_equal(&mut self, of: &syn::ItemImpl) {
        let Type::Path(path) = &*of.self_ty else { return };
        let Some(ident) = path.path.get_ident() else { return };
        let is_enumeration =
            self.types.get(&ident.to_string()).is_some_and(|of| of.form == Form::Enumeration);
        for item in of.items.iter().filter(|_| is_enumeration && of.trait_.is_none()) {
            if let syn::ImplItem::Const(constant) = item
                && equal(constant).is_some()
            {
                self.add_value(ident, &constant.ident, &constant.attrs);
            }
        }
    }
}

/// `tagRpcInfo` and `tag_RpcInfo` are how C calls `struct`, and not the type, which has Rust's name.
fn is_tag(alias: &str, rust: &str) -> bool {
    alias.strip_prefix("tag").is_some_and(|rest| rest.trim_start_matches('_') == rust)
}

/// The value that a constant of an enumeration's is another name of.
pub(super) fn equal(constant: &syn::ImplItemConst) -> Option<&Ident> {
    match &constant.expr {
        syn::Expr::Path(path) if path.path.segments.len() == 2 => {
            path.path.segments.last().map(|last| &last.ident)
        }
        _ => None,
    }
}

fn form(of: &ItemEnum, switched: &HashSet<String>) -> Form {
    if find(&of.attrs, "switch_type").is_none() {
        return Form::Enumeration;
    }
    let fields = || of.variants.iter().flat_map(|variant| &variant.fields);
    if fields().any(|field| find(&field.attrs, "discriminant").is_some()) {
        return Form::Encapsulated;
    }
    // An encapsulated one keeps the discriminant where an arm does not say it.
    let is_open = of.variants.iter().any(|variant| {
        find(&variant.attrs, "case").is_some_and(|case| {
            let labels = super::attributes::list(case);
            labels.len() > 1 || labels.iter().any(|label| label.to_string() == "default")
        })
    });
    match switched.contains(&of.ident.to_string())
        || is_open
        || find(&of.attrs, "ms_union").is_some()
    {
        true => Form::Union,
        false => Form::Encapsulated,
    }
}

/// The names in the types of what has `switch_is`.
fn switched(file: &syn::File) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut add = |attributes: &[syn::Attribute], ty: &Type| {
        if find(attributes, "switch_is").is_some() {
            super::items::mentioned(ty, true, &mut |ident, _| {
                names.insert(ident.to_string());
            });
        }
    };
    for item in &file.items {
        match item {
            Item::Struct(of) => of.fields.iter().for_each(|field| add(&field.attrs, &field.ty)),
            Item::Trait(of) => {
                for item in &of.items {
                    let syn::TraitItem::Fn(method) = item else { continue };
                    for input in &method.sig.inputs {
                        if let syn::FnArg::Typed(input) = input {
                            add(&input.attrs, &input.ty);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    names
}
