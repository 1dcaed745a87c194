#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    use __rpc::Lacking as _;
    type __Form_0_tree = __rpc::Form<
        { __rpc::At::<Option<&'static Tree<'static>>, ()>::HAS_FORM },
    >;
    const _: fn() = || {
        let _: fn(&()) -> bool = <Option<
            &'static Tree<'static>,
        > as __rpc::Ndr>::may_be_null;
    };
    const __Tree_0: i64 = (1) as i64;
    const _: () = {
        let (least, greatest) = <u32 as __rpc::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Tree_0 && __Tree_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206, MIDL2236)",
        );
    };
    const _: () = {
        const fn same<__D: __rpc::Keeps<u32>>() {}
        same::<u32>();
    };
    #[automatically_derived]
    impl<'a> __rpc::Switched for Kept<'a> {
        type Switch = u32;
    }
    #[automatically_derived]
    impl<'a> __rpc::Union for Kept<'a> {
        type Switch = u32;
        const ARMS: __rpc::Layout = __rpc::Layout::union(
                <u32 as __rpc::Ndr>::LAYOUT,
                &[
                    <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Ndr>::LAYOUT,
                    <u8 as __rpc::Ndr>::LAYOUT,
                ],
            )
            .reported();
        fn arm(&self) -> usize {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => 0usize,
                Self::Other { value: __value, which: __tag, .. } => 1usize,
            }
        }
        fn tag(&self) -> __rpc::Option<i64> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => __rpc::None,
                Self::Other { value: __value, which: __tag, .. } => {
                    __rpc::Some(__rpc::Discriminant::to_tag(__tag))
                }
            }
        }
        fn select(__tag: i64) -> __rpc::Option<usize> {
            match __tag {
                __Tree_0 => __rpc::Some(0usize),
                _ => __rpc::Some(1usize),
            }
        }
        fn label(__arm: usize) -> __rpc::Option<i64> {
            match __arm {
                0usize => __rpc::Some(__Tree_0),
                _ => __rpc::None,
            }
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::MarshalUnion for Kept<'a> {
        fn write_arm<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => {
                    <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Marshal>::write_flat::<
                        __S,
                        __W,
                    >(<__Form_0_tree as __rpc::Select<_>>::of(__value), &(), __sink)
                }
                Self::Other { value: __value, which: __tag, .. } => {
                    <u8 as __rpc::Marshal>::write_flat::<__S, __W>(__value, &(), __sink)
                }
            }
        }
        fn write_arm_pointees<__S: __rpc::Syntax>(
            &self,
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => {
                    <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Marshal>::write_pointees::<
                        __S,
                    >(<__Form_0_tree as __rpc::Select<_>>::of(__value), &(), __encoder)
                }
                Self::Other { value: __value, which: __tag, .. } => {
                    <u8 as __rpc::Marshal>::write_pointees::<
                        __S,
                    >(__value, &(), __encoder)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'a, __A> __rpc::UnmarshalUnion<'a, __A> for Kept<'a> {
        fn skip_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __cursor: &mut __rpc::Cursor<'a>,
        ) -> __rpc::NdrResult<()> {
            match __arm {
                __rpc::Some(0usize) => {
                    if !__rpc::skip_fixed::<
                        __S,
                    >(
                        <<__Form_0_tree as __rpc::Select<
                            Option<&'a Tree<'a>>,
                        >>::Type as __rpc::Ndr>::LAYOUT,
                        __cursor,
                    )? {
                        <<__Form_0_tree as __rpc::Select<
                            Option<&'a Tree<'a>>,
                        >>::Type as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    __rpc::Ok(())
                }
                __rpc::Some(1usize) => {
                    if !__rpc::skip_fixed::<__S>(<u8 as __rpc::Ndr>::LAYOUT, __cursor)? {
                        <u8 as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?;
                    }
                    __rpc::Ok(())
                }
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
        fn walk_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __cursor: &mut __rpc::Cursor<'a>,
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<()> {
            match __arm {
                __rpc::Some(0usize) => {
                    let __flat = <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?;
                    <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Unmarshal<
                        'a,
                        __A,
                    >>::walk::<__S>(__flat, __rpc::None, &(), __decoder)
                }
                __rpc::Some(1usize) => {
                    let __flat = <u8 as __rpc::Unmarshal<
                        'a,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    <u8 as __rpc::Unmarshal<
                        'a,
                        __A,
                    >>::walk::<__S>(__flat, __rpc::None, &(), __decoder)
                }
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
        fn build_arm<__S: __rpc::Syntax>(
            __arm: __rpc::Option<usize>,
            __tag: i64,
            __cursor: &mut __rpc::Cursor<'a>,
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<Self> {
            match __arm {
                __rpc::Some(0usize) => {
                    let __flat = <<__Form_0_tree as __rpc::Select<
                        Option<&'a Tree<'a>>,
                    >>::Type as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?;
                    __rpc::Ok(Self::Tree {
                        tree: <__Form_0_tree as __rpc::SelectValue<
                            Option<&'a Tree<'a>>,
                        >>::value(
                            <<__Form_0_tree as __rpc::Select<
                                Option<&'a Tree<'a>>,
                            >>::Type as __rpc::Unmarshal<
                                'a,
                                __A,
                            >>::build::<__S>(__flat, &(), __decoder)?,
                        ),
                    })
                }
                __rpc::Some(1usize) => {
                    let __flat = <u8 as __rpc::Unmarshal<
                        'a,
                        __A,
                    >>::read_flat::<__S>(__cursor)?;
                    __rpc::Ok(Self::Other {
                        value: <u8 as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::build::<__S>(__flat, &(), __decoder)?,
                        which: <u32 as __rpc::Discriminant>::from_tag(__tag)
                            .ok_or_else(|| __rpc::invalid_tag(__cursor))?,
                    })
                }
                _ => __rpc::Err(__rpc::invalid_tag(__cursor)),
            }
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Ndr<__rpc::SwitchIs> for Kept<'a> {
        const LAYOUT: __rpc::Layout = <Self as __rpc::Union>::ARMS;
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, __rpc::SwitchIs>> = __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl<'a> __rpc::Marshal<__rpc::SwitchIs> for Kept<'a> {
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
    impl<'a, __A> __rpc::Unmarshal<'a, __A, __rpc::SwitchIs> for Kept<'a> {
        type Flat = __rpc::UnionFlat;
        fn read_flat<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'a>,
        ) -> __rpc::NdrResult<__rpc::UnionFlat> {
            __rpc::read_union::<__S, __A, Self, __rpc::SwitchIs>(__cursor)
        }
        #[inline]
        fn read_next<__S: __rpc::Syntax>(
            __flats: &mut __rpc::Cursor<'a>,
            __levels: &__rpc::SwitchIs,
            __decoder: &mut __rpc::Decoder<'a, __A>,
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
            __decoder: &mut __rpc::Decoder<'a, __A>,
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
            __decoder: &mut __rpc::Decoder<'a, __A>,
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
            __cursor: &mut __rpc::Cursor<'a>,
            __levels: &__rpc::SwitchIs,
        ) -> __rpc::NdrResult<()> {
            __rpc::agree_union::<__S, Self, __rpc::SwitchIs>(__cursor, __levels)
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Ndr<()> for Kept<'a> {
        const LAYOUT: __rpc::Layout = <Self as __rpc::Union>::ARMS;
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, ()>> = __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl<'a> __rpc::Marshal<()> for Kept<'a> {
        fn write_flat<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __levels: &(),
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            __rpc::write_union::<__S, Self, (), __W>(self, __levels, __sink)
        }
        fn write_pointees<__S: __rpc::Syntax>(
            &self,
            _: &(),
            __encoder: &mut __rpc::Encoder<'_>,
        ) -> __rpc::NdrResult<()> {
            __rpc::MarshalUnion::write_arm_pointees::<__S>(self, __encoder)
        }
        #[inline]
        fn agree(&self, __levels: &()) -> __rpc::Result<(), __rpc::CountMismatch> {
            __rpc::agree_arm(self, __levels)
        }
    }
    #[automatically_derived]
    impl<'a, __A> __rpc::Unmarshal<'a, __A, ()> for Kept<'a> {
        type Flat = __rpc::UnionFlat;
        fn read_flat<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'a>,
        ) -> __rpc::NdrResult<__rpc::UnionFlat> {
            __rpc::read_union::<__S, __A, Self, ()>(__cursor)
        }
        #[inline]
        fn read_next<__S: __rpc::Syntax>(
            __flats: &mut __rpc::Cursor<'a>,
            __levels: &(),
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<Self> {
            __rpc::read_next_union::<__S, __A, Self, ()>(__flats, __levels, __decoder)
        }
        fn walk<__S: __rpc::Syntax>(
            __flat: __rpc::UnionFlat,
            _: __rpc::Option<&Self>,
            __levels: &(),
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<()> {
            __rpc::walk_union::<__S, __A, Self, ()>(__flat, __levels, __decoder)
        }
        fn build<__S: __rpc::Syntax>(
            __flat: __rpc::UnionFlat,
            __levels: &(),
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<Self> {
            __rpc::build_union::<__S, __A, Self, ()>(__flat, __levels, __decoder)
        }
        #[inline]
        fn agrees<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'a>,
            __levels: &(),
        ) -> __rpc::NdrResult<()> {
            __rpc::agree_union::<__S, Self, ()>(__cursor, __levels)
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Start for Kept<'a>
    where
        for<'__s> <__Form_0_tree as __rpc::Select<
            Option<&'a Tree<'a>>,
        >>::Type: __rpc::Start,
    {
        fn start() -> Self {
            Self::Tree {
                tree: __rpc::start_value::<__Form_0_tree, _>(),
            }
        }
    }
    const _: __rpc::Layout = <<__Form_0_tree as __rpc::Select<
        Option<&'_ Tree<'_>>,
    >>::Type as __rpc::Ndr>::LAYOUT
        .as_arm()
        .sound();
};
