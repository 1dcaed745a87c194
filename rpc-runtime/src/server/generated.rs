//! What every generated server has beside its stubs.

/// Implements what does not depend on the interface for `struct XServer<T>(Arc<T>)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($server:ident) => {
        #[automatically_derived]
        impl<__T> ::core::fmt::Debug for $server<__T> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(::core::stringify!($server))
            }
        }
    };
}
