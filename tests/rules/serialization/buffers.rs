//! Buffers that pickles are written into and read from, and how values are aligned in them.

use std::io::{self, Write};

use rpc_runtime::memory::StubBuffer;
use rpc_runtime::pickle::{
    Pickler, ProcedurePickler, ProcedureUnpickler, Unpickler, Version, align_size,
};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::hex;

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Point {
    x: f32,
    y: f64,
    name: u8,
}

const POINT: Point = Point { x: 1.0, y: -2.0, name: 3 };

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Small {
    a: u8,
}

const INTERFACE: SyntaxId =
    SyntaxId::new(uuid::Uuid::from_u128(0x12345678_1234_abcd_ef00_0123456789ab), 3, 1);

fn v2(syntax: SyntaxId) -> Version {
    Version::V2 { syntax, interface: INTERFACE }
}

#[test]
fn ser_03_every_value_starts_at_a_multiple_of_8_and_of_16_in_version_2() {
    for (version, header, sizes) in [
        // A private header, then the value and its padding.
        (Version::V1, 8, [8 + 8, 8 + 24]),
        (v2(SyntaxId::NDR20), 64, [16 + 16, 16 + 32]),
        (v2(SyntaxId::NDR64), 64, [16 + 16, 16 + 32]),
    ] {
        let mut pickler = Pickler::new(Vec::new(), version).unwrap();
        pickler.write(&Small { a: 1 }).unwrap();
        pickler.write(&POINT).unwrap();
        pickler.write(&Small { a: 2 }).unwrap();
        let bytes = pickler.into_inner();
        assert_eq!(bytes.len(), header + 2 * sizes[0] + sizes[1], "{version:?}");
        let private = sizes[0] / 2;
        assert_eq!(bytes[header + private..header + sizes[0]][..2], [1, 0]);
        assert_eq!(bytes[header + sizes[0] + sizes[1] + private], 2);
        assert_eq!(align_size(&Small { a: 1 }, version).unwrap(), sizes[0]);
        assert_eq!(align_size(&POINT, version).unwrap(), sizes[1]);
        // A buffer need not be aligned: what cannot be borrowed from it is copied.
        let (shifted, memory) = ([&[0], &bytes[..]].concat(), CallMemory::new());
        let mut unpickler = Unpickler::new(&shifted[1..], &memory).unwrap();
        assert_eq!(unpickler.read::<Small>().unwrap(), Small { a: 1 });
        assert_eq!(unpickler.read::<Point>().unwrap(), POINT);
    }
}

#[derive(Ndr, Debug, PartialEq)]
pub struct Open {
    n: u16,
    #[size_is(n)]
    tail: Tail<Vec<u8>>,
}

#[test]
fn ser_04_a_conformant_structure_is_a_value_with_its_count_in_front() {
    let value = Open { n: 3, tail: Tail(vec![1, 2, 3]) };
    let golden = hex("01100800 cccccccc 10000000 00000000 03000000 0300 010203 00000000000000");
    let mut pickler = Pickler::new(Vec::new(), Version::V1).unwrap();
    pickler.write(&value).unwrap();
    assert_eq!(pickler.into_inner(), golden);
    let (bytes, memory) = (StubBuffer::copy_of(&golden).unwrap(), CallMemory::new());
    let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
    assert_eq!(unpickler.read::<Open>().unwrap(), value);
}

#[test]
fn ser_05_a_structure_of_floats_can_be_a_procedures_result() {
    let mut bytes = Vec::new();
    let mut procedure = ProcedurePickler::new(INTERFACE, 0);
    procedure.write(&1.5_f64).unwrap();
    procedure.write(&POINT).unwrap();
    procedure.finish(&mut bytes).unwrap();
    assert_eq!(
        bytes[56..],
        hex("000000000000f83f 0000803f 00000000 00000000000000c0 03 00000000000000")
    );
    let (bytes, memory) = (StubBuffer::copy_of(&bytes).unwrap(), CallMemory::new());
    let mut procedure = ProcedureUnpickler::new(&bytes, &memory).unwrap();
    assert_eq!(procedure.read::<f64>().unwrap(), 1.5);
    assert_eq!(procedure.read::<Point>().unwrap(), POINT);
    procedure.finish().unwrap();
}

#[test]
fn ser_07_a_fixed_buffer_takes_what_has_room_and_is_1784_beyond() {
    // A header of 8, and 16 for each value.
    for (room, values) in [(0, 0), (7, 0), (8, 0), (23, 0), (24, 1), (39, 1), (40, 2)] {
        let mut buffer = vec![0xee; room];
        let pickler = Pickler::new(&mut buffer[..], Version::V1);
        let Ok(mut pickler) = pickler else {
            assert!(room < 8);
            continue;
        };
        let mut written = 0;
        let error = loop {
            match pickler.write(&Small { a: 1 }) {
                Ok(()) => written += 1,
                Err(error) => break error,
            }
        };
        assert_eq!((written, error.status()), (values, Status(1784)), "{room} bytes");
    }
}

#[test]
fn ser_08_a_dynamic_buffer_is_the_applications() {
    let mut buffer = Vec::new();
    // It may be borrowed for a pickle, and has what it had in front of it.
    buffer.push(0xaa);
    let mut pickler = Pickler::new(&mut buffer, Version::V1).unwrap();
    pickler.write(&Small { a: 7 }).unwrap();
    let golden = hex("aa 01100800 cccccccc 08000000 00000000 07 00000000000000");
    assert_eq!(buffer, golden);
}

/// Takes a few bytes at a time, and only so many in all.
struct Narrow {
    got: Vec<u8>,
    most: usize,
}

impl Write for Narrow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = bytes.len().min(3).min(self.most - self.got.len());
        self.got.extend_from_slice(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn ser_09_an_incremental_output_may_take_a_few_bytes_at_a_time() {
    let golden = hex("01100800 cccccccc 08000000 00000000 07 00000000000000");
    let narrow = Narrow { got: Vec::new(), most: golden.len() };
    let mut pickler = Pickler::new(narrow, Version::V1).unwrap();
    pickler.write(&Small { a: 7 }).unwrap();
    let error = pickler.write(&Small { a: 8 }).unwrap_err();
    assert_eq!(error.status(), Status::INVALID_USER_BUFFER);
    assert_eq!(pickler.into_inner().got, golden);
}

#[test]
fn ser_10_a_buffer_that_ends_early_is_1783() {
    let bytes = hex("01100800 cccccccc 08000000 00000000 07 00000000000000");
    let memory = CallMemory::new();
    for end in 0..bytes.len() {
        let read = Unpickler::new(&bytes[..end], &memory).and_then(|mut u| u.read::<Small>());
        assert_eq!(read.unwrap_err().status(), Status::BAD_STUB_DATA, "{end} bytes");
    }
    let mut unpickler = Unpickler::new(&bytes, &memory).unwrap();
    assert_eq!(unpickler.read::<Small>().unwrap(), Small { a: 7 });
}

#[test]
fn ser_11_an_output_can_be_used_again_for_another_pickle() {
    let mut buffer = [0; 24];
    for a in [1, 2] {
        let mut pickler = Pickler::new(&mut buffer[..], Version::V1).unwrap();
        pickler.write(&Small { a }).unwrap();
        assert!(pickler.into_inner().is_empty());
        assert_eq!(buffer[16], a);
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b87", version = "1.0")]
pub trait Both {
    async fn twice(&self, n: u32) -> Result<u32>;
}

struct Doubler;

impl Both for Doubler {
    async fn twice(&self, n: u32) -> Result<u32> {
        Ok(2 * n)
    }
}

#[tokio::test]
async fn ser_15_a_pickle_and_a_call_share_nothing() {
    let server = Server::builder().offer(BothServer::new(Doubler)).build().unwrap();
    let client = BothClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    // A procedure that is half pickled, while the same one is called.
    let mut pickled = ProcedurePickler::new(BothClient::INTERFACE.id, 0);
    assert_eq!(client.twice(4).await.unwrap(), 8);
    pickled.write(&5_u32).unwrap();
    assert_eq!(client.twice(6).await.unwrap(), 12);
    let mut bytes = Vec::new();
    pickled.finish(&mut bytes).unwrap();
    assert_eq!(bytes[56..], hex("05000000 00000000"));
}
