//! SPNEGO, the security package that chooses among others (RFC 4178, MS-SPNG): `RPC_C_AUTHN_GSS_NEGOTIATE`.
//!
//! A client offers its packages, and begins with the one that it prefers in the same token. The server goes on with that
//! one, or chooses another that was offered. The security context is the chosen package's own, so that nothing is added to
//! calls.
//!
//! Nothing protects the offer while it is under way. So both ends sign it with the context that it led to, and whoever
//! changed it, to have a weaker package chosen, is found out (RFC 4178 section 5):
//!
//! - Both sign, or the handshake fails, if the server chose another package than the client prefers, or asks for it.
//! - With NTLM the client always signs, and the server answers with its own signature, as Windows and Samba do.
//! - With Kerberos as the package that the client prefers, nobody needs to sign: there is nothing better to be kept from.
//! - A server whose client signs, signs; one whose client does not, where nothing requires it, does not either. Windows
//!   refuses anything else.
//! - At [`AuthenticationLevel::Connect`](super::AuthenticationLevel::Connect) packages may be unable to sign. Nothing is
//!   required there, but a signature that comes is checked.
//!
//! Peers are held to tokens of 64 KiB, 8 tokens for a handshake, and 16 mechanisms in an offer, each
//! with an identifier of 32 bytes.

mod acceptor;
mod der;
mod exchange;
mod initiator;
mod mechanism;
mod tokens;

#[cfg(test)]
mod tests;

pub use acceptor::NegotiateAcceptor;
pub use initiator::Negotiate;
