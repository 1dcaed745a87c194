//! Arrays as Windows writes them.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_tests::windows::recorded;

/// `DRS_EXTENSIONS` of MS-DRSR.
#[derive(Ndr, Debug, PartialEq)]
pub struct Extensions {
    #[range(1..=10000)]
    pub cb: i32,
    #[size_is(cb)]
    pub rgb: Tail<Vec<u8>>,
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Strings {
    pub count: i32,
    #[size_is(count)]
    pub strings: Tail<Vec<Option<String>>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b92", version = "1.0")]
pub trait Recordings {
    async fn extensions(&self, #[out] e: &mut Option<Box<Extensions>>) -> Result<u32>;
    async fn fixed(&self, a: &[i32; 2]) -> Result<()>;
    async fn strings(&self, s: &Strings) -> Result<()>;
}

const TRUE: u32 = u32::from_le_bytes(*b"True");

fn extensions() -> Extensions {
    Extensions { cb: 52, rgb: Tail(vec![0xcd; 52]) }
}

fn strings() -> Strings {
    let strings = [Some("foo".to_owned()), Some("bar2".to_owned()), None];
    Strings { count: 3, strings: Tail(Vec::from(strings)) }
}

/// Keeps what the last call brought.
#[derive(Clone, Default)]
struct Keeper(Arc<Mutex<String>>);

impl Recordings for Keeper {
    async fn extensions(&self, e: &mut Option<Box<Extensions>>) -> Result<u32> {
        *e = Some(Box::new(extensions()));
        Ok(TRUE)
    }

    async fn fixed(&self, a: &[i32; 2]) -> Result<()> {
        *self.0.lock().unwrap() = format!("{a:?}");
        Ok(())
    }

    async fn strings(&self, s: &Strings) -> Result<()> {
        *self.0.lock().unwrap() = format!("{s:?}");
        Ok(())
    }
}

fn server(keeper: &Keeper) -> Server {
    Server::builder().offer(RecordingsServer::new(keeper.clone())).build().unwrap()
}

#[tokio::test]
async fn arr_25_a_structure_that_ends_in_an_array_is_as_windows_writes_it() {
    for call in recorded("DRS_EXTENSIONS") {
        call.is_served(&server(&Keeper::default()), RecordingsClient::INTERFACE.id, 0).await;
        call.is_called(async |association| {
            let mut e = None;
            let returned = RecordingsClient::bind(association).await?.extensions(&mut e).await?;
            assert_eq!((e.as_deref(), returned), (Some(&extensions()), TRUE));
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn arr_01_a_fixed_array_is_as_windows_writes_it() {
    for call in recorded("fixed_size_in_array_01") {
        let keeper = Keeper::default();
        call.is_served(&server(&keeper), RecordingsClient::INTERFACE.id, 1).await;
        assert_eq!(*keeper.0.lock().unwrap(), "[1, 2]");
        call.is_called(async |a| RecordingsClient::bind(a).await?.fixed(&[1, 2]).await).await;
    }
}

#[tokio::test]
async fn arr_30_an_array_of_strings_in_a_structure_is_as_windows_writes_it() {
    for call in recorded("strings_array_02") {
        let keeper = Keeper::default();
        call.is_served(&server(&keeper), RecordingsClient::INTERFACE.id, 2).await;
        assert_eq!(*keeper.0.lock().unwrap(), format!("{:?}", strings()));
        call.is_called(async |a| RecordingsClient::bind(a).await?.strings(&strings()).await).await;
    }
}
