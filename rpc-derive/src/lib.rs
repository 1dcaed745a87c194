//! The macros of `rpc-runtime`. Depend on that crate, which re-exports them.
//!
//! Tokens become a model in the words of IDL (`syntax`, `attributes`, `data::model`, `interface::model`), the rules
//! look at the model (`data::rules`, `interface::rules`, a kind of parameter at its own), and emission turns it into
//! code. Emission never reports an error; what has to wait for the compiler are rules about layouts
//! (`data::layouts`, `interface::layouts`), which it prints.

mod attributes;
mod data;
mod errors;
mod expression;
mod interface;
mod levels;
mod runtime;
#[cfg(test)]
mod snapshots;
mod syntax;
mod types;

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
        case,
        discriminant,
        v1_enum,
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
