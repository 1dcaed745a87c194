//! The macros of `rpc-derive` as functions. A crate of macros cannot be linked as a library, so that its modules are
//! compiled once more, under the names that they have there.

#[path = "../../../rpc-derive/src/attributes.rs"]
mod attributes;
#[path = "../../../rpc-derive/src/data/mod.rs"]
mod data;
#[path = "../../../rpc-derive/src/errors.rs"]
mod errors;
#[path = "../../../rpc-derive/src/expression.rs"]
mod expression;
#[path = "../../../rpc-derive/src/gate.rs"]
mod gate;
#[path = "../../../rpc-derive/src/interface/mod.rs"]
mod interface;
#[path = "../../../rpc-derive/src/layouts.rs"]
mod layouts;
#[path = "../../../rpc-derive/src/len.rs"]
mod len;
#[path = "../../../rpc-derive/src/levels.rs"]
mod levels;
#[path = "../../../rpc-derive/src/lock.rs"]
mod lock;
#[path = "../../../rpc-derive/src/runtime.rs"]
mod runtime;
#[path = "../../../rpc-derive/src/rustc_says.rs"]
mod rustc_says;
#[path = "../../../rpc-derive/src/syntax.rs"]
mod syntax;
#[path = "../../../rpc-derive/src/types.rs"]
mod types;
#[path = "../../../rpc-derive/src/unresolved.rs"]
mod unresolved;
#[path = "../../../rpc-derive/src/wire_form.rs"]
mod wire_form;

use proc_macro2::TokenStream;

/// What `#[derive(Ndr)]` makes of an item.
pub fn derive(item: TokenStream) -> TokenStream {
    data::derive(item)
}

/// What `#[rpc_interface(…)]` makes of its arguments and an item.
pub fn interface(arguments: TokenStream, item: TokenStream) -> TokenStream {
    interface::expand(arguments, item)
}
