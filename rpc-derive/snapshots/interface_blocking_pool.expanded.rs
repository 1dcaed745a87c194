/// A plain `fn`, numbered, with a renamed runtime.
#[allow(dead_code)]
pub(crate) trait Plain {
    fn plain(&self, a: u32) -> renamed::Result<()>;
    fn next(&self, data: PipeReader<u8>) -> renamed::Result<()>;
    ///Called when a call of [`plain`](Self::plain) is over at the server: its reply is marshalled or it failed, and its memory is freed. A panic here changes nothing for the client.
    fn plain_notify(&self);
}
renamed::__private::if_client! {
    /**Calls [`Plain`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub(crate) struct PlainClient(renamed::__private::Client);
    ///Calls [`Plain`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub(crate) struct PlainBlockingClient {
        client: PlainClient,
        runtime: renamed::__private::BlockingRuntime,
    }
}
renamed::__private::if_server! {
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
}
const _: () = {
    use renamed::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Plain",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            2u16,
            1u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "plain",
                opnum: 4u16,
                parameters: &["a"],
                memory: __rpc::without_nothing(const {
                    &[
                        __rpc::ParameterPlan::new(
                            "a",
                            __rpc::Direction::In,
                            __rpc::Passed::Value,
                            __rpc::Stored::PLAIN,
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::returned(
                            __rpc::Stored::returned::<
                                <__Form_4_returned as __rpc::Select<
                                    <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                                >>::Type,
                            >(),
                            __rpc::Environment::NONE,
                        ),
                    ]
                }),
                reply: __rpc::None,
                cancellation: __rpc::OnCancel::Told,
                ..__rpc::Procedure::PLAIN
            },
            __rpc::Procedure {
                name: "next",
                opnum: 5u16,
                parameters: &["data"],
                memory: __rpc::without_nothing(const {
                    &[
                        __rpc::ParameterPlan::returned(
                            __rpc::Stored::returned::<
                                <__Form_5_returned as __rpc::Select<
                                    <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                                >>::Type,
                            >(),
                            __rpc::Environment::NONE,
                        ),
                    ]
                }),
                reply: __rpc::None,
                input_pipe: true,
                cancellation: __rpc::OnCancel::Told,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Result_4 = __rpc::Form<
        { __rpc::At::<renamed::Result<()>, __rpc::Returned>::IS_RESULT },
    >;
    type __Form_4_returned = __rpc::Form<
        {
            __rpc::At::<
                <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Returned,
            >::IS_VALUE
        },
    >;
    type __Result_5 = __rpc::Form<
        { __rpc::At::<renamed::Result<()>, __rpc::Returned>::IS_RESULT },
    >;
    type __Form_5_returned = __rpc::Form<
        {
            __rpc::At::<
                <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Returned,
            >::IS_VALUE
        },
    >;
    const _: fn() = || {
        let _: __rpc::Option<<renamed::Result<()> as __rpc::Returns>::Value> = __rpc::None;
        let _ = <<__Result_4 as __rpc::Returning<
            renamed::Result<()>,
        >>::Asked as __rpc::MarshalReturn>::write::<__rpc::Ndr20>;
        let _: __rpc::Option<<renamed::Result<()> as __rpc::Returns>::Value> = __rpc::None;
        let _ = <<__Result_5 as __rpc::Returning<
            renamed::Result<()>,
        >>::Asked as __rpc::MarshalReturn>::write::<__rpc::Ndr20>;
    };
    const _: () = if let __rpc::Some(__layout) = <<__Form_4_returned as __rpc::Select<
        <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
    >>::Type as __rpc::MarshalReturn>::LAYOUT {
        let __layout = __layout.sound();
        ::core::assert!(
            !__layout.is_reference(),
            "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an `Option` of it",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return `Option<Box<T>>`",
        );
    };
    const _: () = if let __rpc::Some(__layout) = <<__Form_5_returned as __rpc::Select<
        <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
    >>::Type as __rpc::MarshalReturn>::LAYOUT {
        let __layout = __layout.sound();
        ::core::assert!(
            !__layout.is_reference(),
            "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an `Option` of it",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return `Option<Box<T>>`",
        );
    };
    __rpc::if_client! {
        __rpc::client! {
            PlainClient, PlainBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl PlainClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variable | nothing is to be freed |

`PlainClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn plain(
                &self,
                a: u32,
            ) -> __rpc::Result<
                <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Error,
            > {
                let mut __call = self.0.call(4u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("a");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &a, &())?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                let __returned = <__Form_4_returned as __rpc::SelectValue<
                                    <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                                >>::value(
                                    __rpc::read_returned::<
                                        _,
                                        <__Form_4_returned as __rpc::Select<
                                            <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                                        >>::Type,
                                    >(__step, __ndr64, __decoder)?,
                                );
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
            /**

# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn next(
                &self,
                data: PipeReader<u8>,
            ) -> __rpc::Result<
                <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Error,
            > {
                let mut __call = self.0.call(5u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| { __rpc::Ok(()) },
                    )?;
                    let mut __piped = __call.begin(__encoder, true).await?;
                    match __ndr64 {
                        true => __piped.send::<__rpc::Ndr64, u8>(data).await?,
                        false => __piped.send::<__rpc::Ndr20, u8>(data).await?,
                    }
                    let __reply = __piped.finish().await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                let __returned = <__Form_5_returned as __rpc::SelectValue<
                                    <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                                >>::value(
                                    __rpc::read_returned::<
                                        _,
                                        <__Form_5_returned as __rpc::Select<
                                            <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                                        >>::Type,
                                    >(__step, __ndr64, __decoder)?,
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
        impl PlainBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variable | nothing is to be freed |

`PlainClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn plain(
                &self,
                a: u32,
            ) -> __rpc::Result<
                <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Error,
            > {
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
            ) -> __rpc::Result<
                <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                __rpc::Error,
            > {
                let __client = &self.client;
                self.runtime.wait(__client.next(data))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            PlainServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        fn plain<__T: Plain>(
            __service: &__T,
            __call: &__rpc::ServerCall,
            __runs: &(dyn ::core::ops::Fn() + __rpc::Sync),
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            let (mut a, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("a");
                    let a = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((a, __decoder.full_pointers()))
                },
            )?;
            __runs();
            let __returned = <__Result_4 as __rpc::Returning<
                _,
            >>::into_result(<__T as Plain>::plain(__service, a))?;
            let __returned: <__Result_4 as __rpc::Returning<
                renamed::Result<()>,
            >>::Value = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(
                        __step,
                        __ndr64,
                        __encoder,
                        <__Form_4_returned as __rpc::Select<
                            <__Result_4 as __rpc::Returning<renamed::Result<()>>>::Value,
                        >>::of(&__returned),
                    )
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        fn next<__T: Plain>(
            __service: &__T,
            __call: &__rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            let (__known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((__decoder.full_pointers()))
                },
            )?;
            let __returned = <__Result_5 as __rpc::Returning<
                _,
            >>::into_result(
                <__T as Plain>::next(
                    __service,
                    match __ndr64 {
                        true => __call.input_pipe::<__rpc::Ndr64, u8>(),
                        false => __call.input_pipe::<__rpc::Ndr20, u8>(),
                    },
                ),
            )?;
            let __returned: <__Result_5 as __rpc::Returning<
                renamed::Result<()>,
            >>::Value = __returned;
            __rpc::block_on(__call.end_pipes_in(__ndr64, false))?;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(
                        __step,
                        __ndr64,
                        __encoder,
                        <__Form_5_returned as __rpc::Select<
                            <__Result_5 as __rpc::Returning<renamed::Result<()>>>::Value,
                        >>::of(&__returned),
                    )
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[allow(non_snake_case)]
        async fn __receive_next(
            __call: &mut __rpc::ServerCall,
        ) -> __rpc::Result<(), __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            __call
                .receive(|__decoder: &mut __rpc::Decoder<'_, __rpc::Global>| {
                    __rpc::Ok(())
                })
                .await
        }
        #[automatically_derived]
        impl<__T: Plain + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for PlainServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    4u16 => {
                        __rpc::on_blocking_pool(
                            __call.blocking(),
                            move || {
                                let __told = ::core::clone::Clone::clone(&__service);
                                let __notify = __rpc::Notify::new(
                                    "Plain::plain",
                                    move |__ran: bool| { <__T as Plain>::plain_notify(&__told) },
                                );
                                let __call = __call;
                                plain::<__T>(&__service, &__call, &|| __notify.runs())
                            },
                        )
                    }
                    5u16 => {
                        __rpc::on_blocking_pool(
                            __call.blocking(),
                            move || {
                                let mut __call = __call;
                                __rpc::block_on(__receive_next(&mut __call))?;
                                next::<__T>(&__service, &__call)
                            },
                        )
                    }
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
