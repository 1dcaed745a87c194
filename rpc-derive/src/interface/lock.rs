//! The wire lock of an interface: `wire_lock(method = 0x…, …)`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt;

use super::model::{Direction, Interface, Method, Role};
use super::returned::Returned;
use crate::gate::{Around, known};
use crate::levels::Levels;
use crate::lock::{self, Words};
use crate::runtime;

/// The checks of the interface's lock, if it has one.
pub(crate) fn emit(interface: &Interface<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let locks = interface.arguments.locks.as_ref()?;
    let methods = &interface.methods;
    let name = |i: usize| methods.get(i).map(|method| method.name().unraw());
    let words: Vec<_> =
        methods.iter().enumerate().map(|(i, method)| words(i, method, rpc)).collect();
    let open = words.iter().flat_map(|words| words.open());
    let locked = locks.iter().map(|(name, number)| {
        let (name, number) = (name.unraw().to_string(), number.value);
        quote!((#name, #number))
    });
    let is = methods.iter().zip(&words).map(|(method, words)| {
        let (name, number) = (method.name().unraw().to_string(), words.number(rpc));
        quote!((#name, #number))
    });
    // From a procedure that is not the one that is locked with its number, all are others; else each is one of its own.
    let moved = (0..methods.len())
        .find(|i| locks.get(*i).map(|(name, _)| name.unraw()) != name(*i))
        .map(|at| {
            let span = methods[at].name().span();
            let rpc = runtime::alias_at(span);
            quote_spanned!(span=> const _: () = #rpc::keep_interface(LOCKED, IS, #at);)
        });
    let each = methods.iter().enumerate().filter(|_| moved.is_none()).map(|(i, method)| {
        let (span, end) = (method.name().span(), i + 1);
        let rpc = runtime::alias_at(span);
        quote_spanned! {span=>
            const _: () = #rpc::keep_interface(LOCKED, IS.split_at(#end).0, #i);
        }
    });
    Some(quote! {
        const _: () = {
            use #rpc::Lacking as _;
            const _: () = { #(#open)* };
            const LOCKED: &[#rpc::Locked] = &[#(#locked),*];
            const IS: &[#rpc::Locked] = &[#(#is),*];
            #moved
            #(#each)*
        };
    })
}

fn words(index: usize, method: &Method<'_>, rpc: &TokenStream) -> Words {
    let mut words = Words::default();
    let around = Around::method(method.generic_allocator());
    // The lock's order says which number it has; here are those that are not used.
    words.text(&format!("procedure + {}", i128::from(method.number) - index as i128));
    let transmitted: Vec<_> = method.transmitted().collect();
    let position = |name: &Ident| {
        transmitted.iter().position(|parameter| parameter.name.unraw() == name.unraw())
    };
    for parameter in &transmitted {
        let direction = match parameter.direction {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::InOut => "in, out",
        };
        words.text(direction);
        words.attributes(&parameter.attributes.place, &position);
        if parameter.attributes.partial_ignore.is_present() {
            words.text("partial_ignore");
        }
        match &parameter.role {
            Role::Pipe(pipe) => {
                words.text(if pipe.output { "out pipe" } else { "in pipe" });
                let element = known(pipe.element, &around, rpc);
                words.ty(&element, &Levels::default(), None, rpc);
            }
            Role::Data(kind) => {
                words.text(if kind.is_nullable() { "unique" } else { "ref" });
                let behind = lock::behind_parameter(parameter.ty, rpc);
                let levels = parameter.referent_levels();
                words.ty(&known(&behind, &around, rpc), &levels, None, rpc);
            }
            _ => {}
        }
    }
    if let Some(value) = Returned::of(method).and_then(|returned| returned.written_value()) {
        words.text("returned");
        words.ty(&known(value, &around, rpc), &Levels::default(), None, rpc);
    }
    words
}
