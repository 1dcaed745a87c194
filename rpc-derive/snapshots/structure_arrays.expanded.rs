#[allow(non_upper_case_globals, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Ndr for Arrays<'a> {
        const LAYOUT: ::rpc_runtime::__private::Layout = {
            if <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <&'a [u32] as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::LAYOUT
                .is_conformant()
            {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <Vec<
                u16,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeLength<()>,
            >>::LAYOUT
                .is_conformant()
            {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::IsString,
            >>::LAYOUT
                .is_conformant()
            {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <[u8; 16] as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.is_conformant() {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <Choice as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SwitchIs,
            >>::LAYOUT
                .is_conformant()
            {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            if <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                .is_conformant()
            {
                ::core::panic!(
                    "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)"
                );
            }
            unsafe {
                ::rpc_runtime::__private::Layout::structure(
                    ::core::mem::size_of::<Self>(),
                    &[
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, count),
                            size: ::core::mem::size_of::<u32>(),
                            layout: <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <u32 as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, used),
                            size: ::core::mem::size_of::<u32>(),
                            layout: <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <u32 as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                )
                                .checked(),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, numbers),
                            size: ::core::mem::size_of::<&'a [u32]>(),
                            layout: <&'a [u32] as ::rpc_runtime::__private::Ndr<
                                ::rpc_runtime::__private::SizeIs<()>,
                            >>::LAYOUT
                                .promised(
                                    <&'a [u32] as ::rpc_runtime::__private::Ndr<
                                        ::rpc_runtime::__private::SizeIs<()>,
                                    >>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, varying),
                            size: ::core::mem::size_of::<Vec<u16>>(),
                            layout: <Vec<
                                u16,
                            > as ::rpc_runtime::__private::Ndr<
                                ::rpc_runtime::__private::SizeLength<()>,
                            >>::LAYOUT
                                .promised(
                                    <Vec<
                                        u16,
                                    > as ::rpc_runtime::__private::Ndr<
                                        ::rpc_runtime::__private::SizeLength<()>,
                                    >>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, text),
                            size: ::core::mem::size_of::<Option<&'a WStr>>(),
                            layout: <Option<
                                &'a WStr,
                            > as ::rpc_runtime::__private::Ndr<
                                ::rpc_runtime::__private::IsString,
                            >>::LAYOUT
                                .promised(
                                    <Option<
                                        &'a WStr,
                                    > as ::rpc_runtime::__private::Ndr<
                                        ::rpc_runtime::__private::IsString,
                                    >>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, fixed),
                            size: ::core::mem::size_of::<[u8; 16]>(),
                            layout: <[u8; 16] as ::rpc_runtime::__private::Ndr<
                                (),
                            >>::LAYOUT
                                .promised(
                                    <[u8; 16] as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, choice),
                            size: ::core::mem::size_of::<Choice>(),
                            layout: <Choice as ::rpc_runtime::__private::Ndr<
                                ::rpc_runtime::__private::SwitchIs,
                            >>::LAYOUT
                                .promised(
                                    <Choice as ::rpc_runtime::__private::Ndr<
                                        ::rpc_runtime::__private::SwitchIs,
                                    >>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, time),
                            size: ::core::mem::size_of::<
                                ::rpc_runtime::__private::TransmitAs<FileTime, SystemTime>,
                            >(),
                            layout: <::rpc_runtime::__private::TransmitAs<
                                FileTime,
                                SystemTime,
                            > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <::rpc_runtime::__private::TransmitAs<
                                        FileTime,
                                        SystemTime,
                                    > as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                ),
                        },
                        ::rpc_runtime::__private::FieldLayout {
                            offset: ::core::mem::offset_of!(Self, tail),
                            size: ::core::mem::size_of::<Tail<[u32]>>(),
                            layout: <Tail<
                                [u32],
                            > as ::rpc_runtime::__private::Ndr<
                                ::rpc_runtime::__private::SizeIs<()>,
                            >>::LAYOUT
                                .promised(
                                    <Tail<
                                        [u32],
                                    > as ::rpc_runtime::__private::Ndr<
                                        ::rpc_runtime::__private::SizeIs<()>,
                                    >>::IDENTITY,
                                ),
                        },
                    ],
                )
            }
                .checked()
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
            let () = <u32 as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <u32 as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <&'a [u32] as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Vec<
                u16,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeLength<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::IsString,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <[u8; 16] as ::rpc_runtime::__private::Ndr<
                (),
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Choice as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SwitchIs,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Ndr<()>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <Tail<
                [u32],
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Marshal for Arrays<'a> {
        #[inline]
        fn conformance(
            &self,
            _: &(),
        ) -> ::rpc_runtime::__private::Result<
            usize,
            ::rpc_runtime::__private::CountMismatch,
        > {
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::conformance(
                &self.tail,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        (::rpc_runtime::__private::Count::of(self.count)
                            + ::rpc_runtime::__private::Count::constant(1i128)),
                    ),
                    rest: (),
                },
            )
        }
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
            <u32 as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.count, &(), __sink)?;
            <u32 as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.used, &(), __sink)?;
            <&'a [u32] as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.numbers,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(self.count),
                    ),
                    rest: (),
                },
                __sink,
            )?;
            <Vec<
                u16,
            > as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::SizeLength<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.varying,
                &::rpc_runtime::__private::SizeLength {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(self.count),
                    ),
                    first: ::rpc_runtime::__private::Counted::Known(0),
                    length: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(self.used),
                    ),
                    rest: (),
                },
                __sink,
            )?;
            <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::IsString,
            >>::write_flat::<
                __S,
                __W,
            >(&self.text, &::rpc_runtime::__private::IsString, __sink)?;
            <[u8; 16] as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<__S, __W>(&self.fixed, &(), __sink)?;
            <Choice as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::SwitchIs,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.choice,
                &::rpc_runtime::__private::switch_is::<Choice, _>(self.count),
                __sink,
            )?;
            <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Marshal<
                (),
            >>::write_flat::<
                __S,
                __W,
            >(::rpc_runtime::__private::TransmitAs::of(&self.time), &(), __sink)?;
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Marshal<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.tail,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        (::rpc_runtime::__private::Count::of(self.count)
                            + ::rpc_runtime::__private::Count::constant(1i128)),
                    ),
                    rest: (),
                },
                __sink,
            )?;
            ::rpc_runtime::__private::Ok(())
        }
        #[inline]
        fn write_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            _: &(),
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            if <&'a [u32] as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::LAYOUT
                .has_pointers()
            {
                <&'a [u32] as ::rpc_runtime::__private::Marshal<
                    ::rpc_runtime::__private::SizeIs<()>,
                >>::write_pointees::<
                    __S,
                >(
                    &self.numbers,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(self.count),
                        ),
                        rest: (),
                    },
                    __encoder,
                )?;
            }
            if <Vec<
                u16,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeLength<()>,
            >>::LAYOUT
                .has_pointers()
            {
                <Vec<
                    u16,
                > as ::rpc_runtime::__private::Marshal<
                    ::rpc_runtime::__private::SizeLength<()>,
                >>::write_pointees::<
                    __S,
                >(
                    &self.varying,
                    &::rpc_runtime::__private::SizeLength {
                        size: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(self.count),
                        ),
                        first: ::rpc_runtime::__private::Counted::Known(0),
                        length: ::rpc_runtime::__private::Counted::new(
                            ::rpc_runtime::__private::Count::of(self.used),
                        ),
                        rest: (),
                    },
                    __encoder,
                )?;
            }
            if <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::IsString,
            >>::LAYOUT
                .has_pointers()
            {
                <Option<
                    &'a WStr,
                > as ::rpc_runtime::__private::Marshal<
                    ::rpc_runtime::__private::IsString,
                >>::write_pointees::<
                    __S,
                >(&self.text, &::rpc_runtime::__private::IsString, __encoder)?;
            }
            if <[u8; 16] as ::rpc_runtime::__private::Ndr<()>>::LAYOUT.has_pointers() {
                <[u8; 16] as ::rpc_runtime::__private::Marshal<
                    (),
                >>::write_pointees::<__S>(&self.fixed, &(), __encoder)?;
            }
            if <Choice as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SwitchIs,
            >>::LAYOUT
                .has_pointers()
            {
                <Choice as ::rpc_runtime::__private::Marshal<
                    ::rpc_runtime::__private::SwitchIs,
                >>::write_pointees::<
                    __S,
                >(
                    &self.choice,
                    &::rpc_runtime::__private::switch_is::<Choice, _>(self.count),
                    __encoder,
                )?;
            }
            if <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                .has_pointers()
            {
                <::rpc_runtime::__private::TransmitAs<
                    FileTime,
                    SystemTime,
                > as ::rpc_runtime::__private::Marshal<
                    (),
                >>::write_pointees::<
                    __S,
                >(::rpc_runtime::__private::TransmitAs::of(&self.time), &(), __encoder)?;
            }
            if <Tail<
                [u32],
            > as ::rpc_runtime::__private::Ndr<
                ::rpc_runtime::__private::SizeIs<()>,
            >>::LAYOUT
                .has_pointers()
            {
                <Tail<
                    [u32],
                > as ::rpc_runtime::__private::Marshal<
                    ::rpc_runtime::__private::SizeIs<()>,
                >>::write_pointees::<
                    __S,
                >(
                    &self.tail,
                    &::rpc_runtime::__private::SizeIs {
                        size: ::rpc_runtime::__private::Counted::new(
                            (::rpc_runtime::__private::Count::of(self.count)
                                + ::rpc_runtime::__private::Count::constant(1i128)),
                        ),
                        rest: (),
                    },
                    __encoder,
                )?;
            }
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, __A> ::rpc_runtime::__private::Unmarshal<'a, __A> for Arrays<'a> {
        type Flat = (
            <u32 as ::rpc_runtime::__private::Unmarshal<'a, __A, ()>>::Flat,
            <u32 as ::rpc_runtime::__private::Unmarshal<'a, __A, ()>>::Flat,
            <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::Flat,
            <Vec<
                u16,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeLength<()>,
            >>::Flat,
            <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::IsString,
            >>::Flat,
            <[u8; 16] as ::rpc_runtime::__private::Unmarshal<'a, __A, ()>>::Flat,
            <Choice as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SwitchIs,
            >>::Flat,
            <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Unmarshal<'a, __A, ()>>::Flat,
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::Flat,
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn read_flat<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
        ) -> ::rpc_runtime::__private::NdrResult<Self::Flat> {
            ::rpc_runtime::__private::read_structure::<
                __S,
                Self,
                _,
            >(
                __cursor,
                #[inline(always)]
                |__cursor| ::rpc_runtime::__private::Ok((
                    <u32 as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    {
                        let __value = <u32 as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::read_flat::<__S>(__cursor)?;
                        ::rpc_runtime::__private::in_range(
                            ::rpc_runtime::__private::Count::of(__value),
                            const {
                                #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                                { (0) as i64 }
                            },
                            const {
                                #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
                                { (100) as i64 }
                            },
                            __cursor.offset(),
                        )?;
                        __value
                    },
                    <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        ::rpc_runtime::__private::SizeIs<()>,
                    >>::read_flat::<__S>(__cursor)?,
                    <Vec<
                        u16,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        ::rpc_runtime::__private::SizeLength<()>,
                    >>::read_flat::<__S>(__cursor)?,
                    <Option<
                        &'a WStr,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        ::rpc_runtime::__private::IsString,
                    >>::read_flat::<__S>(__cursor)?,
                    <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    <Choice as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        ::rpc_runtime::__private::SwitchIs,
                    >>::read_flat::<__S>(__cursor)?,
                    <::rpc_runtime::__private::TransmitAs<
                        FileTime,
                        SystemTime,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?,
                    <Tail<
                        [u32],
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        ::rpc_runtime::__private::SizeIs<()>,
                    >>::read_flat::<__S>(__cursor)?,
                )),
            )
        }
        fn check<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check::<__S>(__flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check::<__S>(__flat.1, &(), __decoder)?;
            <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::check::<
                __S,
            >(
                __flat.2,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Vec<
                u16,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeLength<()>,
            >>::check::<
                __S,
            >(
                __flat.3,
                &::rpc_runtime::__private::SizeLength {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    first: ::rpc_runtime::__private::Counted::Known(0),
                    length: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.1),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::IsString,
            >>::check::<__S>(__flat.4, &::rpc_runtime::__private::IsString, __decoder)?;
            <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check::<__S>(__flat.5, &(), __decoder)?;
            <Choice as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SwitchIs,
            >>::check::<
                __S,
            >(
                __flat.6,
                &::rpc_runtime::__private::SwitchIs(
                    ::rpc_runtime::__private::Count::of(__flat.0).raw(),
                ),
                __decoder,
            )?;
            <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check::<__S>(__flat.7, &(), __decoder)?;
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::check::<
                __S,
            >(
                __flat.8,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        (::rpc_runtime::__private::Count::of(__flat.0)
                            + ::rpc_runtime::__private::Count::constant(1i128)),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            ::rpc_runtime::__private::Ok(())
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: ::rpc_runtime::__private::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
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
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
            __place: ::rpc_runtime::__private::Place<'__p, Self>,
        ) -> ::rpc_runtime::__private::NdrResult<
            ::rpc_runtime::__private::Made<'__p, Self>,
        > {
            ::rpc_runtime::__private::Ok(
                ::rpc_runtime::__private::Place::put(
                    __place,
                    Self {
                        count: <u32 as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        used: <u32 as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                        numbers: <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            ::rpc_runtime::__private::SizeIs<()>,
                        >>::build::<
                            __S,
                        >(
                            __flat.2,
                            &::rpc_runtime::__private::SizeIs {
                                size: ::rpc_runtime::__private::Counted::new(
                                    ::rpc_runtime::__private::Count::of(__flat.0),
                                ),
                                rest: (),
                            },
                            __decoder,
                        )?,
                        varying: <Vec<
                            u16,
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            ::rpc_runtime::__private::SizeLength<()>,
                        >>::build::<
                            __S,
                        >(
                            __flat.3,
                            &::rpc_runtime::__private::SizeLength {
                                size: ::rpc_runtime::__private::Counted::new(
                                    ::rpc_runtime::__private::Count::of(__flat.0),
                                ),
                                first: ::rpc_runtime::__private::Counted::Known(0),
                                length: ::rpc_runtime::__private::Counted::new(
                                    ::rpc_runtime::__private::Count::of(__flat.1),
                                ),
                                rest: (),
                            },
                            __decoder,
                        )?,
                        text: <Option<
                            &'a WStr,
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            ::rpc_runtime::__private::IsString,
                        >>::build::<
                            __S,
                        >(__flat.4, &::rpc_runtime::__private::IsString, __decoder)?,
                        fixed: if const {
                            <[u8; 16] as ::rpc_runtime::__private::Ndr<()>>::LAYOUT
                                .promised(
                                    <[u8; 16] as ::rpc_runtime::__private::Ndr<()>>::IDENTITY,
                                )
                                .is_bytes()
                        } {
                            match <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                                'a,
                                __A,
                                (),
                            >>::same::<__S>(__flat.5, __decoder) {
                                ::rpc_runtime::__private::Some(__array) => __array.read(),
                                ::rpc_runtime::__private::None => {
                                    return ::rpc_runtime::__private::Err(__decoder.truncated());
                                }
                            }
                        } else {
                            <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                                'a,
                                __A,
                                (),
                            >>::build::<__S>(__flat.5, &(), __decoder)?
                        },
                        choice: <Choice as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            ::rpc_runtime::__private::SwitchIs,
                        >>::build::<
                            __S,
                        >(
                            __flat.6,
                            &::rpc_runtime::__private::SwitchIs(
                                ::rpc_runtime::__private::Count::of(__flat.0).raw(),
                            ),
                            __decoder,
                        )?,
                        time: (<::rpc_runtime::__private::TransmitAs<
                            FileTime,
                            SystemTime,
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::build::<__S>(__flat.7, &(), __decoder)?)
                            .into_inner(),
                        tail: <Tail<
                            [u32],
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            ::rpc_runtime::__private::SizeIs<()>,
                        >>::build::<
                            __S,
                        >(
                            __flat.8,
                            &::rpc_runtime::__private::SizeIs {
                                size: ::rpc_runtime::__private::Counted::new(
                                    (::rpc_runtime::__private::Count::of(__flat.0)
                                        + ::rpc_runtime::__private::Count::constant(1i128)),
                                ),
                                rest: (),
                            },
                            __decoder,
                        )?,
                        own: <u64 as ::rpc_runtime::__private::Default>::default(),
                    },
                ),
            )
        }
        fn check_place<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check_place::<__S>(&self.count, __flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check_place::<__S>(&self.used, __flat.1, &(), __decoder)?;
            <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::check_place::<
                __S,
            >(
                &self.numbers,
                __flat.2,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Vec<
                u16,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeLength<()>,
            >>::check_place::<
                __S,
            >(
                &self.varying,
                __flat.3,
                &::rpc_runtime::__private::SizeLength {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    first: ::rpc_runtime::__private::Counted::Known(0),
                    length: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.1),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::IsString,
            >>::check_place::<
                __S,
            >(&self.text, __flat.4, &::rpc_runtime::__private::IsString, __decoder)?;
            <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check_place::<__S>(&self.fixed, __flat.5, &(), __decoder)?;
            <Choice as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SwitchIs,
            >>::check_place::<
                __S,
            >(
                &self.choice,
                __flat.6,
                &::rpc_runtime::__private::SwitchIs(
                    ::rpc_runtime::__private::Count::of(__flat.0).raw(),
                ),
                __decoder,
            )?;
            <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::check_place::<
                __S,
            >(
                ::rpc_runtime::__private::TransmitAs::of(&self.time),
                __flat.7,
                &(),
                __decoder,
            )?;
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::check_place::<
                __S,
            >(
                &self.tail,
                __flat.8,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        (::rpc_runtime::__private::Count::of(__flat.0)
                            + ::rpc_runtime::__private::Count::constant(1i128)),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            ::rpc_runtime::__private::Ok(())
        }
        fn place<__S: ::rpc_runtime::__private::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::place::<__S>(&mut self.count, __flat.0, &(), __decoder)?;
            <u32 as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::place::<__S>(&mut self.used, __flat.1, &(), __decoder)?;
            <&'a [u32] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::place::<
                __S,
            >(
                &mut self.numbers,
                __flat.2,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Vec<
                u16,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeLength<()>,
            >>::place::<
                __S,
            >(
                &mut self.varying,
                __flat.3,
                &::rpc_runtime::__private::SizeLength {
                    size: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.0),
                    ),
                    first: ::rpc_runtime::__private::Counted::Known(0),
                    length: ::rpc_runtime::__private::Counted::new(
                        ::rpc_runtime::__private::Count::of(__flat.1),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            <Option<
                &'a WStr,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::IsString,
            >>::place::<
                __S,
            >(&mut self.text, __flat.4, &::rpc_runtime::__private::IsString, __decoder)?;
            <[u8; 16] as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::place::<__S>(&mut self.fixed, __flat.5, &(), __decoder)?;
            <Choice as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SwitchIs,
            >>::place::<
                __S,
            >(
                &mut self.choice,
                __flat.6,
                &::rpc_runtime::__private::SwitchIs(
                    ::rpc_runtime::__private::Count::of(__flat.0).raw(),
                ),
                __decoder,
            )?;
            <::rpc_runtime::__private::TransmitAs<
                FileTime,
                SystemTime,
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                (),
            >>::place::<
                __S,
            >(
                ::rpc_runtime::__private::TransmitAs::of_mut(&mut self.time),
                __flat.7,
                &(),
                __decoder,
            )?;
            <Tail<
                [u32],
            > as ::rpc_runtime::__private::Unmarshal<
                'a,
                __A,
                ::rpc_runtime::__private::SizeIs<()>,
            >>::place::<
                __S,
            >(
                &mut self.tail,
                __flat.8,
                &::rpc_runtime::__private::SizeIs {
                    size: ::rpc_runtime::__private::Counted::new(
                        (::rpc_runtime::__private::Count::of(__flat.0)
                            + ::rpc_runtime::__private::Count::constant(1i128)),
                    ),
                    rest: (),
                },
                __decoder,
            )?;
            ::rpc_runtime::__private::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Start for Arrays<'a>
    where
        for<'__s> u32: ::rpc_runtime::__private::Start,
        for<'__s> u32: ::rpc_runtime::__private::Start,
        for<'__s> &'a [u32]: ::rpc_runtime::__private::Start,
        for<'__s> Vec<u16>: ::rpc_runtime::__private::Start,
        for<'__s> Option<&'a WStr>: ::rpc_runtime::__private::Start,
        for<'__s> [u8; 16]: ::rpc_runtime::__private::Start,
        for<'__s> Choice: ::rpc_runtime::__private::Start,
        for<'__s> ::rpc_runtime::__private::TransmitAs<
            FileTime,
            SystemTime,
        >: ::rpc_runtime::__private::Start,
        for<'__s> Tail<[u32]>: ::rpc_runtime::__private::Start,
    {
        fn start() -> Self {
            Self {
                count: ::rpc_runtime::__private::Start::start(),
                used: ::rpc_runtime::__private::Start::start(),
                numbers: ::rpc_runtime::__private::Start::start(),
                varying: ::rpc_runtime::__private::Start::start(),
                text: ::rpc_runtime::__private::Start::start(),
                fixed: ::rpc_runtime::__private::Start::start(),
                choice: ::rpc_runtime::__private::Start::start(),
                time: (<::rpc_runtime::__private::TransmitAs<
                    FileTime,
                    SystemTime,
                > as ::rpc_runtime::__private::Start>::start())
                    .into_inner(),
                tail: ::rpc_runtime::__private::Start::start(),
                own: ::rpc_runtime::__private::Default::default(),
            }
        }
    }
    const _: ::rpc_runtime::__private::Layout = <Arrays<
        'static,
    > as ::rpc_runtime::__private::Ndr>::LAYOUT;
    const _: () = <Arrays<
        'static,
    > as ::rpc_runtime::__private::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i64 <= (100) as i64,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)"
    );
    const _: () = {
        let _ = <[u32] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
    const _: () = ::core::assert!(
        ! ::core::mem::needs_drop:: < u32 > (),
        "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
    );
    const _: () = {
        let _ = <[u16] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeLength<()>,
        >>::LAYOUT;
    };
    const _: () = {
        let layout = <Option<
            &'_ WStr,
        > as ::rpc_runtime::__private::Ndr<::rpc_runtime::__private::IsString>>::LAYOUT;
        ::core::assert!(
            layout.is_nullable(),
            "[PTR-26] `unique` on a type that is never null: a unique pointer is an `Option`, as in \
                     `Option<Box<T>>`"
        );
        ::core::assert!(
            ! layout.is_full(),
            "[PTR-01] `unique` on a full pointer: `Full` and `Shared` are `#[ptr]`"
        );
    };
    const _: () = {
        let _ = <[u32] as ::rpc_runtime::__private::Ndr<
            ::rpc_runtime::__private::SizeIs<()>,
        >>::LAYOUT;
    };
};
