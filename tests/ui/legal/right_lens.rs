//! What to write instead: rules of counts that keep themselves.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod len_01 {
    use rpc_runtime::prelude::*;

    // [LEN-01] right, for array/len_01_two_arrays_field
    #[derive(Ndr)]
    pub struct Packet {
        pub names_count: Len<u32>,
        #[size_is(names_count)]
        pub names: Vec<WString>,
        pub values_count: Len<u32>,
        #[size_is(values_count)]
        pub values: Vec<u32>,
    }
    // end
}

pub mod len_02 {
    use rpc_runtime::prelude::*;

    // [LEN-02] right, for array/len_02_in_an_expression
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, count: u32, #[size_is(2 * count)] list: &[u16]) -> Result<()>;
    }
    // end
}

pub mod len_03 {
    use rpc_runtime::prelude::*;

    // [LEN-03] right, for array/len_03_in_beside_inout
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            count: &mut Len<u32>,
            #[size_is(, *count)] list: &mut Vec<u16>,
        ) -> Result<()>;
    }
    // end
}

/// Types of the user's that have the name: without an argument, or behind a path, they are not the runtime's.
pub mod of_the_users_own {
    pub mod number {
        use rpc_runtime::Ndr;

        pub type Len = u32;

        #[derive(Ndr)]
        pub struct Packet {
            pub count: Len,
            #[size_is(count + 1)]
            pub list: Vec<u16>,
        }
    }

    pub mod structure {
        use rpc_runtime::Ndr;

        #[derive(Ndr)]
        pub struct Len<T>(T);

        #[derive(Ndr)]
        pub struct Packet {
            pub count: self::Len<u32>,
        }
    }
}

/// Other ways to write them.
pub mod other_forms {
    use rpc_runtime::prelude::*;

    pub type Dword = u32;

    #[derive(Ndr, Clone, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Generic<T> {
        #[range(1..=8)]
        pub count: rpc_runtime::ndr::Len<Dword>,
        #[size_is(((count)))]
        pub list: Vec<T>,
        #[skip]
        pub own: Len<u8>,
    }

    /// Whose fields nobody sees.
    #[derive(Ndr)]
    pub struct Hidden {
        count: Len<u16>,
        #[size_is(count)]
        list: Vec<u16>,
    }

    /// A list, of which each node has its own array.
    #[derive(Ndr)]
    pub struct Node<'a> {
        pub count: Len<u8>,
        #[size_is(count)]
        pub units: &'a [u16],
        pub next: Option<Box<Node<'a>>>,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        fn blocking(&self, n: Len<Dword>, #[size_is(n)] list: Vec<Generic<u16>>) -> Result<()>;
        async fn block<'a>(
            &self,
            block: &'a mut CallBlock<'_>,
            #[out] n: &mut Len<u32>,
            #[out]
            #[size_is(, *n)]
            list: &mut &'a [u16],
        ) -> Result<()>;
        async fn memory<'a>(
            &self,
            memory: &'a CallMemory,
            #[out]
            #[size_is(, *r#type)]
            list: &mut Option<&'a [&'a WStr]>,
            #[out] r#type: &mut Len<u16>,
        ) -> Result<u32>;
        async fn pipe(
            &self,
            n: Len<u32>,
            #[size_is(n)] list: &[u16],
            data: PipeReader<u8>,
        ) -> Result<()>;
    }
}
