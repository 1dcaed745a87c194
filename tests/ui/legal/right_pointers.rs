//! What to write instead: rules of pointers.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod ptr_01 {
    use rpc_runtime::prelude::*;

    // [PTR-01] right, for pointer/ptr_01_unique_and_ptr
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[unique] p: Option<&u32>) -> Result<()>;
    }
    // end
}

pub mod ptr_02 {
    use rpc_runtime::prelude::*;

    // [PTR-02] right, for pointer/ptr_02_null_field
    #[derive(Ndr)]
    pub struct Node {
        pub value: Option<Box<u32>>,
    }

    pub fn node() -> Node {
        Node { value: None }
    }
    // end
}

pub mod ptr_03 {
    use rpc_runtime::prelude::*;

    // [PTR-03] right, for pointer/ptr_03_null_argument
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: Option<&u32>) -> Result<()>;
    }

    pub async fn call(client: &TestClient) -> Result<()> {
        client.f(None).await
    }
    // end
}

pub mod ptr_05 {
    use rpc_runtime::prelude::*;

    // [PTR-05] right, for memory/ptr_05_one_buffer_twice
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, a: &mut u32, b: &mut u32) -> Result<()>;
    }

    pub async fn call(client: &TestClient) -> Result<()> {
        let (mut n, mut m) = (1, 1);
        client.f(&mut n, &mut m).await
    }
    // end
}

pub mod ptr_07 {
    use rpc_runtime::prelude::*;

    // [PTR-07] right, for pointer/ptr_07_unique_box
    #[derive(Ndr)]
    pub struct Node {
        #[unique]
        pub next: Option<Box<u32>>,
    }
    // end
}

pub mod ptr_08 {
    use rpc_runtime::prelude::*;

    // [PTR-08] right, for pointer/ptr_08_shared_owner
    #[derive(Ndr)]
    pub struct Node {
        pub value: u32,
        pub next: Option<Box<Node>>,
    }
    // end
}

pub mod ptr_09 {
    use rpc_runtime::prelude::*;

    // [PTR-09] right, for pointer/ptr_09_optional_binding
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ptr_10 {
    use rpc_runtime::prelude::*;

    // [PTR-10] right, for pointer/ptr_10_out_option_ref
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] p: &mut Option<Box<u32>>) -> Result<()>;
    }
    // end
}

pub mod ptr_12 {
    use rpc_runtime::prelude::*;

    // [PTR-12] right, for interface/ptr_12_unknown_default
    #[rpc_interface(
        uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
        version = "1.0",
        pointer_default = "unique"
    )]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ptr_16 {
    use rpc_runtime::prelude::*;

    // [PTR-16] right, for pointer/ptr_16_full
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            memory: &'a CallMemory,
            #[ptr] p: Option<Full<'a, u32>>,
        ) -> Result<()>;
    }
    // end
}

pub mod ptr_19 {
    use rpc_runtime::prelude::*;

    // [PTR-19] right, for pointer/ptr_19_size_from_unique
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            n: Option<&u32>,
            #[size_is(if n { *n } else { 0 })] a: &[u8],
        ) -> Result<()>;
    }
    // end
}

pub mod ptr_23 {
    use rpc_runtime::prelude::*;

    // [PTR-23] right, for pointer/ptr_23_out_array
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] a: &mut Option<Box<[Box<u32>; 10]>>) -> Result<()>;
    }
    // end
}

pub mod ptr_24 {
    use rpc_runtime::prelude::*;

    // [PTR-24] right, for pointer/ptr_24_out_nested
    #[derive(Ndr)]
    pub struct Inner {
        pub value: u32,
    }

    #[derive(Ndr)]
    pub struct Outer {
        pub inner: Option<Box<Inner>>,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] outer: &mut Outer) -> Result<()>;
    }
    // end
}

pub mod ptr_25 {
    use rpc_runtime::prelude::*;

    // [PTR-25] right, for pointer/ptr_25_recursive_box
    #[derive(Ndr)]
    pub struct Node {
        pub value: u32,
        pub next: Option<Box<Node>>,
    }
    // end
}

pub mod ptr_26 {
    use rpc_runtime::prelude::*;

    // [PTR-26] right, for pointer/ptr_26_optional_number
    #[derive(Ndr)]
    pub struct Node {
        pub value: Option<Box<u32>>,
    }
    // end
}

pub mod ptr_27 {
    use rpc_runtime::prelude::*;

    // [PTR-27] right, for pointer/ptr_27_unique_array
    #[derive(Ndr)]
    pub struct Packet {
        #[unique]
        pub a: Option<Box<[u8; 4]>>,
    }
    // end
}

pub mod ptr_28 {
    use rpc_runtime::prelude::*;

    // [PTR-28] right, for structure/ifc_18_function
    #[derive(Ndr)]
    pub struct Node {
        pub a: u32,
    }
    // end
}

pub mod ptr_29 {
    use rpc_runtime::prelude::*;

    // [PTR-29] right, for pointer/ptr_29_full_without_tail
    #[derive(Ndr)]
    pub struct Test<'a> {
        pub n: u8,
        #[ptr]
        #[size_is(n)]
        pub numbers: Option<Full<'a, Tail<&'a [u32]>>>,
    }
    // end
}

pub mod ptr_30 {
    use rpc_runtime::prelude::*;

    // [PTR-30] right, for pointer/ptr_30_shared
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[partial_ignore] n: Option<&mut u32>) -> Result<()>;
    }
    // end
}

pub mod ptr_32 {
    use rpc_runtime::prelude::*;

    // [PTR-32] right, for pointer/ptr_32_counts
    #[derive(Ndr)]
    pub struct Array {
        #[skip]
        cached: u32,
        n: u32,
        #[size_is(n)]
        elements: Vec<u8>,
    }
    // end
}
