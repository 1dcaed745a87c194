//! Handles that close themselves.

/// Gives a client a method that has a handle close itself.
macro_rules! closing {
    ($($feature:literal: $client:ty, $handle:ty, $close:ident -> $code:ty;)*) => {
        $(
            /// Handles that close themselves.
            #[cfg(feature = $feature)]
            impl $client {
                /// The handle, which is closed when this is dropped.
                pub fn closing(
                    &self,
                    handle: $handle,
                ) -> rpc_runtime::client::Closing<$handle, rpc_runtime::Result<$code>> {
                    let client = self.clone();
                    rpc_runtime::client::Closing::new(handle, async move |handle| {
                        client.$close(&mut Some(handle)).await
                    })
                }
            }
        )*
    };
}

closing! {
    "even6": crate::even6::IEventServiceClient, crate::even6::IEventServiceHandle,
        evt_rpc_close -> rpc_runtime::Status;
    "lsad": crate::lsad::LsarpcClient, crate::lsad::LsarpcLsaprHandle, lsar_close -> i32;
    "lsat": crate::lsat::LsarpcClient, crate::lsat::LsarpcLsaprHandle, lsar_close -> i32;
    "par": crate::par::IRemoteWinspoolClient, crate::par::IRemoteWinspoolPrinterHandle,
        rpc_async_close_printer -> u32;
    "rprn": crate::rprn::WinspoolClient, crate::rprn::WinspoolPrinterHandle,
        rpc_close_printer -> u32;
    "rrp": crate::rrp::WinregClient, crate::rrp::WinregRpcHkey,
        base_reg_close_key -> rpc_runtime::Status;
    "samr": crate::samr::SamrClient, crate::samr::SamrSamprHandle, samr_close_handle -> i32;
    "scmr": crate::scmr::SvcctlClient, crate::scmr::SvcctlScRpcHandle,
        r_close_service_handle -> u32;
}
