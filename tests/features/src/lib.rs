//! An interface with one of everything. It compiles whatever features the runtime has: its traits and types are there
//! in all of them, its client and its server where the runtime has them. `.ci/features` builds it in each set.
#![deny(warnings, missing_docs)]

use rpc_runtime::alloc::{Allocator, Box as PluggedBox};
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::Uuid;

/// A structure.
#[derive(Ndr, Clone, PartialEq, Debug)]
pub struct Structure {
    /// A count.
    pub n: u16,
    /// An array.
    #[size_is(n)]
    pub bytes: Vec<u8>,
    /// A pointer.
    pub next: Option<Box<Structure>>,
    /// The union's discriminant.
    pub level: u16,
    /// A union.
    #[switch_is(level)]
    pub union: Union,
}

/// A union.
#[derive(Ndr, Clone, PartialEq, Debug)]
#[switch_type(u16)]
pub enum Union {
    /// A number.
    #[case(1)]
    Number(u32),
    /// Nothing.
    #[case(default)]
    Nothing,
}

/// What a node of a tree is.
#[derive(Ndr)]
pub struct Node<'a> {
    /// A number.
    pub number: u32,
    /// A pointer.
    #[unique]
    pub next: Option<&'a Node<'a>>,
}

/// An interface.
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Everything {
    /// Values in each direction.
    async fn values(
        &self,
        a: &Structure,
        b: &mut u32,
        #[out] c: &mut Option<String>,
    ) -> Result<u32>;

    /// The call's memory, and what is known of the call.
    async fn memory<'a>(
        &self,
        memory: &'a CallMemory,
        call: &CallInfo,
        n: u32,
        #[size_is(n)] numbers: &mut [u32],
        #[out] list: &mut Option<&'a Node<'a>>,
    ) -> Result<()>;

    /// A block for all results.
    async fn block<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out]
        #[allocate(all_nodes)]
        list: &mut Option<&'a Node<'a>>,
    ) -> Result<()>;

    /// Memory that outlives the call.
    async fn keep(
        &self,
        memory: SharedAllocator,
        #[allocate(dont_free)] a: PluggedBox<u32, SharedAllocator>,
    ) -> Result<()>;

    /// Memory of any allocator.
    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        object: &Uuid,
        #[out] a: &mut Option<PluggedBox<u32, A>>,
    ) -> Result<()>;

    /// Pipes.
    async fn pipes(&self, up: PipeReader<u32>, down: PipeWriter<u32>) -> Result<()>;

    /// A method that blocks, and is told when all is over.
    #[notify_flag]
    fn blocking(&self, a: u32) -> Result<()>;
}

/// Pickles need neither half.
///
/// # Errors
/// There is none.
pub fn pickled(value: &Structure) -> Result<Structure> {
    use rpc_runtime::memory::StubBuffer;
    use rpc_runtime::pickle::{Pickler, Unpickler, Version};

    let mut pickler = Pickler::new(Vec::new(), Version::V1)?;
    pickler.write(value)?;
    let (bytes, memory) = (StubBuffer::copy_of(&pickler.into_inner())?, CallMemory::new());
    Unpickler::new(&bytes, &memory)?.read()
}

#[test]
fn a_pickle_survives() {
    let union = Union::Number(7);
    let value = Structure { n: 2, bytes: vec![1, 2], next: None, level: 1, union };
    assert_eq!(pickled(&value).unwrap(), value);
}
