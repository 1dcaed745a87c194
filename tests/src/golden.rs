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
