//! Any bytes as a pickle: at once, and as they come; and as the parameters of a procedure.

use std::io::{self, Read};

use rpc_runtime::memory::{CallMemory, Ledger, StubBuffer};
use rpc_runtime::pickle::{
    IncrementalUnpickler, Pickler, ProcedurePickler, ProcedureUnpickler, Unpickler, align_size,
};
use rpc_runtime::{WStr, WString};
use rpc_tests::everything::{Borrowed, Choice, Everything, Plugged};

use crate::decode::{List, same};

/// Gives so many bytes at a time, and is interrupted now and then.
struct Slow<'a>(&'a [u8], usize, bool);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.2 = !self.2;
        if self.2 && self.1 & 1 == 0 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let n = into.len().min(self.1);
        self.0.read(&mut into[..n])
    }
}

/// The first byte says how the others are read: bits 0 to 2 in which pieces, bits 3 and 4 as what.
pub fn run(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let piece = usize::from(how & 7) + 1;
    match how >> 3 & 3 {
        0 => everything(bytes, piece),
        1 => mixed(bytes, piece),
        2 => procedure(bytes, false),
        _ => procedure(bytes, true),
    }
}

fn everything(bytes: &[u8], piece: usize) {
    let (stub, memory) = (StubBuffer::copy_of(bytes).expect("memory"), CallMemory::new());
    let mut incremental = IncrementalUnpickler::new(Slow(bytes, piece, false));
    let Ok(mut unpickler) = Unpickler::new(&stub, &memory) else {
        assert!(incremental.is_err(), "the same header");
        return;
    };
    let version = unpickler.version();
    let incremental = incremental.as_mut().expect("the same header");
    assert_eq!(incremental.version(), version);
    let (mut written, mut values) = (Vec::new(), Vec::new());
    let mut pickler = Pickler::new(&mut written, version).expect("a version that was read");
    while !unpickler.is_at_end() {
        let other = incremental.read::<Everything>();
        let Ok(value) = unpickler.read::<Everything>() else {
            assert!(other.is_err(), "the same errors");
            break;
        };
        let other = other.expect("the same").expect("as many");
        same(&other, &value, "as they come");
        assert!(align_size(&value, version).expect("a value") > 0);
        pickler.write(&value).expect("what is read can be written");
        values.push(value);
    }
    // The other forms of memory.
    let ledger = Ledger::new();
    let mut plugged = Unpickler::new(&stub, &memory).expect("a header");
    let mut borrowed = Unpickler::new(&stub, &memory).expect("a header");
    for _ in &values {
        plugged.read_in::<_, Plugged<Ledger>>(ledger.clone()).expect("a value");
        borrowed.read::<Borrowed<'_>>().expect("a value");
    }
    assert!(ledger.alive().is_empty());
    // And what was written.
    let written = StubBuffer::copy_of(&written).expect("memory");
    let mut unpickler = Unpickler::new(&written, &memory).expect("a header");
    for value in values {
        let back = unpickler.read::<Everything>().expect("what was written");
        same(&back, &value, "what was written");
    }
    assert!(unpickler.is_at_end());
}

/// Values of several types in turn, with primitive ones.
fn mixed(bytes: &[u8], piece: usize) {
    let (stub, memory) = (StubBuffer::copy_of(bytes).expect("memory"), CallMemory::new());
    let Ok(mut unpickler) = Unpickler::new(&stub, &memory) else { return };
    let mut incremental =
        IncrementalUnpickler::new(Slow(bytes, piece, false)).expect("the same header");
    macro_rules! both {
        ($($type:ty),*) => {$(
            if unpickler.is_at_end() {
                assert!(incremental.read::<$type>().expect("an end").is_none());
                return;
            }
            match (unpickler.read::<$type>(), incremental.read::<$type>()) {
                (Ok(value), Ok(Some(other))) => {
                    same(&other, &value, "as they come");
                }
                (Err(_), Err(_)) => return,
                (a, b) => panic!("at once {a:?}, as it comes {b:?}"),
            }
        )*};
    }
    both!(u32, Option<Box<u16>>, String, bool, WString, List, u64, Everything, u8);
}

/// Parameters of a procedure: a string, a count, an array of so many, a value.
fn procedure(bytes: &[u8], list: bool) {
    let (stub, memory) = (StubBuffer::copy_of(bytes).expect("memory"), CallMemory::new());
    let mut rest = &stub[..];
    while !rest.is_empty() {
        let aligned = StubBuffer::copy_of(rest).expect("memory");
        let Ok(mut procedure) = ProcedureUnpickler::new(&aligned, &memory) else { return };
        let mut pickler = ProcedurePickler::new(procedure.interface(), procedure.opnum());
        let Ok(title) = procedure.read::<&WStr>() else { return };
        pickler.write(title).expect("what was read");
        let Ok(n) = procedure.read::<u32>() else { return };
        pickler.write(&n).expect("what was read");
        let Ok(pages) = procedure.read_array::<Vec<u16>>(n as usize) else { return };
        pickler.write_array(&pages[..]).expect("what was read");
        if list {
            let Ok(value) = procedure.read::<Option<Box<List>>>() else { return };
            pickler.write(&value).expect("what was read");
        } else {
            let Ok(value) = procedure.read::<Choices>() else { return };
            pickler.write(&value).expect("what was read");
        }
        let Ok(behind) = procedure.finish() else { return };
        let mut written = Vec::new();
        pickler.finish(&mut written).expect("memory");
        let written = StubBuffer::copy_of(&written).expect("memory");
        let mut back = ProcedureUnpickler::new(&written, &memory).expect("what was written");
        assert_eq!(back.read::<&WStr>().expect("what was written"), title);
        assert_eq!(back.read::<u32>().expect("what was written"), n);
        assert_eq!(back.read_array::<&[u16]>(n as usize).expect("what was written"), pages);
        rest = &rest[rest.len() - behind.len()..];
    }
}

/// A structure with a union and pointers in it.
#[derive(rpc_runtime::Ndr, Debug)]
pub struct Choices {
    pub level: i16,
    #[switch_is(level)]
    pub choice: Choice,
    pub next: Option<Box<u64>>,
}
