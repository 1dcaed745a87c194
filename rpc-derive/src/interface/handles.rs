//! Context handles: the types that an interface declares for them, and what a place is written as.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Ident, ItemTrait, TraitItem, TraitItemType, Type, TypeParamBound};

use super::model::Interface;
use crate::errors::Errors;
use crate::syntax::{self, On};
use crate::{runtime, types};

/// The types of an interface's context handles, `#[context_handle] type File: Context;`.
#[derive(Clone)]
pub(crate) struct Handles<'a> {
    interface: &'a Ident,
    types: Rc<[&'a TraitItemType]>,
}

impl<'a> Handles<'a> {
    pub(crate) fn of(trait_: &'a ItemTrait) -> Handles<'a> {
        let types = trait_.items.iter().filter_map(|item| match item {
            TraitItem::Type(ty) => Some(ty),
            _ => None,
        });
        Handles { interface: &trait_.ident, types: types.collect() }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'a Ident> {
        self.types.iter().map(|ty| &ty.ident)
    }

    /// The handle of a type that is written `Self::File`.
    fn find(&self, ty: &Type) -> Option<Named> {
        let name = associated(ty)?;
        let place = self.types.iter().position(|ty| ty.ident == *name && !is_clients(name));
        let place = place.and_then(|place| u16::try_from(place).ok());
        Some(Named { client: self.client_name(name), place, name: name.clone() })
    }

    /// A type as the client writes it, in whose impl `Self` is another one.
    pub(crate) fn at_client(&self, ty: &Type, rpc: &TokenStream) -> Type {
        struct AtClient<'h, 'a>(&'h Handles<'a>, &'h TokenStream);
        impl VisitMut for AtClient<'_, '_> {
            fn visit_type_mut(&mut self, ty: &mut Type) {
                match self.0.find(ty) {
                    Some(named) => *ty = Type::Verbatim(named.client_type(self.1)),
                    None => visit_mut::visit_type_mut(self, ty),
                }
            }
        }
        let mut ty = ty.clone();
        AtClient(self, rpc).visit_type_mut(&mut ty);
        ty
    }

    fn client_name(&self, name: &Ident) -> Ident {
        format_ident!("{}{}", self.interface.unraw(), name.unraw(), span = name.span())
    }

    /// How a type is written, if it names one of the trait's own.
    pub(crate) fn written(&self, ty: &Type) -> Option<(Named, Written)> {
        if let Some(named) = self.find(ty) {
            return Some((named, Written::Value));
        }
        if let Some(named) = types::option(ty).and_then(|ty| self.find(ty)) {
            return Some((named, Written::Optional));
        }
        if let Some(reference) = types::reference(ty) {
            let (referent, exclusive) = (&reference.elem, reference.mutability.is_some());
            if let Some(named) = self.find(referent) {
                let written = if exclusive { Written::Exclusive } else { Written::Shared };
                return Some((named, written));
            }
            let inner = types::option(referent).and_then(|ty| self.find(ty));
            if let Some(named) = inner.filter(|_| exclusive) {
                return Some((named, Written::ExclusiveOptional));
            }
        }
        if types::is_named(ty, &["ContextGuard"])
            && let Some(named) = types::argument(ty).and_then(|ty| self.find(ty))
        {
            return Some((named, Written::Guard));
        }
        let named = first(ty).and_then(|ty| self.find(&ty))?;
        Some((named, Written::Within))
    }
}

/// `File` of `Self::File`, or of `<Self as Files>::File`.
fn associated(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = types::bare(ty) else {
        return None;
    };
    let segments = &path.path.segments;
    let is_own = match &path.qself {
        Some(of) => {
            let is_self = matches!(&*of.ty, Type::Path(path) if path.path.is_ident("Self"));
            is_self && of.position > 0 && segments.len() == of.position + 1
        }
        None => segments.len() == 2 && segments.first().is_some_and(|first| first.ident == "Self"),
    };
    segments.last().filter(|_| is_own).map(|last| &last.ident)
}

/// The first type within another that is the trait's own.
fn first(ty: &Type) -> Option<Type> {
    struct First(Option<Type>);
    impl VisitMut for First {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if self.0.is_none() && associated(ty).is_some() {
                self.0 = Some(ty.clone());
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut first = First(None);
    first.visit_type_mut(&mut ty.clone());
    first.0
}

/// A handle's type.
pub(crate) struct Named {
    /// As the trait has it.
    pub(crate) name: Ident,
    /// The client's, of one that is known.
    pub(crate) client: Ident,
    /// Its place among the interface's, if it is there.
    place: Option<u16>,
}

impl Named {
    /// Its place among the interface's.
    pub(crate) fn place(&self) -> u16 {
        self.place.unwrap_or(u16::MAX)
    }

    /// The client's type, in a signature.
    pub(crate) fn client_type(&self, rpc: &TokenStream) -> TokenStream {
        match self.is_known() {
            true => self.client.to_token_stream(),
            false => quote!(#rpc::ContextHandle),
        }
    }

    /// Whether the trait has the type; otherwise rustc says so.
    pub(crate) fn is_known(&self) -> bool {
        self.place.is_some()
    }
}

/// How a type is written that names a handle.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// `&Self::File`.
    Shared,
    /// `ContextGuard<'_, Self::File>`.
    Guard,
    /// `&mut Self::File`.
    Exclusive,
    /// `Self::File`.
    Value,
    /// `&mut Option<Self::File>`.
    ExclusiveOptional,
    /// `Option<Self::File>`.
    Optional,
    /// Within another type.
    Within,
}

/// Whether an attribute is `context_handle`.
pub(crate) fn is_context_handle(attribute: &Attribute) -> bool {
    syntax::stands(attribute.path(), On::HandleType)
}

/// The rules for the types of context handles.
pub(crate) fn check(interface: &Interface<'_>, errors: &mut Errors) {
    for ty in interface.handles.types.iter() {
        let name = &ty.ident;
        if is_clients(name) {
            let message = "a context handle whose type at the client has the name of a client";
            errors.at(name, "IFC-09", message, "give it another name");
        }
        let is_cfg = |path: &syn::Path| path.is_ident("cfg") || path.is_ident("cfg_attr");
        if let Some(cfg) = ty.attrs.iter().find(|attribute| is_cfg(attribute.path())) {
            let help = "an interface is the same for everybody: remove it, or write two interfaces";
            let message = "`cfg` on a context handle's type, which methods name";
            errors.at(cfg, "IFC-08", message, help);
        }
        let mut marks = ty.attrs.iter().filter(|attribute| is_context_handle(attribute));
        let Some(mark) = marks.next() else {
            let help = format!("write `#[context_handle] type {name}: Context;`, or remove it");
            let message = "an associated type that is no context handle";
            errors.at(name, "CTX-01", message, &help);
            continue;
        };
        if let Some(second) = marks.next() {
            errors.at(
                second,
                "IFC-12",
                "`context_handle` twice in one place (MIDL2209)",
                "keep one of them",
            );
        }
        if syntax::has_unwanted_arguments(mark) {
            errors.at(
                mark,
                "IFC-13",
                "`context_handle` takes no arguments",
                "write `#[context_handle]`",
            );
        }
        let rest = ty.generics.params.first().map(ToTokens::to_token_stream);
        let rest = rest.or_else(|| ty.generics.where_clause.as_ref().map(|clause| quote!(#clause)));
        if let Some(rest) =
            rest.or_else(|| ty.default.as_ref().map(|(_, default)| quote!(#default)))
        {
            let help = format!("write `type {name}: Context;`");
            let message = "a context handle's type is a name that the server's impl gives a type";
            errors.at(rest, "IFC-18", message, &help);
        }
        let is_context = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(bound) => {
                bound.path.segments.last().is_some_and(|last| last.ident == "Context")
            }
            _ => false,
        };
        if !ty.bounds.iter().any(is_context) {
            let help = format!("write `type {name}: Context;`");
            let message = "a context handle whose type says nothing of the end of its client";
            errors.at(name, "CTX-15", message, &help);
        }
        let opens = interface.methods.iter().any(|method| {
            let opens =
                method.handles().any(|(_, handle)| handle.opens() && handle.named.name == *name);
            let returned = method.output().and_then(first);
            opens || returned.is_some_and(|ty| associated(&ty) == Some(name))
        });
        if !opens {
            let help = format!(
                "add a method that returns `Result<Self::{name}>`, or has a parameter `#[out] handle: &mut Option<Self::{name}>`"
            );
            errors.at(name, "CTX-10", "a context handle that no method opens", &help);
        }
    }
}

/// Whether the client's type would have the name of one of the interface's own: `FilesClient`.
fn is_clients(name: &Ident) -> bool {
    let name = name.unraw();
    ["Client", "BlockingClient", "Server"].iter().any(|other| name == *other)
}

/// The client's types for them, in the trait's own scope.
pub(crate) fn client_types(interface: &Interface<'_>) -> TokenStream {
    let path = &runtime::path(interface.arguments.krate.as_ref());
    let (vis, trait_) = (interface.visibility(), interface.name());
    let mut seen = std::collections::HashSet::new();
    let names = interface.handles.names().filter(|name| !is_clients(name));
    let types = names.filter(|name| seen.insert(name.to_string())).map(|name| {
        let client = interface.handles.client_name(name);
        let doc = format!(
            "A [`{name}`]({trait_}::{name}) that the server keeps for this client.\n\nTo drop it tells the server nothing: what it \
             keeps lives until a method closes it, or the connection ends."
        );
        quote! {
            #path::if_client! {
                #[doc = #doc]
                #[derive(::core::fmt::Debug)]
                #[allow(dead_code)]
                #[must_use = "the server keeps what is behind it until it is closed"]
                #vis struct #client(#path::ContextHandle);

                #[automatically_derived]
                #[allow(dead_code)]
                impl #client {
                    /// The association that it is of. A client that is bound there can use it.
                    #[must_use]
                    pub fn association(&self) -> &#path::Association {
                        self.0.association()
                    }

                    /// Gives it up without telling the server, which keeps what is behind it until the connection ends: for
                    /// when the server cannot be reached (`RpcSsDestroyClientContext`).
                    pub fn abandon(self) {
                        let _ = self.0.into_wire();
                    }
                }
            }
        }
    });
    types.collect()
}
