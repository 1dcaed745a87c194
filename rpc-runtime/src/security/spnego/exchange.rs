//! What both sides do alike: the chosen mechanism's own exchange, and the signatures of the list of mechanisms.

use super::der::malformed;
use crate::error::{Error, Result};
use crate::security::{Handshake, SecurityContext, Step};
use crate::status::Status;

/// The chosen mechanism.
pub(super) enum Mechanism {
    Begun(Box<dyn Handshake>),
    Established(Box<dyn SecurityContext>),
}

impl Mechanism {
    /// After this step, with the token that it made.
    pub(super) fn after(step: Step) -> (Option<Vec<u8>>, Mechanism) {
        match step {
            Step::Continue(token, handshake) => (Some(token), Mechanism::Begun(handshake)),
            Step::Done(token, context) => (token, Mechanism::Established(context)),
        }
    }

    /// Gives it the peer's token, which there is as long as it is not established.
    pub(super) async fn step(self, token: Option<Vec<u8>>) -> Result<(Option<Vec<u8>>, Mechanism)> {
        match (self, token) {
            (Mechanism::Begun(handshake), Some(token)) => {
                Ok(Mechanism::after(handshake.step(token).await?))
            }
            (established @ Mechanism::Established(_), None) => Ok((None, established)),
            (Mechanism::Begun(_), None) => {
                Err(malformed("no token of the mechanism in a SPNEGO token; expected its next"))
            }
            (Mechanism::Established(_), Some(_)) => {
                Err(malformed("a token of a mechanism that is established; expected none"))
            }
        }
    }
}

/// The signatures of the list of mechanisms, as the client sent it (RFC 4178 section 5).
pub(super) struct Signatures {
    /// The `MechTypeList`, in DER.
    pub(super) list: Vec<u8>,
    /// Both ends have to sign, if the mechanism can: it is not the one that the client prefers, or the server asks for it.
    pub(super) required: bool,
    /// What the context is needed for includes signing. Where it does not, a context signs only if it can.
    pub(super) integrity: bool,
    pub(super) sent: bool,
    pub(super) verified: bool,
}

impl Signatures {
    pub(super) fn of(list: Vec<u8>, required: bool, integrity: bool) -> Signatures {
        Signatures { list, required, integrity, sent: false, verified: false }
    }

    /// Ours. `None` if the context cannot sign, and need not.
    pub(super) fn sign(&mut self, context: &mut dyn SecurityContext) -> Result<Option<Vec<u8>>> {
        match context.get_mic(&self.list) {
            Ok(mic) => {
                self.sent = true;
                Ok(Some(mic))
            }
            Err(_) if !self.integrity && !self.verified => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The peer's, if it sent one.
    pub(super) fn verify(&mut self, mechanism: &mut Mechanism, mic: Option<&[u8]>) -> Result<()> {
        let Some(mic) = mic else { return Ok(()) };
        let Mechanism::Established(context) = mechanism else {
            return Err(malformed(
                "a signed list of mechanisms too early; expected the chosen one to be established",
            ));
        };
        context.verify_mic(&self.list, mic).map_err(|error| {
            let what = "the list of mechanisms is not the one that the peer signed";
            Error::from_static(Status::ACCESS_DENIED, what).because(error)
        })?;
        self.verified = true;
        Ok(())
    }

    /// The error if the peer ends without a signature that is due: somebody may have changed the list.
    pub(super) fn check_present(&self) -> Result<()> {
        if self.integrity && (self.required || self.sent) && !self.verified {
            let what = "the peer did not sign the list of mechanisms; expected it to";
            return Err(Error::from_static(Status::ACCESS_DENIED, what));
        }
        Ok(())
    }
}
