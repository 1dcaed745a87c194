//! The mechanisms, by their object identifiers.

use crate::security::AuthenticationService;

/// SPNEGO, 1.3.6.1.5.5.2.
pub(super) const SPNEGO: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x02];
/// Kerberos, 1.2.840.113554.1.2.2 (RFC 4121).
const KERBEROS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02];
/// Kerberos as Windows 2000 wrote it, 1.2.840.48018.1.2.2 (MS-SPNG section 3.1.5.2). Windows still offers it first.
const MICROSOFT_KERBEROS: &[u8] = &[0x2a, 0x86, 0x48, 0x82, 0xf7, 0x12, 0x01, 0x02, 0x02];
/// NTLM, 1.3.6.1.4.1.311.2.2.10 (MS-NLMP section 1.9).
const NTLM: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0a];

/// The identifiers with which a package is offered, in the order in which Windows offers them. There are none for a package
/// that SPNEGO does not choose.
pub(super) const fn identifiers(service: AuthenticationService) -> &'static [&'static [u8]] {
    match service {
        AuthenticationService::KERBEROS => &[MICROSOFT_KERBEROS, KERBEROS],
        AuthenticationService::NTLM => &[NTLM],
        _ => &[],
    }
}

/// The package of this identifier, if it is known.
pub(super) fn service(identifier: &[u8]) -> Option<AuthenticationService> {
    [AuthenticationService::KERBEROS, AuthenticationService::NTLM]
        .into_iter()
        .find(|service| identifiers(*service).contains(&identifier))
}
