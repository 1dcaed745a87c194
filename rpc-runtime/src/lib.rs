#![doc = include_str!("../README.md")]
// Here, and not in the README, which cannot link them wherever it is read.
//!
//! ## The manual
//!
//! | chapter | subject |
//! |---|---|
//! | [`first_call`](manual::first_call) | an interface, its server and its clients, from nothing to a call |
//! | [`from_idl`](manual::from_idl) | an interface in IDL, ported step by step |
//! | [`mapping`](manual::mapping) | the table from IDL to Rust |
//! | [`attributes`](manual::attributes) | every attribute: what it means, where it stands, its errors |
//! | [`memory`](manual::memory) | the five models: who allocates, who frees, what does not compile |
//! | [`failures`](manual::failures) | statuses, time-outs, calls that are given up, errors of one's own |
//! | [`pipes`](manual::pipes) | parameters of any length |
//! | [`context_handles`](manual::context_handles) | what a server keeps for a client between its calls |
//! | [`servers`](manual::servers) | limits, time-outs, shutdown, logging, methods that block |
//! | [`security`](manual::security) | who calls, and what nobody else can read or change: packages, levels, policies |
//! | [`errors`](manual::errors) | each error of the compiler, and what to write instead |
//! | [`wire_lock`](manual::wire_lock) | a wire form that does not change by accident |
//! | [`codec`](manual::codec) | the codec of a type, by hand |
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Unused code is reported only with all features on. With fewer, an item may be unused because the code that
// uses it is left out.
#![cfg_attr(
    not(all(feature = "client", feature = "server", feature = "tcp", feature = "local")),
    allow(dead_code, unused_imports)
)]

extern crate self as rpc_runtime;

mod call_info;
#[cfg(any(feature = "client", feature = "server"))]
mod call_span;
#[cfg(any(feature = "client", feature = "server"))]
mod cancellation;
#[cfg(feature = "client")]
pub mod client;
mod context;
#[cfg(any(feature = "client", feature = "server"))]
pub mod endpoint_mapper;
mod error;
mod halves;
pub mod interface;
#[cfg(any(feature = "client", feature = "server"))]
pub mod management;
pub mod manual;
pub mod memory;
pub mod ndr;
mod parameters;
pub mod pickle;
pub mod pipe;
#[cfg(any(feature = "client", feature = "server"))]
pub mod protocol;
#[cfg(not(any(feature = "client", feature = "server")))]
pub mod protocol {
    //! The protocol needs the feature `client` or `server`. Without them only `SyntaxId` is here, because the
    //! description of an interface names it.
    pub use crate::syntax_id::SyntaxId;
}
pub mod security;
#[cfg(feature = "server")]
pub mod server;
#[cfg(not(feature = "server"))]
pub mod server {
    //! Serving interfaces needs the feature `server`. Without it only `CallInfo` is here, because methods of
    //! a trait name it.
    pub use crate::call_info::{CallInfo, LocalCredentials, Transport};

    // These are never compiled. They let the compiler's error name the feature, when a program uses one of
    // them.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    pub use crate::server::{Dispatch, Dispatched, ServerCall};
    #[cfg(feature = "server")]
    pub use crate::server::{Endpoint, Server, ServerBuilder};
}
mod status;
mod syntax_id;
#[cfg(any(feature = "client", feature = "server"))]
pub mod transport;

#[doc(hidden)]
#[path = "generated.rs"]
pub mod __private;

pub use context::{Context, ContextGuard, ExclusiveContextGuard};
pub use error::{Error, Result};
pub use interface::{Interface, Procedure};
pub use ndr::{Full, Len, Marshal, Ndr, Shared, Start, Tail, Unmarshal, WStr, WString};
/// Derives the codec of a structure, an enumeration or a union: [`Ndr`], [`Marshal`], [`Unmarshal`] and,
/// where every field has one, [`Start`].
///
/// - A *structure* has its fields in their order. Attributes: `#[unique]`, `#[ptr]`, `#[string]`,
///   `#[size_is(n)]`, `#[max_is(m)]`, `#[length_is(n)]`, `#[first_is(f)]`, `#[last_is(l)]`,
///   `#[switch_is(d)]`, `#[range(a..=b)]`, `#[disable_consistency_check]`, `#[transmit_as(X)]`, `#[skip]`; the
///   expressions are C's integer arithmetic over fields of the same structure. A field `Tail<Vec<T>>` at the
///   end is a conformant array in line.
/// - An *enumeration* has unit variants, and either a variant `#[other] Other(u16)` that keeps
///   undeclared values (with explicit values it needs `#[repr(u16)]`), or `#[closed]`. `#[v1_enum]`
///   makes it 32 bits wide in NDR too.
/// - A *union* is an enum with `#[switch_type(u16)]`, and `#[case(1, 2)]` or `#[case(default)]` on each
///   variant, which has one field or none. `#[ms_union]` aligns its arms in NDR as Windows does for an interface that
///   says so.
///
/// What each attribute means is in [`manual::attributes`].
///
/// A type may have one lifetime, for which it borrows, and one allocator, `A: Allocator`. With
/// `#[ndr(crate = "path")]` the runtime is found under another name. With `#[wire_lock(0x…)]` it compiles only while its
/// wire form is the one that is recorded: see [`manual::wire_lock`].
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Names<'a> {
///     count: u32,
///     #[unique]
///     #[size_is(count)]
///     names: Option<&'a [&'a WStr]>,
/// }
///
/// #[derive(Ndr)]
/// #[repr(u16)]
/// enum Kind {
///     File = 1,
///     Folder = 2,
///     #[other]
///     Other(u16),
/// }
///
/// #[derive(Ndr)]
/// #[switch_type(u32)]
/// enum Info {
///     #[case(1)]
///     Size(u64),
///     #[case(Kind::Folder)]
///     Text(Option<String>),
///     #[case(default)]
///     Nothing,
/// }
/// ```
pub use rpc_derive::Ndr;
/// Makes a client and a server of a trait.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// pub trait Adder {
///     async fn add(&self, a: u32, b: u32) -> Result<u32>;
/// }
///
/// struct MyAdder;
///
/// impl Adder for MyAdder {
///     async fn add(&self, a: u32, b: u32) -> Result<u32> {
///         a.checked_add(b).ok_or(Error::from(Status::INVALID_BOUND))
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// let client = AdderClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// assert_eq!(client.add(40, 2).await?, 42);
/// # Ok(()) }
/// ```
///
/// `#[rpc_interface(uuid = "…", version = "1.0")]` on a trait `Names` gives
/// - the trait itself, whose `async fn`s return `Send` futures; an `impl Names for MyServer` is the server;
/// - `NamesServer<T>`, which a [`Server`](server::Server) offers, with rpc-runtime's feature `server`;
/// - `NamesClient`, with the same methods, and `NamesBlockingClient`, with rpc-runtime's feature `client`.
///
/// A method's opnum is its place in the trait, from 0, unless `#[opnum]` says another. By value and `&T` are
/// \[in\], `&mut T` is \[in, out\], `#[out] &mut T` is \[out\]. Parameters take `#[out]`, `#[inout]`,
/// `#[unique]`, `#[ptr]`, `#[string]`, `#[size_is(n)]`, `#[max_is]`, `#[length_is]`, `#[first_is]`,
/// `#[last_is]`, `#[switch_is]`, `#[range]`, `#[partial_ignore]`, `#[allocate]`, `#[force_allocate]` and
/// `#[byte_count]`; methods take `#[opnum]`, `#[notify]` and `#[notify_flag]`. What these mean is in
/// [`manual::attributes`]. Attributes of a function with a body, such as `#[inline]`, go to the client's method.
/// An attribute that is not known, or stands where it means nothing, is an error; [`manual::errors`] has each error
/// that begins with a rule, as in `[ARR-02]`.
///
/// These parameters are not on the wire: `memory: &'a CallMemory`, in which borrowed results live;
/// `block: &'a mut CallBlock<'_>`, one block for all of them; `memory: A` for
/// `<A: Allocator + Clone + Send + Sync>`, or `memory: SharedAllocator`, from which results are allocated;
/// and `call: &CallInfo`, which only the server's method has.
///
/// `XClient::INTERFACE.memory_table()` says who allocates and who frees each parameter, as the types are. The
/// documentation of the client's methods has what their names tell.
///
/// A method returns a `Result`; its error becomes a fault, and then no parameter of the caller changes.
/// With `partial`, a server may leave methods out; their calls fail with `RPC_S_PROCNUM_OUT_OF_RANGE`.
/// With `min_level = "integrity"` it is not called below that [level](security::AuthenticationLevel). With `crate = "path"`
/// the runtime is found under another name. With `wire_lock(…)` the interface compiles only while
/// its wire form is the one that is recorded: see [`manual::wire_lock`].
///
/// A warning (`deprecated`) says where a client could make the server allocate without a bound: an \[out\] array whose
/// size is the client's number, without a `#[range]`. `#[allow(deprecated)]` on the method or the trait silences it.
pub use rpc_derive::rpc_interface;
pub use status::{Status, StatusClass};

// Stands after `memory`, so that the compiler's messages give items that both export, such as `Global`, by
// their path in `memory`.
pub mod alloc;

pub mod uuid {
    //! UUIDs, which name objects and travel as `GUID`: from the crate `uuid`.
    // Not the whole crate: it exports names that std has too, and when two public items have one name the
    // compiler's messages give both by their whole paths.
    pub use ::uuid::{Uuid, uuid};
}

pub mod prelude {
    //! The names that an interface and its users need.
    #[cfg(feature = "client")]
    pub use crate::client::{Association, ClientBuilder};
    pub use crate::memory::{CallBlock, CallMemory, SharedAllocator};
    pub use crate::pipe::{PipeReader, PipeWriter};
    pub use crate::server::CallInfo;
    #[cfg(feature = "server")]
    pub use crate::server::{Server, ServerBuilder};
    #[cfg(any(feature = "client", feature = "server"))]
    pub use crate::transport::Binding;
    pub use crate::{
        Context, Error, Full, Len, Ndr, Result, Shared, Status, Tail, WStr, WString, rpc_interface,
    };
}
