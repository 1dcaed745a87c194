//! Writes, for each interface, a service that has a client make each call: `impl Samr for Forward<SamrClient>`. What a
//! request was decoded to is what the client encodes, and what the client decodes is what the reply is encoded from.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Ident, Item, ItemTrait, Pat, TraitItem, TraitItemFn, Type};

const MODULES: [&str; 9] = ["lsad", "lsat", "nrpc", "rprn", "rrp", "samr", "scmr", "srvs", "wkst"];

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut all = TokenStream::new();
    for module in MODULES {
        let path = Path::new(&here).join(format!("../../rpc-interfaces/src/{module}/idl.rs"));
        println!("cargo::rerun-if-changed={}", path.display());
        // Paths from within the crate, as they are from without.
        let text = std::fs::read_to_string(&path).expect("a module of rpc-interfaces");
        let text = text.replace("crate::", "rpc_interfaces::");
        all.extend(forwards(module, syn::parse_file(&text).expect("Rust")));
    }
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("forwards.rs"), all.to_string()).expect("a file");
}

/// The module's traits, each with its service.
fn forwards(module: &str, file: syn::File) -> TokenStream {
    let module = format_ident!("{module}");
    let (mut uses, mut services) = (Vec::new(), Vec::new());
    for item in file.items {
        match item {
            Item::Use(item) => uses.push(item.tree),
            Item::Trait(item) => services.push(service(&item)),
            _ => {}
        }
    }
    quote! {
        /// The service of an interface.
        #[allow(unused_imports, clippy::too_many_arguments)]
        pub mod #module {
            #(use #uses;)*
            use rpc_interfaces::#module::*;
            use rpc_runtime::server::Server;
            use crate::{Forward, Kept};
            #(#services)*
        }
    }
}

fn service(item: &ItemTrait) -> TokenStream {
    let name = &item.ident;
    let client = format_ident!("{name}Client");
    let server = format_ident!("{name}Server");
    let mut items = Vec::new();
    for part in &item.items {
        match part {
            TraitItem::Type(part) => {
                let (kind, handle) = (&part.ident, format_ident!("{name}{}", part.ident));
                items.push(quote!(type #kind = Kept<#handle>;));
            }
            TraitItem::Fn(part) => items.push(method(part)),
            _ => panic!("neither a procedure nor a context handle"),
        }
    }
    quote! {
        impl #name for Forward<#client> {
            #(#items)*
        }

        /// The interface.
        pub const INTERFACE: &rpc_runtime::Interface = #client::INTERFACE;

        /// A server of it that has a client over this association make each call.
        ///
        /// # Errors
        /// Those of binding the client.
        pub async fn server(association: rpc_runtime::client::Association) -> rpc_runtime::Result<Server> {
            let forward = Forward(#client::bind(&association).await?);
            Server::builder().offer(#server::new(forward)).build()
        }
    }
}

fn method(part: &TraitItemFn) -> TokenStream {
    let (name, output) = (&part.sig.ident, &part.sig.output);
    let (mut parameters, mut arguments) = (Vec::new(), Vec::new());
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for input in &part.sig.inputs {
        let FnArg::Typed(input) = input else { continue };
        let (Pat::Ident(pattern), ty) = (&*input.pat, &*input.ty) else {
            panic!("a parameter without a name");
        };
        let parameter = &pattern.ident;
        parameters.push(quote!(#parameter: #ty));
        arguments.push(match Handle::of(ty) {
            None => quote!(#parameter),
            Some(Handle::Used) => quote!(&#parameter.0),
            Some(Handle::Changed) => {
                let inner = format_ident!("{}_handle", unraw(parameter));
                before.push(quote!(let mut #inner = #parameter.take().map(|kept| kept.0);));
                after.push(quote!(*#parameter = #inner.map(Kept);));
                quote!(&mut #inner)
            }
        });
    }
    quote! {
        async fn #name(&self, #(#parameters),*) #output {
            #(#before)*
            let outcome = self.0.#name(#(#arguments),*).await;
            #(#after)*
            if let Err(error) = &outcome {
                eprintln!("{}: {error}", stringify!(#name));
            }
            outcome
        }
    }
}

/// How a procedure has a context handle.
enum Handle {
    /// `&mut Self::Handle`
    Used,
    /// `&mut Option<Self::Handle>`
    Changed,
}

impl Handle {
    fn of(ty: &Type) -> Option<Handle> {
        let text = quote!(#ty).to_string().replace(' ', "");
        match text.strip_prefix("&mut")? {
            option if option.starts_with("Option<Self::") => Some(Handle::Changed),
            handle if handle.starts_with("Self::") => Some(Handle::Used),
            other => {
                assert!(!other.contains("Self::"), "no service has a handle as `{text}` yet");
                None
            }
        }
    }
}

fn unraw(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}
