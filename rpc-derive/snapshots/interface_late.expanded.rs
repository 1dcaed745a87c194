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
::rpc_runtime::__private::if_client! {
    /**Calls [`Late`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct LateClient(::rpc_runtime::__private::Client);
    ///Calls [`Late`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct LateBlockingClient {
        client: LateClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Late`].
    #[allow(dead_code)]
    pub struct LateServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Late + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
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
}
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Late",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "late",
                opnum: 0u16,
                parameters: &["numbers", "count", "made", "written", "choice"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "numbers",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_0 as __rpc::Select<[u32]>>::Type,
                            __rpc::SizeIs<()>,
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "count",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "made",
                        __rpc::Direction::Out,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<Vec<u32>, __rpc::SizeIs<()>>(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "written",
                        __rpc::Direction::Out,
                        __rpc::Passed::Reference,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "choice",
                        __rpc::Direction::In,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<
                            <__Form_3 as __rpc::Select<Choice>>::Type,
                            __rpc::SwitchIs,
                        >(),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_0 = __rpc::Form<{ __rpc::At::<[u32], __rpc::SizeIs<()>>::HAS_FORM }>;
    type __Form_3 = __rpc::Form<{ __rpc::At::<Choice, __rpc::SwitchIs>::HAS_FORM }>;
    const _: fn() = || {
        let _: fn(&__rpc::SizeIs<()>) -> bool = <[u32] as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
        let _: __rpc::Option<<Choice as __rpc::Switched>::Switch> = __rpc::None;
        let _: fn(&__rpc::SwitchIs) -> bool = <<__rpc::Form<
            { __rpc::At::<Choice, ()>::IS_UNION },
        > as __rpc::Select<Choice>>::Type as __rpc::Ndr<__rpc::SwitchIs>>::may_be_null;
    };
    const _: () = {
        let _: __rpc::Layout = <<__Form_0 as __rpc::Select<
            [u32],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <[u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.sound();
        let _: __rpc::Layout = <<__Form_3 as __rpc::Select<
            Choice,
        >>::Type as __rpc::Ndr<__rpc::SwitchIs>>::LAYOUT
            .sound();
    };
    const _: () = {
        let __layout = <Vec<u32> as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.sound();
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    const _: () = {
        let __layout = <u32 as __rpc::Ndr>::LAYOUT.sound();
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    __rpc::if_client! {
        __rpc::client! {
            LateClient, LateBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl LateClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `numbers` | in | you | where you put it | you |
| `count` | in | you | your own variable | nothing is to be freed |
| `made` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `written` | out | you | your own variable | nothing is to be freed |
| `choice` | in | you | where you put it | you |

`LateClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn late(
                &self,
                numbers: &[u32],
                count: u32,
                made: &mut Vec<u32>,
                written: &mut u32,
                choice: &Choice,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("numbers");
                            __rpc::write_referent::<
                                __rpc::SizeIs<()>,
                                <__Form_0 as __rpc::Select<[u32]>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_0 as __rpc::Select<_>>::of(numbers),
                                &__rpc::SizeIs {
                                    size: __rpc::Counted::new(__rpc::Count::of(count)),
                                    rest: (),
                                },
                            )?;
                            __step.at("count");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &count, &())?;
                            __step.at("choice");
                            __rpc::write_referent::<
                                __rpc::SwitchIs,
                                <__Form_3 as __rpc::Select<Choice>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_3 as __rpc::Select<_>>::of(choice),
                                &__rpc::switch_is::<
                                    <__Form_3 as __rpc::Select<Choice>>::Type,
                                    _,
                                >(count),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                let __start_made = __rpc::begin_late(__decoder);
                                __step.reads("made");
                                let __out_made = __rpc::read_referent::<
                                    _,
                                    __rpc::SizeIs<()>,
                                    Vec<u32>,
                                >(
                                    __ndr64,
                                    __decoder,
                                    &__rpc::SizeIs {
                                        size: __rpc::Counted::Late,
                                        rest: (),
                                    },
                                )?;
                                __step.reads("written");
                                let __out_written = __rpc::read_referent::<
                                    _,
                                    (),
                                    u32,
                                >(__ndr64, __decoder, &())?;
                                __step.at("made");
                                __rpc::compare_late(
                                    __decoder,
                                    __start_made,
                                    |__decoder| __rpc::walk_referent::<
                                        _,
                                        __rpc::SizeIs<()>,
                                        Vec<u32>,
                                    >(
                                        __ndr64,
                                        __decoder,
                                        &__rpc::SizeIs {
                                            size: __rpc::Counted::new(__rpc::Count::of(__out_written)),
                                            rest: (),
                                        },
                                    ),
                                )?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                *made = __out_made;
                                *written = __out_written;
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
        impl LateBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `numbers` | in | you | where you put it | you |
| `count` | in | you | your own variable | nothing is to be freed |
| `made` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `written` | out | you | your own variable | nothing is to be freed |
| `choice` | in | you | where you put it | you |

`LateClient::INTERFACE.memory_table()` has both sides, as the types are.


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
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.late(numbers, count, made, written, choice))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            LateServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn late<__T: Late>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut numbers, mut count, mut choice, mut made, mut written, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    let __start_numbers = __rpc::begin_late(__decoder);
                    __step.reads("numbers");
                    let numbers = __rpc::read_parameter::<
                        _,
                        __rpc::SizeIs<()>,
                        <__Form_0 as __rpc::Select<&[u32]>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::Late,
                            rest: (),
                        },
                    )?;
                    __step.reads("count");
                    let count = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("choice");
                    let choice = __rpc::read_referent::<
                        _,
                        __rpc::SwitchIs,
                        <__Form_3 as __rpc::Select<Choice>>::Type,
                    >(
                        __ndr64,
                        __decoder,
                        &__rpc::switch_is::<
                            <__Form_3 as __rpc::Select<Choice>>::Type,
                            _,
                        >(count),
                    )?;
                    __step.at("numbers");
                    __rpc::compare_late(
                        __decoder,
                        __start_numbers,
                        |__decoder| __rpc::walk_parameter::<
                            _,
                            __rpc::SizeIs<()>,
                            <__Form_0 as __rpc::Select<&[u32]>>::Type,
                        >(
                            __ndr64,
                            __decoder,
                            &__rpc::SizeIs {
                                size: __rpc::Counted::new(__rpc::Count::of(count)),
                                rest: (),
                            },
                        ),
                    )?;
                    __step.ends("the end of the request", __decoder)?;
                    let mut made: Vec<u32> = <Vec<u32> as __rpc::Start>::start();
                    let mut written: u32 = <u32 as __rpc::Start>::start();
                    __rpc::Ok((
                        numbers,
                        count,
                        choice,
                        made,
                        written,
                        __decoder.full_pointers(),
                    ))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Late>::late(
                        __service,
                        <__Form_0 as __rpc::SelectValue<&[u32]>>::value(numbers),
                        count,
                        &mut made,
                        &mut written,
                        <__Form_3 as __rpc::Select<Choice>>::back(&choice),
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("made");
                    __rpc::write_referent::<
                        __rpc::SizeIs<()>,
                        Vec<u32>,
                    >(
                        __ndr64,
                        __encoder,
                        &made,
                        &__rpc::SizeIs {
                            size: __rpc::Counted::new(__rpc::Count::of(written)),
                            rest: (),
                        },
                    )?;
                    __step.at("written");
                    __rpc::write_referent::<(), u32>(__ndr64, __encoder, &written, &())?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Late + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for LateServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(late::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
