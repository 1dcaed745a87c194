//! What a method learns of its caller, which is not on the wire.

use std::net::SocketAddr;

use rpc_runtime::prelude::*;
use rpc_runtime::server::Transport;
use rpc_runtime::transport::Stream;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c01", version = "1.0")]
trait Asks {
    async fn transport(&self, call: &CallInfo) -> Result<u32>;
    async fn address(&self, call: &CallInfo) -> Result<Option<WString>>;
    async fn user(&self, call: &CallInfo) -> Result<u64>;
    fn process(&self, call: &CallInfo) -> Result<i32>;
}

struct Service;

impl Asks for Service {
    async fn transport(&self, call: &CallInfo) -> Result<u32> {
        Ok(match call.transport() {
            Transport::Tcp => 1,
            Transport::Local => 2,
            Transport::InProcess => 3,
            Transport::Other => 4,
            _ => 5,
        })
    }
    async fn address(&self, call: &CallInfo) -> Result<Option<WString>> {
        Ok(call.address().map(|address| address.to_string().as_str().into()))
    }
    async fn user(&self, call: &CallInfo) -> Result<u64> {
        Ok(call.credentials().map_or(u64::MAX, |client| u64::from(client.uid)))
    }
    fn process(&self, call: &CallInfo) -> Result<i32> {
        Ok(call.credentials().and_then(|client| client.pid).unwrap_or(-1))
    }
}

fn server() -> Server {
    Server::builder().offer(AsksServer::new(Service)).build().unwrap()
}

async fn answers(client: &AsksClient) -> (u32, Option<String>, u64, i32) {
    let address = client.address().await.unwrap().map(|address| address.to_string());
    let (transport, user) = (client.transport().await.unwrap(), client.user().await.unwrap());
    (transport, address, user, client.process().await.unwrap())
}

#[tokio::test]
async fn a_method_learns_the_address_of_a_caller_by_tcp() {
    let server = server();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = AsksClient::connect(endpoint.binding()).await.unwrap();
    let (transport, address, user, process) = answers(&client).await;
    let address: SocketAddr = address.unwrap().parse().unwrap();
    assert_eq!((transport, address.ip().is_loopback(), user, process), (1, true, u64::MAX, -1));
    assert_ne!(address.port().to_string(), endpoint.binding().endpoint());
}

#[tokio::test]
#[cfg(target_os = "linux")]
async fn a_method_learns_from_the_system_who_a_local_caller_is() {
    use std::os::unix::fs::MetadataExt;
    let server = server();
    let path = std::env::temp_dir().join(format!("rpc-asks-{}.sock", std::process::id()));
    let endpoint = server.listen(Binding::local(path.to_str().unwrap())).await.unwrap();
    let client = AsksClient::connect(endpoint.binding()).await.unwrap();
    let own = std::fs::metadata("/proc/self").unwrap().uid();
    let process = i32::try_from(std::process::id()).unwrap();
    assert_eq!(answers(&client).await, (2, None, u64::from(own), process));
}

#[tokio::test]
async fn a_stream_of_ones_own_may_say_where_it_comes_from() {
    let server = server();
    let client = AsksClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    assert_eq!(answers(&client).await, (3, None, u64::MAX, -1));

    let (near, far) = tokio::io::duplex(1 << 16);
    let stream = |end| {
        let (read, write) = tokio::io::split(end);
        Stream::new(read, write, "TLS")
    };
    let far = stream(far).with_address("192.0.2.7:1234".parse().unwrap());
    let serving = server.clone();
    let task = tokio::spawn(async move { serving.serve(far).await });
    let association = ClientBuilder::new().over(stream(near));
    let client = AsksClient::bind(&association).await.unwrap();
    let told = Some("192.0.2.7:1234".to_owned());
    assert_eq!(answers(&client).await, (4, told, u64::MAX, -1));
    drop((client, association));
    task.await.unwrap();
}
