/// A plain `fn`, numbered, with a renamed runtime.
#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "2.1", crate = "renamed")]
pub(crate) trait Plain {
    #[opnum(4)]
    #[notify]
    fn plain(&self, a: u32) -> renamed::Result<()>;
    fn next(&self, data: PipeReader<u8>) -> renamed::Result<()>;
}
