//! A request of Samba's is decoded by our server, encoded again by our client, and is what it was; so is the reply, the
//! other way round.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

use rpc_runtime::client::{Association, ClientBuilder};
use rpc_runtime::protocol::{Fault, Header, PacketType};
use rpc_runtime::server::Server;
use rpc_runtime::{Interface, Status};
use rpc_tests::raw::{Raw, message};
use rpc_tests_interfaces as services;

use crate::calls::{Call, Encoding, HANDLE, handles, read};

type Serving = Pin<Box<dyn Future<Output = rpc_runtime::Result<Server>>>>;

/// A module of rpc-interfaces.
struct Module {
    interface: &'static Interface,
    server: fn(Association) -> Serving,
}

macro_rules! module {
    ($name:ident) => {
        Module {
            interface: services::$name::INTERFACE,
            server: |association| Box::pin(services::$name::server(association)),
        }
    };
}

/// A service between a client and a server that are both raw.
struct Between<'c> {
    calls: &'c [Call],
    encoding: Encoding,
    client: Raw,
    server: Raw,
    /// The client's handle of each kind that is open.
    open: BTreeMap<u8, Vec<u8>>,
}

impl Between<'_> {
    async fn of<'c>(module: &Module, calls: &'c [Call], encoding: Encoding) -> Between<'c> {
        let (mut server, stream) = Raw::pair();
        let accepting = tokio::spawn(async move {
            server.accept(encoding.syntax()).await;
            server
        });
        let service = (module.server)(ClientBuilder::new().over(stream)).await.unwrap();
        let server = accepting.await.unwrap();
        let client = Raw::client_in(&service, module.interface.id, encoding.syntax()).await;
        Between { calls, encoding, client, server, open: BTreeMap::new() }
    }

    /// Makes a call. What is wrong is said.
    async fn call(&mut self, call: &Call) -> Result<(), String> {
        let is_big = self.encoding.is_big_endian();
        let mut request = call.request(self.encoding).to_vec();
        for (at, kind) in handles(&request) {
            let handle = self.open.get(&kind).expect("those that a call needs are open");
            request[at..at + HANDLE].copy_from_slice(handle);
            if is_big {
                // A number and a UUID, whose first three fields are numbers.
                for field in [0..4, 4..8, 8..10, 10..12] {
                    request[at + field.start..at + field.end].reverse();
                }
            }
        }
        self.client.send(&message(PacketType::Request, 2, call.opnum, &request, is_big)).await;
        let (header, pdu) = tokio::select! {
            forwarded = self.server.receive() => forwarded.expect("a request"),
            answered = self.client.receive() => {
                let status = fault(answered.expect("an answer"));
                return Err(format!("the server does not understand the request: {status:?}"));
            }
        };
        differs("request", &pdu[24..], call.request(self.encoding.of_ours()))?;
        let reply = call.reply(self.encoding);
        self.server.send(&message(PacketType::Response, header.call_id, 0, reply, is_big)).await;
        let (header, pdu) = self.client.receive().await.expect("an answer");
        if header.packet != Ok(PacketType::Response) {
            let status = fault((header, pdu));
            return Err(format!("the client does not understand the reply: {status:?}"));
        }
        let mut reply = call.reply(self.encoding.of_ours()).to_vec();
        for (at, kind) in handles(&reply) {
            // The server has a number of its own for what the client has opened.
            let handle = pdu.get(24 + at..).and_then(|rest| rest.get(..HANDLE));
            let handle = handle.filter(|handle| **handle != [0; HANDLE]);
            let handle = handle.ok_or("no handle was opened")?;
            reply[at..at + HANDLE].copy_from_slice(handle);
            self.open.insert(kind, handle.to_vec());
        }
        differs("reply", &pdu[24..], &reply)
    }

    /// Opens a handle of this kind, and what it takes to open it.
    async fn open(&mut self, kind: u8) {
        let opens = |call: &&Call| {
            let needed = handles(call.request(self.encoding));
            let opened = handles(call.reply(self.encoding));
            opened.iter().any(|it| it.1 == kind) && needed.iter().all(|it| it.1 != kind)
        };
        let mut calls = self.calls.iter().filter(|call| call.is_in(self.encoding));
        let call = calls.find(opens).expect("a call that opens a handle");
        for (_, needed) in handles(call.request(self.encoding)) {
            if !self.open.contains_key(&needed) {
                Box::pin(self.open(needed)).await;
            }
        }
        self.call(call).await.unwrap_or_else(|wrong| panic!("{}: {wrong}", call.name));
    }
}

fn fault((header, pdu): (Header, Vec<u8>)) -> Status {
    assert_eq!(header.packet, Ok(PacketType::Fault));
    Status::from_wire(Fault::read(&pdu, false).expect("a fault").status)
}

fn differs(what: &str, ours: &[u8], sambas: &[u8]) -> Result<(), String> {
    if ours == sambas {
        return Ok(());
    }
    let at = ours.iter().zip(sambas).take_while(|(ours, sambas)| ours == sambas).count();
    Err(format!("the {what} differs at {at:#x}\n  ours   {ours:02x?}\n  Samba's {sambas:02x?}"))
}

/// Forwards each call of a file that the module has, and gives the number of the procedures.
async fn forwarded(module: Module, text: &str) -> usize {
    let mut calls = read(text);
    // A procedure of the other half of lsarpc stands there without its parameters.
    calls.retain(|call| {
        let procedure = module.interface.procedure(call.opnum);
        procedure.is_some_and(|procedure| !procedure.name.starts_with("lsar_lsa_"))
    });
    let mut wrong = Vec::new();
    for call in &calls {
        for encoding in Encoding::ALL.into_iter().filter(|encoding| call.is_in(*encoding)) {
            let mut between = Between::of(&module, &calls, encoding).await;
            for (_, kind) in handles(call.request(encoding)) {
                if !between.open.contains_key(&kind) {
                    between.open(kind).await;
                }
            }
            if let Err(fault) = between.call(call).await {
                wrong.push(format!("{} {encoding:?}: {fault}", call.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    let procedures: BTreeSet<u16> = calls.iter().map(|call| call.opnum).collect();
    procedures.len()
}

#[tokio::test]
async fn lsad() {
    assert_eq!(forwarded(module!(lsad), include_str!("lsa.txt")).await, 46);
}

#[tokio::test]
async fn lsat() {
    assert_eq!(forwarded(module!(lsat), include_str!("lsa.txt")).await, 11);
}

#[tokio::test]
async fn nrpc() {
    assert_eq!(forwarded(module!(nrpc), include_str!("netlogon.txt")).await, 40);
}

#[tokio::test]
async fn rprn() {
    assert_eq!(forwarded(module!(rprn), include_str!("spoolss.txt")).await, 55);
}

#[tokio::test]
async fn rrp() {
    assert_eq!(forwarded(module!(rrp), include_str!("winreg.txt")).await, 28);
}

#[tokio::test]
async fn samr() {
    assert_eq!(forwarded(module!(samr), include_str!("samr.txt")).await, 62);
}

#[tokio::test]
async fn scmr() {
    assert_eq!(forwarded(module!(scmr), include_str!("svcctl.txt")).await, 20);
}

#[tokio::test]
async fn srvs() {
    assert_eq!(forwarded(module!(srvs), include_str!("srvsvc.txt")).await, 27);
}

#[tokio::test]
async fn wkst() {
    assert_eq!(forwarded(module!(wkst), include_str!("wkssvc.txt")).await, 18);
}
