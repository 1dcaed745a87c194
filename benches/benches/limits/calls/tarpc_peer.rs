//! tarpc, set up as its documentation does, and with `TCP_NODELAY`, as we have it.

use std::future::ready;

use futures::StreamExt;
use tarpc::serde_transport::Transport;
use tarpc::server::{BaseChannel, Channel};
use tarpc::tokio_serde::formats::Bincode;
use tarpc::tokio_util::codec::LengthDelimitedCodec;
use tarpc::{client, context};
use tokio::net::{TcpListener, TcpStream};

use super::Outcome;

#[tarpc::service]
pub(crate) trait Adder {
    async fn add(n: u32) -> u32;
}

#[derive(Clone)]
struct Add;

impl Adder for Add {
    async fn add(self, _: context::Context, n: u32) -> u32 {
        n.wrapping_add(1)
    }
}

fn transport<Item, SinkItem>(
    stream: TcpStream,
) -> Outcome<Transport<TcpStream, Item, SinkItem, Bincode<Item, SinkItem>>>
where
    Item: for<'de> serde::Deserialize<'de>,
    SinkItem: serde::Serialize,
{
    stream.set_nodelay(true)?;
    let framed = LengthDelimitedCodec::builder().new_framed(stream);
    Ok(tarpc::serde_transport::new(framed, Bincode::default()))
}

pub(crate) async fn connect(port: u16) -> Outcome<AdderClient> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    Ok(AdderClient::new(client::Config::default(), transport(stream)?).spawn())
}

pub(crate) async fn serve() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(transport) = transport(stream) else { continue };
            let requests = BaseChannel::with_defaults(transport).execute(Add.serve());
            tokio::spawn(requests.for_each(|response| {
                tokio::spawn(response);
                ready(())
            }));
        }
    });
    Ok(port)
}
