#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    use __rpc::Lacking as _;
    type __Type_1_0 = Option<WString>;
    type __Form_1_0 = __rpc::Form<
        { __rpc::At::<__Type_1_0, __rpc::IsString>::HAS_FORM },
    >;
    type __Wire_1_0 = <__Form_1_0 as __rpc::Select<__Type_1_0>>::Type;
    const _: fn() = || {
        let _: fn(&__rpc::IsString) -> bool = <__Type_1_0 as __rpc::Ndr<
            __rpc::IsString,
        >>::may_be_null;
    };
    const __Number_0: i64 = (1) as i64;
    const __Number_1: i64 = (2) as i64;
    const __Text_0: i64 = (LABEL) as i64;
    const __Flag_0: i64 = {
        type __Labels = <__rpc::Form<
            {
                use __rpc::Lacking as _;
                __rpc::At::<Kind, ()>::HAS_LABELS
            },
        > as __rpc::SelectLabels<Kind>>::Type;
        __Labels::Flag as i64
    };
    const _: () = {
        let (least, greatest) = <u16 as __rpc::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Number_0 && __Number_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)",
        );
    };
    const _: () = {
        let (least, greatest) = <u16 as __rpc::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Number_1 && __Number_1 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)",
        );
    };
    const _: () = {
        let (least, greatest) = <u16 as __rpc::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Text_0 && __Text_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)",
        );
    };
    const _: () = ::core::assert!(
        __Text_0 != __Number_0,
        "[UNI-06] this `case` is there twice (MIDL2056)",
    );
    const _: () = ::core::assert!(
        __Text_0 != __Number_1,
        "[UNI-06] this `case` is there twice (MIDL2056)",
    );
    const _: () = {
        let (least, greatest) = <u16 as __rpc::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Flag_0 && __Flag_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)",
        );
    };
    const _: () = ::core::assert!(
        __Flag_0 != __Number_0,
        "[UNI-06] this `case` is there twice (MIDL2056)",
    );
    const _: () = ::core::assert!(
        __Flag_0 != __Number_1,
        "[UNI-06] this `case` is there twice (MIDL2056)",
    );
    const _: () = ::core::assert!(
        __Flag_0 != __Text_0,
        "[UNI-06] this `case` is there twice (MIDL2056)",
    );
    #[automatically_derived]
    impl __rpc::Switched for Choice {
        type Switch = u16;
    }
    #[automatically_derived]
    impl __rpc::Union for Choice {
        type Switch = u16;
        const ARMS: __rpc::Layout = __rpc::Layout::union(
                <u16 as __rpc::Ndr>::LAYOUT,
                &[
                    <u32 as __rpc::Ndr>::LAYOUT,
                    <__Wire_1_0 as __rpc::Ndr<__rpc::IsString>>::LAYOUT,
                    <bool as __rpc::Ndr>::LAYOUT,
                ],
            )
            .reported();
        fn arm(&self) -> usize {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => 0usize,
                Self::Text { 0: __value, .. } => 1usize,
                Self::Flag { 0: __value, .. } => 2usize,
                Self::Nothing { .. } => 3usize,
            }
        }
        fn tag(&self) -> __rpc::Option<i64> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => __rpc::None,
                Self::Text { 0: __value, .. } => __rpc::None,
                Self::Flag { 0: __value, .. } => __rpc::None,
                Self::Nothing { .. } => __rpc::None,
            }
        }
        fn select(__tag: i64) -> __rpc::Option<usize> {
            match __tag {
                __Number_0 | __Number_1 => __rpc::Some(0usize),
                __Text_0 => __rpc::Some(1usize),
                __Flag_0 => __rpc::Some(2usize),
                _ => __rpc::Some(3usize),
            }
        }
        fn label(__arm: usize) -> __rpc::Option<i64> {
            match __arm {
                0usize => __rpc::Some(__Number_0),
                1usize => __rpc::Some(__Text_0),
                2usize => __rpc::Some(__Flag_0),
                _ => __rpc::None,
            }
        }
    }
    #[automatically_derived]
    impl __rpc::MarshalUnion for Choice {
        fn write_arm<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => {
                    <u32 as __rpc::Marshal>::write_flat::<__S, __W>(__value, &(), __sink)
                }
                Self::Text { 0: __value, .. } => {
                    <__Wire_1_0 as __rpc::Marshal<
                        __rpc::IsString,
                    >>::write_flat::<
                        __S,
                        __W,
                    >(
                        <__Form_1_0 as __rpc::Select<_>>::of(__value),
                        &__rpc::IsString,
                        __sink,
                    )
                }
                Self::Flag { 0: __value, .. } => {
                    <bool as __rpc::Marshal>::write_flat::<
                        __S,
                        __W,
                    >(__value, &(), __sink)
                }
                Self::Nothing { .. } => __rpc::Ok(()),
            }
        }
        fn write_arm_pointees<__S: __rpc::Syntax>(
            &self,
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Number { 0: __value, .. } => {
                    <u32 as __rpc::Marshal>::write_pointees::<
                        __S,
                    >(__value, &(), __encoder)
                }
                Self::Text { 0: __value, .. } => {
                    <__Wire_1_0 as __rpc::Marshal<
                        __rpc::IsString,
                    >>::write_pointees::<
                        __S,
                    >(
                        <__Form_1_0 as __rpc::Select<_>>::of(__value),
                        &__rpc::IsString,
                        __encoder,
                    )
                }
                Self::Flag { 0: __value, .. } => {
                    <bool as __rpc::Marshal>::write_pointees::<
                        __S,
                    >(__value, &(), __encoder)
                }
                Self::Nothing { .. } => __rpc::Ok(()),
            }
        }
    }
    #[automatically_derived]
    impl<'__m, __A> __rpc::UnmarshalUnion<'__m, __A> for Choice {
        fn skip_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __cursor: &mut __rpc::Cursor<'__m>,
        ) -> __rpc::NdrResult<()> {
            match __arm {
                __rpc::Some(0usize) => {
                    if !__rpc::skip_fixed::<
                        __S,
                    >(<u32 as __rpc::Ndr>::LAYOUT, __cursor)? {
                        <u32 as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    __rpc::Ok(())
                }
                __rpc::Some(1usize) => {
                    if !__rpc::skip_fixed::<
                        __S,
                    >(<__Wire_1_0 as __rpc::Ndr<__rpc::IsString>>::LAYOUT, __cursor)? {
                        <__Wire_1_0 as __rpc::Unmarshal<
                            '__m,
                            __A,
                            __rpc::IsString,
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    __rpc::Ok(())
                }
                __rpc::Some(2usize) => {
                    if !__rpc::skip_fixed::<
                        __S,
                    >(<bool as __rpc::Ndr>::LAYOUT, __cursor)? {
                        <bool as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    __rpc::Ok(())
                }
                __rpc::Some(3usize) => __rpc::Ok(()),
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
        fn walk_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __cursor: &mut __rpc::Cursor<'__m>,
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            match __arm {
                __rpc::Some(0usize) => {
                    let __flat = <u32 as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    <u32 as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::walk::<__S>(__flat, __rpc::None, &(), __decoder)
                }
                __rpc::Some(1usize) => {
                    let __flat = <__Wire_1_0 as __rpc::Unmarshal<
                        '__m,
                        __A,
                        __rpc::IsString,
                    >>::read_flat::<__S>(__cursor)?;
                    <__Wire_1_0 as __rpc::Unmarshal<
                        '__m,
                        __A,
                        __rpc::IsString,
                    >>::walk::<__S>(__flat, __rpc::None, &__rpc::IsString, __decoder)
                }
                __rpc::Some(2usize) => {
                    let __flat = <bool as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    <bool as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::walk::<__S>(__flat, __rpc::None, &(), __decoder)
                }
                __rpc::Some(3usize) => __rpc::Ok(()),
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
        fn build_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __tag: i64,
            __cursor: &mut __rpc::Cursor<'__m>,
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<Self> {
            match __arm {
                __rpc::Some(0usize) => {
                    let __flat = <u32 as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    __rpc::Ok(Self::Number {
                        0: <u32 as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::build::<__S>(__flat, &(), __decoder)?,
                    })
                }
                __rpc::Some(1usize) => {
                    let __flat = <__Wire_1_0 as __rpc::Unmarshal<
                        '__m,
                        __A,
                        __rpc::IsString,
                    >>::read_flat::<__S>(__cursor)?;
                    __rpc::Ok(Self::Text {
                        0: <__Form_1_0 as __rpc::SelectValue<
                            __Type_1_0,
                        >>::value(
                            <__Wire_1_0 as __rpc::Unmarshal<
                                '__m,
                                __A,
                                __rpc::IsString,
                            >>::build::<__S>(__flat, &__rpc::IsString, __decoder)?,
                        ),
                    })
                }
                __rpc::Some(2usize) => {
                    let __flat = <bool as __rpc::Unmarshal<
                        '__m,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    __rpc::Ok(Self::Flag {
                        0: <bool as __rpc::Unmarshal<
                            '__m,
                            __A,
                        >>::build::<__S>(__flat, &(), __decoder)?,
                    })
                }
                __rpc::Some(3usize) => __rpc::Ok(Self::Nothing {}),
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
    }
    #[automatically_derived]
    impl __rpc::Ndr<__rpc::SwitchIs> for Choice {
        const LAYOUT: __rpc::Layout = <Self as __rpc::Union>::ARMS;
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, __rpc::SwitchIs>> = __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl __rpc::Marshal<__rpc::SwitchIs> for Choice {
        fn write_flat<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __levels: &__rpc::SwitchIs,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            __rpc::write_union::<__S, Self, __rpc::SwitchIs, __W>(self, __levels, __sink)
        }
        fn write_pointees<__S: __rpc::Syntax>(
            &self,
            _: &__rpc::SwitchIs,
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            __rpc::MarshalUnion::write_arm_pointees::<__S>(self, __encoder)
        }
        #[inline]
        fn agree(
            &self,
            __levels: &__rpc::SwitchIs,
        ) -> __rpc::Result<(), __rpc::CountMismatch> {
            __rpc::agree_arm(self, __levels)
        }
    }
    #[automatically_derived]
    impl<'__m, __A> __rpc::Unmarshal<'__m, __A, __rpc::SwitchIs> for Choice {
        type Flat = __rpc::UnionFlat;
        fn read_flat<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'__m>,
        ) -> __rpc::NdrResult<__rpc::UnionFlat> {
            __rpc::read_union::<__S, __A, Self, __rpc::SwitchIs>(__cursor)
        }
        #[inline]
        fn read_next<__S: __rpc::Syntax>(
            __flats: &mut __rpc::Cursor<'__m>,
            __levels: &__rpc::SwitchIs,
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<Self> {
            __rpc::read_next_union::<
                __S,
                __A,
                Self,
                __rpc::SwitchIs,
            >(__flats, __levels, __decoder)
        }
        fn walk<__S: __rpc::Syntax>(
            __flat: __rpc::UnionFlat,
            _: __rpc::Option<&Self>,
            __levels: &__rpc::SwitchIs,
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<()> {
            __rpc::walk_union::<
                __S,
                __A,
                Self,
                __rpc::SwitchIs,
            >(__flat, __levels, __decoder)
        }
        fn build<__S: __rpc::Syntax>(
            __flat: __rpc::UnionFlat,
            __levels: &__rpc::SwitchIs,
            __decoder: &mut __rpc::Decoder<'__m, __A>,
        ) -> __rpc::NdrResult<Self> {
            __rpc::build_union::<
                __S,
                __A,
                Self,
                __rpc::SwitchIs,
            >(__flat, __levels, __decoder)
        }
        #[inline]
        fn agrees<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'__m>,
            __levels: &__rpc::SwitchIs,
        ) -> __rpc::NdrResult<()> {
            __rpc::agree_union::<__S, Self, __rpc::SwitchIs>(__cursor, __levels)
        }
    }
    #[automatically_derived]
    impl __rpc::Start for Choice
    where
        for<'__s> u32: __rpc::Start,
    {
        fn start() -> Self {
            Self::Number {
                0: __rpc::Start::start(),
            }
        }
    }
    const _: __rpc::Layout = <__Wire_1_0 as __rpc::Ndr<__rpc::IsString>>::LAYOUT
        .as_arm()
        .sound();
};
