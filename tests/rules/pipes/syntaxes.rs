//! In which transfer syntax a call with pipes is made.

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b6f", version = "1.0")]
pub trait Syntaxes {
    async fn plain(&self, call: &CallInfo) -> Result<bool>;
    async fn drawn(&self, call: &CallInfo, data: PipeReader<u32>) -> Result<bool>;
    async fn pushed(&self, call: &CallInfo, data: PipeWriter<u32>) -> Result<bool>;
}

struct Service;

impl Syntaxes for Service {
    async fn plain(&self, call: &CallInfo) -> Result<bool> {
        Ok(call.is_ndr64())
    }

    async fn drawn(&self, call: &CallInfo, mut data: PipeReader<u32>) -> Result<bool> {
        while data.pull().await?.is_some() {}
        Ok(call.is_ndr64())
    }

    async fn pushed(&self, call: &CallInfo, mut data: PipeWriter<u32>) -> Result<bool> {
        data.push(vec![1, 2]).await?;
        Ok(call.is_ndr64())
    }
}

#[tokio::test]
async fn pip_21_a_call_with_pipes_is_in_ndr_where_both_speak_it() {
    const NDR: SyntaxId = SyntaxId::NDR20;
    const NDR64: SyntaxId = SyntaxId::NDR64;
    for (at_client, at_server, plain, piped) in [
        (&[NDR, NDR64][..], &[NDR64, NDR][..], true, false),
        (&[NDR64, NDR], &[NDR, NDR64], false, false),
        (&[NDR64], &[NDR64, NDR], true, true),
        (&[NDR, NDR64], &[NDR64], true, true),
        (&[NDR], &[NDR64, NDR], false, false),
    ] {
        let server = Server::builder().transfer_syntaxes(at_server);
        let server = server.offer(SyntaxesServer::new(Service)).build().unwrap();
        let settings = ClientBuilder::new().transfer_syntaxes(at_client);
        let association = settings.over(server.in_process());
        let client = SyntaxesClient::bind(&association).await.unwrap();
        // Twice: the second call finds what the first one has negotiated.
        for _ in 0..2 {
            assert_eq!(client.plain().await.unwrap(), plain);
            let chunks = PipeReader::from_chunks([vec![1, 2, 3]]);
            assert_eq!(client.drawn(chunks).await.unwrap(), piped);
            let (writer, mut reader) = channel(4);
            let pushed = client.pushed(writer);
            let (pushed, chunk) = tokio::join!(pushed, reader.pull());
            assert_eq!((pushed.unwrap(), chunk.unwrap()), (piped, Some(vec![1, 2])));
        }
    }
}
