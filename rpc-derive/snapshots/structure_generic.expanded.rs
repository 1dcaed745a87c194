#[allow(non_upper_case_globals, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    #[automatically_derived]
    impl<T: ::rpc_runtime::__private::Ndr, A: Allocator> ::rpc_runtime::__private::Ndr
    for Pair<T, A> {
        const LAYOUT: ::rpc_runtime::__private::Layout = {
            if <T as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            unsafe {
                ::rpc_runtime::__private::Layout::structure(
                    ::core::mem::size_of::<Self>(),
                    &[
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, first),
                            size: ::core::mem::size_of::<T>(),
                            layout: <T as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <T as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, second),
                            size: ::core::mem::size_of::<Option<Box<T, A>>>(),
                            layout: <Option<
                                Box<T, A>,
                            > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <Option<
                                        Box<T, A>,
                                    > as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                    ],
                )
            }
        };
        const IDENTITY: ::rpc_runtime::__private::Option<
            ::rpc_runtime::__private::Identity<Self, ()>,
        > = unsafe {
            ::rpc_runtime::__private::Identity::of(
                <Self as ::rpc_runtime::__private::Ndr>::LAYOUT,
            )
        };
        const LIFETIMES: ::rpc_runtime::__private::Option<
            ::rpc_runtime::__private::Lifetimes<Self, ()>,
        > = match ::rpc_runtime::__private::Some(unsafe {
            ::rpc_runtime::__private::Lifetimes::of_memory()
        }) {
            ::rpc_runtime::__private::Some(lifetimes) => lifetimes.and::<T, ()>(),
            ::rpc_runtime::__private::None => ::rpc_runtime::__private::None,
        };
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = {
            let () = <T as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Option<
                Box<T, A>,
            > as ::rpc_runtime::__private::Ndr<()>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl<
        T: ::rpc_runtime::__private::Marshal,
        A: Allocator,
    > ::rpc_runtime::__private::Marshal for Pair<T, A> {
        #[inline]
        fn write_flat<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(&self, _: &(), __sink: &mut __W) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::write_structure::<__S, Self, __W>(self, __sink)
        }
        #[inline(always)]
        fn write_fields<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(&self, __sink: &mut __W) -> ::rpc_runtime::__private::NdrResult<()> {
            <T as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.first, &(), __sink)?;
            <Option<
                Box<T, A>,
            > as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.second, &(), __sink)?;
            ::rpc_runtime::__private::Ok(())
        }
        #[inline]
        fn write_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            _: &(),
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            if <T as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.has_pointers() {
                <T as ::rpc_runtime::__private::Marshal<
                    (),
                >>::write_pointees::<__S>(&self.first, &(), __encoder)?;
            }
            if <Option<Box<T, A>> as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                .has_pointers()
            {
                <Option<
                    Box<T, A>,
                > as ::rpc_runtime::__private::Marshal<
                    (),
                >>::write_pointees::<__S>(&self.second, &(), __encoder)?;
            }
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl<
        '__m,
        T: ::rpc_runtime::__private::Unmarshal<'__m, A>,
        A: Allocator + ::rpc_runtime::__private::Clone,
    > ::rpc_runtime::__private::Unmarshal<'__m, A> for Pair<T, A> {
        type Flat = (
            <T as ::rpc_runtime::__private::Unmarshal<'__m, A, ()>>::Flat,
            <Option<Box<T, A>> as ::rpc_runtime::__private::Unmarshal<'__m, A, ()>>::Flat,
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn read_flat<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
        ) -> ::rpc_runtime::__private::NdrResult<Self::Flat> {
            ::rpc_runtime::__private::read_structure::<
                __S,
                Self,
                _,
            >(
                __cursor,
                #[inline(always)]
                |__cursor| ::rpc_runtime::__private::Ok((
                    <T as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    <Option<
                        Box<T, A>,
                    > as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        fn check<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <T as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::check::<__S>(__flat.0, &(), __decoder)?;
            <Option<
                Box<T, A>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::check::<__S>(__flat.1, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            ::rpc_runtime::__private::made(
                #[inline(always)]
                |__place| Self::build_at::<__S>(__flat, &(), __decoder, __place),
            )
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build_at<'__p, __S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, A>,
            __place: ::rpc_runtime::__private::Place<'__p, Self>,
        ) -> ::rpc_runtime::__private::NdrResult<
            ::rpc_runtime::__private::Made<'__p, Self>,
        > {
            ::rpc_runtime::__private::Ok(
                ::rpc_runtime::__private::Place::put(
                    __place,
                    Self {
                        first: <T as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            A,
                            (),
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        second: <Option<
                            Box<T, A>,
                        > as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            A,
                            (),
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                    },
                ),
            )
        }
        fn check_place<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <T as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::check_place::<__S>(&self.first, __flat.0, &(), __decoder)?;
            <Option<
                Box<T, A>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::check_place::<__S>(&self.second, __flat.1, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
        fn place<__S: ::rpc_runtime::__private::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <T as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::place::<__S>(&mut self.first, __flat.0, &(), __decoder)?;
            <Option<
                Box<T, A>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                A,
                (),
            >>::place::<__S>(&mut self.second, __flat.1, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl<
        T: ::rpc_runtime::__private::Start,
        A: Allocator,
    > ::rpc_runtime::__private::Start for Pair<T, A>
    where
        for<'__s> T: ::rpc_runtime::__private::Start,
        for<'__s> Option<Box<T, A>>: ::rpc_runtime::__private::Start,
    {
        fn start() -> Self {
            Self {
                first: ::rpc_runtime::__private::Start::start(),
                second: ::rpc_runtime::__private::Start::start(),
            }
        }
    }
};
