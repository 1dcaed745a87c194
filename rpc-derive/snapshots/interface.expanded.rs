/// Adds.
#[allow(dead_code)]
pub trait Adder {
    /// The sum of two numbers.
    fn add(
        &self,
        a: u32,
        b: u32,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
}
::rpc_runtime::__private::if_client! {
    /**Calls [`Adder`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct AdderClient(::rpc_runtime::__private::Client);
    ///Calls [`Adder`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct AdderBlockingClient {
        client: AdderClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Adder`].
    #[allow(dead_code)]
    pub struct AdderServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Adder + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > AdderServer<__T> {
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
        name: "Adder",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "add",
                opnum: 0u16,
                parameters: &["a", "b"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "a",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "b",
                        __rpc::Direction::In,
                        __rpc::Passed::Value,
                        __rpc::Stored::PLAIN,
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::returned(
                        __rpc::Some(__rpc::Stored::PLAIN),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    __rpc::if_client! {
        __rpc::client! {
            AdderClient, AdderBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl AdderClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /// The sum of two numbers.
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variable | nothing is to be freed |
| `b` | in | you | your own variable | nothing is to be freed |
| `return` | return | the stub | your own variable | nothing is to be freed |

`AdderClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn add(&self, a: u32, b: u32) -> __rpc::Result<u32, __rpc::Error> {
                let mut __call = self.0.call(0u16);
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
                            __step.at("b");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &b, &())?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                let __returned = __rpc::read_returned::<
                                    _,
                                    u32,
                                >(__step, __ndr64, __decoder)?;
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
        impl AdderBlockingClient {
            /// The sum of two numbers.
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `a` | in | you | your own variable | nothing is to be freed |
| `b` | in | you | your own variable | nothing is to be freed |
| `return` | return | the stub | your own variable | nothing is to be freed |

`AdderClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn add(&self, a: u32, b: u32) -> __rpc::Result<u32, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.add(a, b))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            AdderServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn add<__T: Adder>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut a, mut b, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("a");
                    let a = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("b");
                    let b = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((a, b, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Adder>::add(__service, a, b).await,
            )?;
            let __returned: u32 = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Adder + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for AdderServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(add::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
