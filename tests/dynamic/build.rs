//! A relay for each interface: a server whose methods make the same call of a client. What it decodes, the client encodes
//! again.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, GenericArgument, Item, ItemTrait, PathArguments, ReturnType, TraitItem, Type};

/// Files of `tests/dynamic/idl`, of which Rust is written here.
const HERE: &[&str] = &["everything"];

/// Files of `rpc-idl/tests/idl`, of which Rust is beside them.
const OF_RPC_IDL: &[&str] = &[
    "arrays",
    "constants",
    "interfaces",
    "pipes",
    "pointers",
    "preprocessor",
    "recursive",
    "shares",
    "unions",
];

/// Modules of `rpc-interfaces`, with the feature `interfaces`: the IDL is as Microsoft publishes it.
const PUBLISHED: &[&str] = &[
    "even6", "lsad", "lsat", "nrpc", "par", "rprn", "rrp", "samr", "scmr", "srvs", "tsch", "wkst",
];

/// An interface's file: its name for tests, where it is, and where the Rust of it is.
struct File {
    name: &'static str,
    idl: String,
    rust: PathBuf,
    /// What brings its types.
    types: TokenStream,
}

fn files(root: &Path) -> Vec<File> {
    let included = |name, idl: String, rust: PathBuf| {
        let path = rust.display().to_string();
        File { name, idl, rust, types: quote! { include!(#path); } }
    };
    let mut files = Vec::new();
    for name in HERE {
        let idl = format!("tests/dynamic/idl/{name}.idl");
        let rust = written(&root.join(&idl), name);
        files.push(included(name, idl, rust));
    }
    for name in OF_RPC_IDL {
        let idl = format!("rpc-idl/tests/idl/{name}.idl");
        files.push(included(name, idl, root.join(format!("rpc-idl/tests/rust/{name}.rs"))));
    }
    let has_interfaces = std::env::var_os("CARGO_FEATURE_INTERFACES").is_some();
    for name in PUBLISHED.iter().filter(|_| has_interfaces) {
        let rust = root.join(format!("rpc-interfaces/src/{name}/idl.rs"));
        let module = format_ident!("{name}");
        let types = quote! {
            pub use rpc_interfaces::#module::*;
            use rpc_interfaces::dtyp::*;
            use rpc_runtime::prelude::*;
            use rpc_runtime::uuid::Uuid;
        };
        // What is not published as a file is beside what is made of it.
        let written = format!("rpc-interfaces/idl/ms-{name}.idl");
        let published = format!("ms-{name}.idl");
        let idl = if root.join(&written).exists() { written } else { published };
        files.push(File { name, idl, rust, types });
    }
    files
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut modules = TokenStream::new();
    let mut entries = TokenStream::new();
    println!("cargo::rerun-if-changed=build.rs");
    for File { name, idl, rust, types } in files(&root) {
        println!("cargo::rerun-if-changed={}", rust.display());
        let source = syn::parse_file(&std::fs::read_to_string(rust).unwrap()).unwrap();
        let module = format_ident!("{name}");
        let mut relays = TokenStream::new();
        for item in &source.items {
            let Item::Trait(of) = item else { continue };
            relays.extend(relay(of));
            let (client, server) =
                (format_ident!("{}Client", of.ident), format_ident!("{}Server", of.ident));
            let relay = format_ident!("{}Relay", of.ident);
            entries.extend(quote! {
                Entry {
                    name: #name,
                    idl: #idl,
                    interface: #module::#client::INTERFACE,
                    relay: |association| Box::pin(async move {
                        let client = #module::#client::bind(&association).await?;
                        let relay = #module::#server::new(#module::#relay(client));
                        Server::builder().max_context_handles(100_000).offer(relay).build()
                    }),
                },
            });
        }
        modules.extend(quote! {
            #[allow(missing_docs, clippy::all, unused_imports, unused_variables, dead_code)]
            pub mod #module {
                #types
                #relays
            }
        });
    }
    let all = quote! {
        #modules
        /// All interfaces.
        pub fn entries() -> Vec<Entry> {
            vec![#entries]
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap()).join("interfaces.rs");
    std::fs::write(out, prettyplease::unparse(&syn::parse2(all).unwrap())).unwrap();
}

/// The Rust of a file, in the build's folder.
fn written(idl: &Path, name: &str) -> PathBuf {
    println!("cargo::rerun-if-changed={}", idl.display());
    let imported = rpc_idl::Importer::new().import([idl]);
    let output = rpc_idl::rust::generate(&imported);
    let errors = imported.diagnostics.render(&imported.sources)
        + &output.diagnostics.render(&imported.sources);
    assert!(errors.is_empty(), "{errors}");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap()).join(format!("{name}.rs"));
    std::fs::write(&out, output.source).unwrap();
    out
}

/// How a context handle is given to a method.
enum Handle {
    /// `&mut Option<Self::H>`
    Place,
    /// `&Self::H`, `&mut Self::H`
    Reference,
    /// `Self::H`
    Value,
}

fn relay(of: &ItemTrait) -> TokenStream {
    let name = &of.ident;
    let relay = format_ident!("{name}Relay");
    let client = format_ident!("{name}Client");
    let mut items = TokenStream::new();
    for item in &of.items {
        match item {
            TraitItem::Type(handle) => {
                let handle = &handle.ident;
                let of_client = format_ident!("{name}{handle}");
                items.extend(quote! { type #handle = crate::Held<#of_client>; });
            }
            TraitItem::Fn(method) => items.extend(method_of(&method.sig)),
            _ => {}
        }
    }
    quote! {
        pub struct #relay(pub #client);
        impl #name for #relay { #items }
    }
}

fn method_of(signature: &syn::Signature) -> TokenStream {
    let name = &signature.ident;
    let (mut parameters, mut before, mut arguments, mut after) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new(), TokenStream::new());
    for input in signature.inputs.iter().skip(1) {
        let FnArg::Typed(input) = input else { continue };
        let (parameter, ty) = (&input.pat, &input.ty);
        parameters.extend(quote! { #parameter: #ty, });
        match handle(ty) {
            None => arguments.extend(quote! { #parameter, }),
            Some(Handle::Value) => arguments.extend(quote! { #parameter.0, }),
            Some(Handle::Reference) => arguments.extend(quote! { &#parameter.0, }),
            Some(Handle::Place) => {
                let held = format_ident!(
                    "held_{}",
                    quote!(#parameter).to_string().trim_start_matches("r#")
                );
                before.extend(quote! { let mut #held = #parameter.take().map(|held| held.0); });
                arguments.extend(quote! { &mut #held, });
                after.extend(quote! { *#parameter = #held.map(crate::Held); });
            }
        }
    }
    let output = &signature.output;
    let returned = match output {
        ReturnType::Type(_, ty) if quote!(#ty).to_string().contains("Option < Self") => {
            quote! { result.map(|handle| handle.map(crate::Held)) }
        }
        ReturnType::Type(_, ty) if quote!(#ty).to_string().contains("Self ::") => {
            quote! { result.map(crate::Held) }
        }
        _ => quote! { result },
    };
    quote! {
        async fn #name(&self, #parameters) #output {
            #before
            let result = self.0.#name(#arguments).await;
            #after
            #returned
        }
    }
}

fn handle(ty: &Type) -> Option<Handle> {
    let is_own = |ty: &Type| match ty {
        Type::Path(path) => path.path.segments.first().is_some_and(|first| first.ident == "Self"),
        _ => false,
    };
    match ty {
        ty if is_own(ty) => Some(Handle::Value),
        Type::Reference(reference) if is_own(&reference.elem) => Some(Handle::Reference),
        Type::Reference(reference) => {
            let Type::Path(path) = &*reference.elem else { return None };
            let PathArguments::AngleBracketed(of) = &path.path.segments.last()?.arguments else {
                return None;
            };
            match of.args.first()? {
                GenericArgument::Type(ty) if is_own(ty) => Some(Handle::Place),
                _ => None,
            }
        }
        _ => None,
    }
}
