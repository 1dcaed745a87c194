//! Protocol towers: where an interface is to be found (C706 appendices I and L, MS-RPCE section 2.2.1.2).

use core::net::Ipv4Addr;

use uuid::Uuid;

use crate::error::{Error, Result};
use crate::status::Status;
use crate::syntax_id::SyntaxId;
use crate::transport::{Binding, ProtocolSequence};

/// How many bytes a tower may have.
pub(super) const MAX_BYTES: usize = 2000;

/// How many floors a tower may have. Those that are in use have at most six.
const MAX_FLOORS: usize = 32;

/// Protocol identifiers (C706 appendix I, MS-RPCE section 2.2.1.2.1).
mod protocol {
    pub(super) const TCP: u8 = 0x07;
    pub(super) const IP: u8 = 0x09;
    pub(super) const CONNECTION_ORIENTED: u8 = 0x0b;
    pub(super) const LOCAL: u8 = 0x0c;
    pub(super) const UUID: u8 = 0x0d;
    pub(super) const NAMED_PIPE: u8 = 0x0f;
    pub(super) const LOCAL_PIPE: u8 = 0x10;
    pub(super) const NETBIOS: u8 = 0x11;
}

/// A floor of a [`Tower`]: a protocol, and an address in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Floor {
    /// The interface, or the transfer syntax.
    Syntax(SyntaxId),
    /// Connection-oriented RPC (`ncacn_…`), and its minor version, which is 0.
    ConnectionOriented(u16),
    /// Local RPC (`ncalrpc`), and its minor version, which is 0.
    Local(u16),
    /// A TCP port.
    Tcp(u16),
    /// An IP address; all zeros are every address of the host.
    Ip(Ipv4Addr),
    /// A named pipe: `\PIPE\srvsvc`, say.
    NamedPipe(String),
    /// The endpoint of local RPC: here the path of a Unix socket.
    LocalPipe(String),
    /// A host's NetBIOS name.
    NetBios(String),
    /// Any other protocol, or one whose data has another form: it is kept as it came.
    Other {
        /// The left-hand side: a protocol identifier, and what belongs to it.
        protocol: Vec<u8>,
        /// The right-hand side: the address, or whatever else.
        data: Vec<u8>,
    },
}

/// A protocol tower: the floors from the interface, by the transfer syntax and the RPC protocol, down to the address of a
/// host. An endpoint mapper keeps one for each interface and endpoint.
///
/// ```
/// use rpc_runtime::endpoint_mapper::{Floor, Tower};
/// use rpc_runtime::protocol::SyntaxId;
/// use rpc_runtime::transport::Binding;
/// use rpc_runtime::uuid::uuid;
///
/// let adder = SyntaxId::new(uuid!("d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31"), 1, 0);
/// let tower = Tower::new(adder, &Binding::tcp("192.0.2.1", 49152));
/// assert_eq!(tower.floors()[3..], [Floor::Tcp(49152), Floor::Ip([192, 0, 2, 1].into())]);
/// let bytes = tower.to_bytes()?;
/// assert_eq!(bytes.len(), 75);
/// assert_eq!(Tower::parse(&bytes)?, tower);
/// assert_eq!(tower.interface(), Some(adder));
/// assert_eq!(tower.binding(), Some(Binding::tcp("192.0.2.1", 49152)));
/// # Ok::<(), rpc_runtime::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Tower {
    floors: Vec<Floor>,
}

fn bad(what: &'static str) -> Error {
    Error::from_static(Status::BAD_STUB_DATA, what)
}

/// What a peer sent, in memory of its own.
fn copy(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(bytes.len()).map_err(|_| Error::out_of_memory())?;
    copy.extend_from_slice(bytes);
    Ok(copy)
}

/// A text that ends with its only NUL.
fn text(bytes: &[u8]) -> Result<Option<String>> {
    let Some((0, text)) = bytes.split_last() else {
        return Ok(None);
    };
    match core::str::from_utf8(text) {
        Ok(text) if !text.contains('\0') => Ok(String::from_utf8(copy(text.as_bytes())?).ok()),
        _ => Ok(None),
    }
}

/// A side of a floor, behind its length in bytes.
fn side<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8]> {
    const SHORT: &str = "a tower that ends within a floor; expected as many bytes as it says";
    let (length, behind) = rest.split_first_chunk().ok_or_else(|| bad(SHORT))?;
    let length = usize::from(u16::from_le_bytes(*length));
    let (side, behind) = behind.split_at_checked(length).ok_or_else(|| bad(SHORT))?;
    *rest = behind;
    Ok(side)
}

impl Floor {
    fn parse(left: &[u8], right: &[u8]) -> Result<Floor> {
        let known = match (left, right) {
            ([protocol::UUID, name @ ..], [low, high]) if name.len() == 18 => {
                let (uuid, major) = name.split_at(16);
                let uuid = Uuid::from_slice_le(uuid).unwrap_or_default();
                let major = u16::from_le_bytes([major[0], major[1]]);
                let minor = u16::from_le_bytes([*low, *high]);
                Some(Floor::Syntax(SyntaxId::new(uuid, major, minor)))
            }
            ([protocol::CONNECTION_ORIENTED], [low, high]) => {
                Some(Floor::ConnectionOriented(u16::from_le_bytes([*low, *high])))
            }
            ([protocol::LOCAL], [low, high]) => {
                Some(Floor::Local(u16::from_le_bytes([*low, *high])))
            }
            // Addresses are in the order of the network.
            ([protocol::TCP], [high, low]) => Some(Floor::Tcp(u16::from_be_bytes([*high, *low]))),
            ([protocol::IP], [a, b, c, d]) => Some(Floor::Ip(Ipv4Addr::new(*a, *b, *c, *d))),
            ([protocol::NAMED_PIPE], name) => text(name)?.map(Floor::NamedPipe),
            ([protocol::LOCAL_PIPE], name) => text(name)?.map(Floor::LocalPipe),
            ([protocol::NETBIOS], name) => text(name)?.map(Floor::NetBios),
            _ => None,
        };
        match known {
            Some(floor) => Ok(floor),
            None => Ok(Floor::Other { protocol: copy(left)?, data: copy(right)? }),
        }
    }

    /// The left-hand side, which says which protocol this is.
    fn left(&self) -> Vec<u8> {
        match self {
            Floor::Syntax(id) => {
                let mut left = vec![protocol::UUID];
                left.extend_from_slice(&id.uuid.to_bytes_le());
                left.extend_from_slice(&id.major.to_le_bytes());
                left
            }
            Floor::ConnectionOriented(_) => vec![protocol::CONNECTION_ORIENTED],
            Floor::Local(_) => vec![protocol::LOCAL],
            Floor::Tcp(_) => vec![protocol::TCP],
            Floor::Ip(_) => vec![protocol::IP],
            Floor::NamedPipe(_) => vec![protocol::NAMED_PIPE],
            Floor::LocalPipe(_) => vec![protocol::LOCAL_PIPE],
            Floor::NetBios(_) => vec![protocol::NETBIOS],
            Floor::Other { protocol, .. } => protocol.clone(),
        }
    }

    fn right(&self) -> Vec<u8> {
        match self {
            Floor::Syntax(SyntaxId { minor, .. })
            | Floor::ConnectionOriented(minor)
            | Floor::Local(minor) => minor.to_le_bytes().to_vec(),
            Floor::Tcp(port) => port.to_be_bytes().to_vec(),
            Floor::Ip(address) => address.octets().to_vec(),
            Floor::NamedPipe(name) | Floor::LocalPipe(name) | Floor::NetBios(name) => {
                [name.as_bytes(), &[0]].concat()
            }
            Floor::Other { data, .. } => data.clone(),
        }
    }
}

impl Tower {
    /// The tower of an interface that is offered at a binding, in NDR, which mappers are asked for.
    ///
    /// A host that is no IPv4 address is left open: 0.0.0.0. Clients keep to the host whose mapper they asked.
    #[must_use]
    pub fn new(interface: SyntaxId, binding: &Binding) -> Tower {
        let mut floors = vec![Floor::Syntax(interface), Floor::Syntax(SyntaxId::NDR20)];
        match binding.sequence() {
            ProtocolSequence::Tcp => floors.extend([
                Floor::ConnectionOriented(0),
                // A binding without an endpoint is what a client asks about.
                Floor::Tcp(binding.endpoint().parse().unwrap_or(0)),
                Floor::Ip(binding.host().parse().unwrap_or(Ipv4Addr::UNSPECIFIED)),
            ]),
            ProtocolSequence::Local => {
                floors.extend([Floor::Local(0), Floor::LocalPipe(binding.endpoint().to_owned())]);
            }
        }
        Tower { floors }
    }

    /// A tower of any floors, from the interface down.
    ///
    /// ```
    /// use rpc_runtime::endpoint_mapper::{Floor, Tower};
    /// use rpc_runtime::protocol::SyntaxId;
    /// use rpc_runtime::uuid::uuid;
    ///
    /// let srvsvc = SyntaxId::new(uuid!("4b324fc8-1670-01d3-1278-5a47bf6ee188"), 3, 0);
    /// let tower = Tower::of([
    ///     Floor::Syntax(srvsvc),
    ///     Floor::Syntax(SyntaxId::NDR20),
    ///     Floor::ConnectionOriented(0),
    ///     Floor::NamedPipe("\\PIPE\\srvsvc".to_owned()),
    ///     Floor::NetBios("\\\\SERVER".to_owned()),
    /// ]);
    /// assert_eq!(tower.binding(), None); // named pipes are not spoken here
    /// assert_eq!(Tower::parse(&tower.to_bytes()?)?, tower);
    /// # Ok::<(), rpc_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn of(floors: impl IntoIterator<Item = Floor>) -> Tower {
        Tower { floors: floors.into_iter().collect() }
    }

    /// Reads a tower. What is not known of it is kept as it came, so that the same bytes can be written again.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when the bytes are no tower, or more than 2000, or have more than 32 floors.
    pub fn parse(bytes: &[u8]) -> Result<Tower> {
        if bytes.len() > MAX_BYTES {
            return Err(bad("a tower that is too large; expected at most 2000 bytes"));
        }
        let (count, mut rest) = bytes
            .split_first_chunk()
            .ok_or_else(|| bad("a tower without a number of floors; expected two bytes"))?;
        let count = usize::from(u16::from_le_bytes(*count));
        if count > MAX_FLOORS {
            return Err(bad("a tower of too many floors; expected at most 32"));
        }
        let mut floors = Vec::new();
        floors.try_reserve_exact(count).map_err(|_| Error::out_of_memory())?;
        for _ in 0..count {
            let left = side(&mut rest)?;
            floors.push(Floor::parse(left, side(&mut rest)?)?);
        }
        match rest {
            [] => Ok(Tower { floors }),
            _ => Err(bad("bytes behind a tower's last floor; expected none")),
        }
    }

    /// The tower's bytes (C706 appendix L).
    ///
    /// # Errors
    /// `RPC_S_INVALID_ARG` when the tower is larger than [`Tower::parse`] would take.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // More floors than fit the number are too many in any case.
        bytes.extend_from_slice(&(self.floors.len().min(0xffff) as u16).to_le_bytes());
        for floor in &self.floors {
            for side in [floor.left(), floor.right()] {
                bytes.extend_from_slice(&(side.len().min(0xffff) as u16).to_le_bytes());
                bytes.extend_from_slice(&side);
            }
        }
        match bytes.len() <= MAX_BYTES && self.floors.len() <= MAX_FLOORS {
            true => Ok(bytes),
            false => {
                let what = "a tower that is too large; expected at most 2000 bytes and 32 floors";
                Err(Error::from_static(Status::INVALID_ARG, what))
            }
        }
    }

    /// The floors, from the interface down.
    #[must_use]
    pub fn floors(&self) -> &[Floor] {
        &self.floors
    }

    /// The interface: the first floor.
    #[must_use]
    pub fn interface(&self) -> Option<SyntaxId> {
        self.syntax(0)
    }

    /// The transfer syntax: the second floor.
    #[must_use]
    pub fn transfer_syntax(&self) -> Option<SyntaxId> {
        self.syntax(1)
    }

    fn syntax(&self, floor: usize) -> Option<SyntaxId> {
        match self.floors.get(floor) {
            Some(Floor::Syntax(id)) => Some(*id),
            _ => None,
        }
    }

    /// Where the interface is, if this is a way to get there that is spoken here: over TCP, or by a Unix socket.
    #[must_use]
    pub fn binding(&self) -> Option<Binding> {
        match self.floors.get(2..)? {
            [Floor::ConnectionOriented(_), Floor::Tcp(port), Floor::Ip(address)] if *port != 0 => {
                Some(Binding::tcp(address.to_string(), *port))
            }
            [Floor::Local(_), Floor::LocalPipe(path), ..] if !path.is_empty() => {
                Some(Binding::local(path.clone()))
            }
            _ => None,
        }
    }

    /// The protocols below the transfer syntax, without addresses: what a client and an entry of a mapper have to agree on.
    #[cfg(feature = "server")]
    pub(super) fn protocols(&self) -> Vec<u8> {
        let below = self.floors.iter().skip(2).map(Floor::left);
        below.flat_map(|left| [&(left.len() as u16).to_le_bytes(), &*left].concat()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> = text.bytes().filter(|c| !c.is_ascii_whitespace()).collect();
        let byte = |pair: &[u8]| {
            u8::from_str_radix(core::str::from_utf8(pair).unwrap(), 16).expect("two digits")
        };
        digits.chunks(2).map(byte).collect()
    }

    const EPMAPPER: SyntaxId =
        SyntaxId::new(Uuid::from_u128(0xe1af8308_5d1f_11c9_91a4_08002b14a0fa), 3, 0);

    /// The example of C706 appendix L in the order of its fields, with the numbers of MS-RPCE.
    const OVER_TCP: &str = "0500
        1300 0d 0883afe11f5dc91191a408002b14a0fa 0300  0200 0000
        1300 0d 045d888aeb1cc9119fe808002b104860 0200  0200 0000
        0100 0b  0200 0000
        0100 07  0200 0087
        0100 09  0400 00000000";

    #[test]
    fn a_tower_over_tcp_has_the_bytes_of_its_appendix() {
        let tower = Tower::new(EPMAPPER, &Binding::tcp("", 135));
        assert_eq!(tower.to_bytes().unwrap(), hex(OVER_TCP));
        assert_eq!(Tower::parse(&hex(OVER_TCP)).unwrap(), tower);
        assert_eq!(tower.binding(), Some(Binding::tcp("0.0.0.0", 135)));
        assert_eq!(tower.transfer_syntax(), Some(SyntaxId::NDR20));
    }

    #[test]
    fn a_tower_of_local_rpc_has_the_path_of_a_socket() {
        let tower = Tower::new(EPMAPPER, &Binding::local("EPMAPPER"));
        let bytes = hex("0400
            1300 0d 0883afe11f5dc91191a408002b14a0fa 0300  0200 0000
            1300 0d 045d888aeb1cc9119fe808002b104860 0200  0200 0000
            0100 0c  0200 0000
            0100 10  0900 45504d415050455200");
        assert_eq!(tower.to_bytes().unwrap(), bytes);
        assert_eq!(Tower::parse(&bytes).unwrap().binding(), Some(Binding::local("EPMAPPER")));
    }

    #[test]
    fn a_tower_of_a_named_pipe_is_known_and_not_spoken() {
        let bytes = hex("0500
            1300 0d c84f324b7016d30112785a47bf6ee188 0300  0200 0000
            1300 0d 045d888aeb1cc9119fe808002b104860 0200  0200 0000
            0100 0b  0200 0000
            0100 0f  0d00 5c706970655c73727673766300
            0100 11  0900 5c5c53455256455200");
        let tower = Tower::parse(&bytes).unwrap();
        let (pipe, host) = ("\\pipe\\srvsvc".to_owned(), "\\\\SERVER".to_owned());
        assert_eq!(tower.floors()[3..], [Floor::NamedPipe(pipe), Floor::NetBios(host)]);
        assert_eq!(tower.to_bytes().unwrap(), bytes);
        assert_eq!(tower.binding(), None);
    }

    #[test]
    fn what_is_not_known_survives() {
        for floors in [
            // HTTP, Hyper-V sockets (0x21 and a uuid), a port of three bytes, a name without its NUL, one with two, no
            // identifier at all.
            "0100 0100 1f 0200 0050",
            "0100 1100 21 00112233445566778899aabbccddeeff 0400 01020304",
            "0100 0100 07 0300 010203",
            "0100 0100 0f 0200 4142",
            "0100 0100 0f 0300 410000",
            "0100 0100 10 0200 ff00",
            "0100 0200 0901 0400 7f000001",
            "0100 0000 0000",
            "0000",
        ] {
            let bytes = hex(floors);
            let tower = Tower::parse(&bytes).unwrap();
            assert!(
                tower.floors().iter().all(|floor| matches!(floor, Floor::Other { .. })),
                "{tower:?}"
            );
            assert_eq!(tower.to_bytes().unwrap(), bytes, "{floors}");
            assert_eq!(tower.binding(), None);
        }
    }

    #[test]
    fn what_is_no_tower_is_an_error() {
        let whole = hex(OVER_TCP);
        for length in 0..whole.len() {
            assert_eq!(Tower::parse(&whole[..length]).unwrap_err().status(), Status::BAD_STUB_DATA);
        }
        let behind = [&whole[..], &[0]].concat();
        let many_floors = [&[33, 0][..], &[0; 33 * 4]].concat();
        for bytes in [&behind[..], &many_floors, &[0xff; 100], &[0; MAX_BYTES + 1]] {
            assert!(Tower::parse(bytes).is_err());
        }
        let long = Floor::LocalPipe("x".repeat(MAX_BYTES));
        for tower in [Tower::of([long]), Tower::of(vec![Floor::Tcp(1); MAX_FLOORS + 1])] {
            assert_eq!(tower.to_bytes().unwrap_err().status(), Status::INVALID_ARG);
        }
    }

    #[test]
    fn any_bytes_are_a_tower_or_an_error_and_no_byte_is_lost() {
        let whole = hex(OVER_TCP);
        for at in 0..whole.len() {
            for value in 0..=255 {
                let mut bytes = whole.clone();
                bytes[at] = value;
                if let Ok(tower) = Tower::parse(&bytes) {
                    assert_eq!(tower.to_bytes().unwrap(), bytes);
                }
            }
        }
    }
}
