#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Optional {
    async fn optional(
        &self,
        owned: Option<Box<Point>>,
        read: Option<&u32>,
        #[range(1..=9)] limit: Option<&mut u32>,
        changed: Option<&mut Node>,
        #[partial_ignore] made: Option<&mut Point>,
    ) -> Result<()>;
}
