//! Context handles that are closed when they are dropped.

use core::fmt;
use core::ops::Deref;
use core::pin::Pin;

use tokio::runtime::Handle;

use crate::error::Result;

/// Makes the call that closes a handle.
type Close<H, T> = Box<dyn FnOnce(H) -> Pin<Box<dyn Future<Output = T> + Send>> + Send + Sync>;

/// A context handle that is closed when it is dropped: a task of its own makes the call that closes it, and nobody hears what
/// became of that. Who wants to know it calls [`Closing::close`].
///
/// It is a reference to the handle wherever one is wanted. Where it is dropped tokio's runtime has to run: without it, the handle
/// is dropped too, and the server keeps what is behind it until the connection ends. The call is its client's, with its
/// [`call_timeout`](crate::client::ClientBuilder::call_timeout) and [`CancelHandle`](crate::client::CancelHandle): without a
/// time, it waits for a silent server as long as there is a connection.
///
/// ```
/// use rpc_runtime::client::Closing;
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "7c7b9d3e-3c1a-4f7e-9a4e-6f5b1f0f9e01", version = "1.0")]
/// trait Files {
///     #[context_handle]
///     type File: Context;
///
///     async fn open(&self, name: &str) -> Result<Self::File>;
///     async fn length(&self, file: &Self::File) -> Result<u32>;
///     async fn close(&self, file: Self::File) -> Result<()>;
/// }
///
/// async fn length(client: &FilesClient, name: &str) -> Result<u32> {
///     let file = client.open(name).await?;
///     let closing = client.clone();
///     let file = Closing::new(file, async move |file| closing.close(file).await);
///     // It is closed here, whatever comes of it.
///     client.length(&file).await
/// }
/// # fn main() {}
/// ```
#[must_use = "what is dropped at once is closed at once"]
pub struct Closing<H: Send + 'static, T: Send + 'static = Result<()>> {
    /// There is none once it is closed or taken.
    open: Option<(H, Close<H, T>)>,
}

impl<H: Send + 'static, T: Send + 'static> Closing<H, T> {
    /// The handle, and what closes it.
    pub fn new<F>(handle: H, close: impl FnOnce(H) -> F + Send + Sync + 'static) -> Closing<H, T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        Closing { open: Some((handle, Box::new(move |handle| Box::pin(close(handle))))) }
    }

    /// Closes the handle, and tells what came of it.
    pub async fn close(mut self) -> T {
        let (handle, close) = self.take();
        close(handle).await
    }

    /// The handle alone, which nothing closes any more.
    pub fn into_handle(mut self) -> H {
        self.take().0
    }

    fn take(&mut self) -> (H, Close<H, T>) {
        self.open.take().expect("a handle is taken once, by who has the whole")
    }
}

impl<H: Send + 'static, T: Send + 'static> Deref for Closing<H, T> {
    type Target = H;

    fn deref(&self) -> &H {
        let (handle, _) = self.open.as_ref().expect("there is a handle until all of it is taken");
        handle
    }
}

impl<H: Send + 'static, T: Send + 'static> Drop for Closing<H, T> {
    fn drop(&mut self) {
        if let (Some((handle, close)), Ok(runtime)) = (self.open.take(), Handle::try_current()) {
            runtime.spawn(async move { drop(close(handle).await) });
        }
    }
}

impl<H: fmt::Debug + Send + 'static, T: Send + 'static> fmt::Debug for Closing<H, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Closing").field(&**self).finish()
    }
}
