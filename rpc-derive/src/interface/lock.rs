//! The wire lock of an interface: `wire_lock(method = 0x…, …)`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::model::{Direction, Interface, Method, Role};
use super::returned::Returned;
use crate::gate::{Around, eternal, known};
use crate::lock::{self, Kept, Words};
use crate::runtime;

/// The checks of the interface's lock, if it has one.
pub(crate) fn emit(interface: &Interface<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let locks = interface.arguments.locks.as_ref()?;
    let methods = &interface.methods;
    let words: Vec<_> =
        methods.iter().enumerate().map(|(i, method)| words(i, method, rpc)).collect();
    let checks = words.iter().flat_map(|words| words.checks());
    let locked = locks.iter().map(|(name, number)| {
        let (name, number) = (name.to_string(), number.value);
        quote!((#name, #number))
    });
    let is = methods.iter().zip(&words).map(|(method, words)| {
        let (name, number) = (method.name().to_string(), words.number(rpc));
        quote!((#name, #number))
    });
    // If one has another name than the lock has there, it and all behind it are told in one message; else each that is
    // not as it is locked has its own.
    let other_name = (0..methods.len())
        .find(|i| locks.get(*i).is_none_or(|(name, _)| name.unraw() != methods[*i].name().unraw()));
    let told: Vec<_> = match other_name {
        Some(at) => vec![(at, methods.len())],
        None => (0..methods.len()).map(|at| (at, at + 1)).collect(),
    };
    let keep = told.into_iter().map(|(from, to)| {
        let span = methods[from].name().span();
        let rpc = runtime::alias_at(span);
        quote_spanned! {span=>
            const _: () = #rpc::keep_interface(__RPC_LOCKED, __RPC_PROCEDURES.split_at(#to).0, #from);
        }
    });
    Some(quote! {
        const _: () = { #(#checks)* };
        const __RPC_LOCKED: &[#rpc::Locked] = &[#(#locked),*];
        #[allow(trivial_numeric_casts, clippy::unnecessary_cast, clippy::cast_lossless)]
        const __RPC_PROCEDURES: &[#rpc::Locked] = &[#(#is),*];
        #(#keep)*
    })
}

fn words(index: usize, method: &Method<'_>, rpc: &TokenStream) -> Words {
    let mut words = Words::default();
    let around = Around::method(method.generic_allocator());
    // The lock's order says which number it has; here are those that are not used.
    let unused = i128::from(method.number) - index as i128;
    words.text(&format!("procedure + {unused}"), rpc);
    for parameter in method.transmitted() {
        words.text(&parameter.name.unraw().to_string(), rpc);
        let direction = match parameter.direction {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::InOut => "in, out",
        };
        words.text(direction, rpc);
        words.attributes(&parameter.attributes.place, rpc);
        if parameter.attributes.partial_ignore.is_present() {
            words.text("partial_ignore", rpc);
        }
        match &parameter.role {
            Role::Pipe(pipe) => {
                words.text(if pipe.output { "out pipe" } else { "in pipe" }, rpc);
                let form = lock::form(&pipe.wire(rpc), &quote!(#rpc::Ndr));
                words.form(form, Kept::Whole, pipe.element.span());
            }
            Role::Data(kind) => {
                let asked = kind.asked();
                let (span, levels) = (asked.span(), parameter.referent_levels());
                let wire = parameter.gate.ty(&eternal(&known(&asked, &around, rpc)), span, rpc);
                let form = lock::form(&wire, &levels.ndr(span, rpc));
                match (kind.moved().is_some(), kind.is_nullable()) {
                    (true, _) => words.form(form, Kept::AtTop, span),
                    (_, true) => words.form(quote!(#form.behind_unique()), Kept::Whole, span),
                    _ => words.form(form, Kept::Whole, span),
                }
            }
            _ => {}
        }
    }
    if let Some(returned) = Returned::of(method) {
        words.text("returned", rpc);
        let (span, wire) = (returned.span(), returned.constant_wire(rpc));
        let form = quote_spanned!(span=> <#wire as #rpc::MarshalReturn>::WIRE_FORM);
        words.form(form, Kept::Whole, span);
    }
    words
}
