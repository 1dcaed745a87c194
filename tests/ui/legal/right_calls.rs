//! What to write instead: rules of calls.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod fun_02 {
    use rpc_runtime::prelude::*;

    // [FUN-02] right, for call/fun_02_broadcast
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32) -> Result<()>;
    }

    pub async fn call_all(servers: &[TestClient]) -> Result<()> {
        for server in servers {
            server.f(42).await?;
        }
        Ok(())
    }
    // end
}

pub mod fun_03 {
    use rpc_runtime::prelude::*;

    // [FUN-03] right, for call/fun_03_returned
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[maybe]
        async fn f(&self, n: u32) -> Result<()>;
    }
    // end
}

pub mod fun_04 {
    use rpc_runtime::prelude::*;

    // [FUN-04] right, for call/fun_04_message
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[maybe]
        async fn f(&self, n: u32) -> Result<()>;
    }
    // end
}

pub mod fun_05 {
    use rpc_runtime::prelude::*;

    // [FUN-05] right, for call/fun_05_local
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn g(&self) -> Result<()>;
    }

    impl TestClient {
        pub async fn f(&self, n: u32) -> Result<()> {
            for _ in 0..n {
                self.g().await?;
            }
            Ok(())
        }
    }
    // end
}

pub mod fun_07 {
    use rpc_runtime::prelude::*;

    // [FUN-07] right, for call/fun_07_maybe_and_idempotent
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[maybe]
        async fn f(&self, n: u32) -> Result<()>;
    }
    // end
}

pub mod fun_08 {
    use rpc_runtime::prelude::*;

    // [FUN-08] right, for call/fun_08_pipe
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, p: PipeReader<u8>) -> Result<()>;
    }
    // end
}

pub mod asy_11 {
    use rpc_runtime::prelude::*;

    // [ASY-11] right, for call/asy_11_cancellable_fn
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[cancellable]
        async fn f(&self, n: u32) -> Result<()>;
    }
    // end
}

pub mod cbk_01 {
    use rpc_runtime::prelude::*;

    // [CBK-01] right, for call/cbk_01_callback
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        /// The server sends what there is to say, as long as the call goes on.
        async fn f(&self, n: u32, news: PipeWriter<u32>) -> Result<()>;
    }
    // end
}

pub mod acf_06 {
    use rpc_runtime::StatusClass;
    use rpc_runtime::prelude::*;

    // [ACF-06] right, for call/acf_06_comm_status
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32) -> Result<()>;
    }

    pub async fn call(client: &TestClient) -> u32 {
        match client.f(42).await {
            Ok(()) => 0,
            Err(error) if error.class() == StatusClass::Communication => error.status().0,
            Err(error) => panic!("a fault: {error}"),
        }
    }
    // end
}
