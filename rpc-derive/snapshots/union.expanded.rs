#[allow(non_upper_case_globals, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    const __Number_0: i64 = (1) as i64;
    const __Number_1: i64 = (2) as i64;
    const __Text_0: i64 = (LABEL) as i64;
    const _: () = {
        let (least, greatest) = <u16 as ::rpc_runtime::__private::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Number_0 && __Number_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206)"
        );
    };
    const _: () = {
        let (least, greatest) = <u16 as ::rpc_runtime::__private::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Number_1 && __Number_1 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206)"
        );
    };
    const _: () = {
        let (least, greatest) = <u16 as ::rpc_runtime::__private::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Text_0 && __Text_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206)"
        );
    };
    const _: () = ::core::assert!(
        __Text_0 != __Number_0, "[UNI-06] this `case` is there twice (MIDL2056)"
    );
    const _: () = ::core::assert!(
        __Text_0 != __Number_1, "[UNI-06] this `case` is there twice (MIDL2056)"
    );
    #[automatically_derived]
    impl ::rpc_runtime::__private::Switched for Choice {
        type Switch = u16;
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Union for Choice {
        type Switch = u16;
        const ARMS: ::rpc_runtime::__private::Layout = ::rpc_runtime::__private::Layout::union(
            <u16 as ::rpc_runtime::__private::Ndr>::LAYOUT,
            &[
                <u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT,
                <Option<
                    WString,
                > as ::rpc_runtime::__private::Ndr<
                    ::rpc_runtime::__private::IsString,
                >>::LAYOUT,
            ],
        );
        fn arm(&self) -> usize {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => 0usize,
                Self::Text { 0: __value, .. } => 1usize,
                Self::Nothing { .. } => 2usize,
            }
        }
        fn tag(&self) -> ::rpc_runtime::__private::Option<i64> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => ::rpc_runtime::__private::None,
                Self::Text { 0: __value, .. } => ::rpc_runtime::__private::None,
                Self::Nothing { .. } => ::rpc_runtime::__private::None,
            }
        }
        fn select(__tag: i64) -> ::rpc_runtime::__private::Option<usize> {
            match __tag {
                __Number_0 | __Number_1 => ::rpc_runtime::__private::Some(0usize),
                __Text_0 => ::rpc_runtime::__private::Some(1usize),
                _ => ::rpc_runtime::__private::Some(2usize),
            }
        }
        fn label(__arm: usize) -> ::rpc_runtime::__private::Option<i64> {
            match __arm {
                0usize => ::rpc_runtime::__private::Some(__Number_0),
                1usize => ::rpc_runtime::__private::Some(__Text_0),
                _ => ::rpc_runtime::__private::None,
            }
        }
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::MarshalUnion for Choice {
        fn write_arm<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(&self, __sink: &mut __W) -> ::rpc_runtime::__private::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => {
                    <u32 as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_flat::<__S, __W>(__value, &(), __sink)
                }
                Self::Text { 0: __value, .. } => {
                    <Option<
                        WString,
                    > as ::rpc_runtime::__private::Marshal<
                        ::rpc_runtime::__private::IsString,
                    >>::write_flat::<
                        __S,
                        __W,
                    >(__value, &::rpc_runtime::__private::IsString, __sink)
                }
                Self::Nothing { .. } => ::rpc_runtime::__private::Ok(()),
            }
        }
        fn write_arm_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => {
                    <u32 as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_pointees::<__S>(__value, &(), __encoder)
                }
                Self::Text { 0: __value, .. } => {
                    <Option<
                        WString,
                    > as ::rpc_runtime::__private::Marshal<
                        ::rpc_runtime::__private::IsString,
                    >>::write_pointees::<
                        __S,
                    >(__value, &::rpc_runtime::__private::IsString, __encoder)
                }
                Self::Nothing { .. } => ::rpc_runtime::__private::Ok(()),
            }
        }
    }
    #[automatically_derived]
    impl<'__m, __A> ::rpc_runtime::__private::UnmarshalUnion<'__m, __A> for Choice {
        fn skip_arm<__S: ::rpc_runtime::__private::Syntax>(
            __arm: ::rpc_runtime::__private::Option<usize>,
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    if !::rpc_runtime::__private::skip_fixed::<
                        __S,
                    >(<u32 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT, __cursor)? {
                        <u32 as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            (),
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    ::rpc_runtime::__private::Ok(())
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    if !::rpc_runtime::__private::skip_fixed::<
                        __S,
                    >(
                        <Option<
                            WString,
                        > as ::rpc_runtime::__private::Ndr<
                            ::rpc_runtime::__private::IsString,
                        >>::LAYOUT,
                        __cursor,
                    )? {
                        <Option<
                            WString,
                        > as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            ::rpc_runtime::__private::IsString,
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    ::rpc_runtime::__private::Ok(())
                }
                ::rpc_runtime::__private::Some(2usize) => {
                    ::rpc_runtime::__private::Ok(())
                }
                _ => {
                    ::rpc_runtime::__private::Err(
                        ::rpc_runtime::__private::invalid_tag(__cursor),
                    )
                }
            }
        }
        fn check_arm<__S: ::rpc_runtime::__private::Syntax>(
            __arm: ::rpc_runtime::__private::Option<usize>,
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    let __flat = <u32 as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    <u32 as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::check::<__S>(__flat, &(), __decoder)
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    let __flat = <Option<
                        WString,
                    > as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        ::rpc_runtime::__private::IsString,
                    >>::read_flat::<__S>(__cursor)?;
                    <Option<
                        WString,
                    > as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        ::rpc_runtime::__private::IsString,
                    >>::check::<
                        __S,
                    >(__flat, &::rpc_runtime::__private::IsString, __decoder)
                }
                ::rpc_runtime::__private::Some(2usize) => {
                    ::rpc_runtime::__private::Ok(())
                }
                _ => {
                    ::rpc_runtime::__private::Err(
                        ::rpc_runtime::__private::invalid_tag(__cursor),
                    )
                }
            }
        }
        fn build_arm<__S: ::rpc_runtime::__private::Syntax>(
            __arm: ::rpc_runtime::__private::Option<usize>,
            __tag: i64,
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    let __flat = <u32 as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    ::rpc_runtime::__private::Ok(Self::Number {
                        0: <u32 as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            (),
                        >>::build::<__S>(__flat, &(), __decoder)?,
                    })
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    let __flat = <Option<
                        WString,
                    > as ::rpc_runtime::__private::Unmarshal<
                        '__m,
                        __A,
                        ::rpc_runtime::__private::IsString,
                    >>::read_flat::<__S>(__cursor)?;
                    ::rpc_runtime::__private::Ok(Self::Text {
                        0: <Option<
                            WString,
                        > as ::rpc_runtime::__private::Unmarshal<
                            '__m,
                            __A,
                            ::rpc_runtime::__private::IsString,
                        >>::build::<
                            __S,
                        >(__flat, &::rpc_runtime::__private::IsString, __decoder)?,
                    })
                }
                ::rpc_runtime::__private::Some(2usize) => {
                    ::rpc_runtime::__private::Ok(Self::Nothing {})
                }
                _ => {
                    ::rpc_runtime::__private::Err(
                        ::rpc_runtime::__private::invalid_tag(__cursor),
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Ndr<::rpc_runtime::__private::SwitchIs> for Choice {
        const LAYOUT: ::rpc_runtime::__private::Layout = <Self as ::rpc_runtime::__private::Union>::ARMS;
        const LIFETIMES: ::rpc_runtime::__private::Option<
            ::rpc_runtime::__private::Lifetimes<Self, ::rpc_runtime::__private::SwitchIs>,
        > = ::rpc_runtime::__private::Some(unsafe {
            ::rpc_runtime::__private::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Marshal<::rpc_runtime::__private::SwitchIs>
    for Choice {
        fn write_flat<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(
            &self,
            __levels: &::rpc_runtime::__private::SwitchIs,
            __sink: &mut __W,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::write_union::<
                __S,
                Self,
                ::rpc_runtime::__private::SwitchIs,
                __W,
            >(self, __levels, __sink)
        }
        fn write_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            _: &::rpc_runtime::__private::SwitchIs,
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::MarshalUnion::write_arm_pointees::<
                __S,
            >(self, __encoder)
        }
        #[inline]
        fn agree(
            &self,
            __levels: &::rpc_runtime::__private::SwitchIs,
        ) -> ::rpc_runtime::__private::Result<
            (),
            ::rpc_runtime::__private::CountMismatch,
        > {
            ::rpc_runtime::__private::agree_arm(self, __levels)
        }
    }
    #[automatically_derived]
    impl<
        '__m,
        __A,
    > ::rpc_runtime::__private::Unmarshal<'__m, __A, ::rpc_runtime::__private::SwitchIs>
    for Choice {
        type Flat = ::rpc_runtime::__private::UnionFlat;
        fn read_flat<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
        ) -> ::rpc_runtime::__private::NdrResult<::rpc_runtime::__private::UnionFlat> {
            ::rpc_runtime::__private::read_union::<__S, __A, Self>(__cursor)
        }
        #[inline]
        fn read_next<__S: ::rpc_runtime::__private::Syntax>(
            __flats: &mut ::rpc_runtime::__private::Cursor<'__m>,
            __levels: &::rpc_runtime::__private::SwitchIs,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            ::rpc_runtime::__private::read_next_union::<
                __S,
                __A,
                Self,
                ::rpc_runtime::__private::SwitchIs,
            >(__flats, __levels, __decoder)
        }
        fn check<__S: ::rpc_runtime::__private::Syntax>(
            __flat: ::rpc_runtime::__private::UnionFlat,
            __levels: &::rpc_runtime::__private::SwitchIs,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::check_union::<
                __S,
                __A,
                Self,
                ::rpc_runtime::__private::SwitchIs,
            >(__flat, __levels, __decoder)
        }
        fn build<__S: ::rpc_runtime::__private::Syntax>(
            __flat: ::rpc_runtime::__private::UnionFlat,
            __levels: &::rpc_runtime::__private::SwitchIs,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'__m, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            ::rpc_runtime::__private::build_union::<
                __S,
                __A,
                Self,
                ::rpc_runtime::__private::SwitchIs,
            >(__flat, __levels, __decoder)
        }
        #[inline]
        fn agrees<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'__m>,
            __levels: &::rpc_runtime::__private::SwitchIs,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::agree_union::<
                __S,
                Self,
                ::rpc_runtime::__private::SwitchIs,
            >(__cursor, __levels)
        }
    }
    #[automatically_derived]
    impl ::rpc_runtime::__private::Start for Choice
    where
        for<'__s> u32: ::rpc_runtime::__private::Start,
    {
        fn start() -> Self {
            Self::Number {
                0: ::rpc_runtime::__private::Start::start(),
            }
        }
    }
    const _: ::rpc_runtime::__private::Layout = <Choice as ::rpc_runtime::__private::Union>::ARMS;
};
