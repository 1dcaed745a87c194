//! [ACF-13] A method of the interface has the name of the notification.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[notify]
    async fn f(&self) -> Result<()>;
    async fn f_notify(&self) -> Result<()>;
}

fn main() {}

// mended
// - async fn f_notify
// + async fn g
