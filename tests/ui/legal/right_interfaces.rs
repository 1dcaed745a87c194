//! What to write instead: rules of interfaces and their methods.
//! Each marked form stands in `rpc-runtime/src/manual/errors.md`, beside its mistake.

pub mod ifc_01 {
    use rpc_runtime::prelude::*;

    // [IFC-01] right, for interface/ifc_01_missing_uuid
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_02 {
    use rpc_runtime::prelude::*;

    // [IFC-02] right, for interface/ifc_02_uuid_digits
    #[rpc_interface(uuid = "60a15ec5-4de8-11d7-a637-005056a20182", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_04 {
    use rpc_runtime::prelude::*;

    // [IFC-04] right, for interface/ifc_04_version_float
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_07 {
    use rpc_runtime::prelude::*;

    // [IFC-07] right, for interface/ifc_08_numbers
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        #[opnum(3)]
        async fn f(&self) -> Result<()>;
        async fn g(&self) -> Result<()>;
        #[opnum(65535)]
        async fn h(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_08 {
    use rpc_runtime::prelude::*;

    // [IFC-08] right, for trait_shape/ifc_08_cfg_on_method
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
        async fn g(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_09 {
    use rpc_runtime::prelude::*;

    // [IFC-09] right, for trait_shape/ifc_09_parameter_twice
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, n: u32, m: u16) -> Result<()>;
    }
    // end
}

pub mod ifc_12 {
    use rpc_runtime::prelude::*;

    // [IFC-12] right, for trait_shape/ifc_13_switch_type_twice
    #[derive(Ndr)]
    #[switch_type(u16)]
    pub enum U {
        #[case(1)]
        A(u32),
    }
    // end
}

pub mod ifc_13 {
    use rpc_runtime::prelude::*;

    // [IFC-13] right, for trait_shape/ifc_13_misspelt_attribute
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self, #[unique] p: Option<&u32>) -> Result<()>;
    }
    // end
}

pub mod ifc_14 {
    use rpc_runtime::prelude::*;

    // [IFC-14] right, for trait_shape/ifc_14_generic_method
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn number(&self, n: u32) -> Result<()>;
        async fn text(&self, s: &str) -> Result<()>;
    }
    // end
}

pub mod ifc_15 {
    use rpc_runtime::prelude::*;

    // [IFC-15] right, for trait_shape/ifc_15_empty
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_16 {
    use rpc_runtime::prelude::*;

    // [IFC-16] right, for trait_shape/ifc_16_mut_self
    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}

pub mod ifc_18 {
    use rpc_runtime::prelude::*;

    // [IFC-18] right, for structure/ifc_18_usize
    #[derive(Ndr)]
    pub struct Node {
        pub a: u64,
    }
    // end
}

pub mod sec_01 {
    use rpc_runtime::prelude::*;

    // [SEC-01] right, for interface/sec_01_no_such_level
    // A level is one of four: `connect`, `packet`, `integrity` or `privacy`.
    #[rpc_interface(
        uuid = "6b29fc40-ca47-1067-b31d-00dd010662da",
        version = "1.0",
        min_level = "privacy"
    )]
    pub trait Test {
        async fn f(&self) -> Result<()>;
    }
    // end
}
