#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    use __rpc::Lacking as _;
    type __Type_name = Option<Box<Name>>;
    type __Form_name = __rpc::Form<{ __rpc::At::<__Type_name, ()>::HAS_FORM }>;
    type __Wire_name = <__Form_name as __rpc::Select<__Type_name>>::Type;
    const _: fn() = || {
        let _: fn(&()) -> bool = <__Type_name as __rpc::Ndr>::may_be_null;
    };
    #[automatically_derived]
    impl __rpc::Ndr for Node {
        const LAYOUT: __rpc::Layout = unsafe {
            __rpc::Layout::structure(
                ::core::mem::size_of::<Self>(),
                &[
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, value),
                        size: ::core::mem::size_of::<u32>(),
                        layout: <u32 as __rpc::Ndr>::LAYOUT
                            .promised(<u32 as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, name),
                        size: ::core::mem::size_of::<__Type_name>(),
                        layout: <__Wire_name as __rpc::Ndr>::LAYOUT
                            .promised(<__Wire_name as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, next),
                        size: ::core::mem::size_of::<Option<Box<Node>>>(),
                        layout: <Option<Box<Node>> as __rpc::Ndr>::LAYOUT
                            .promised(<Option<Box<Node>> as __rpc::Ndr>::IDENTITY),
                    },
                ],
            )
        }
            .reported();
        const IDENTITY: __rpc::Option<__rpc::Identity<Self, ()>> = unsafe {
            __rpc::Identity::of(<Self as __rpc::Ndr>::LAYOUT)
        };
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, ()>> = __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        });
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = {
            let () = <__Wire_name as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Option<Box<Node>> as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl __rpc::List for Node {
        type Link = Option<Box<Node>>;
        const IS_PLAIN: bool = <u32 as __rpc::Ndr>::LAYOUT
            .promised(<u32 as __rpc::Ndr>::IDENTITY)
            .is_plain()
            && <__Wire_name as __rpc::Ndr>::LAYOUT
                .promised(<__Wire_name as __rpc::Ndr>::IDENTITY)
                .is_plain();
        #[inline(always)]
        fn link(&self) -> &Option<Box<Node>> {
            &self.next
        }
        #[inline(always)]
        fn link_mut(&mut self) -> &mut Option<Box<Node>> {
            &mut self.next
        }
    }
    #[automatically_derived]
    impl __rpc::Marshal for Node {
        #[inline]
        fn write_flat<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            _: &(),
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            __rpc::write_structure::<__S, Self, __W>(self, __sink)
        }
        #[inline]
        fn write_pointees<__S: __rpc::Syntax>(
            &self,
            _: &(),
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            __rpc::Structure::write_node_pointees::<__S>(self, __encoder)?;
            if <Option<Box<Node>> as __rpc::Ndr>::LAYOUT.has_pointers() {
                <Option<
                    Box<Node>,
                > as __rpc::Marshal>::write_pointees::<__S>(&self.next, &(), __encoder)?;
            }
            __rpc::Ok(())
        }
        #[inline]
        fn write_value<__S: __rpc::Syntax>(
            &self,
            _: &(),
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            __rpc::write_list::<__S, Self>(self, __encoder)
        }
    }
    #[automatically_derived]
    impl __rpc::Structure for Node {
        #[inline(always)]
        fn write_fields<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            <u32 as __rpc::Marshal>::write_flat::<__S, __W>(&self.value, &(), __sink)?;
            <__Wire_name as __rpc::Marshal>::write_flat::<
                __S,
                __W,
            >(<__Form_name as __rpc::Select<_>>::of(&self.name), &(), __sink)?;
            <Option<
                Box<Node>,
            > as __rpc::Marshal>::write_flat::<__S, __W>(&self.next, &(), __sink)?;
            __rpc::Ok(())
        }
        #[inline(always)]
        fn write_node_pointees<__S: __rpc::Syntax>(
            &self,
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            if <__Wire_name as __rpc::Ndr>::LAYOUT.has_pointers() {
                <__Wire_name as __rpc::Marshal>::write_pointees::<
                    __S,
                >(<__Form_name as __rpc::Select<_>>::of(&self.name), &(), __encoder)?;
            }
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'__m, __A> __rpc::Unmarshal<'__m, __A> for Node {
        type Flat = (
            <u32 as __rpc::Unmarshal<'__m, __A>>::Flat,
            <__Wire_name as __rpc::Unmarshal<'__m, __A>>::Flat,
            <Option<Box<Node>> as __rpc::Unmarshal<'__m, __A>>::Flat,
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn read_flat<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'__m>,
        ) -> __rpc::NdrResult<Self::Flat> {
            __rpc::read_structure::<
                __S,
                Self,
                _,
            >(
                __cursor,
                #[inline(always)]
                |__cursor| __rpc::Ok((
                    <u32 as __rpc::Unmarshal<'__m, __A>>::read_flat::<__S>(__cursor)?,
                    <__Wire_name as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?,
                    <Option<
                        Box<Node>,
                    > as __rpc::Unmarshal<'__m, __A>>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        const HAS_LEAVES: bool = true;
        #[inline(always)]
        fn ends(__flat: Self::Flat, _: &()) -> bool {
            <__Wire_name as __rpc::Unmarshal<'__m, __A>>::ends(__flat.1, &())
                && <Option<
                    Box<Node>,
                > as __rpc::Unmarshal<'__m, __A>>::ends(__flat.2, &())
        }
        fn walk<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            __have: __rpc::Option<&Self>,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            __rpc::walk_list::<
                __S,
                __A,
                Self,
            >(
                __flat,
                __have,
                __decoder,
                |__flat| __flat.2,
                #[cfg_attr(not(debug_assertions), inline(always))]
                |__flat, __have, __decoder| {
                    <__Wire_name as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::walk::<
                        __S,
                    >(
                        __flat.1,
                        __have
                            .map(|__have| <__Form_name as __rpc::Select<
                                _,
                            >>::of(&__have.name)),
                        &(),
                        __decoder,
                    )?;
                    __rpc::Ok(())
                },
                |__id, __have, __decoder| <Option<
                    Box<Node>,
                > as __rpc::Unmarshal<
                    '__m,
                    __A,
                >>::walk::<__S>(__id, __rpc::Some(__have), &(), __decoder),
            )
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<Self> {
            __rpc::made(
                #[inline(always)]
                |__place| Self::build_at::<__S>(__flat, &(), __decoder, __place),
            )
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build_at<'__p, __S: __rpc::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
            __place: __rpc::Place<'__p, Self>,
        ) -> __rpc::NdrResult<__rpc::Made<'__p, Self>> {
            __rpc::read_list::<
                __S,
                __A,
                Self,
            >(
                __flat,
                __decoder,
                __place,
                #[inline(always)]
                |__flat| __flat.2,
                #[inline(always)]
                |__flat, __decoder, __place| {
                    __rpc::Ok(
                        __rpc::Place::put(
                            __place,
                            Self {
                                value: <u32 as __rpc::Unmarshal<
                                    '__m,
                                    __A,
                                >>::build::<__S>(__flat.0, &(), __decoder)?,
                                name: <__Form_name as __rpc::SelectValue<
                                    __Type_name,
                                >>::value(
                                    <__Wire_name as __rpc::Unmarshal<
                                        '__m,
                                        __A,
                                    >>::build::<__S>(__flat.1, &(), __decoder)?,
                                ),
                                next: __rpc::None,
                            },
                        ),
                    )
                },
            )
        }
        fn update<__S: __rpc::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            __rpc::update_list::<
                __S,
                __A,
                Self,
            >(
                self,
                __flat,
                __decoder,
                |__flat| __flat.2,
                |__node, __flat, __decoder| {
                    <u32 as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::update::<__S>(&mut __node.value, __flat.0, &(), __decoder)?;
                    <__Wire_name as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::update::<
                        __S,
                    >(
                        <__Form_name as __rpc::Select<_>>::of_mut(&mut __node.name),
                        __flat.1,
                        &(),
                        __decoder,
                    )?;
                    __rpc::Ok(())
                },
                |__id, __link, __decoder| <Option<
                    Box<Node>,
                > as __rpc::Unmarshal<
                    '__m,
                    __A,
                >>::update::<__S>(__link, __id, &(), __decoder),
            )
        }
    }
    #[automatically_derived]
    impl __rpc::Start for Node
    where
        for<'__s> __Wire_name: __rpc::Start,
        for<'__s> Option<Box<Node>>: __rpc::Start,
    {
        fn start() -> Self {
            Self {
                value: __rpc::Start::start(),
                name: __rpc::start_value::<__Form_name, _>(),
                next: __rpc::Start::start(),
            }
        }
    }
    const _: () = <Node as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    const _: () = {
        let _: __rpc::Layout = <__Wire_name as __rpc::Ndr>::LAYOUT.before_last().sound();
        let _: __rpc::Layout = <Option<Box<Node>> as __rpc::Ndr>::LAYOUT.sound();
    };
};
