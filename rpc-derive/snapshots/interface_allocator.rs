#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
pub trait Keeper {
    #[notify_flag]
    async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        #[allocate(dont_free)] node: Option<Box<Node<A>, A>>,
        #[out] last: &mut Option<Box<Node<A>, A>>,
    ) -> Result<()>;
}
