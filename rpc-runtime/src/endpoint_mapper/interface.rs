//! The interface of endpoint mappers, as it is on the wire (C706 appendix O, MS-RPCE section 2.2.1.2).

use uuid::Uuid;

use super::Tower;
use crate::call_info::CallInfo;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::management::InterfaceId;
use crate::memory::CallMemory;
use crate::ndr::{Full, Len, Tail};
use crate::status::Status;

/// The interface's uuid.
#[cfg(feature = "server")]
pub(super) const ID: Uuid = Uuid::from_u128(0xe1af8308_5d1f_11c9_91a4_08002b14a0fa);

/// The procedures of an endpoint mapper (`ept`), for peers that speak them; a program asks with a [`Binding`] without an
/// endpoint, offers a [`Mapper`], and [registers](super::register) its servers.
///
/// Each procedure returns a status, as [`Status::to_wire`] gives it: 0, or `ept_s_not_registered` (0x16c9a0d6) when nothing
/// was found, or `ept_s_cant_perform_op` (0x16c9a0cd).
///
/// [`Binding`]: crate::transport::Binding
/// [`Mapper`]: super::Mapper
///
/// ```
/// use rpc_runtime::endpoint_mapper::{EndpointMapperClient, Entry, Mapper, Tower, WireEntry};
/// use rpc_runtime::prelude::*;
/// use rpc_runtime::protocol::SyntaxId;
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let mapper = Mapper::new();
/// # let server = mapper.offer(Server::builder()).build()?;
/// # let association = ClientBuilder::new().over(server.in_process());
/// # let tower = Tower::new(EndpointMapperClient::INTERFACE.id, &Binding::tcp("", 135));
/// # mapper.insert(&Entry { object: None, tower, annotation: "this one".to_owned() })?;
/// let client = EndpointMapperClient::bind(&association).await?;
/// let memory = CallMemory::new();
/// let mut entries = [WireEntry::EMPTY; 100];
/// let (mut search, mut found) = (None, 0);
/// // 0: all entries, of all versions (1).
/// let status =
///     client.ept_lookup(&memory, 0, None, None, 1, &mut search, 100, &mut found, &mut entries).await?;
/// assert_eq!((Status::from_wire(status.0), found), (Status::OK, 1));
/// assert_eq!(Entry::try_from(&entries[0])?.annotation, "this one");
/// # assert!(search.is_none());
/// # Ok(()) }
/// ```
#[rpc_derive::rpc_interface(
    uuid = "e1af8308-5d1f-11c9-91a4-08002b14a0fa",
    version = "3.0",
    crate = "crate"
)]
pub trait EndpointMapper {
    /// A search that goes on with the next call.
    #[context_handle]
    type Lookup: Context;

    /// Adds entries. With `replace`, those of the same object, interface and protocols go.
    async fn ept_insert(
        &self,
        call: &CallInfo,
        #[range(0..=500)] num_ents: u32,
        #[size_is(num_ents)] entries: &[WireEntry<'_>],
        replace: u32,
    ) -> Result<Status>;

    /// Removes entries.
    async fn ept_delete(
        &self,
        call: &CallInfo,
        #[range(0..=500)] num_ents: u32,
        #[size_is(num_ents)] entries: &[WireEntry<'_>],
    ) -> Result<Status>;

    /// Lists entries, at most `max_ents` at once: all (`inquiry_type` 0), those of an interface (1), of an object (2), of
    /// both (3). `vers_option` says which versions of the interface: all (1), compatible ones (2), exactly this one (3), the
    /// same major version (4), up to this one (5).
    async fn ept_lookup<'a>(
        &self,
        memory: &'a CallMemory,
        inquiry_type: u32,
        object: Option<&Uuid>,
        interface_id: Option<&InterfaceId>,
        vers_option: u32,
        entry_handle: &mut Option<Self::Lookup>,
        #[range(0..=500)] max_ents: u32,
        #[out] num_ents: &mut u32,
        #[out]
        #[size_is(max_ents)]
        #[length_is(*num_ents)]
        entries: &mut [WireEntry<'a>],
    ) -> Result<Status>;

    /// Gives the towers of an interface, transfer syntax and protocols, at most `max_towers` at once.
    async fn ept_map<'a>(
        &self,
        memory: &'a CallMemory,
        object: Option<&Uuid>,
        map_tower: Option<&WireTower<'_>>,
        entry_handle: &mut Option<Self::Lookup>,
        #[range(0..=500)] max_towers: u32,
        #[out] num_towers: &mut u32,
        #[out]
        #[size_is(max_towers)]
        #[length_is(*num_towers)]
        towers: &mut [Option<Full<'a, WireTower<'a>>>],
    ) -> Result<Status>;

    /// Ends a search.
    async fn ept_lookup_handle_free(
        &self,
        entry_handle: &mut Option<Self::Lookup>,
    ) -> Result<Status>;

    /// The object by which this endpoint mapper is told from others.
    async fn ept_inq_object(&self, #[out] object: &mut Uuid) -> Result<Status>;

    /// Removes the entries of a tower, and of an object if `object_speced` is not 0.
    async fn ept_mgmt_delete(
        &self,
        call: &CallInfo,
        object_speced: u32,
        object: Option<&Uuid>,
        tower: Option<&WireTower<'_>>,
    ) -> Result<Status>;
}

/// A tower on the wire (`twr_t`): [`Tower::parse`] reads it.
#[derive(Clone, Copy, Debug, rpc_derive::Ndr)]
#[ndr(crate = "crate")]
pub struct WireTower<'a> {
    /// How many bytes.
    pub length: Len<u32>,
    /// The bytes.
    #[size_is(length)]
    pub octets: Tail<&'a [u8]>,
}

/// An entry on the wire (`ept_entry_t`): an [`Entry`](super::Entry) is made from it.
#[derive(Clone, Copy, Debug, rpc_derive::Ndr)]
#[ndr(crate = "crate")]
pub struct WireEntry<'a> {
    /// The object; all zeros are none.
    pub object: Uuid,
    /// Where it is.
    #[ptr]
    pub tower: Option<Full<'a, WireTower<'a>>>,
    /// What it is, for people.
    #[string]
    pub annotation: [u8; 64],
}

impl<'a> WireEntry<'a> {
    /// Nothing: a place for an entry.
    pub const EMPTY: WireEntry<'a> =
        WireEntry { object: Uuid::nil(), tower: None, annotation: [0; 64] };
}

impl<'a> WireTower<'a> {
    /// A tower's bytes.
    #[must_use]
    pub fn new(octets: &'a [u8]) -> WireTower<'a> {
        WireTower { length: Len::default(), octets: Tail(octets) }
    }

    /// The tower.
    ///
    /// # Errors
    /// As [`Tower::parse`].
    pub fn parse(&self) -> Result<Tower> {
        Tower::parse(self.octets.0)
    }
}

/// The tower at a pointer that must not be null.
pub(super) fn tower_at<'a>(tower: Option<&WireTower<'a>>) -> Result<&'a [u8]> {
    let what = "no tower; expected one";
    let tower = tower.ok_or_else(|| Error::from_static(Status::NULL_REF_POINTER, what))?;
    Ok(tower.octets.0)
}
