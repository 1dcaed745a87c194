//! The frame around a client's first token (RFC 2743 section 3.1, RFC 4121 section 4.1).

use super::ffi;

/// `TOK_ID` of an AP-REQ.
const AP_REQ: &[u8] = &[1, 0];

/// The AP-REQ of a client's first token. In DCE style it has no frame, and krb5 refuses one; Impacket, which is written for
/// Windows, frames it all the same. Nothing protects a frame, and it says nothing that the AP-REQ does not. What is no AP-REQ
/// in a frame is left as it is, for the library to refuse.
pub(super) fn without_frame(token: &[u8]) -> &[u8] {
    framed(token).unwrap_or(token)
}

fn framed(token: &[u8]) -> Option<&[u8]> {
    // DER's length: one byte, or how many bytes of it follow. A token's fits two.
    let (length, rest) = match *token {
        [0x60, length @ ..=0x7f, ref rest @ ..] => (length.into(), rest),
        [0x60, 0x81, length, ref rest @ ..] => (length.into(), rest),
        [0x60, 0x82, high, low, ref rest @ ..] => (u16::from_be_bytes([high, low]), rest),
        _ => return None,
    };
    let whole = Some(rest).filter(|rest| rest.len() == usize::from(length))?;
    let identifier = whole.strip_prefix(&[6, ffi::KERBEROS.len() as u8])?;
    identifier.strip_prefix(ffi::KERBEROS)?.strip_prefix(AP_REQ)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(length: &[u8], identifier: &[u8], token: &[u8]) -> Vec<u8> {
        [&[0x60], length, &[6, identifier.len() as u8], identifier, token].concat()
    }

    #[test]
    fn gssapi_frames_are_taken_off() {
        for (size, length) in
            [(1, &[14][..]), (114, &[127]), (200, &[0x81, 213]), (3000, &[0x82, 11, 197])]
        {
            let ap_req = vec![0x6e; size];
            let token = frame(length, ffi::KERBEROS, &[AP_REQ, &ap_req].concat());
            assert_eq!(without_frame(&token), ap_req, "{size}");
            // All of it, and nothing behind it.
            for other in [&token[..token.len() - 1], &[&token[..], &[0]].concat()] {
                assert_eq!(without_frame(other), other, "{size}");
            }
        }
    }

    #[test]
    fn gssapi_tokens_of_another_kind_are_left() {
        let ntlm = b"\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";
        for token in [
            vec![],
            vec![0x60],
            vec![0x60, 0x82, 0],
            vec![0x60, 0x83, 0, 0, 13],
            vec![0x6e, 3, 1, 2, 3],
            frame(&[14], ntlm, &[1, 0]),
            // An AP-REP, and an error.
            frame(&[14], ffi::KERBEROS, &[2, 0, 9]),
            frame(&[14], ffi::KERBEROS, &[3, 0, 9]),
            frame(&[12], ffi::KERBEROS, &[1]),
        ] {
            assert_eq!(without_frame(&token), token);
        }
    }
}
