//! [PIP-03] (MIDL2322) Elements of pipes are what travels.

use rpc_runtime::ndr::{Flaw, TransmitAs, TransmittedType};
use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Code(u32);

impl TransmittedType<char> for Code {
    fn to_xmit(letter: &char) -> std::result::Result<Code, &'static Flaw> {
        Ok(Code(u32::from(*letter)))
    }

    fn from_xmit(code: Code) -> std::result::Result<char, &'static Flaw> {
        char::from_u32(code.0).ok_or(&Flaw(Status::INVALID_ARG, "no character", "0 to 0x10ffff"))
    }
}

#[derive(Ndr)]
pub struct Line {
    number: u16,
    #[transmit_as(Code)]
    letter: char,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, letters: PipeReader<TransmitAs<Code, char>>) -> Result<()>;
    async fn g(&self, lines: PipeWriter<Line>) -> Result<()>;
}

fn main() {}
