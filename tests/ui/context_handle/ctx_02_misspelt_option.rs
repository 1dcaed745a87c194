//! [CTX-02] (MIDL2135, MIDL2136) A place for a context handle of a type that is no `Option`.

use rpc_runtime::prelude::*;

pub type Maybe<T> = Option<T>;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn f(&self, file: &mut Maybe<Self::File>) -> Result<()>;
}

fn main() {}

// mended
// - file: &mut Maybe<Self::File>
// + file: &mut Option<Self::File>
