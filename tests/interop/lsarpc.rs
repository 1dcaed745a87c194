//! A server with the few procedures of [MS-LSAD] that Samba's tests of handles and of binding call.

use std::sync::atomic::{AtomicU32, Ordering};

use rpc_interfaces::lsad::{
    LsaprObjectAttributes, LsaprSrSecurityDescriptor, Lsarpc, SecurityImpersonationLevel,
    SecurityQualityOfService,
};
use rpc_runtime::prelude::*;

/// `STATUS_SUCCESS`.
const SUCCESS: i32 = 0;

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
    fn open(&self, attributes: &LsaprObjectAttributes, handle: &mut Option<Policy>) -> Result<i32> {
        let wanted = SecurityQualityOfService {
            length: 0,
            impersonation_level: SecurityImpersonationLevel::SecurityImpersonation,
            context_tracking_mode: 1,
            effective_only: 0,
        };
        // In NDR64 Samba writes eight bytes for the length, and two for the level: MS-LSAD has four for each.
        if !self.is_ndr64 {
            assert_eq!(attributes.security_quality_of_service.as_deref(), Some(&wanted));
        }
        self.opened.fetch_add(1, Ordering::SeqCst);
        *handle = Some(Policy);
        Ok(SUCCESS)
    }
}

impl Lsarpc for Authority {
    type LsaprHandle = Policy;

    async fn lsar_close(&self, handle: &mut Option<Policy>) -> Result<i32> {
        *handle = None;
        Ok(SUCCESS)
    }
    async fn lsar_query_security_object(
        &self,
        _: &mut Policy,
        security_information: u32,
        descriptor: &mut Option<Box<LsaprSrSecurityDescriptor>>,
    ) -> Result<i32> {
        assert_eq!(security_information, 0);
        // A descriptor that is relative to itself, and has no parts.
        let bytes: Vec<u8> = [1, 0, 0, 0x80].into_iter().chain([0; 16]).collect();
        *descriptor = Some(Box::new(LsaprSrSecurityDescriptor {
            length: 20,
            security_descriptor: Some(bytes),
        }));
        Ok(SUCCESS)
    }
    async fn lsar_open_policy(
        &self,
        system_name: Option<&u16>,
        attributes: &LsaprObjectAttributes,
        _: u32,
        handle: &mut Option<Policy>,
    ) -> Result<i32> {
        assert_eq!(system_name, Some(&u16::from(b'\\')));
        self.open(attributes, handle)
    }
    async fn lsar_open_policy2(
        &self,
        system_name: Option<&WStr>,
        attributes: &LsaprObjectAttributes,
        _: u32,
        handle: &mut Option<Policy>,
    ) -> Result<i32> {
        assert_eq!(system_name.map(|name| name.to_string()).as_deref(), Some("\\"));
        self.open(attributes, handle)
    }
}
