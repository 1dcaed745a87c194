//! Golden bytes that several tests read.

use crate::encoding::Encoding;
use crate::hex;

/// The bytes of a construct, in each encoding: `tests/wire/constructs` says where they are from.
pub fn construct(name: &str) -> Vec<(Encoding, Vec<u8>)> {
    const TEXT: &str = concat!(
        include_str!("../wire/constructs/samba.txt"),
        include_str!("../wire/constructs/hand.txt")
    );
    let text = TEXT.replace("\n ", " ");
    let of_name = |line: &str| {
        let (encoding, bytes) = line.strip_prefix(name)?.strip_prefix(' ')?.split_once(' ')?;
        Some((Encoding::named(encoding), hex(bytes)))
    };
    let found: Vec<_> = text.lines().filter_map(of_name).collect();
    assert_eq!(found.len(), 3, "{name} in three encodings");
    found
}

/// The stubs of a call that Windows made, in the order of `tests/rules/windows.txt`: requests, or replies.
pub fn windows(call: &str, direction: &str) -> Vec<(Encoding, Vec<u8>)> {
    let row = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
        [name, encoding, way, bytes] if name == call && way == direction => {
            Some((Encoding::named(encoding), hex(bytes)))
        }
        _ => None,
    };
    let found: Vec<_> = include_str!("../rules/windows.txt").lines().filter_map(row).collect();
    assert!(!found.is_empty(), "recordings of {call}");
    found
}
