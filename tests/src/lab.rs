//! An interface to experiment with.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::prelude::*;
use uuid::Uuid;

#[derive(Ndr, Debug, Clone, PartialEq)]
pub struct Pair {
    pub number: u32,
    #[unique]
    pub text: Option<Box<u16>>,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b11", version = "2.3")]
pub trait Lab {
    /// Changes everything, then fails if told to.
    async fn change(
        &self,
        fail: bool,
        pair: &mut Pair,
        #[out] text: &mut String,
        n: u32,
        #[size_is(n)] buffer: &mut [u32],
    ) -> Result<u64>;

    /// Panics.
    async fn panic(&self) -> Result<()>;

    /// Panics on the blocking pool.
    fn panic_in_plain_fn(&self) -> Result<()>;

    /// Waits for ever.
    async fn hang(&self) -> Result<()>;

    /// Adds on the blocking pool.
    fn add(&self, a: u32, b: &u32) -> Result<u32>;

    /// Adds all numbers.
    async fn sum(&self, n: u32, #[size_is(n)] numbers: &[u32]) -> Result<u64>;

    /// Sums an array whose size comes behind it.
    async fn late(&self, #[size_is(n)] numbers: &[u16], n: u8) -> Result<u64>;

    /// The object that is called, and the caller.
    async fn object(&self, call: &CallInfo) -> Result<Uuid>;

    /// An optional parameter, in place.
    async fn optional(&self, value: Option<&mut u32>, other: Option<&u16>) -> Result<u32>;

    /// As many numbers as are asked for; the server decides.
    async fn produce(
        &self,
        wanted: u16,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        numbers: &mut Vec<u32>,
    ) -> Result<()>;

    /// A part of the caller's buffer.
    #[allow(deprecated)] // a size without a range
    async fn part(
        &self,
        n: u32,
        #[out] filled: &mut u32,
        #[out]
        #[size_is(n)]
        #[length_is(*filled)]
        buffer: &mut [u8],
    ) -> Result<()>;
}

/// Another interface on the same server.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b12", version = "1.0")]
pub trait Other {
    async fn twice(&self, n: u32) -> Result<u32>;
}

/// How many calls of `hang` wait right now.
#[derive(Default, Clone)]
pub struct Bench {
    pub hanging: Arc<AtomicUsize>,
}

impl Lab for Bench {
    async fn change(
        &self,
        fail: bool,
        pair: &mut Pair,
        text: &mut String,
        _: u32,
        buffer: &mut [u32],
    ) -> Result<u64> {
        pair.number += 1;
        pair.text = Some(Box::new(7));
        "changed".clone_into(text);
        buffer.fill(9);
        if fail { Err(Error::new(Status(0xc000_0001), "told to fail")) } else { Ok(1 << 40) }
    }

    async fn panic(&self) -> Result<()> {
        panic!("a method that panics");
    }

    fn panic_in_plain_fn(&self) -> Result<()> {
        panic!("a method that panics");
    }

    async fn hang(&self) -> Result<()> {
        struct Hanging(Arc<AtomicUsize>);
        impl Drop for Hanging {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        self.hanging.fetch_add(1, Ordering::SeqCst);
        let _hanging = Hanging(self.hanging.clone());
        std::future::pending().await
    }

    fn add(&self, a: u32, b: &u32) -> Result<u32> {
        Ok(a + b)
    }

    async fn sum(&self, _: u32, numbers: &[u32]) -> Result<u64> {
        Ok(numbers.iter().copied().map(u64::from).sum())
    }

    async fn late(&self, numbers: &[u16], n: u8) -> Result<u64> {
        assert_eq!(numbers.len(), usize::from(n));
        Ok(numbers.iter().copied().map(u64::from).sum())
    }

    async fn object(&self, call: &CallInfo) -> Result<Uuid> {
        Ok(call.object().unwrap_or_default())
    }

    async fn optional(&self, value: Option<&mut u32>, other: Option<&u16>) -> Result<u32> {
        let other = other.copied().map_or(1000, u32::from);
        match value {
            Some(value) => {
                *value += 1;
                Ok(other + *value)
            }
            None => Ok(other),
        }
    }

    async fn produce(&self, wanted: u16, n: &mut u32, numbers: &mut Vec<u32>) -> Result<()> {
        *numbers = (0..wanted.into()).collect();
        *n = numbers.len() as u32;
        Ok(())
    }

    async fn part(&self, n: u32, filled: &mut u32, buffer: &mut [u8]) -> Result<()> {
        assert_eq!(buffer.len(), n as usize);
        buffer[..2].copy_from_slice(b"ab");
        *filled = 2;
        Ok(())
    }
}

impl Other for Bench {
    async fn twice(&self, n: u32) -> Result<u32> {
        Ok(n * 2)
    }
}

/// A server of both interfaces, and the bench behind it.
pub fn server() -> (Server, Bench) {
    let bench = Bench::default();
    let server = Server::builder()
        .offer(LabServer::new(bench.clone()))
        .offer(OtherServer::new(bench.clone()))
        .build()
        .unwrap();
    (server, bench)
}

/// A client of such a server, in the same process.
pub async fn client() -> (LabClient, Server, Bench) {
    let (server, bench) = server();
    let association = ClientBuilder::new().over(server.in_process());
    (LabClient::bind(&association).await.unwrap(), server, bench)
}
