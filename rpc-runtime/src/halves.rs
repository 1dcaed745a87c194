//! Which halves of an interface there are.
//!
//! Generated code is the same whatever the features are, and passes each half through one of these. They are expanded by
//! the features of the runtime: those of the crate that has the interface say nothing about it.

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
