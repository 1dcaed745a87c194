//! What to write instead: rules of strings, unions, enumerations, structures and presented types.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod str_01 {
    use rpc_runtime::prelude::*;

    // [STR-01] right, for string/str_01_numbers_field
    #[derive(Ndr)]
    pub struct Text {
        #[string]
        pub s: Vec<u16>,
    }
    // end
}

pub mod str_02 {
    use rpc_runtime::prelude::*;

    // [STR-02] right, for string/str_02_string_field_and_length
    #[derive(Ndr)]
    pub struct Text {
        pub s: String,
    }
    // end
}

pub mod uni_01 {
    use rpc_runtime::prelude::*;

    // [UNI-01] right, for union/uni_01_rust_union
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
        #[case(2)]
        B(f32),
    }
    // end
}

pub mod uni_02 {
    use rpc_runtime::prelude::*;

    // [UNI-02] right, for union/uni_02_two_expressions
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
        #[case(default)]
        B(u16),
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, level: u16, #[switch_is(level)] u: &U) -> Result<()>;
    }
    // end
}

pub mod uni_03 {
    use rpc_runtime::prelude::*;

    // [UNI-03] right, for union/uni_03_u64
    #[derive(Ndr)]
    #[switch_type(u32)]
    pub enum U {
        #[case(1)]
        A(u32),
    }
    // end
}

pub mod uni_04 {
    use rpc_runtime::prelude::*;

    // [UNI-04] right, for union/uni_04_mismatch_parameter
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, level: u16, #[switch_is(level)] u: &U) -> Result<()>;
    }
    // end
}

pub mod uni_05 {
    use rpc_runtime::prelude::*;

    // [UNI-05] right, for union/uni_05_no_switch_type
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
    }
    // end
}

pub mod uni_06 {
    use rpc_runtime::prelude::*;

    // [UNI-06] right, for union/uni_06_range
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1, 2, 3, 4)]
        A(u32),
    }
    // end
}

pub mod uni_07 {
    use rpc_runtime::prelude::*;

    // [UNI-07] right, for union/uni_07_no_case
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
        #[case(2)]
        B,
    }
    // end
}

pub mod uni_10 {
    use rpc_runtime::prelude::*;

    // [UNI-10] right, for union/uni_10_box
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(Option<Box<u32>>),
    }
    // end
}

pub mod uni_11 {
    use rpc_runtime::prelude::*;

    // [UNI-11] right, for union/uni_11_two_fields
    #[derive(Ndr)]
    pub struct Pair {
        pub a: u32,
        pub b: u16,
    }

    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(Pair),
        #[case(2)]
        Nothing,
    }
    // end
}

pub mod uni_12 {
    use rpc_runtime::prelude::*;

    // [UNI-12] right, for union/uni_12_structure_field
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
    }

    #[derive(Ndr)]
    pub struct Outer {
        pub level: u16,
        #[switch_is(level)]
        pub inner: U,
    }
    // end
}

pub mod uni_13 {
    use rpc_runtime::prelude::*;

    // [UNI-13] right, for union/uni_13_recursive
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(Option<Box<U>>),
        #[case(2)]
        End,
    }
    // end
}

pub mod enm_01 {
    use rpc_runtime::prelude::*;

    // [ENM-01] right, for enumeration/enm_01_negative
    #[derive(Ndr)]
    #[v1_enum]
    #[closed]
    pub enum Colour {
        Red = -1,
        Green = 0,
    }
    // end
}

pub mod enm_02 {
    use rpc_runtime::prelude::*;

    // [ENM-02] right, for enumeration/enm_02_v1_enum_on_structure
    #[derive(Ndr)]
    #[v1_enum]
    #[closed]
    pub enum Colour {
        Red,
        Green,
    }
    // end
}

pub mod enm_03 {
    use rpc_runtime::prelude::*;

    // [ENM-03] right, for enumeration/enm_03_empty
    #[derive(Ndr)]
    #[closed]
    pub enum Colour {
        Red,
    }
    // end
}

pub mod enm_04 {
    use rpc_runtime::prelude::*;

    // [ENM-04] right, for enumeration/enm_04_undeclared
    #[derive(Ndr)]
    pub enum Colour {
        Red,
        Green,
        #[other]
        Other(u16),
    }
    // end
}

pub mod stc_01 {
    use rpc_runtime::prelude::*;

    // [STC-01] right, for structure/stc_01_unit
    #[derive(Ndr)]
    pub struct Node {
        pub value: u32,
    }
    // end
}

pub mod stc_02 {
    use rpc_runtime::prelude::*;

    // [STC-02] right, for structure/stc_02_packed
    #[derive(Ndr)]
    pub struct Node {
        pub a: u8,
        pub b: u32,
    }
    // end
}

pub mod xmt_01 {
    use rpc_runtime::ndr::{Flaw, TransmittedType};
    use rpc_runtime::prelude::*;
    use std::time::Duration;

    // [XMT-01] right, for structure/xmt_01_no_type
    #[derive(Ndr)]
    pub struct Seconds(u32);

    impl TransmittedType<Duration> for Seconds {
        fn to_xmit(time: &Duration) -> Result<Seconds, &'static Flaw> {
            Ok(Seconds(time.as_secs() as u32))
        }

        fn from_xmit(time: Seconds) -> Result<Duration, &'static Flaw> {
            Ok(Duration::from_secs(time.0.into()))
        }
    }

    #[derive(Ndr)]
    pub struct S {
        #[transmit_as(Seconds)]
        pub time: Duration,
    }
    // end
}

pub mod xmt_07 {
    use rpc_runtime::ndr::{Flaw, TransmitAs, TransmittedType};
    use rpc_runtime::prelude::*;
    use std::time::Duration;

    // [XMT-07] right, for structure/xmt_07_on_arm
    #[derive(Ndr)]
    pub struct Seconds(u32);

    impl TransmittedType<Duration> for Seconds {
        fn to_xmit(time: &Duration) -> Result<Seconds, &'static Flaw> {
            Ok(Seconds(time.as_secs() as u32))
        }

        fn from_xmit(time: Seconds) -> Result<Duration, &'static Flaw> {
            Ok(Duration::from_secs(time.0.into()))
        }
    }

    #[derive(Ndr)]
    #[switch_type(u32)]
    pub enum U {
        #[case(1)]
        A(TransmitAs<Seconds, Duration>),
    }
    // end
}

pub mod xmt_12 {
    use rpc_runtime::ndr::{Flaw, TransmittedType};
    use rpc_runtime::prelude::*;

    // [XMT-12] right, for structure/xmt_12_full_pointer
    #[derive(Ndr)]
    pub struct Number(u32);

    impl TransmittedType<String> for Number {
        fn to_xmit(text: &String) -> Result<Number, &'static Flaw> {
            text.parse()
                .map(Number)
                .map_err(|_| &Flaw(Status::INVALID_ARG, "no number", "decimal digits"))
        }

        fn from_xmit(number: Number) -> Result<String, &'static Flaw> {
            Ok(number.0.to_string())
        }
    }

    #[derive(Ndr)]
    pub struct S {
        #[transmit_as(Number)]
        pub number: String,
    }
    // end
}
