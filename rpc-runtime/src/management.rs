//! Remote management (C706 appendix Q): what every server says of itself.

use uuid::Uuid;

use crate::call_info::CallInfo;
use crate::error::Result;
use crate::ndr::{Len, Tail};
use crate::status::Status;
use crate::syntax_id::SyntaxId;

/// The interface's uuid.
#[cfg(feature = "server")]
pub(crate) const ID: Uuid = Uuid::from_u128(0xafa8bd80_7d8a_11c9_bef4_08002b102989);

/// The management interface (`mgmt`), which each server offers beside its own, unless
/// [told otherwise](crate::server::ServerBuilder::management).
///
/// Each procedure returns a status, 0 when it has succeeded.
///
/// ```
/// use rpc_runtime::management::ManagementClient;
/// use rpc_runtime::prelude::*;
/// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
/// # struct MyAdder;
/// # impl Adder for MyAdder {
/// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
/// # }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
/// # let association = ClientBuilder::new().over(server.in_process());
/// let client = ManagementClient::bind(&association).await?;
/// let mut status = Status::OK;
/// assert_eq!((client.is_server_listening(&mut status).await?, status), (1, Status::OK));
///
/// let mut interfaces = None;
/// assert_eq!(client.inq_if_ids(&mut interfaces).await?, Status::OK);
/// let interfaces = interfaces.unwrap();
/// assert_eq!(interfaces.ids.0[0].as_ref().unwrap().uuid, AdderClient::INTERFACE.id.uuid);
///
/// assert_eq!(client.stop_server_listening().await?, Status::ACCESS_DENIED);
/// # Ok(()) }
/// ```
#[rpc_derive::rpc_interface(
    uuid = "afa8bd80-7d8a-11c9-bef4-08002b102989",
    version = "1.0",
    crate = "crate"
)]
pub trait Management {
    /// The interfaces that the server offers.
    async fn inq_if_ids(&self, #[out] interfaces: &mut Option<Box<InterfaceIds>>)
    -> Result<Status>;

    /// Counts since the server's start: calls received, calls made, packets received, packets sent, and zeros behind them. Each
    /// is the lower half of a number of 64 bits.
    async fn inq_stats(
        &self,
        #[range(0..=64)] count: &mut u32,
        #[out]
        #[size_is(*count)]
        statistics: &mut [u32],
    ) -> Result<Status>;

    /// Whether the server takes calls: 1 if it does.
    async fn is_server_listening(&self, #[out] status: &mut Status) -> Result<u32>;

    /// Has the server take no more calls, if it allows that.
    async fn stop_server_listening(&self, call: &CallInfo) -> Result<Status>;

    /// The name by which the server is authenticated with a security package, by the number of its
    /// [service](crate::security::AuthenticationService), as a text with its terminator in `princ_name_size` bytes.
    /// `RPC_S_UNKNOWN_AUTHN_SERVICE` when the server does not have the package; `RPC_S_STRING_TOO_LONG` when the name does not
    /// fit.
    async fn inq_princ_name(
        &self,
        authn_proto: u32,
        #[range(1..=4096)] princ_name_size: u32,
        #[out]
        #[string]
        #[size_is(princ_name_size)]
        princ_name: &mut [u8],
    ) -> Result<Status>;
}

/// The name of an interface on the wire (`rpc_if_id_t`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, rpc_derive::Ndr)]
#[ndr(crate = "crate")]
pub struct InterfaceId {
    /// The uuid.
    pub uuid: Uuid,
    /// The major version.
    pub major: u16,
    /// The minor version.
    pub minor: u16,
}

/// The names of interfaces (`rpc_if_id_vector_t`).
#[derive(Clone, PartialEq, Eq, Debug, rpc_derive::Ndr)]
#[ndr(crate = "crate")]
pub struct InterfaceIds {
    /// How many.
    pub count: Len<u32>,
    /// The names.
    #[size_is(count)]
    pub ids: Tail<Vec<Option<Box<InterfaceId>>>>,
}

impl From<SyntaxId> for InterfaceId {
    fn from(id: SyntaxId) -> InterfaceId {
        InterfaceId { uuid: id.uuid, major: id.major, minor: id.minor }
    }
}

impl From<InterfaceId> for SyntaxId {
    fn from(id: InterfaceId) -> SyntaxId {
        SyntaxId::new(id.uuid, id.major, id.minor)
    }
}
