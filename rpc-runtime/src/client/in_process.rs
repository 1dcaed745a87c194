//! Calls to a server within the process: it runs the method where the call is made, and only a call that waits, or that
//! the server declines, goes through the stream.

use core::future::poll_fn;
use core::task::Poll;

use super::Call;
use super::association::{Inner, Waiting, not_sent};
use crate::error::Result;
use crate::protocol::{Body, NotSent, Outcome, Request};
use crate::transport::{Begun, InProcess};

/// How far a call came.
pub(super) enum Sent {
    Ended(Outcome),
    /// The call's number, by which its answer is waited for.
    Waits(u32),
}

impl Call<'_> {
    /// Begins the call at a server within the process, which has this index for the interface.
    pub(super) async fn begin_in_process(
        &self,
        server: &dyn InProcess,
        interface: usize,
        body: Body,
    ) -> Result<Sent> {
        // Others have their turn, even if no call ever waits.
        tokio::task::consume_budget().await;
        let shared = self.shared();
        let call_id = shared.number()?;
        self.numbered(call_id);
        let request = Request {
            call_id,
            context: self.context(),
            interface,
            ndr64: self.is_ndr64(),
            big_endian: false,
            opnum: self.opnum(),
            object: self.object(),
            maybe: false,
            authentication: None,
            verification: None,
            stub: body.into_stub()?,
            share: None,
            more: false,
        };
        let mut request = Some(request);
        let begun = poll_fn(|cx| match request.take() {
            Some(request) => Poll::Ready(server.begin(request, cx)),
            None => Poll::Pending,
        });
        let begun = begun.await;
        if let Begun::Ended(..) = begun
            && self.deadline().is_over()
        {
            return Err(self.timed_out());
        }
        match begun {
            Begun::Ended(Outcome::Reply(reply), _)
                if reply.stub.len() > shared.settings.protocol.max_call_bytes =>
            {
                Err(self.too_large(shared.settings.protocol.max_call_bytes))
            }
            Begun::Ended(outcome, taken) => {
                if let Some(taken) = taken {
                    taken();
                }
                Ok(Sent::Ended(outcome))
            }
            Begun::Waits(go_on) => {
                shared.expect(call_id, self.context())?;
                go_on();
                Ok(Sent::Waits(call_id))
            }
            Begun::Declined(Request { stub, .. }) => {
                let request = Body::copy_of(&stub)?;
                let (context, opnum, object) = (self.context(), self.opnum(), self.object());
                let call_id = shared.request(context, opnum, object, request)?;
                self.numbered(call_id);
                Ok(Sent::Waits(call_id))
            }
        }
    }
}

impl Inner {
    /// A number for a call.
    fn number(&self) -> Result<u32> {
        let mut state = self.lock();
        state.usable()?;
        state.protocol.number().map_err(not_sent)
    }

    /// Expects the answer to a call that the server has begun.
    fn expect(&self, call_id: u32, context: u16) -> Result<()> {
        let no_memory = |_| not_sent(NotSent::NoMemory).of_begun();
        let mut state = self.lock();
        state.working()?;
        state.calls.try_reserve(1).map_err(no_memory)?;
        state.protocol.expect(call_id, context).map_err(|why| not_sent(why).of_begun())?;
        state.calls.insert(call_id, Waiting::Unpolled);
        Ok(())
    }
}
