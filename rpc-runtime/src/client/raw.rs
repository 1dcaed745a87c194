//! Calls whose stubs the program makes and reads itself.

use super::Client;
use crate::error::{Error, Result};
use crate::protocol::{Body, Reply};

/// The answer to [`Client::call_raw`].
#[derive(Debug)]
pub struct RawReply {
    reply: Reply,
    ndr64: bool,
}

impl RawReply {
    /// The stub data: the \[out\] parameters, then the return value.
    #[must_use]
    pub fn stub(&self) -> &[u8] {
        &self.reply.stub
    }

    /// Whether it is in NDR64, as the request was. NDR otherwise.
    #[must_use]
    pub fn is_ndr64(&self) -> bool {
        self.ndr64
    }

    /// Whether the server's numbers are big endian.
    #[must_use]
    pub fn is_big_endian(&self) -> bool {
        self.reply.big_endian
    }
}

impl Client {
    /// Calls a procedure with stub data of the program's own making, for interfaces that it learns of only when it runs: a
    /// proxy, a recorder, a command that reads IDL. Connections, authentication, time-outs and layers are those of every
    /// call.
    ///
    /// `stub` makes the request's stub data, little endian: in NDR64 if its argument says so, else in NDR. The stub may name
    /// context handles, so that the call is never made a second time on another connection.
    ///
    /// # Errors
    /// That of `stub`, and the call is not made then; as every call's.
    ///
    /// ```
    /// use rpc_runtime::prelude::*;
    /// # #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// # trait Adder { async fn add(&self, a: u32, b: u32) -> Result<u32>; }
    /// # struct MyAdder;
    /// # impl Adder for MyAdder {
    /// #     async fn add(&self, a: u32, b: u32) -> Result<u32> { Ok(a + b) }
    /// # }
    /// use rpc_runtime::Interface;
    /// use rpc_runtime::client::Client;
    /// use rpc_runtime::protocol::SyntaxId;
    /// use rpc_runtime::uuid::uuid;
    ///
    /// # #[tokio::main] async fn main() -> Result<()> {
    /// # let server = Server::builder().offer(AdderServer::new(MyAdder)).build()?;
    /// # let association = ClientBuilder::new().over(server.in_process());
    /// // What is known of the interface: a description lives as long as the program.
    /// let adder: &Interface = Box::leak(Box::new(Interface {
    ///     name: "adder",
    ///     id: SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 0),
    ///     min_level: None,
    ///     context_handles: &[],
    ///     procedures: &[],
    /// }));
    /// let client = Client::bind(&association, adder).await?;
    /// // Two numbers of 32 bits are the same in both transfer syntaxes.
    /// let reply = client.call_raw(0, |_ndr64| Ok(vec![40, 0, 0, 0, 2, 0, 0, 0])).await?;
    /// assert_eq!(reply.stub(), [42, 0, 0, 0]);
    /// # Ok(()) }
    /// ```
    pub async fn call_raw(
        &self,
        opnum: u16,
        stub: impl FnOnce(bool) -> Result<Vec<u8>>,
    ) -> Result<RawReply> {
        let mut call = self.call(opnum);
        call.stays();
        let answered = async {
            call.ready().await?;
            let ndr64 = call.is_ndr64();
            let stub = stub(ndr64).map_err(Error::not_executed)?;
            let reply = call.send_body(Body::behind(0, stub)).await?;
            Ok(RawReply { reply: reply.into_reply(), ndr64 })
        };
        let answered = answered.await;
        call.end(answered)
    }
}
