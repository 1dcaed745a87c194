//! A security package that notes of each fragment whether its header was signed with it.

use std::sync::{Arc, Mutex};

use rpc_runtime::Result;
use rpc_runtime::security::{
    Acceptor, AuthenticationService, Fragment, Handshake, Initiator, Needs, Overhead, Peer,
    SecurityContext, Step, Stepping,
};

/// Of each fragment, in the order of the wire and both ways, whether the two ends had agreed to sign headers.
#[derive(Clone, Default, Debug)]
pub(crate) struct Notes(Arc<Mutex<Vec<bool>>>);

impl Notes {
    /// What was noted since the last time.
    pub(crate) fn take(&self) -> Vec<bool> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }

    fn note(&self, fragment: &Fragment<'_>) {
        self.0.lock().unwrap().push(fragment.header_signing);
    }
}

/// Another package, which is watched.
#[derive(Debug)]
pub(crate) struct Observed<P>(pub(crate) P, pub(crate) Notes);

impl<P: Initiator> Initiator for Observed<P> {
    fn service(&self) -> AuthenticationService {
        self.0.service()
    }

    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(Observed(self.0.initiate(needs)?, self.1.clone())))
    }
}

impl<P: Acceptor> Acceptor for Observed<P> {
    fn service(&self) -> AuthenticationService {
        self.0.service()
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(Observed(self.0.accept(needs)?, self.1.clone())))
    }
}

impl Handshake for Observed<Box<dyn Handshake>> {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(async move {
            let Observed(handshake, notes) = *self;
            Ok(match handshake.step(token).await? {
                Step::Continue(token, next) => {
                    Step::Continue(token, Box::new(Observed(next, notes)))
                }
                Step::Done(token, context) => Step::Done(token, Box::new(Observed(context, notes))),
            })
        })
    }
}

impl SecurityContext for Observed<Box<dyn SecurityContext>> {
    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        self.1.note(&fragment);
        self.0.protect(fragment)
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        self.1.note(&fragment);
        self.0.unprotect(fragment)
    }

    fn overhead(&self) -> Overhead {
        self.0.overhead()
    }

    fn signs_headers(&self) -> bool {
        self.0.signs_headers()
    }

    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>> {
        self.0.get_mic(message)
    }

    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()> {
        self.0.verify_mic(message, mic)
    }

    fn peer(&self) -> Arc<Peer> {
        self.0.peer()
    }
}
