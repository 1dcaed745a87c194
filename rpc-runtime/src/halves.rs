//! Whether an interface gets a client and a server.
//!
//! Generated code is the same whatever the features, and passes each half through one of these macros. What
//! they expand to depends on the features of the runtime alone, not on those of the interface's crate.

/// The client, if the runtime has clients.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_client {
    ($($items:tt)*) => { $($items)* };
}

/// The client, if the runtime has clients.
#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_client {
    ($($items:tt)*) => {};
}

/// The server, if the runtime has servers.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_server {
    ($($items:tt)*) => { $($items)* };
}

/// The server, if the runtime has servers.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_server {
    ($($items:tt)*) => {};
}
