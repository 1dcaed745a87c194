//! `#[rpc_interface]`: a trait becomes an interface.

mod arguments;
mod client;
mod handles;
mod layouts;
mod lock;
mod memory;
mod memory_docs;
mod model;
mod parameter;
mod parameter_scope;
mod plan;
mod returned;
mod rules;
mod server;
mod warnings;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ItemTrait;

use crate::errors::Errors;
use crate::gate::{self, Around};
use crate::{runtime, rustc_says, unresolved};
use arguments::Arguments;
use model::Interface;
pub(crate) use model::Method;
use returned::Returned;

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let (mut trait_, is_readable) = match syn::parse2::<ItemTrait>(item.clone()) {
        Ok(trait_) => (trait_, true),
        Err(error) => match syn::parse2(rustc_says::without_attributes(item.clone())) {
            // It is an attribute that cannot be read, and rustc says so.
            Ok(trait_) => (trait_, false),
            Err(_) => {
                let error = error.into_compile_error();
                return quote!(#item #error);
            }
        },
    };
    let mut errors = Errors::default();
    rules::without_visibility(&mut trait_, &mut errors);
    let arguments = Arguments::read(arguments, &trait_, &mut errors);
    let interface = Interface::new(&trait_, arguments, &mut errors);
    if is_readable {
        rules::check(&interface, &mut errors);
    } else {
        // What rustc says of the attribute comes first.
        errors = Errors::default();
    }
    let emitted = unresolved::without_place(&parameter_scope::trait_item(&interface));
    if !errors.is_empty() && !trait_.generics.params.is_empty() {
        // A trait that is generic has nothing that its users expect.
        let errors = errors.into_tokens();
        return quote!(#emitted #errors);
    }
    let types =
        [client::types(&interface), handles::client_types(&interface), server::types(&interface)];
    let rpc = &runtime::alias();
    let is_ready = is_readable
        && errors.is_empty()
        && !interface.methods.iter().any(|method| {
            rustc_says::refuses_method(method)
                || method.handles().any(|(_, handle)| !handle.named.is_known())
                || method.returns_unknown_handle()
        });
    // What has mistakes stands in for what its users expect, so that they see only the mistakes that there are.
    let (described, checks, halves) = if is_ready {
        let lock = lock::emit(&interface, rpc);
        let checks = crate::layouts::print(
            interface.methods.iter().map(|method| layouts::of_method(method, rpc)),
            rpc,
        );
        let checks = forms(&interface, rpc).into_iter().chain(checks);
        let halves =
            [client::implementation(&interface, rpc), server::implementation(&interface, rpc)];
        (
            &interface.methods[..],
            checks.chain(lock).chain(warnings::emit(&interface)).collect(),
            halves,
        )
    } else {
        let halves = [client::stand_in(&interface, rpc), server::stand_in(&interface, rpc)];
        (&[][..], Vec::new(), halves)
    };
    let description = plan::description(&interface, described, rpc);
    let implementation = runtime::block(
        interface.arguments.krate.as_ref(),
        &quote! {
            #[allow(dead_code)]
            const __INTERFACE: &#rpc::Interface = &#description;
            #(#checks)*
            #(#halves)*
        },
    );
    let implementation = unresolved::propose_at(Span::call_site(), implementation);
    let errors = errors.into_tokens();
    quote!(#emitted #errors #(#types)* #implementation)
}

/// Whether the parameters' types have wire forms.
fn forms(interface: &Interface<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let parameters = interface.methods.iter().flat_map(|method| {
        let around = Around::method(method.generic_allocator());
        method.data().map(move |(_, parameter, kind)| {
            let (gate, asked) = (&parameter.gate, kind.asked());
            let levels = parameter.referent_levels();
            let question = gate.question(&asked, &levels, &around, rpc);
            (gate.items(&asked, &levels, &around, rpc), question)
        })
    });
    let returned = interface.methods.iter().filter_map(Returned::of);
    let returned = returned.map(|returned| (returned.items(rpc), returned.question(rpc)));
    let (answers, questions): (Vec<_>, Vec<_>) = parameters.chain(returned).unzip();
    gate::block(answers, &questions, rpc)
}
