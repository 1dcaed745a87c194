#[allow(dead_code)]
pub trait Keeper {
    fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        node: Option<Box<Node<A>, A>>,
        last: &mut Option<Box<Node<A>, A>>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
    ///Called when a call of [`keep`](Self::keep) is over at the server: its reply is marshalled or it failed, and its memory is freed. A panic here changes nothing for the client.
    ///`ran` says whether the method was called.
    fn keep_notify_flag(&self, ran: bool);
}
/**Calls [`Keeper`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct KeeperClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl KeeperClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Keeper",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "keep",
                opnum: 0u16,
                parameters: &["node", "last"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "node",
                        b"ia-aas-ka",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "last",
                        b"oaspasaks",
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
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `node` | in | you | your own variables | you, by dropping it |
| `last` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        node: Option<Box<Node<A>, A>>,
        last: &mut Option<Box<Node<A>, A>>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_keep::<_, ::rpc_runtime::__private::Ndr64>(memory, node, last)
                .await
        } else {
            self.__rpc_keep::<_, ::rpc_runtime::__private::Ndr20>(memory, node, last)
                .await
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
    async fn __rpc_keep<
        A: Allocator + Clone + Send + Sync + 'static,
        __S: ::rpc_runtime::__private::Syntax,
    >(
        &self,
        memory: A,
        node: Option<Box<Node<A>, A>>,
        last: &mut Option<Box<Node<A>, A>>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_parameter::<
                __S,
                (),
                Option<Box<Node<A>, A>>,
            >(&mut __encoder, &node, &()),
            "node",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __reply = __call.send(__encoder).await?;
        let __memory = ::rpc_runtime::__private::CallMemory::new();
        let mut __decoder = __reply
            .decoder(&__memory, ::rpc_runtime::__private::Clone::clone(&memory));
        ::rpc_runtime::__private::asking_for("last");
        let __out_last = match ::rpc_runtime::__private::in_reply(
            __decoder.value::<__S, (), Option<Box<Node<A>, A>>>(&()),
            "last",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("return");
        let __returned = match ::rpc_runtime::__private::in_reply(
            <() as ::rpc_runtime::__private::UnmarshalReturn<
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
        *last = __out_last;
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Keeper`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct KeeperBlockingClient {
    client: KeeperClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl KeeperBlockingClient {
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
            .wait(async {
                KeeperClient::bind(&settings.connect(binding).await?).await
            })?;
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
            .wait(async { KeeperClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(KeeperClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &KeeperClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `node` | in | you | your own variables | you, by dropping it |
| `last` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        node: Option<Box<Node<A>, A>>,
        last: &mut Option<Box<Node<A>, A>>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.keep(memory, node, last))
    }
}
///Serves an implementation of [`Keeper`].
#[allow(dead_code)]
pub struct KeeperServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Keeper + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> KeeperServer<__T> {
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
impl<__T> ::core::fmt::Debug for KeeperServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(KeeperServer))
    }
}
const _: () = {
    const _: () = if let ::rpc_runtime::__private::Some(layout) = <() as ::rpc_runtime::__private::MarshalReturn>::LAYOUT {
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
    const _: () = ::core::assert!(
        < Option < Box < Node < ::rpc_runtime::__private::Global >,
        ::rpc_runtime::__private::Global > > as ::rpc_runtime::__private::Ndr < () >>
        ::LAYOUT.has_pointers(),
        "[ACF-03] `allocate` on what holds no pointer (MIDL2158): a value in line is not allocated; \
                     remove the attribute"
    );
    const _: () = ::core::assert!(
        ! < Option < Box < Node < ::rpc_runtime::__private::Global >,
        ::rpc_runtime::__private::Global > > as ::rpc_runtime::__private::Ndr < () >>
        ::LAYOUT.pins_global(),
        "[MEM-04] a type that pins the global allocator, in a method that brings its own: write \
                     allocator-api2's `Box<T, A>` and `Vec<T, A>`, with the method's allocator as `A`"
    );
    const _: () = ::core::assert!(
        ! < Option < Box < Node < ::rpc_runtime::__private::Global >,
        ::rpc_runtime::__private::Global > > as ::rpc_runtime::__private::Ndr < () >>
        ::LAYOUT.is_exclusive(),
        "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or \
                         `Option<&mut T>`, so that its direction is seen"
    );
    const _: () = ::core::assert!(
        ! < Option < Box < Node < ::rpc_runtime::__private::Global >,
        ::rpc_runtime::__private::Global > > as ::rpc_runtime::__private::Ndr < () >>
        ::LAYOUT.is_conformant(),
        "[ARR-36] a structure that ends in a conformant array is passed by reference (MIDL2043): write `&T`"
    );
    const _: () = ::core::assert!(
        ! < Option < Box < Node < ::rpc_runtime::__private::Global >,
        ::rpc_runtime::__private::Global > > as ::rpc_runtime::__private::Ndr < () >>
        ::LAYOUT.is_conformant(),
        "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`"
    );
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn keep<
        __S: ::rpc_runtime::__private::Syntax,
        __T: Keeper,
        A: Allocator + Clone + Send + Sync + 'static,
    >(
        __service: &__T,
        __call: &::rpc_runtime::__private::ServerCall,
        __allocator: A,
        __runs: &(dyn ::core::ops::Fn() + ::rpc_runtime::__private::Sync),
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let mut __decoder = __call
            .decoder(::rpc_runtime::__private::Clone::clone(&__allocator));
        ::rpc_runtime::__private::asking_for("node");
        let mut node = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                Option<Box<Node<A>, A>>,
            >(&mut __decoder, &()),
            "node",
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
        let mut last: Option<Box<Node<A>, A>> = <Option<
            Box<Node<A>, A>,
        > as ::rpc_runtime::__private::Start>::start();
        let __known = __decoder.full_pointers();
        ::rpc_runtime::__private::asking_for("");
        ::core::mem::drop(__decoder);
        __runs();
        let __returned = ::rpc_runtime::__private::Returns::into_result(
            <__T as Keeper>::keep(__service, __allocator, node, &mut last).await,
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
        match ::rpc_runtime::__private::in_reply(
            __encoder.value::<__S, (), Option<Box<Node<A>, A>>>(&last, &()),
            "last",
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
        __T: Keeper + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for KeeperServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            KeeperClient::INTERFACE
        }
        fn dispatch(
            &self,
            __call: ::rpc_runtime::__private::ServerCall,
        ) -> ::rpc_runtime::__private::Dispatched {
            let __service = ::core::clone::Clone::clone(&self.0);
            match __call.opnum() {
                0u16 => {
                    ::rpc_runtime::__private::Box::pin(async move {
                        let __told = ::core::clone::Clone::clone(&__service);
                        let __notify = ::rpc_runtime::__private::Notify::new(move |
                            __ran: bool|
                        { <__T as Keeper>::keep_notify_flag(&__told, __ran) });
                        let __call = __call;
                        if __call.is_ndr64() {
                            keep::<
                                ::rpc_runtime::__private::Ndr64,
                                __T,
                                _,
                            >(
                                    &__service,
                                    &__call,
                                    __call.allocator(),
                                    &|| __notify.runs(),
                                )
                                .await
                        } else {
                            keep::<
                                ::rpc_runtime::__private::Ndr20,
                                __T,
                                _,
                            >(
                                    &__service,
                                    &__call,
                                    __call.allocator(),
                                    &|| __notify.runs(),
                                )
                                .await
                        }
                    })
                }
                _ => ::rpc_runtime::__private::unknown_opnum(),
            }
        }
    }
};
