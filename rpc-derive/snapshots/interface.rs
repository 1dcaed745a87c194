/// Adds.
#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Adder {
    /// The sum of two numbers.
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}
