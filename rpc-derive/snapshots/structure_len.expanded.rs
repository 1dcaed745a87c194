#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[inline(always)]
    fn __levels_of_names(__count: __rpc::Count) -> __rpc::SizeIs<()> {
        __rpc::SizeIs {
            size: __rpc::Counted::new(__count),
            rest: (),
        }
    }
    #[automatically_derived]
    impl __rpc::Ndr for Names {
        const LAYOUT: __rpc::Layout = unsafe {
            __rpc::Layout::structure(
                ::core::mem::size_of::<Self>(),
                &[
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, count),
                        size: ::core::mem::size_of::<Len<u32>>(),
                        layout: <Len<u32> as __rpc::Ndr<__rpc::LengthOf>>::LAYOUT
                            .promised(
                                <Len<u32> as __rpc::Ndr<__rpc::LengthOf>>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, names),
                        size: ::core::mem::size_of::<Vec<WString>>(),
                        layout: <Vec<WString> as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
                            .promised(
                                <Vec<WString> as __rpc::Ndr<__rpc::SizeIs<()>>>::IDENTITY,
                            ),
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
            let () = <Len<
                u32,
            > as __rpc::Ndr<__rpc::LengthOf>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Vec<
                WString,
            > as __rpc::Ndr<__rpc::SizeIs<()>>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl __rpc::Marshal for Names {
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
            if <Len<u32> as __rpc::Ndr<__rpc::LengthOf>>::LAYOUT.has_pointers() {
                <Len<
                    u32,
                > as __rpc::Marshal<
                    __rpc::LengthOf,
                >>::write_pointees::<
                    __S,
                >(
                    &self.count,
                    &__rpc::LengthOf(__rpc::length_of(&self.names)),
                    __encoder,
                )?;
            }
            if <Vec<WString> as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.has_pointers() {
                <Vec<
                    WString,
                > as __rpc::Marshal<
                    __rpc::SizeIs<()>,
                >>::write_pointees::<
                    __S,
                >(
                    &self.names,
                    &__levels_of_names(
                        __rpc::Count::length(__rpc::length_of(&self.names)),
                    ),
                    __encoder,
                )?;
            }
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl __rpc::Structure for Names {
        #[inline(always)]
        fn write_fields<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            <Len<
                u32,
            > as __rpc::Marshal<
                __rpc::LengthOf,
            >>::write_flat::<
                __S,
                __W,
            >(&self.count, &__rpc::LengthOf(__rpc::length_of(&self.names)), __sink)?;
            <Vec<
                WString,
            > as __rpc::Marshal<
                __rpc::SizeIs<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.names,
                &__levels_of_names(__rpc::Count::length(__rpc::length_of(&self.names))),
                __sink,
            )?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'__m, __A> __rpc::Unmarshal<'__m, __A> for Names {
        type Flat = (
            <Len<u32> as __rpc::Unmarshal<'__m, __A, __rpc::LengthOf>>::Flat,
            <Vec<WString> as __rpc::Unmarshal<'__m, __A, __rpc::SizeIs<()>>>::Flat,
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
                    <Len<
                        u32,
                    > as __rpc::Unmarshal<
                        '__m,
                        __A,
                        __rpc::LengthOf,
                    >>::read_flat::<__S>(__cursor)?,
                    <Vec<
                        WString,
                    > as __rpc::Unmarshal<
                        '__m,
                        __A,
                        __rpc::SizeIs<()>,
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
            <Len<
                u32,
            > as __rpc::Unmarshal<
                '__m,
                __A,
                __rpc::LengthOf,
            >>::walk::<
                __S,
            >(
                __flat.0,
                __have.map(|__have| &__have.count),
                &__rpc::LengthOf(0),
                __decoder,
            )?;
            <Vec<
                WString,
            > as __rpc::Unmarshal<
                '__m,
                __A,
                __rpc::SizeIs<()>,
            >>::walk::<
                __S,
            >(
                __flat.1,
                __have.map(|__have| &__have.names),
                &__levels_of_names(__rpc::Count::of(__flat.0)),
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
                        count: <Len<
                            u32,
                        > as __rpc::Unmarshal<
                            '__m,
                            __A,
                            __rpc::LengthOf,
                        >>::build::<__S>(__flat.0, &__rpc::LengthOf(0), __decoder)?,
                        names: <Vec<
                            WString,
                        > as __rpc::Unmarshal<
                            '__m,
                            __A,
                            __rpc::SizeIs<()>,
                        >>::build::<
                            __S,
                        >(
                            __flat.1,
                            &__levels_of_names(__rpc::Count::of(__flat.0)),
                            __decoder,
                        )?,
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
            <Len<
                u32,
            > as __rpc::Unmarshal<
                '__m,
                __A,
                __rpc::LengthOf,
            >>::update::<
                __S,
            >(&mut self.count, __flat.0, &__rpc::LengthOf(0), __decoder)?;
            <Vec<
                WString,
            > as __rpc::Unmarshal<
                '__m,
                __A,
                __rpc::SizeIs<()>,
            >>::update::<
                __S,
            >(
                &mut self.names,
                __flat.1,
                &__levels_of_names(__rpc::Count::of(__flat.0)),
                __decoder,
            )?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl __rpc::Start for Names
    where
        for<'__s> Len<u32>: __rpc::Start,
        for<'__s> Vec<WString>: __rpc::Start,
    {
        fn start() -> Self {
            Self {
                count: __rpc::Start::start(),
                names: __rpc::Start::start(),
            }
        }
    }
    const _: () = <Names as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    const _: () = {
        let _: __rpc::Layout = <Len<u32> as __rpc::Ndr<__rpc::LengthOf>>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <[WString] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <Vec<WString> as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
    };
};
