/// Expressions that name what comes after them.
#[allow(dead_code)]
pub trait Late {
    fn late(
        &self,
        numbers: &[u32],
        count: u32,
        made: &mut Vec<u32>,
        written: &mut u32,
        choice: &Choice,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Late`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct LateClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl LateClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Late",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "late",
                opnum: 0u16,
                parameters: &["numbers", "count", "made", "written", "choice"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "numbers",
                        b"ia-aas-cs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "count",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "made",
                        b"oaspasaps",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "written",
                        b"oa-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "choice",
                        b"ia-aas-ps",
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
| `numbers` | in | you | your own variables | you, by dropping it |
| `count` | in | you | your own variables | you, by dropping it |
| `made` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `written` | out | you | your own variables | you, by dropping it |
| `choice` | in | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn late(
        &self,
        numbers: &[u32],
        count: u32,
        made: &mut Vec<u32>,
        written: &mut u32,
        choice: &Choice,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_late::<
                    ::rpc_runtime::__private::Ndr64,
                >(numbers, count, made, written, choice)
                .await
        } else {
            self.__rpc_late::<
                    ::rpc_runtime::__private::Ndr20,
                >(numbers, count, made, written, choice)
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
    async fn __rpc_late<__S: ::rpc_runtime::__private::Syntax>(
        &self,
        numbers: &[u32],
        count: u32,
        made: &mut Vec<u32>,
        written: &mut u32,
        choice: &Choice,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            __encoder
                .value::<
                    __S,
                    ::rpc_runtime::__private::SizeIs<()>,
                    [u32],
                >(
                    numbers,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(count),
                        ),
                        rest: (),
                    },
                ),
            "numbers",
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
            >(&mut __encoder, &count, &()),
            "count",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            __encoder
                .value::<
                    __S,
                    ::rpc_runtime::__private::SwitchIs,
                    Choice,
                >(choice, &::rpc_runtime::__private::switch_is::<Choice, _>(count)),
            "choice",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __reply = __call.send(__encoder).await?;
        let __memory = ::rpc_runtime::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, ::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("made");
        let __start_made = ::rpc_runtime::__private::begin_late(&mut __decoder);
        let __out_made = match ::rpc_runtime::__private::in_reply(
            __decoder
                .value::<
                    __S,
                    ::rpc_runtime::__private::SizeIs<()>,
                    Vec<u32>,
                >(
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::Late,
                        rest: (),
                    },
                ),
            "made",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("written");
        let __out_written = match ::rpc_runtime::__private::in_reply(
            __decoder.value::<__S, (), u32>(&()),
            "written",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __late = ::rpc_runtime::__private::compare_late(
            &mut __decoder,
            __start_made,
            |__decoder| {
                __decoder
                    .check::<
                        __S,
                        ::rpc_runtime::__private::SizeIs<()>,
                        Vec<u32>,
                    >(
                        &::rpc_runtime::__private::SizeIs {
                            size: ::rpc_runtime::__private::Counted::new(
                                ::rpc_runtime::__private::Count::of(__out_written),
                            ),
                            rest: (),
                        },
                    )
            },
        );
        ::rpc_runtime::__private::in_reply(__late, "made")?;
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
        *made = __out_made;
        *written = __out_written;
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Late`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct LateBlockingClient {
    client: LateClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl LateBlockingClient {
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
            .wait(async { LateClient::bind(&settings.connect(binding).await?).await })?;
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
            .wait(async { LateClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(LateClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &LateClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `numbers` | in | you | your own variables | you, by dropping it |
| `count` | in | you | your own variables | you, by dropping it |
| `made` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `written` | out | you | your own variables | you, by dropping it |
| `choice` | in | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn late(
        &self,
        numbers: &[u32],
        count: u32,
        made: &mut Vec<u32>,
        written: &mut u32,
        choice: &Choice,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.late(numbers, count, made, written, choice))
    }
}
///Serves an implementation of [`Late`].
#[allow(dead_code)]
pub struct LateServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Late + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync + 'static,
> LateServer<__T> {
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
impl<__T> ::core::fmt::Debug for LateServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(LateServer))
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
    const _: () = {
        let _ = <[u32] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < u32 > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    const _: () = {
        let _ = <[u32] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! < Vec < u32 > as ::rpc_runtime::__private::Ndr <
        ::rpc_runtime::__private::SizeIs < () > >> ::LAYOUT.is_conformant(),
        "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`"
    );
    const _: () = ::core::assert!(
        ! < u32 as ::rpc_runtime::__private::Ndr < () >> ::LAYOUT.is_conformant(),
        "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`"
    );
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn late<__S: ::rpc_runtime::__private::Syntax, __T: Late>(
        __service: ::rpc_runtime::__private::Arc<__T>,
        __call: ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let (__service, __call) = (&*__service, &__call);
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("numbers");
        let __start_numbers = ::rpc_runtime::__private::begin_late(&mut __decoder);
        let mut numbers = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                &[u32],
            >(
                &mut __decoder,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::Late,
                    rest: (),
                },
            ),
            "numbers",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("count");
        let mut count = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "count",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("choice");
        let mut choice = match ::rpc_runtime::__private::in_request(
            __decoder
                .value::<
                    __S,
                    ::rpc_runtime::__private::SwitchIs,
                    Choice,
                >(&::rpc_runtime::__private::switch_is::<Choice, _>(count)),
            "choice",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __late = ::rpc_runtime::__private::compare_late(
            &mut __decoder,
            __start_numbers,
            |__decoder| ::rpc_runtime::__private::walk_parameter::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                &[u32],
            >(
                __decoder,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
        );
        ::rpc_runtime::__private::in_request(__late, "numbers")?;
        match ::rpc_runtime::__private::in_request(
            __decoder.finish(),
            "the end of the request",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let mut made: Vec<u32> = <Vec<u32> as ::rpc_runtime::__private::Start>::start();
        let mut written: u32 = <u32 as ::rpc_runtime::__private::Start>::start();
        let __known = __decoder.full_pointers();
        ::rpc_runtime::__private::asking_for("");
        ::core::mem::drop(__decoder);
        let __returned = ::rpc_runtime::__private::Returns::into_result(
            <__T as Late>::late(
                    __service,
                    numbers,
                    count,
                    &mut made,
                    &mut written,
                    &choice,
                )
                .await,
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
            __encoder
                .value::<
                    __S,
                    ::rpc_runtime::__private::SizeIs<()>,
                    Vec<u32>,
                >(
                    &made,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(written),
                        ),
                        rest: (),
                    },
                ),
            "made",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_reply(
            __encoder.value::<__S, (), u32>(&written, &()),
            "written",
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
        __T: Late + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for LateServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            LateClient::INTERFACE
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
                                late::<
                                    ::rpc_runtime::__private::Ndr64,
                                    __T,
                                >(__service, __call),
                            )
                        }
                        false => {
                            ::rpc_runtime::__private::Box::pin(
                                late::<
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
