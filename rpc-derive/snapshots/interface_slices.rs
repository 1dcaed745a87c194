#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Slices {
    async fn slices(
        &self,
        #[range(0, 100)] count: u32,
        #[size_is(count)] names: &[&WStr],
        #[size_is(count)] points: &[Point],
        text: &str,
        #[size_is(count)] buffer: &mut [u8],
        #[out]
        #[size_is(count)]
        room: &mut [u16],
    ) -> Result<()>;
}
