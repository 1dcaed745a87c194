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
    impl __rpc::Ndr for Point {
        const LAYOUT: __rpc::Layout = unsafe {
            __rpc::Layout::structure(
                ::core::mem::size_of::<Self>(),
                &[
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, x),
                        size: ::core::mem::size_of::<u16>(),
                        layout: <u16 as __rpc::Ndr>::LAYOUT
                            .promised(<u16 as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, y),
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
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = <__Wire_name as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    }
    #[automatically_derived]
    impl __rpc::Marshal for Point {
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
            if <__Wire_name as __rpc::Ndr>::LAYOUT.has_pointers() {
                <__Wire_name as __rpc::Marshal>::write_pointees::<
                    __S,
                >(<__Form_name as __rpc::Select<_>>::of(&self.name), &(), __encoder)?;
            }
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl __rpc::Structure for Point {
        #[inline(always)]
        fn write_fields<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            <u16 as __rpc::Marshal>::write_flat::<__S, __W>(&self.x, &(), __sink)?;
            <u32 as __rpc::Marshal>::write_flat::<__S, __W>(&self.y, &(), __sink)?;
            <__Wire_name as __rpc::Marshal>::write_flat::<
                __S,
                __W,
            >(<__Form_name as __rpc::Select<_>>::of(&self.name), &(), __sink)?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'__m, __A> __rpc::Unmarshal<'__m, __A> for Point {
        type Flat = (
            <u16 as __rpc::Unmarshal<'__m, __A>>::Flat,
            <u32 as __rpc::Unmarshal<'__m, __A>>::Flat,
            <__Wire_name as __rpc::Unmarshal<'__m, __A>>::Flat,
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
                    <u16 as __rpc::Unmarshal<'__m, __A>>::read_flat::<__S>(__cursor)?,
                    <u32 as __rpc::Unmarshal<'__m, __A>>::read_flat::<__S>(__cursor)?,
                    <__Wire_name as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        fn walk<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            __have: __rpc::Option<&Self>,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            <__Wire_name as __rpc::Unmarshal<
                '__m,
                __A,
            >>::walk::<
                __S,
            >(
                __flat.2,
                __have.map(|__have| <__Form_name as __rpc::Select<_>>::of(&__have.name)),
                &(),
                __decoder,
            )?;
            __rpc::Ok(())
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
            __rpc::Ok(
                __rpc::Place::put(
                    __place,
                    Self {
                        x: <u16 as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        y: <u32 as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                        name: <__Form_name as __rpc::SelectValue<
                            __Type_name,
                        >>::value(
                            <__Wire_name as __rpc::Unmarshal<
                                '__m,
                                __A,
                            >>::build::<__S>(__flat.2, &(), __decoder)?,
                        ),
                    },
                ),
            )
        }
        fn update<__S: __rpc::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            <u16 as __rpc::Unmarshal<
                '__m,
                __A,
            >>::update::<__S>(&mut self.x, __flat.0, &(), __decoder)?;
            <u32 as __rpc::Unmarshal<
                '__m,
                __A,
            >>::update::<__S>(&mut self.y, __flat.1, &(), __decoder)?;
            <__Wire_name as __rpc::Unmarshal<
                '__m,
                __A,
            >>::update::<
                __S,
            >(
                <__Form_name as __rpc::Select<_>>::of_mut(&mut self.name),
                __flat.2,
                &(),
                __decoder,
            )?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl __rpc::Start for Point
    where
        for<'__s> __Wire_name: __rpc::Start,
    {
        fn start() -> Self {
            Self {
                x: __rpc::Start::start(),
                y: __rpc::Start::start(),
                name: __rpc::start_value::<__Form_name, _>(),
            }
        }
    }
    const _: () = <Point as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    const _: __rpc::Layout = <__Wire_name as __rpc::Ndr>::LAYOUT.sound();
};
