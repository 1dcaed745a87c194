//! What every generated client has beside its methods.

/// Implements what does not depend on the interface for `struct XClient(Client)` and for
/// `struct XBlockingClient { client: XClient, runtime: BlockingRuntime }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __client {
    ($client:ident, $blocking:ident) => {
        #[allow(dead_code)]
        impl $client {
            /// Connects to a server, and binds to the interface. If the binding has no endpoint, the host's endpoint
            /// mapper says it.
            ///
            /// # Errors
            /// When the binding cannot be read, when nobody answers, when the server does not offer
            /// the interface; `EPT_S_NOT_REGISTERED` when no endpoint mapper knows it.
            pub async fn connect<B>(
                binding: B,
            ) -> $crate::__private::Result<Self, $crate::__private::Error>
            where
                B: $crate::__private::TryInto<$crate::__private::Binding>,
                $crate::__private::Error: $crate::__private::From<
                        <B as $crate::__private::TryInto<$crate::__private::Binding>>::Error,
                    >,
            {
                Self::connect_with(&$crate::__private::ClientBuilder::new(), binding).await
            }

            /// As `connect`, with limits and time-outs of your own.
            ///
            /// # Errors
            /// As `connect`.
            pub async fn connect_with<B>(
                settings: &$crate::__private::ClientBuilder,
                binding: B,
            ) -> $crate::__private::Result<Self, $crate::__private::Error>
            where
                B: $crate::__private::TryInto<$crate::__private::Binding>,
                $crate::__private::Error: $crate::__private::From<
                        <B as $crate::__private::TryInto<$crate::__private::Binding>>::Error,
                    >,
            {
                Self::bind(&$crate::__private::connect(settings, binding, Self::INTERFACE).await?)
                    .await
            }

            /// Binds to the interface on a connection that is there already.
            ///
            /// # Errors
            /// When the server does not offer the interface, or the connection breaks.
            pub async fn bind(
                association: &$crate::__private::Association,
            ) -> $crate::__private::Result<Self, $crate::__private::Error> {
                $crate::__private::Client::bind(association, Self::INTERFACE).await.map(Self)
            }

            /// The interface on its connection.
            #[must_use]
            pub fn client(&self) -> &$crate::__private::Client {
                &self.0
            }

            /// The same client, but its calls are for an object.
            #[must_use]
            pub fn with_object(
                self,
                object: $crate::__private::Option<$crate::__private::Uuid>,
            ) -> Self {
                Self(self.0.with_object(object))
            }
        }

        #[allow(dead_code)]
        impl $client {
            /// The same client, changed: `with(|client| client.in_order())`. What `change` gives back has to be of the same
            /// interface.
            #[must_use]
            pub fn with(
                self,
                change: impl ::core::ops::FnOnce($crate::__private::Client) -> $crate::__private::Client,
            ) -> Self {
                Self(change(self.0))
            }

            /// The same client, whose calls can be cancelled: see `Client::with_cancel`.
            #[must_use]
            pub fn with_cancel(self, cancel: &$crate::__private::CancelHandle) -> Self {
                Self(self.0.with_cancel(cancel))
            }

            /// The same client, whose calls are made one after another: see `Client::in_order`.
            #[must_use]
            pub fn in_order(self) -> Self {
                Self(self.0.in_order())
            }
        }

        #[allow(dead_code)]
        impl $blocking {
            /// Connects to a server, and binds to the interface.
            ///
            /// # Errors
            /// As the asynchronous client's; `RPC_S_INVALID_ARG` on a thread of an asynchronous runtime.
            pub fn connect<B>(
                binding: B,
            ) -> $crate::__private::Result<Self, $crate::__private::Error>
            where
                B: $crate::__private::TryInto<$crate::__private::Binding>,
                $crate::__private::Error: $crate::__private::From<
                        <B as $crate::__private::TryInto<$crate::__private::Binding>>::Error,
                    >,
            {
                Self::connect_with(&$crate::__private::ClientBuilder::new(), binding)
            }

            /// As `connect`, with limits and time-outs of your own.
            ///
            /// # Errors
            /// As `connect`.
            pub fn connect_with<B>(
                settings: &$crate::__private::ClientBuilder,
                binding: B,
            ) -> $crate::__private::Result<Self, $crate::__private::Error>
            where
                B: $crate::__private::TryInto<$crate::__private::Binding>,
                $crate::__private::Error: $crate::__private::From<
                        <B as $crate::__private::TryInto<$crate::__private::Binding>>::Error,
                    >,
            {
                let runtime = $crate::__private::BlockingRuntime::new()?;
                let client = runtime.wait($client::connect_with(settings, binding))?;
                $crate::__private::Ok(Self { client, runtime })
            }

            /// Binds to the interface over a stream that is connected already, such as
            /// `Server::in_process` gives.
            ///
            /// # Errors
            /// As `connect`.
            pub fn over(
                settings: &$crate::__private::ClientBuilder,
                stream: $crate::__private::Stream,
            ) -> $crate::__private::Result<Self, $crate::__private::Error> {
                let runtime = $crate::__private::BlockingRuntime::new()?;
                let client = runtime.wait(async { $client::bind(&settings.over(stream)).await })?;
                $crate::__private::Ok(Self { client, runtime })
            }

            /// Binds to the interface on an association that an asynchronous runtime drives, in other
            /// threads.
            ///
            /// # Errors
            /// As `connect`.
            pub fn bind(
                association: &$crate::__private::Association,
            ) -> $crate::__private::Result<Self, $crate::__private::Error> {
                let runtime = $crate::__private::BlockingRuntime::new()?;
                let client = runtime.wait($client::bind(association))?;
                $crate::__private::Ok(Self { client, runtime })
            }

            /// The asynchronous client that this one drives.
            #[must_use]
            pub fn client(&self) -> &$client {
                &self.client
            }
        }
    };
}
