//! Forms of published IDL, as `rpc_runtime::manual::mapping` says to write them: what they are on the wire.

use rpc_runtime::prelude::*;
use rpc_tests::encoding::Encoding;
use rpc_tests::windows::Recorded;
use rpc_tests::{Stub, hex};

/// `typedef struct { DWORD id; [string] wchar_t *name; } ENTRY;` under `pointer_default(unique)`.
#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
pub struct Entry<'a> {
    pub id: u32,
    pub name: Option<&'a WStr>,
}

// `typedef [range(0, 10)] DWORD COUNT; typedef [string] wchar_t *NAME; typedef [unique] POINT *PPOINT;`
pub type Count = u32;
pub type Name = WString;
pub type PointPointer = Option<Box<Point>>;

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Point {
    pub x: u16,
    pub y: u16,
}

/// A structure of typedefs: an attribute that is not in a type stands at each place.
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Typedefs {
    #[range(0..=10)]
    pub count: Count,
    pub name: Name,
    pub at: PointPointer,
    #[size_is(count)]
    pub more: Option<Vec<Count>>,
}

/// `[switch_is(level)] union { [case(1)] struct { long a; short b; } s; [case(2)] [string] wchar_t *name; };`
#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Anonymous {
    pub level: u32,
    #[switch_is(level)]
    pub u: AnonymousUnion,
}

#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(u32)]
pub enum AnonymousUnion {
    #[case(1)]
    S(AnonymousStructure),
    #[case(2)]
    Name(Option<WString>),
}

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct AnonymousStructure {
    pub a: i32,
    pub b: i16,
}

#[rpc_interface(
    uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b94",
    version = "1.0",
    pointer_default = "unique"
)]
pub trait Published {
    /// `[in, out, unique, size_is(n)] DWORD *a`.
    async fn unique_array(
        &self,
        #[range(0, 16)] n: u32,
        #[size_is(, n)] a: &mut Option<Vec<u32>>,
    ) -> Result<()>;
    /// `[out] DWORD *n, [out, size_is(, *n)] DWORD **a`.
    async fn allocated(
        &self,
        wanted: u32,
        #[out] n: &mut u32,
        #[out]
        #[size_is(, *n)]
        a: &mut Option<Vec<u32>>,
    ) -> Result<u32>;
    /// `[out, size_is(n)] ENTRY *a`.
    async fn entries<'a>(
        &self,
        memory: &'a CallMemory,
        #[range(0, 16)] n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [Entry<'a>],
    ) -> Result<()>;
    /// `[in] long n[2], [in, size_is(n[0])] small *a`.
    async fn first_is_the_size(&self, n0: i32, n1: i32, #[size_is(n0)] a: &[u8]) -> Result<()>;
    /// `[in] COUNT n, [in] NAME name, [in, string, unique] wchar_t *other, [in] PPOINT at`.
    async fn typedefs(
        &self,
        #[range(0..=10)] n: Count,
        name: &WStr,
        other: Option<&WStr>,
        at: Option<&Point>,
    ) -> Result<()>;
}

/// What a server has no entries for, as a result.
const NOT_FOUND: u32 = 2;

struct Service;

impl Published for Service {
    async fn unique_array(&self, _: u32, a: &mut Option<Vec<u32>>) -> Result<()> {
        a.iter_mut().flatten().for_each(|n| *n += 1);
        Ok(())
    }

    async fn allocated(&self, wanted: u32, n: &mut u32, a: &mut Option<Vec<u32>>) -> Result<u32> {
        if wanted == 0 {
            return Ok(NOT_FOUND);
        }
        (*n, *a) = (wanted, Some((1..=wanted).collect()));
        Ok(0)
    }

    async fn entries<'a>(&self, memory: &'a CallMemory, _: u32, a: &mut [Entry<'a>]) -> Result<()> {
        for (id, entry) in (7..).zip(a) {
            let name = (id == 7).then(|| memory.allocate_wide("n")).transpose()?;
            *entry = Entry { id, name };
        }
        Ok(())
    }

    async fn first_is_the_size(&self, _: i32, n1: i32, a: &[u8]) -> Result<()> {
        assert_eq!((n1, a), (9, &[5, 6][..]));
        Ok(())
    }

    async fn typedefs(
        &self,
        n: Count,
        name: &WStr,
        other: Option<&WStr>,
        at: Option<&Point>,
    ) -> Result<()> {
        assert_eq!((n, name.to_string(), other), (3, "n".to_owned(), None));
        assert_eq!(at, Some(&Point { x: 1, y: 2 }));
        Ok(())
    }
}

/// A call in NDR and in NDR64: the request, and the reply.
fn call(ndr: [&str; 2], ndr64: [&str; 2]) -> [Recorded; 2] {
    [(Encoding::Little, ndr), (Encoding::Ndr64, ndr64)].map(|(encoding, [request, reply])| {
        Recorded { encoding, request: hex(request), reply: hex(reply) }
    })
}

/// Our server and our client write these stubs, and read each other's.
async fn is_on_the_wire(
    opnum: u16,
    stubs: [Recorded; 2],
    call: impl AsyncFn(PublishedClient) -> Result<()>,
) {
    let server = Server::builder().offer(PublishedServer::new(Service)).build().unwrap();
    for stubs in stubs {
        stubs.is_served(&server, PublishedClient::INTERFACE.id, opnum).await;
        stubs.is_called(async |a| call(PublishedClient::bind(a).await?).await).await;
    }
}

#[tokio::test]
async fn ptr_29_a_unique_array_that_comes_back_has_an_id() {
    let stubs = call(
        ["02000000 00000200 02000000 07000000 08000000", "00000200 02000000 08000000 09000000"],
        [
            "02000000 00000000 0000020000000000 0200000000000000 07000000 08000000",
            "0000020000000000 0200000000000000 08000000 09000000",
        ],
    );
    is_on_the_wire(0, stubs, async |client| {
        let mut a = Some(vec![7, 8]);
        client.unique_array(2, &mut a).await?;
        assert_eq!(a, Some(vec![8, 9]));
        Ok(())
    })
    .await;
    let null = call(
        ["00000000 00000000", "00000000"],
        ["00000000 00000000 0000000000000000", "0000000000000000"],
    );
    is_on_the_wire(0, null, async |client| client.unique_array(0, &mut None).await).await;
}

#[tokio::test]
async fn arr_20_an_array_that_the_server_allocates_may_be_null_beside_an_error_code() {
    let stubs = call(
        ["02000000", "02000000 00000200 02000000 01000000 02000000 00000000"],
        [
            "02000000",
            "02000000 00000000 0000020000000000 0200000000000000 01000000 02000000 00000000",
        ],
    );
    is_on_the_wire(1, stubs, async |client| {
        let (mut n, mut a) = (0, None);
        assert_eq!(client.allocated(2, &mut n, &mut a).await?, 0);
        assert_eq!((n, a), (2, Some(vec![1, 2])));
        Ok(())
    })
    .await;
    let null = call(
        ["00000000", "00000000 00000000 02000000"],
        ["00000000", "00000000 00000000 0000000000000000 02000000"],
    );
    is_on_the_wire(1, null, async |client| {
        let (mut n, mut a) = (5, Some(vec![1]));
        assert_eq!(client.allocated(0, &mut n, &mut a).await?, NOT_FOUND);
        assert_eq!((n, a), (0, None));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn mem_09_the_pointers_of_an_out_buffers_elements_lead_to_the_calls_memory() {
    let stubs = call(
        [
            "02000000",
            "02000000 07000000 00000200 08000000 00000000
             02000000 00000000 02000000 6e00 0000",
        ],
        [
            "02000000",
            "0200000000000000 07000000 00000000 0000020000000000 08000000 00000000 0000000000000000
             0200000000000000 0000000000000000 0200000000000000 6e00 0000",
        ],
    );
    is_on_the_wire(2, stubs, async |client| {
        let memory = CallMemory::new();
        let mut a = [Entry { id: 0, name: None }; 2];
        client.entries(&memory, 2, &mut a).await?;
        assert_eq!(a[0].name.map(ToString::to_string).as_deref(), Some("n"));
        assert_eq!((a[0].id, a[1]), (7, Entry { id: 8, name: None }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn arr_16_a_fixed_array_of_counts_is_its_elements_one_by_one() {
    let stubs = call(
        ["02000000 09000000 02000000 0506", ""],
        ["02000000 09000000 0200000000000000 0506", ""],
    );
    is_on_the_wire(3, stubs, async |client| client.first_is_the_size(2, 9, &[5, 6]).await).await;
    // So it would be as an array.
    assert_eq!(Encoding::Little.encode(&[2_i32, 9]).unwrap(), hex("02000000 09000000"));
}

#[tokio::test]
async fn ptr_13_what_a_typedef_says_of_a_parameter_is_said_at_the_parameter() {
    let stubs = call(
        [
            "03000000 02000000 00000000 02000000 6e00 0000 00000000 00000200 0100 0200",
            "",
        ],
        [
            "03000000 00000000 0200000000000000 0000000000000000 0200000000000000 6e00 0000 00000000
             0000000000000000 0000020000000000 0100 0200",
            "",
        ],
    );
    is_on_the_wire(4, stubs, async |client| {
        let (name, at) = (WString::from("n"), Point { x: 1, y: 2 });
        client.typedefs(3, &name, None, Some(&at)).await
    })
    .await;
}

#[test]
fn ptr_13_a_typedef_is_an_alias_and_its_range_is_said_at_each_place() {
    let value = Typedefs {
        count: 1,
        name: WString::from("n"),
        at: Some(Box::new(Point { x: 1, y: 2 })),
        more: Some(vec![5]),
    };
    for (encoding, bytes) in Encoding::ALL.into_iter().zip([
        "01000000 00000200 04000200 08000200 02000000 00000000 02000000 6e00 0000
         0100 0200 01000000 05000000",
        "00000001 00020000 00020004 00020008 00000002 00000000 00000002 006e 0000
         0001 0002 00000001 00000005",
        "01000000 00000000 0000020000000000 0400020000000000 0800020000000000
         0200000000000000 0000000000000000 0200000000000000 6e00 0000 0100 0200
         0100000000000000 05000000",
    ]) {
        assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(encoding.decode::<_, Typedefs>(&stub, ()).unwrap(), value);
    }
    let beyond = Stub::new(&hex("0b000000 00000200 00000000 00000000"));
    assert_eq!(beyond.outcome::<(), Typedefs>(&()), 1734);
}

#[test]
fn uni_16_an_anonymous_union_is_a_type_with_any_name() {
    let structure = AnonymousUnion::S(AnonymousStructure { a: 5, b: 6 });
    let name = AnonymousUnion::Name(Some(WString::from("n")));
    for (level, u, bytes) in [
        (
            1,
            structure,
            [
                "01000000 01000000 05000000 0600",
                "00000001 00000001 00000005 0006",
                "01000000 00000000 01000000 00000000 05000000 0600 0000",
            ],
        ),
        (
            2,
            name,
            [
                "02000000 02000000 00000200 02000000 00000000 02000000 6e00 0000",
                "00000002 00000002 00020000 00000002 00000000 00000002 006e 0000",
                "02000000 00000000 02000000 00000000 0000020000000000
                 0200000000000000 0000000000000000 0200000000000000 6e00 0000",
            ],
        ),
    ] {
        let value = Anonymous { level, u };
        for (encoding, bytes) in Encoding::ALL.into_iter().zip(bytes) {
            assert_eq!(encoding.encode(&value).unwrap(), hex(bytes), "{encoding:?}");
            let stub = Stub::new(&hex(bytes));
            assert_eq!(encoding.decode::<_, Anonymous>(&stub, ()).unwrap(), value);
        }
    }
}
