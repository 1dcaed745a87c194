//! Who may call: the levels that are asked for, and the server's policy.

use core::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::server::Inner;
use crate::call_info::{CallInfo, Caller};
use crate::error::{Error, Result};
use crate::interface::MethodName;
use crate::protocol::CallStart;
use crate::security::Acceptor;
use crate::status::Status;

/// What is asked about each call.
#[derive(Clone)]
pub(super) struct Policy(Arc<dyn Asks>);

type Answer = Result<()>;

/// A closure that is asked.
trait Asks: Fn(&CallInfo) -> Answer + Send + Sync {}

impl<F: Fn(&CallInfo) -> Answer + Send + Sync> Asks for F {}

impl Policy {
    pub(super) fn new(policy: impl Fn(&CallInfo) -> Result<()> + Send + Sync + 'static) -> Policy {
        Policy(Arc::new(policy))
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Policy")
    }
}

impl Inner {
    /// Whether a call may begin. One that [comes from within the process](super::Server::in_process) needs no level.
    ///
    /// # Errors
    /// The status with which it is refused.
    pub(super) fn admit(
        &self,
        (caller, is_within): (&Arc<Caller>, bool),
        call: &CallStart<'_>,
    ) -> Result<(), Status> {
        let interface = self.offered(call.interface).interface;
        let name = MethodName { interface, opnum: call.opnum };
        let least = self.settings.min_level.max(interface.min_level);
        let level = call.authentication.map(|of| of.level());
        if level < least && !is_within {
            if let Some(least) = least {
                let what = format_args!("{name} was called below the level `{least}`, and refused");
                self.log.warn(&caller.peer, what);
            }
            return Err(Status::ACCESS_DENIED);
        }
        let Some(Policy(policy)) = &self.settings.policy else {
            return Ok(());
        };
        let call = CallInfo {
            cancellation: None,
            authentication: call.authentication.cloned(),
            object: call.object,
            caller: caller.clone(),
            opnum: call.opnum,
            ndr64: call.ndr64,
        };
        let panicked = Error::from_static(Status::ACCESS_DENIED, "it panicked");
        let answer = catch_unwind(AssertUnwindSafe(|| policy(&call)));
        answer.unwrap_or(Err(panicked)).map_err(|error| {
            self.log.warn(&caller.peer, format_args!("the policy refused {name}: {error}"));
            error.status()
        })
    }
}

/// Whether each acceptor is of another service.
///
/// # Errors
/// `RPC_S_INVALID_ARG` if two are of one.
pub(super) fn check(acceptors: &[Arc<dyn Acceptor>]) -> Result<()> {
    for (i, acceptor) in acceptors.iter().enumerate() {
        let service = acceptor.service();
        if acceptors[..i].iter().any(|other| other.service() == service) {
            let what =
                format!("two security packages of the service {service}; expected one of each");
            return Err(Error::new(Status::INVALID_ARG, what));
        }
    }
    Ok(())
}
