//! The forms of the interface's own attributes.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da")]
pub trait NoVersion {
    async fn f(&self) -> Result<()>;
}

#[rpc_interface(uuid = "6B29FC40-CA47-1067-B31D-00DD010662DA", version = "65535.65535")]
pub trait Upper {
    async fn f(&self) -> Result<()>;
}

#[rpc_interface(
    uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
    version = "2",
    pointer_default = "unique",
    crate = "rpc_runtime"
)]
pub trait All {
    async fn f(&self) -> Result<()>;
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", crate = ::rpc_runtime)]
pub trait CrateAsPath {
    async fn f(&self) -> Result<()>;
}

const _: () = {
    let id = NoVersionClient::INTERFACE.id;
    assert!(id.major == 0 && id.minor == 0);
    let id = AllClient::INTERFACE.id;
    assert!(id.major == 2 && id.minor == 0);
};
