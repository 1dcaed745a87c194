//! Endpoint mappers and management: ours with Impacket and Samba as the clients, Samba's with ours.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rpc_examples::rpcecho::{Echo, RpcechoClient, RpcechoServer};
use rpc_interfaces::lsad::LsarpcClient;
use rpc_runtime::endpoint_mapper::{self, EndpointMapperClient, Entry, Mapper, Tower, WireEntry};
use rpc_runtime::management::ManagementClient;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::uuid::Uuid;

use crate::{assert_outcomes, run};

/// A folder for sockets, which is gone with this.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("rpc-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// rpcecho on a port of its own, and a mapper that knows it, whose entries are a multiple of ten.
async fn mapped(mapper: &Mapper) -> (Server, Binding) {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    mapper.insert_server(&server, std::slice::from_ref(&endpoint)).unwrap();
    for n in 1..20 {
        let id = SyntaxId::new(Uuid::from_u128(n), 1, 0);
        let tower = Tower::new(id, &Binding::local(format!("/run/{n}")));
        mapper.insert(&Entry { object: None, tower, annotation: format!("server {n}") }).unwrap();
    }
    (server, endpoint.binding().clone())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn impacket_lists_what_is_mapped_and_what_is_offered() {
    let mapper = Mapper::new();
    let (_echo, there) = mapped(&mapper).await;
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    let endpoint = mapping.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let id = RpcechoClient::INTERFACE.id;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/impacket_mapper.py");
    let (port, uuid) = (endpoint.binding().endpoint(), id.uuid.to_string());
    let output = run(Command::new("/usr/bin/python3").args([script, port, &uuid, "1.0"])).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let upper = uuid.to_uppercase();
    for line in [
        format!("entry {upper} v1.0 {there} Rpcecho"),
        "entry 00000000-0000-0000-0000-000000000013 v1.0 ncalrpc:[/run/19] server 19".to_owned(),
        format!("map {there}"),
        format!("offers {upper} 1.0"),
        "offers AFA8BD80-7D8A-11C9-BEF4-08002B102989 1.0".to_owned(),
        "listening 0".to_owned(),
    ] {
        assert!(text.lines().any(|at| at.trim_end() == line), "{line} in:\n{text}");
    }
    assert_eq!(text.lines().filter(|line| line.starts_with("entry ")).count(), 20);
}

/// What one of Impacket's programs writes. Debian's package has them as examples, with its documentation.
async fn impacket(name: &str, arguments: &[&str]) -> String {
    let script = format!("/usr/share/doc/python3-impacket/examples/{name}");
    let output = run(Command::new("/usr/bin/python3").arg(script).args(arguments)).await;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket, and root, for port 135"]
async fn rpcdump_lists_what_is_mapped() {
    // An address of its own: the program knows no port but 135.
    const HOST: &str = "127.0.0.139";
    let mapper = Mapper::new();
    let (_echo, there) = mapped(&mapper).await;
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    mapping.listen(Binding::tcp(HOST, 135)).await.unwrap();
    let text = impacket("rpcdump.py", &[HOST]).await;
    let uuid = RpcechoClient::INTERFACE.id.uuid.to_string().to_uppercase();
    for entry in [
        format!("UUID    : {uuid} v1.0 Rpcecho\nBindings: \n          {there}\n"),
        "UUID    : 00000000-0000-0000-0000-000000000013 v1.0 server 19\nBindings: \n          ncalrpc:[/run/19]\n"
            .to_owned(),
        "[*] Received 20 endpoints.".to_owned(),
    ] {
        assert!(text.contains(&entry), "{entry} in:\n{text}");
    }
    assert_eq!(text.matches("UUID    : ").count(), 20, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn rpcmap_lists_what_is_offered_and_each_procedure() {
    let (_echo, there) = mapped(&Mapper::new()).await;
    let arguments = ["-brute-opnums", "-auth-level", "1", &there.to_string()];
    let text = impacket("rpcmap.py", &arguments).await;
    let uuid = RpcechoClient::INTERFACE.id.uuid.to_string().to_uppercase();
    // It calls each with no data. Those of rpcecho all want some.
    let mut echo = format!("UUID: {uuid} v1.0\n");
    for opnum in 0..10 {
        echo += &format!("Opnum {opnum}: rpc_x_bad_stub_data\n");
    }
    echo += "Opnums 10-64: nca_s_op_rng_error (opnum not found)\n\n";
    // inq_if_ids, is_server_listening and stop_server want none; the last one says in its answer that it did not.
    let management = "UUID: AFA8BD80-7D8A-11C9-BEF4-08002B102989 v1.0\n\
        Opnum 0: success\nOpnum 1: rpc_x_bad_stub_data\nOpnum 2: success\nOpnum 3: success\n\
        Opnum 4: rpc_x_bad_stub_data\nOpnums 5-64: nca_s_op_rng_error (opnum not found)\n\n";
    for interface in [&echo, management] {
        assert!(text.contains(interface), "{interface} in:\n{text}");
    }
    assert_eq!(text.matches("UUID: ").count(), 2, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_rpc_epmapper() {
    let folder = Folder::new("epmapper");
    let path = folder.0.display();
    let mapper = Mapper::new();
    let _echo = mapped(&mapper).await;
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    mapping.listen(format!("ncalrpc:[{path}/EPMAPPER]")).await.unwrap();
    let option = format!("--option=ncalrpc dir={path}");
    // Local, because entries are inserted.
    let mut torture = Command::new("smbtorture");
    let output = run(torture.args([&option, "ncalrpc:[EPMAPPER]", "rpc.epmapper", "-U%"])).await;
    let text = String::from_utf8_lossy(&output.stdout);
    let tests = [
        "epmapper.Map_simple",
        "epmapper.Map_full",
        "epmapper.Lookup_simple",
        "epmapper.Lookup_terminate_search",
        "epmapper.Insert_noreplace",
    ];
    assert_outcomes(&text, &tests, &[], "");
    assert!(output.status.success(), "{text}");
    mapping.shutdown(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite), and root, for port 135"]
async fn smbtorture_rpc_mgmt() {
    // An address of its own: the suite knows no port but 135.
    const HOST: &str = "127.0.0.135";
    let mapper = Mapper::new();
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let endpoint = server.listen(Binding::tcp(HOST, 0)).await.unwrap();
    mapper.insert_server(&server, &[endpoint]).unwrap();
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    mapping.listen(Binding::tcp(HOST, 135)).await.unwrap();
    let mut torture = Command::new("smbtorture");
    let output = run(torture.args([&format!("ncacn_ip_tcp:{HOST}"), "rpc.mgmt", "-U%"])).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert_outcomes(&text, &["mgmt"], &[], "");
    // It passes over what is not mapped. For rpcecho it calls each procedure, and one of them a hundred times.
    assert!(server.statistics().calls_received >= 104, "{:?}", server.statistics());
}

/// A process that is killed with this.
struct Samba(Child);

impl Drop for Samba {
    fn drop(&mut self) {
        // As told by a signal, it ends its own processes, too.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// Samba's endpoint mapper and its servers, on a loopback address.
fn samba(folder: &Path, host: &str) -> Samba {
    let mut settings = format!(
        "[global]\nserver role = standalone server\ninterfaces = {host}/8\nbind interfaces only = yes\n\
         disable netbios = yes\npassdb backend = tdbsam\nrpc start on demand helpers = no\nload printers = no\n"
    );
    for (name, at) in [
        ("private dir", "private"),
        ("lock directory", "lock"),
        ("state directory", "state"),
        ("cache directory", "cache"),
        ("pid directory", "pid"),
        ("ncalrpc dir", "ncalrpc"),
        ("log file", "log"),
    ] {
        let at = folder.join(at);
        std::fs::create_dir_all(&at).unwrap();
        settings += &format!("{name} = {}\n", at.display());
    }
    let file = folder.join("smb.conf");
    std::fs::write(&file, settings).unwrap();
    let child = Command::new("/usr/libexec/samba/samba-dcerpcd")
        .args(["--foreground", "--no-process-group", "--libexec-rpcds", "-s"])
        .arg(&file)
        .arg("-l")
        .arg(folder.join("log"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("samba-dcerpcd; CI installs the peers, see .ci/run");
    Samba(child)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs samba-dcerpcd (samba-common-bin), and root, for port 135"]
async fn samba_as_the_endpoint_mapper() {
    const HOST: &str = "127.0.0.136";
    let folder = Folder::new("samba");
    let _samba = samba(&folder.0, HOST);
    let binding = format!("ncacn_ip_tcp:{HOST}");
    // Its procedures need authentication; to bind to it does not.
    let mut client = LsarpcClient::connect(&binding).await;
    for _ in 0..300 {
        if client.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        client = LsarpcClient::connect(&binding).await;
    }
    let client = client.expect("Samba's lsarpc, by its endpoint mapper");
    let server = ManagementClient::bind(client.client().association()).await.unwrap();
    let mut ids = None;
    assert_eq!(server.inq_if_ids(&mut ids).await.unwrap(), Status::OK);
    let is_lsarpc = |id: &Option<Box<rpc_runtime::management::InterfaceId>>| {
        id.as_ref().is_some_and(|id| id.uuid == LsarpcClient::INTERFACE.id.uuid)
    };
    assert!(ids.unwrap().ids.0.iter().any(is_lsarpc));

    let unknown = SyntaxId::new(Uuid::from_u128(1), 1, 0);
    let settings = ClientBuilder::new();
    let there = binding.parse().unwrap();
    let error = endpoint_mapper::resolve(&settings, &there, unknown).await.unwrap_err();
    assert_eq!(error.status(), Status::EPT_NOT_REGISTERED);

    // All of its towers come out as they came in, those over HTTP too, which is not known here.
    let mapper = EndpointMapperClient::connect(Binding::tcp(HOST, 135)).await.unwrap();
    let (mut search, mut towers) = (None, 0);
    loop {
        let memory = CallMemory::new();
        let (mut count, mut entries) = (0, vec![WireEntry::EMPTY; 7]);
        let status = mapper
            .ept_lookup(&memory, 0, None, None, 1, &mut search, 7, &mut count, &mut entries)
            .await
            .unwrap();
        for entry in &entries[..count as usize] {
            let octets = entry.tower.unwrap().octets.0;
            let tower = Entry::try_from(entry).unwrap().tower;
            assert_eq!(tower.to_bytes().unwrap(), octets);
            towers += 1;
        }
        if Status::from_wire(status.0) != Status::OK || search.is_none() {
            break;
        }
    }
    assert!(towers > 20, "{towers}");
}
