/// Adds.
#[allow(dead_code)]
pub trait Adder {
    /// The sum of two numbers.
    fn add(
        &self,
        a: u32,
        b: u32,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Adder`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct AdderClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl AdderClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Adder",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "add",
                opnum: 0u16,
                parameters: &["a", "b"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "a",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "b",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "return",
                        b"r-saa-aas",
                    ),
                ],
                input_pipe: false,
                output_pipe: false,
            },
        ],
    };
    /// Connects to a server, and binds to the interface.
    ///
    /// # Errors
    /// When the binding cannot be read, when nobody answers, when the server does not offer
    /// the interface.
    pub async fn connect<__B>(
        binding: __B,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error>
    where
        __B: ::rpc_runtime::__private::TryInto<::rpc_runtime::__private::Binding>,
        ::rpc_runtime::__private::Error: ::rpc_runtime::__private::From<
            <__B as ::rpc_runtime::__private::TryInto<
                ::rpc_runtime::__private::Binding,
            >>::Error,
        >,
    {
        Self::bind(&::rpc_runtime::__private::Association::connect(binding).await?).await
    }
    /// Binds to the interface on a connection that is there already.
    ///
    /// # Errors
    /// When the server does not offer the interface, or the connection breaks.
    pub async fn bind(
        association: &::rpc_runtime::__private::Association,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error> {
        ::rpc_runtime::__private::Client::bind(association, Self::INTERFACE)
            .await
            .map(Self)
    }
    /// The interface on its connection.
    #[must_use]
    pub fn client(&self) -> &::rpc_runtime::__private::Client {
        &self.0
    }
    /// The same client, whose calls are for an object.
    #[must_use]
    pub fn with_object(
        self,
        object: ::rpc_runtime::__private::Option<::rpc_runtime::__private::Uuid>,
    ) -> Self {
        Self(self.0.with_object(object))
    }
    /// The sum of two numbers.
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variables | you, by dropping it |
| `b` | in | you | your own variables | you, by dropping it |
| `return` | return | the stub | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn add(
        &self,
        a: u32,
        b: u32,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_add::<::rpc_runtime::__private::Ndr64>(a, b).await
        } else {
            self.__rpc_add::<::rpc_runtime::__private::Ndr20>(a, b).await
        }
    }
    #[doc(hidden)]
    #[allow(
        non_snake_case,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments,
        clippy::ptr_arg
    )]
    async fn __rpc_add<__S: ::rpc_runtime::__private::Syntax>(
        &self,
        a: u32,
        b: u32,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_parameter::<
                __S,
                (),
                u32,
            >(&mut __encoder, &a, &()),
            "a",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_parameter::<
                __S,
                (),
                u32,
            >(&mut __encoder, &b, &()),
            "b",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __reply = __call.send(__encoder).await?;
        let __memory = ::rpc_runtime::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, ::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("return");
        let __returned = match ::rpc_runtime::__private::in_reply(
            <u32 as ::rpc_runtime::__private::UnmarshalReturn<
                '_,
                _,
            >>::read::<__S>(&mut __decoder),
            "the return value",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("");
        match ::rpc_runtime::__private::in_reply(
            __decoder.finish(),
            "the end of the reply",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Adder`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct AdderBlockingClient {
    client: AdderClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl AdderBlockingClient {
    /// Connects to a server, and binds to the interface.
    ///
    /// # Errors
    /// As the asynchronous client's; `RPC_S_INVALID_ARG` on a thread of an asynchronous runtime.
    pub fn connect<__B>(
        binding: __B,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error>
    where
        __B: ::rpc_runtime::__private::TryInto<::rpc_runtime::__private::Binding>,
        ::rpc_runtime::__private::Error: ::rpc_runtime::__private::From<
            <__B as ::rpc_runtime::__private::TryInto<
                ::rpc_runtime::__private::Binding,
            >>::Error,
        >,
    {
        Self::connect_with(&::rpc_runtime::__private::ClientBuilder::new(), binding)
    }
    /// As `connect`, with limits and time-outs of one's own.
    ///
    /// # Errors
    /// As `connect`.
    pub fn connect_with<__B>(
        settings: &::rpc_runtime::__private::ClientBuilder,
        binding: __B,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error>
    where
        __B: ::rpc_runtime::__private::TryInto<::rpc_runtime::__private::Binding>,
        ::rpc_runtime::__private::Error: ::rpc_runtime::__private::From<
            <__B as ::rpc_runtime::__private::TryInto<
                ::rpc_runtime::__private::Binding,
            >>::Error,
        >,
    {
        let runtime = ::rpc_runtime::__private::BlockingRuntime::new()?;
        let client = runtime
            .wait(async { AdderClient::bind(&settings.connect(binding).await?).await })?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// Binds to the interface over a stream that is connected already, such as
    /// `Server::in_process` gives.
    ///
    /// # Errors
    /// As `connect`.
    pub fn over(
        settings: &::rpc_runtime::__private::ClientBuilder,
        stream: ::rpc_runtime::__private::Stream,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error> {
        let runtime = ::rpc_runtime::__private::BlockingRuntime::new()?;
        let client = runtime
            .wait(async { AdderClient::bind(&settings.over(stream)).await })?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// Binds to the interface on an association that an asynchronous runtime drives, in other
    /// threads.
    ///
    /// # Errors
    /// As `connect`.
    pub fn bind(
        association: &::rpc_runtime::__private::Association,
    ) -> ::rpc_runtime::__private::Result<Self, ::rpc_runtime::__private::Error> {
        let runtime = ::rpc_runtime::__private::BlockingRuntime::new()?;
        let client = runtime.wait(AdderClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &AdderClient {
        &self.client
    }
    /// The sum of two numbers.
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variables | you, by dropping it |
| `b` | in | you | your own variables | you, by dropping it |
| `return` | return | the stub | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn add(
        &self,
        a: u32,
        b: u32,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.add(a, b))
    }
}
///Serves an implementation of [`Adder`].
#[allow(dead_code)]
pub struct AdderServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Adder + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> AdderServer<__T> {
    /// Serves `service`.
    #[must_use]
    pub fn new(service: __T) -> Self {
        Self(::rpc_runtime::__private::Arc::new(service))
    }
    /// Serves a service that is shared.
    #[must_use]
    pub fn shared(service: ::rpc_runtime::__private::Arc<__T>) -> Self {
        Self(service)
    }
}
#[automatically_derived]
impl<__T> ::core::fmt::Debug for AdderServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(AdderServer))
    }
}
const _: () = {
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn add<__S: ::rpc_runtime::__private::Syntax, __T: Adder>(
        __service: ::rpc_runtime::__private::Arc<__T>,
        __call: ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let (__service, __call) = (&*__service, &__call);
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("a");
        let mut a = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "a",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("b");
        let mut b = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "b",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            __decoder.finish(),
            "the end of the request",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __known = __decoder.full_pointers();
        ::rpc_runtime::__private::asking_for("");
        ::core::mem::drop(__decoder);
        let __returned = ::rpc_runtime::__private::Returns::into_result(
            <__T as Adder>::add(__service, a, b).await,
        )?;
        let mut __encoder = match ::rpc_runtime::__private::in_reply(
            __call.encoder().knowing(__known),
            "the reply",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __written = ::rpc_runtime::__private::MarshalReturn::write::<
            __S,
        >(&__returned, &mut __encoder);
        match ::rpc_runtime::__private::in_reply(__written, "the return value") {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::Ok(__encoder.into_bytes())
    }
    #[automatically_derived]
    impl<
        __T: Adder + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for AdderServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            AdderClient::INTERFACE
        }
        fn dispatch(
            &self,
            __call: ::rpc_runtime::__private::ServerCall,
        ) -> ::rpc_runtime::__private::Dispatched {
            let __service = ::core::clone::Clone::clone(&self.0);
            match __call.opnum() {
                0u16 => {
                    match __call.is_ndr64() {
                        true => {
                            ::rpc_runtime::__private::Box::pin(
                                add::<
                                    ::rpc_runtime::__private::Ndr64,
                                    __T,
                                >(__service, __call),
                            )
                        }
                        false => {
                            ::rpc_runtime::__private::Box::pin(
                                add::<
                                    ::rpc_runtime::__private::Ndr20,
                                    __T,
                                >(__service, __call),
                            )
                        }
                    }
                }
                _ => ::rpc_runtime::__private::unknown_opnum(),
            }
        }
    }
};
