#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Directions {
    async fn directions<'a>(
        &self,
        memory: &'a CallMemory,
        info: &CallInfo,
        point: &Point,
        #[out] sum: &mut u64,
        tree: &mut Tree<'a>,
        list: &mut Option<Box<Node>>,
        #[out] found: &mut Option<&'a Point>,
    ) -> Result<Answer>;
}
