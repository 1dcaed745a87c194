//! Tokens of others: Windows', and pyspnego's (<https://pypi.org/project/pyspnego/> 0.12.4).

use std::sync::Arc;

use super::*;
use crate::security::spnego::tokens::{Init, Response, State};
use crate::security::{Fragment, Identity, Overhead, Peer, SecurityContext, Stepping};

/// Windows 10 with Windows 10, from "SMB 3.1.1 Pre-authentication integrity in Windows 10" on Microsoft's Open
/// Specifications blog. The session key is published there too; with it the signatures are those of MS-NLMP section
/// 3.4.4.2 over `LIST`.
const WINDOWS: [&str; 4] = [
    "604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a04284e544c4d5353500001000000978208e20000000000\
     0000000000000000000000060380250000000f",
    "a181b03081ada0030a0101a10c060a2b06010401823702020aa281970481944e544c4d53535000020000000c000c003800000015828ae2\
     0d1d8ba31179d008000000000000000050005000440000000a0092270000000f53005500540033003100310002000c0053005500540033\
     003100310001000c0053005500540033003100310004000c0053005500540033003100310003000c005300550054003300310031000700\
     0800a1a1f5adcbaed00100000000",
    "a18201cb308201c7a0030a0101a28201aa048201a64e544c4d53535000030000001800180090000000ee00ee00a80000000c000c005800\
     00001a001a0064000000120012007e0000001000100096010000158288e2060380250000000fecac77a5f385a8bf9c38c706eeeddcd353\
     0055005400330031003100610064006d0069006e006900730074007200610074006f007200440052004900560045005200330031003100\
     00000000000000000000000000000000000000000000000063078eb639fe03e20a231c3ae3bf23080101000000000000a1a1f5adcbaed0\
     01bc4ad05f223cc90f0000000002000c0053005500540033003100310001000c0053005500540033003100310004000c00530055005400\
     33003100310003000c0053005500540033003100310007000800a1a1f5adcbaed001060004000200000008003000300000000000000000\
     00000000300000b61fefcaa857ea57bf1edcebf8974b8e0eba5a6dfd9d07a31d11b548f8c9d0cc0a001000000000000000000000000000\
     000000000900160063006900660073002f005300550054003300310031000000000000000000000000003b9bdff38f5ee8f9663f11a0f4\
     c03a78a31204100100000063775a9a5fd97f0600000000",
    "a11b3019a0030a0100a3120410010000003b453cdc3524164200000000",
];

/// pyspnego with itself. Its server would have preferred Kerberos, and asks for signatures.
const PYSPNEGO: [&str; 4] = [
    "604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a04284e544c4d5353500001000000378208e20000000028\
     0000000000000028000000000c04000000000f",
    "a1819030818da0030a0103a10c060a2b06010401823702020aa27804764e544c4d5353500002000000040004003800000035828ae27bfa\
     54a745dba51a00000000000000003a003a003c000000000c04000000000f56004d000100040056004d000200160057004f0052004b0053\
     0054004100540049004f004e000300040076006d00070008004867df47c980dd0100000000",
    "a182013d30820139a0030a0101a282011c048201184e544c4d53535000030000001800180058000000860086007000000006000600f600\
     000008000800fc0000000400040004010000100010000801000035828ae2000c04000000000f0efd47254a71a3a759ca70877fea0ee500\
     000000000000000000000000000000000000000000000086993a100c5ae1e3934be74a8c254fa001010000000000004867df47c980dd01\
     4014bc1b8221983b000000000100040056004d000200160057004f0052004b00530054004100540049004f004e000300040076006d0007\
     0008004867df47c980dd010900100068006f00730074002f007300720076000600040002000000000000000000000044004f004d007500\
     73006500720056004d00b048e2eea64b9c90db696d2aefacaa89a312041001000000efe8b6274e0305b000000000",
    "a11b3019a0030a0100a3120410010000007f998062e46bcb9f00000000",
];

/// The `MechTypeList` of both.
const LIST: &str = "300c060a2b06010401823702020a";

fn hex(text: &str) -> Vec<u8> {
    let digit = |c: u8| char::from(c).to_digit(16).expect("a digit") as u8;
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// One side of a recorded NTLM: it expects what came, and says what was said.
#[derive(Clone, Debug)]
struct Recorded {
    /// In the order in which they were sent; the next one is expected or sent.
    tokens: Vec<Vec<u8>>,
    /// Its own, and the peer's.
    signatures: [Vec<u8>; 2],
}

impl Recorded {
    fn of(tokens: &[Vec<u8>], client: bool) -> Recorded {
        let init = Init::read(&tokens[0]).expect("an offer");
        let response = |n: usize| Response::read(&tokens[n]).expect("an answer");
        let ntlm = [init.token, response(1).token, response(2).token];
        let mut signatures = [2, 3].map(|n| response(n).mic.expect("signed").to_vec());
        if !client {
            signatures.reverse();
        }
        Recorded { tokens: ntlm.map(|token| token.expect("a token").to_vec()).to_vec(), signatures }
    }
}

impl Initiator for Recorded {
    fn service(&self) -> AuthenticationService {
        NTLM
    }

    fn initiate(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        let mut recorded = self.clone();
        recorded.tokens.insert(0, Vec::new());
        Ok(Box::new(recorded))
    }
}

impl Acceptor for Recorded {
    fn service(&self) -> AuthenticationService {
        NTLM
    }

    fn accept(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(self.clone()))
    }
}

impl Handshake for Recorded {
    fn step(mut self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(async move {
            assert_eq!(token, self.tokens.remove(0));
            Ok(match self.tokens.len() {
                0 => Step::Done(None, self),
                1 => Step::Done(Some(self.tokens.remove(0)), self),
                _ => Step::Continue(self.tokens.remove(0), self),
            })
        })
    }
}

impl SecurityContext for Recorded {
    fn overhead(&self) -> Overhead {
        Overhead { token: 16, block: 1 }
    }

    fn protect(&mut self, _: Fragment<'_>) -> Result<()> {
        Ok(())
    }

    fn unprotect(&mut self, _: Fragment<'_>) -> Result<()> {
        Ok(())
    }

    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>> {
        assert_eq!(message, hex(LIST));
        Ok(self.signatures[0].clone())
    }

    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()> {
        assert_eq!((message, mic), (&*hex(LIST), &*self.signatures[1]));
        Ok(())
    }

    fn peer(&self) -> Arc<Peer> {
        Arc::new(Peer::new(Identity::new("the peer", "")))
    }
}

/// Gives a side the peer's tokens, and gives back its own.
fn replay(mut side: Side, tokens: &[Vec<u8>], client: bool) -> Vec<Vec<u8>> {
    let mut own = Vec::from_iter(if client { side.step(Vec::new()) } else { None });
    for token in tokens.iter().skip(client.into()).step_by(2) {
        own.extend(side.step(token.clone()));
    }
    assert_eq!(side.established(), Some("the peer"));
    own
}

fn as_client(tokens: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let client = Negotiate::new([Arc::new(Recorded::of(tokens, true)) as Arc<dyn Initiator>]);
    replay(Side::Open(client.initiate(&integrity()).expect("an offer")), tokens, true)
}

fn as_server(tokens: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let server =
        NegotiateAcceptor::new([Arc::new(Recorded::of(tokens, false)) as Arc<dyn Acceptor>]);
    replay(Side::Open(server.accept(&integrity()).expect("a server")), tokens, false)
}

#[test]
fn every_token_of_windows_is_written_as_windows_does() {
    let tokens = WINDOWS.map(hex);
    assert_eq!(as_client(&tokens), [tokens[0].clone(), tokens[2].clone()]);
    assert_eq!(as_server(&tokens), [tokens[1].clone(), tokens[3].clone()]);
}

#[test]
fn pyspnego_s_tokens_are_taken() {
    let tokens = PYSPNEGO.map(hex);
    assert_eq!(as_client(&tokens), [tokens[0].clone(), tokens[2].clone()]);
    let server = as_server(&tokens);
    // Our server does not ask for signatures if the client's own preference is met, and gets them.
    let second = Response::read(&tokens[1]).expect("an answer");
    assert_eq!(second.state, Some(State::RequestMic));
    assert_eq!(server[0], Response { state: Some(State::Incomplete), ..second }.write());
    assert_eq!(server[1], tokens[3]);
}

/// `NegTokenInit(mech_types=[…], hint_name=…).pack()` of pyspnego, with Windows' five mechanisms and its hint.
const HINTS: &str = "607606062b0601050502a06c306aa03c303a060a2b06010401823702021e06092a864882f71201020206092a864886f712010202060a2a\
     864886f71201020203060a2b06010401823702020aa32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c65\
     6173655f69676e6f7265";

#[test]
fn hints_are_passed_over() {
    let hints = hex(HINTS);
    let read = Init::read(&hints).expect("hints");
    assert_eq!((read.mechanisms.len(), read.token, read.mic), (5, None, None));
    let toy = client(&toys(&[KERBEROS], 3));
    let mut side = Side::Open(toy.initiate(&integrity()).expect("an offer"));
    let offer = side.step(hints).expect("an offer");
    let mut side = Side::Open(toy.initiate(&integrity()).expect("an offer"));
    assert_eq!(side.step(Vec::new()), Some(offer));
    let mut side = Side::Open(toy.initiate(&integrity()).expect("an offer"));
    assert_eq!(side.step(b"no hints".to_vec()), None);
    side.refusal();
}

/// `NegTokenInit(mech_types=[…], mech_token=b"AP-REQ").pack()` of pyspnego, with the identifiers in Windows' order.
const OFFER: &str = "603c06062b0601050502a0323030a024302206092a864882f71201020206092a864886f712010202060a2b06010401823702020aa20804\
     0641502d524551";

#[test]
fn both_identifiers_of_kerberos_are_offered_and_taken() {
    let session = Session::run(
        &client(&toys(&[KERBEROS, NTLM], 3)),
        &server(&toys(&[KERBEROS], 3)),
        &integrity(),
        |_, _| (),
    )
    .expect("a session");
    let offer = Init::read(&session.tokens[0]).expect("an offer");
    let pyspnego = hex(OFFER);
    assert_eq!(offer.list, Init::read(&pyspnego).expect("an offer").list);
    // The answer names the one that was offered first, whichever it is.
    let [microsoft, standard, _] = offer.mechanisms[..] else { panic!("{offer:?}") };
    assert_eq!(Response::read(&session.tokens[1]).expect("an answer").mechanism, Some(microsoft));
    for answered in [microsoft, standard] {
        let session = Session::run(
            &client(&toys(&[KERBEROS, NTLM], 3)),
            &server(&toys(&[KERBEROS], 3)),
            &integrity(),
            |n, token| {
                if n == 1 {
                    let before = std::mem::take(token);
                    let response = Response::read(&before).expect("an answer");
                    *token = Response { mechanism: Some(answered), ..response }.write();
                }
            },
        );
        assert_eq!(session.expect("a session").both(), Some(("Kerberos", "Kerberos")));
    }
}

/// Windows 2000 repeats its token where the signature belongs.
#[test]
fn a_repeated_token_is_no_signature() {
    let token = Response { token: Some(b"token"), mic: Some(b"token"), ..Response::default() };
    assert_eq!(Response::read(&token.write()).expect("an answer").mic, None);
}
