//! A context that a method may have alone later: it chooses when.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::Context;
#[cfg(feature = "server")]
use super::kept::{Exclusive, Shared};
use crate::error::{Error, Result};
use crate::status::Status;

// Without the feature there are no servers, and no values of these types.
#[cfg(not(feature = "server"))]
type Shared = core::convert::Infallible;
#[cfg(not(feature = "server"))]
type Exclusive = core::convert::Infallible;

/// A context that a method uses together with others, and can have alone: a parameter `file: ContextGuard<'_, Self::File>`
/// is as `&Self::File`, until the method asks for more (Microsoft: `RpcSsContextLockExclusive`).
///
/// ```
/// use rpc_runtime::ContextGuard;
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// trait Caches {
///     #[context_handle]
///     type Cache: Context;
///     async fn open(&self) -> Result<Self::Cache>;
///     async fn get(&self, cache: ContextGuard<'_, Self::Cache>) -> Result<u32>;
///     async fn close(&self, cache: Self::Cache) -> Result<()>;
/// }
///
/// struct Service;
/// struct Cache(Option<u32>);
/// impl Context for Cache {}
///
/// impl Caches for Service {
///     type Cache = Cache;
///     async fn open(&self) -> Result<Cache> {
///         Ok(Cache(None))
///     }
///     async fn get(&self, cache: ContextGuard<'_, Cache>) -> Result<u32> {
///         if let Some(known) = cache.0 {
///             return Ok(known); // together with all others
///         }
///         let mut cache = cache.upgrade().await?;
///         Ok(*cache.0.insert(42))
///     }
///     async fn close(&self, _: Cache) -> Result<()> {
///         Ok(())
///     }
/// }
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(CachesServer::new(Service)).build()?;
/// # let client = CachesClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// # let cache = client.open().await?;
/// # assert_eq!((client.get(&cache).await?, client.get(&cache).await?), (42, 42));
/// # client.close(cache).await?;
/// # Ok(()) }
/// ```
pub struct ContextGuard<'c, C: Context> {
    lock: Shared,
    /// Not longer than the call.
    of: PhantomData<&'c C>,
}

/// A context that a method has alone, after it had it [together with others](ContextGuard).
pub struct ExclusiveContextGuard<'c, C: Context> {
    lock: Exclusive,
    of: PhantomData<&'c C>,
}

/// The value is looked at where a guard is made, and stays as long as it is there.
const IS_THERE: &str = "the guard was made of a value of this type";

#[cfg(feature = "server")]
impl<'c, C: Context> ContextGuard<'c, C> {
    /// A guard, if the value is of this type.
    pub(crate) fn new(lock: Shared) -> Option<ContextGuard<'c, C>> {
        lock.get::<C>()?;
        Some(ContextGuard { lock, of: PhantomData })
    }
}

impl<'c, C: Context> ContextGuard<'c, C> {
    /// Waits until the method has the context alone. It is given up first, so that two who ask for it do not wait for each
    /// other.
    ///
    /// # Errors
    /// `ERROR_MORE_WRITES` (1120) if another call had it alone meanwhile: what the method has seen of it may be wrong now, and
    /// it may be closed.
    pub async fn upgrade(self) -> Result<ExclusiveContextGuard<'c, C>> {
        #[cfg(feature = "server")]
        {
            let lock = self.lock.upgrade().await.filter(|lock| lock.get::<C>().is_some());
            let lock = lock.ok_or_else(|| {
                let what = "another call has changed the context meanwhile; expected it to be as this call saw it";
                Error::from_static(Status::MORE_WRITES, what)
            })?;
            Ok(ExclusiveContextGuard { lock, of: PhantomData })
        }
        #[cfg(not(feature = "server"))]
        match self.lock {}
    }
}

impl<'c, C: Context> ExclusiveContextGuard<'c, C> {
    /// Lets others use the context, too; nobody has it alone before that.
    #[must_use]
    pub fn downgrade(self) -> ContextGuard<'c, C> {
        #[cfg(feature = "server")]
        return ContextGuard { lock: self.lock.downgrade(), of: PhantomData };
        #[cfg(not(feature = "server"))]
        match self.lock {}
    }
}

impl<C: Context> Deref for ContextGuard<'_, C> {
    type Target = C;

    fn deref(&self) -> &C {
        #[cfg(feature = "server")]
        return self.lock.get().expect(IS_THERE);
        #[cfg(not(feature = "server"))]
        match self.lock {}
    }
}

impl<C: Context> Deref for ExclusiveContextGuard<'_, C> {
    type Target = C;

    fn deref(&self) -> &C {
        #[cfg(feature = "server")]
        return self.lock.get().expect(IS_THERE);
        #[cfg(not(feature = "server"))]
        match self.lock {}
    }
}

impl<C: Context> DerefMut for ExclusiveContextGuard<'_, C> {
    fn deref_mut(&mut self) -> &mut C {
        #[cfg(feature = "server")]
        return self.lock.get_mut().expect(IS_THERE);
        #[cfg(not(feature = "server"))]
        match self.lock {}
    }
}

impl<C: Context> fmt::Debug for ContextGuard<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContextGuard")
    }
}

impl<C: Context> fmt::Debug for ExclusiveContextGuard<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExclusiveContextGuard")
    }
}
