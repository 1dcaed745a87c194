//! `rpcurl list`: what an endpoint mapper knows.

use rpc_runtime::endpoint_mapper::{EndpointMapperClient, Entry, Floor, WireEntry};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;

use super::arguments::Arguments;
use super::{causes, connect, show};

/// How many entries are asked for at once.
const AT_ONCE: usize = 100;
/// How many are shown: no host has so many, and a mapper must not go on without end.
const MOST: usize = 100_000;

pub(crate) async fn run(arguments: &Arguments, host: &str) -> Result<(), String> {
    let entries = entries(arguments, host).await?;
    let mut lines: Vec<String> = entries.iter().map(|entry| line(host, entry)).collect();
    lines.sort();
    lines.dedup();
    lines.iter().try_for_each(show)
}

async fn entries(arguments: &Arguments, host: &str) -> Result<Vec<Entry>, String> {
    let shown = |error: Error| causes(&error);
    // All mappers speak NDR.
    let settings = connect::settings(arguments)?.transfer_syntaxes(&[SyntaxId::NDR20]);
    let mapper = Binding::tcp(host, arguments.mapper_port.unwrap_or(135));
    let association = settings.connect(mapper).await.map_err(|error| {
        let cause = causes(&error);
        match error.status() {
            Status::SERVER_UNAVAILABLE => format!(
                "{cause}; expected an endpoint mapper there, or the port of one with `--mapper-port`"
            ),
            _ => cause,
        }
    })?;
    let client = EndpointMapperClient::bind(&association).await.map_err(shown)?;
    let (mut all, mut search) = (Vec::new(), None);
    let mut memory = CallMemory::new();
    loop {
        memory.reset();
        let (mut found, mut entries) = (0, [WireEntry::EMPTY; AT_ONCE]);
        let most = AT_ONCE as u32;
        // 0: all entries, of all versions (1).
        let status = client
            .ept_lookup(&memory, 0, None, None, 1, &mut search, most, &mut found, &mut entries)
            .await
            .map_err(shown)?;
        let status = Status::from_wire(status.0);
        if status != Status::OK && status != Status::EPT_NOT_REGISTERED {
            return Err(format!("the endpoint mapper answers {status}"));
        }
        let found = entries.get(..found as usize).unwrap_or(&entries);
        // One that cannot be read says nothing of the others.
        all.extend(found.iter().filter_map(|entry| Entry::try_from(entry).ok()));
        if search.is_none() || found.is_empty() || status != Status::OK || all.len() >= MOST {
            break;
        }
    }
    if search.is_some() {
        client.ept_lookup_handle_free(&mut search).await.map_err(shown)?;
    }
    Ok(all)
}

fn line(host: &str, entry: &Entry) -> String {
    let interface = entry.tower.interface().map_or("?".to_owned(), |id| id.to_string());
    let object = entry.object.map_or(String::new(), |object| format!("{object}@"));
    let annotation: String = entry.annotation.chars().filter(|c| !c.is_control()).collect();
    let binding = binding(host, entry.tower.floors().get(2..).unwrap_or_default());
    format!("{interface}  {object}{binding}  {annotation}").trim_end().to_owned()
}

/// What leads to a server, as a string binding where there is one.
fn binding(host: &str, floors: &[Floor]) -> String {
    let text: String = match floors {
        [Floor::ConnectionOriented(_), Floor::Tcp(port), Floor::Ip(address)] => {
            // All zeros are every address of the host.
            match address.is_unspecified() {
                true => format!("ncacn_ip_tcp:{host}[{port}]"),
                false => format!("ncacn_ip_tcp:{address}[{port}]"),
            }
        }
        [Floor::ConnectionOriented(_), Floor::NamedPipe(pipe), rest @ ..] => {
            let name = match rest {
                [Floor::NetBios(name), ..] if !name.is_empty() => name.trim_start_matches('\\'),
                _ => host,
            };
            format!("ncacn_np:{name}[{pipe}]")
        }
        [Floor::Local(_), Floor::LocalPipe(path), ..] => format!("ncalrpc:[{path}]"),
        [Floor::ConnectionOriented(_), Floor::Other { protocol, data }, Floor::Ip(address)]
            if protocol[..] == [0x1f] =>
        {
            let port = data.iter().fold(0_u32, |port, byte| port << 8 | u32::from(*byte));
            format!("ncacn_http:{address}[{port}]")
        }
        floors => format!("{floors:?}"),
    };
    text.chars().filter(|c| !c.is_control()).collect()
}
