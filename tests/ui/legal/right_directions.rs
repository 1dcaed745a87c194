//! What to write instead: rules of directions, results and pipes.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod dir_01 {
    use rpc_runtime::prelude::*;

    // [DIR-01] right, for direction/dir_01_out_and_inout
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] n: &mut u32) -> Result<()>;
    }
    // end
}

pub mod dir_02 {
    use rpc_runtime::prelude::*;

    // [DIR-02] right, for direction/dir_02_out_by_value
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] n: &mut u32) -> Result<()>;
    }
    // end
}

pub mod dir_05 {
    use rpc_runtime::prelude::*;

    // [DIR-05] right, for direction/dir_05_out_str
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] s: &mut String) -> Result<()>;
    }
    // end
}

pub mod dir_06 {
    use rpc_runtime::prelude::*;

    // [DIR-06] right, for direction/dir_06_out_conformant_structure
    #[derive(Ndr)]
    pub struct Packet {
        pub n: u32,
        #[size_is(n)]
        pub bytes: Tail<Vec<u8>>,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] b: &mut Option<Box<Packet>>) -> Result<()>;
    }
    // end
}

pub mod dir_07 {
    use rpc_runtime::prelude::*;

    // [DIR-07] right, for direction/dir_07_inout_wstr
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, s: &mut WString) -> Result<()>;
        async fn g(
            &self,
            #[range(0, 64)] n: u32,
            #[string]
            #[size_is(n)]
            s: &mut [u16],
        ) -> Result<()>;
    }
    // end
}

pub mod dir_09 {
    use rpc_runtime::prelude::*;

    // [DIR-09] right, for direction/dir_09_length_from_out
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            n: u32,
            l: &mut u32,
            #[size_is(n)]
            #[length_is(*l)]
            a: &[u8],
        ) -> Result<()>;
    }
    // end
}

pub mod dir_10 {
    use rpc_runtime::prelude::*;

    // [DIR-10] right, for direction/dir_10_out_without_size
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(
            &self,
            #[range(0, 4096)] n: u32,
            #[out]
            #[size_is(n)]
            a: &mut [u8],
        ) -> Result<()>;
    }
    // end
}

pub mod dir_19 {
    use rpc_runtime::prelude::*;

    // [DIR-19] right, for direction/dir_19_size_of_inout_from_out
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: &mut u32, #[size_is(*n)] a: &mut [u8]) -> Result<()>;
    }
    // end
}

pub mod dir_20 {
    use rpc_runtime::prelude::*;

    // [DIR-20] right, for direction/dir_20_unit
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ret_01 {
    use rpc_runtime::prelude::*;

    // [RET-01] right, for returns/ret_01_union
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
        async fn f(&self, level: &mut u16, #[switch_is(*level)] u: &mut U) -> Result<()>;
    }
    // end
}

pub mod ret_03 {
    use rpc_runtime::prelude::*;

    // [RET-03] right, for returns/ret_03_box
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<Option<Box<u32>>>;
    }
    // end
}

pub mod ret_04 {
    use rpc_runtime::prelude::*;

    // [RET-04] right, for returns/ret_04_vec
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

pub mod ret_08 {
    use rpc_runtime::prelude::*;

    // [RET-08] right, for returns/ret_08_nothing
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod pip_01 {
    use rpc_runtime::prelude::*;

    // [PIP-01] right, for pipe/pip_01_returned
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, bytes: PipeWriter<u8>) -> Result<()>;
    }
    // end
}

pub mod pip_02 {
    use rpc_runtime::prelude::*;

    // [PIP-02] right, for pipe/pip_02_pointer
    #[derive(Ndr)]
    pub struct Node {
        pub value: u32,
        pub kind: u16,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, p: PipeReader<Node>) -> Result<()>;
    }
    // end
}

pub mod pip_03 {
    use rpc_runtime::prelude::*;

    // [PIP-03] right, for pipe/pip_03_presented
    #[derive(Ndr)]
    pub struct Line {
        number: u16,
        letter: u32,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, letters: PipeReader<u32>) -> Result<()>;
        async fn g(&self, lines: PipeWriter<Line>) -> Result<()>;
    }
    // end
}

pub mod pip_04 {
    use rpc_runtime::prelude::*;

    // [PIP-04] right, for pipe/pip_04_reference
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, p: PipeReader<u8>) -> Result<()>;
    }
    // end
}

pub mod pip_06 {
    use rpc_runtime::prelude::*;

    // [PIP-06] right, for pipe/pip_06_allocator
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            memory: &'a CallMemory,
            a: Option<&'a u8>,
            p: PipeReader<u8>,
        ) -> Result<()>;
    }
    // end
}

pub mod pip_08 {
    use rpc_runtime::prelude::*;

    // [PIP-08] right, for pipe/pip_08_second_pipe
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, p: PipeReader<u8>, q: PipeWriter<u8>) -> Result<()>;
    }
    // end
}
