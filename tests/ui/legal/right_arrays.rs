//! What to write instead: rules of arrays.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod arr_02 {
    use rpc_runtime::prelude::*;

    // [ARR-02] right, for array/arr_02_vec_parameter
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(n)] a: Vec<u8>) -> Result<()>;
    }
    // end
}

pub mod arr_05 {
    use rpc_runtime::prelude::*;

    // [ARR-05] right, for array/arr_05_min_is_field
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Vec<u8>,
    }
    // end
}

pub mod arr_07 {
    use rpc_runtime::prelude::*;

    // [ARR-07] right, for array/arr_07_negative_size
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(n)] bytes: &[u8]) -> Result<()>;
    }
    // end
}

pub mod arr_08 {
    use rpc_runtime::prelude::*;

    // [ARR-08] right, for array/arr_08_size_and_max
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(n)] a: &[u8]) -> Result<()>;
    }
    // end
}

pub mod arr_09 {
    use rpc_runtime::prelude::*;

    // [ARR-09] right, for array/arr_09_length_and_last
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            n: u32,
            l: u32,
            #[size_is(n)]
            #[last_is(l)]
            a: &[u8],
        ) -> Result<()>;
    }
    // end
}

pub mod arr_15 {
    use rpc_runtime::prelude::*;

    // [ARR-15] right, for array/arr_15_fixed_field
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Vec<u8>,
        pub fixed: [u8; 4],
    }
    // end
}

pub mod arr_16 {
    use rpc_runtime::prelude::*;

    // [ARR-16] right, for array/arr_16_method_call
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(2 * n + 1)] a: &[u8]) -> Result<()>;
    }
    // end
}

pub mod arr_17 {
    use rpc_runtime::prelude::*;

    // [ARR-17] right, for array/arr_17_unknown_field
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Vec<u8>,
    }
    // end
}

pub mod arr_18 {
    use rpc_runtime::prelude::*;

    // [ARR-18] right, for array/arr_18_u64_field
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Vec<u8>,
    }
    // end
}

pub mod arr_19 {
    use rpc_runtime::prelude::*;

    // [ARR-19] right, for array/arr_19_size_from_out
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            #[out] n: &mut u32,
            #[out]
            #[size_is(, *n)]
            a: &mut Vec<u8>,
        ) -> Result<()>;
    }
    // end
}

pub mod arr_22 {
    use rpc_runtime::prelude::*;

    // [ARR-22] right, for array/arr_22_field_dereferenced
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Vec<u8>,
    }
    // end
}

pub mod arr_23 {
    use rpc_runtime::prelude::*;

    // [ARR-23] right, for array/arr_23_division_by_zero
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(n / 2)] a: &[u8]) -> Result<()>;
    }
    // end
}

pub mod arr_24 {
    use rpc_runtime::prelude::*;

    // [ARR-24] right, for array/arr_24_no_elements
    #[derive(Ndr)]
    pub struct Packet {
        pub a: [u8; 4],
    }
    // end
}

pub mod arr_25 {
    use rpc_runtime::prelude::*;

    // [ARR-25] right, for array/arr_25_tail_not_last
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        pub first: u8,
        #[size_is(n)]
        pub bytes: Tail<Vec<u8>>,
    }
    // end
}

pub mod arr_27 {
    use rpc_runtime::prelude::*;

    // [ARR-27] right, for array/arr_27_second_range
    #[derive(Ndr)]
    pub struct Test {
        pub n: u8,
        #[length_is(3, n)]
        pub rows: [[u16; 4]; 3],
    }
    // end
}

pub mod arr_28 {
    use rpc_runtime::prelude::*;

    // [ARR-28] right, for array/arr_28_too_many_levels_field
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n, n)]
        pub rows: Vec<Vec<u8>>,
    }
    // end
}

pub mod arr_34 {
    use rpc_runtime::prelude::*;

    // [ARR-34] right, for array/arr_34_function_elements
    #[derive(Ndr)]
    pub struct Packet {
        pub a: [u32; 3],
    }
    // end
}

pub mod arr_36 {
    use rpc_runtime::prelude::*;

    // [ARR-36] right, for array/arr_36_by_value
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Tail<Vec<u8>>,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, b: &Packet) -> Result<()>;
    }
    // end
}

pub mod arr_37 {
    use rpc_runtime::prelude::*;

    // [ARR-37] right, for union/uni_11_conformant
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Tail<Vec<u8>>,
    }

    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(Option<Box<Packet>>),
    }
    // end
}

pub mod arr_43 {
    use rpc_runtime::prelude::*;

    // [ARR-43] right, for array/arr_43_one_value
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[range(0..=64)] n: u32) -> Result<()>;
    }
    // end
}

pub mod arr_44 {
    use rpc_runtime::prelude::*;

    // [ARR-44] right, for array/arr_44_range_beyond_the_type
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[range(0, 255)] n: u8) -> Result<()>;
    }
    // end
}
