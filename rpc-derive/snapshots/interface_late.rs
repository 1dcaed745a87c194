/// Expressions that name what comes after them.
#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Late {
    async fn late(
        &self,
        #[size_is(count)] numbers: &[u32],
        count: u32,
        #[out]
        #[size_is(, *written)]
        made: &mut Vec<u32>,
        #[out] written: &mut u32,
        #[switch_is(count)] choice: &Choice,
    ) -> Result<()>;
}
