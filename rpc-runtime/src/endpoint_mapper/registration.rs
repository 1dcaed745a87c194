//! Registering a server with an endpoint mapper, in this or in another process.

#[cfg(all(feature = "client", feature = "server"))]
mod kept;

use uuid::Uuid;

use super::interface::WireEntry;
use crate::call_info::CallInfo;
use crate::context::Context;
use crate::error::Result;

#[cfg(all(feature = "client", feature = "server"))]
pub use kept::{Registration, register, register_entries};

/// The interface's uuid.
pub(super) const ID: Uuid = Uuid::from_u128(0x7630a62d_815f_495f_a72e_6e4280b453e0);

/// The interface by which servers register: an endpoint mapper's own has no way to know that a server is gone. It is private
/// to this library.
#[rpc_derive::rpc_interface(
    uuid = "7630a62d-815f-495f-a72e-6e4280b453e0",
    version = "1.0",
    crate = "crate"
)]
pub(super) trait Registrar {
    /// A server that is registered, until its handle is closed or run down.
    #[context_handle]
    type Registered: Context;

    /// Adds entries, and keeps them as long as the handle.
    async fn register(
        &self,
        call: &CallInfo,
        #[range(0..=500)] count: u32,
        #[size_is(count)] entries: &[WireEntry<'_>],
    ) -> Result<Self::Registered>;

    /// Removes them.
    async fn unregister(&self, registered: Self::Registered) -> Result<()>;
}
