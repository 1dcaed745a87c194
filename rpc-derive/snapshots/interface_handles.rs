#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Files {
    /// An open file.
    #[context_handle]
    type File: Context;
    async fn open(&self, name: u32) -> Result<Self::File>;
    async fn read(&self, file: &Self::File) -> Result<u32>;
    async fn copy(&self, from: &Self::File, to: &mut Self::File) -> Result<()>;
    async fn change(&self, file: &mut Option<Self::File>) -> Result<()>;
    fn find(&self, #[out] file: &mut Option<Self::File>) -> Result<Option<Self::File>>;
    async fn close(&self, file: Self::File) -> Result<u32>;
}
