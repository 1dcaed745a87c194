//! The verification trailer (MS-RPCE section 2.2.2.13): behind a request's parameters its client repeats what stands in the
//! headers, for security packages that do not sign these.

use super::SyntaxId;
use crate::memory::OutOfMemory;
use crate::ndr::{Cursor, Flaw, NdrError, NdrResult, Trailer};
use crate::status::Status;

/// What the trailer begins with, at a multiple of 4 bytes.
const SIGNATURE: [u8; 8] = [0x8a, 0xe3, 0x13, 0x71, 0x02, 0xf4, 0x36, 0x71];

/// How many places there are for it: a gap is at most the padding of a stub.
const GAPS: usize = 4;

/// Commands, and what is set in a command: nothing follows; a server that does not know it has to refuse the call.
const BITMASK_1: u16 = 1;
const PCONTEXT: u16 = 2;
const HEADER_2: u16 = 3;
const END: u16 = 0x4000;
const MUST_PROCESS: u16 = 0x8000;

/// In the bitmask: the client signs headers, and said so when it bound.
const SIGNS_HEADERS: u32 = 1;

const MALFORMED: &Flaw = &Flaw(
    Status::PROTOCOL_ERROR,
    "a malformed verification trailer",
    "commands up to the last one",
);
const MISMATCH: &Flaw = &Flaw(
    Status::ACCESS_DENIED,
    "a verification trailer that contradicts its request",
    "the headers as the client wrote them",
);
const NOT_KNOWN: &Flaw = &Flaw(
    Status::ACCESS_DENIED,
    "a command of a verification trailer that must be obeyed, and is not known",
    "1 to 3",
);

/// What the headers of a request say.
#[derive(Clone, Copy, Debug)]
pub struct Verification {
    /// The client has said in its bind that it signs headers.
    pub(super) signs_headers: bool,
    pub(super) interface: SyntaxId,
    pub(super) syntax: SyntaxId,
    pub(super) call_id: u32,
    pub(super) context: u16,
    pub(super) opnum: u16,
    pub(super) big_endian: bool,
}

/// Appends the start of a command.
fn command(number: u16, length: u16, stub: &mut Vec<u8>) {
    stub.extend_from_slice(&number.to_le_bytes());
    stub.extend_from_slice(&length.to_le_bytes());
}

impl Verification {
    /// Compares the trailer behind a request's parameters, which end at `end`, with the request's headers. Returns whether
    /// there is one.
    ///
    /// # Errors
    /// [`PROTOCOL_ERROR`](Status::PROTOCOL_ERROR) if it is malformed, [`ACCESS_DENIED`](Status::ACCESS_DENIED) if it says
    /// something else than the headers.
    pub fn verify(&self, stub: &[u8], end: usize) -> NdrResult<bool> {
        self.check(stub, end).map_err(|flaw| NdrError::new(end, flaw))
    }

    /// How long the trailer is, with the gap in front of it.
    const MOST: usize = 3 + SIGNATURE.len() + 8 + 4 + 40 + 4 + 16;

    /// Appends the trailer to a stub, which begins at `start`. Where headers are signed, it has only what is in none: what the
    /// presentation context stands for.
    pub(super) fn append(
        &self,
        stub: &mut Vec<u8>,
        start: usize,
        signed: bool,
    ) -> Result<(), OutOfMemory> {
        stub.try_reserve(Self::MOST).map_err(|_| OutOfMemory)?;
        stub.resize(start + (stub.len() - start).next_multiple_of(4), 0);
        stub.extend_from_slice(&SIGNATURE);
        command(BITMASK_1, 4, stub);
        stub.extend_from_slice(&SIGNS_HEADERS.to_le_bytes());
        command(if signed { PCONTEXT | END } else { PCONTEXT }, 40, stub);
        self.interface.write(stub);
        self.syntax.write(stub);
        if signed {
            return Ok(());
        }
        command(HEADER_2 | END, 16, stub);
        stub.extend_from_slice(&[0, 0, 0, 0, 0x10, 0, 0, 0]);
        stub.extend_from_slice(&self.call_id.to_le_bytes());
        stub.extend_from_slice(&self.context.to_le_bytes());
        stub.extend_from_slice(&self.opnum.to_le_bytes());
        Ok(())
    }

    /// Compares one command with the request.
    fn compare(&self, command: u16, cursor: &mut Cursor<'_>) -> Result<(), &'static Flaw> {
        let malformed = |_: NdrError| MALFORMED;
        let is_right = match command & !(END | MUST_PROCESS) {
            BITMASK_1 => {
                let bits = cursor.u32().map_err(malformed)?;
                bits & SIGNS_HEADERS == 0 || self.signs_headers
            }
            PCONTEXT => {
                let interface = SyntaxId::read(cursor).map_err(malformed)?;
                let syntax = SyntaxId::read(cursor).map_err(malformed)?;
                (interface, syntax) == (self.interface, self.syntax)
            }
            HEADER_2 => {
                let start = cursor.take(8).map_err(malformed)?;
                let representation = if self.big_endian { 0 } else { 0x10 };
                let call_id = cursor.u32().map_err(malformed)?;
                let (context, opnum) =
                    (cursor.u16().map_err(malformed)?, cursor.u16().map_err(malformed)?);
                start[0] == 0
                    && start[4..] == [representation, 0, 0, 0]
                    && (call_id, context, opnum) == (self.call_id, self.context, self.opnum)
            }
            _ => command & MUST_PROCESS == 0,
        };
        match is_right {
            true => Ok(()),
            false if command & !(END | MUST_PROCESS) > HEADER_2 => Err(NOT_KNOWN),
            false => Err(MISMATCH),
        }
    }
}

impl Trailer for Verification {
    /// A trailer may be missing. Clients may leave a gap in front of it (MS-RPCE section 2.2.2.13).
    fn check(&self, stub: &[u8], end: usize) -> Result<bool, &'static Flaw> {
        let from = end.next_multiple_of(4);
        let rest = stub.get(from..).unwrap_or_default();
        let mut gaps = (0..rest.len()).step_by(4).take(GAPS);
        let Some(at) = gaps.find(|at| rest[*at..].starts_with(&SIGNATURE)) else {
            return Ok(false);
        };
        let mut rest = &rest[at + SIGNATURE.len()..];
        // Its numbers are little endian, and those of some clients are as in the rest of the request.
        let first =
            rest.first_chunk().map(|first| u16::from_le_bytes(*first) & !(END | MUST_PROCESS));
        let big_endian =
            self.big_endian && first.is_some_and(|first| !(1..=HEADER_2).contains(&first));
        loop {
            let mut cursor = Cursor::new(rest, big_endian);
            let (Ok(command), Ok(length)) = (cursor.u16(), cursor.u16()) else {
                return Err(MALFORMED);
            };
            let body = rest.get(4..4 + usize::from(length)).ok_or(MALFORMED)?;
            self.compare(command, &mut Cursor::new(body, big_endian))?;
            if command & END != 0 {
                return Ok(true);
            }
            rest = &rest[4 + body.len()..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: Verification = Verification {
        signs_headers: true,
        interface: SyntaxId::new(uuid::uuid!("60a15ec5-4de8-11d7-a637-005056a20182"), 1, 0),
        syntax: SyntaxId::NDR20,
        call_id: 0x0102_0304,
        context: 5,
        opnum: 6,
        big_endian: false,
    };

    fn stub(length: usize) -> Vec<u8> {
        let mut stub = vec![0xaa; length];
        REQUEST.append(&mut stub, 0, false).unwrap();
        stub
    }

    #[test]
    fn where_headers_are_signed_it_says_what_the_context_stands_for() {
        let mut stub = Vec::new();
        REQUEST.append(&mut stub, 0, true).unwrap();
        assert_eq!(stub.len(), 8 + 8 + 44);
        assert_eq!(status(&REQUEST, &stub, 0), Ok(true));
        let other = Verification { call_id: 9, opnum: 9, context: 9, ..REQUEST };
        assert_eq!(status(&other, &stub, 0), Ok(true));
        let other = Verification { interface: SyntaxId::NDR20, ..REQUEST };
        assert_eq!(status(&other, &stub, 0), Err(Status::ACCESS_DENIED));
    }

    fn status(of: &Verification, stub: &[u8], end: usize) -> Result<bool, Status> {
        of.check(stub, end).map_err(|flaw| flaw.0)
    }

    #[test]
    fn a_trailer_of_ones_own_is_taken() {
        for length in 0..9 {
            let stub = stub(length);
            assert_eq!(status(&REQUEST, &stub, length), Ok(true));
            assert!(stub.len() <= length + Verification::MOST);
        }
        // Section 2.2.2.13: the signature, then the bitmask.
        assert_eq!(
            stub(2)[2..20],
            [0, 0, 0x8a, 0xe3, 0x13, 0x71, 0x02, 0xf4, 0x36, 0x71, 1, 0, 4, 0, 1, 0, 0, 0]
        );
    }

    #[test]
    fn each_contradiction_refuses_the_call() {
        let stub = stub(4);
        let denied = Err(Status::ACCESS_DENIED);
        let other = [
            Verification { signs_headers: false, ..REQUEST },
            Verification { interface: SyntaxId::NDR20, ..REQUEST },
            Verification { syntax: SyntaxId::NDR64, ..REQUEST },
            Verification { call_id: 5, ..REQUEST },
            Verification { context: 6, ..REQUEST },
            Verification { opnum: 7, ..REQUEST },
            Verification { big_endian: true, ..REQUEST },
        ];
        for other in other {
            assert_eq!(status(&other, &stub, 4), denied, "{other:?}");
        }
    }

    #[test]
    fn what_is_cut_off_is_malformed_and_what_is_not_there_is_nothing() {
        let whole = stub(4);
        for length in 4..12 {
            assert_eq!(status(&REQUEST, &whole[..length], 4), Ok(false));
        }
        for length in 12..whole.len() {
            assert_eq!(
                status(&REQUEST, &whole[..length], 4),
                Err(Status::PROTOCOL_ERROR),
                "{length}"
            );
        }
        assert_eq!(status(&REQUEST, &[1, 2, 3], 3), Ok(false));
        assert_eq!(status(&REQUEST, &[1, 2, 3], 4), Ok(false));
    }

    #[test]
    fn commands_that_are_not_known_are_passed_over_unless_they_must_be_obeyed() {
        let trailer = |command: u16| {
            let mut stub = SIGNATURE.to_vec();
            stub.extend_from_slice(&command.to_le_bytes());
            stub.extend_from_slice(&[2, 0, 9, 9]);
            stub
        };
        assert_eq!(status(&REQUEST, &trailer(7 | END), 0), Ok(true));
        assert_eq!(status(&REQUEST, &trailer(7), 0), Err(Status::PROTOCOL_ERROR));
        assert_eq!(
            status(&REQUEST, &trailer(7 | END | MUST_PROCESS), 0),
            Err(Status::ACCESS_DENIED)
        );
        // Behind a gap, which must not be taken for the parameters' end.
        assert_eq!(status(&REQUEST, &[&[0; 12][..], &trailer(7 | END)].concat(), 1), Ok(true));
    }

    #[test]
    fn a_big_endian_client_may_write_it_either_way() {
        let of = Verification { big_endian: true, ..REQUEST };
        let mut stub = SIGNATURE.to_vec();
        stub.extend_from_slice(&[0x40, 3, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0, 5, 0, 6]);
        assert_eq!(status(&of, &stub, 0), Ok(true));
        let mut stub = SIGNATURE.to_vec();
        stub.extend_from_slice(&[3, 0x40, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 2, 1, 5, 0, 6, 0]);
        assert_eq!(status(&of, &stub, 0), Ok(true));
    }
}
