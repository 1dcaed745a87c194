#[allow(non_upper_case_globals, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    const __Tree_0: i64 = (1) as i64;
    const _: () = {
        let (least, greatest) = <u32 as ::rpc_runtime::__private::Discriminant>::LABELS;
        ::core::assert!(
            least <= __Tree_0 && __Tree_0 <= greatest,
            "[UNI-06] a `case` beyond the discriminant's type (MIDL2206)"
        );
    };
    const _: () = {
        const fn same<__D: ::rpc_runtime::__private::SwitchesOn<u32>>() {}
        same::<u32>();
    };
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Switched for Kept<'a> {
        type Switch = u32;
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Union for Kept<'a> {
        type Switch = u32;
        const ARMS: ::rpc_runtime::__private::Layout = ::rpc_runtime::__private::Layout::union(
            <u32 as ::rpc_runtime::__private::Ndr>::LAYOUT,
            &[
                <Option<&'a Tree<'a>> as ::rpc_runtime::__private::Ndr<()>>::LAYOUT,
                <u8 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT,
            ],
        );
        fn arm(&self) -> usize {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => 0usize,
                Self::Other { value: __value, which: __tag, .. } => 1usize,
            }
        }
        fn tag(&self) -> ::rpc_runtime::__private::Option<i64> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => ::rpc_runtime::__private::None,
                Self::Other { value: __value, which: __tag, .. } => {
                    ::rpc_runtime::__private::Some(
                        ::rpc_runtime::__private::Discriminant::to_tag(__tag),
                    )
                }
            }
        }
        fn select(__tag: i64) -> ::rpc_runtime::__private::Option<usize> {
            match __tag {
                __Tree_0 => ::rpc_runtime::__private::Some(0usize),
                _ => ::rpc_runtime::__private::Some(1usize),
            }
        }
        fn label(__arm: usize) -> ::rpc_runtime::__private::Option<i64> {
            match __arm {
                0usize => ::rpc_runtime::__private::Some(__Tree_0),
                _ => ::rpc_runtime::__private::None,
            }
        }
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::MarshalUnion for Kept<'a> {
        fn write_arm<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(&self, __sink: &mut __W) -> ::rpc_runtime::__private::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => {
                    <Option<
                        &'a Tree<'a>,
                    > as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_flat::<__S, __W>(__value, &(), __sink)
                }
                Self::Other { value: __value, which: __tag, .. } => {
                    <u8 as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_flat::<__S, __W>(__value, &(), __sink)
                }
            }
        }
        fn write_arm_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            #[allow(unused_variables)]
            match self {
                Self::Tree { tree: __value, .. } => {
                    <Option<
                        &'a Tree<'a>,
                    > as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_pointees::<__S>(__value, &(), __encoder)
                }
                Self::Other { value: __value, which: __tag, .. } => {
                    <u8 as ::rpc_runtime::__private::Marshal<
                        (),
                    >>::write_pointees::<__S>(__value, &(), __encoder)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'a, __A> ::rpc_runtime::__private::UnmarshalUnion<'a, __A> for Kept<'a> {
        fn skip_arm<__S: ::rpc_runtime::__private::Syntax>(
            __arm: ::rpc_runtime::__private::Option<usize>,
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    if !::rpc_runtime::__private::skip_fixed::<
                        __S,
                    >(
                        <Option<
                            &'a Tree<'a>,
                        > as ::rpc_runtime::__private::Ndr<()>>::LAYOUT,
                        __cursor,
                    )? {
                        <Option<
                            &'a Tree<'a>,
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::read_flat::<__S>(__cursor)?;
                    }
                    ::rpc_runtime::__private::Ok(())
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    if !::rpc_runtime::__private::skip_fixed::<
                        __S,
                    >(<u8 as ::rpc_runtime::__private::Ndr<()>>::LAYOUT, __cursor)? {
                        <u8 as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::read_flat::<__S>(__cursor)?;
                    }
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
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    let __flat = <Option<
                        &'a Tree<'a>,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    <Option<
                        &'a Tree<'a>,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::check::<__S>(__flat, &(), __decoder)
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    let __flat = <u8 as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    <u8 as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::check::<__S>(__flat, &(), __decoder)
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
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            match __arm {
                ::rpc_runtime::__private::Some(0usize) => {
                    let __flat = <Option<
                        &'a Tree<'a>,
                    > as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    ::rpc_runtime::__private::Ok(Self::Tree {
                        tree: <Option<
                            &'a Tree<'a>,
                        > as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::build::<__S>(__flat, &(), __decoder)?,
                    })
                }
                ::rpc_runtime::__private::Some(1usize) => {
                    let __flat = <u8 as ::rpc_runtime::__private::Unmarshal<
                        'a,
                        __A,
                        (),
                    >>::read_flat::<__S>(__cursor)?;
                    ::rpc_runtime::__private::Ok(Self::Other {
                        value: <u8 as ::rpc_runtime::__private::Unmarshal<
                            'a,
                            __A,
                            (),
                        >>::build::<__S>(__flat, &(), __decoder)?,
                        which: <u32 as ::rpc_runtime::__private::Discriminant>::from_tag(
                                __tag,
                            )
                            .ok_or_else(|| ::rpc_runtime::__private::invalid_tag(
                                __cursor,
                            ))?,
                    })
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
    impl<'a> ::rpc_runtime::__private::Ndr<::rpc_runtime::__private::SwitchIs>
    for Kept<'a> {
        const LAYOUT: ::rpc_runtime::__private::Layout = <Self as ::rpc_runtime::__private::Union>::ARMS;
        const LIFETIMES: ::rpc_runtime::__private::Option<
            ::rpc_runtime::__private::Lifetimes<Self, ::rpc_runtime::__private::SwitchIs>,
        > = ::rpc_runtime::__private::Some(unsafe {
            ::rpc_runtime::__private::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Marshal<::rpc_runtime::__private::SwitchIs>
    for Kept<'a> {
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
        'a,
        __A,
    > ::rpc_runtime::__private::Unmarshal<'a, __A, ::rpc_runtime::__private::SwitchIs>
    for Kept<'a> {
        type Flat = ::rpc_runtime::__private::UnionFlat;
        fn read_flat<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
        ) -> ::rpc_runtime::__private::NdrResult<::rpc_runtime::__private::UnionFlat> {
            ::rpc_runtime::__private::read_union::<__S, __A, Self>(__cursor)
        }
        #[inline]
        fn read_next<__S: ::rpc_runtime::__private::Syntax>(
            __flats: &mut ::rpc_runtime::__private::Cursor<'a>,
            __levels: &::rpc_runtime::__private::SwitchIs,
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
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
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
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
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
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
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
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
    impl<'a> ::rpc_runtime::__private::Ndr<()> for Kept<'a> {
        const LAYOUT: ::rpc_runtime::__private::Layout = <Self as ::rpc_runtime::__private::Union>::ARMS;
        const LIFETIMES: ::rpc_runtime::__private::Option<
            ::rpc_runtime::__private::Lifetimes<Self, ()>,
        > = ::rpc_runtime::__private::Some(unsafe {
            ::rpc_runtime::__private::Lifetimes::of_memory()
        });
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Marshal<()> for Kept<'a> {
        fn write_flat<
            __S: ::rpc_runtime::__private::Syntax,
            __W: ::rpc_runtime::__private::Sink,
        >(
            &self,
            __levels: &(),
            __sink: &mut __W,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::write_union::<
                __S,
                Self,
                (),
                __W,
            >(self, __levels, __sink)
        }
        fn write_pointees<__S: ::rpc_runtime::__private::Syntax>(
            &self,
            _: &(),
            __encoder: &mut ::rpc_runtime::__private::Encoder<'_>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::MarshalUnion::write_arm_pointees::<
                __S,
            >(self, __encoder)
        }
        #[inline]
        fn agree(
            &self,
            __levels: &(),
        ) -> ::rpc_runtime::__private::Result<
            (),
            ::rpc_runtime::__private::CountMismatch,
        > {
            ::rpc_runtime::__private::agree_arm(self, __levels)
        }
    }
    #[automatically_derived]
    impl<'a, __A> ::rpc_runtime::__private::Unmarshal<'a, __A, ()> for Kept<'a> {
        type Flat = ::rpc_runtime::__private::UnionFlat;
        fn read_flat<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
        ) -> ::rpc_runtime::__private::NdrResult<::rpc_runtime::__private::UnionFlat> {
            ::rpc_runtime::__private::read_union::<__S, __A, Self>(__cursor)
        }
        #[inline]
        fn read_next<__S: ::rpc_runtime::__private::Syntax>(
            __flats: &mut ::rpc_runtime::__private::Cursor<'a>,
            __levels: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            ::rpc_runtime::__private::read_next_union::<
                __S,
                __A,
                Self,
                (),
            >(__flats, __levels, __decoder)
        }
        fn check<__S: ::rpc_runtime::__private::Syntax>(
            __flat: ::rpc_runtime::__private::UnionFlat,
            __levels: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::check_union::<
                __S,
                __A,
                Self,
                (),
            >(__flat, __levels, __decoder)
        }
        fn build<__S: ::rpc_runtime::__private::Syntax>(
            __flat: ::rpc_runtime::__private::UnionFlat,
            __levels: &(),
            __decoder: &mut ::rpc_runtime::__private::Decoder<'a, __A>,
        ) -> ::rpc_runtime::__private::NdrResult<Self> {
            ::rpc_runtime::__private::build_union::<
                __S,
                __A,
                Self,
                (),
            >(__flat, __levels, __decoder)
        }
        #[inline]
        fn agrees<__S: ::rpc_runtime::__private::Syntax>(
            __cursor: &mut ::rpc_runtime::__private::Cursor<'a>,
            __levels: &(),
        ) -> ::rpc_runtime::__private::NdrResult<()> {
            ::rpc_runtime::__private::agree_union::<__S, Self, ()>(__cursor, __levels)
        }
    }
    #[automatically_derived]
    impl<'a> ::rpc_runtime::__private::Start for Kept<'a>
    where
        for<'__s> Option<&'a Tree<'a>>: ::rpc_runtime::__private::Start,
    {
        fn start() -> Self {
            Self::Tree {
                tree: ::rpc_runtime::__private::Start::start(),
            }
        }
    }
    const _: ::rpc_runtime::__private::Layout = <Kept<
        'static,
    > as ::rpc_runtime::__private::Union>::ARMS;
};
