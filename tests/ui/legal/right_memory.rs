//! What to write instead: rules of memory.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod acf_02 {
    use rpc_runtime::prelude::*;

    // [ACF-02] right, for memory/acf_02_no_option
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[allocate(dont_free)] p: Box<u32>) -> Result<()>;
    }
    // end
}

pub mod acf_03 {
    use rpc_runtime::prelude::*;

    // [ACF-03] right, for memory/acf_03_number
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[allocate(dont_free)] n: Box<u32>) -> Result<()>;
    }
    // end
}

pub mod acf_05 {
    use rpc_runtime::prelude::*;

    // [ACF-05] right, for memory/acf_05_on_value
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            buffer: &'a mut CallBlock<'_>,
            n: u32,
            #[out]
            #[byte_count(n)]
            p: &mut Option<&'a u32>,
        ) -> Result<()>;
    }
    // end
}

pub mod acf_13 {
    use rpc_runtime::prelude::*;

    // [ACF-13] right, for memory/acf_13_missing_notify
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[notify]
        async fn f(&self) -> Result<()>;
    }

    pub struct Service;

    impl Test for Service {
        async fn f(&self) -> Result<()> {
            Ok(())
        }

        fn f_notify(&self) {}
    }
    // end
}

pub mod acf_14 {
    use rpc_runtime::prelude::*;

    // [ACF-14] right, for memory/acf_14_missing_flag
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[notify_flag]
        async fn f(&self) -> Result<()>;
    }

    pub struct Service;

    impl Test for Service {
        async fn f(&self) -> Result<()> {
            Ok(())
        }

        fn f_notify_flag(&self, _ran: bool) {}
    }
    // end
}

pub mod mem_04 {
    use allocator_api2::alloc::Allocator;
    use allocator_api2::boxed::Box;
    use rpc_runtime::prelude::*;

    // [MEM-04] right, for memory/mem_04_forced_global
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<A: Allocator + Clone + Send + Sync>(
            &self,
            memory: A,
            #[force_allocate] p: &mut Option<Box<u32, A>>,
        ) -> Result<()>;
    }
    // end
}

pub mod mem_05 {
    use rpc_runtime::prelude::*;

    // [MEM-05] right, for memory/mem_05_two_memories
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>)
        -> Result<()>;
    }
    // end
}

pub mod mem_09 {
    use rpc_runtime::prelude::*;

    // [MEM-09] right, for memory/mem_09_out_without_memory
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>)
        -> Result<()>;
    }
    // end
}

pub mod mem_15 {
    use rpc_runtime::prelude::*;

    // [MEM-15] right, for memory/mem_15_null_argument
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, p: &u32) -> Result<()>;
    }

    pub async fn call(client: &TestClient) -> Result<()> {
        client.f(&42).await
    }
    // end
}

pub mod mem_22 {
    use rpc_runtime::prelude::*;

    // [MEM-22] right, for memory/mem_22_owned_return
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(&self, block: &'a mut CallBlock<'_>) -> Result<Option<&'a u32>>;
    }
    // end
}

pub mod mem_23 {
    use rpc_runtime::prelude::*;

    // [MEM-23] right, for memory/mem_23_count_without_block
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            buffer: &'a mut CallBlock<'_>,
            n: u32,
            #[out]
            #[byte_count(n)]
            p: &mut Option<&'a u32>,
        ) -> Result<()>;
    }
    // end
}

pub mod mem_25 {
    use rpc_runtime::prelude::*;

    // [MEM-25] right, for memory/mem_25_dont_free_text
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[allocate(dont_free)] text: WString) -> Result<()>;
    }
    // end
}

pub mod mem_27 {
    use rpc_runtime::prelude::*;

    // [MEM-27] right, for memory/mem_27_owned_elements
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            memory: &'a CallMemory,
            #[range(0, 64)] n: u32,
            #[out]
            #[size_is(n)]
            v: &mut [Option<&'a u32>],
        ) -> Result<()>;
    }
    // end
}

pub mod mem_28 {
    use rpc_runtime::prelude::*;

    // [MEM-28] right, for structure/mem_28_static
    #[derive(Ndr)]
    pub struct Node<'a> {
        pub a: &'a u32,
    }
    // end
}

pub mod mem_30 {
    use rpc_runtime::prelude::*;

    // [MEM-30] right, for direction/mem_30_out_box
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] p: &mut Option<Box<u32>>) -> Result<()>;
    }
    // end
}

pub mod mem_31 {
    use rpc_runtime::prelude::*;

    // [MEM-31] right, for memory/mem_31_rebind_out
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[out] p: &mut u32) -> Result<()>;
    }

    pub struct Service;

    impl Test for Service {
        async fn f(&self, p: &mut u32) -> Result<()> {
            let own = 42;
            *p = own + 1;
            Ok(())
        }
    }
    // end
}

pub mod mem_33 {
    use rpc_runtime::prelude::*;

    // [MEM-33] right, for memory/mem_33_size_by_value
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, #[size_is(n)] data: &mut [u16]) -> Result<()>;
    }

    pub struct Service;

    impl Test for Service {
        async fn f(&self, n: u32, data: &mut [u16]) -> Result<()> {
            let last = n.checked_sub(1).ok_or(Status::INVALID_ARG)?;
            data[last as usize] = 0;
            Ok(())
        }
    }
    // end
}

pub mod mem_32 {
    use rpc_runtime::prelude::*;

    // [MEM-32] right, for memory/mem_32_size_without_range
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

pub mod mem_34 {
    use rpc_runtime::prelude::*;

    // [MEM-34] right, for memory/mem_34_force_allocate_number
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[force_allocate] n: &mut Option<Box<u32>>) -> Result<()>;
    }
    // end
}

pub mod mem_36 {
    use rpc_runtime::prelude::*;

    // [MEM-36] right, for memory/mem_36_local_as_result
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>)
        -> Result<()>;
    }

    pub struct Service;

    impl Test for Service {
        async fn f<'a>(&self, memory: &'a CallMemory, p: &mut Option<&'a u32>) -> Result<()> {
            *p = Some(memory.allocate(42)?);
            Ok(())
        }
    }
    // end
}

pub mod mem_38 {
    use rpc_runtime::prelude::*;

    // [MEM-38] right, for pointer/mem_38_option_mut_slice
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: &mut u32, #[size_is(, *n)] a: &mut Option<Vec<u8>>) -> Result<()>;
    }
    // end
}

pub mod mem_40 {
    use rpc_runtime::prelude::*;

    // [MEM-40] right, for memory/mem_40_check_without_size
    #[derive(Ndr)]
    pub struct Test {
        pub n: u32,
        #[size_is(n)]
        #[disable_consistency_check]
        pub numbers: Option<Vec<u32>>,
    }
    // end
}

pub mod mem_43 {
    use rpc_runtime::prelude::*;

    // [MEM-43] right, for memory/mem_43_result_with_destructor
    #[derive(Ndr)]
    pub struct Name<'a> {
        pub text: &'a str,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f<'a>(
            &self,
            memory: &'a CallMemory,
            #[out] p: &mut Option<&'a Name<'a>>,
        ) -> Result<()>;
    }
    // end
}

pub mod ssm_02 {
    use rpc_runtime::prelude::*;

    // [SSM-02] right, for memory/ssm_02_without_environment
    pub fn ask() -> Result<u32> {
        let memory = CallMemory::new();
        let number = memory.allocate(42)?;
        Ok(*number)
    }
    // end
}

pub mod ssm_06 {
    use rpc_runtime::prelude::*;

    // [SSM-06] right, for memory/ssm_06_value_after_environment
    pub fn ask() -> Result<u32> {
        let memory = CallMemory::new();
        let number = *memory.allocate(42)?;
        drop(memory);
        Ok(number)
    }
    // end
}

pub mod ssm_07 {
    use rpc_runtime::prelude::*;

    // [SSM-07] right, for memory/ssm_07_thread_outlives_environment
    pub fn ask() -> Result<u32> {
        let memory = CallMemory::new();
        let number = memory.allocate(42)?;
        std::thread::scope(|scope| {
            scope.spawn(|| *number += 1);
        });
        Ok(*number)
    }
    // end
}
