#[allow(dead_code)]
pub trait Slices {
    fn slices(
        &self,
        count: u32,
        names: &[&WStr],
        points: &[Point],
        text: &str,
        buffer: &mut [u8],
        room: &mut [u16],
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
}
/**Calls [`Slices`] on a server.

Its methods are the interface's.*/
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct SlicesClient(::rpc_runtime::__private::Client);
#[automatically_derived]
#[allow(dead_code)]
impl SlicesClient {
    /// The interface's description.
    pub const INTERFACE: &'static ::rpc_runtime::__private::Interface = &::rpc_runtime::__private::Interface {
        name: "Slices",
        id: ::rpc_runtime::__private::SyntaxId::new(
            ::rpc_runtime::__private::Uuid::from_u128(
                283077547216821831833202624101634178097u128,
            ),
            1u16,
            0u16,
        ),
        procedures: &[
            ::rpc_runtime::__private::Procedure {
                name: "slices",
                opnum: 0u16,
                parameters: &["count", "names", "points", "text", "buffer", "room"],
                memory: &[
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "count",
                        b"ia-aas-as",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "names",
                        b"ia-aas-cs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "points",
                        b"ia-aas-cs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "text",
                        b"ia-aas-cs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "buffer",
                        b"ba-aasacs",
                    ),
                    ::rpc_runtime::__private::plan::ParameterPlan::new(
                        "room",
                        b"oa-aasacs",
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
| `count` | in | you | your own variables | you, by dropping it |
| `names` | in | you | your own variables | you, by dropping it |
| `points` | in | you | your own variables | you, by dropping it |
| `text` | in | you | your own variables | you, by dropping it |
| `buffer` | in, out | you | your own variables | you, by dropping it |
| `room` | out | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub async fn slices(
        &self,
        count: u32,
        names: &[&WStr],
        points: &[Point],
        text: &str,
        buffer: &mut [u8],
        room: &mut [u16],
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        if self.0.is_ndr64() {
            self.__rpc_slices::<
                    ::rpc_runtime::__private::Ndr64,
                >(count, names, points, text, buffer, room)
                .await
        } else {
            self.__rpc_slices::<
                    ::rpc_runtime::__private::Ndr20,
                >(count, names, points, text, buffer, room)
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
    async fn __rpc_slices<__S: ::rpc_runtime::__private::Syntax>(
        &self,
        count: u32,
        names: &[&WStr],
        points: &[Point],
        text: &str,
        buffer: &mut [u8],
        room: &mut [u16],
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __call = self.0.call(0u16);
        let mut __encoder = __call.encoder();
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
                    ::rpc_runtime::__private::SizeIs<()>,
                    [&WStr],
                >(
                    names,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(count),
                        ),
                        rest: (),
                    },
                ),
            "names",
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
                    ::rpc_runtime::__private::SizeIs<()>,
                    [Point],
                >(
                    points,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(count),
                        ),
                        rest: (),
                    },
                ),
            "points",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            __encoder.value::<__S, (), str>(text, &()),
            "text",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::write_buffer::<
                __S,
                ::rpc_runtime::__private::SizeIs<()>,
                u8,
            >(
                &mut __encoder,
                buffer,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "buffer",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::has_room(
                &__encoder,
                &*room,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "room",
        )?;
        let __reply = __call.send(__encoder).await?;
        let __memory = ::rpc_runtime::__private::CallMemory::new();
        let mut __decoder = __reply.decoder(&__memory, ::rpc_runtime::__private::Global);
        ::rpc_runtime::__private::asking_for("buffer");
        let __out_buffer = match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::stage_slice::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                _,
                u8,
            >(
                &mut __decoder,
                buffer.len(),
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "buffer",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("room");
        let __out_room = match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::stage_slice::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                _,
                u16,
            >(
                &mut __decoder,
                room.len(),
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "room",
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
        __out_buffer.commit(buffer);
        __out_room.commit(room);
        ::core::mem::drop(__decoder);
        ::rpc_runtime::__private::Ok(__returned)
    }
}
///Calls [`Slices`] on a server, and blocks the thread until the answer is there.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
#[allow(dead_code)]
pub struct SlicesBlockingClient {
    client: SlicesClient,
    runtime: ::rpc_runtime::__private::BlockingRuntime,
}
#[automatically_derived]
#[allow(dead_code)]
impl SlicesBlockingClient {
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
                SlicesClient::bind(&settings.connect(binding).await?).await
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
            .wait(async { SlicesClient::bind(&settings.over(stream)).await })?;
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
        let client = runtime.wait(SlicesClient::bind(association))?;
        ::rpc_runtime::__private::Ok(Self { client, runtime })
    }
    /// The asynchronous client that this one drives.
    #[must_use]
    pub fn client(&self) -> &SlicesClient {
        &self.client
    }
    /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `count` | in | you | your own variables | you, by dropping it |
| `names` | in | you | your own variables | you, by dropping it |
| `points` | in | you | your own variables | you, by dropping it |
| `text` | in | you | your own variables | you, by dropping it |
| `buffer` | in, out | you | your own variables | you, by dropping it |
| `room` | out | you | your own variables | you, by dropping it |
*/
    /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
    #[inline]
    #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
    pub fn slices(
        &self,
        count: u32,
        names: &[&WStr],
        points: &[Point],
        text: &str,
        buffer: &mut [u8],
        room: &mut [u16],
    ) -> ::rpc_runtime::__private::Result<(), ::rpc_runtime::__private::Error> {
        let __client = &self.client;
        self.runtime.wait(__client.slices(count, names, points, text, buffer, room))
    }
}
///Serves an implementation of [`Slices`].
#[allow(dead_code)]
pub struct SlicesServer<__T>(::rpc_runtime::__private::Arc<__T>);
#[automatically_derived]
#[allow(dead_code)]
impl<
    __T: Slices + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
        + 'static,
> SlicesServer<__T> {
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
impl<__T> ::core::fmt::Debug for SlicesServer<__T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(::core::stringify!(SlicesServer))
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
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i64 <= (100) as i64,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)"
    );
    const _: () = {
        let _ = <[&WStr] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < & WStr > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    const _: () = {
        let _ = <[Point] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = {
        let _ = <[u8] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < u8 > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    const _: () = {
        let _ = <[u16] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < u16 > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    #[allow(
        unused_mut,
        unused_variables,
        trivial_numeric_casts,
        deprecated,
        clippy::too_many_arguments
    )]
    async fn slices<__S: ::rpc_runtime::__private::Syntax, __T: Slices>(
        __service: ::rpc_runtime::__private::Arc<__T>,
        __call: ::rpc_runtime::__private::ServerCall,
    ) -> ::rpc_runtime::__private::Result<
        ::rpc_runtime::__private::Vec<u8>,
        ::rpc_runtime::__private::Error,
    > {
        let (__service, __call) = (&*__service, &__call);
        let mut __decoder = __call.decoder(::rpc_runtime::__private::Global);
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
        ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::in_range(
                ::rpc_runtime::__private::Count::of(count),
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (0) as i64 }
                },
                const {
                    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                    { (100) as i64 }
                },
                __decoder.cursor().offset(),
            ),
            "count",
        )?;
        ::rpc_runtime::__private::asking_for("names");
        let mut names = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                &[&WStr],
            >(
                &mut __decoder,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "names",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("points");
        let mut points = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                ::rpc_runtime::__private::InSlice<'_, Point>,
            >(
                &mut __decoder,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "points",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("text");
        let mut text = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_parameter::<
                __S,
                _,
                (),
                &str,
            >(&mut __decoder, &()),
            "text",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        ::rpc_runtime::__private::asking_for("buffer");
        let mut buffer = match ::rpc_runtime::__private::in_request(
            ::rpc_runtime::__private::read_buffer::<
                __S,
                _,
                ::rpc_runtime::__private::SizeIs<()>,
                _,
                u8,
            >(
                &mut __decoder,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "buffer",
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
        ::rpc_runtime::__private::asking_for("room");
        let room = ::rpc_runtime::__private::out_buffer::<
            _,
            _,
            u16,
        >(
            &mut __decoder,
            &::rpc_runtime::__private::SizeIs {
                size: ::rpc_runtime::__private::Counted::new(
                    ::rpc_runtime::__private::Count::of(count),
                ),
                rest: (),
            },
        );
        let room = ::rpc_runtime::__private::in_request(room, "room")?;
        let __known = __decoder.full_pointers();
        ::rpc_runtime::__private::asking_for("");
        ::core::mem::drop(__decoder);
        let __returned = ::rpc_runtime::__private::Returns::into_result(
            <__T as Slices>::slices(
                    __service,
                    count,
                    names,
                    &points[..],
                    text,
                    &mut *buffer,
                    &mut *room,
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
            ::rpc_runtime::__private::write_filled::<
                __S,
                ::rpc_runtime::__private::SizeIs<()>,
                u8,
            >(
                &mut __encoder,
                buffer,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "buffer",
        ) {
            ::rpc_runtime::__private::Ok(__value) => __value,
            ::rpc_runtime::__private::Err(__error) => {
                return ::rpc_runtime::__private::Err(__error);
            }
        };
        match ::rpc_runtime::__private::in_reply(
            ::rpc_runtime::__private::write_filled::<
                __S,
                ::rpc_runtime::__private::SizeIs<()>,
                u16,
            >(
                &mut __encoder,
                room,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(count),
                    ),
                    rest: (),
                },
            ),
            "room",
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
        __T: Slices + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > ::rpc_runtime::__private::Dispatch for SlicesServer<__T> {
        fn interface(&self) -> &'static ::rpc_runtime::__private::Interface {
            SlicesClient::INTERFACE
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
                                slices::<
                                    ::rpc_runtime::__private::Ndr64,
                                    __T,
                                >(__service, __call),
                            )
                        }
                        false => {
                            ::rpc_runtime::__private::Box::pin(
                                slices::<
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
