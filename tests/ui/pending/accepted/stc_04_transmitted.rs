//! [STC-04] (MIDL2228) An `error_status_t` is neither transmitted nor presented.

use rpc_runtime::ndr::{Expected, TransmittedType};
use rpc_runtime::prelude::*;

pub struct Answer(u32);

impl TransmittedType<Answer> for Status {
    fn to_xmit(answer: &Answer) -> Result<Status, &'static Expected> {
        Ok(Status(answer.0))
    }

    fn from_xmit(status: Status) -> Result<Answer, &'static Expected> {
        Ok(Answer(status.0))
    }
}

#[derive(Ndr)]
pub struct S {
    #[transmit_as(Status)]
    pub answer: Answer,
}

fn main() {}
