//! The interfaces of rpc-interfaces: our servers, and the clients of others.

mod events;
mod host;
mod lists;
mod sized;
mod stuck;
mod tasks;

use std::process::Command;

use rpc_interfaces::dtyp::{Failed, RpcUnicodeString};
use rpc_interfaces::rrp::WinregClient;
use rpc_interfaces::samr::SamrClient;
use rpc_interfaces::srvs::SrvsvcClient;
use rpc_runtime::endpoint_mapper::Mapper;
use rpc_runtime::prelude::*;

use crate::run;
use host::{NAME, server};

/// Asserts what a script of Impacket's own functions says of what a server has.
async fn impacket_says(expected: &str, script: &str, server: Server) {
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let script = format!("{}/interop/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new("/usr/bin/python3");
    python.env("PYTHONIOENCODING", "utf-8").args([script, endpoint.binding().to_string()]);
    let output = run(&mut python).await;
    let (text, errors) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(text, expected, "{errors}");
}

#[tokio::test]
#[ignore = "needs python3-impacket"]
async fn impacket() {
    let expected = format!(
        "share données | Zoë's\nshare empty | \nserver {NAME} 6\n\
         time nca_s_op_rng_error\n\
         workstation {NAME} GROUP\nvalue (1, 'HKLM\\\\Software\\\\Zoë\\x00')\n\
         domain {NAME} S-1-5-21-1-2-3\nuser 500 Administrator\nuser 1103 alice\nuser 1104 Zoë\n\
         sid 1 1103 0\nsid 1 1104 0\n"
    );
    impacket_says(&expected, "impacket_interfaces.py", server()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbclient, for rpcclient, and root, for port 135"]
async fn samba_s_rpcclient() {
    // An address of its own: the program knows no port but 135.
    const HOST: &str = "127.0.0.137";
    let mapper = Mapper::new();
    let server = server();
    let endpoint = server.listen(Binding::tcp(HOST, 0)).await.unwrap();
    mapper.insert_server(&server, &[endpoint]).unwrap();
    let mapping = mapper.offer(Server::builder()).build().unwrap();
    mapping.listen(Binding::tcp(HOST, 135)).await.unwrap();
    let cases = [
        ("srvinfo", "a comment"),
        ("netshareenumall 1", "netname: données"),
        ("enumdomains", "name:[HÔTE] idx:[0x0]"),
        ("lookupdomain HÔTE", "Domain Name: HÔTE Domain SID: S-1-5-21-1-2-3"),
        ("lookupnames alice nobody", "alice S-1-5-21-1-2-3-1103 (User: 1)"),
    ];
    let binding = format!("ncacn_ip_tcp:{HOST}");
    for (command, expected) in cases {
        let output = run(Command::new("rpcclient").args([&binding, "-U%", "-c", command])).await;
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(text.contains(expected), "{command}: {text}");
    }
}

/// Our clients, with the methods for lists and sizes.
#[tokio::test]
async fn lists_and_sizes() {
    let server = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let there = Association::connect(endpoint.binding()).await.unwrap();

    let shares = SrvsvcClient::bind(&there).await.unwrap();
    let all = shares.shares(None).all(2).await.unwrap();
    let names = all.into_iter().map(|share| share.shi1_netname.unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["données", "empty"].map(WString::from));
    let error = shares.shares(None).all(1).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));

    let samr = SamrClient::bind(&there).await.unwrap();
    let (mut host, mut domain) = (None, None);
    assert_eq!(samr.samr_connect2(None, &mut host, 0).await.unwrap(), 0);
    let host = host.unwrap();
    let domains = samr.domains(&host).all(9).await.unwrap();
    assert_eq!(domains[0].name, NAME);
    let id = "S-1-5-21-1-2-3".parse().unwrap();
    assert_eq!(samr.samr_open_domain(&host, 0, &id, &mut domain).await.unwrap(), 0);
    let domain = domain.unwrap();
    let mut users = samr.users(&domain, 0);
    let mut ids = Vec::new();
    while let Some(user) = users.try_next().await.unwrap() {
        ids.push(user.rid);
    }
    assert_eq!(ids, [500, 1103, 1104]);
    // A list without an end is not asked for without an end.
    let error = samr.aliases(&domain).all(3).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));
    // What the server has no method for.
    let error = samr.groups(&domain).try_next().await.unwrap_err();
    assert_eq!(error.to_string().matches("PROCNUM_OUT_OF_RANGE").count(), 1, "{error}");

    let registry = WinregClient::bind(&there).await.unwrap();
    let (mut machine, mut key) = (None, None);
    assert_eq!(registry.open_local_machine(None, 0, &mut machine).await.unwrap(), Status::OK);
    let machine = machine.unwrap();
    assert_eq!(registry.subkeys(&machine).all(2).await.unwrap(), ["Software", "Zoë"]);
    // Its value is longer than what is asked for at first.
    let name = RpcUnicodeString::try_from(&*"long".repeat(1000)).unwrap();
    let opened = registry.base_reg_open_key(&machine, &name, 0, 0, &mut key).await;
    assert_eq!(opened.unwrap(), Status::OK);
    let key = key.unwrap();
    let value = registry.value(&key, "any").await.unwrap().unwrap();
    assert_eq!((value.kind, value.data.len()), (1, (4005 + 1) * 2));
    assert_eq!(registry.value(&machine, "none").await.unwrap(), None);
}
