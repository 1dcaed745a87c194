#[allow(dead_code)]
pub trait Pipes {
    fn copy(
        &self,
        name: &WStr,
        input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
}
::rpc_runtime::__private::if_client! {
    /**Calls [`Pipes`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct PipesClient(::rpc_runtime::__private::Client);
    ///Calls [`Pipes`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct PipesBlockingClient {
        client: PipesClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Pipes`].
    #[allow(dead_code)]
    pub struct PipesServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Pipes + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > PipesServer<__T> {
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
        name: "Pipes",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &[],
        procedures: &[
            __rpc::Procedure {
                name: "copy",
                opnum: 0u16,
                parameters: &["name", "input", "output"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "name",
                        __rpc::Direction::In,
                        __rpc::Passed::Lent,
                        __rpc::Stored::of::<
                            <__Form_0 as __rpc::Select<WStr>>::Type,
                            (),
                        >(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::returned(
                        __rpc::Some(__rpc::Stored::PLAIN),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                input_pipe: true,
                output_pipe: true,
                ..__rpc::Procedure::PLAIN
            },
        ],
    };
    use __rpc::Lacking as _;
    type __Form_0 = __rpc::Form<{ __rpc::At::<WStr, ()>::HAS_FORM }>;
    const _: fn() = || {
        let _: fn(&()) -> bool = <WStr as __rpc::Ndr>::may_be_null;
    };
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i128 <= (512) as i128,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)",
    );
    __rpc::if_client! {
        __rpc::client! {
            PipesClient, PipesBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl PipesClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | where you put it | you |
| `return` | return | the stub | your own variable | nothing is to be freed |

`PipesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn copy(
                &self,
                name: &WStr,
                input: PipeReader<u32>,
                output: PipeWriter<u8>,
            ) -> __rpc::Result<u32, __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("name");
                            __rpc::write_referent::<
                                (),
                                <__Form_0 as __rpc::Select<WStr>>::Type,
                            >(
                                __ndr64,
                                __encoder,
                                <__Form_0 as __rpc::Select<_>>::of(name),
                                &(),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let mut __piped = __call.begin(__encoder, true).await?;
                    __piped.bound_input((0) as i64, (512) as i64);
                    match __ndr64 {
                        true => __piped.send::<__rpc::Ndr64, u32>(input).await?,
                        false => __piped.send::<__rpc::Ndr20, u32>(input).await?,
                    }
                    match __ndr64 {
                        true => __piped.receive::<__rpc::Ndr64, u8>(output).await?,
                        false => __piped.receive::<__rpc::Ndr20, u8>(output).await?,
                    }
                    let __reply = __piped.finish().await?;
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
        impl PipesBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | where you put it | you |
| `return` | return | the stub | your own variable | nothing is to be freed |

`PipesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn copy(
                &self,
                name: &WStr,
                input: PipeReader<u32>,
                output: PipeWriter<u8>,
            ) -> __rpc::Result<u32, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.copy(name, input, output))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            PipesServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn copy<__T: Pipes>(
            __service: &__T,
            __call: &__rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            let (mut name, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("name");
                    let name = __rpc::read_parameter::<
                        _,
                        (),
                        <__Form_0 as __rpc::Select<&WStr>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((name, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Pipes>::copy(
                        __service,
                        <__Form_0 as __rpc::SelectValue<&WStr>>::value(name),
                        {
                            __call.bound_input((0) as i64, (512) as i64);
                            match __ndr64 {
                                true => __call.input_pipe::<__rpc::Ndr64, u32>(),
                                false => __call.input_pipe::<__rpc::Ndr20, u32>(),
                            }
                        },
                        match __ndr64 {
                            true => __call.output_pipe::<__rpc::Ndr64, u8>(),
                            false => __call.output_pipe::<__rpc::Ndr20, u8>(),
                        },
                    )
                    .await,
            )?;
            let __returned: u32 = __returned;
            __call.end_pipes_in(__ndr64, true).await?;
            let __encoder = __rpc::write_reply(
                __call.encoder_behind_pipe(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__call.last_part(__encoder)))
        }
        #[allow(non_snake_case)]
        async fn __receive_copy(
            __call: &mut __rpc::ServerCall,
        ) -> __rpc::Result<(), __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            __call
                .receive(|__decoder: &mut __rpc::Decoder<'_, __rpc::Global>| {
                    __rpc::walk_parameter::<
                        _,
                        (),
                        <__Form_0 as __rpc::Select<&WStr>>::Type,
                    >(__ndr64, __decoder, &())?;
                    __rpc::Ok(())
                })
                .await
        }
        #[automatically_derived]
        impl<__T: Pipes + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for PipesServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => {
                        __rpc::Box::pin(async move {
                            let mut __call = __call;
                            __receive_copy(&mut __call).await?;
                            copy::<__T>(&__service, &__call).await
                        })
                    }
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
