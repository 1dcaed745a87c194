//! Section G: enumerations.

use rpc_runtime::Status;
use rpc_runtime::prelude::*;
use rpc_tests::encoding::{Encoding, status};
use rpc_tests::{Stub, hex};

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(u16)]
pub enum Open {
    Zero,
    Last = 32767,
    #[other]
    Other(u16),
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[closed]
pub enum Closed {
    One = 1,
    Two,
}

impl Closed {
    /// A second name for a value.
    pub const UNO: Closed = Closed::One;
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[v1_enum]
#[repr(u32)]
pub enum Wide {
    Most = 0xffff_ffff,
    Big = 32768,
    #[other]
    Other(u32),
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[v1_enum]
#[closed]
pub enum WideClosed {
    Big = 70000,
}

/// In 16 bits, which NDR64 makes 32.
fn narrow(encoding: Encoding, n: u16) -> Vec<u8> {
    match encoding {
        Encoding::Little => n.to_le_bytes().to_vec(),
        Encoding::Big => n.to_be_bytes().to_vec(),
        Encoding::Ndr64 => u32::from(n).to_le_bytes().to_vec(),
    }
}

fn wide(encoding: Encoding, n: u32) -> Vec<u8> {
    if encoding.big_endian() { n.to_be_bytes().to_vec() } else { n.to_le_bytes().to_vec() }
}

#[test]
fn enm_01_an_enumeration_has_16_bits_and_values_to_32767() {
    let out_of_range = Some(Status::ENUM_VALUE_OUT_OF_RANGE);
    assert_eq!(Status::ENUM_VALUE_OUT_OF_RANGE, Status(1781));
    for encoding in Encoding::ALL {
        for (value, n) in [(Open::Zero, 0), (Open::Last, 32767), (Open::Other(5), 5)] {
            assert_eq!(encoding.encode(&value).unwrap(), narrow(encoding, n));
            let stub = Stub::new(&narrow(encoding, n));
            assert_eq!(encoding.decode::<_, Open>(&stub, ()).unwrap(), value);
        }
        for n in [0x8000, 0xffff] {
            assert_eq!(status(&encoding.encode(&Open::Other(n))), out_of_range);
            let stub = Stub::new(&narrow(encoding, n));
            assert_eq!(status(&encoding.decode::<_, Open>(&stub, ())), out_of_range);
        }
    }
    // The upper half of NDR64's 32 bits counts too.
    let stub = Stub::new(&hex("00000100"));
    assert_eq!(status(&Encoding::Ndr64.decode::<_, Open>(&stub, ())), out_of_range);
}

#[test]
fn enm_02_a_v1_enum_has_32_bits_in_every_syntax() {
    for encoding in Encoding::ALL {
        for (value, n) in
            [(Wide::Most, 0xffff_ffff), (Wide::Big, 0x8000), (Wide::Other(0x1_0000), 0x1_0000)]
        {
            assert_eq!(encoding.encode(&value).unwrap(), wide(encoding, n));
            let stub = Stub::new(&wide(encoding, n));
            assert_eq!(encoding.decode::<_, Wide>(&stub, ()).unwrap(), value);
        }
    }
}

#[test]
fn enm_03_a_second_name_of_a_value_is_a_constant() {
    for encoding in Encoding::ALL {
        assert_eq!(encoding.encode(&Closed::UNO).unwrap(), narrow(encoding, 1));
        let stub = Stub::new(&narrow(encoding, 1));
        assert_eq!(encoding.decode::<_, Closed>(&stub, ()).unwrap(), Closed::UNO);
    }
}

#[test]
fn enm_04_an_undeclared_number_is_kept_by_an_open_enumeration_and_refused_by_a_closed_one() {
    let out_of_range = Some(Status::ENUM_VALUE_OUT_OF_RANGE);
    for encoding in Encoding::ALL {
        let stub = Stub::new(&narrow(encoding, 3));
        assert_eq!(encoding.decode::<_, Open>(&stub, ()).unwrap(), Open::Other(3));
        assert_eq!(status(&encoding.decode::<_, Closed>(&stub, ())), out_of_range);
        assert_eq!(status(&encoding.walk::<Closed>(&stub)), out_of_range);
        // What is declared is never in the variant for others.
        let stub = Stub::new(&narrow(encoding, 0));
        assert_eq!(encoding.decode::<_, Open>(&stub, ()).unwrap(), Open::Zero);
        let stub = Stub::new(&wide(encoding, 70001));
        assert_eq!(encoding.decode::<_, Wide>(&stub, ()).unwrap(), Wide::Other(70001));
        assert_eq!(status(&encoding.decode::<_, WideClosed>(&stub, ())), out_of_range);
    }
}
