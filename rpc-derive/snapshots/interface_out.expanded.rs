#[allow(dead_code)]
pub trait Directions {
    fn directions<'a>(
        &self,
        memory: &'a CallMemory,
        info: &CallInfo,
        point: &Point,
        sum: &mut u64,
        tree: &mut Tree<'a>,
        list: &mut Option<Box<Node>>,
        found: &mut Option<&'a Point>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<Answer>,
    > + ::rpc_runtime::__private::Send;
}
::rpc_runtime::__private::if_client! {
    /**Calls [`Directions`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct DirectionsClient(::rpc_runtime::__private::Client);
    ///Calls [`Directions`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct DirectionsBlockingClient {
        client: DirectionsClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Directions`].
    #[allow(dead_code)]
    pub struct DirectionsServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Directions + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > DirectionsServer<__T> {
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
        name: "Directions",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "directions",
                opnum: 0u16,
                parameters: &["point", "sum", "tree", "list", "found"],
                memory: __rpc::without_nothing(const {
                    &[
                        __rpc::ParameterPlan::new(
                            "point",
                            __rpc::Direction::In,
                            __rpc::Passed::Reference,
                            __rpc::Stored::of::<
                                <__Form_0 as __rpc::Select<Point>>::Type,
                                (),
                            >(),
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::new(
                            "sum",
                            __rpc::Direction::Out,
                            __rpc::Passed::Reference,
                            __rpc::Stored::PLAIN,
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::new(
                            "tree",
                            __rpc::Direction::InOut,
                            __rpc::Passed::Reference,
                            __rpc::Stored::of::<
                                <__Form_2 as __rpc::Select<Tree<'_>>>::Type,
                                (),
                            >()
                                .with_lifetime(),
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::new(
                            "list",
                            __rpc::Direction::InOut,
                            __rpc::Passed::Reference,
                            __rpc::Stored::of::<
                                <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                                (),
                            >(),
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::new(
                            "found",
                            __rpc::Direction::Out,
                            __rpc::Passed::Reference,
                            __rpc::Stored::of::<
                                <__Form_4 as __rpc::Select<Option<&'_ Point>>>::Type,
                                (),
                            >(),
                            __rpc::Environment::NONE,
                        ),
                        __rpc::ParameterPlan::returned(
                            __rpc::Stored::returned::<
                                <__Form_0_returned as __rpc::Select<Answer>>::Type,
                            >(),
                            __rpc::Environment::NONE,
                        ),
                    ]
                }),
                reply: __rpc::Some(__rpc::Memory::Call),
                cancellation: __rpc::OnCancel::Told,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_0 = __rpc::Form<{ __rpc::At::<Point, ()>::HAS_FORM }>;
    type __Form_2 = __rpc::Form<{ __rpc::At::<Tree<'static>, ()>::HAS_FORM }>;
    type __Form_3 = __rpc::Form<{ __rpc::At::<Option<Box<Node>>, ()>::HAS_FORM }>;
    type __Form_4 = __rpc::Form<{ __rpc::At::<Option<&'static Point>, ()>::HAS_FORM }>;
    type __Form_0_returned = __rpc::Form<
        { __rpc::At::<Answer, __rpc::Returned>::IS_VALUE },
    >;
    const _: fn() = || {
        let _: fn(&()) -> bool = <Point as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Tree<'static> as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Option<Box<Node>> as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Option<&'static Point> as __rpc::Ndr>::may_be_null;
        let _ = <Answer as __rpc::MarshalReturn>::write::<__rpc::Ndr20>;
    };
    const _: () = {
        let _: __rpc::Layout = <<__Form_0 as __rpc::Select<
            Point,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_2 as __rpc::Select<
            Tree<'_>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_3 as __rpc::Select<
            Option<Box<Node>>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
    };
    const _: () = if let __rpc::Some(__layout) = <<__Form_0_returned as __rpc::Select<
        Answer,
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
    const _: () = {
        let __layout = <u64 as __rpc::Ndr>::LAYOUT.sound();
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    const _: () = {
        let __layout = <<__Form_4 as __rpc::Select<
            Option<&'_ Point>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        ::core::assert!(
            !__layout.is_conformant(),
            "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server could not know its size; write `&mut Option<Box<T>>`",
        );
    };
    const _: () = ::core::assert!(
        !::core::mem::needs_drop::<Point>(),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)",
    );
    __rpc::if_client! {
        __rpc::client! {
            DirectionsClient, DirectionsBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl DirectionsClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `point` | in | you | where you put it | you |
| `sum` | out | you | your own variable | nothing is to be freed |
| `tree` | in, out | you; what is added, the stub | your `CallMemory`; what it owns, the allocator of each type | you, with that memory; what it owns, by dropping it |
| `list` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `found` | out | you; what is added, the stub | your `CallMemory` | you, with that memory |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |
| the reply | return | the stub | your `CallMemory`, which keeps it | you, with that memory |

`DirectionsClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn directions<'a>(
                &self,
                memory: &'a CallMemory,
                point: &Point,
                sum: &mut u64,
                tree: &mut Tree<'a>,
                list: &mut Option<Box<Node>>,
                found: &mut Option<&'a Point>,
            ) -> __rpc::Result<Answer, __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("point");
                            __rpc::write_referent::<
                                (),
                                <__Form_0 as __rpc::Select<Point>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_0 as __rpc::Select<_>>::of(point),
                                &(),
                            )?;
                            __step.at("tree");
                            __rpc::write_referent::<
                                (),
                                <__Form_2 as __rpc::Select<Tree<'_>>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_2 as __rpc::Select<_>>::of(tree),
                                &(),
                            )?;
                            __step.at("list");
                            __rpc::write_referent::<
                                (),
                                <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_3 as __rpc::Select<_>>::of(list),
                                &(),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __rpc::read_reply(
                        __reply.into_decoder(memory, __rpc::Global)?,
                        |__step, __decoder| {
                            __step.reads("sum");
                            let __out_sum = __rpc::read_referent::<
                                _,
                                (),
                                u64,
                            >(__ndr64, __decoder, &())?;
                            __step.reads("tree");
                            let __out_tree = __rpc::read_referent::<
                                _,
                                (),
                                <__Form_2 as __rpc::Select<Tree<'_>>>::Type,
                            >(__ndr64, __decoder, &())?;
                            __step.reads("list");
                            let __out_list = __rpc::walk_in_place::<
                                _,
                                (),
                                <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                            >(
                                __ndr64,
                                __decoder,
                                <__Form_3 as __rpc::Select<_>>::of(&*list),
                                &(),
                            )?;
                            __step.reads("found");
                            let __out_found = __rpc::read_referent::<
                                _,
                                (),
                                <__Form_4 as __rpc::Select<Option<&'_ Point>>>::Type,
                            >(__ndr64, __decoder, &())?;
                            let __returned = <__Form_0_returned as __rpc::SelectValue<
                                Answer,
                            >>::value(
                                __rpc::read_returned::<
                                    _,
                                    <__Form_0_returned as __rpc::Select<Answer>>::Type,
                                >(__step, __ndr64, __decoder)?,
                            );
                            *sum = __out_sum;
                            *tree = <__Form_2 as __rpc::SelectValue<
                                Tree<'_>,
                            >>::value(__out_tree);
                            __step.at("list");
                            __rpc::update_in_place::<
                                _,
                                (),
                                <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                            >(
                                __ndr64,
                                __decoder,
                                __out_list,
                                <__Form_3 as __rpc::Select<_>>::of_mut(&mut *list),
                                &(),
                            )?;
                            *found = <__Form_4 as __rpc::SelectValue<
                                Option<&'_ Point>,
                            >>::value(__out_found);
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
        impl DirectionsBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `point` | in | you | where you put it | you |
| `sum` | out | you | your own variable | nothing is to be freed |
| `tree` | in, out | you; what is added, the stub | your `CallMemory`; what it owns, the allocator of each type | you, with that memory; what it owns, by dropping it |
| `list` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |
| `found` | out | you; what is added, the stub | your `CallMemory` | you, with that memory |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |
| the reply | return | the stub | your `CallMemory`, which keeps it | you, with that memory |

`DirectionsClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn directions<'a>(
                &self,
                memory: &'a CallMemory,
                point: &Point,
                sum: &mut u64,
                tree: &mut Tree<'a>,
                list: &mut Option<Box<Node>>,
                found: &mut Option<&'a Point>,
            ) -> __rpc::Result<Answer, __rpc::Error> {
                let __client = &self.client;
                self.runtime
                    .wait(__client.directions(memory, point, sum, tree, list, found))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            DirectionsServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn directions<__T: Directions>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut point, mut tree, mut list, mut sum, mut found, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("point");
                    let point = __rpc::read_referent::<
                        _,
                        (),
                        <__Form_0 as __rpc::Select<Point>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("tree");
                    let tree = __rpc::read_referent::<
                        _,
                        (),
                        <__Form_2 as __rpc::Select<Tree<'_>>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("list");
                    let list = __rpc::read_referent::<
                        _,
                        (),
                        <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    let mut sum: u64 = <u64 as __rpc::Start>::start();
                    let mut found: <__Form_4 as __rpc::Select<
                        Option<&'_ Point>,
                    >>::Type = <<__Form_4 as __rpc::Select<
                        Option<&'_ Point>,
                    >>::Type as __rpc::Start>::start();
                    __rpc::Ok((point, tree, list, sum, found, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Directions>::directions(
                        __service,
                        __call.memory(),
                        __call.info(),
                        <__Form_0 as __rpc::Select<Point>>::back(&point),
                        &mut sum,
                        <__Form_2 as __rpc::Select<Tree<'_>>>::back_mut(&mut tree),
                        <__Form_3 as __rpc::Select<
                            Option<Box<Node>>,
                        >>::back_mut(&mut list),
                        <__Form_4 as __rpc::Select<
                            Option<&'_ Point>,
                        >>::back_mut(&mut found),
                    )
                    .await,
            )?;
            let __returned: Answer = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("sum");
                    __rpc::write_referent::<(), u64>(__ndr64, __encoder, &sum, &())?;
                    __step.at("tree");
                    __rpc::write_referent::<
                        (),
                        <__Form_2 as __rpc::Select<Tree<'_>>>::Type,
                    >(__ndr64, __encoder, &tree, &())?;
                    __step.at("list");
                    __rpc::write_referent::<
                        (),
                        <__Form_3 as __rpc::Select<Option<Box<Node>>>>::Type,
                    >(__ndr64, __encoder, &list, &())?;
                    __step.at("found");
                    __rpc::write_referent::<
                        (),
                        <__Form_4 as __rpc::Select<Option<&'_ Point>>>::Type,
                    >(__ndr64, __encoder, &found, &())?;
                    __rpc::write_returned(
                        __step,
                        __ndr64,
                        __encoder,
                        <__Form_0_returned as __rpc::Select<Answer>>::of(&__returned),
                    )
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Directions + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for DirectionsServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(directions::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
