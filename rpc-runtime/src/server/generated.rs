//! What every generated server has beside its stubs.

/// Implements what does not depend on the interface's methods for `struct XServer<T>(Arc<T>)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($server:ident, $interface:ident) => {
        #[automatically_derived]
        #[allow(dead_code)]
        impl<__T: $interface + $crate::__private::Send + $crate::__private::Sync + 'static>
            $server<__T>
        {
            /// Serves `service`.
            #[must_use]
            pub fn new(service: __T) -> Self {
                Self($crate::__private::Arc::new(service))
            }

            /// Serves a service that is shared.
            #[must_use]
            pub fn shared(service: $crate::__private::Arc<__T>) -> Self {
                Self(service)
            }
        }

        #[automatically_derived]
        impl<__T> ::core::fmt::Debug for $server<__T> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(::core::stringify!($server))
            }
        }
    };
}
