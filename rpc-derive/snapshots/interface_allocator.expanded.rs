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
::rpc_runtime::__private::if_client! {
    /**Calls [`Keeper`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct KeeperClient(::rpc_runtime::__private::Client);
    ///Calls [`Keeper`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct KeeperBlockingClient {
        client: KeeperClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
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
}
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Keeper",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "keep",
                opnum: 0u16,
                parameters: &["node", "last"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "node",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::of::<
                            <__Form_0 as __rpc::Select<
                                Option<Box<Node<__rpc::Global>, __rpc::Global>>,
                            >>::Type,
                            (),
                        >(),
                        __rpc::Environment::new(__rpc::Memory::Call, __rpc::Memory::Kept),
                    ),
                    __rpc::ParameterPlan::new(
                        "last",
                        __rpc::Direction::Out,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<
                            <__Form_0 as __rpc::Select<
                                Option<Box<Node<__rpc::Global>, __rpc::Global>>,
                            >>::Type,
                            (),
                        >(),
                        __rpc::Environment::new(__rpc::Memory::Call, __rpc::Memory::Kept),
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_0 = __rpc::Form<
        { __rpc::At::<Option<Box<Node<__rpc::Global>, __rpc::Global>>, ()>::HAS_FORM },
    >;
    const _: fn() = || {
        let _: fn(&()) -> bool = <Option<
            Box<Node<__rpc::Global>, __rpc::Global>,
        > as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Option<
            Box<Node<__rpc::Global>, __rpc::Global>,
        > as __rpc::Ndr>::may_be_null;
    };
    const _: () = {
        let __layout = <<__Form_0 as __rpc::Select<
            Option<Box<Node<__rpc::Global>, __rpc::Global>>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        ::core::assert!(
            __layout.has_pointers(),
            "[ACF-03] `allocate` on what holds no pointer (MIDL2158): a value in line is not allocated; remove the attribute",
        );
        ::core::assert!(
            !__layout.pins_global(),
            "[MEM-04] a type that pins the global allocator, in a method that brings its own: write allocator-api2's `Box<T, A>` and `Vec<T, A>`, with the method's allocator as `A`",
        );
        ::core::assert!(
            !__layout.is_exclusive(),
            "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or `Option<&mut T>`, so that its direction is seen",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[ARR-36] a structure that ends in a conformant array is passed by reference (MIDL2043, MIDL2465): write `&T`",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    __rpc::if_client! {
        __rpc::client! {
            KeeperClient, KeeperBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl KeeperClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `node` | in | you | the allocator of its type | the call, which it is moved into |
| `last` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |

`KeeperClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
                &self,
                memory: A,
                node: Option<Box<Node<A>, A>>,
                last: &mut Option<Box<Node<A>, A>>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("node");
                            __rpc::write_parameter::<
                                (),
                                <__Form_0 as __rpc::Select<Option<Box<Node<A>, A>>>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_0 as __rpc::Select<_>>::of(&node),
                                &(),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Clone::clone(&memory),
                            |__step, __decoder| {
                                __step.reads("last");
                                let __out_last = __rpc::read_referent::<
                                    _,
                                    (),
                                    <__Form_0 as __rpc::Select<Option<Box<Node<A>, A>>>>::Type,
                                >(__ndr64, __decoder, &())?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                *last = <__Form_0 as __rpc::SelectValue<
                                    Option<Box<Node<A>, A>>,
                                >>::value(__out_last);
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
        impl KeeperBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `node` | in | you | the allocator of its type | the call, which it is moved into |
| `last` | out | you; what is added, the stub | the allocator of each type | you, by dropping it |

`KeeperClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn keep<A: Allocator + Clone + Send + Sync + 'static>(
                &self,
                memory: A,
                node: Option<Box<Node<A>, A>>,
                last: &mut Option<Box<Node<A>, A>>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.keep(memory, node, last))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            KeeperServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn keep<__T: Keeper, A: Allocator + Clone + Send + Sync + 'static>(
            __service: &__T,
            __call: &__rpc::ServerCall,
            __allocator: A,
            __runs: &(dyn ::core::ops::Fn() + __rpc::Sync),
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            let (mut node, mut last, __known) = __rpc::read_request(
                __call.decoder(__rpc::Clone::clone(&__allocator)),
                |__step, __decoder| {
                    __step.reads("node");
                    let node = __rpc::read_parameter::<
                        _,
                        (),
                        <__Form_0 as __rpc::Select<Option<Box<Node<A>, A>>>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    let mut last: <__Form_0 as __rpc::Select<
                        Option<Box<Node<A>, A>>,
                    >>::Type = <<__Form_0 as __rpc::Select<
                        Option<Box<Node<A>, A>>,
                    >>::Type as __rpc::Start>::start();
                    __rpc::Ok((node, last, __decoder.full_pointers()))
                },
            )?;
            __runs();
            let __returned = __rpc::Returns::into_result(
                <__T as Keeper>::keep(
                        __service,
                        __allocator,
                        <__Form_0 as __rpc::SelectValue<
                            Option<Box<Node<A>, A>>,
                        >>::value(node),
                        <__Form_0 as __rpc::Select<
                            Option<Box<Node<A>, A>>,
                        >>::back_mut(&mut last),
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("last");
                    __rpc::write_referent::<
                        (),
                        <__Form_0 as __rpc::Select<Option<Box<Node<A>, A>>>>::Type,
                    >(__ndr64, __encoder, &last, &())?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Keeper + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for KeeperServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => {
                        __rpc::Box::pin(async move {
                            let __told = ::core::clone::Clone::clone(&__service);
                            let __notify = __rpc::Notify::new(
                                "Keeper::keep",
                                move |__ran: bool| {
                                    <__T as Keeper>::keep_notify_flag(&__told, __ran)
                                },
                            );
                            let __call = __call;
                            keep::<
                                __T,
                                _,
                            >(
                                    &__service,
                                    &__call,
                                    __call.allocator(),
                                    &|| __notify.runs(),
                                )
                                .await
                        })
                    }
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
