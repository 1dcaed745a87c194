//! The event log, by Impacket's own functions: handles of several names, which one procedure closes.

use rpc_interfaces::even6::{EvtRpcQueryChannelInfo, IEventService, IEventServiceServer, RpcInfo};
use rpc_runtime::prelude::*;

use super::impacket_says;

struct Log;

/// What a client has open.
enum Open {
    Query(WString),
    Control,
}

impl Context for Open {}

impl IEventService for Log {
    type Handle = Open;

    async fn evt_rpc_get_channel_list(
        &self,
        _: u32,
        count: &mut u32,
        channels: &mut Option<Vec<Option<WString>>>,
    ) -> Result<Status> {
        let names = ["Application", "Sécurité"].map(|name| Some(WString::from(name)));
        (*count, *channels) = (2, Some(names.into()));
        Ok(Status::OK)
    }

    async fn evt_rpc_register_log_query(
        &self,
        path: Option<&WStr>,
        _: &WStr,
        _: u32,
        query: &mut Option<Open>,
        control: &mut Option<Open>,
        count: &mut u32,
        channels: &mut Option<Vec<EvtRpcQueryChannelInfo>>,
        _: &mut RpcInfo,
    ) -> Result<Status> {
        let name = path.map(WString::from).unwrap_or_default();
        let info = EvtRpcQueryChannelInfo { name: Some(name.clone()), status: 0 };
        (*count, *channels) = (1, Some(vec![info]));
        (*query, *control) = (Some(Open::Query(name)), Some(Open::Control));
        Ok(Status::OK)
    }

    async fn evt_rpc_query_next(
        &self,
        query: &mut Open,
        _: u32,
        _: u32,
        _: u32,
        count: &mut u32,
        indices: &mut Option<Vec<u32>>,
        sizes: &mut Option<Vec<u32>>,
        size: &mut u32,
        bytes: &mut Option<Vec<u8>>,
    ) -> Result<Status> {
        let Open::Query(name) = query else { return Ok(Status::INVALID_ARG) };
        let events = [name.to_string(), "started".to_owned()];
        *count = 2;
        *indices = Some(vec![0, events[0].len() as u32]);
        *sizes = Some(events.iter().map(|event| event.len() as u32).collect());
        let all = events.concat().into_bytes();
        (*size, *bytes) = (all.len() as u32, Some(all));
        Ok(Status::OK)
    }

    async fn evt_rpc_close(&self, handle: &mut Option<Open>) -> Result<Status> {
        *handle = None;
        Ok(Status::OK)
    }
}

#[tokio::test]
#[ignore = "needs python3-impacket"]
async fn impacket() {
    let server = Server::builder().offer(IEventServiceServer::new(Log)).build().unwrap();
    let expected = "channels 2\nevents b'Application' b'started'\nclosed 0\n\
                    closed twice: nca_s_fault_context_mismatch\n";
    impacket_says(expected, "impacket_events.py", server).await;
}
