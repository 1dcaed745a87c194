//! `#[rpc_interface]`: a trait becomes an interface.

mod arguments;
mod client;
mod layouts;
mod memory;
mod model;
mod parameter;
mod parameter_scope;
mod plan;
mod rules;
mod server;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemTrait;

use crate::errors::Errors;
use arguments::Arguments;
use model::Interface;

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let trait_: ItemTrait = match syn::parse2(item.clone()) {
        Ok(trait_) => trait_,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#item #error);
        }
    };
    let mut errors = Errors::default();
    let arguments = Arguments::read(arguments, &trait_, &mut errors);
    let interface = Interface::new(&trait_, arguments, &mut errors);
    rules::check(&interface, &mut errors);
    let emitted = parameter_scope::trait_item(&interface);
    if !errors.is_empty() {
        // Its users see only the mistakes that there are.
        let (errors, client, server) =
            (errors.into_tokens(), client::stand_in(&interface), server::stand_in(&interface));
        return quote!(#emitted #errors #client #server);
    }
    let client = client::emit(&interface);
    let server = server::emit(&interface);
    quote!(#emitted #client #server)
}
