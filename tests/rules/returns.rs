//! Return values: where they stand on the wire, who owns what they point to, and that an error is no
//! value.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;
use rpc_runtime::StatusClass;
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_tests::raw::Raw;
use rpc_tests::{SYNTAXES, hex};
use tokio::task::JoinHandle;

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Packet {
    pub n: u16,
    #[size_is(n)]
    pub bytes: Vec<u8>,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Tailed {
    pub n: u32,
    #[size_is(n)]
    pub tail: Tail<Vec<u16>>,
}

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(u16)]
#[closed]
pub enum Colour {
    Red = 1,
    Green = 2,
}

/// An error of the application's own.
#[derive(Debug)]
pub struct Locked(pub u32);

impl From<Locked> for Error {
    fn from(Locked(by): Locked) -> Error {
        Error::new(Status(0xe000_0000 + by), "somebody else has it")
    }
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b32", version = "1.0")]
pub trait Returns {
    async fn number(&self, #[out] before: &mut u8) -> Result<u64>;

    async fn colour(&self) -> Result<Colour>;

    async fn structure(&self) -> Result<Packet>;

    async fn conformant(&self) -> Result<Option<Box<Tailed>>>;

    async fn string(&self) -> Result<Option<WString>>;

    async fn borrowed<'a>(&self, memory: &'a CallMemory, null: bool) -> Result<Option<&'a u32>>;

    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        null: bool,
    ) -> Result<Option<PluggedBox<u32, A>>>;

    /// Changes everything, and fails.
    async fn lock(&self, name: &mut String, #[out] n: &mut u32)
    -> std::result::Result<u32, Locked>;

    /// The same on the blocking pool.
    fn lock_blocking(&self, name: &mut String) -> std::result::Result<u32, Locked>;

    async fn nothing(&self) -> Result<()>;
}

pub struct Service;

impl Returns for Service {
    async fn number(&self, before: &mut u8) -> Result<u64> {
        *before = 7;
        Ok(0x0102_0304_0506_0708)
    }

    async fn colour(&self) -> Result<Colour> {
        Ok(Colour::Green)
    }

    async fn structure(&self) -> Result<Packet> {
        Ok(Packet { n: 3, bytes: vec![1, 2, 3] })
    }

    async fn conformant(&self) -> Result<Option<Box<Tailed>>> {
        Ok(Some(Box::new(Tailed { n: 2, tail: Tail(vec![8, 9]) })))
    }

    async fn string(&self) -> Result<Option<WString>> {
        Ok(Some("x".into()))
    }

    async fn borrowed<'a>(&self, memory: &'a CallMemory, null: bool) -> Result<Option<&'a u32>> {
        if null { Ok(None) } else { Ok(Some(memory.allocate(42)?)) }
    }

    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        null: bool,
    ) -> Result<Option<PluggedBox<u32, A>>> {
        if null {
            return Ok(None);
        }
        Ok(Some(PluggedBox::try_new_in(42, memory).map_err(|_| Status::OUT_OF_MEMORY)?))
    }

    async fn lock(&self, name: &mut String, n: &mut u32) -> std::result::Result<u32, Locked> {
        name.push_str(" is mine");
        *n = 1;
        Err(Locked(7))
    }

    fn lock_blocking(&self, name: &mut String) -> std::result::Result<u32, Locked> {
        name.clear();
        Err(Locked(8))
    }

    async fn nothing(&self) -> Result<()> {
        Ok(())
    }
}

fn server() -> Server {
    Server::builder().offer(ReturnsServer::new(Service)).build().unwrap()
}

async fn client() -> ReturnsClient {
    ReturnsClient::bind(&ClientBuilder::new().over(server().in_process())).await.unwrap()
}

/// A client whose server answers one request with this reply, and closes the connection.
async fn answered(reply: &str) -> (ReturnsClient, JoinHandle<()>) {
    let (mut raw, stream) = Raw::pair();
    let reply = hex(reply);
    let task = tokio::spawn(async move {
        raw.accept(SyntaxId::NDR20).await;
        raw.answer(&reply).await;
    });
    (ReturnsClient::bind(&ClientBuilder::new().over(stream)).await.unwrap(), task)
}

/// What the server answers to this request: a stub, or the status of a fault.
async fn asked(syntax: SyntaxId, opnum: u16, request: &str) -> Result<Vec<u8>, u32> {
    let (mut raw, stream) = Raw::pair();
    tokio::spawn(async move { server().serve(stream).await });
    raw.bind(ReturnsClient::INTERFACE.id, syntax).await;
    raw.call(opnum, &hex(request)).await.map_err(Status::to_wire)
}

#[tokio::test]
async fn ret_01_the_value_stands_behind_all_parameters() {
    // An [out] byte, a gap to 8, and the value.
    let bytes = "07 00000000000000 0807060504030201";
    for syntax in SYNTAXES {
        assert_eq!(asked(syntax, 0, "").await.unwrap(), hex(bytes));
    }
    let (client, _task) = answered(bytes).await;
    let mut before = 0;
    assert_eq!(client.number(&mut before).await.unwrap(), 0x0102_0304_0506_0708);
    assert_eq!(before, 7);
}

#[tokio::test]
async fn ret_01_any_wire_type_without_attributes_can_be_returned() {
    let (ndr, ndr64) = (SyntaxId::NDR20, SyntaxId::NDR64);
    assert_eq!(asked(ndr, 1, "").await.unwrap(), hex("0200"));
    assert_eq!(asked(ndr64, 1, "").await.unwrap(), hex("02000000"));
    assert_eq!(asked(ndr, 2, "").await.unwrap(), hex("0300 0000 00000200 03000000 010203"));
    let string = "00000200 02000000 00000000 02000000 7800 0000";
    assert_eq!(asked(ndr, 4, "").await.unwrap(), hex(string));
    assert_eq!(asked(ndr, 9, "").await.unwrap(), hex(""), "`()` is nothing");

    let (client, _task) = answered("0300").await;
    let error = client.colour().await.unwrap_err();
    assert_eq!(error.status(), Status::ENUM_VALUE_OUT_OF_RANGE);
    assert_eq!(error.parameter(), Some("the return value"));
}

#[tokio::test]
async fn ret_02_a_returned_pointer_is_a_unique_pointer() {
    assert_eq!(asked(SyntaxId::NDR20, 5, "00").await.unwrap(), hex("00000200 2a000000"));
    assert_eq!(asked(SyntaxId::NDR20, 5, "01").await.unwrap(), hex("00000000"));
    let ndr64 = asked(SyntaxId::NDR64, 5, "00").await.unwrap();
    assert_eq!(ndr64, hex("0000020000000000 2a000000"));
}

#[tokio::test]
async fn ret_02_the_client_allocates_it_from_the_callers_allocator() {
    let (client, ledger) = (client().await, Ledger::new());
    let value = client.plugged(ledger.clone(), false).await.unwrap().unwrap();
    assert_eq!((*value, ledger.requests(), ledger.alive().len()), (42, 1, 1));
    drop(value);
    assert_eq!((ledger.frees(), ledger.alive().len()), (1, 0), "the caller frees it");
    assert!(client.plugged(ledger.clone(), true).await.unwrap().is_none());
    assert_eq!(ledger.requests(), 1, "null is no memory");

    ledger.fail_at(ledger.requests() + 1);
    let error = client.plugged(ledger.clone(), false).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY);
    assert!(error.may_have_executed());
}

#[tokio::test]
async fn ret_02_what_is_borrowed_lives_in_the_callers_memory() {
    let (client, ledger) = (client().await, Ledger::new());
    let memory = CallMemory::new_in(ledger.clone());
    let value = client.borrowed(&memory, false).await.unwrap();
    assert_eq!(value, Some(&42));
    assert!(client.borrowed(&memory, true).await.unwrap().is_none());
    drop(memory);
    assert!(ledger.alive().is_empty());
}

#[tokio::test]
async fn ret_03_every_call_returns_new_storage() {
    let (client, ledger) = (client().await, Ledger::new());
    let first = client.plugged(ledger.clone(), false).await.unwrap().unwrap();
    let second = client.plugged(ledger.clone(), false).await.unwrap().unwrap();
    assert!(!std::ptr::eq(&*first, &*second));
    assert_eq!(ledger.alive().len(), 2);

    let memory = CallMemory::new();
    let first = client.borrowed(&memory, false).await.unwrap().unwrap();
    let second = client.borrowed(&memory, false).await.unwrap().unwrap();
    assert!(!std::ptr::eq(first, second));
    assert_eq!((first, second), (&42, &42), "the first is still there");
}

#[tokio::test]
async fn ret_04_a_conformant_structure_is_returned_behind_a_pointer() {
    // An id, the hoisted maximum count, `n`, the elements.
    let bytes = "00000200 02000000 02000000 0800 0900";
    assert_eq!(asked(SyntaxId::NDR20, 3, "").await.unwrap(), hex(bytes));
    let (client, _task) = answered(bytes).await;
    let value = client.conformant().await.unwrap();
    assert_eq!(value, Some(Box::new(Tailed { n: 2, tail: Tail(vec![8, 9]) })));
}

#[tokio::test]
async fn ret_05_a_returned_structure_is_checked_as_a_parameter_is() {
    let whole = "0300 0000 00000200 03000000 010203";
    let (client, _task) = answered(whole).await;
    assert_eq!(client.structure().await.unwrap(), Packet { n: 3, bytes: vec![1, 2, 3] });
    for (reply, status) in [
        // A count that lies, a null where a reference pointer stands, an end that comes too early.
        ("0200 0000 00000200 03000000 010203", Status::BAD_STUB_DATA),
        ("0300 0000 00000000", Status::NULL_REF_POINTER),
        ("0300 0000 00000200 03000000 0102", Status::BAD_STUB_DATA),
        ("0300", Status::BAD_STUB_DATA),
    ] {
        let (client, _task) = answered(reply).await;
        let error = client.structure().await.unwrap_err();
        assert_eq!((error.status(), error.parameter()), (status, Some("the return value")));
    }
}

#[tokio::test]
async fn ret_06_a_status_of_either_class_is_an_error_and_never_a_value() {
    let error = client().await.lock(&mut String::new(), &mut 0).await.unwrap_err();
    assert_eq!((error.status(), error.class()), (Status(0xe000_0007), StatusClass::Fault));

    // The server is gone after the first answer.
    let (client, task) = answered("0200").await;
    assert_eq!(client.colour().await.unwrap(), Colour::Green);
    task.await.unwrap();
    let error = client.colour().await.unwrap_err();
    assert_eq!(error.class(), StatusClass::Communication, "{error}");
}

#[tokio::test]
async fn ret_08_an_error_is_a_fault_and_no_data_comes_with_it() {
    // The string "a" goes there; what the method changed does not come back. `call` compares the
    // length of the fault.
    let request = "00000200 02000000 00000000 02000000 6100";
    assert_eq!(asked(SyntaxId::NDR20, 7, request).await, Err(0xe000_0007));
    assert_eq!(asked(SyntaxId::NDR20, 8, request).await, Err(0xe000_0008));
}

#[tokio::test]
async fn ret_08_the_applications_error_arrives_and_nothing_has_changed() {
    let client = client().await;
    let (mut name, mut n) = ("it".to_owned(), 5);
    let error = client.lock(&mut name, &mut n).await.unwrap_err();
    assert_eq!(error.status(), Status(0xe000_0007));
    assert!(error.may_have_executed());
    let error = client.lock_blocking(&mut name).await.unwrap_err();
    assert_eq!(error.status(), Status(0xe000_0008));
    assert_eq!((name.as_str(), n), ("it", 5));
}
