#[allow(dead_code)]
pub trait Files {
    /// An open file.
    type File: Context;
    fn open(
        &self,
        name: u32,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<Self::File>,
    > + ::rpc_runtime::__private::Send;
    fn read(
        &self,
        file: &Self::File,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
    fn copy(
        &self,
        from: &Self::File,
        to: &mut Self::File,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
    fn change(
        &self,
        file: &mut Option<Self::File>,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<()>,
    > + ::rpc_runtime::__private::Send;
    fn find(&self, file: &mut Option<Self::File>) -> Result<Option<Self::File>>;
    fn close(
        &self,
        file: Self::File,
    ) -> impl ::rpc_runtime::__private::Future<
        Output = Result<u32>,
    > + ::rpc_runtime::__private::Send;
}
::rpc_runtime::__private::if_client! {
    /**Calls [`Files`] on a server.

Its methods are the interface's.*/
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct FilesClient(::rpc_runtime::__private::Client);
    ///Calls [`Files`] on a server, and blocks the thread until the answer is there.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    #[allow(dead_code)]
    pub struct FilesBlockingClient {
        client: FilesClient,
        runtime: ::rpc_runtime::__private::BlockingRuntime,
    }
}
::rpc_runtime::__private::if_client! {
    /**A [`File`](Files::File) that the server keeps for this client.

To drop it tells the server nothing: what it keeps lives until a method closes it, or the connection ends.*/
    #[derive(::core::fmt::Debug)]
    #[allow(dead_code)]
    #[must_use = "the server keeps what is behind it until it is closed"]
    pub struct FilesFile(::rpc_runtime::__private::ContextHandle);
    #[automatically_derived]
    #[allow(dead_code)]
    impl FilesFile {
        /// The association that it is of. A client that is bound there can use it.
        #[must_use]
        pub fn association(&self) -> &::rpc_runtime::__private::Association {
            self.0.association()
        }
        /// Gives it up without telling the server, which keeps what is behind it until the connection ends: for
        /// when the server cannot be reached (`RpcSsDestroyClientContext`).
        pub fn abandon(self) {
            let _ = self.0.into_wire();
        }
    }
}
::rpc_runtime::__private::if_server! {
    ///Serves an implementation of [`Files`].
    #[allow(dead_code)]
    pub struct FilesServer<__T>(::rpc_runtime::__private::Arc<__T>);
    #[automatically_derived]
    #[allow(dead_code)]
    impl<
        __T: Files + ::rpc_runtime::__private::Send + ::rpc_runtime::__private::Sync
            + 'static,
    > FilesServer<__T> {
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
        name: "Files",
        id: __rpc::SyntaxId::new(
            __rpc::Uuid::from_u128(283077547216821831833202624101634178097u128),
            1u16,
            0u16,
        ),
        min_level: __rpc::None,
        context_handles: &["File"],
        procedures: &[
            __rpc::Procedure {
                name: "open",
                opnum: 0u16,
                parameters: &["name"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "name",
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
            __rpc::Procedure {
                name: "read",
                opnum: 1u16,
                parameters: &["file"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "file",
                        __rpc::Direction::In,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
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
            __rpc::Procedure {
                name: "copy",
                opnum: 2u16,
                parameters: &["from", "to"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "from",
                        __rpc::Direction::In,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::new(
                        "to",
                        __rpc::Direction::In,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
            __rpc::Procedure {
                name: "change",
                opnum: 3u16,
                parameters: &["file"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "file",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                ..__rpc::Procedure::PLAIN
            },
            __rpc::Procedure {
                name: "find",
                opnum: 4u16,
                parameters: &["file"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "file",
                        __rpc::Direction::Out,
                        __rpc::Passed::Reference,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
                        __rpc::Environment::NONE,
                    ),
                    __rpc::ParameterPlan::returned(
                        __rpc::Some(__rpc::Stored::PLAIN),
                        __rpc::Environment::NONE,
                    ),
                ],
                reply: __rpc::None,
                cancellation: __rpc::OnCancel::Told,
                ..__rpc::Procedure::PLAIN
            },
            __rpc::Procedure {
                name: "close",
                opnum: 5u16,
                parameters: &["file"],
                memory: &[
                    __rpc::ParameterPlan::new(
                        "file",
                        __rpc::Direction::InOut,
                        __rpc::Passed::Value,
                        __rpc::Stored::of::<__rpc::WireHandle, ()>(),
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
            FilesClient, FilesBlockingClient
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl FilesClient {
            /// The interface's description.
            pub const INTERFACE: &'static __rpc::Interface = __INTERFACE;
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | your own variable | nothing is to be freed |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn open(
                &self,
                name: u32,
            ) -> __rpc::Result<FilesFile, __rpc::Error> {
                let mut __call = self.0.call(0u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("name");
                            __rpc::write_parameter::<
                                (),
                                u32,
                            >(__ndr64, __encoder, &name, &())?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                let __returned = FilesFile(
                                    __call
                                        .handle(
                                            __rpc::read_returned_handle(
                                                __step,
                                                __ndr64,
                                                __decoder,
                                                false,
                                            )?,
                                        ),
                                );
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable | nothing is to be freed |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn read(
                &self,
                file: &FilesFile,
            ) -> __rpc::Result<u32, __rpc::Error> {
                let mut __call = self.0.call(1u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    __call.uses(&file.0)?;
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("file");
                            __rpc::write_referent(
                                __ndr64,
                                __encoder,
                                &file.0.wire(),
                                &(),
                            )?;
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
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `from` | in | the server | at the server, behind the handle | the server |
| `to` | in | the server | at the server, behind the handle | the server |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


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
                from: &FilesFile,
                to: &FilesFile,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(2u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    __call.uses(&from.0)?;
                    __call.uses(&to.0)?;
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("from");
                            __rpc::write_referent(
                                __ndr64,
                                __encoder,
                                &from.0.wire(),
                                &(),
                            )?;
                            __step.at("to");
                            __rpc::write_referent(
                                __ndr64,
                                __encoder,
                                &to.0.wire(),
                                &(),
                            )?;
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
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in, out | the server | at the server, behind the handle | the server |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


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
                file: &mut __rpc::Option<FilesFile>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let mut __call = self.0.call(3u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    if let ::core::option::Option::Some(__handle) = &*file {
                        __call.uses(&__handle.0)?;
                    }
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("file");
                            __rpc::write_referent(
                                __ndr64,
                                __encoder,
                                &__rpc::ContextHandle::wire_of(
                                    file.as_ref().map(|__handle| &__handle.0),
                                ),
                                &(),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                __step.reads("file");
                                let __out_file = __rpc::read_handle_again(
                                    __ndr64,
                                    __decoder,
                                    __rpc::ContextHandle::wire_of(
                                        file.as_ref().map(|__handle| &__handle.0),
                                    ),
                                )?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    (),
                                >(__step, __ndr64, __decoder)?;
                                if __out_file.is_nil() {
                                    file.take().map(|__handle| __handle.0.into_wire());
                                } else if file.is_none() {
                                    *file = __call.opened(__out_file).map(FilesFile);
                                }
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | out | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn find(
                &self,
                file: &mut __rpc::Option<FilesFile>,
            ) -> __rpc::Result<Option<FilesFile>, __rpc::Error> {
                let mut __call = self.0.call(4u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| { __rpc::Ok(()) },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                __step.reads("file");
                                let __out_file = __rpc::read_referent::<
                                    _,
                                    (),
                                    __rpc::WireHandle,
                                >(__ndr64, __decoder, &())?;
                                let __returned = __call
                                    .opened(
                                        __rpc::read_returned_handle(
                                            __step,
                                            __ndr64,
                                            __decoder,
                                            true,
                                        )?,
                                    )
                                    .map(FilesFile);
                                *file = __call.opened(__out_file).map(FilesFile);
                                __rpc::Ok(__returned)
                            },
                        )
                };
                let __result = __result.await;
                __call.end(__result)
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in, out | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable | nothing is to be freed |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[allow(
                trivial_numeric_casts,
                deprecated,
                clippy::too_many_arguments,
                clippy::ptr_arg
            )]
            pub async fn close(
                &self,
                file: FilesFile,
            ) -> __rpc::Result<u32, __rpc::Error> {
                let mut __call = self.0.call(5u16);
                let __result = async {
                    __call.ready().await?;
                    let __ndr64 = __call.is_ndr64();
                    __call.uses(&file.0)?;
                    let __encoder = __rpc::write_request(
                        __call.encoder(),
                        |__step, __encoder| {
                            __step.at("file");
                            __rpc::write_referent(
                                __ndr64,
                                __encoder,
                                &file.0.into_wire(),
                                &(),
                            )?;
                            __rpc::Ok(())
                        },
                    )?;
                    let __reply = __call.send(__encoder).await?;
                    __reply
                        .read(
                            __rpc::Global,
                            |__step, __decoder| {
                                __step.reads("file");
                                let __out_file = __rpc::read_referent::<
                                    _,
                                    (),
                                    __rpc::WireHandle,
                                >(__ndr64, __decoder, &())?;
                                let __returned = __rpc::read_returned::<
                                    _,
                                    u32,
                                >(__step, __ndr64, __decoder)?;
                                __call.closed(__out_file);
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
        impl FilesBlockingClient {
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `name` | in | you | your own variable | nothing is to be freed |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn open(&self, name: u32) -> __rpc::Result<FilesFile, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.open(name))
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable | nothing is to be freed |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn read(&self, file: &FilesFile) -> __rpc::Result<u32, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.read(file))
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `from` | in | the server | at the server, behind the handle | the server |
| `to` | in | the server | at the server, behind the handle | the server |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn copy(
                &self,
                from: &FilesFile,
                to: &FilesFile,
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.copy(from, to))
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in, out | the server | at the server, behind the handle | the server |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn change(
                &self,
                file: &mut __rpc::Option<FilesFile>,
            ) -> __rpc::Result<(), __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.change(file))
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | out | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable; what it owns, the allocator of each type | what it owns, you, by dropping it |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn find(
                &self,
                file: &mut __rpc::Option<FilesFile>,
            ) -> __rpc::Result<Option<FilesFile>, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.find(file))
            }
            /**

# Memory
| parameter | direction | allocated by | where | freed by |
|---|---|---|---|---|
| `file` | in, out | the server | at the server, behind the handle | the server |
| `return` | return | the stub | your own variable | nothing is to be freed |

`FilesClient::INTERFACE.memory_table()` has both sides, as the types are.


# Errors
The fault with which the server failed the call, or why it could not be made.*/
            #[inline]
            #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
            pub fn close(&self, file: FilesFile) -> __rpc::Result<u32, __rpc::Error> {
                let __client = &self.client;
                self.runtime.wait(__client.close(file))
            }
        }
    }
    __rpc::if_server! {
        __rpc::server! {
            FilesServer
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn open<__T: Files>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut name, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("name");
                    let name = __rpc::read_parameter::<
                        _,
                        (),
                        u32,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((name, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::open(__service, name).await,
            )?;
            let mut __opened = __rpc::Opened::new();
            let __returned = __opened.open(__call, 0u16, __rpc::Some(__returned));
            let __returned = __returned?;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::opening(__encoder.into_bytes(), __opened))
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn read<__T: Files>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut file, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("file");
                    let file = __rpc::read_referent::<
                        _,
                        (),
                        __rpc::WireHandle,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((file, __decoder.full_pointers()))
                },
            )?;
            let [mut __held_file] = __call
                .hold([(__rpc::Use::Together, file, 0u16)])
                .await?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::read(__service, __held_file.shared()?).await,
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
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn copy<__T: Files>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut from, mut to, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("from");
                    let from = __rpc::read_referent::<
                        _,
                        (),
                        __rpc::WireHandle,
                    >(__ndr64, __decoder, &())?;
                    __step.reads("to");
                    let to = __rpc::read_referent::<
                        _,
                        (),
                        __rpc::WireHandle,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((from, to, __decoder.full_pointers()))
                },
            )?;
            let [mut __held_from, mut __held_to] = __call
                .hold([
                    (__rpc::Use::Together, from, 0u16),
                    (__rpc::Use::Exclusive, to, 0u16),
                ])
                .await?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::copy(
                        __service,
                        __held_from.shared()?,
                        __held_to.exclusive()?,
                    )
                    .await,
            )?;
            let __returned: () = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
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
        async fn change<__T: Files>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut file, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("file");
                    let file = __rpc::read_referent::<
                        _,
                        (),
                        __rpc::WireHandle,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((file, __decoder.full_pointers()))
                },
            )?;
            let [mut __held_file] = __call
                .hold([(__rpc::Use::ExclusiveOrNone, file, 0u16)])
                .await?;
            let mut file = __held_file.option()?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::change(__service, &mut file).await,
            )?;
            let __returned: () = __returned;
            let mut __opened = __rpc::Opened::new();
            let file = file.finish(&mut __opened, __call, 0u16);
            let file = file?;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("file");
                    __rpc::write_referent(__ndr64, __encoder, &file, &())?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::opening(__encoder.into_bytes(), __opened))
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        fn find<__T: Files>(
            __service: &__T,
            __call: &__rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            let (mut file, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.ends("the end of the request", __decoder)?;
                    let mut file = __rpc::None;
                    __rpc::Ok((file, __decoder.full_pointers()))
                },
            )?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::find(__service, &mut file),
            )?;
            let mut __opened = __rpc::Opened::new();
            let file = __opened.open(__call, 0u16, file);
            let __returned = __opened.open(__call, 0u16, __returned);
            let file = file?;
            let __returned = __returned?;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("file");
                    __rpc::write_referent(__ndr64, __encoder, &file, &())?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::opening(__encoder.into_bytes(), __opened))
        }
        #[allow(
            unused_mut,
            unused_variables,
            trivial_numeric_casts,
            deprecated,
            clippy::too_many_arguments
        )]
        async fn close<__T: Files>(
            __service: __rpc::Arc<__T>,
            __call: __rpc::ServerCall,
        ) -> __rpc::Result<__rpc::ReplyStub, __rpc::Error> {
            let (__service, __call) = (&*__service, &__call);
            let __ndr64 = __call.is_ndr64();
            let (mut file, __known) = __rpc::read_request(
                __call.decoder(__rpc::Global),
                |__step, __decoder| {
                    __step.reads("file");
                    let file = __rpc::read_referent::<
                        _,
                        (),
                        __rpc::WireHandle,
                    >(__ndr64, __decoder, &())?;
                    __step.ends("the end of the request", __decoder)?;
                    __rpc::Ok((file, __decoder.full_pointers()))
                },
            )?;
            let [mut __held_file] = __call
                .hold([(__rpc::Use::Exclusive, file, 0u16)])
                .await?;
            let __returned = __rpc::Returns::into_result(
                <__T as Files>::close(__service, __held_file.close()?).await,
            )?;
            let __returned: u32 = __returned;
            let __encoder = __rpc::write_reply(
                __call.encoder(),
                __known,
                |__step, __encoder| {
                    __step.at("file");
                    __rpc::write_referent(
                        __ndr64,
                        __encoder,
                        &__rpc::WireHandle::NIL,
                        &(),
                    )?;
                    __rpc::write_returned(__step, __ndr64, __encoder, &__returned)
                },
            )?;
            __rpc::Ok(__rpc::ReplyStub::new(__encoder.into_bytes()))
        }
        #[automatically_derived]
        impl<__T: Files + __rpc::Send + __rpc::Sync + 'static> __rpc::Dispatch
        for FilesServer<__T> {
            fn interface(&self) -> &'static __rpc::Interface {
                __INTERFACE
            }
            fn dispatch(&self, __call: __rpc::ServerCall) -> __rpc::Dispatched {
                let __service = ::core::clone::Clone::clone(&self.0);
                match __call.opnum() {
                    0u16 => __rpc::Box::pin(open::<__T>(__service, __call)),
                    1u16 => __rpc::Box::pin(read::<__T>(__service, __call)),
                    2u16 => __rpc::Box::pin(copy::<__T>(__service, __call)),
                    3u16 => __rpc::Box::pin(change::<__T>(__service, __call)),
                    4u16 => {
                        __rpc::on_blocking_pool(
                            __call.blocking(),
                            move || { find::<__T>(&__service, &__call) },
                        )
                    }
                    5u16 => __rpc::Box::pin(close::<__T>(__service, __call)),
                    _ => __rpc::unknown_opnum(),
                }
            }
        }
    }
};
