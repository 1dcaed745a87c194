#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
trait Names {
    async fn change(
        &self,
        keys: Len<u16>,
        #[size_is(keys)] key: &[u8],
        count: &mut Len<u32>,
        #[size_is(, *count)] names: &mut Vec<WString>,
    ) -> Result<()>;
}
