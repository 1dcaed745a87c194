//! Routines of the user's own for values whose size only the value tells.

use rpc_runtime::Status;
use rpc_runtime::ndr::{
    Cursor, Decoder, Layout, Marshal, Ndr20, Ndr64, NdrResult, Sink, Syntax, Unmarshal,
};
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, hex};

/// Numbers of 16 bits, behind how many there are.
#[derive(Debug, PartialEq, Clone)]
pub struct Numbers(Vec<u16>);

impl Ndr for Numbers {
    const LAYOUT: Layout = Layout::of_any_size(2, 4, 2);
}

impl Marshal for Numbers {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        sink.align(if S::IS_NDR64 { 4 } else { 2 })?;
        sink.number((self.0.len() as u16).to_le_bytes())?;
        self.0.iter().try_for_each(|n| sink.number(n.to_le_bytes()))
    }
}

impl<'m, A> Unmarshal<'m, A> for Numbers {
    /// Where they stand, and how many there are.
    type Flat = (Cursor<'m>, u16);

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<(Cursor<'m>, u16)> {
        cursor.align(if S::IS_NDR64 { 4 } else { 2 })?;
        let n = cursor.u16()?;
        let numbers = *cursor;
        cursor.take(usize::from(n) * 2)?;
        Ok((numbers, n))
    }

    fn walk<S: Syntax>(
        (_, n): (Cursor<'m>, u16),
        _: Option<&Self>,
        (): &(),
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        decoder.tally::<u16>(n.into())
    }

    fn build<S: Syntax>(
        (mut cursor, n): (Cursor<'m>, u16),
        (): &(),
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<Numbers> {
        (0..n).map(|_| cursor.u16()).collect::<NdrResult<_>>().map(Numbers)
    }
}

/// In line between others, in an array, and behind a pointer.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Places {
    pub a: u8,
    pub numbers: Numbers,
    pub b: u8,
    pub pointed: Option<Box<Numbers>>,
    pub n: u8,
    #[size_is(n)]
    pub several: Tail<Vec<Numbers>>,
}

#[test]
fn xmt_12_a_size_may_be_that_of_the_value() {
    let numbers = |numbers: &[u16]| Numbers(numbers.to_vec());
    let value = Places {
        a: 1,
        numbers: numbers(&[5]),
        b: 2,
        pointed: Some(Box::new(numbers(&[]))),
        n: 2,
        several: Tail(vec![numbers(&[]), numbers(&[6, 7])]),
    };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "02000000 01 00 0100 0500 02 00 00000200 02 00 0000 0200 0600 0700 0000",
        "00000002 01 00 0001 0005 02 00 00020000 02 00 0000 0002 0006 0007 0000",
        "0200000000000000 01 000000 0100 0500 02 00000000000000 0000020000000000 02 000000
         0000 0000 0200 0600 0700 0000 0000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        encoding.walk::<Places>(&stub).unwrap();
        assert_eq!(encoding.decode::<_, Places>(&stub, ()).unwrap(), value, "{encoding:?}");
    }
}

#[derive(Ndr, Debug)]
pub struct Many {
    #[size_is(0x1000_0000)]
    pub all: Vec<Numbers>,
}

#[test]
fn xmt_12_an_array_of_them_has_at_least_the_bytes_that_they_take() {
    // 0x10000000 of them: the least of each is compared with what is left, before there is memory for any.
    let stub = Stub::new(&hex("00000200 00000010 0000 0000 0000"));
    let many = Encoding::Little.decode::<_, Many>(&stub, ());
    assert_eq!(status(&many), Some(Status::BAD_STUB_DATA));
}

#[test]
fn xmt_12_a_layout_of_any_size_has_the_alignment_that_it_says() {
    let layout = Layout::of_any_size(2, 8, 3);
    assert_eq!((layout.align::<Ndr20>(), layout.align::<Ndr64>()), (2, 8));
    assert_eq!((layout.size::<Ndr20>(), layout.least::<Ndr64>()), (None, 3));
    assert!(std::panic::catch_unwind(|| Layout::of_any_size(1, 16, 1)).is_err());
    assert!(std::panic::catch_unwind(|| Layout::of_any_size(1, 1, 0)).is_err());
}

/// A wire form that is a pointer, to a number: Windows aligns what it points to by 8, whatever that is.
#[derive(Debug, PartialEq, Clone)]
pub struct Pointee(u16);

impl Ndr for Pointee {
    const LAYOUT: Layout = Layout::of_any_size(8, 8, 2);
}

impl Marshal for Pointee {
    fn write_flat<S: Syntax, W: Sink>(&self, (): &(), sink: &mut W) -> NdrResult<()> {
        sink.align(8)?;
        sink.number(self.0.to_le_bytes())
    }
}

impl<'m, A> Unmarshal<'m, A> for Pointee {
    type Flat = u16;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<u16> {
        cursor.align(8)?;
        cursor.u16()
    }

    fn walk<S: Syntax>(_: u16, _: Option<&Self>, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<()> {
        Ok(())
    }

    fn build<S: Syntax>(number: u16, (): &(), _: &mut Decoder<'m, A>) -> NdrResult<Pointee> {
        Ok(Pointee(number))
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct UserMarshalled {
    pub a: u32,
    pub first: Option<Box<Pointee>>,
    pub second: Option<Box<Pointee>>,
}

#[test]
fn xmt_17_what_a_user_marshalled_pointer_points_to_is_aligned_to_8() {
    let value = UserMarshalled {
        a: 1,
        first: Some(Box::new(Pointee(2))),
        second: Some(Box::new(Pointee(3))),
    };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "01000000 00000200 04000200 00000000 0200 000000000000 0300",
        "00000001 00020000 00020004 00000000 0002 000000000000 0003",
        "0100000000000000 0000020000000000 0400020000000000 0200 000000000000 0300",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, UserMarshalled>(&stub, ()).unwrap(), value, "{encoding:?}");
    }
    // Windows' ids of such pointers are all one number, its letters "User".
    let stub = Stub::new(&hex("01000000 55736572 55736572 00000000 0200 000000000000 0300"));
    assert_eq!(Encoding::Little.decode::<_, UserMarshalled>(&stub, ()).unwrap(), value);
}
