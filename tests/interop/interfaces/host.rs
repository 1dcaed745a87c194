//! A small host of five of the interfaces that Windows has: each implements the part that clients here ask for.

use std::convert::Infallible;

use rpc_interfaces::dtyp::{
    Filetime, NtStatus, RpcSid, RpcUnicodeString, ServerInfo101, Win32Error,
};
use rpc_interfaces::{lsat, rrp, samr, srvs, wkst};
use rpc_runtime::prelude::*;

pub(super) const NAME: &str = "HÔTE";
const DOMAIN: &str = "S-1-5-21-1-2-3";
const USERS: [(u32, &str); 3] = [(500, "Administrator"), (1103, "alice"), (1104, "Zoë")];

pub(super) struct Host;

pub(super) fn server() -> Server {
    Server::builder()
        .offer(srvs::SrvsvcServer::new(Host))
        .offer(wkst::WkssvcServer::new(Host))
        .offer(rrp::WinregServer::new(Host))
        .offer(samr::SamrServer::new(Host))
        .offer(lsat::LsarpcServer::new(Host))
        .build()
        .unwrap()
}

fn text(text: &str) -> Option<WString> {
    Some(WString::from(text))
}

fn counted(text: &str) -> RpcUnicodeString {
    text.try_into().unwrap()
}

impl srvs::Srvsvc for Host {
    type ShareDelHandle = Infallible;

    async fn netr_share_enum(
        &self,
        _: Option<&WStr>,
        shares: &mut srvs::ShareEnumStruct,
        _: u32,
        total: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        let share = |name, remark| srvs::ShareInfo1 {
            shi1_netname: text(name),
            shi1_type: 0,
            shi1_remark: text(remark),
        };
        let buffer = vec![share("données", "Zoë's"), share("empty", "")];
        *total = 2;
        let container = srvs::ShareInfo1Container { entries_read: 2, buffer: Some(buffer) };
        shares.share_info = match shares.level {
            1 => srvs::ShareEnumUnion::Level1(Some(Box::new(container))),
            _ => return Ok(Win32Error::INVALID_LEVEL.into()),
        };
        Ok(0)
    }

    async fn netr_server_get_info(
        &self,
        _: Option<&WStr>,
        level: u32,
        info: &mut srvs::ServerInfo,
    ) -> Result<u32> {
        *info = srvs::ServerInfo::ServerInfo101(Some(Box::new(ServerInfo101 {
            sv101_platform_id: 500,
            sv101_name: text(NAME),
            sv101_version_major: 6,
            sv101_version_minor: 1,
            sv101_version_type: 0x1003,
            sv101_comment: text("a comment"),
        })));
        Ok(if level == 101 { 0 } else { Win32Error::INVALID_LEVEL.into() })
    }
}

impl wkst::Wkssvc for Host {
    async fn netr_wksta_get_info(
        &self,
        _: Option<&WStr>,
        _: u32,
        info: &mut wkst::WkstaInfo,
    ) -> Result<u32> {
        *info = wkst::WkstaInfo::WkstaInfo100(Some(Box::new(wkst::WkstaInfo100 {
            wki100_platform_id: 500,
            wki100_computername: text(NAME),
            wki100_langroup: text("GROUP"),
            wki100_ver_major: 6,
            wki100_ver_minor: 1,
        })));
        Ok(0)
    }
}

pub(super) struct Key(String);

impl Context for Key {}

impl rrp::Winreg for Host {
    type RpcHkey = Key;

    async fn open_local_machine(
        &self,
        _: Option<&u16>,
        _: u32,
        key: &mut Option<Key>,
    ) -> Result<Status> {
        *key = Some(Key("HKLM".into()));
        Ok(Status::OK)
    }

    async fn base_reg_open_key(
        &self,
        key: &mut Key,
        name: &RpcUnicodeString,
        _: u32,
        _: u32,
        opened: &mut Option<Key>,
    ) -> Result<Status> {
        // Its length has the NUL.
        let name = name.to_string_lossy();
        *opened = Some(Key(format!("{}\\{}", key.0, name.trim_end_matches('\0'))));
        Ok(Status::OK)
    }

    /// A key has two subkeys.
    async fn base_reg_enum_key(
        &self,
        _: &mut Key,
        index: u32,
        room: &RpcUnicodeString,
        name: &mut RpcUnicodeString,
        _: Option<&RpcUnicodeString>,
        _: &mut Option<Box<RpcUnicodeString>>,
        _: Option<&mut Filetime>,
    ) -> Result<Status> {
        let names = ["Software\0", "Zoë\0"];
        let Some(one) = names.get(index as usize) else {
            return Ok(Win32Error::NO_MORE_ITEMS.into());
        };
        *name = counted(one);
        if room.maximum_length < name.length {
            return Ok(Win32Error::MORE_DATA.into());
        }
        Ok(Status::OK)
    }

    /// A key has each value but `none`: its own name.
    async fn base_reg_query_value(
        &self,
        key: &mut Key,
        name: &RpcUnicodeString,
        kind: Option<&mut u32>,
        data: &mut Option<Vec<u8>>,
        size: Option<&mut u32>,
        length: Option<&mut u32>,
    ) -> Result<Status> {
        if name.to_string_lossy() == "none\0" {
            return Ok(Win32Error::FILE_NOT_FOUND.into());
        }
        let value: Vec<u8> = key.0.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let (Some(size), Some(length)) = (size, length) else {
            return Ok(Win32Error::INVALID_PARAMETER.into());
        };
        if let Some(kind) = kind {
            *kind = 1;
        }
        let offered = data.is_some().then_some(*size as usize);
        *size = value.len() as u32;
        match offered {
            // Whoever has no buffer wants to know the size.
            None => Ok(Status::OK),
            Some(offered) if offered < value.len() => {
                (*data, *length) = (Some(Vec::new()), 0);
                Ok(Win32Error::MORE_DATA.into())
            }
            Some(_) => {
                (*data, *length) = (Some(value), *size);
                Ok(Status::OK)
            }
        }
    }

    async fn base_reg_close_key(&self, key: &mut Option<Key>) -> Result<Status> {
        *key = None;
        Ok(Status::OK)
    }
}

pub(super) struct Object;

impl Context for Object {}

impl samr::Samr for Host {
    type SamprHandle = Object;

    async fn samr_connect(
        &self,
        _: Option<&u16>,
        server: &mut Option<Object>,
        _: u32,
    ) -> Result<i32> {
        *server = Some(Object);
        Ok(0)
    }

    async fn samr_connect2(
        &self,
        _: Option<&WStr>,
        server: &mut Option<Object>,
        _: u32,
    ) -> Result<i32> {
        *server = Some(Object);
        Ok(0)
    }

    async fn samr_close_handle(&self, object: &mut Option<Object>) -> Result<i32> {
        *object = None;
        Ok(0)
    }

    async fn samr_lookup_domain_in_sam_server(
        &self,
        _: &mut Object,
        name: &RpcUnicodeString,
        id: &mut Option<Box<RpcSid>>,
    ) -> Result<i32> {
        if name.to_string_lossy() != NAME {
            return Ok(NtStatus::NO_SUCH_DOMAIN.into());
        }
        *id = Some(Box::new(DOMAIN.parse().unwrap()));
        Ok(0)
    }

    async fn samr_enumerate_domains_in_sam_server(
        &self,
        _: &mut Object,
        _: &mut u32,
        buffer: &mut Option<Box<samr::SamprEnumerationBuffer>>,
        _: u32,
        count: &mut u32,
    ) -> Result<i32> {
        *count = 1;
        *buffer = Some(Box::new(entries([(0, NAME)])));
        Ok(0)
    }

    async fn samr_open_domain(
        &self,
        _: &mut Object,
        _: u32,
        id: &RpcSid,
        domain: &mut Option<Object>,
    ) -> Result<i32> {
        if id.to_string() != DOMAIN {
            return Ok(NtStatus::NO_SUCH_DOMAIN.into());
        }
        *domain = Some(Object);
        Ok(0)
    }

    /// There is always more, and never anything.
    async fn samr_enumerate_aliases_in_domain(
        &self,
        _: &mut Object,
        resume: &mut u32,
        buffer: &mut Option<Box<samr::SamprEnumerationBuffer>>,
        _: u32,
        _: &mut u32,
    ) -> Result<i32> {
        *resume += 1;
        *buffer = Some(Box::new(entries([])));
        Ok(NtStatus::MORE_ENTRIES.into())
    }

    /// Two at a time.
    async fn samr_enumerate_users_in_domain(
        &self,
        _: &mut Object,
        resume: &mut u32,
        _: u32,
        buffer: &mut Option<Box<samr::SamprEnumerationBuffer>>,
        _: u32,
        count: &mut u32,
    ) -> Result<i32> {
        let rest = USERS.get(*resume as usize..).unwrap_or_default();
        let part = &rest[..rest.len().min(2)];
        *resume += part.len() as u32;
        *count = part.len() as u32;
        *buffer = Some(Box::new(entries(part.iter().copied())));
        let status =
            if part.len() < rest.len() { NtStatus::MORE_ENTRIES } else { NtStatus::SUCCESS };
        Ok(status.into())
    }
}

fn entries<'a>(all: impl IntoIterator<Item = (u32, &'a str)>) -> samr::SamprEnumerationBuffer {
    let entry =
        |(relative_id, name)| samr::SamprRidEnumeration { relative_id, name: counted(name) };
    let buffer: Vec<_> = all.into_iter().map(entry).collect();
    samr::SamprEnumerationBuffer { entries_read: buffer.len() as u32, buffer: Some(buffer) }
}

impl lsat::Lsarpc for Host {
    type LsaprHandle = Object;

    async fn lsar_open_policy(
        &self,
        _: Option<&u16>,
        _: &lsat::LsaprObjectAttributes,
        _: u32,
        policy: &mut Option<Object>,
    ) -> Result<i32> {
        *policy = Some(Object);
        Ok(0)
    }

    async fn lsar_open_policy2(
        &self,
        _: Option<&WStr>,
        _: &lsat::LsaprObjectAttributes,
        _: u32,
        policy: &mut Option<Object>,
    ) -> Result<i32> {
        *policy = Some(Object);
        Ok(0)
    }

    async fn lsar_close(&self, policy: &mut Option<Object>) -> Result<i32> {
        *policy = None;
        Ok(0)
    }

    async fn lsar_lookup_names(
        &self,
        _: &mut Object,
        count: u32,
        names: &[RpcUnicodeString],
        domains: &mut Option<Box<lsat::LsaprReferencedDomainList>>,
        sids: &mut lsat::LsaprTranslatedSids,
        _: lsat::LsapLookupLevel,
        mapped: &mut u32,
    ) -> Result<i32> {
        let domain = lsat::LsaprTrustInformation {
            name: counted(NAME),
            sid: Some(Box::new(DOMAIN.parse().unwrap())),
        };
        *domains = Some(Box::new(lsat::LsaprReferencedDomainList {
            entries: 1,
            domains: Some(vec![domain]),
            max_entries: 1,
        }));
        let sid = |name: &RpcUnicodeString| {
            let name = name.to_string_lossy();
            match USERS.iter().find(|(_, user)| *user == name) {
                Some((rid, _)) => lsat::LsaTranslatedSid {
                    r#use: lsat::SidNameUse::SidTypeUser,
                    relative_id: *rid,
                    domain_index: 0,
                },
                None => lsat::LsaTranslatedSid {
                    r#use: lsat::SidNameUse::SidTypeUnknown,
                    relative_id: 0,
                    domain_index: -1,
                },
            }
        };
        let all: Vec<_> = names.iter().map(sid).collect();
        *mapped = all.iter().filter(|sid| sid.domain_index == 0).count() as u32;
        *sids = lsat::LsaprTranslatedSids { entries: count, sids: Some(all) };
        Ok(match *mapped {
            0 => NtStatus::NONE_MAPPED.into(),
            n if n < count => NtStatus::SOME_NOT_MAPPED.into(),
            _ => 0,
        })
    }
}
