/// A plain `fn`, numbered, with a renamed runtime.
#[allow(dead_code)]
pub(crate) trait Plain {
    fn plain(&self, a: u32) -> renamed::Result<()>;
    fn next(&self, data: PipeReader<u8>) -> renamed::Result<()>;
    ///Called when a call of [`plain`](Self::plain) is over at the server: its reply is marshalled or it failed, and its memory is freed. A panic here changes nothing for the client.
    fn plain_notify(&self);
}
/**Calls [`Plain`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub(crate) struct PlainClient(renamed::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl PlainClient {
    /// The interface's description.
    pub const INTERFACE: &'static renamed::__private::Interface = &renamed::__private::Interface {
        name: "Plain",
        id: renamed::__private::SyntaxId::new(
            renamed::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            2u16,
            1u16,
        ),
        procedures: &[
            renamed::__private::Procedure {
                name: "plain",
                opnum: 4u16,
                parameters: &["a"],
                memory: &[
                    renamed::__private::plan::ParameterPlan::new("a", b"ia-aas-as"),
                ],
                input_pipe: false,
                output_pipe: false,
            },
            renamed::__private::Procedure {
                name: "next",
                opnum: 5u16,
                parameters: &["data"],
                memory: &[],
                input_pipe: true,
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
    ) -> renamed::__private::Result<Self, renamed::__private::Error>
    where
        __B: renamed::__private::TryInto<renamed::__private::Binding>,
        renamed::__private::Error: renamed::__private::From<
            <__B as renamed::__private::TryInto<renamed::__private::Binding>>::Error,
        >,
    {
        Self::bind(&renamed::__private::Association::connect(binding).await?).await
    }
    /// Binds to the interface on a connection that is there already.
    ///
    /// # Errors
    /// When the server does not offer the interface, or the connection breaks.
    pub async fn bind(
        association: &renamed::__private::Association,
    ) -> renamed::__private::Result<Self, renamed::__private::Error> {
        renamed::__private::Client::bind(association, Self::INTERFACE).await.map(Self)
    }
    /// The interface on its connection.
    #[must_use]
    pub fn client(&self) -> &renamed::__private::Client {
        &self.0
    }
    /// The same client, whose calls are for an object.
    #[must_use]
    pub fn with_object(
        self,
        object: renamed::__private::Option<renamed::__private::Uuid>,
    ) -> Self {
        Self(self.0.with_object(object))
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn plain(
        &self,
        a: u32,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_plain::<renamed::__private::Ndr64>(a).await
        } else {
            self.__rpc_plain::<renamed::__private::Ndr20>(a).await
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
    async fn __rpc_plain<__S: renamed::__private::Syntax>(
        &self,
        a: u32,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        let __call = self.0.call(4u16);
        let mut __encoder = __call.encoder();
        match renamed::__private::in_request(
            renamed::__private::write_parameter::<__S, (), u32>(&mut __encoder, &a, &()),
            "a",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        let __reply = __call.send(__encoder).await?;
        let __memory = renamed::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, renamed::__private::Global);
        renamed::__private::asking_for("return");
        let __returned = match renamed::__private::in_reply(
            <() as renamed::__private::UnmarshalReturn<
                '_,
                _,
            >>::read::<__S>(&mut __decoder),
            "the return value",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        renamed::__private::asking_for("");
        match renamed::__private::in_reply(__decoder.finish(), "the end of the reply") {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        ::core::mem::drop(__decoder);
        renamed::__private::Ok(__returned)
    }
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn next(
        &self,
        data: PipeReader<u8>,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_next::<renamed::__private::Ndr64>(data).await
        } else {
            self.__rpc_next::<renamed::__private::Ndr20>(data).await
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
    async fn __rpc_next<__S: renamed::__private::Syntax>(
        &self,
        data: PipeReader<u8>,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        let __call = self.0.call(5u16);
        let mut __encoder = __call.encoder();
        let mut __piped = __call.begin(__encoder, true).await?;
        __piped.send::<__S, u8>(data).await?;
        let __reply = __piped.finish().await?;
        let __memory = renamed::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, renamed::__private::Global);
        renamed::__private::asking_for("return");
        let __returned = match renamed::__private::in_reply(
            <() as renamed::__private::UnmarshalReturn<
                '_,
                _,
            >>::read::<__S>(&mut __decoder),
            "the return value",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        renamed::__private::asking_for("");
        match renamed::__private::in_reply(__decoder.finish(), "the end of the reply") {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        ::core::mem::drop(__decoder);
        renamed::__private::Ok(__returned)
    }
}
///Calls [`Plain`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub(crate) struct PlainBlockingClient {
    client: PlainClient,
    runtime: renamed::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl PlainBlockingClient {
    /// Connects to a server, and binds to the interface.
    ///
    /// # Errors
    /// As the asynchronous client's; `RPC_S_INVALID_ARG` on a thread of an asynchronous runtime.
    pub fn connect<__B>(
        binding: __B,
    ) -> renamed::__private::Result<Self, renamed::__private::Error>
    where
        __B: renamed::__private::TryInto<renamed::__private::Binding>,
        renamed::__private::Error: renamed::__private::From<
            <__B as renamed::__private::TryInto<renamed::__private::Binding>>::Error,
        >,
    {
        Self::connect_with(&renamed::__private::ClientBuilder::new(), binding)
    }
    /// As `connect`, with limits and time-outs of one's own.
    ///
    /// # Errors
    /// As `connect`.
    pub fn connect_with<__B>(
        settings: &renamed::__private::ClientBuilder,
        binding: __B,
    ) -> renamed::__private::Result<Self, renamed::__private::Error>
    where
        __B: renamed::__private::TryInto<renamed::__private::Binding>,
        renamed::__private::Error: renamed::__private::From<
            <__B as renamed::__private::TryInto<renamed::__private::Binding>>::Error,
        >,
    {
        let runtime = renamed::__private::BlockingRuntime::new()?;
        let client = runtime
            .wait(async { PlainClient::bind(&settings.connect(binding).await?).await })?;
        renamed::__private::Ok(Self { client, runtime })
    }
    /// Binds to the interface over a stream that is connected already, such as
    /// `Server::in_process` gives.
    ///
    /// # Errors
    /// As `connect`.
    pub fn over(
        settings: &renamed::__private::ClientBuilder,
        stream: renamed::__private::Stream,
    ) -> renamed::__private::Result<Self, renamed::__private::Error> {
        let runtime = renamed::__private::BlockingRuntime::new()?;
        let client = runtime
            .wait(async { PlainClient::bind(&settings.over(stream)).await })?;
        renamed::__private::Ok(Self { client, runtime })
    }
    /// Binds to the interface on an association that an asynchronous runtime drives, in other
    /// threads.
    ///
    /// # Errors
    /// As `connect`.
    pub fn bind(
        association: &renamed::__private::Association,
    ) -> renamed::__private::Result<Self, renamed::__private::Error> {
        let runtime = renamed::__private::BlockingRuntime::new()?;
        let client = runtime.wait(PlainClient::bind(association))?;
        renamed::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &PlainClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn plain(
        &self,
        a: u32,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.plain(a))
    }
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn next(
        &self,
        data: PipeReader<u8>,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.next(data))
    }
}
///Serves an implementation of [`Plain`].
#[allow(dead_code)]
pub(crate) struct PlainServer<__T>(renamed::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Plain + renamed::__private::Send + renamed::__private::Sync + 'static,
> PlainServer<__T> {
    /// Serves `service`.
    #[must_use]
    pub fn new(service: __T) -> Self {
        Self(renamed::__private::Arc::new(service))
    }
    /// Serves a service that is shared.
    #[must_use]
    pub fn shared(service: renamed::__private::Arc<__T>) -> Self {
        Self(service)
    }
}
#[automatically_derived]
impl<__T> ::core::fmt::Debug for PlainServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(PlainServer))
    }
}
const _: () = {
    const _: () = if let renamed::__private::Some(layout) = <() as renamed::__private::MarshalReturn>::LAYOUT {
        ::core::assert!(
            ! layout.is_reference(),
            "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an \
                 `Option` of it"
        );
        ::core::assert!(
            ! layout.is_conformant(),
            "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return \
                 `Option<Box<T>>`"
        );
    };
    const _: () = if let renamed::__private::Some(layout) = <() as renamed::__private::MarshalReturn>::LAYOUT {
        ::core::assert!(
            ! layout.is_reference(),
            "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an \
                 `Option` of it"
        );
        ::core::assert!(
            ! layout.is_conformant(),
            "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return \
                 `Option<Box<T>>`"
        );
    };
    const _: () = {
        let layout = <u8 as renamed::__private::Ndr>::LAYOUT;
        ::core::assert!(
            ! layout.has_pointers() && layout.size:: < renamed::__private::Ndr20 > ()
            .is_some(),
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
    fn plain<__S: renamed::__private::Syntax, __T: Plain>(
        __service: &__T,
        __call: &renamed::__private::ServerCall,
        __runs: &(dyn ::core::ops::Fn() + renamed::__private::Sync),
    ) -> renamed::__private::Result<
        renamed::__private::Vec<u8>,
        renamed::__private::Error,
    > {
        let mut __decoder = __call.decoder(renamed::__private::Global);
        renamed::__private::asking_for("a");
        let mut a = match renamed::__private::in_request(
            renamed::__private::read_parameter::<__S, _, (), u32>(&mut __decoder, &()),
            "a",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        match renamed::__private::in_request(
            __decoder.finish(),
            "the end of the request",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        let __known = __decoder.full_pointers();
        renamed::__private::asking_for("");
        ::core::mem::drop(__decoder);
        __runs();
        let __returned = renamed::__private::Returns::into_result(
            <__T as Plain>::plain(__service, a),
        )?;
        let mut __encoder = match renamed::__private::in_reply(
            __call.encoder().knowing(__known),
            "the reply",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        let __written = renamed::__private::MarshalReturn::write::<
            __S,
        >(&__returned, &mut __encoder);
        match renamed::__private::in_reply(__written, "the return value") {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        renamed::__private::Ok(__encoder.into_bytes())
    }
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    fn next<__S: renamed::__private::Syntax, __T: Plain>(
        __service: &__T,
        __call: &renamed::__private::ServerCall,
    ) -> renamed::__private::Result<
        renamed::__private::Vec<u8>,
        renamed::__private::Error,
    > {
        let mut __decoder = __call.decoder(renamed::__private::Global);
        match renamed::__private::in_request(
            __decoder.finish(),
            "the end of the request",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        let __known = __decoder.full_pointers();
        renamed::__private::asking_for("");
        ::core::mem::drop(__decoder);
        let __returned = renamed::__private::Returns::into_result(
            <__T as Plain>::next(__service, { __call.input_pipe::<__S, u8>() }),
        )?;
        renamed::__private::block_on(__call.end_pipes::<__S>(false))?;
        let mut __encoder = match renamed::__private::in_reply(
            __call.encoder().knowing(__known),
            "the reply",
        ) {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        let __written = renamed::__private::MarshalReturn::write::<
            __S,
        >(&__returned, &mut __encoder);
        match renamed::__private::in_reply(__written, "the return value") {
            renamed::__private::Ok(__value) => __value,
            renamed::__private::Err(__error) => return renamed::__private::Err(__error),
        };
        renamed::__private::Ok(__encoder.into_bytes())
    }
    #[allow(non_snake_case)]
    async fn __receive_next<__S: renamed::__private::Syntax>(
        __call: &mut renamed::__private::ServerCall,
    ) -> renamed::__private::Result<(), renamed::__private::Error> {
        __call
            .receive(|
                __decoder: &mut renamed::__private::Decoder<
                    '_,
                    renamed::__private::Global,
                >|
            { renamed::__private::Ok(()) })
            .await
    }
    #[automatically_derived]
    impl<
        __T: Plain + renamed::__private::Send + renamed::__private::Sync + 'static,
    > renamed::__private::Dispatch for PlainServer<__T> {
        fn interface(&self) -> &'static renamed::__private::Interface {
            PlainClient::INTERFACE
        }
        fn dispatch(
            &self,
            __call: renamed::__private::ServerCall,
        ) -> renamed::__private::Dispatched {
            let __service = ::core::clone::Clone::clone(&self.0);
            match __call.opnum() {
                4u16 => {
                    renamed::__private::on_blocking_pool(
                        __call.blocking(),
                        move || {
                            let __told = ::core::clone::Clone::clone(&__service);
                            let __notify = renamed::__private::Notify::new(move |
                                __ran: bool|
                            { <__T as Plain>::plain_notify(&__told) });
                            let __call = __call;
                            if __call.is_ndr64() {
                                plain::<
                                    renamed::__private::Ndr64,
                                    __T,
                                >(&__service, &__call, &|| __notify.runs())
                            } else {
                                plain::<
                                    renamed::__private::Ndr20,
                                    __T,
                                >(&__service, &__call, &|| __notify.runs())
                            }
                        },
                    )
                }
                5u16 => {
                    renamed::__private::on_blocking_pool(
                        __call.blocking(),
                        move || {
                            let mut __call = __call;
                            if __call.is_ndr64() {
                                renamed::__private::block_on(
                                    __receive_next::<renamed::__private::Ndr64>(&mut __call),
                                )?;
                                next::<renamed::__private::Ndr64, __T>(&__service, &__call)
                            } else {
                                renamed::__private::block_on(
                                    __receive_next::<renamed::__private::Ndr20>(&mut __call),
                                )?;
                                next::<renamed::__private::Ndr20, __T>(&__service, &__call)
                            }
                        },
                    )
                }
                _ => renamed::__private::unknown_opnum(),
            }
        }
    }
};
