#[allow(dead_code)]
pub trait Blocks {
    fn sorted<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        size: u32,
        root: &mut Option<&'a Tree<'a>>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<Option<&'a Tree<'a>>>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Blocks`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct BlocksClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl BlocksClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Blocks",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "sorted",
                opnum: 0u16,
                parameters: &["size", "root"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "size",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "root",
                        b"oasumsacs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "return",
                        b"r-sum-acs",
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
| `size` | in | you | your own variables | you, by dropping it |
| `root` | out | you; what is added, the stub | your buffer | you, with that memory |
| `return` | return | the stub | your buffer | you, with that memory |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn sorted<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        size: u32,
        root: &mut Option<&'a Tree<'a>>,
    ) -> ::rpc_runtime::__private::Result<
        Option<&'a Tree<'a>>,
        ::rpc_runtime::__private::Error,
    > {
        if self.0.is_ndr64() {
            self.__rpc_sorted::<::rpc_runtime::__private::Ndr64>(block, size, root).await
        } else {
            self.__rpc_sorted::<::rpc_runtime::__private::Ndr20>(block, size, root).await
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
    async fn __rpc_sorted<'a, __S: ::rpc_runtime::__private::Syntax>(
        &self,
        block: &'a mut CallBlock<'_>,
        size: u32,
        root: &mut Option<&'a Tree<'a>>,
    ) -> ::rpc_runtime::__private::Result<
        Option<&'a Tree<'a>>,
        ::rpc_runtime::__private::Error,
    > {
        let __call = self.0.call(0u16);
        block.usable_in(__call.is_ndr64())?;
        ::rpc_runtime::__private::in_request(
            block.is_of(::rpc_runtime::__private::Count::of(size).get()),
            "size",
        )?;
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_parameter::<
                __S,
                (),
                u32,
            >(&mut __encoder, &size, &()),
            "size",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __reply = __call.send(__encoder).await?;
        let mut __decoder = __reply
            .into_block(
                block,
                ::rpc_runtime::__private::Global,
                |__decoder| {
                    __decoder.check::<__S, (), Option<&'_ Tree<'_>>>(&())?;
                    <Option<
                        &'_ Tree<'_>,
                    > as ::rpc_runtime::__private::UnmarshalReturn<
                        '_,
                        _,
                    >>::walk::<__S>(__decoder)?;
                    ::rpc_runtime::__private::Ok(())
                },
            )?;
        ::rpc_runtime::__private::asking_for("root");
        let __out_root = match ::rpc_runtime::__private::in_reply(
            __decoder.value::<__S, (), Option<&'_ Tree<'_>>>(&()),
            "root",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("return");
        let __returned = match ::rpc_runtime::__private::in_reply(
            <Option<
                &'_ Tree<'_>,
            > as ::rpc_runtime::__private::UnmarshalReturn<
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
        *root = __out_root;
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Blocks`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct BlocksBlockingClient {
    client: BlocksClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl BlocksBlockingClient {
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
                BlocksClient::bind(&settings.connect(binding).await?).await
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
            .wait(async { BlocksClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(BlocksClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &BlocksClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `size` | in | you | your own variables | you, by dropping it |
| `root` | out | you; what is added, the stub | your buffer | you, with that memory |
| `return` | return | the stub | your buffer | you, with that memory |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn sorted<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        size: u32,
        root: &mut Option<&'a Tree<'a>>,
    ) -> ::rpc_runtime::__private::Result<
        Option<&'a Tree<'a>>,
        ::rpc_runtime::__private::Error,
    > {
        let __client = &self.client;
        self.runtime.wait(__client.sorted(block, size, root))
    }
}
///Serves an implementation of [`Blocks`].
#[allow(dead_code)]
pub struct BlocksServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Blocks + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> BlocksServer<__T> {
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
impl<__T> ::core::fmt::Debug for BlocksServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(BlocksServer))
    }
}
const _: () = {
    const _: () = if let ::rpc_runtime::__private::Some(layout) = <Option<
        &'_ Tree<'_>,
    > as ::rpc_runtime::__private::MarshalReturn>::LAYOUT {
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
        ::core::assert!(
            ! layout.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the \
             block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`"
        );
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < Tree < '_ > > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    const _: () = {
        ::core::assert!(
            ! < Option < & '_ Tree < '_ > > as ::rpc_runtime::__private::Ndr < () >>
            ::LAYOUT.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the \
             block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`"
        );
    };
    const _: () = ::core::assert!(
        ! < Option < & '_ Tree < '_ > > as ::rpc_runtime::__private::Ndr < () >> ::LAYOUT
        .is_conformant(),
        "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`"
    );
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn sorted<__S: ::rpc_runtime::__private::Syntax, __T: Blocks>(
        __service: ::rpc_runtime::__private::Arc<__T>,
        __call: ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let (__service, __call) = (&*__service, &__call);
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("size");
        let mut size = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "size",
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
        let mut root: Option<&'_ Tree<'_>> = <Option<
            &'_ Tree<'_>,
        > as ::rpc_runtime::__private::Start>::start();
        let __known = __decoder.full_pointers();
        ::rpc_runtime::__private::asking_for("");
        ::core::mem::drop(__decoder);
        let mut __block = __call
            .block_of(::rpc_runtime::__private::Count::of(size).get().unwrap_or(0));
        let __returned = ::rpc_runtime::__private::Returns::into_result(
            <__T as Blocks>::sorted(__service, &mut __block, size, &mut root).await,
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
            __encoder.value::<__S, (), Option<&'_ Tree<'_>>>(&root, &()),
            "root",
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
        __T: Blocks + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for BlocksServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            BlocksClient::INTERFACE
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
                                sorted::<
                                    ::rpc_runtime::__private::Ndr64,
                                    __T,
                                >(__service, __call),
                            )
                        }
                        false => {
                            ::rpc_runtime::__private::Box::pin(
                                sorted::<
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
