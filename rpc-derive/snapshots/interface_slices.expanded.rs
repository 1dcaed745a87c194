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
::rpc_runtime::__private::if_client! {
    /**Calls [`Slices`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct SlicesClient(::rpc_runtime::__private::Client);
    ///Calls [`Slices`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct SlicesBlockingClient {
        client: SlicesClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
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
}
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Slices",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "slices",
                opnum: 0u16,
                parameters: &["count", "names", "points", "text", "buffer", "room"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "count",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "names",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_1 as __rpc::Select<[&WStr]>>::Type,
                            __rpc::SizeIs<()>,
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "points",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_2 as __rpc::Select<[Point]>>::Type,
                            __rpc::SizeIs<()>,
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "text",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_3 as __rpc::Select<str>>::Type,
                            (),
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "buffer",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Lent,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "room",
                        __rpc::Direction::Out,
                        __rpc::Passed::Lent,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_1 = __rpc::Form<
        { __rpc::At::<[&'static WStr], __rpc::SizeIs<()>>::HAS_FORM },
    >;
    type __Form_2 = __rpc::Form<{ __rpc::At::<[Point], __rpc::SizeIs<()>>::HAS_FORM }>;
    type __Form_3 = __rpc::Form<{ __rpc::At::<str, ()>::HAS_FORM }>;
    type __Form_4 = __rpc::Form<{ __rpc::At::<[u8], __rpc::SizeIs<()>>::HAS_FORM }>;
    type __Form_5 = __rpc::Form<{ __rpc::At::<[u16], __rpc::SizeIs<()>>::HAS_FORM }>;
    const _: fn() = || {
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[&'static WStr] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[Point] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
        let _: fn(&()) -> bool = <str as __rpc::Ndr>::may_be_null;
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[u8] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[u16] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
    };
    const _: () = {
        let _: __rpc::Layout = <<__Form_1 as __rpc::Select<
            [&WStr],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_2 as __rpc::Select<
            [Point],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_4 as __rpc::Select<
            [u8],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_5 as __rpc::Select<
            [u16],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
    };
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i128 >= <u32>::MIN as i128 && (100) as i128 <= <u32>::MAX as i128,
        "[ARR-44] a range beyond what its type can hold",
    );
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i128 <= (100) as i128,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)",
    );
    const _: () = ::core::assert!(
        !::core::mem::needs_drop::<&WStr>(),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)",
    );
    __rpc::if_client! {
        __rpc::client! {
            SlicesClient, SlicesBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl SlicesClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `count` | in | you | your own variable | nothing is to be freed |
| `names` | in | you | where you put it | you |
| `points` | in | you | where you put it | you |
| `text` | in | you | where you put it | you |
| `buffer` | in, out | you | your own buffer | you |
| `room` | out | you | your own buffer | you |

`SlicesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn slices(
                &self,
                count: u32,
                names: &[&WStr],
                points: &[Point],
                text: &str,
                buffer: &mut [u8],
                room: &mut [u16],
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("count");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &count, &())?;
                            __step.at("names");
                            __rpc::write_referent::<
                                __rpc::SizeIs<()>,
                                <__Form_1 as __rpc::Select<[&WStr]>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_1 as __rpc::Select<_>>::of(names),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(__rpc::Count::of(count)),
                                    rest: (),
                                },
                            )?;
                            __step.at("points");
                            __rpc::write_referent::<
                                __rpc::SizeIs<()>,
                                <__Form_2 as __rpc::Select<[Point]>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_2 as __rpc::Select<_>>::of(points),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(__rpc::Count::of(count)),
                                    rest: (),
                                },
                            )?;
                            __step.at("text");
                            __rpc::write_referent::<
                                (),
                                <__Form_3 as __rpc::Select<str>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_3 as __rpc::Select<_>>::of(text),
                                &(),
                            )?;
                            __step.at("buffer");
                            __rpc::write_buffer::<
                                __rpc::SizeIs<()>,
                                <__Form_4 as __rpc::Select<u8>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_4 as __rpc::SelectValue<_>>::of_slice_mut(buffer),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(__rpc::Count::of(count)),
                                    rest: (),
                                },
                            )?;
                            __step.at("room");
                            __rpc::has_room(
                                __encoder,
                                &*<__Form_5 as __rpc::SelectValue<
                                    _,
                                >>::of_slice_mut(&mut *room),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(__rpc::Count::of(count)),
                                    rest: (),
                                },
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                __step.reads("buffer");
                                let __out_buffer = __rpc::stage_slice::<
                                    _,
                                    __rpc::SizeIs<()>,
                                    <__Form_4 as __rpc::Select<u8>>::Type,
                                >(
                                    __ndr64,
                                    __decoder,
                                    buffer.len(),
                                    &__rpc::SizeIs {
                                        size: __rpc::Counted::new(__rpc::Count::of(count)),
                                        rest: (),
                                    },
                                )?;
                                __step.reads("room");
                                let __out_room = __rpc::stage_slice::<
                                    _,
                                    __rpc::SizeIs<()>,
                                    <__Form_5 as __rpc::Select<u16>>::Type,
                                >(
                                    __ndr64,
                                    __decoder,
                                    room.len(),
                                    &__rpc::SizeIs {
                                        size: __rpc::Counted::new(__rpc::Count::of(count)),
                                        rest: (),
                                    },
                                )?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                __out_buffer
                                    .commit(
                                        <__Form_4 as __rpc::SelectValue<_>>::of_slice_mut(buffer),
                                    );
                                __out_room
                                    .commit(
                                        <__Form_5 as __rpc::SelectValue<_>>::of_slice_mut(room),
                                    );
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl SlicesBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `count` | in | you | your own variable | nothing is to be freed |
| `names` | in | you | where you put it | you |
| `points` | in | you | where you put it | you |
| `text` | in | you | where you put it | you |
| `buffer` | in, out | you | your own buffer | you |
| `room` | out | you | your own buffer | you |

`SlicesClient::INTERFACE.memory_table()` has both sides, as the types are.


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
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime
                    .wait(__client.slices(count, names, points, text, buffer, room))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            SlicesServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn slices<__T: Slices>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (
                mut count,
                mut names,
                mut points,
                mut text,
                mut buffer,
                mut room,
                __known,
            ) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("count");
                    let count = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.at("count");
                    __rpc::in_range(
                        __rpc::Count::of(count),
                        const {
                            #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                            { (0) as i64 }
                        },
                        const {
                            #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                            { (100) as i64 }
                        },
                        __decoder.cursor().offset(),
                    )?;
                    __step.reads("names");
                    let names = __rpc::read_parameter::<
                        _,
                        __rpc::SizeIs<()>,
                        <__Form_1 as __rpc::Select<&[&WStr]>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __step.reads("points");
                    let points = __rpc::read_parameter::<
                        _,
                        __rpc::SizeIs<()>,
                        <__Form_2 as __rpc::Select<__rpc::InSlice<'_, Point>>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __step.reads("text");
                    let text = __rpc::read_parameter::<
                        _,
                        (),
                        <__Form_3 as __rpc::Select<&str>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("buffer");
                    let buffer = __rpc::read_buffer::<
                        _,
                        __rpc::SizeIs<()>,
                        <__Form_4 as __rpc::Select<u8>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __step.ends("the end of the request", __decoder)?;
                    __step.reads("room");
                    let room = __rpc::out_buffer::<
                        _,
                        _,
                        <__Form_5 as __rpc::Select<u16>>::Type,
                    >(
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __rpc::Ok((
                        count,
                        names,
                        points,
                        text,
                        buffer,
                        room,
                        __decoder.full_pointers(),
                    ))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Slices>::slices(
                        __service,
                        count,
                        <__Form_1 as __rpc::SelectValue<&[&WStr]>>::value(names),
                        &(<__Form_2 as __rpc::Select<
                            __rpc::InSlice<'_, Point>,
                        >>::back(&points))[..],
                        <__Form_3 as __rpc::SelectValue<&str>>::value(text),
                        <__Form_4 as __rpc::SelectValue<
                            u8,
                        >>::back_slice_mut(&mut *buffer),
                        <__Form_5 as __rpc::SelectValue<u16>>::back_slice_mut(&mut *room),
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("buffer");
                    __rpc::write_filled::<
                        __rpc::SizeIs<()>,
                        <__Form_4 as __rpc::Select<u8>>::Type,
                    >(
                        __ndr64,
                        __encoder,
                        buffer,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __step.at("room");
                    __rpc::write_filled::<
                        __rpc::SizeIs<()>,
                        <__Form_5 as __rpc::Select<u16>>::Type,
                    >(
                        __ndr64,
                        __encoder,
                        room,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Slices + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for SlicesServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(slices::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
