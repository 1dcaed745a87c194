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
::rpc_runtime::__private::if_client! {
    /**Calls [`Optional`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct OptionalClient(::rpc_runtime::__private::Client);
    ///Calls [`Optional`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct OptionalBlockingClient {
        client: OptionalClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
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
}
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[allow(dead_code)]
    const __INTERFACE: &__rpc::Interface = &__rpc::Interface {
        name: "Optional",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "optional",
                opnum: 0u16,
                parameters: &["owned", "read", "limit", "changed", "made"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "owned",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::of::<
                            <__Form_0 as __rpc::Select<Option<Box<Point>>>>::Type,
                            (),
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "read",
                        __rpc::Direction::In,
                        __rpc::Passed::Reference,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "limit",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "changed",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<
                            <__Form_2 as __rpc::Select<Node>>::Type,
                            (),
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "made",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<
                            <__Form_3 as __rpc::Select<Point>>::Type,
                            (),
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
    type __Form_0 = __rpc::Form<{ __rpc::At::<Option<Box<Point>>, ()>::HAS_FORM }>;
    type __Form_2 = __rpc::Form<{ __rpc::At::<Node, ()>::HAS_FORM }>;
    type __Form_3 = __rpc::Form<{ __rpc::At::<Point, ()>::HAS_FORM }>;
    const _: fn() = || {
        let _: fn(&()) -> bool = <Option<Box<Point>> as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Node as __rpc::Ndr>::may_be_null;
        let _: fn(&()) -> bool = <Point as __rpc::Ndr>::may_be_null;
    };
    const _: () = {
        let _: __rpc::Layout = <<__Form_2 as __rpc::Select<
            Node,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        let _: __rpc::Layout = <<__Form_3 as __rpc::Select<
            Point,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
    };
    const _: () = {
        let __layout = <<__Form_0 as __rpc::Select<
            Option<Box<Point>>,
        >>::Type as __rpc::Ndr>::LAYOUT
            .sound();
        ::core::assert!(
            !__layout.is_exclusive(),
            "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or `Option<&mut T>`, so that its direction is seen",
        );
        ::core::assert!(
            !__layout.is_conformant(),
            "[ARR-36] a structure that ends in a conformant array is passed by reference (MIDL2043, MIDL2465): write `&T`",
        );
    };
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (1) as i128 <= (9) as i128,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)",
    );
    __rpc::if_client! {
        __rpc::client! {
            OptionalClient, OptionalBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl OptionalClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `owned` | in | you | the allocator of its type | the call, which it is moved into |
| `read` | in | you | your own variable | nothing is to be freed |
| `limit` | in, out | you | your own variable | nothing is to be freed |
| `changed` | in, out | you; what is added, the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |
| `made` | in, out | you; what is added, the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`OptionalClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn optional(
                &self,
                owned: Option<Box<Point>>,
                read: Option<&u32>,
                limit: Option<&mut u32>,
                changed: Option<&mut Node>,
                made: Option<&mut Point>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("owned");
                            __rpc::write_parameter::<
                                (),
                                <__Form_0 as __rpc::Select<Option<Box<Point>>>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_0 as __rpc::Select<_>>::of(&owned),
                                &(),
                            )?;
                            __step.at("read");
                            __rpc::write_optional::<
                                (),
                                u32,
                            >(__ndr64, __encoder, read, &())?;
                            __step.at("limit");
                            __rpc::write_optional::<
                                (),
                                u32,
                            >(__ndr64, __encoder, limit.as_deref(), &())?;
                            __step.at("changed");
                            __rpc::write_optional::<
                                (),
                                <__Form_2 as __rpc::Select<Node>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                changed
                                    .as_deref()
                                    .map(|__value| <__Form_2 as __rpc::Select<_>>::of(__value)),
                                &(),
                            )?;
                            __step.at("made");
                            __rpc::write_presence(__ndr64, __encoder, made.is_some())?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                __step.reads("limit");
                                let __out_limit = __rpc::stage_optional::<
                                    _,
                                    (),
                                    u32,
                                >(__ndr64, __decoder, limit.is_some(), &())?;
                                __step.at("limit");
                                __rpc::in_range_or_null(
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
                                )?;
                                __step.reads("changed");
                                let __out_changed = __rpc::check_optional_in_place::<
                                    _,
                                    (),
                                    <__Form_2 as __rpc::Select<Node>>::Type,
                                >(
                                    __ndr64,
                                    __decoder,
                                    changed
                                        .as_deref()
                                        .map(|__value| <__Form_2 as __rpc::Select<_>>::of(__value)),
                                    &(),
                                )?;
                                __step.reads("made");
                                let __out_made = __rpc::check_optional_in_place::<
                                    _,
                                    (),
                                    <__Form_3 as __rpc::Select<Point>>::Type,
                                >(
                                    __ndr64,
                                    __decoder,
                                    made
                                        .as_deref()
                                        .map(|__value| <__Form_3 as __rpc::Select<_>>::of(__value)),
                                    &(),
                                )?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                if let (__rpc::Some(__place), __rpc::Some(__value)) = (
                                    limit,
                                    __out_limit,
                                ) {
                                    *__place = __value;
                                }
                                if let (__rpc::Some(__place), __rpc::Some(__start)) = (
                                    changed,
                                    __out_changed,
                                ) {
                                    __step.at("changed");
                                    __rpc::update_in_place::<
                                        _,
                                        (),
                                        <__Form_2 as __rpc::Select<Node>>::Type,
                                    >(
                                        __ndr64,
                                        __decoder,
                                        __start,
                                        <__Form_2 as __rpc::Select<_>>::of_mut(__place),
                                        &(),
                                    )?;
                                }
                                if let (__rpc::Some(__place), __rpc::Some(__start)) = (
                                    made,
                                    __out_made,
                                ) {
                                    __step.at("made");
                                    __rpc::update_in_place::<
                                        _,
                                        (),
                                        <__Form_3 as __rpc::Select<Point>>::Type,
                                    >(
                                        __ndr64,
                                        __decoder,
                                        __start,
                                        <__Form_3 as __rpc::Select<_>>::of_mut(__place),
                                        &(),
                                    )?;
                                }
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
        impl OptionalBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `owned` | in | you | the allocator of its type | the call, which it is moved into |
| `read` | in | you | your own variable | nothing is to be freed |
| `limit` | in, out | you | your own variable | nothing is to be freed |
| `changed` | in, out | you; what is added, the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |
| `made` | in, out | you; what is added, the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`OptionalClient::INTERFACE.memory_table()` has both sides, as the types are.


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
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.optional(owned, read, limit, changed, made))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            OptionalServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn optional<__T: Optional>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut owned, mut read, mut limit, mut changed, mut made, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("owned");
                    let owned = __rpc::read_parameter::<
                        _,
                        (),
                        <__Form_0 as __rpc::Select<Option<Box<Point>>>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("read");
                    let read = __rpc::read_optional::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("limit");
                    let limit = __rpc::read_optional::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.at("limit");
                    __rpc::in_range_or_null(
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
                    )?;
                    __step.reads("changed");
                    let changed = __rpc::read_optional::<
                        _,
                        (),
                        <__Form_2 as __rpc::Select<Node>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("made");
                    let made = __rpc::read_presence::<
                        _,
                        <__Form_3 as __rpc::Select<Point>>::Type,
                    >(__ndr64, __decoder)?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((
                        owned,
                        read,
                        limit,
                        changed,
                        made,
                        __decoder.full_pointers(),
                    ))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Optional>::optional(
                        __service,
                        <__Form_0 as __rpc::SelectValue<
                            Option<Box<Point>>,
                        >>::value(owned),
                        read.as_ref(),
                        limit.as_mut(),
                        changed
                            .as_mut()
                            .map(|__value| <__Form_2 as __rpc::Select<
                                Node,
                            >>::back_mut(__value)),
                        made
                            .as_mut()
                            .map(|__value| <__Form_3 as __rpc::Select<
                                Point,
                            >>::back_mut(__value)),
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("limit");
                    __rpc::write_optional::<
                        (),
                        u32,
                    >(__ndr64, __encoder, limit.as_ref(), &())?;
                    __step.at("changed");
                    __rpc::write_optional::<
                        (),
                        <__Form_2 as __rpc::Select<Node>>::Type,
                    >(__ndr64, __encoder, changed.as_ref(), &())?;
                    __step.at("made");
                    __rpc::write_optional::<
                        (),
                        <__Form_3 as __rpc::Select<Point>>::Type,
                    >(__ndr64, __encoder, made.as_ref(), &())?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Optional + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for OptionalServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(optional::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
