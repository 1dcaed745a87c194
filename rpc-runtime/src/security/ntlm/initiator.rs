//! The client (MS-NLMP section 3.1).

use core::fmt;
use core::future::ready;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::av_pairs::{self, AvPairs, AvWriter};
use super::flags::Flags;
use super::keys::{self, Side};
use super::messages::{Authenticate, Blob, Challenge, Negotiate, VERSION};
use super::secret::{NtHash, Secret};
use super::session::Session;
use super::{random, refused, text};
use crate::error::Result;
use crate::security::{
    AuthenticationService, Handshake, Identity, Initiator, Needs, Step, Stepping,
};

/// A user, with the hash of a password. The hash is cleared when the credentials are dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    domain: String,
    user: String,
    hash: NtHash,
}

impl Credentials {
    /// A user with a password, of which the hash alone is kept. The domain is empty for an account of the server's own, and
    /// where the user is a principal name (`alice@example.com`).
    #[must_use]
    pub fn password(
        domain: impl Into<String>,
        user: impl Into<String>,
        password: &str,
    ) -> Credentials {
        Credentials::hash(domain, user, NtHash::of_password(password))
    }

    /// A user with the hash of a password.
    #[must_use]
    pub fn hash(domain: impl Into<String>, user: impl Into<String>, hash: NtHash) -> Credentials {
        Credentials { domain: domain.into(), user: user.into(), hash }
    }
}

/// Without the hash.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credentials({}\\{})", self.domain, self.user)
    }
}

/// NTLM for a client: an [`Initiator`] with the credentials of one user.
#[derive(Clone, Debug)]
pub struct Ntlm(Arc<User>);

#[derive(Clone, Debug)]
struct User {
    credentials: Credentials,
    workstation: String,
}

impl Ntlm {
    /// For this user.
    #[must_use]
    pub fn new(credentials: Credentials) -> Ntlm {
        Ntlm(Arc::new(User { credentials, workstation: String::new() }))
    }

    /// The NetBIOS name of this machine, for the server's log. It is empty if nothing is said.
    #[must_use]
    pub fn workstation(mut self, name: impl Into<String>) -> Ntlm {
        Arc::make_mut(&mut self.0).workstation = name.into();
        self
    }
}

impl Initiator for Ntlm {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::NTLM
    }

    /// # Errors
    /// [`ACCESS_DENIED`](crate::Status::ACCESS_DENIED) if the credentials have no user: NTLM without one is anonymous, and
    /// not spoken here.
    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        if self.0.credentials.user.is_empty() {
            return Err(refused("NTLM: credentials without a user; expected a name"));
        }
        Ok(Box::new(Begins { user: self.0.clone(), needs: needs.clone() }))
    }
}

/// Sends NEGOTIATE.
struct Begins {
    user: Arc<User>,
    needs: Needs,
}

impl Handshake for Begins {
    fn step(self: Box<Self>, _: Vec<u8>) -> Stepping {
        let Begins { user, needs } = *self;
        let negotiate = Negotiate { flags: Flags::asked(&needs) }.write();
        let token = negotiate.clone();
        Box::pin(ready(Ok(Step::Continue(token, Box::new(Negotiated { user, needs, negotiate })))))
    }
}

/// Answers CHALLENGE.
pub(super) struct Negotiated {
    user: Arc<User>,
    needs: Needs,
    negotiate: Vec<u8>,
}

impl Handshake for Negotiated {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(ready(self.answer(&token)))
    }
}

/// What a client chooses at random.
pub(super) struct Chosen {
    pub(super) client_challenge: [u8; 8],
    pub(super) session_key: Secret,
    /// Of this machine: 100 ns since 1601.
    pub(super) time: [u8; 8],
}

impl Chosen {
    fn now() -> Result<Chosen> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Chosen {
            client_challenge: random()?,
            session_key: Secret::new(random()?),
            time: file_time(since),
        })
    }
}

/// `FILETIME`, from the time since 1970 (MS-DTYP section 2.3.3).
pub(super) fn file_time(since: core::time::Duration) -> [u8; 8] {
    const BETWEEN_1601_AND_1970: u128 = 11_644_473_600 * 10_000_000;
    let time = since.as_nanos() / 100 + BETWEEN_1601_AND_1970;
    (time as u64).to_le_bytes()
}

impl Negotiated {
    fn answer(self, token: &[u8]) -> Result<Step> {
        let challenge = Challenge::read(token)?;
        let (authenticate, session) = self.authenticate(token, &challenge, Chosen::now()?)?;
        Ok(Step::Done(Some(authenticate), Box::new(session)))
    }

    /// The AUTHENTICATE message, and the context behind it (section 3.1.5.1.2).
    pub(super) fn authenticate(
        &self,
        token: &[u8],
        challenge: &Challenge<'_>,
        chosen: Chosen,
    ) -> Result<(Vec<u8>, Session)> {
        let needs = &self.needs;
        challenge.flags.suffice(needs, "CHALLENGE message")?;
        // What the server says of itself is not repeated.
        let flags = Flags::asked(needs) & challenge.flags;
        let pairs = match challenge.flags.has(Flags::TARGET_INFO) {
            true => AvPairs::read(challenge.target_info)?,
            false => return Err(refused("NTLM: a CHALLENGE without AV pairs; expected a list")),
        };
        let timestamp = pairs.timestamp();
        let target_info = target_info(pairs, needs)?;

        let Credentials { domain, user, hash } = &self.user.credentials;
        let key = keys::response_key(hash, user, domain);
        let time = timestamp.unwrap_or(chosen.time);
        let blob = Blob::write(time, chosen.client_challenge, &target_info);
        let proof = keys::nt_proof(&key, &challenge.server_challenge, &blob);
        let lm_response = match timestamp {
            Some(_) => [0; 24],
            None => keys::lm_response(&key, &challenge.server_challenge, &chosen.client_challenge),
        };
        let base_key = keys::session_base_key(&key, &proof);
        let (session_key, encrypted) = match flags.has(Flags::KEY_EXCH) {
            true => {
                let encrypted = keys::exchange(&base_key, chosen.session_key.clone());
                (chosen.session_key, Some(encrypted))
            }
            false => (base_key, None),
        };

        let mut message = Authenticate {
            flags,
            domain: domain.clone(),
            user: user.clone(),
            workstation: self.user.workstation.clone(),
            lm_response: &lm_response,
            nt_response: &[&proof[..], &blob].concat(),
            encrypted_session_key: encrypted.as_ref().map_or(&[], |key| key.bytes()),
            version: VERSION,
        }
        .write(timestamp.is_some())?;
        if timestamp.is_some() {
            let mic = keys::mic(&session_key, [&self.negotiate, token, &message]);
            Authenticate::set_mic(&mut message, &mic);
        }
        // Nothing proves the name.
        let name = pairs.get(av_pairs::NB_COMPUTER_NAME).and_then(text::decode);
        let peer = Identity { workstation: name.unwrap_or_default(), ..Identity::default() };
        Ok((message, Session::new(Side::Client, needs, flags, &session_key, peer)))
    }
}

/// The server's pairs, and the client's own.
fn target_info(pairs: AvPairs<'_>, needs: &Needs) -> Result<Vec<u8>> {
    const OWN: [u16; 3] = [av_pairs::FLAGS, av_pairs::TARGET_NAME, av_pairs::CHANNEL_BINDINGS];
    let mut list = AvWriter::default();
    for (id, value) in pairs.iter().filter(|(id, _)| !OWN.contains(id)) {
        list.add(id, value)?;
    }
    // Whether there is a MIC is the client's to say, whatever the server says.
    let has_mic = if pairs.timestamp().is_some() { av_pairs::HAS_MIC } else { 0 };
    let flags = pairs.flags() & !av_pairs::HAS_MIC | has_mic;
    if flags != 0 {
        list.add(av_pairs::FLAGS, &flags.to_le_bytes())?;
    }
    let bindings = keys::channel_bindings(needs.channel_binding.as_deref());
    list.add(av_pairs::CHANNEL_BINDINGS, &bindings)?;
    list.add(av_pairs::TARGET_NAME, &text::encode(&needs.target))?;
    Ok(list.end())
}
