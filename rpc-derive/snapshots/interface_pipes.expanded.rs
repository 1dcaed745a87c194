#[allow(dead_code)]
pub trait Pipes {
    fn copy(
        &self,
        name: &WStr,
        input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Pipes`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct PipesClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl PipesClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Pipes",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "copy",
                opnum: 0u16,
                parameters: &["name", "input", "output"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "name",
                        b"ia-aas-cs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "return",
                        b"r-saa-aas",
                    ),
                ],
                input_pipe: true,
                output_pipe: true,
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
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | your own variables | you, by dropping it |
| `return` | return | the stub | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn copy(
        &self,
        name: &WStr,
        input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_copy::<::rpc_runtime::__private::Ndr64>(name, input, output).await
        } else {
            self.__rpc_copy::<::rpc_runtime::__private::Ndr20>(name, input, output).await
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
    async fn __rpc_copy<__S: ::rpc_runtime::__private::Syntax>(
        &self,
        name: &WStr,
        input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            __encoder.value::<__S, (), WStr>(name, &()),
            "name",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let mut __piped = __call.begin(__encoder, true).await?;
        __piped.bound_input((0) as i64, (512) as i64);
        __piped.send::<__S, u32>(input).await?;
        __piped.receive::<__S, u8>(output).await?;
        let __reply = __piped.finish().await?;
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
///Calls [`Pipes`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct PipesBlockingClient {
    client: PipesClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl PipesBlockingClient {
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
            .wait(async { PipesClient::bind(&settings.connect(binding).await?).await })?;
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
            .wait(async { PipesClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(PipesClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &PipesClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | your own variables | you, by dropping it |
| `return` | return | the stub | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn copy(
        &self,
        name: &WStr,
        input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> ::rpc_runtime::__private::Result<u32, ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.copy(name, input, output))
    }
}
///Serves an implementation of [`Pipes`].
#[allow(dead_code)]
pub struct PipesServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Pipes + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> PipesServer<__T> {
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
impl<__T> ::core::fmt::Debug for PipesServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(PipesServer))
    }
}
const _: () = {
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i64 <= (512) as i64,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)"
    );
    const _: () = {
        let layout = <u32 as ::rpc_runtime::__private::Ndr>::LAYOUT;
        ::core::assert!(
            ! layout.has_pointers() && layout.size:: < ::rpc_runtime::__private::Ndr20 >
            ().is_some(),
            "[PIP-02] an element of a pipe that has pointers, or no fixed size (MIDL2317): a number, or a \
                     structure of numbers"
        );
        ::core::assert!(
            ! layout.is_presented(),
            "[PIP-03] an element of a pipe that is presented as another type (MIDL2322): make the pipe one of what \
                     travels"
        );
    };
    const _: () = {
        let layout = <u8 as ::rpc_runtime::__private::Ndr>::LAYOUT;
        ::core::assert!(
            ! layout.has_pointers() && layout.size:: < ::rpc_runtime::__private::Ndr20 >
            ().is_some(),
            "[PIP-02] an element of a pipe that has pointers, or no fixed size (MIDL2317): a number, or a \
                     structure of numbers"
        );
        ::core::assert!(
            ! layout.is_presented(),
            "[PIP-03] an element of a pipe that is presented as another type (MIDL2322): make the pipe one of what \
                     travels"
        );
    };
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn copy<__S: ::rpc_runtime::__private::Syntax, __T: Pipes>(
        __service: &__T,
        __call: &::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("name");
        let mut name = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                &WStr,
            >(&mut __decoder, &()),
            "name",
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
            <__T as Pipes>::copy(
                    __service,
                    name,
                    {
                        __call.bound_input((0) as i64, (512) as i64);
                        __call.input_pipe::<__S, u32>()
                    },
                    { __call.output_pipe::<__S, u8>() },
                )
                .await,
        )?;
        __call.end_pipes::<__S>(true).await?;
        let mut __encoder = match ::rpc_runtime::__private::in_reply(
            __call.encoder_behind_pipe().knowing(__known),
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
        ::rpc_runtime::__private::Ok(__call.last_part(__encoder))
    }
    #[allow(non_snake_case)]
    async fn __receive_copy<__S: ::rpc_runtime::__private::Syntax>(
        __call: &mut ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        __call
            .receive(|
                __decoder: &mut ::rpc_runtime::__private::Decoder<
                    '_,
                    ::rpc_runtime::__private::Global,
                >|
            {
                ::rpc_runtime::__private::walk_parameter::<
                    __S,
                    _,
                    (),
                    &WStr,
                >(__decoder, &())?;
                ::rpc_runtime::__private::Ok(())
            })
            .await
    }
    #[automatically_derived]
    impl<
        __T: Pipes + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for PipesServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            PipesClient::INTERFACE
        }
        fn dispatch(
            &self,
            __call: ::rpc_runtime::__private::ServerCall,
        ) -> ::rpc_runtime::__private::Dispatched {
            let __service = ::core::clone::Clone::clone(&self.0);
            match __call.opnum() {
                0u16 => {
                    ::rpc_runtime::__private::Box::pin(async move {
                        let mut __call = __call;
                        if __call.is_ndr64() {
                            __receive_copy::<
                                ::rpc_runtime::__private::Ndr64,
                            >(&mut __call)
                                .await?;
                            copy::<
                                ::rpc_runtime::__private::Ndr64,
                                __T,
                            >(&__service, &__call)
                                .await
                        } else {
                            __receive_copy::<
                                ::rpc_runtime::__private::Ndr20,
                            >(&mut __call)
                                .await?;
                            copy::<
                                ::rpc_runtime::__private::Ndr20,
                                __T,
                            >(&__service, &__call)
                                .await
                        }
                    })
                }
                _ => ::rpc_runtime::__private::unknown_opnum(),
            }
        }
    }
};
