#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Blocks {
    async fn sorted<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        size: u32,
        #[out]
        #[byte_count(size)]
        root: &mut Option<&'a Tree<'a>>,
    ) -> Result<Option<&'a Tree<'a>>>;
}
