//! Clients that find servers by the names of their interfaces.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rpc_runtime::endpoint_mapper::{
    self, EndpointMapperClient, Entry, Floor, Mapper, Tower, WireEntry,
};
use rpc_runtime::management::{InterfaceId, ManagementClient};
use rpc_runtime::ndr::Full;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::lab::{LabBlockingClient, LabClient, OtherClient, server};
use rpc_tests::until;
use uuid::{Uuid, uuid};

/// A folder for sockets, which is gone with this.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name =
            format!("rpc-mapper-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn socket(&self) -> Binding {
        Binding::local(self.0.join("epmapper").to_str().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A mapper that is asked over TCP, and the settings of clients that ask there.
async fn mapping(mapper: &Mapper) -> (Server, ClientBuilder) {
    let (server, binding) = over_tcp(mapper).await;
    let port = binding.endpoint().parse().unwrap();
    (server, ClientBuilder::new().endpoint_mapper_port(port))
}

/// A mapper, and where it is asked.
async fn over_tcp(mapper: &Mapper) -> (Server, Binding) {
    let server = mapper.offer(Server::builder()).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (server, endpoint.binding().clone())
}

async fn near(server: &Server) -> EndpointMapperClient {
    EndpointMapperClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap()
}

fn entry(interface: SyntaxId, binding: &Binding, annotation: &str) -> Entry {
    let tower = Tower::new(interface, binding);
    Entry { object: None, tower, annotation: annotation.to_owned() }
}

const HOST: &str = "ncacn_ip_tcp:127.0.0.1";

#[tokio::test]
async fn a_client_needs_the_host_alone() {
    let folder = Folder::new();
    let mapper = Mapper::new();
    let (mapping, settings) = mapping(&mapper).await;
    mapping.listen(folder.socket()).await.unwrap();
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let registration =
        endpoint_mapper::register(&server, &[endpoint], folder.socket()).await.unwrap();

    let client = LabClient::connect_with(&settings, HOST).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    // In a task of its own, in the other transfer syntax, and not at the mapper, which may not speak it.
    let ndr64 = settings.clone().transfer_syntaxes(&[SyntaxId::NDR64]);
    let other = tokio::spawn(async move { OtherClient::connect_with(&ndr64, HOST).await });
    let other = other.await.unwrap().expect("each interface that the server offers");
    assert!(other.client().is_ndr64());
    let settings_of_thread = settings.clone();
    let blocking = std::thread::spawn(move || {
        LabBlockingClient::connect_with(&settings_of_thread, HOST).unwrap().add(1, &2)
    });
    let sum = tokio::task::spawn_blocking(|| blocking.join().unwrap()).await.unwrap();
    assert_eq!(sum.unwrap(), 3);

    registration.end().await;
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::EPT_NOT_REGISTERED);
}

/// A tower has no room for such an address; the client keeps the host, and takes the port.
#[tokio::test]
async fn over_ipv6_the_host_is_kept_and_the_port_is_found() {
    const HOST: &str = "ncacn_ip_tcp:[::1]";
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        return; // a machine without IPv6
    }
    let mapper = Mapper::new();
    let (mapping, _) = over_tcp(&mapper).await;
    let asked = mapping.listen(&*format!("{HOST}[0]")).await.unwrap();
    let (server, _) = server();
    let endpoint = server.listen(&*format!("{HOST}[0]")).await.unwrap();
    let binding = endpoint.binding().clone();
    mapper.insert_server(&server, &[endpoint]).unwrap();
    assert_eq!(mapper.entries().unwrap()[0].tower.floors()[4], Floor::Ip([0; 4].into()));

    let port = asked.binding().endpoint().parse().unwrap();
    let settings = ClientBuilder::new().endpoint_mapper_port(port);
    let client = LabClient::connect_with(&settings, HOST).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    let there = HOST.parse().unwrap();
    let found = endpoint_mapper::resolve(&settings, &there, LabClient::INTERFACE.id).await.unwrap();
    assert_eq!(found, [binding]);
}

/// A server that comes back at another port is found there.
#[tokio::test]
async fn an_association_that_connects_again_asks_again() {
    let folder = Folder::new();
    let mapper = Mapper::new();
    let (mapping, settings) = mapping(&mapper).await;
    mapping.listen(folder.socket()).await.unwrap();
    let mut client: Option<LabClient> = None;
    let mut ports = Vec::new();
    for _ in 0..3 {
        let (server, _) = server();
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        ports.push(endpoint.binding().endpoint().to_owned());
        let registration =
            endpoint_mapper::register(&server, &[endpoint], folder.socket()).await.unwrap();
        let client = match &client {
            Some(client) => client,
            None => {
                let settings = settings.clone().reconnect(true);
                client.insert(LabClient::connect_with(&settings, HOST).await.unwrap())
            }
        };
        assert_eq!(client.add(1, &2).await.unwrap(), 3);
        registration.end().await;
        server.shutdown(Duration::from_secs(5)).await;
        let error = client.add(1, &2).await.unwrap_err();
        assert_eq!(
            (error.status(), error.may_have_executed()),
            (Status::EPT_NOT_REGISTERED, false)
        );
    }
    ports.dedup();
    assert_eq!(ports.len(), 3);
}

#[tokio::test]
async fn a_server_on_a_unix_socket_is_found_too() {
    let folder = Folder::new();
    let mapper = Mapper::new();
    let (_mapping, settings) = mapping(&mapper).await;
    let (server, _) = server();
    let endpoint = server.listen(folder.socket()).await.unwrap();
    mapper.insert_server(&server, std::slice::from_ref(&endpoint)).unwrap();
    let asked = "ncalrpc:".parse().unwrap();
    let found = endpoint_mapper::resolve(&settings, &asked, LabClient::INTERFACE.id).await;
    assert_eq!(found.unwrap(), [endpoint.binding().clone()]);
    let client = LabClient::connect_with(&settings, "ncalrpc:").await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::EPT_NOT_REGISTERED, "not over TCP");
}

#[tokio::test]
async fn who_is_not_registered_is_an_error_that_says_what_to_do() {
    let (_mapping, settings) = mapping(&Mapper::new()).await;
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status(1753));
    assert!(!error.may_have_executed());
    for told in ["knows no endpoint", "ncacn_ip_tcp:127.0.0.1[endpoint]", "registered"] {
        assert!(error.to_string().contains(told), "{told}: {error}");
    }
    // A port on which nobody listens.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let settings = settings.endpoint_mapper_port(nobody);
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status(1753));
    assert!(error.to_string().contains("no endpoint mapper answers"), "{error}");
    // A server, but no mapper.
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let settings = settings.endpoint_mapper_port(endpoint.binding().endpoint().parse().unwrap());
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status(1753));
    // And what has no interface to ask for.
    let error = settings.connect(HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ENDPOINT_FORMAT);
    let error = server.listen(HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ENDPOINT_FORMAT);
}

#[tokio::test]
async fn all_of_it_has_one_deadline() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let settings =
        ClientBuilder::new().endpoint_mapper_port(port).connect_timeout(Duration::from_millis(200));
    let begin = Instant::now();
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
    assert!(error.to_string().contains("connect_timeout"), "{error}");
    assert!(!error.may_have_executed());
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn the_entry_of_a_server_that_is_gone_is_passed_over() {
    let mapper = Mapper::new();
    let (_mapping, settings) = mapping(&mapper).await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let id = LabClient::INTERFACE.id;
    mapper.insert(&entry(id, &Binding::tcp("127.0.0.1", nobody), "gone")).unwrap();
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    mapper.insert_server(&server, &[endpoint]).unwrap();
    let client = LabClient::connect_with(&settings, HOST).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
}

#[tokio::test]
async fn an_older_client_finds_a_newer_server_and_no_other() {
    let mapper = Mapper::new();
    let (_mapping, settings) = mapping(&mapper).await;
    let there = Binding::tcp("127.0.0.1", 49152);
    let id = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 2, 3);
    mapper.insert(&entry(id, &there, "")).unwrap();
    for (major, minor, finds) in [(2, 3, true), (2, 0, true), (2, 4, false), (1, 3, false)] {
        let asked = SyntaxId::new(id.uuid, major, minor);
        let found = endpoint_mapper::resolve(&settings, &HOST.parse().unwrap(), asked).await;
        assert_eq!(found.is_ok(), finds, "{asked}: {found:?}");
    }
}

#[tokio::test]
async fn an_object_finds_its_own_server_first() {
    let mapper = Mapper::new();
    let (_mapping, settings) = mapping(&mapper).await;
    let id = LabClient::INTERFACE.id;
    let object = uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7cff");
    let at = |port| entry(id, &Binding::tcp("127.0.0.1", port), "");
    for i in 0..20 {
        mapper.insert(&at(1000 + i)).unwrap();
        mapper.insert(&Entry { object: Some(object), ..at(2000 + i) }).unwrap();
        mapper.insert(&Entry { object: Some(Uuid::from_u128(9)), ..at(3000 + i) }).unwrap();
    }
    let ports = async |host: &str| {
        let found = endpoint_mapper::resolve(&settings, &host.parse().unwrap(), id).await.unwrap();
        found.iter().map(|found| found.endpoint().parse().unwrap()).collect::<Vec<u16>>()
    };
    let (own, any): (Vec<u16>, Vec<u16>) = ((2000..2020).collect(), (1000..1020).collect());
    assert_eq!(ports(HOST).await, any);
    assert_eq!(ports(&format!("{object}@{HOST}")).await, [own, any].concat());
}

/// The annotations that a lookup finds, in batches, and how many calls it took.
async fn lookup(
    client: &EndpointMapperClient,
    (kind, versions): (u32, u32),
    object: Option<Uuid>,
    interface: Option<SyntaxId>,
    most: u32,
) -> Result<(Vec<String>, usize)> {
    let (mut names, mut calls, mut search) = (Vec::new(), 0, None);
    let interface = interface.map(InterfaceId::from);
    loop {
        calls += 1;
        let memory = CallMemory::new();
        let (mut count, mut entries) = (0, vec![WireEntry::EMPTY; most as usize]);
        let status = client
            .ept_lookup(
                &memory,
                kind,
                object.as_ref(),
                interface.as_ref(),
                versions,
                &mut search,
                most,
                &mut count,
                &mut entries,
            )
            .await?;
        let status = Status::from_wire(status.0);
        if status == Status::EPT_NOT_REGISTERED {
            assert!(count == 0 && search.is_none(), "the search is over");
            return Ok((names, calls));
        }
        if status != Status::OK {
            assert!(count == 0 && search.is_none());
            return Err(Error::from(status));
        }
        for entry in &entries[..count as usize] {
            names.push(Entry::try_from(entry)?.annotation);
        }
        if search.is_none() {
            assert!(count < most);
            return Ok((names, calls));
        }
    }
}

#[tokio::test]
async fn a_lookup_is_by_interface_object_both_or_neither_and_by_versions() {
    let mapper = Mapper::new();
    let (server, _) = mapping(&mapper).await;
    let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let object = Uuid::from_u128(7);
    for (uuid, major, minor, object) in [
        (a, 1, 0, None),
        (a, 1, 2, Some(object)),
        (a, 2, 0, None),
        (b, 1, 2, Some(object)),
        (b, 3, 0, None),
    ] {
        let name = format!("{}{major}.{minor}", if uuid == a { 'a' } else { 'b' });
        let new = entry(SyntaxId::new(uuid, major, minor), &Binding::tcp("", 1), &name);
        mapper.insert(&Entry { object, ..new }).unwrap();
    }
    let client = near(&server).await;
    let asked = Some(SyntaxId::new(a, 1, 1));
    for (kind, versions, found) in [
        (0, 0, "a1.0 a1.2 a2.0 b1.2 b3.0"),
        (0, 77, "a1.0 a1.2 a2.0 b1.2 b3.0"),
        (1, 1, "a1.0 a1.2 a2.0"),
        (1, 2, "a1.2"),
        (1, 3, ""),
        (1, 4, "a1.0 a1.2"),
        (1, 5, "a1.0"),
        (2, 0, "a1.2 b1.2"),
        (3, 1, "a1.2"),
        (3, 5, ""),
    ] {
        for most in [1, 2, 500] {
            let names = lookup(&client, (kind, versions), Some(object), asked, most).await.unwrap();
            assert_eq!(names.0.join(" "), found, "inquiry {kind}, versions {versions}");
        }
    }
    for (kind, versions, object, interface) in [
        (4, 1, Some(object), asked),
        (u32::MAX, 1, Some(object), asked),
        (1, 0, None, asked),
        (1, 6, None, asked),
        (1, 1, Some(object), None),
        (2, 1, None, asked),
        (3, 1, None, asked),
    ] {
        let error = lookup(&client, (kind, versions), object, interface, 9).await.unwrap_err();
        assert_eq!(error.status(), Status::EPT_CANT_PERFORM_OP, "{kind} {versions}");
    }
    let error = lookup(&client, (0, 1), None, None, 501).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
}

#[tokio::test]
async fn a_lookup_goes_on_where_it_was_whatever_happens_to_the_map() {
    let mapper = Mapper::new();
    let (server, _) = mapping(&mapper).await;
    let at = |port: u16| {
        let id = SyntaxId::new(Uuid::from_u128(port.into()), 1, 0);
        entry(id, &Binding::tcp("", port), &port.to_string())
    };
    for port in 1..=25 {
        mapper.insert(&at(port)).unwrap();
    }
    let client = near(&server).await;
    let all: Vec<String> = (1..=25).map(|port| port.to_string()).collect();
    for (most, calls) in [(10, 3), (25, 2), (26, 1), (5, 6), (1, 26)] {
        let found = lookup(&client, (0, 1), None, None, most).await.unwrap();
        assert_eq!(found, (all.clone(), calls));
        assert_eq!(server.context_handles(), 0, "the search is over");
    }
    assert_eq!(lookup(&client, (0, 1), None, None, 0).await.unwrap(), (vec![], 1));

    let memory = CallMemory::new();
    let (mut search, mut count, mut entries) = (None, 0, vec![WireEntry::EMPTY; 10]);
    let mut names = Vec::new();
    for removed in [11, 10, 3] {
        client
            .ept_lookup(&memory, 0, None, None, 1, &mut search, 10, &mut count, &mut entries)
            .await
            .unwrap();
        for entry in &entries[..count as usize] {
            names.push(Entry::try_from(entry).unwrap().annotation);
        }
        assert!(mapper.remove(&at(removed)).unwrap());
    }
    assert!(search.is_none());
    let expected: Vec<_> = (1..=25).filter(|n| *n != 11).map(|n: u16| n.to_string()).collect();
    assert_eq!(names, expected, "11 went before it was told");

    // A search that is given up.
    client
        .ept_lookup(&memory, 0, None, None, 1, &mut search, 2, &mut count, &mut entries[..2])
        .await
        .unwrap();
    assert_eq!(server.context_handles(), 1);
    assert_eq!(client.ept_lookup_handle_free(&mut search).await.unwrap(), Status::OK);
    assert!(search.is_none() && server.context_handles() == 0);
}

#[tokio::test]
async fn only_peers_on_the_same_machine_change_the_map() {
    let folder = Folder::new();
    let mapper = Mapper::new();
    let (server, there) = over_tcp(&mapper).await;
    server.listen(folder.socket()).await.unwrap();
    let new = entry(LabClient::INTERFACE.id, &Binding::tcp("", 1), "mine");
    let memory = CallMemory::new();
    let wire = [new.to_wire(&memory).unwrap()];
    let tower = wire[0].tower.map(Full::get);

    let far = EndpointMapperClient::connect(&there).await.unwrap();
    let object = Uuid::nil();
    for refused in [
        far.ept_insert(1, &wire, 0).await,
        far.ept_delete(1, &wire).await,
        far.ept_mgmt_delete(0, Some(&object), tower).await,
    ] {
        assert_eq!(refused.unwrap_err().status(), Status::ACCESS_DENIED);
    }
    let settings = ClientBuilder::new();
    let refused = endpoint_mapper::register_entries(&settings, [new.clone()], there);
    assert_eq!(refused.await.unwrap_err().status(), Status::ACCESS_DENIED);
    assert!(mapper.entries().unwrap().is_empty());

    let socket = EndpointMapperClient::connect(folder.socket()).await.unwrap();
    for client in [near(&server).await, socket] {
        assert_eq!(client.ept_insert(1, &wire, 0).await.unwrap(), Status::OK);
        assert_eq!(mapper.entries().unwrap(), std::slice::from_ref(&new));
        assert_eq!(client.ept_delete(1, &wire).await.unwrap(), Status::OK);
        let gone = client.ept_delete(1, &wire).await.unwrap();
        assert_eq!(Status::from_wire(gone.0), Status::EPT_NOT_REGISTERED);
        assert_eq!(client.ept_insert(1, &wire, 1).await.unwrap(), Status::OK);
        let deleted = client.ept_mgmt_delete(1, Some(&object), tower).await.unwrap();
        assert_eq!(deleted, Status::OK);
        assert!(mapper.entries().unwrap().is_empty());
    }
}

#[tokio::test]
async fn what_is_registered_is_its_servers_alone() {
    let mapper = Mapper::new().allow_changes(|_| true);
    let (server, here) = over_tcp(&mapper).await;
    let at = |port| entry(LabClient::INTERFACE.id, &Binding::tcp("", port), "");
    let (program, registered) = (at(1), at(2));
    mapper.insert(&program).unwrap();
    let settings = ClientBuilder::new();
    let registration =
        endpoint_mapper::register_entries(&settings, [registered.clone()], here).await.unwrap();
    let client = near(&server).await;
    let memory = CallMemory::new();
    let insert = async |entry: &Entry, replace| {
        let wire = [entry.to_wire(&memory).unwrap()];
        client.ept_insert(1, &wire, replace).await.unwrap()
    };
    for entry in [&program, &registered] {
        let wire = [entry.to_wire(&memory).unwrap()];
        let status = client.ept_delete(1, &wire).await.unwrap();
        assert_eq!(Status::from_wire(status.0), Status::EPT_NOT_REGISTERED);
    }
    // A peer's own are replaced: those of the same interface, object and protocols.
    for (port, replace, left) in [(3, 0, 3), (4, 0, 4), (4, 0, 4), (5, 1, 3), (5, 1, 3)] {
        assert_eq!(insert(&at(port), replace).await, Status::OK);
        assert_eq!(mapper.entries().unwrap().len(), left, "{port}");
    }
    assert_eq!(mapper.entries().unwrap(), [program.clone(), registered, at(5)]);
    registration.end().await;
    assert_eq!(mapper.entries().unwrap(), [program, at(5)]);
}

#[tokio::test]
async fn a_full_map_takes_no_more_and_loses_nothing() {
    let mapper = Mapper::new().max_entries(3);
    let (server, _) = mapping(&mapper).await;
    let client = near(&server).await;
    let at = |port| entry(LabClient::INTERFACE.id, &Binding::tcp("", port), "");
    mapper.insert(&at(1)).unwrap();
    let memory = CallMemory::new();
    let wire: Vec<_> = (2..=4).map(|port| at(port).to_wire(&memory).unwrap()).collect();
    let error = client.ept_insert(3, &wire, 0).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    assert_eq!(mapper.entries().unwrap().len(), 1, "all or nothing");
    client.ept_insert(2, &wire[..2], 0).await.unwrap();
    assert_eq!(mapper.insert(&at(9)).unwrap_err().status(), Status::OUT_OF_RESOURCES);
    mapper.insert(&at(1)).unwrap();
    assert_eq!(mapper.entries().unwrap().len(), 3, "one that is there is no more");
}

#[tokio::test]
async fn towers_of_any_protocol_are_kept_as_they_came() {
    let mapper = Mapper::new();
    let (server, _) = mapping(&mapper).await;
    let client = near(&server).await;
    let id = LabClient::INTERFACE.id;
    let odd = Floor::Other { protocol: vec![0x99, 1, 2], data: vec![3; 40] };
    let tower = Tower::of([Floor::Syntax(id), Floor::Syntax(SyntaxId::NDR20), odd]);
    let odd = Entry { object: None, tower, annotation: "é".repeat(40) };
    let memory = CallMemory::new();
    client.ept_insert(1, &[odd.to_wire(&memory).unwrap()], 0).await.unwrap();
    let annotation = "é".repeat(31);
    assert_eq!(mapper.entries().unwrap(), [Entry { annotation, ..odd.clone() }]);

    let (mut search, mut count, mut towers) = (None, 0, [None; 4]);
    let asked = odd.to_wire(&memory).unwrap().tower.map(Full::get);
    let status = client
        .ept_map(&memory, None, asked, &mut search, 4, &mut count, &mut towers)
        .await
        .unwrap();
    assert_eq!((status, count), (Status::OK, 1));
    assert_eq!(towers[0].unwrap().parse().unwrap(), odd.tower);

    // Neither a null nor what is no tower finds anything.
    let broken = [0xff; 9];
    let broken = rpc_runtime::endpoint_mapper::WireTower::new(&broken);
    for asked in [None, Some(&broken)] {
        let status = client
            .ept_map(&memory, None, asked, &mut search, 4, &mut count, &mut towers)
            .await
            .unwrap();
        assert_eq!(Status::from_wire(status.0), Status::EPT_CANT_PERFORM_OP);
    }
    let nothing = Entry { tower: Tower::of([]), ..odd };
    let error = client.ept_insert(1, &[nothing.to_wire(&memory).unwrap()], 0).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_ARG);
    let error = client.ept_insert(1, &[WireEntry::EMPTY], 0).await.unwrap_err();
    assert_eq!(error.status(), Status::NULL_REF_POINTER);
}

#[tokio::test]
async fn mappers_are_told_apart_by_an_object() {
    let mut objects = Vec::new();
    for _ in 0..2 {
        let (server, _) = mapping(&Mapper::new()).await;
        let mut object = Uuid::nil();
        near(&server).await.ept_inq_object(&mut object).await.unwrap();
        objects.push(object);
    }
    assert!(!objects.contains(&Uuid::nil()) && objects[0] != objects[1]);
}

#[tokio::test]
async fn a_server_registers_again_when_its_mapper_is_started_again() {
    let folder = Folder::new();
    let first = Mapper::new();
    let mapping = first.offer(Server::builder()).build().unwrap();
    mapping.listen(folder.socket()).await.unwrap();
    let new = entry(LabClient::INTERFACE.id, &Binding::tcp("", 1), "");
    let settings = ClientBuilder::new();
    let registration =
        endpoint_mapper::register_entries(&settings, [new.clone()], folder.socket()).await.unwrap();
    assert_eq!(first.entries().unwrap(), std::slice::from_ref(&new));
    mapping.shutdown(Duration::from_secs(5)).await;
    until(|| first.entries().unwrap().is_empty()).await;

    let second = Mapper::new();
    let mapping = second.offer(Server::builder()).build().unwrap();
    mapping.listen(folder.socket()).await.unwrap();
    until(|| second.entries().unwrap() == [new.clone()]).await;
    // Without a word.
    drop(registration);
    until(|| second.entries().unwrap().is_empty()).await;
    mapping.shutdown(Duration::from_secs(5)).await;
}

/// Where the mapper is, in the environment of a process that registers a server.
const MAPPER: &str = "RPC_TESTS_MAPPER";

/// What a process of its own does, which the next test starts; nothing, in this one.
#[tokio::test]
async fn a_process_that_registers_a_server() {
    let Ok(mapper) = std::env::var(MAPPER) else {
        return;
    };
    let (server, _) = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let _registration = endpoint_mapper::register(&server, &[endpoint], mapper).await.unwrap();
    std::future::pending::<()>().await;
}

struct Process(Child);

impl Process {
    fn start(mapper: &Binding) -> Process {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "endpoint_mapper::a_process_that_registers_a_server"]);
        command.env(MAPPER, mapper.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        Process(command.spawn().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn processes_share_a_mapper_and_one_that_is_killed_takes_its_entries_with_it() {
    let folder = Folder::new();
    let mapper = Mapper::new();
    let (mapping, settings) = mapping(&mapper).await;
    mapping.listen(folder.socket()).await.unwrap();
    let first = Process::start(&folder.socket());
    let entries = || mapper.entries().unwrap().len();
    until(|| entries() != 0).await;
    let each = entries();
    let second = Process::start(&folder.socket());
    until(|| entries() == 2 * each).await;
    let client = LabClient::connect_with(&settings, HOST).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);

    drop(first);
    until(|| entries() == each).await;
    // The other one is found now.
    let client = LabClient::connect_with(&settings, HOST).await.unwrap();
    assert_eq!(client.add(1, &2).await.unwrap(), 3);
    let other = ManagementClient::bind(client.client().association()).await.unwrap();
    let mut status = Status::OK;
    assert_eq!(other.is_server_listening(&mut status).await.unwrap(), 1);
    drop(second);
    until(|| entries() == 0).await;
    assert_eq!(mapping.context_handles(), 0);
    let error = LabClient::connect_with(&settings, HOST).await.unwrap_err();
    assert_eq!(error.status(), Status::EPT_NOT_REGISTERED);
    mapping.shutdown(Duration::from_secs(5)).await;
}
