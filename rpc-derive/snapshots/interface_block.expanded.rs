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
::rpc_runtime::__private::if_client! {
    /**Calls [`Blocks`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct BlocksClient(::rpc_runtime::__private::Client);
    ///Calls [`Blocks`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct BlocksBlockingClient {
        client: BlocksClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
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
}
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Blocks",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "sorted",
                opnum: 0u16,
                parameters: &["size", "root"],
                memory: __rpc::without_nothing(const {
                    &[
                        __rpc::ParameterPlan::new(
                            "size",
                            __rpc::Direction::In,
                            __rpc::Passed::Value,
                            __rpc::Stored::PLAIN,
                            __rpc::Environment::new(
                                __rpc::Memory::Buffer,
                                __rpc::Memory::Allocator,
                            ),
                        ),
                        __rpc::ParameterPlan::new(
                            "root",
                            __rpc::Direction::Out,
                            __rpc::Passed::Reference,
                            __rpc::Stored::of::<
                                <__Form_1 as __rpc::Select<Option<&'_ Tree<'_>>>>::Type,
                                (),
                            >(),
                            __rpc::Environment::new(
                                __rpc::Memory::Buffer,
                                __rpc::Memory::Allocator,
                            ),
                        ),
                        __rpc::ParameterPlan::returned(
                            __rpc::Stored::returned::<
                                <__Form_0_returned as __rpc::Select<
                                    Option<&'_ Tree<'_>>,
                                >>::Type,
                            >(),
                            __rpc::Environment::new(
                                __rpc::Memory::Buffer,
                                __rpc::Memory::Allocator,
                            ),
                        ),
                    ]
                }),
                reply: __rpc::Some(__rpc::Memory::Buffer),
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_1 = __rpc::Form<
        { __rpc::At::<Option<&'static Tree<'static>>, ()>::HAS_FORM },
    >;
    type __Form_0_returned = __rpc::Form<
        { __rpc::At::<Option<&'static Tree<'static>>, __rpc::Returned>::IS_VALUE },
    >;
    const _: fn() = || {
        let _: fn(&()) -> bool = <Option<
            &'static Tree<'static>,
        > as __rpc::Ndr>::may_be_null;
        let _ = <Option<
            &'static Tree<'static>,
        > as __rpc::MarshalReturn>::write::<__rpc::Ndr20>;
    };
    const _: () = if let __rpc::Some(__layout) = <<__Form_0_returned as __rpc::Select<
        Option<&'_ Tree<'_>>,
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
        ::core::assert!(
            !__layout.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`",
        );
    };
    const _: () = {
        let __layout = <<__Form_1 as __rpc::Select<
            Option<&'_ Tree<'_>>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        ::core::assert!(
            !__layout.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    const _: () = ::core::assert!(
        !::core::mem::needs_drop::<Tree<'_>>(),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)",
    );
    __rpc::if_client! {
        __rpc::client! {
            BlocksClient, BlocksBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl BlocksClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `size` | in | you | your own variable | nothing is to be freed |
| `root` | out | you; what is added, the stub | your buffer | you, with that memory |
| `return` | return | the stub | your buffer | you, with that memory |
| the reply | return | the stub | beside the block | you, with the block |

`BlocksClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn sorted<'a>(
                &self,
                block: &'a mut CallBlock<'_>,
                size: u32,
                root: &mut Option<&'a Tree<'a>>,
            ) -> __rpc::Result<Option<&'a Tree<'a>>, __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    block.usable_in(__ndr64)?;
                    __rpc::in_request(
                        block.is_of(__rpc::Count::of(size).get()),
                        "size",
                    )?;
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("size");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &size, &())?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    let __decoder = __reply
                        .into_block(
                            block,
                            __rpc::Global,
                            |__decoder| {
                                __rpc::walk_referent::<
                                    _,
                                    (),
                                    <__Form_1 as __rpc::Select<Option<&'_ Tree<'_>>>>::Type,
                                >(__ndr64, __decoder, &())?;
                                __rpc::walk_returned::<
                                    _,
                                    <__Form_0_returned as __rpc::Select<
                                        Option<&'_ Tree<'_>>,
                                    >>::Type,
                                >(__ndr64, __decoder)?;
                                __rpc::Ok(())
                            },
                        )?;
                    __rpc::read_reply(
                        __decoder,
                        |__step, __decoder| {
                            __step.reads("root");
                            let __out_root = __rpc::read_referent::<
                                _,
                                (),
                                <__Form_1 as __rpc::Select<Option<&'_ Tree<'_>>>>::Type,
                            >(__ndr64, __decoder, &())?;
                            let __returned = <__Form_0_returned as __rpc::SelectValue<
                                Option<&'_ Tree<'_>>,
                            >>::value(
                                __rpc::read_returned::<
                                    _,
                                    <__Form_0_returned as __rpc::Select<
                                        Option<&'_ Tree<'_>>,
                                    >>::Type,
                                >(__step, __ndr64, __decoder)?,
                            );
                            *root = <__Form_1 as __rpc::SelectValue<
                                Option<&'_ Tree<'_>>,
                            >>::value(__out_root);
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
        impl BlocksBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `size` | in | you | your own variable | nothing is to be freed |
| `root` | out | you; what is added, the stub | your buffer | you, with that memory |
| `return` | return | the stub | your buffer | you, with that memory |
| the reply | return | the stub | beside the block | you, with the block |

`BlocksClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn sorted<'a>(
                &self,
                block: &'a mut CallBlock<'_>,
                size: u32,
                root: &mut Option<&'a Tree<'a>>,
            ) -> __rpc::Result<Option<&'a Tree<'a>>, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.sorted(block, size, root))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            BlocksServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn sorted<__T: Blocks>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut size, mut root, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("size");
                    let size = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    let mut root: <__Form_1 as __rpc::Select<
                        Option<&'_ Tree<'_>>,
                    >>::Type = <<__Form_1 as __rpc::Select<
                        Option<&'_ Tree<'_>>,
                    >>::Type as __rpc::Start>::start();
                    __rpc::Ok((size, root, __decoder.full_pointers()))
                },
            )?;
            let mut __block = __call.block_of(__rpc::Count::of(size).get().unwrap_or(0));
            let __returned = __rpc::Returns::into_result(
                <__T as Blocks>::sorted(
                        __service,
                        &mut __block,
                        size,
                        <__Form_1 as __rpc::Select<
                            Option<&'_ Tree<'_>>,
                        >>::back_mut(&mut root),
                    )
                    .await,
            )?;
            let __returned: Option<&'_ Tree<'_>> = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("root");
                    __rpc::write_referent::<
                        (),
                        <__Form_1 as __rpc::Select<Option<&'_ Tree<'_>>>>::Type,
                    >(__ndr64, __encoder, &root, &())?;
                    __rpc::write_returned(
                        __step,
                        __ndr64,
                        __encoder,
                        <__Form_0_returned as __rpc::Select<
                            Option<&'_ Tree<'_>>,
                        >>::of(&__returned),
                    )
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Blocks + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for BlocksServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(sorted::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
