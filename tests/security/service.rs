//! An interface that says who calls.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rpc_runtime::prelude::*;

/// At which level, through which service, and who.
#[rpc_interface(uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c01", version = "1.0")]
pub trait Who {
    async fn who(&self, call: &CallInfo) -> Result<Option<WString>>;

    /// The bytes again.
    async fn echo(
        &self,
        n: u32,
        #[size_is(n)] bytes: &[u8],
        #[out]
        #[size_is(, n)]
        same: &mut Vec<u8>,
    ) -> Result<()>;

    /// The server's session key.
    async fn key(&self, call: &CallInfo) -> Result<Option<WString>>;
}

/// The same, for clients that are sure that nobody listens.
#[rpc_interface(
    uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c02",
    version = "1.0",
    min_level = "integrity"
)]
pub trait Careful {
    async fn who(&self, call: &CallInfo) -> Result<Option<WString>>;
}

/// The same for a client that is not careful.
#[rpc_interface(uuid = "5b0e9a54-7d0c-4f06-9a5e-3f6f3b0c7c02", version = "1.0")]
pub trait Careless {
    async fn who(&self, call: &CallInfo) -> Result<Option<WString>>;
}

#[derive(Clone, Default)]
pub struct Service {
    /// How many methods ran.
    pub ran: Arc<AtomicUsize>,
}

fn who(call: &CallInfo) -> Option<WString> {
    let text = match call.authentication() {
        None => "somebody".to_owned(),
        Some(of) => format!("{} at {} by {}", of.identity(), of.level(), of.service()),
    };
    Some(text.as_str().into())
}

impl Service {
    fn runs(&self) {
        self.ran.fetch_add(1, Ordering::SeqCst);
    }
}

impl Who for Service {
    async fn who(&self, call: &CallInfo) -> Result<Option<WString>> {
        self.runs();
        Ok(who(call))
    }

    async fn echo(&self, _: u32, bytes: &[u8], same: &mut Vec<u8>) -> Result<()> {
        self.runs();
        same.extend_from_slice(bytes);
        Ok(())
    }

    async fn key(&self, call: &CallInfo) -> Result<Option<WString>> {
        self.runs();
        let key = call.authentication().and_then(|of| of.session_key());
        Ok(key.map(|key| String::from_utf8_lossy(key).as_ref().into()))
    }
}

impl Careful for Service {
    async fn who(&self, call: &CallInfo) -> Result<Option<WString>> {
        self.runs();
        Ok(who(call))
    }
}
