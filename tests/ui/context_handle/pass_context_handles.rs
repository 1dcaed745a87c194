//! Context handles that are right.
#![deny(warnings)]

pub mod every_way {
    use rpc_runtime::prelude::*;
    use rpc_runtime::{ContextGuard, ExclusiveContextGuard};

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Files {
        /// A file.
        #[context_handle]
        type File: Context;
        #[context_handle]
        type Folder: Context + std::fmt::Debug;
        #[context_handle]
        type r#Type: Context;

        async fn open(&self) -> Result<Self::File>;
        async fn open_folder(&self) -> Result<Option<Self::Folder>>;
        fn open_type(&self, #[out] handle: &mut Option<Self::r#Type>) -> Result<u32>;
        async fn read(
            &self,
            n: u32,
            file: &Self::File,
            #[out]
            #[size_is(, n)]
            #[range(0..=100)]
            data: &mut Vec<u8>,
        ) -> Result<()>;
        async fn write(&self, #[allow(unused)] file: &mut Self::File, n: u32) -> Result<u32>;
        async fn cache(&self, file: ContextGuard<'_, Self::File>) -> Result<u32>;
        fn list(&self, folder: &Self::Folder, file: &<Self as Files>::File) -> Result<u32>;
        async fn change(&self, file: &mut Option<Self::File>) -> Result<()>;
        async fn close(&self, file: Self::File, folder: Self::Folder) -> Result<()>;
    }

    pub async fn upgrade<C: Context>(
        guard: ContextGuard<'_, C>,
    ) -> Result<ExclusiveContextGuard<'_, C>> {
        guard.upgrade().await
    }
}
