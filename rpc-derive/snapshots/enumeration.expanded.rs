#[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
const _: () = {
    use ::rpc_runtime::__private as __rpc;
    const __Red: u32 = (0 + 0i64) as u32;
    const __Green: u32 = ((5) as i64 + 0i64) as u32;
    const __Blue: u32 = ((5) as i64 + 1i64) as u32;
    const _: () = ::core::assert!(
        ::core::matches!(0 + 0i64, -0x8000_0000..=0xffff_ffff),
        "[ENM-01] a value that the enumeration's wire form cannot hold",
    );
    const _: () = ::core::assert!(
        ::core::matches!((5) as i64 + 0i64, -0x8000_0000..=0xffff_ffff),
        "[ENM-01] a value that the enumeration's wire form cannot hold",
    );
    const _: () = ::core::assert!(
        ::core::matches!((5) as i64 + 1i64, -0x8000_0000..=0xffff_ffff),
        "[ENM-01] a value that the enumeration's wire form cannot hold",
    );
    #[automatically_derived]
    impl __rpc::WireEnum for Colour {
        const V1_ENUM: bool = true;
        #[inline]
        fn to_raw(&self) -> u32 {
            match self {
                Self::Red => __Red,
                Self::Green => __Green,
                Self::Blue => __Blue,
                Self::Other(__value) => ::core::convert::Into::<u32>::into(*__value),
            }
        }
        #[inline]
        fn from_raw(__raw: u32) -> __rpc::Option<Self> {
            match __raw {
                __Red => __rpc::Some(Self::Red),
                __Green => __rpc::Some(Self::Green),
                __Blue => __rpc::Some(Self::Blue),
                _ => {
                    match ::core::convert::TryFrom::try_from(__raw) {
                        __rpc::Ok(__value) => __rpc::Some(Self::Other(__value)),
                        __rpc::Err(_) => __rpc::None,
                    }
                }
            }
        }
    }
    __rpc::wire_enum!(Colour, __rpc::WireForm::OPEN)
    #[automatically_derived]
    impl __rpc::Keeps<u32> for Colour {}
    #[automatically_derived]
    impl __rpc::SwitchesOn<u32> for Colour {}
    const _: () = {
        type __Own = Colour;
        const _: () = {
            #[allow(
                missing_debug_implementations,
                missing_copy_implementations,
                missing_docs,
                unreachable_pub
            )]
            pub struct Colour;
            #[allow(missing_docs, unreachable_pub)]
            impl Colour {
                pub const Red: u32 = __Red;
                pub const Green: u32 = __Green;
                pub const Blue: u32 = __Blue;
            }
            #[automatically_derived]
            impl __rpc::Labels for __Own {
                type Numbers = Colour;
            }
        };
    };
    #[automatically_derived]
    impl __rpc::Start for Colour {
        fn start() -> Self {
            Self::Red
        }
    }
};
