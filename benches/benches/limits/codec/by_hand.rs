//! The other side: what one would write by hand for these types alone, in NDR, little endian.
//!
//! It is safe code, with as few bounds checks as come naturally: one per structure, and one for an
//! array. It checks what the runtime checks, because a server has to: bounds, depth, counts, strings'
//! terminators. What it leaves out is what is known to be constant: the syntax, the byte order, the
//! limit on memory, what an error says.

use bumpalo::Bump;
use rpc_runtime::WStr;
use zerocopy::FromBytes;

use super::shapes::{
    BorrowedLink, BorrowedNode, Flags, Link, Mixed, Node, OwnedRecord, Record, Words,
};

/// The bytes are not what they should be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Malformed;

/// A flat structure, as a parameter and in arrays.
pub(crate) trait Flat: Sized {
    /// Appends the structure at its alignment.
    fn put(&self, out: &mut Vec<u8>);

    /// Reads the structure at its alignment, from `pos` on.
    fn get(bytes: &[u8], pos: &mut usize) -> Result<Self, Malformed>;

    fn put_array(values: &[Self], out: &mut Vec<u8>);

    fn get_array(bytes: &[u8]) -> Result<Vec<Self>, Malformed>;
}

macro_rules! flat {
    ($ty:ident: size $size:literal, stride $stride:literal, align $align:literal;
     |$value:ident, $out:ident| $put:block |$bytes:ident| $get:expr) => {
        impl $ty {
            /// Writes the fields; the gaps are zero already.
            #[inline(always)]
            fn write(&self, $out: &mut [u8; $size]) {
                let $value = self;
                $put
            }

            #[inline(always)]
            fn read($bytes: &[u8; $size]) -> $ty {
                $get
            }
        }

        impl Flat for $ty {
            #[inline(always)]
            fn put(&self, out: &mut Vec<u8>) {
                out.resize(out.len().next_multiple_of($align), 0);
                let mut bytes = [0; $size];
                self.write(&mut bytes);
                out.extend_from_slice(&bytes);
            }

            #[inline(always)]
            fn get(bytes: &[u8], pos: &mut usize) -> Result<$ty, Malformed> {
                let start = pos.next_multiple_of($align);
                let bytes = bytes.get(start..).and_then(<[u8]>::first_chunk).ok_or(Malformed)?;
                *pos = start + $size;
                Ok($ty::read(bytes))
            }

            #[inline(always)]
            fn put_array(values: &[$ty], out: &mut Vec<u8>) {
                const START: usize = 4_usize.next_multiple_of($align);
                let count = u32::try_from(values.len()).expect("a count");
                out.resize(START + values.len() * $stride, 0);
                out[..4].copy_from_slice(&count.to_le_bytes());
                let (places, _) = out[START..].as_chunks_mut::<$stride>();
                for (place, value) in places.iter_mut().zip(values) {
                    value.write(place.first_chunk_mut().expect("the stride is no smaller"));
                }
                if !values.is_empty() {
                    out.truncate(out.len() - ($stride - $size));
                }
            }

            #[inline(always)]
            fn get_array(bytes: &[u8]) -> Result<Vec<$ty>, Malformed> {
                const START: usize = 4_usize.next_multiple_of($align);
                let count = u32::from_le_bytes(*bytes.first_chunk().ok_or(Malformed)?) as usize;
                let Some(before_last) = count.checked_sub(1) else {
                    return Ok(Vec::new());
                };
                let elements = bytes.get(START..).ok_or(Malformed)?;
                let all = before_last.checked_mul($stride).ok_or(Malformed)? + $size;
                let elements = elements.get(..all).ok_or(Malformed)?;
                let mut values = Vec::with_capacity(count);
                let (whole, last) = elements.as_chunks::<$stride>();
                values.extend(whole.iter().map(|element| {
                    $ty::read(element.first_chunk().expect("the stride is no smaller"))
                }));
                if $size != $stride {
                    values.push($ty::read(last.first_chunk().ok_or(Malformed)?));
                }
                Ok(values)
            }
        }
    };
}

/// The `N` bytes at `AT`.
#[inline(always)]
fn at<const AT: usize, const N: usize>(bytes: &[u8]) -> [u8; N] {
    *bytes[AT..].first_chunk().expect("a constant place")
}

flat! { Words: size 24, stride 24, align 4;
    |value, out| {
        out[..4].copy_from_slice(&value.a.to_le_bytes());
        out[4..8].copy_from_slice(&value.b.to_le_bytes());
        out[8..12].copy_from_slice(&value.c.to_le_bytes());
        out[12..16].copy_from_slice(&value.d.to_le_bytes());
        out[16..20].copy_from_slice(&value.e.to_le_bytes());
        out[20..].copy_from_slice(&value.f.to_le_bytes());
    }
    |bytes| Words {
        a: u32::from_le_bytes(at::<0, 4>(bytes)),
        b: u32::from_le_bytes(at::<4, 4>(bytes)),
        c: u32::from_le_bytes(at::<8, 4>(bytes)),
        d: u32::from_le_bytes(at::<12, 4>(bytes)),
        e: u32::from_le_bytes(at::<16, 4>(bytes)),
        f: u32::from_le_bytes(at::<20, 4>(bytes)),
    }
}

flat! { Mixed: size 25, stride 32, align 8;
    |value, out| {
        out[0] = value.a;
        out[4..8].copy_from_slice(&value.b.to_le_bytes());
        out[8..10].copy_from_slice(&value.c.to_le_bytes());
        out[16..24].copy_from_slice(&value.d.to_le_bytes());
        out[24] = u8::from(value.e);
    }
    |bytes| Mixed {
        a: bytes[0],
        b: u32::from_le_bytes(at::<4, 4>(bytes)),
        c: u16::from_le_bytes(at::<8, 2>(bytes)),
        d: u64::from_le_bytes(at::<16, 8>(bytes)),
        e: bytes[24] != 0,
    }
}

flat! { Flags: size 8, stride 8, align 4;
    |value, out| {
        out[..4].copy_from_slice(&value.id.to_le_bytes());
        out[4] = u8::from(value.on);
        out[5] = value.kind;
        out[6..].copy_from_slice(&value.port.to_le_bytes());
    }
    |bytes| Flags {
        id: u32::from_le_bytes(at::<0, 4>(bytes)),
        on: bytes[4] != 0,
        kind: bytes[5],
        port: u16::from_le_bytes(at::<6, 2>(bytes)),
    }
}

/// Whether there is a NUL: all are looked at, because that is several at once.
#[inline(always)]
fn has_nul(units: &[u16]) -> bool {
    units.iter().fold(false, |found, unit| found | (*unit == 0))
}

/// A position in the stub.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, pos: 0 }
    }

    #[inline(always)]
    fn take<const N: usize>(&mut self) -> Result<&'a [u8; N], Malformed> {
        let chunk = self.bytes.get(self.pos..).and_then(<[u8]>::first_chunk).ok_or(Malformed)?;
        self.pos += N;
        Ok(chunk)
    }

    #[inline(always)]
    fn slice(&mut self, n: usize) -> Result<&'a [u8], Malformed> {
        let slice = self.bytes.get(self.pos..).and_then(|rest| rest.get(..n)).ok_or(Malformed)?;
        self.pos += n;
        Ok(slice)
    }

    pub(crate) fn node(&mut self, depth: u32) -> Result<Box<Node>, Malformed> {
        let depth = depth.checked_sub(1).ok_or(Malformed)?;
        let flat: &[u8; 12] = self.take()?;
        let left = match at::<4, 4>(flat) {
            [0, 0, 0, 0] => None,
            _ => Some(self.node(depth)?),
        };
        let right = match at::<8, 4>(flat) {
            [0, 0, 0, 0] => None,
            _ => Some(self.node(depth)?),
        };
        Ok(Box::new(Node { value: u32::from_le_bytes(at::<0, 4>(flat)), left, right }))
    }

    pub(crate) fn borrowed_node<'b>(
        &mut self,
        depth: u32,
        bump: &'b Bump,
    ) -> Result<&'b BorrowedNode<'b>, Malformed> {
        let depth = depth.checked_sub(1).ok_or(Malformed)?;
        let flat: &[u8; 12] = self.take()?;
        let left = match at::<4, 4>(flat) {
            [0, 0, 0, 0] => None,
            _ => Some(self.borrowed_node(depth, bump)?),
        };
        let right = match at::<8, 4>(flat) {
            [0, 0, 0, 0] => None,
            _ => Some(self.borrowed_node(depth, bump)?),
        };
        let value = u32::from_le_bytes(at::<0, 4>(flat));
        Ok(bump.alloc(BorrowedNode { value, left, right }))
    }

    /// A list needs no recursion: every node is put where the one before ends.
    pub(crate) fn list(&mut self) -> Result<Option<Box<Link>>, Malformed> {
        let mut first = None;
        let mut place = &mut first;
        loop {
            let flat: &[u8; 68] = self.take()?;
            let link = place.insert(Box::new(Link { payload: at::<0, 64>(flat), next: None }));
            if at::<64, 4>(flat) == [0; 4] {
                return Ok(first);
            }
            place = &mut link.next;
        }
    }

    /// In an arena, the nodes are made from the last one on, so that no cells are needed.
    pub(crate) fn borrowed_list<'b>(
        &mut self,
        depth: u32,
        bump: &'b Bump,
    ) -> Result<&'b BorrowedLink<'b>, Malformed> {
        let depth = depth.checked_sub(1).ok_or(Malformed)?;
        let flat: &[u8; 68] = self.take()?;
        let next = match at::<64, 4>(flat) {
            [0, 0, 0, 0] => None,
            _ => Some(self.borrowed_list(depth, bump)?),
        };
        Ok(bump.alloc(BorrowedLink { payload: at::<0, 64>(flat), next }))
    }

    #[inline(always)]
    fn string(&mut self) -> Result<&'a WStr, Malformed> {
        self.pos = self.pos.next_multiple_of(4);
        let counts: &[u8; 12] = self.take()?;
        let size = u32::from_le_bytes(at::<0, 4>(counts));
        let actual = u32::from_le_bytes(at::<8, 4>(counts));
        if at::<4, 4>(counts) != [0; 4] || size != actual {
            return Err(Malformed);
        }
        let bytes = self.slice(actual as usize * 2)?;
        let units = <[u16]>::ref_from_bytes(bytes).map_err(|_| Malformed)?;
        match units.split_last() {
            Some((0, units)) if !has_nul(units) => Ok(WStr::from_units(units)),
            _ => Err(Malformed),
        }
    }

    pub(crate) fn strings(&mut self) -> Result<Vec<&'a WStr>, Malformed> {
        let count = u32::from_le_bytes(*self.take()?) as usize;
        let ids = self.slice(count.checked_mul(4).ok_or(Malformed)?)?;
        let mut strings = Vec::with_capacity(count);
        for id in ids.as_chunks::<4>().0 {
            if *id == [0; 4] {
                return Err(Malformed);
            }
            strings.push(self.string()?);
        }
        Ok(strings)
    }

    pub(crate) fn records(&mut self) -> Result<Vec<Record<'a>>, Malformed> {
        self.each_record(|id, name, comment, flags| Record { id, name, comment, flags })
    }

    pub(crate) fn owned_records(&mut self) -> Result<Vec<OwnedRecord>, Malformed> {
        self.each_record(|id, name, comment, flags| OwnedRecord {
            id,
            name: name.to_wstring(),
            comment: comment.map(WStr::to_wstring),
            flags,
        })
    }

    #[inline(always)]
    fn each_record<T>(
        &mut self,
        make: impl Fn(u32, &'a WStr, Option<&'a WStr>, u16) -> T,
    ) -> Result<Vec<T>, Malformed> {
        let count = u32::from_le_bytes(*self.take()?) as usize;
        let Some(before_last) = count.checked_sub(1) else {
            return Ok(Vec::new());
        };
        let flats = self.slice(before_last.checked_mul(16).ok_or(Malformed)? + 14)?;
        let mut records = Vec::with_capacity(count);
        for flat in flats.chunks(16) {
            let flat: &[u8; 14] = flat.first_chunk().ok_or(Malformed)?;
            if at::<4, 4>(flat) == [0; 4] {
                return Err(Malformed);
            }
            let name = self.string()?;
            let comment = if at::<8, 4>(flat) == [0; 4] { None } else { Some(self.string()?) };
            let (id, flags) = (at::<0, 4>(flat), at::<12, 2>(flat));
            records.push(make(u32::from_le_bytes(id), name, comment, u16::from_le_bytes(flags)));
        }
        Ok(records)
    }
}

/// What is written, and the next referent id.
pub(crate) struct Writer {
    pub(crate) out: Vec<u8>,
    next_id: u32,
}

impl Writer {
    pub(crate) fn new() -> Writer {
        Writer { out: Vec::new(), next_id: 0x0002_0000 }
    }

    #[inline(always)]
    fn id(&mut self, present: bool) -> [u8; 4] {
        if !present {
            return [0; 4];
        }
        let id = self.next_id;
        self.next_id += 4;
        id.to_le_bytes()
    }

    pub(crate) fn node(&mut self, node: &Node) {
        let mut flat = [0; 12];
        flat[..4].copy_from_slice(&node.value.to_le_bytes());
        flat[4..8].copy_from_slice(&self.id(node.left.is_some()));
        flat[8..].copy_from_slice(&self.id(node.right.is_some()));
        self.out.extend_from_slice(&flat);
        for below in [&node.left, &node.right].into_iter().flatten() {
            self.node(below);
        }
    }

    pub(crate) fn list(&mut self, first: &Link) {
        let mut next = Some(first);
        while let Some(link) = next {
            let mut flat = [0; 68];
            flat[..64].copy_from_slice(&link.payload);
            flat[64..].copy_from_slice(&self.id(link.next.is_some()));
            self.out.extend_from_slice(&flat);
            next = link.next.as_deref();
        }
    }

    /// A string, with one check of the room for it.
    #[inline(always)]
    fn string(&mut self, string: &WStr) {
        let units = string.units();
        assert!(!has_nul(units), "no NUL in a string");
        let count = u32::try_from(units.len() + 1).expect("a count").to_le_bytes();
        // Whatever is behind another one is aligned to 2 bytes.
        let gap = self.out.len() % 4;
        self.out.reserve(gap + 12 + 2 * units.len() + 2);
        self.out.extend_from_slice(&[0; 2][..gap]);
        let mut counts = [0; 12];
        counts[..4].copy_from_slice(&count);
        counts[8..].copy_from_slice(&count);
        self.out.extend_from_slice(&counts);
        self.out.extend_from_slice(zerocopy::IntoBytes::as_bytes(units));
        self.out.extend_from_slice(&[0; 2]);
    }

    pub(crate) fn strings(&mut self, strings: &[&WStr]) {
        let count = u32::try_from(strings.len()).expect("a count");
        self.out.extend_from_slice(&count.to_le_bytes());
        for _ in strings {
            let id = self.id(true);
            self.out.extend_from_slice(&id);
        }
        strings.iter().for_each(|string| self.string(string));
    }

    pub(crate) fn records(&mut self, records: &[Record<'_>]) {
        let count = u32::try_from(records.len()).expect("a count");
        self.out.extend_from_slice(&count.to_le_bytes());
        for record in records {
            let mut flat = [0; 16];
            flat[..4].copy_from_slice(&record.id.to_le_bytes());
            flat[4..8].copy_from_slice(&self.id(true));
            flat[8..12].copy_from_slice(&self.id(record.comment.is_some()));
            flat[12..14].copy_from_slice(&record.flags.to_le_bytes());
            self.out.extend_from_slice(&flat);
        }
        if !records.is_empty() {
            self.out.truncate(self.out.len() - 2);
        }
        for record in records {
            self.string(record.name);
            if let Some(comment) = record.comment {
                self.string(comment);
            }
        }
    }
}
