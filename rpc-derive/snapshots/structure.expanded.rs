#[allow(non_upper_case_globals, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    #[automatically_derived]
    impl ::rpc_runtime::__private::Ndr for Point {
        const LAYOUT: ::rpc_runtime::__private::Layout = {
            if <u16 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            unsafe {
                ::rpc_runtime::__private::Layout::structure(
                    ::core::mem::size_of::<Self>(),
                    &[
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, x),
                            size: ::core::mem::size_of::<u16>(),
                            layout: <u16 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <u16 as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, y),
                            size: ::core::mem::size_of::<u32>(),
                            layout: <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <u32 as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, name),
                            size: ::core::mem::size_of::<Option<Box<Name>>>(),
                            layout: <Option<
                                Box<Name>,
                            > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <Option<
                                        Box<Name>,
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
        > = ::rpc_runtime::__private::Some(unsafe {
            ::rpc_runtime::__private::Lifetimes::of_memory()
        });
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = {
            let () = <u16 as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <u32 as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Ndr<()>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Marshal for Point {
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
            <u16 as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.x, &(), __sink)?;
            <u32 as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.y, &(), __sink)?;
            <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.name, &(), __sink)?;
            ::rpc_runtime::__private::Ok(())
        }
        #[inline]
        fn write_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            _: &(),
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            if <Option<Box<Name>> as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                .has_pointers()
            {
                <Option<
                    Box<Name>,
                > as ::rpc_runtime::__private::Marshal<
                    (),
                >>::write_pointees::<__S>(&self.name, &(), __encoder)?;
            }
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl<'__m, __A> ::rpc_runtime::__private::Unmarshal<'__m, __A> for Point {
        type Flat = (
            <u16 as ::rpc_runtime::__private::Unmarshal<'__m, __A, ()>>::Flat,
            <u32 as ::rpc_runtime::__private::Unmarshal<'__m, __A, ()>>::Flat,
            <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Unmarshal<'__m, __A, ()>>::Flat,
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
                    <u16 as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    <u32 as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    <Option<
                        Box<Name>,
                    > as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        fn check<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u16 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check::<__S>(__flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check::<__S>(__flat.1, &(), __decoder)?;
            <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check::<__S>(__flat.2, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
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
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
            __place: ::rpc_runtime::__private::Place<'__p, Self>,
        ) -> ::rpc_runtime::__private::NdrResult<
            ::rpc_runtime::__private::Made<'__p, Self>,
        > {
            ::rpc_runtime::__private::Ok(
                ::rpc_runtime::__private::Place::put(
                    __place,
                    Self {
                        x: <u16 as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            (),
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        y: <u32 as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            (),
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                        name: <Option<
                            Box<Name>,
                        > as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            (),
                        >>::build::<__S>(__flat.2, &(), __decoder)?,
                    },
                ),
            )
        }
        fn check_place<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u16 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check_place::<__S>(&self.x, __flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check_place::<__S>(&self.y, __flat.1, &(), __decoder)?;
            <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::check_place::<__S>(&self.name, __flat.2, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
        fn place<__S: ::rpc_runtime::__private::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u16 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::place::<__S>(&mut self.x, __flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::place::<__S>(&mut self.y, __flat.1, &(), __decoder)?;
            <Option<
                Box<Name>,
            > as ::rpc_runtime::__private::Unmarshal<
                '__m,
                __A,
                (),
            >>::place::<__S>(&mut self.name, __flat.2, &(), __decoder)?;
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Start for Point
    where
        for<'__s> u16: ::rpc_runtime::__private::Start,
        for<'__s> u32: ::rpc_runtime::__private::Start,
        for<'__s> Option<Box<Name>>: ::rpc_runtime::__private::Start,
    {
        fn start() -> Self {
            Self {
                x: ::rpc_runtime::__private::Start::start(),
                y: ::rpc_runtime::__private::Start::start(),
                name: ::rpc_runtime::__private::Start::start(),
            }
        }
    }
    const _: ::rpc_runtime::__private::Layout = <Point as ::rpc_runtime::__private::Ndr>::LAYOUT;
    const _: () = <Point as ::rpc_runtime::__private::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
};
