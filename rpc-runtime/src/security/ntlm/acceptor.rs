//! The server (MS-NLMP section 3.2).

use core::future::ready;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use subtle::ConstantTimeEq;

use super::authority::{Claim, NtlmAuthority};
use super::av_pairs::{self, AvWriter};
use super::flags::Flags;
use super::initiator::file_time;
use super::keys::{self, Side};
use super::messages::{Authenticate, Blob, Challenge, Negotiate, VERSION, proof_and_blob};
use super::secret::Secret;
use super::session::Session;
use super::text::upper_case;
use super::{random, refused, text};
use crate::error::Result;
use crate::security::{Acceptor, AuthenticationService, Handshake, Needs, Step, Stepping};

/// NTLM for a server: an [`Acceptor`] that asks an [`NtlmAuthority`].
///
/// A client at the other end of a [channel](Needs::channel_binding) must name the same one. A MIC is wanted from all clients
/// that say under their proof that they send one: nobody else can make them seem to send none. All clients must repeat, under
/// the same proof, the time that the server sent.
///
/// # A level that somebody lowered
/// Nothing protects the level in the PDUs that bind, and who can change those on their way can have a server take for `connect`
/// what the client means as `privacy`, and then call in its name. A server whose calls need a level says so
/// (`ServerBuilder::min_level`, `#[rpc_interface(min_level = "privacy")]`), and is safe from it. Any other refuses at least a
/// client whose flags, under its MIC, want seals below privacy; [`NtlmAcceptor::strict`] refuses more.
#[derive(Clone, Debug)]
pub struct NtlmAcceptor {
    authority: Arc<dyn NtlmAuthority>,
    settings: Arc<Settings>,
}

#[derive(Clone, Debug)]
struct Settings {
    names: Names,
    strict: bool,
    /// Further names that clients may mean, if they are held to any.
    targets: Option<Vec<String>>,
}

#[derive(Clone, Debug)]
struct Names {
    computer: String,
    dns_computer: String,
    domain: String,
    dns_domain: String,
}

impl NtlmAcceptor {
    /// With this authority. The server is `SERVER` (`server`) in the domain `WORKGROUP` (`workgroup`), unless it is named.
    #[must_use]
    pub fn new(authority: impl NtlmAuthority + 'static) -> NtlmAcceptor {
        let names = Names {
            computer: "SERVER".into(),
            dns_computer: "server".into(),
            domain: "WORKGROUP".into(),
            dns_domain: "workgroup".into(),
        };
        let settings = Settings { names, strict: false, targets: None };
        NtlmAcceptor { authority: Arc::new(authority), settings: Arc::new(settings) }
    }

    /// The machine's NetBIOS and DNS names, which clients are told.
    #[must_use]
    pub fn computer(mut self, netbios: impl Into<String>, dns: impl Into<String>) -> NtlmAcceptor {
        let names = &mut Arc::make_mut(&mut self.settings).names;
        (names.computer, names.dns_computer) = (netbios.into(), dns.into());
        self
    }

    /// The domain's NetBIOS and DNS names, which clients are told.
    #[must_use]
    pub fn domain(mut self, netbios: impl Into<String>, dns: impl Into<String>) -> NtlmAcceptor {
        let names = &mut Arc::make_mut(&mut self.settings).names;
        (names.domain, names.dns_domain) = (netbios.into(), dns.into());
        self
    }

    /// Refuses clients whose flags may be somebody else's: those that send no MIC, and those that want signatures at the
    /// level connect, or seals below privacy.
    ///
    /// It is for servers that know their clients, because it refuses honest ones too: Impacket's send no MIC, and want both
    /// whatever the level; Samba's send no MIC at the level connect; and Windows' want signatures there within SPNEGO, for the
    /// list of mechanisms. This crate's are never refused.
    #[must_use]
    pub fn strict(mut self) -> NtlmAcceptor {
        Arc::make_mut(&mut self.settings).strict = true;
        self
    }

    /// Refuses clients that say that they mean another server (`MsvAvTargetName`, MS-NLMP section 2.2.2.1): whoever has them
    /// connect to itself cannot pass their messages on to this server. They mean this one if the host in the name is the
    /// [computer's](NtlmAcceptor::computer), NetBIOS or DNS, or one of these, in upper or lower case: `host/printer.example.com`.
    ///
    /// Clients that say nothing are accepted, as Impacket's, since not all do. Otherwise nobody is held to a name, because
    /// clients name what they connected to, which may be an alias or an address: a server that has such lists them here.
    #[must_use]
    pub fn targets<S: Into<String>>(
        mut self,
        further: impl IntoIterator<Item = S>,
    ) -> NtlmAcceptor {
        let further = further.into_iter().map(Into::into).collect();
        Arc::make_mut(&mut self.settings).targets = Some(further);
        self
    }
}

impl Settings {
    /// Whether a client that names this principal means this server. Without a name it may.
    fn check_target(&self, named: Option<&[u8]>) -> Result<()> {
        let (Some(further), Some(named @ [_, ..])) = (&self.targets, named) else { return Ok(()) };
        let target = text::decode(named).unwrap_or_default();
        let host = upper_case(host(&target));
        let own = [&self.names.computer, &self.names.dns_computer];
        if own.into_iter().chain(further).any(|name| upper_case(name) == host) {
            return Ok(());
        }
        // It is in no field of its own, and may be as long as the message.
        let target = String::from_iter(target.chars().take(513).flat_map(char::escape_debug));
        Err(refused(format!("NTLM: the client means another server, {target}; expected this one")))
    }
}

/// The host of a service principal name: `service/host`, with a port, a further name or a realm behind it. Some clients name
/// the host alone.
fn host(target: &str) -> &str {
    let host = target.split_once('/').map_or(target, |(_, host)| host);
    host.split(['/', ':', '@']).next().unwrap_or_default()
}

impl Acceptor for NtlmAcceptor {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::NTLM
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(Begins { acceptor: self.clone(), needs: needs.clone() }))
    }
}

/// Answers NEGOTIATE.
struct Begins {
    acceptor: NtlmAcceptor,
    needs: Needs,
}

impl Handshake for Begins {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(ready(self.challenge(token)))
    }
}

impl Begins {
    /// Section 3.2.5.1.1.
    fn challenge(self, negotiate: Vec<u8>) -> Result<Step> {
        let Begins { acceptor: NtlmAcceptor { authority, settings }, needs } = self;
        let names = &settings.names;
        let asked = Negotiate::read(&negotiate)?.flags;
        asked.suffice(&needs, "NEGOTIATE message")?;
        // All names are there, for Impacket fails without any of them.
        let mut list = AvWriter::default();
        list.add(av_pairs::NB_DOMAIN_NAME, &text::encode(&names.domain))?;
        list.add(av_pairs::NB_COMPUTER_NAME, &text::encode(&names.computer))?;
        list.add(av_pairs::DNS_DOMAIN_NAME, &text::encode(&names.dns_domain))?;
        list.add(av_pairs::DNS_COMPUTER_NAME, &text::encode(&names.dns_computer))?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let time = file_time(since);
        list.add(av_pairs::TIMESTAMP, &time)?;
        let own = Flags::TARGET_INFO | Flags::TARGET_TYPE_DOMAIN;
        let challenge = Challenge {
            flags: (asked & Flags::GRANTED) | own,
            server_challenge: random()?,
            target_name: &text::encode(&names.domain),
            target_info: &list.end(),
            version: VERSION,
        };
        let token = challenge.write()?;
        let (flags, server_challenge) = (challenge.flags, challenge.server_challenge);
        let sent = token.clone();
        let next = Challenged {
            authority,
            settings,
            needs,
            negotiate,
            flags,
            server_challenge,
            time,
            sent,
        };
        Ok(Step::Continue(token, Box::new(next)))
    }
}

/// Verifies AUTHENTICATE.
struct Challenged {
    authority: Arc<dyn NtlmAuthority>,
    settings: Arc<Settings>,
    needs: Needs,
    negotiate: Vec<u8>,
    flags: Flags,
    server_challenge: [u8; 8],
    /// Of the CHALLENGE message.
    time: [u8; 8],
    /// The CHALLENGE message.
    sent: Vec<u8>,
}

impl Handshake for Challenged {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(self.verify(token))
    }
}

impl Challenged {
    /// Section 3.2.5.1.2.
    async fn verify(self, mut token: Vec<u8>) -> Result<Step> {
        let message = Authenticate::read(&token)?;
        let agreed = message.flags & self.flags;
        agreed.suffice(&self.needs, "AUTHENTICATE message")?;
        let blob = Blob::read(proof_and_blob(message.nt_response)?.1)?;
        if message.user.is_empty() {
            return Err(refused("NTLM: a client without a name; expected a user"));
        }
        // A client that saw no time sends no MIC. Without this, whoever takes the time away takes the MIC away too.
        if blob.pairs.timestamp() != Some(self.time) {
            return Err(refused("NTLM: the client repeats another time; expected the CHALLENGE's"));
        }
        if let Some(channel) = &self.needs.channel_binding {
            let expected = keys::channel_bindings(Some(channel));
            let named = blob.pairs.get(av_pairs::CHANNEL_BINDINGS).unwrap_or_default();
            if !bool::from(named.ct_eq(&expected)) {
                return Err(refused("NTLM: another channel binding; expected this connection's"));
            }
        }
        self.settings.check_target(blob.pairs.get(av_pairs::TARGET_NAME))?;
        let has_mic = blob.pairs.flags() & av_pairs::HAS_MIC != 0;
        let strict = self.settings.strict;
        if strict && !has_mic {
            return Err(refused("NTLM: a client without a MIC; expected one"));
        }
        // Without a MIC they may be anybody's, and prove nothing.
        if has_mic {
            message.flags.no_more(&self.needs, strict)?;
        }
        let encrypted = encrypted_session_key(&message, agreed)?;
        let claim = Claim {
            user: message.user,
            domain: message.domain,
            workstation: message.workstation,
            server_challenge: self.server_challenge,
            nt_response: message.nt_response.to_vec(),
            lm_response: message.lm_response.to_vec(),
        };
        let verified = self.authority.verify(&claim).await?;
        let identity = verified.identity().clone();
        let base_key = verified.session_base_key;
        let session_key = match encrypted {
            Some(key) => keys::exchange(&base_key, key),
            None => base_key,
        };
        if has_mic {
            let mic = Authenticate::take_mic(&mut token)?;
            let expected = keys::mic(&session_key, [&self.negotiate, &self.sent, &token]);
            if !bool::from(mic.ct_eq(&expected)) {
                return Err(refused(format!(
                    "NTLM: a wrong MIC of {claim}; expected that of the messages as they came"
                )));
            }
        }
        let session = Session::new(Side::Server, &self.needs, agreed, &session_key, identity);
        Ok(Step::Done(None, Box::new(session)))
    }
}

/// The session key that the client has chosen, if there was a key exchange. Without signatures, Windows' clients send none
/// even if they have agreed about an exchange (pyspnego's: a byte), and Samba's do.
fn encrypted_session_key(message: &Authenticate<'_>, agreed: Flags) -> Result<Option<Secret>> {
    if !agreed.has(Flags::KEY_EXCH) {
        return Ok(None);
    }
    match <[u8; 16]>::try_from(message.encrypted_session_key) {
        Ok(key) => Ok(Some(Secret::new(key))),
        Err(_) if !agreed.has(Flags::SIGN) && !agreed.has(Flags::SEAL) => Ok(None),
        Err(_) => Err(refused(format!(
            "NTLM: a session key of {} bytes; expected 16",
            message.encrypted_session_key.len()
        ))),
    }
}
