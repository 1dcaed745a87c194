//! Whose a context handle is: of the user who opened it, at the level at which that was done.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindAck, PacketType, SyntaxId};
use rpc_runtime::security::AuthenticationLevel;
use rpc_tests::raw::{Raw, bind_to, message};

use crate::clients::{auth3, with};
use crate::relay::{self, Way, header, raw};
use crate::toy::Toy;

#[rpc_interface(uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c03", version = "1.0")]
trait Files {
    #[context_handle]
    type File: Context;

    async fn open(&self, #[out] file: &mut Option<Self::File>) -> Result<()>;

    async fn read(&self, file: &Self::File) -> Result<u32>;
}

struct Service;
struct File;
impl Context for File {}

impl Files for Service {
    type File = File;

    async fn open(&self, file: &mut Option<File>) -> Result<()> {
        *file = Some(File);
        Ok(())
    }

    async fn read(&self, _: &File) -> Result<u32> {
        Ok(7)
    }
}

/// A raw client of a group, who it says it is, at the level of connections.
async fn joins(server: &Server, group: u32, name: Option<&str>) -> Raw {
    const CONNECT: (u8, u8, u32) = (99, 2, 1);
    let mut raw = raw(server);
    let mut bind = bind_to(FilesClient::INTERFACE.id, SyntaxId::NDR20);
    bind.association_group = group;
    let mut pdu = Vec::new();
    bind.write(PacketType::Bind, 1, &mut pdu);
    if let Some(name) = name {
        pdu = with(pdu, CONNECT, format!("1 {name}").as_bytes());
    }
    raw.send(&pdu).await;
    let (_, ack) = raw.receive().await.unwrap();
    assert_eq!(BindAck::read(&ack, false).unwrap().association_group, group);
    if let Some(name) = name {
        raw.send(&with(auth3(), CONNECT, format!("3 {name}").as_bytes())).await;
    }
    raw
}

/// What a client of the group gets who reads with this handle.
async fn reads(
    server: &Server,
    group: u32,
    name: Option<&str>,
    handle: &[u8],
) -> Result<Vec<u8>, Status> {
    let mut raw = joins(server, group, name).await;
    raw.send(&message(PacketType::Request, 3, 1, handle, false)).await;
    let (header, pdu) = raw.receive().await.unwrap();
    match header.packet {
        Ok(PacketType::Response) => Ok(pdu[24..28].to_vec()),
        _ => Err(Status::from_wire(u32::from_le_bytes(*pdu[24..].first_chunk().unwrap()))),
    }
}

/// A handle that `alice` opened at a level, with her association, and the group.
async fn opened(
    server: &Server,
    level: Option<AuthenticationLevel>,
) -> (FilesClient, u32, Vec<u8>) {
    let seen: Arc<Mutex<(u32, Vec<u8>)>> = Arc::default();
    let notes = seen.clone();
    let stream = relay::through(server, move |way, pdu| {
        let of = header(&pdu);
        let mut seen = notes.lock().unwrap();
        match (way, of.packet) {
            (Way::ToClient, Ok(PacketType::BindAck)) => {
                seen.0 = BindAck::read(&pdu, false).unwrap().association_group;
            }
            (Way::ToClient, Ok(PacketType::Response)) if seen.1.is_empty() => {
                seen.1 = pdu[24..44].to_vec();
            }
            _ => {}
        }
        vec![pdu]
    });
    let builder = ClientBuilder::new().transfer_syntaxes(&[SyntaxId::NDR20]);
    let builder = match level {
        Some(level) => builder.authenticate(Toy::of("alice")).level(level),
        None => builder,
    };
    let client = FilesClient::bind(&builder.over(stream)).await.unwrap();
    let mut file = None;
    client.open(&mut file).await.unwrap();
    let file = file.unwrap();
    assert_eq!(client.read(&file).await.unwrap(), 7);
    file.abandon();
    let (group, handle) = seen.lock().unwrap().clone();
    (client, group, handle)
}

#[tokio::test]
async fn a_handle_is_its_openers_whatever_the_connection() {
    let toy = Toy { known: "alice bob", ..Toy::of("") };
    let server = Server::builder().authenticate(toy).offer(FilesServer::new(Service));
    let server = server.build().unwrap();
    let mismatch = Err(Status::CONTEXT_MISMATCH);

    let (_alice, group, handle) = opened(&server, Some(AuthenticationLevel::Connect)).await;
    assert_eq!(reads(&server, group, Some("alice"), &handle).await, Ok(vec![7, 0, 0, 0]));
    assert_eq!(reads(&server, group, Some("bob"), &handle).await, mismatch);
    assert_eq!(reads(&server, group, None, &handle).await, mismatch);

    // What was opened with a signature is not read without one.
    let (_alice, group, handle) = opened(&server, Some(AuthenticationLevel::Packet)).await;
    assert_eq!(reads(&server, group, Some("alice"), &handle).await, mismatch);

    // Nobody's is nobody's.
    let (_nobody, group, handle) = opened(&server, None).await;
    assert_eq!(reads(&server, group, None, &handle).await, Ok(vec![7, 0, 0, 0]));
    assert_eq!(reads(&server, group, Some("alice"), &handle).await, mismatch);
}
