//! Types of one name in two modules.

pub mod inner {
    use rpc_runtime::prelude::*;

    #[derive(Ndr, Clone, Copy, PartialEq, Debug)]
    pub struct Level {
        pub n: u32,
    }
}

use rpc_runtime::pickle::{Pickler, Unpickler, Version};
use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy, PartialEq, Debug)]
pub struct Level {
    pub of: inner::Level,
    pub more: [self::inner::Level; 2],
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, level: &Level, inner: inner::Level) -> Result<inner::Level>;
}

fn main() {}

#[test]
fn each_is_itself() {
    let level = inner::Level { n: 7 };
    let level = Level { of: level, more: [level; 2] };
    let mut pickler = Pickler::new(Vec::new(), Version::V1).unwrap();
    pickler.write(&level).unwrap();
    let (bytes, memory) = (pickler.into_inner(), CallMemory::new());
    let read: Level = Unpickler::new(&bytes, &memory).unwrap().read().unwrap();
    assert_eq!(read, level);
}
