//! What to write instead: rules of context handles.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod ctx_01 {
    use rpc_runtime::prelude::*;

    // [CTX-01] right, for context_handle/ctx_01_no_attribute
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
    }
    // end
}

pub mod ctx_02 {
    use rpc_runtime::prelude::*;

    // [CTX-02] right, for context_handle/ctx_02_slice
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn f(&self, first: &Self::File, second: &Self::File) -> Result<()>;
    }
    // end
}

pub mod ctx_03 {
    use rpc_runtime::prelude::*;

    // [CTX-03] right, for context_handle/ctx_03_unique
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn f(&self, file: &Self::File) -> Result<()>;
    }
    // end
}

pub mod ctx_04 {
    use rpc_runtime::prelude::*;

    // [CTX-04] right, for context_handle/ctx_04_mutable
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self, #[out] file: &mut Option<Self::File>) -> Result<()>;
    }
    // end
}

pub mod ctx_06 {
    use rpc_runtime::prelude::*;

    // [CTX-06] right, for context_handle/ctx_06_box
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn open_if_there(&self) -> Result<Option<Self::File>>;
    }
    // end
}

pub mod ctx_07 {
    use rpc_runtime::prelude::*;

    // [CTX-07] right, for context_handle/ctx_07_optional
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn read(&self, file: &Self::File) -> Result<u32>;
        async fn reset(&self, file: &mut Option<Self::File>) -> Result<()>;
    }
    // end
}

pub mod ctx_10 {
    use rpc_runtime::prelude::*;

    // [CTX-10] right, for context_handle/ctx_10_no_opener
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn close(&self, file: Self::File) -> Result<()>;
    }
    // end
}

pub mod ctx_12 {
    use rpc_runtime::prelude::*;

    // [CTX-12] right, for context_handle/ctx_12_other_interface
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn read(&self, file: &Self::File) -> Result<u32>;
    }

    pub async fn run(client: TestClient) -> Result<u32> {
        let file = client.open().await?;
        client.read(&file).await
    }
    // end
}

pub mod ctx_15 {
    use rpc_runtime::prelude::*;

    // [CTX-15] right, for context_handle/ctx_15_no_bound
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
    }

    pub struct File;

    impl Context for File {
        async fn rundown(self) {
            // The client is gone.
        }
    }
    // end
}

pub mod ctx_27 {
    use rpc_runtime::prelude::*;

    // [CTX-27] right, for context_handle/ctx_27_other_type
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        #[context_handle]
        type Folder: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn open_folder(&self) -> Result<Self::Folder>;
        async fn list(&self, folder: &Self::Folder) -> Result<u32>;
    }

    pub async fn run(client: TestClient) -> Result<u32> {
        let folder = client.open_folder().await?;
        client.list(&folder).await
    }
    // end
}

pub mod ctx_28 {
    use rpc_runtime::prelude::*;

    // [CTX-28] right, for context_handle/ctx_28_kept
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn read(&self, file: &Self::File) -> Result<u32>;
    }

    pub struct Service;
    pub struct File(u32);
    impl Context for File {}

    impl Test for Service {
        type File = File;
        async fn open(&self) -> Result<File> {
            Ok(File(0))
        }
        async fn read(&self, file: &File) -> Result<u32> {
            Ok(file.0) // what is kept is a copy
        }
    }
    // end
}

pub mod ctx_29 {
    use rpc_runtime::prelude::*;

    // [CTX-29] right, for context_handle/ctx_29_changed_while_shared
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn count(&self, file: &mut Self::File) -> Result<u32>;
    }

    pub struct Service;
    pub struct File(u32);
    impl Context for File {}

    impl Test for Service {
        type File = File;
        async fn open(&self) -> Result<File> {
            Ok(File(0))
        }
        async fn count(&self, file: &mut File) -> Result<u32> {
            file.0 += 1;
            Ok(file.0)
        }
    }
    // end
}

pub mod ctx_32 {
    use rpc_runtime::ContextGuard;
    use rpc_runtime::prelude::*;

    // [CTX-32] right, for context_handle/ctx_32_changed_while_shared
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[context_handle]
        type File: Context;
        async fn open(&self) -> Result<Self::File>;
        async fn count(&self, file: ContextGuard<'_, Self::File>) -> Result<u32>;
    }

    pub struct Service;
    pub struct File(u32);
    impl Context for File {}

    impl Test for Service {
        type File = File;
        async fn open(&self) -> Result<File> {
            Ok(File(0))
        }
        async fn count(&self, file: ContextGuard<'_, File>) -> Result<u32> {
            let mut file = file.upgrade().await?;
            file.0 += 1;
            Ok(file.0)
        }
    }
    // end
}
