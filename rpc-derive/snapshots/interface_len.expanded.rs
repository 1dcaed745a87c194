#[allow(dead_code)]
trait Names {
    fn change(
        &self,
        keys: Len<u16>,
        key: &[u8],
        count: &mut Len<u32>,
        names: &mut Vec<WString>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
}
::rpc_runtime::__private::if_client! {
    /**Calls [`Names`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    struct NamesClient(::rpc_runtime::__private::Client);
    ///Calls [`Names`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    struct NamesBlockingClient {
        client: NamesClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Names`].
    #[allow(dead_code)]
    struct NamesServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Names + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > NamesServer<__T> {
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
        name: "Names",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(142445396020610330655230727610167616218u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "change",
                opnum: 0u16,
                parameters: &["keys", "key", "count", "names"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "keys",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "key",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_1 as __rpc::Select<[u8]>>::Type,
                            __rpc::SizeIs<()>,
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "count",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "names",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<Vec<WString>, __rpc::SizeIs<()>>(),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_1 = __rpc::Form<{ __rpc::At::<[u8], __rpc::SizeIs<()>>::HAS_FORM }>;
    const _: fn() = || {
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[u8] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
    };
    const _: () = {
        let _: __rpc::Layout = <<__Form_1 as __rpc::Select<
            [u8],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <Vec<WString> as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <[WString] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
    };
    __rpc::if_client! {
        __rpc::client! {
            NamesClient, NamesBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl NamesClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `keys` | in | you | your own variable | nothing is to be freed |
| `key` | in | you | where you put it | you |
| `count` | in, out | you | your own variable | nothing is to be freed |
| `names` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |

`NamesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn change(
                &self,
                keys: Len<u16>,
                key: &[u8],
                count: &mut Len<u32>,
                names: &mut Vec<WString>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __length_of_keys = __rpc::length_of(&key);
                    let __length_of_count = __rpc::length_of(&names);
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("keys");
                            __rpc::write_length::<
                                u16,
                            >(__ndr64, __encoder, keys, __length_of_keys)?;
                            __step.at("key");
                            __rpc::write_referent::<
                                __rpc::SizeIs<()>,
                                <__Form_1 as __rpc::Select<[u8]>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_1 as __rpc::Select<_>>::of(key),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(
                                        __rpc::Count::length(__length_of_keys),
                                    ),
                                    rest: (),
                                },
                            )?;
                            __step.at("count");
                            __rpc::write_length::<
                                u32,
                            >(__ndr64, __encoder, *count, __length_of_count)?;
                            __step.at("names");
                            __rpc::write_referent::<
                                __rpc::SizeIs<()>,
                                Vec<WString>,
                            >(
                                __ndr64,
                                __encoder,
                                names,
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(
                                        __rpc::Count::length(__length_of_count),
                                    ),
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
                                __step.reads("count");
                                let __out_count = __rpc::read_referent::<
                                    _,
                                    (),
                                    u32,
                                >(__ndr64, __decoder, &())?;
                                __step.reads("names");
                                let __out_names = __rpc::walk_in_place::<
                                    _,
                                    __rpc::SizeIs<()>,
                                    Vec<WString>,
                                >(
                                    __ndr64,
                                    __decoder,
                                    &*names,
                                    &__rpc::SizeIs {
                                        size: __rpc::Counted::new(__rpc::Count::of(__out_count)),
                                        rest: (),
                                    },
                                )?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                *count = __rpc::Len::new();
                                __step.at("names");
                                __rpc::update_in_place::<
                                    _,
                                    __rpc::SizeIs<()>,
                                    Vec<WString>,
                                >(
                                    __ndr64,
                                    __decoder,
                                    __out_names,
                                    &mut *names,
                                    &__rpc::SizeIs {
                                        size: __rpc::Counted::new(__rpc::Count::of(__out_count)),
                                        rest: (),
                                    },
                                )?;
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
        impl NamesBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `keys` | in | you | your own variable | nothing is to be freed |
| `key` | in | you | where you put it | you |
| `count` | in, out | you | your own variable | nothing is to be freed |
| `names` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |

`NamesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn change(
                &self,
                keys: Len<u16>,
                key: &[u8],
                count: &mut Len<u32>,
                names: &mut Vec<WString>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.change(keys, key, count, names))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            NamesServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn change<__T: Names>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut keys, mut key, mut count, mut names, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("keys");
                    let keys = __rpc::read_referent::<
                        _,
                        (),
                        u16,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("key");
                    let key = __rpc::read_parameter::<
                        _,
                        __rpc::SizeIs<()>,
                        <__Form_1 as __rpc::Select<&[u8]>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(keys)),
                            rest: (),
                        },
                    )?;
                    __step.reads("count");
                    let count = __rpc::read_referent::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("names");
                    let names = __rpc::read_referent::<
                        _,
                        __rpc::SizeIs<()>,
                        Vec<WString>,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(count)),
                            rest: (),
                        },
                    )?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((keys, key, count, names, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Names>::change(
                        __service,
                        __rpc::Len::new(),
                        <__Form_1 as __rpc::SelectValue<&[u8]>>::value(key),
                        &mut __rpc::Len::new(),
                        &mut names,
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __length_of_count = __rpc::length_of(&names);
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("count");
                    __rpc::write_length::<
                        u32,
                    >(__ndr64, __encoder, __rpc::Len::new(), __length_of_count)?;
                    __step.at("names");
                    __rpc::write_referent::<
                        __rpc::SizeIs<()>,
                        Vec<WString>,
                    >(
                        __ndr64,
                        __encoder,
                        &names,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(
                                __rpc::Count::length(__length_of_count),
                            ),
                            rest: (),
                        },
                    )?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Names + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for NamesServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(change::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
