//! Strings in buffers of the caller's: `[string] char s[]`, which has no referent id.

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::{Raw, Tap};
use rpc_tests::{SYNTAXES, hex};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b72", version = "1.0")]
pub trait Texts {
    /// The management interface's inq_princ_name has `[out, string, size_is(size)] char name[]`.
    async fn name(
        &self,
        #[range(0, 4096)] size: u32,
        #[out]
        #[string]
        #[size_is(size)]
        name: &mut [u8],
    ) -> Result<u32>;

    /// Makes it longer, as far as there is room.
    async fn grow(
        &self,
        #[range(0, 4096)] size: u32,
        #[string]
        #[size_is(size)]
        text: &mut [u16],
    ) -> Result<()>;

    /// Makes it shorter: what has no size cannot grow.
    async fn shrink(&self, #[string] text: &mut [u16]) -> Result<()>;
}

struct Service;

impl Texts for Service {
    async fn name(&self, size: u32, name: &mut [u8]) -> Result<u32> {
        assert_eq!(name, vec![0; size as usize]);
        match size {
            64 => name[..8].copy_from_slice(b"host/abc"),
            _ => name.fill(b'x'),
        }
        Ok(0)
    }

    async fn grow(&self, size: u32, text: &mut [u16]) -> Result<()> {
        assert_eq!(text.len(), size as usize);
        let end = text.iter().position(|unit| *unit == 0).unwrap();
        assert_eq!(text[end..], vec![0; text.len() - end]);
        text[end..size as usize - 1].fill(0x42);
        Ok(())
    }

    async fn shrink(&self, text: &mut [u16]) -> Result<()> {
        assert_eq!(text.last(), Some(&0));
        let end = text.len() - 2;
        text[end] = 0;
        Ok(())
    }
}

async fn client(syntax: SyntaxId) -> (TextsClient, Tap) {
    let server = Server::builder().offer(TextsServer::new(Service)).build().unwrap();
    let (tap, stream) = Tap::on(&server);
    let association = ClientBuilder::new().transfer_syntaxes(&[syntax]).over(stream);
    (TextsClient::bind(&association).await.unwrap(), tap)
}

#[tokio::test]
async fn str_06_an_out_string_is_written_into_the_callers_buffer() {
    let (ndr, tap) = client(SyntaxId::NDR20).await;
    let mut name = [b'?'; 70];
    assert_eq!(ndr.name(64, &mut name).await.unwrap(), 0);
    // What stands behind the terminator is the caller's.
    assert_eq!(name[..9], *b"host/abc\0");
    assert_eq!(name[9..], [b'?'; 61]);
    assert_eq!(tap.request(), hex("40000000"));
    let reply = "40000000 00000000 09000000 686f73742f61626300 000000 00000000";
    assert_eq!(tap.reply(), hex(reply));

    let (ndr64, tap) = client(SyntaxId::NDR64).await;
    ndr64.name(64, &mut name).await.unwrap();
    let reply =
        "4000000000000000 0000000000000000 0900000000000000 686f73742f61626300 000000 00000000";
    assert_eq!(tap.reply(), hex(reply));

    // No terminator, and no room.
    let error = ndr.name(3, &mut name).await.unwrap_err();
    assert_eq!(error.status(), Status::INVALID_BOUND);
    let error = ndr.name(64, &mut [0; 63]).await.unwrap_err();
    assert_eq!(error.status(), Status::BAD_STUB_DATA);
}

#[tokio::test]
async fn str_09_a_string_of_both_directions_may_grow_up_to_its_size() {
    for syntax in SYNTAXES {
        let (client, tap) = client(syntax).await;
        let mut text = [0x41, 0, 0x99, 0x99, 0x99];
        client.grow(5, &mut text).await.unwrap();
        assert_eq!(text, [0x41, 0x42, 0x42, 0x42, 0]);
        if syntax == SyntaxId::NDR20 {
            assert_eq!(tap.request(), hex("05000000 05000000 00000000 02000000 41000000"));
            let reply = "05000000 00000000 05000000 4100 4200 4200 4200 0000";
            assert_eq!(tap.reply(), hex(reply));
        }
        // Less room than it may grow to is refused before the call.
        let error = client.grow(5, &mut [0x41, 0, 0, 0]).await.unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA);
        let error = client.grow(2, &mut [0x41, 0x42]).await.unwrap_err();
        assert_eq!(error.status(), Status::INVALID_BOUND);
    }
}

#[tokio::test]
async fn str_03_the_terminator_of_what_is_given_is_its_size() {
    let (client, tap) = client(SyntaxId::NDR20).await;
    let mut text = [0x41, 0x42, 0, 7];
    client.shrink(&mut text).await.unwrap();
    assert_eq!(text, [0x41, 0, 0, 7]);
    assert_eq!(tap.request(), hex("03000000 00000000 03000000 4100 4200 0000"));
}

#[tokio::test]
async fn str_07_a_string_for_a_buffer_is_one() {
    let server = Server::builder().offer(TextsServer::new(Service)).build().unwrap();
    let mut raw = Raw::client_of(&server, TextsClient::INTERFACE.id).await;
    for (text, status) in [
        ("05000000 05000000 00000000 02000000 41004100", Status::INVALID_BOUND),
        ("05000000 05000000 01000000 01000000 0000", Status::INVALID_BOUND),
        ("05000000 05000000 00000000 00000000", Status::INVALID_BOUND),
        ("05000000 05000000 00000000 03000000 4100 0000 0000", Status::INVALID_BOUND),
        ("05000000 06000000 00000000 02000000 41000000", Status::BAD_STUB_DATA),
        ("05000000 05000000 00000000 02000000 41", Status::BAD_STUB_DATA),
    ] {
        assert_eq!(raw.call(1, &hex(text)).await.unwrap_err(), status, "{text}");
    }
}
