//! PDUs as lines of words, read by code that shares nothing with the library's.

use super::builder::{ECHO, FILES, NDR20, NDR64, Syntax, UNKNOWN, ZERO};
use super::machine::{FRESH, LIVE};

/// One line for each PDU of `bytes`.
pub fn pdus(mut bytes: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    while !bytes.is_empty() {
        let length = bytes.get(8..10).map_or(0, |l| usize::from(u16::from_le_bytes([l[0], l[1]])));
        if length < 16 || length > bytes.len() || bytes[4..8] != [0x10, 0, 0, 0] {
            lines.push(format!("garbage {bytes:02x?}"));
            return lines;
        }
        let (pdu, rest) = bytes.split_at(length);
        lines.push(line(pdu).unwrap_or_else(|| format!("truncated {pdu:02x?}")));
        bytes = rest;
    }
    lines
}

fn line(pdu: &[u8]) -> Option<String> {
    let mut reader = Reader { pdu, at: 12 };
    let call = reader.u32()?;
    let mut words = vec![
        name(pdu[2]).map_or_else(|| format!("type_{}", pdu[2]), str::to_owned),
        format!("call={call}"),
        format!("flags={}", flags(pdu[2], pdu[3])),
        format!("length={}", pdu.len()),
        format!("version={}.{}", pdu[0], pdu[1]),
    ];
    match pdu[2] {
        0 | 2 => {
            words.push(format!("hint={}", reader.u32()?));
            words.push(format!("context={}", reader.u16()?));
            let what = if pdu[2] == 0 { "opnum" } else { "cancels" };
            words.push(format!("{what}={}", reader.u16()?));
            if pdu[2] == 0 && pdu[3] & 0x80 != 0 {
                words.push(format!("object={:032x}", reader.uuid()?));
            }
            words.extend(stub(&pdu[reader.at..]));
        }
        3 => {
            reader.u32()?;
            words.push(format!("context={}", reader.u16()?));
            words.push(format!("cancels={}", reader.u8()?));
            reader.u8()?;
            let code = reader.u32()?;
            words.push(format!("status={}", status(code)));
            words.push(if code == 0 { "without_error" } else { "failing" }.to_owned());
            let executed = if pdu[3] & 0x20 == 0 { "may_have_executed" } else { "did_not_execute" };
            words.push(executed.to_owned());
            reader.u32()?;
        }
        11 | 14 => {
            sizes(&mut reader, &mut words)?;
            let count = reader.u32()? & 0xff;
            for _ in 0..count {
                let id = reader.u16()?;
                let syntaxes = reader.u16()? & 0xff;
                words.push(format!("context={id}"));
                words.push(format!("interface={}", syntax(reader.syntax()?)));
                for _ in 0..syntaxes {
                    words.push(format!("syntax={}", syntax(reader.syntax()?)));
                }
            }
        }
        12 | 15 => {
            sizes(&mut reader, &mut words)?;
            let length = usize::from(reader.u16()?);
            let address = String::from_utf8_lossy(pdu.get(reader.at..reader.at + length)?);
            words.push(format!("address={}", address.replace('\0', "\\0")));
            reader.at = (reader.at + length).next_multiple_of(4);
            let count = reader.u32()? & 0xff;
            let results: Option<Vec<_>> = (0..count).map(|_| result(&mut reader)).collect();
            words.push(format!("results={}", shortened(&results?)));
        }
        13 => {
            words.push(format!("reason={}", reader.u16()?));
            for _ in 0..reader.u8()? {
                words.push(format!("speaks={}.{}", reader.u8()?, reader.u8()?));
            }
        }
        _ => {}
    }
    Some(words.join(" "))
}

fn sizes(reader: &mut Reader<'_>, words: &mut Vec<String>) -> Option<()> {
    words.push(format!("xmit={}", reader.u16()?));
    words.push(format!("recv={}", reader.u16()?));
    words.push(match reader.u32()? {
        FRESH => "group=fresh".to_owned(),
        LIVE => "group=live".to_owned(),
        other => format!("group={other}"),
    });
    Some(())
}

fn result(reader: &mut Reader<'_>) -> Option<String> {
    let (result, reason, chosen) = (reader.u16()?, reader.u16()?, reader.syntax()?);
    Some(match (result, reason) {
        (0, 0) => format!("accepted:{}", syntax(chosen)),
        // A syntax stands only where one was accepted.
        _ if chosen != ZERO => format!("{result}:{reason}:{}", syntax(chosen)),
        (2, 1) => "rejected:interface".to_owned(),
        (2, 2) => "rejected:syntaxes".to_owned(),
        (2, 3) => "rejected:limit".to_owned(),
        (3, bits) => format!("features:{bits}"),
        (result, reason) => format!("{result}:{reason}"),
    })
}

/// `a,a,a` as `3*a`.
fn shortened(results: &[String]) -> String {
    let runs = results.chunk_by(|a, b| a == b);
    let run = |run: &[String]| match run.len() {
        1 => run[0].clone(),
        n => format!("{n}*{}", run[0]),
    };
    runs.map(run).collect::<Vec<_>>().join(",")
}

/// A stub's text, if it is short, and its length.
pub fn stub(stub: &[u8]) -> Vec<String> {
    let mut words = vec![format!("bytes={}", stub.len())];
    if stub.len() <= 24 {
        words.push(format!("stub={}", stub.escape_ascii()));
    }
    words
}

fn name(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0 => "request",
        2 => "response",
        3 => "fault",
        11 => "bind",
        12 => "bind_ack",
        13 => "bind_nak",
        14 => "alter_context",
        15 => "alter_context_resp",
        17 => "shutdown",
        18 => "co_cancel",
        19 => "orphaned",
        _ => return None,
    })
}

fn flags(kind: u8, flags: u8) -> String {
    let fourth = if matches!(kind, 11..=16) { "header_sign" } else { "pending_cancel" };
    let names =
        ["first", "last", fourth, "reserved", "conc_mpx", "did_not_execute", "maybe", "object"];
    let set = (0..8).filter(|bit| flags >> bit & 1 != 0).map(|bit| names[bit]);
    set.collect::<Vec<_>>().join("+")
}

/// A status as it travels, by its name in C706 appendix E.
fn status(code: u32) -> String {
    match code {
        0x1c01_0002 => "nca_op_rng_error".to_owned(),
        0x1c01_0003 => "nca_unk_if".to_owned(),
        0x1c01_000b => "nca_proto_error".to_owned(),
        0x1c00_000b => "nca_who_are_you_failed".to_owned(),
        0x1c01_0017 => "nca_unsupported_type".to_owned(),
        0x1c00_0009 => "nca_unspec_reject".to_owned(),
        0x1c01_0014 => "nca_server_too_busy".to_owned(),
        other => format!("{other:#x}"),
    }
}

fn syntax(syntax: Syntax) -> String {
    match syntax {
        NDR20 => "NDR20".to_owned(),
        NDR64 => "NDR64".to_owned(),
        ZERO => "zero".to_owned(),
        ECHO => "ECHO".to_owned(),
        FILES => "FILES".to_owned(),
        UNKNOWN => "UNKNOWN".to_owned(),
        Syntax(uuid, major, minor) => format!("{uuid:032x}v{major}.{minor}"),
    }
}

struct Reader<'a> {
    pdu: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let bytes = self.pdu.get(self.at..)?.first_chunk()?;
        self.at += N;
        Some(*bytes)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take().map(u8::from_le_bytes)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn uuid(&mut self) -> Option<u128> {
        let (a, b, c) = (self.u32()?, self.u16()?, self.u16()?);
        let rest = u64::from_be_bytes(self.take()?);
        Some(u128::from(a) << 96 | u128::from(b) << 80 | u128::from(c) << 64 | u128::from(rest))
    }

    fn syntax(&mut self) -> Option<Syntax> {
        let (uuid, version) = (self.uuid()?, self.u32()?);
        Some(Syntax(uuid, version as u16, (version >> 16) as u16))
    }
}
