#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Pipes {
    async fn copy(
        &self,
        name: &WStr,
        #[range(0, 512)] input: PipeReader<u32>,
        output: PipeWriter<u8>,
    ) -> Result<u32>;
}
