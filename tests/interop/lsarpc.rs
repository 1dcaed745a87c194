//! The few procedures of MS-LSAD that Samba's tests of handles and of binding call.

use std::sync::atomic::{AtomicU32, Ordering};

use rpc_runtime::prelude::*;

pub const SUCCESS: u32 = 0;

/// `LSAPR_OBJECT_ATTRIBUTES`. The tests send their quality of service, and null for what is a byte here.
#[derive(Ndr, Debug, Default)]
pub struct ObjectAttributes {
    length: u32,
    root_directory: Option<Box<u8>>,
    object_name: Option<Box<u8>>,
    attributes: u32,
    security_descriptor: Option<Box<u8>>,
    quality_of_service: Option<Box<QualityOfService>>,
}

#[derive(Ndr, Debug, Clone, Copy, PartialEq)]
#[closed]
enum ImpersonationLevel {
    Anonymous,
    Identification,
    Impersonation,
    Delegation,
}

#[derive(Ndr, Debug, PartialEq)]
struct QualityOfService {
    length: u32,
    impersonation_level: ImpersonationLevel,
    context_tracking_mode: u8,
    effective_only: u8,
}

#[derive(Ndr, Debug)]
pub struct SecurityDescriptor {
    #[range(0, 262_144)]
    length: u32,
    #[size_is(length)]
    bytes: Option<Vec<u8>>,
}

#[rpc_interface(uuid = "12345778-1234-abcd-ef00-0123456789ab", version = "0.0")]
pub trait Lsarpc {
    #[context_handle]
    type Policy: Context;

    #[opnum(0)]
    async fn close(&self, handle: Self::Policy) -> Result<u32>;
    #[opnum(3)]
    async fn query_security_object(
        &self,
        handle: &Self::Policy,
        security_information: u32,
        #[out] descriptor: &mut Option<Box<SecurityDescriptor>>,
    ) -> Result<u32>;
    #[opnum(6)]
    async fn open_policy(
        &self,
        system_name: Option<&u16>,
        attributes: &ObjectAttributes,
        desired_access: u32,
        #[out] handle: &mut Option<Self::Policy>,
    ) -> Result<u32>;
    #[opnum(44)]
    async fn open_policy2(
        &self,
        system_name: Option<&WStr>,
        attributes: &ObjectAttributes,
        desired_access: u32,
        #[out] handle: &mut Option<Self::Policy>,
    ) -> Result<u32>;
}

/// Opens whatever is asked for.
#[derive(Default)]
pub struct Authority {
    pub opened: AtomicU32,
    pub is_ndr64: bool,
}

/// What is open.
pub struct Policy;

impl Context for Policy {}

impl Authority {
    fn open(&self, attributes: &ObjectAttributes, handle: &mut Option<Policy>) -> Result<u32> {
        let wanted = QualityOfService {
            length: 0,
            impersonation_level: ImpersonationLevel::Impersonation,
            context_tracking_mode: 1,
            effective_only: 0,
        };
        // In NDR64 Samba writes eight bytes for the length, and two for the level: MS-LSAD has four for each.
        if !self.is_ndr64 {
            assert_eq!(attributes.quality_of_service.as_deref(), Some(&wanted));
        }
        self.opened.fetch_add(1, Ordering::SeqCst);
        *handle = Some(Policy);
        Ok(SUCCESS)
    }
}

impl Lsarpc for Authority {
    type Policy = Policy;

    async fn close(&self, _: Policy) -> Result<u32> {
        Ok(SUCCESS)
    }
    async fn query_security_object(
        &self,
        _: &Policy,
        security_information: u32,
        descriptor: &mut Option<Box<SecurityDescriptor>>,
    ) -> Result<u32> {
        assert_eq!(security_information, 0);
        // A descriptor that is relative to itself, and has no parts.
        let bytes: Vec<u8> = [1, 0, 0, 0x80].into_iter().chain([0; 16]).collect();
        *descriptor = Some(Box::new(SecurityDescriptor { length: 20, bytes: Some(bytes) }));
        Ok(SUCCESS)
    }
    async fn open_policy(
        &self,
        system_name: Option<&u16>,
        attributes: &ObjectAttributes,
        _: u32,
        handle: &mut Option<Policy>,
    ) -> Result<u32> {
        assert_eq!(system_name, Some(&u16::from(b'\\')));
        self.open(attributes, handle)
    }
    async fn open_policy2(
        &self,
        system_name: Option<&WStr>,
        attributes: &ObjectAttributes,
        _: u32,
        handle: &mut Option<Policy>,
    ) -> Result<u32> {
        assert_eq!(system_name.map(|name| name.to_string()).as_deref(), Some("\\"));
        self.open(attributes, handle)
    }
}
