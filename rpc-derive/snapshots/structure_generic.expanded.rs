#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    #[automatically_derived]
    impl<T: __rpc::Ndr, A: Allocator> __rpc::Ndr for Pair<T, A> {
        const LAYOUT: __rpc::Layout = unsafe {
            __rpc::Layout::structure(
                ::core::mem::size_of::<Self>(),
                &[
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, first),
                        size: ::core::mem::size_of::<T>(),
                        layout: <T as __rpc::Ndr>::LAYOUT
                            .promised(<T as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, second),
                        size: ::core::mem::size_of::<Option<Box<T, A>>>(),
                        layout: <Option<Box<T, A>> as __rpc::Ndr>::LAYOUT
                            .promised(<Option<Box<T, A>> as __rpc::Ndr>::IDENTITY),
                    },
                ],
            )
        };
        const IDENTITY: __rpc::Option<__rpc::Identity<Self, ()>> = unsafe {
            __rpc::Identity::of(<Self as __rpc::Ndr>::LAYOUT)
        };
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, ()>> = match __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        }) {
            __rpc::Some(lifetimes) => lifetimes.and::<T, ()>(),
            __rpc::None => __rpc::None,
        };
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = {
            let () = <T as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Option<Box<T, A>> as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl<T: __rpc::Marshal, A: Allocator> __rpc::Marshal for Pair<T, A> {
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
            if <T as __rpc::Ndr>::LAYOUT.has_pointers() {
                <T as __rpc::Marshal>::write_pointees::<
                    __S,
                >(&self.first, &(), __encoder)?;
            }
            if <Option<Box<T, A>> as __rpc::Ndr>::LAYOUT.has_pointers() {
                <Option<
                    Box<T, A>,
                > as __rpc::Marshal>::write_pointees::<
                    __S,
                >(&self.second, &(), __encoder)?;
            }
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<T: __rpc::Marshal, A: Allocator> __rpc::Structure for Pair<T, A> {
        #[inline(always)]
        fn write_fields<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            <T as __rpc::Marshal>::write_flat::<__S, __W>(&self.first, &(), __sink)?;
            <Option<
                Box<T, A>,
            > as __rpc::Marshal>::write_flat::<__S, __W>(&self.second, &(), __sink)?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<
        '__m,
        T: __rpc::Unmarshal<'__m, A>,
        A: Allocator + __rpc::Clone,
    > __rpc::Unmarshal<'__m, A> for Pair<T, A> {
        type Flat = (
            <T as __rpc::Unmarshal<'__m, A>>::Flat,
            <Option<Box<T, A>> as __rpc::Unmarshal<'__m, A>>::Flat,
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
                    <T as __rpc::Unmarshal<'__m, A>>::read_flat::<__S>(__cursor)?,
                    <Option<
                        Box<T, A>,
                    > as __rpc::Unmarshal<'__m, A>>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        fn walk<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            __have: __rpc::Option<&Self>,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, A>,
        ) -> __rpc::NdrResult<()> {
            <T as __rpc::Unmarshal<
                '__m,
                A,
            >>::walk::<
                __S,
            >(__flat.0, __have.map(|__have| &__have.first), &(), __decoder)?;
            <Option<
                Box<T, A>,
            > as __rpc::Unmarshal<
                '__m,
                A,
            >>::walk::<
                __S,
            >(__flat.1, __have.map(|__have| &__have.second), &(), __decoder)?;
            __rpc::Ok(())
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, A>,
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
            __decoder: &mut __rpc::Decoder<'__m, A>,
            __place: __rpc::Place<'__p, Self>,
        ) -> __rpc::NdrResult<__rpc::Made<'__p, Self>> {
            __rpc::Ok(
                __rpc::Place::put(
                    __place,
                    Self {
                        first: <T as __rpc::Unmarshal<
                            '__m,
                            A,
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        second: <Option<
                            Box<T, A>,
                        > as __rpc::Unmarshal<
                            '__m,
                            A,
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                    },
                ),
            )
        }
        fn update<__S: __rpc::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'__m, A>,
        ) -> __rpc::NdrResult<()> {
            <T as __rpc::Unmarshal<
                '__m,
                A,
            >>::update::<__S>(&mut self.first, __flat.0, &(), __decoder)?;
            <Option<
                Box<T, A>,
            > as __rpc::Unmarshal<
                '__m,
                A,
            >>::update::<__S>(&mut self.second, __flat.1, &(), __decoder)?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<T: __rpc::Start, A: Allocator> __rpc::Start for Pair<T, A>
    where
        for<'__s> T: __rpc::Start,
        for<'__s> Option<Box<T, A>>: __rpc::Start,
    {
        fn start() -> Self {
            Self {
                first: __rpc::Start::start(),
                second: __rpc::Start::start(),
            }
        }
    }
};
