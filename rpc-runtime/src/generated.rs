//! The names that generated code uses. Not for use by hand: they change with the macros, in any release.

pub use allocator_api2::alloc::{Allocator, Global};
pub use core::clone::Clone;
pub use core::convert::{From, TryFrom, TryInto};
pub use core::default::Default;
pub use core::future::Future;
pub use core::marker::{Copy, Send, Sync};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use std::boxed::Box;
pub use std::sync::Arc;
pub use std::vec::Vec;

pub use uuid::Uuid;

#[cfg(feature = "client")]
pub use crate::__client as client;
pub use crate::__if_client as if_client;
pub use crate::__if_server as if_server;
#[cfg(feature = "server")]
pub use crate::__server as server;
pub use crate::__wire_enum as wire_enum;
#[cfg(feature = "client")]
pub use crate::client::{
    Association, BlockingRuntime, CancelHandle, Client, ClientBuilder, ContextHandle,
};
pub use crate::context::Context;
#[cfg(feature = "client")]
pub use crate::endpoint_mapper::connect;
pub use crate::error::Error;
pub use crate::interface::{
    Direction, Environment, Interface, Memory, OnCancel, ParameterPlan, Passed, Procedure, Stored,
    without_nothing,
};
pub use crate::memory::{CallMemory, asking_for};
pub use crate::ndr::attributes::{
    Counted, IsString, LengthIs, LengthOf, One, RangedString, SizeIs, SizeLength, SizedString,
    SwitchIs,
};
pub use crate::ndr::codegen::*;
pub use crate::ndr::{
    CorrelationSource, Count, CountMismatch, Cursor, Decoder, Discriminant, Encoder, FieldLayout,
    Keeps, Layout, Len, Marshal, MarshalUnion, Ndr, Ndr20, Ndr64, NdrResult, Sink, Start, Switched,
    SwitchesOn, Syntax, TransmitAs, TransmittedType, Union, UnionFlat, Unmarshal, UnmarshalUnion,
    WireEnum,
};
pub use crate::parameters::*;
pub use crate::pipe::element::{Piped, SelectElement, is_element};
pub use crate::security::AuthenticationLevel;
#[cfg(feature = "server")]
pub use crate::server::{
    Dispatch, Dispatched, Held, Notify, Opened, ReplyStub, ServerCall, Use, block_on,
    on_blocking_pool, unknown_opnum,
};
pub use crate::syntax_id::SyntaxId;
#[cfg(feature = "client")]
pub use crate::transport::{Binding, Stream};
