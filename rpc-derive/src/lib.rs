//! The macros of `rpc-runtime`. Depend on that crate, which re-exports them.
//!
//! The phases: *syntax* (`syntax` is the table of attributes, `attributes` and `expression` their grammar) makes a
//! *model* in the words of IDL (`data::model`, `interface::model`). The *rules* look at tokens and model
//! (`data::rules`, `interface::rules`, `interface::memory`, `wire_form`, a kind of parameter at its own), and
//! *emission* turns the model into code; it never reports an error. What only the compiler can find out are the rules
//! about layouts: `layouts` lists them, `data::layouts` and `interface::layouts` say which place has to keep which.

mod attributes;
mod data;
mod errors;
mod expression;
mod gate;
mod interface;
mod layouts;
mod len;
mod levels;
mod lock;
mod runtime;
mod rustc_says;
#[cfg(test)]
mod snapshots;
mod syntax;
mod types;
mod unresolved;
mod wire_form;

use proc_macro::TokenStream;

/// Derives `Ndr`, `Marshal`, `Unmarshal` and `Start` for a structure, an enumeration or a union.
///
/// See the documentation of `rpc_runtime::Ndr`.
#[proc_macro_derive(
    Ndr,
    attributes(
        ndr,
        unique,
        ptr,
        string,
        size_is,
        max_is,
        min_is,
        length_is,
        first_is,
        last_is,
        switch_is,
        disable_consistency_check,
        range,
        skip,
        transmit_as,
        switch_type,
        ms_union,
        case,
        discriminant,
        v1_enum,
        wire_lock,
        closed,
        other
    )
)]
pub fn derive_ndr(input: TokenStream) -> TokenStream {
    data::derive(input.into()).into()
}

/// Makes a client and a server of a trait.
///
/// See the documentation of `rpc_runtime::rpc_interface`.
#[proc_macro_attribute]
pub fn rpc_interface(arguments: TokenStream, item: TokenStream) -> TokenStream {
    interface::expand(arguments.into(), item.into()).into()
}
