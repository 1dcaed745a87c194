#[allow(dead_code)]
pub trait Optional {
    fn optional(
        &self,
        owned: Option<Box<Point>>,
        read: Option<&u32>,
        limit: Option<&mut u32>,
        changed: Option<&mut Node>,
        made: Option<&mut Point>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Optional`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct OptionalClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl OptionalClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Optional",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "optional",
                opnum: 0u16,
                parameters: &["owned", "read", "limit", "changed", "made"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "owned",
                        b"ia-aas-pa",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "read",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "limit",
                        b"ba-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "changed",
                        b"baspasaps",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "made",
                        b"baspasaps",
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
| `owned` | in | you | your own variables | you, by dropping it |
| `read` | in | you | your own variables | you, by dropping it |
| `limit` | in, out | you | your own variables | you, by dropping it |
| `changed` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `made` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn optional(
        &self,
        owned: Option<Box<Point>>,
        read: Option<&u32>,
        limit: Option<&mut u32>,
        changed: Option<&mut Node>,
        made: Option<&mut Point>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_optional::<
                    ::rpc_runtime::__private::Ndr64,
                >(owned, read, limit, changed, made)
                .await
        } else {
            self.__rpc_optional::<
                    ::rpc_runtime::__private::Ndr20,
                >(owned, read, limit, changed, made)
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
    async fn __rpc_optional<__S: ::rpc_runtime::__private::Syntax>(
        &self,
        owned: Option<Box<Point>>,
        read: Option<&u32>,
        limit: Option<&mut u32>,
        changed: Option<&mut Node>,
        made: Option<&mut Point>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_parameter::<
                __S,
                (),
                Option<Box<Point>>,
            >(&mut __encoder, &owned, &()),
            "owned",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                u32,
            >(&mut __encoder, read, &()),
            "read",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                u32,
            >(&mut __encoder, limit.as_deref(), &()),
            "limit",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                Node,
            >(&mut __encoder, changed.as_deref(), &()),
            "changed",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_presence::<
                __S,
            >(&mut __encoder, made.is_some()),
            "made",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        let __reply = __call.send(__encoder).await?;
        let __memory = ::rpc_runtime::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, ::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("limit");
        let __out_limit = match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::stage_optional::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, limit.is_some(), &()),
            "limit",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::in_range_or_null(
                &__out_limit,
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (1) as i64 }
                },
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (9) as i64 }
                },
                __decoder.cursor().offset(),
            ),
            "limit",
        )?;
        ::rpc_runtime::__private::asking_for("changed");
        let __out_changed = match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::check_optional_in_place::<
                __S,
                _,
                (),
                Node,
            >(&mut __decoder, changed.as_deref(), &()),
            "changed",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("made");
        let __out_made = match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::check_optional_in_place::<
                __S,
                _,
                (),
                Point,
            >(&mut __decoder, made.as_deref(), &()),
            "made",
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
        if let (
            ::rpc_runtime::__private::Some(__place),
            ::rpc_runtime::__private::Some(__value),
        ) = (limit, __out_limit) {
            *__place = __value;
        }
        if let (
            ::rpc_runtime::__private::Some(__place),
            ::rpc_runtime::__private::Some(__start),
        ) = (changed, __out_changed) {
            ::rpc_runtime::__private::in_reply(
                __decoder.place::<__S, (), Node>(__start, __place, &()),
                "changed",
            )?;
        }
        if let (
            ::rpc_runtime::__private::Some(__place),
            ::rpc_runtime::__private::Some(__start),
        ) = (made, __out_made) {
            ::rpc_runtime::__private::in_reply(
                __decoder.place::<__S, (), Point>(__start, __place, &()),
                "made",
            )?;
        }
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Optional`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct OptionalBlockingClient {
    client: OptionalClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl OptionalBlockingClient {
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
                OptionalClient::bind(&settings.connect(binding).await?).await
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
            .wait(async { OptionalClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(OptionalClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &OptionalClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `owned` | in | you | your own variables | you, by dropping it |
| `read` | in | you | your own variables | you, by dropping it |
| `limit` | in, out | you | your own variables | you, by dropping it |
| `changed` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `made` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn optional(
        &self,
        owned: Option<Box<Point>>,
        read: Option<&u32>,
        limit: Option<&mut u32>,
        changed: Option<&mut Node>,
        made: Option<&mut Point>,
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.optional(owned, read, limit, changed, made))
    }
}
///Serves an implementation of [`Optional`].
#[allow(dead_code)]
pub struct OptionalServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Optional + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> OptionalServer<__T> {
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
impl<__T> ::core::fmt::Debug for OptionalServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(OptionalServer))
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
        ! < Option < Box < Point > > as ::rpc_runtime::__private::Ndr < () >> ::LAYOUT
        .is_exclusive(),
        "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or \
                         `Option<&mut T>`, so that its direction is seen"
    );
    const _: () = ::core::assert!(
        ! < Option < Box < Point > > as ::rpc_runtime::__private::Ndr < () >> ::LAYOUT
        .is_conformant(),
        "[ARR-36] a structure that ends in a conformant array is passed by reference (MIDL2043): write `&T`"
    );
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (1) as i64 <= (9) as i64,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)"
    );
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn optional<__S: ::rpc_runtime::__private::Syntax, __T: Optional>(
        __service: ::rpc_runtime::__private::Arc<__T>,
        __call: ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let (__service, __call) = (&*__service, &__call);
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("owned");
        let mut owned = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                Option<Box<Point>>,
            >(&mut __decoder, &()),
            "owned",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("read");
        let mut read = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_optional::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "read",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("limit");
        let mut limit = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_optional::<
                __S,
                _,
                (),
                u32,
            >(&mut __decoder, &()),
            "limit",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::in_range_or_null(
                &limit,
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (1) as i64 }
                },
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (9) as i64 }
                },
                __decoder.cursor().offset(),
            ),
            "limit",
        )?;
        ::rpc_runtime::__private::asking_for("changed");
        let mut changed = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_optional::<
                __S,
                _,
                (),
                Node,
            >(&mut __decoder, &()),
            "changed",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("made");
        let mut made = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_presence::<__S, _, Point>(&mut __decoder),
            "made",
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
            <__T as Optional>::optional(
                    __service,
                    owned,
                    read.as_ref(),
                    limit.as_mut(),
                    changed.as_mut(),
                    made.as_mut(),
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
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                u32,
            >(&mut __encoder, limit.as_ref(), &()),
            "limit",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                Node,
            >(&mut __encoder, changed.as_ref(), &()),
            "changed",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::write_optional::<
                __S,
                (),
                Point,
            >(&mut __encoder, made.as_ref(), &()),
            "made",
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
        __T: Optional + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for OptionalServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            OptionalClient::INTERFACE
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
                                optional::<
                                    ::rpc_runtime::__private::Ndr64,
                                    __T,
                                >(__service, __call),
                            )
                        }
                        false => {
                            ::rpc_runtime::__private::Box::pin(
                                optional::<
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
