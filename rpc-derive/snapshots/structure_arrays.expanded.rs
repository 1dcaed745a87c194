#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    use __rpc::Lacking as _;
    type __Type_varying = Vec<u16>;
    type __Form_varying = __rpc::Form<
        { __rpc::At::<__Type_varying, __rpc::SizeLength<()>>::HAS_FORM },
    >;
    type __Wire_varying = <__Form_varying as __rpc::Select<__Type_varying>>::Type;
    type __Form_text = __rpc::Form<
        { __rpc::At::<Option<&'static WStr>, __rpc::IsString>::HAS_FORM },
    >;
    type __Type_choice = Choice;
    type __Form_choice = __rpc::Form<
        { __rpc::At::<__Type_choice, __rpc::SwitchIs>::HAS_FORM },
    >;
    type __Wire_choice = <__Form_choice as __rpc::Select<__Type_choice>>::Type;
    type __Form_time = __rpc::Form<
        { __rpc::At::<__rpc::TransmitAs<FileTime, SystemTime>, ()>::IS_PRESENTED },
    >;
    type __Type_tail = Tail<Vec<u32>>;
    type __Form_tail = __rpc::Form<
        { __rpc::At::<__Type_tail, __rpc::SizeIs<()>>::HAS_FORM },
    >;
    type __Wire_tail = <__Form_tail as __rpc::Select<__Type_tail>>::Type;
    const _: fn() = || {
        let _: fn(&__rpc::SizeLength<()>) -> bool = <__Type_varying as __rpc::Ndr<
            __rpc::SizeLength<()>,
        >>::may_be_null;
        let _: fn(&__rpc::IsString) -> bool = <Option<
            &'static WStr,
        > as __rpc::Ndr<__rpc::IsString>>::may_be_null;
        let _: __rpc::Option<<__Type_choice as __rpc::Switched>::Switch> = __rpc::None;
        let _: fn(&__rpc::SwitchIs) -> bool = <<__rpc::Form<
            { __rpc::At::<__Type_choice, ()>::IS_UNION },
        > as __rpc::Select<
            __Type_choice,
        >>::Type as __rpc::Ndr<__rpc::SwitchIs>>::may_be_null;
        let _ = <FileTime as __rpc::TransmittedType<SystemTime>>::to_xmit;
        let _ = <FileTime as __rpc::Ndr>::may_be_null;
        let _: fn(&__rpc::SizeIs<()>) -> bool = <__Type_tail as __rpc::Ndr<
            __rpc::SizeIs<()>,
        >>::may_be_null;
    };
    #[inline(always)]
    fn __levels_of_numbers(__count: __rpc::Count) -> __rpc::SizeIs<()> {
        __rpc::SizeIs {
            size: __rpc::Counted::new(__count),
            rest: (),
        }
    }
    #[inline(always)]
    fn __levels_of_varying(
        __count: __rpc::Count,
        __used: __rpc::Count,
    ) -> __rpc::SizeLength<()> {
        __rpc::SizeLength {
            size: __rpc::Counted::new(__count),
            first: __rpc::Counted::Known(0),
            length: __rpc::Counted::new(__used),
            rest: (),
        }
    }
    #[inline(always)]
    fn __levels_of_tail(__count: __rpc::Count) -> __rpc::SizeIs<()> {
        __rpc::SizeIs {
            size: __rpc::Counted::new((__count + __rpc::Count::constant(1i128))),
            rest: (),
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Ndr for Arrays<'a> {
        const LAYOUT: __rpc::Layout = unsafe {
            __rpc::Layout::structure(
                ::core::mem::size_of::<Self>(),
                &[
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, count),
                        size: ::core::mem::size_of::<u32>(),
                        layout: <u32 as __rpc::Ndr>::LAYOUT
                            .promised(<u32 as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, used),
                        size: ::core::mem::size_of::<u32>(),
                        layout: <u32 as __rpc::Ndr>::LAYOUT
                            .promised(<u32 as __rpc::Ndr>::IDENTITY)
                            .checked(),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, numbers),
                        size: ::core::mem::size_of::<&'a [u32]>(),
                        layout: <&'a [u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
                            .promised(
                                <&'a [u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, varying),
                        size: ::core::mem::size_of::<__Type_varying>(),
                        layout: <__Wire_varying as __rpc::Ndr<
                            __rpc::SizeLength<()>,
                        >>::LAYOUT
                            .promised(
                                <__Wire_varying as __rpc::Ndr<
                                    __rpc::SizeLength<()>,
                                >>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, text),
                        size: ::core::mem::size_of::<Option<&'a WStr>>(),
                        layout: <<__Form_text as __rpc::Select<
                            Option<&'a WStr>,
                        >>::Type as __rpc::Ndr<__rpc::IsString>>::LAYOUT
                            .promised(
                                <<__Form_text as __rpc::Select<
                                    Option<&'a WStr>,
                                >>::Type as __rpc::Ndr<__rpc::IsString>>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, fixed),
                        size: ::core::mem::size_of::<[u8; 16]>(),
                        layout: <[u8; 16] as __rpc::Ndr>::LAYOUT
                            .promised(<[u8; 16] as __rpc::Ndr>::IDENTITY),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, choice),
                        size: ::core::mem::size_of::<__Type_choice>(),
                        layout: <__Wire_choice as __rpc::Ndr<__rpc::SwitchIs>>::LAYOUT
                            .promised(
                                <__Wire_choice as __rpc::Ndr<__rpc::SwitchIs>>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, time),
                        size: ::core::mem::size_of::<
                            __rpc::TransmitAs<FileTime, SystemTime>,
                        >(),
                        layout: <__rpc::TransmitAs<
                            <__Form_time as __rpc::Select<FileTime>>::Type,
                            SystemTime,
                        > as __rpc::Ndr>::LAYOUT
                            .promised(
                                <__rpc::TransmitAs<
                                    <__Form_time as __rpc::Select<FileTime>>::Type,
                                    SystemTime,
                                > as __rpc::Ndr>::IDENTITY,
                            ),
                    },
                    __rpc::FieldLayout {
                        offset: ::core::mem::offset_of!(Self, tail),
                        size: ::core::mem::size_of::<__Type_tail>(),
                        layout: <__Wire_tail as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
                            .promised(
                                <__Wire_tail as __rpc::Ndr<__rpc::SizeIs<()>>>::IDENTITY,
                            ),
                    },
                ],
            )
        }
            .checked()
            .reported();
        const IDENTITY: __rpc::Option<__rpc::Identity<Self, ()>> = unsafe {
            __rpc::Identity::of(<Self as __rpc::Ndr>::LAYOUT)
        };
        const WIRE_FORM: __rpc::WireForm = __rpc::WireForm::OPEN;
        const LIFETIMES: __rpc::Option<__rpc::Lifetimes<Self, ()>> = __rpc::Some(unsafe {
            __rpc::Lifetimes::of_memory()
        });
        const PTR_25_RECURSION_NEEDS_AN_OPTION: () = {
            let () = <&'a [u32] as __rpc::Ndr<
                __rpc::SizeIs<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <__Wire_varying as __rpc::Ndr<
                __rpc::SizeLength<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Ndr<__rpc::IsString>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <[u8; 16] as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <__Wire_choice as __rpc::Ndr<
                __rpc::SwitchIs,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            let () = <__Wire_tail as __rpc::Ndr<
                __rpc::SizeIs<()>,
            >>::PTR_25_RECURSION_NEEDS_AN_OPTION;
        };
    }
    #[automatically_derived]
    impl<'a> __rpc::Marshal for Arrays<'a> {
        #[inline]
        fn conformance(&self, _: &()) -> __rpc::Result<usize, __rpc::CountMismatch> {
            <__Wire_tail as __rpc::Marshal<
                __rpc::SizeIs<()>,
            >>::conformance(
                <__Form_tail as __rpc::Select<_>>::of(&self.tail),
                &__levels_of_tail(__rpc::Count::of(self.count)),
            )
        }
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
            if <&'a [u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.has_pointers() {
                <&'a [u32] as __rpc::Marshal<
                    __rpc::SizeIs<()>,
                >>::write_pointees::<
                    __S,
                >(
                    &self.numbers,
                    &__levels_of_numbers(__rpc::Count::of(self.count)),
                    __encoder,
                )?;
            }
            if <__Wire_varying as __rpc::Ndr<__rpc::SizeLength<()>>>::LAYOUT
                .has_pointers()
            {
                <__Wire_varying as __rpc::Marshal<
                    __rpc::SizeLength<()>,
                >>::write_pointees::<
                    __S,
                >(
                    <__Form_varying as __rpc::Select<_>>::of(&self.varying),
                    &__levels_of_varying(
                        __rpc::Count::of(self.count),
                        __rpc::Count::of(self.used),
                    ),
                    __encoder,
                )?;
            }
            if <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Ndr<__rpc::IsString>>::LAYOUT
                .has_pointers()
            {
                <<__Form_text as __rpc::Select<
                    Option<&'a WStr>,
                >>::Type as __rpc::Marshal<
                    __rpc::IsString,
                >>::write_pointees::<
                    __S,
                >(
                    <__Form_text as __rpc::Select<_>>::of(&self.text),
                    &__rpc::IsString,
                    __encoder,
                )?;
            }
            if <[u8; 16] as __rpc::Ndr>::LAYOUT.has_pointers() {
                <[u8; 16] as __rpc::Marshal>::write_pointees::<
                    __S,
                >(&self.fixed, &(), __encoder)?;
            }
            if <__Wire_choice as __rpc::Ndr<__rpc::SwitchIs>>::LAYOUT.has_pointers() {
                <__Wire_choice as __rpc::Marshal<
                    __rpc::SwitchIs,
                >>::write_pointees::<
                    __S,
                >(
                    <__Form_choice as __rpc::Select<_>>::of(&self.choice),
                    &__rpc::switch_is::<__Wire_choice, _>(self.count),
                    __encoder,
                )?;
            }
            if <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Ndr>::LAYOUT
                .has_pointers()
            {
                <__rpc::TransmitAs<
                    <__Form_time as __rpc::Select<FileTime>>::Type,
                    SystemTime,
                > as __rpc::Marshal>::write_pointees::<
                    __S,
                >(__rpc::TransmitAs::of(&self.time), &(), __encoder)?;
            }
            if <__Wire_tail as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.has_pointers() {
                <__Wire_tail as __rpc::Marshal<
                    __rpc::SizeIs<()>,
                >>::write_pointees::<
                    __S,
                >(
                    <__Form_tail as __rpc::Select<_>>::of(&self.tail),
                    &__levels_of_tail(__rpc::Count::of(self.count)),
                    __encoder,
                )?;
            }
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Structure for Arrays<'a> {
        #[inline(always)]
        fn write_fields<__S: __rpc::Syntax, __W: __rpc::Sink>(
            &self,
            __sink: &mut __W,
        ) -> __rpc::NdrResult<()> {
            <u32 as __rpc::Marshal>::write_flat::<__S, __W>(&self.count, &(), __sink)?;
            <u32 as __rpc::Marshal>::write_flat::<__S, __W>(&self.used, &(), __sink)?;
            <&'a [u32] as __rpc::Marshal<
                __rpc::SizeIs<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                &self.numbers,
                &__levels_of_numbers(__rpc::Count::of(self.count)),
                __sink,
            )?;
            <__Wire_varying as __rpc::Marshal<
                __rpc::SizeLength<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                <__Form_varying as __rpc::Select<_>>::of(&self.varying),
                &__levels_of_varying(
                    __rpc::Count::of(self.count),
                    __rpc::Count::of(self.used),
                ),
                __sink,
            )?;
            <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Marshal<
                __rpc::IsString,
            >>::write_flat::<
                __S,
                __W,
            >(
                <__Form_text as __rpc::Select<_>>::of(&self.text),
                &__rpc::IsString,
                __sink,
            )?;
            <[u8; 16] as __rpc::Marshal>::write_flat::<
                __S,
                __W,
            >(&self.fixed, &(), __sink)?;
            <__Wire_choice as __rpc::Marshal<
                __rpc::SwitchIs,
            >>::write_flat::<
                __S,
                __W,
            >(
                <__Form_choice as __rpc::Select<_>>::of(&self.choice),
                &__rpc::switch_is::<__Wire_choice, _>(self.count),
                __sink,
            )?;
            <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Marshal>::write_flat::<
                __S,
                __W,
            >(__rpc::TransmitAs::of(&self.time), &(), __sink)?;
            <__Wire_tail as __rpc::Marshal<
                __rpc::SizeIs<()>,
            >>::write_flat::<
                __S,
                __W,
            >(
                <__Form_tail as __rpc::Select<_>>::of(&self.tail),
                &__levels_of_tail(__rpc::Count::of(self.count)),
                __sink,
            )?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, __A> __rpc::Unmarshal<'a, __A> for Arrays<'a> {
        type Flat = (
            <u32 as __rpc::Unmarshal<'a, __A>>::Flat,
            <u32 as __rpc::Unmarshal<'a, __A>>::Flat,
            <&'a [u32] as __rpc::Unmarshal<'a, __A, __rpc::SizeIs<()>>>::Flat,
            <__Wire_varying as __rpc::Unmarshal<'a, __A, __rpc::SizeLength<()>>>::Flat,
            <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Unmarshal<'a, __A, __rpc::IsString>>::Flat,
            <[u8; 16] as __rpc::Unmarshal<'a, __A>>::Flat,
            <__Wire_choice as __rpc::Unmarshal<'a, __A, __rpc::SwitchIs>>::Flat,
            <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Unmarshal<'a, __A>>::Flat,
            <__Wire_tail as __rpc::Unmarshal<'a, __A, __rpc::SizeIs<()>>>::Flat,
        );
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn read_flat<__S: __rpc::Syntax>(
            __cursor: &mut __rpc::Cursor<'a>,
        ) -> __rpc::NdrResult<Self::Flat> {
            __rpc::read_structure::<
                __S,
                Self,
                _,
            >(
                __cursor,
                #[inline(always)]
                |__cursor| __rpc::Ok((
                    <u32 as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?,
                    {
                        let __value = <u32 as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::read_flat::<__S>(__cursor)?;
                        __rpc::in_range(
                            __rpc::Count::of(__value),
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
                    <&'a [u32] as __rpc::Unmarshal<
                        'a,
                        __A,
                        __rpc::SizeIs<()>,
                    >>::read_flat::<__S>(__cursor)?,
                    <__Wire_varying as __rpc::Unmarshal<
                        'a,
                        __A,
                        __rpc::SizeLength<()>,
                    >>::read_flat::<__S>(__cursor)?,
                    <<__Form_text as __rpc::Select<
                        Option<&'a WStr>,
                    >>::Type as __rpc::Unmarshal<
                        'a,
                        __A,
                        __rpc::IsString,
                    >>::read_flat::<__S>(__cursor)?,
                    <[u8; 16] as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?,
                    <__Wire_choice as __rpc::Unmarshal<
                        'a,
                        __A,
                        __rpc::SwitchIs,
                    >>::read_flat::<__S>(__cursor)?,
                    <__rpc::TransmitAs<
                        <__Form_time as __rpc::Select<FileTime>>::Type,
                        SystemTime,
                    > as __rpc::Unmarshal<'a, __A>>::read_flat::<__S>(__cursor)?,
                    <__Wire_tail as __rpc::Unmarshal<
                        'a,
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
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<()> {
            <&'a [u32] as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeIs<()>,
            >>::walk::<
                __S,
            >(
                __flat.2,
                __have.map(|__have| &__have.numbers),
                &__levels_of_numbers(__rpc::Count::of(__flat.0)),
                __decoder,
            )?;
            <__Wire_varying as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeLength<()>,
            >>::walk::<
                __S,
            >(
                __flat.3,
                __have
                    .map(|__have| <__Form_varying as __rpc::Select<
                        _,
                    >>::of(&__have.varying)),
                &__levels_of_varying(
                    __rpc::Count::of(__flat.0),
                    __rpc::Count::of(__flat.1),
                ),
                __decoder,
            )?;
            <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::IsString,
            >>::walk::<
                __S,
            >(
                __flat.4,
                __have.map(|__have| <__Form_text as __rpc::Select<_>>::of(&__have.text)),
                &__rpc::IsString,
                __decoder,
            )?;
            <[u8; 16] as __rpc::Unmarshal<
                'a,
                __A,
            >>::walk::<
                __S,
            >(__flat.5, __have.map(|__have| &__have.fixed), &(), __decoder)?;
            <__Wire_choice as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SwitchIs,
            >>::walk::<
                __S,
            >(
                __flat.6,
                __have
                    .map(|__have| <__Form_choice as __rpc::Select<
                        _,
                    >>::of(&__have.choice)),
                &__rpc::SwitchIs(__rpc::Count::of(__flat.0).raw()),
                __decoder,
            )?;
            <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Unmarshal<
                'a,
                __A,
            >>::walk::<
                __S,
            >(
                __flat.7,
                __have.map(|__have| __rpc::TransmitAs::of(&__have.time)),
                &(),
                __decoder,
            )?;
            <__Wire_tail as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeIs<()>,
            >>::walk::<
                __S,
            >(
                __flat.8,
                __have.map(|__have| <__Form_tail as __rpc::Select<_>>::of(&__have.tail)),
                &__levels_of_tail(__rpc::Count::of(__flat.0)),
                __decoder,
            )?;
            __rpc::Ok(())
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn build<__S: __rpc::Syntax>(
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'a, __A>,
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
            __decoder: &mut __rpc::Decoder<'a, __A>,
            __place: __rpc::Place<'__p, Self>,
        ) -> __rpc::NdrResult<__rpc::Made<'__p, Self>> {
            __rpc::Ok(
                __rpc::Place::put(
                    __place,
                    Self {
                        count: <u32 as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::build::<__S>(__flat.0, &(), __decoder)?,
                        used: <u32 as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::build::<__S>(__flat.1, &(), __decoder)?,
                        numbers: <&'a [u32] as __rpc::Unmarshal<
                            'a,
                            __A,
                            __rpc::SizeIs<()>,
                        >>::build::<
                            __S,
                        >(
                            __flat.2,
                            &__levels_of_numbers(__rpc::Count::of(__flat.0)),
                            __decoder,
                        )?,
                        varying: <__Form_varying as __rpc::SelectValue<
                            __Type_varying,
                        >>::value(
                            <__Wire_varying as __rpc::Unmarshal<
                                'a,
                                __A,
                                __rpc::SizeLength<()>,
                            >>::build::<
                                __S,
                            >(
                                __flat.3,
                                &__levels_of_varying(
                                    __rpc::Count::of(__flat.0),
                                    __rpc::Count::of(__flat.1),
                                ),
                                __decoder,
                            )?,
                        ),
                        text: <__Form_text as __rpc::SelectValue<
                            Option<&'a WStr>,
                        >>::value(
                            <<__Form_text as __rpc::Select<
                                Option<&'a WStr>,
                            >>::Type as __rpc::Unmarshal<
                                'a,
                                __A,
                                __rpc::IsString,
                            >>::build::<__S>(__flat.4, &__rpc::IsString, __decoder)?,
                        ),
                        fixed: if const {
                            <[u8; 16] as __rpc::Ndr>::LAYOUT
                                .promised(<[u8; 16] as __rpc::Ndr>::IDENTITY)
                                .is_bytes()
                        } {
                            match <[u8; 16] as __rpc::Unmarshal<
                                'a,
                                __A,
                            >>::same::<__S>(__flat.5, __decoder) {
                                __rpc::Some(__array) => __array.read(),
                                __rpc::None => return __rpc::Err(__decoder.truncated(1)),
                            }
                        } else {
                            <[u8; 16] as __rpc::Unmarshal<
                                'a,
                                __A,
                            >>::build::<__S>(__flat.5, &(), __decoder)?
                        },
                        choice: <__Form_choice as __rpc::SelectValue<
                            __Type_choice,
                        >>::value(
                            <__Wire_choice as __rpc::Unmarshal<
                                'a,
                                __A,
                                __rpc::SwitchIs,
                            >>::build::<
                                __S,
                            >(
                                __flat.6,
                                &__rpc::SwitchIs(__rpc::Count::of(__flat.0).raw()),
                                __decoder,
                            )?,
                        ),
                        time: (<__rpc::TransmitAs<
                            <__Form_time as __rpc::Select<FileTime>>::Type,
                            SystemTime,
                        > as __rpc::Unmarshal<
                            'a,
                            __A,
                        >>::build::<__S>(__flat.7, &(), __decoder)?)
                            .into_inner(),
                        tail: <__Form_tail as __rpc::SelectValue<
                            __Type_tail,
                        >>::value(
                            <__Wire_tail as __rpc::Unmarshal<
                                'a,
                                __A,
                                __rpc::SizeIs<()>,
                            >>::build::<
                                __S,
                            >(
                                __flat.8,
                                &__levels_of_tail(__rpc::Count::of(__flat.0)),
                                __decoder,
                            )?,
                        ),
                        own: <u64 as __rpc::Default>::default(),
                    },
                ),
            )
        }
        fn update<__S: __rpc::Syntax>(
            &mut self,
            __flat: Self::Flat,
            _: &(),
            __decoder: &mut __rpc::Decoder<'a, __A>,
        ) -> __rpc::NdrResult<()> {
            <u32 as __rpc::Unmarshal<
                'a,
                __A,
            >>::update::<__S>(&mut self.count, __flat.0, &(), __decoder)?;
            <u32 as __rpc::Unmarshal<
                'a,
                __A,
            >>::update::<__S>(&mut self.used, __flat.1, &(), __decoder)?;
            <&'a [u32] as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeIs<()>,
            >>::update::<
                __S,
            >(
                &mut self.numbers,
                __flat.2,
                &__levels_of_numbers(__rpc::Count::of(__flat.0)),
                __decoder,
            )?;
            <__Wire_varying as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeLength<()>,
            >>::update::<
                __S,
            >(
                <__Form_varying as __rpc::Select<_>>::of_mut(&mut self.varying),
                __flat.3,
                &__levels_of_varying(
                    __rpc::Count::of(__flat.0),
                    __rpc::Count::of(__flat.1),
                ),
                __decoder,
            )?;
            <<__Form_text as __rpc::Select<
                Option<&'a WStr>,
            >>::Type as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::IsString,
            >>::update::<
                __S,
            >(
                <__Form_text as __rpc::Select<_>>::of_mut(&mut self.text),
                __flat.4,
                &__rpc::IsString,
                __decoder,
            )?;
            <[u8; 16] as __rpc::Unmarshal<
                'a,
                __A,
            >>::update::<__S>(&mut self.fixed, __flat.5, &(), __decoder)?;
            <__Wire_choice as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SwitchIs,
            >>::update::<
                __S,
            >(
                <__Form_choice as __rpc::Select<_>>::of_mut(&mut self.choice),
                __flat.6,
                &__rpc::SwitchIs(__rpc::Count::of(__flat.0).raw()),
                __decoder,
            )?;
            <__rpc::TransmitAs<
                <__Form_time as __rpc::Select<FileTime>>::Type,
                SystemTime,
            > as __rpc::Unmarshal<
                'a,
                __A,
            >>::update::<
                __S,
            >(__rpc::TransmitAs::of_mut(&mut self.time), __flat.7, &(), __decoder)?;
            <__Wire_tail as __rpc::Unmarshal<
                'a,
                __A,
                __rpc::SizeIs<()>,
            >>::update::<
                __S,
            >(
                <__Form_tail as __rpc::Select<_>>::of_mut(&mut self.tail),
                __flat.8,
                &__levels_of_tail(__rpc::Count::of(__flat.0)),
                __decoder,
            )?;
            __rpc::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a> __rpc::Start for Arrays<'a>
    where
        for<'__s> &'a [u32]: __rpc::Start,
        for<'__s> __Wire_varying: __rpc::Start,
        for<'__s> <__Form_text as __rpc::Select<Option<&'a WStr>>>::Type: __rpc::Start,
        for<'__s> [u8; 16]: __rpc::Start,
        for<'__s> __Wire_choice: __rpc::Start,
        for<'__s> __rpc::TransmitAs<
            <__Form_time as __rpc::Select<FileTime>>::Type,
            SystemTime,
        >: __rpc::Start,
        for<'__s> __Wire_tail: __rpc::Start,
    {
        fn start() -> Self {
            Self {
                count: __rpc::Start::start(),
                used: __rpc::Start::start(),
                numbers: __rpc::Start::start(),
                varying: __rpc::start_value::<__Form_varying, _>(),
                text: __rpc::start_value::<__Form_text, _>(),
                fixed: __rpc::Start::start(),
                choice: __rpc::start_value::<__Form_choice, _>(),
                time: (<__rpc::TransmitAs<
                    <__Form_time as __rpc::Select<FileTime>>::Type,
                    SystemTime,
                > as __rpc::Start>::start())
                    .into_inner(),
                tail: __rpc::start_value::<__Form_tail, _>(),
                own: <u64 as __rpc::Default>::default(),
            }
        }
    }
    const _: () = <Arrays<'static> as __rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;
    const _: () = {
        let _: __rpc::Layout = <[u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT.sound();
        let _: __rpc::Layout = <&'_ [u32] as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <<__Form_varying as __rpc::Select<
            [u16],
        >>::Type as __rpc::Ndr<__rpc::SizeLength<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <__Wire_varying as __rpc::Ndr<
            __rpc::SizeLength<()>,
        >>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <<__Form_text as __rpc::Select<
            Option<&'_ WStr>,
        >>::Type as __rpc::Ndr<__rpc::IsString>>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <[u8; 16] as __rpc::Ndr>::LAYOUT.before_last().sound();
        let _: __rpc::Layout = <__Wire_choice as __rpc::Ndr<__rpc::SwitchIs>>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <__rpc::TransmitAs<
            <__Form_time as __rpc::Select<FileTime>>::Type,
            SystemTime,
        > as __rpc::Ndr>::LAYOUT
            .before_last()
            .sound();
        let _: __rpc::Layout = <<__Form_tail as __rpc::Select<
            [u32],
        >>::Type as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
        let _: __rpc::Layout = <__Wire_tail as __rpc::Ndr<__rpc::SizeIs<()>>>::LAYOUT
            .sound();
    };
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i128 >= <u32>::MIN as i128 && (100) as i128 <= <u32>::MAX as i128,
        "[ARR-44] a range beyond what its type can hold",
    );
    #[allow(trivial_numeric_casts, clippy::unnecessary_cast)]
    const _: () = ::core::assert!(
        (0) as i128 <= (100) as i128,
        "[ARR-44] a range whose least value is above its greatest (MIDL2371)",
    );
    const _: () = {
        let __layout = <<__Form_text as __rpc::Select<
            Option<&'_ WStr>,
        >>::Type as __rpc::Ndr<__rpc::IsString>>::LAYOUT
            .sound();
        ::core::assert!(
            __layout.is_nullable(),
            "[PTR-26] `unique` on a type that is never null: a unique pointer is an `Option`, as in `Option<Box<T>>`",
        );
        ::core::assert!(
            !__layout.is_full(),
            "[PTR-01] `unique` on a full pointer: `Full` and `Shared` are `#[ptr]`",
        );
    };
};
