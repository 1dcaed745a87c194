//! Unions as Windows writes them, with `ms_union` and without.

use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_tests::windows::{Recorded, recorded};

#[derive(Ndr, Debug, PartialEq, Clone, Copy)]
#[repr(u16)]
pub enum Level {
    E0 = 0,
    E1 = 1,
    E2 = 2,
    E4 = 4,
    E8 = 8,
    #[other]
    Other(u16),
}

macro_rules! union {
    ($(#[$attribute:meta])* $name:ident) => {
        #[derive(Ndr, Debug, PartialEq, Clone)]
        $(#[$attribute])*
        pub enum $name {
            #[case(0)]
            Empty,
            #[case(1)]
            Char(u8),
            #[case(2)]
            Short(u16),
            #[case(4)]
            Long(u32),
            #[case(8)]
            Hyper(u64),
        }

        impl $name {
            /// Each arm, all ones.
            const ALL: [(u8, $name); 5] = [
                (0, $name::Empty),
                (1, $name::Char(!0)),
                (2, $name::Short(!0)),
                (4, $name::Long(!0)),
                (8, $name::Hyper(!0)),
            ];
        }
    };
}
union! { #[switch_type(u8)] ByChar }
union! { #[switch_type(u8)] #[ms_union] MsByChar }
union! { #[switch_type(Level)] ByEnum }
union! { #[switch_type(Level)] #[ms_union] MsByEnum }

/// With no arm of one byte.
#[derive(Ndr, Debug, PartialEq, Clone)]
#[switch_type(i16)]
pub enum ByShort {
    #[case(0)]
    Empty,
    #[case(2)]
    Short(u16),
    #[case(4)]
    Long(u32),
    #[case(8)]
    Hyper(u64),
}

macro_rules! one_arm {
    ($name:ident, $switch:ty, $arm:ty) => {
        #[derive(Ndr, Debug, PartialEq, Clone)]
        #[switch_type($switch)]
        pub enum $name {
            #[case(1)]
            Only($arm),
        }
    };
}
one_arm! { CharByShort, i16, u8 }
one_arm! { ShortByChar, u8, u16 }
one_arm! { LongByChar, u8, u32 }
one_arm! { HyperByChar, u8, u64 }

#[derive(Ndr, Debug, PartialEq, Clone)]
pub struct Both {
    pub level: Level,
    #[switch_is(level)]
    pub data: MsByEnum,
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b91", version = "1.0")]
pub trait Align {
    async fn align_01(&self, level: i16, #[switch_is(level)] u: &ByShort) -> Result<()>;
    async fn align_03(&self, l: i16, v: u8, #[switch_is(l)] u: &CharByShort) -> Result<()>;
    async fn align_05(&self, l: u8, #[switch_is(l)] u: &ShortByChar) -> Result<()>;
    async fn align_06(&self, l: u8, #[switch_is(l)] u: &LongByChar) -> Result<()>;
    async fn align_07(&self, l: u8, #[switch_is(l)] u: &HyperByChar) -> Result<()>;
    async fn align_08(&self, level: u8, #[switch_is(level)] u: &ByChar) -> Result<()>;
    async fn align_09(&self, level: u8, #[switch_is(level)] u: &MsByChar) -> Result<()>;
    async fn align_14(&self, level: Level, #[switch_is(level)] u: &ByEnum, c: u8) -> Result<()>;
    async fn align_17(
        &self,
        level: &Level,
        #[switch_is(*level)] u: &MsByEnum,
        #[out] both: &mut Both,
        c: &mut u8,
    ) -> Result<()>;
}

/// Keeps what the last call brought.
#[derive(Clone, Default)]
struct Keeper(Arc<Mutex<String>>);

impl Keeper {
    fn keep(&self, arguments: impl std::fmt::Debug) -> Result<()> {
        *self.0.lock().unwrap() = format!("{arguments:?}");
        Ok(())
    }
}

impl Align for Keeper {
    async fn align_01(&self, level: i16, u: &ByShort) -> Result<()> {
        self.keep((level, u))
    }
    async fn align_03(&self, l: i16, v: u8, u: &CharByShort) -> Result<()> {
        self.keep((l, v, u))
    }
    async fn align_05(&self, l: u8, u: &ShortByChar) -> Result<()> {
        self.keep((l, u))
    }
    async fn align_06(&self, l: u8, u: &LongByChar) -> Result<()> {
        self.keep((l, u))
    }
    async fn align_07(&self, l: u8, u: &HyperByChar) -> Result<()> {
        self.keep((l, u))
    }
    async fn align_08(&self, level: u8, u: &ByChar) -> Result<()> {
        self.keep((level, u))
    }
    async fn align_09(&self, level: u8, u: &MsByChar) -> Result<()> {
        self.keep((level, u))
    }
    async fn align_14(&self, level: Level, u: &ByEnum, c: u8) -> Result<()> {
        self.keep((level, u, c))
    }
    async fn align_17(
        &self,
        level: &Level,
        u: &MsByEnum,
        both: &mut Both,
        c: &mut u8,
    ) -> Result<()> {
        *both = Both { level: *level, data: u.clone() };
        self.keep((level, u, *c))
    }
}

/// The server takes Windows' request for `arguments`, and answers as Windows does.
async fn is_served(recorded: &Recorded, opnum: u16, arguments: impl std::fmt::Debug) {
    let keeper = Keeper::default();
    let server = Server::builder().offer(AlignServer::new(keeper.clone())).build().unwrap();
    recorded.is_served(&server, AlignClient::INTERFACE.id, opnum).await;
    assert_eq!(*keeper.0.lock().unwrap(), format!("{arguments:?}"));
}

/// The client calls as Windows does, and takes Windows' reply.
async fn is_called(recorded: &Recorded, call: impl AsyncFnOnce(AlignClient) -> Result<()>) {
    recorded.is_called(async |association| call(AlignClient::bind(association).await?).await).await;
}

#[tokio::test]
async fn uni_01_a_discriminant_stands_before_its_arm_as_windows_writes_it() {
    let all = [(0, ByShort::Empty), (2, ByShort::Short(!0)), (4, ByShort::Long(!0))];
    let all = all.into_iter().chain([(8, ByShort::Hyper(!0))]);
    for (call, (level, u)) in recorded("union_align_01").iter().zip(all) {
        is_served(call, 0, (level, &u)).await;
        is_called(call, async |client| client.align_01(level, &u).await).await;
    }
    for call in &recorded("union_align_03") {
        let u = CharByShort::Only(b'C');
        is_served(call, 1, (1, b'V', &u)).await;
        is_called(call, async |client| client.align_03(1, b'V', &u).await).await;
    }
    for call in &recorded("union_align_05") {
        let u = ShortByChar::Only(0x43);
        is_served(call, 2, (1, &u)).await;
        is_called(call, async |client| client.align_05(1, &u).await).await;
    }
    for call in &recorded("union_align_06") {
        let u = LongByChar::Only(0x43);
        is_served(call, 3, (1, &u)).await;
        is_called(call, async |client| client.align_06(1, &u).await).await;
    }
    for call in &recorded("union_align_07") {
        let u = HyperByChar::Only(0x43);
        is_served(call, 4, (1, &u)).await;
        is_called(call, async |client| client.align_07(1, &u).await).await;
    }
}

#[tokio::test]
async fn uni_18_without_ms_union_an_arm_is_aligned_by_itself_as_windows_writes_it() {
    let calls = recorded("union_align_08");
    assert_eq!(calls.len(), 2 * ByChar::ALL.len());
    for (call, (level, u)) in calls.iter().zip(ByChar::ALL.into_iter().cycle()) {
        is_served(call, 5, (level, &u)).await;
        is_called(call, async |client| client.align_08(level, &u).await).await;
    }
    let calls = recorded("union_align_14");
    assert_eq!(calls.len(), 2 * ByEnum::ALL.len());
    for (call, (level, u)) in calls.iter().zip(ByEnum::ALL.into_iter().cycle()) {
        let level = enumerated(level);
        is_served(call, 7, (level, &u, b'c')).await;
        is_called(call, async |client| client.align_14(level, &u, b'c').await).await;
    }
}

#[tokio::test]
async fn uni_18_with_ms_union_every_arm_is_aligned_as_the_widest_as_windows_writes_it() {
    let calls = recorded("union_align_09");
    assert_eq!(calls.len(), 2 * MsByChar::ALL.len());
    for (call, (level, u)) in calls.iter().zip(MsByChar::ALL.into_iter().cycle()) {
        is_served(call, 6, (level, &u)).await;
        is_called(call, async |client| client.align_09(level, &u).await).await;
    }
    let calls = recorded("union_align_17");
    assert_eq!(calls.len(), 2 * MsByEnum::ALL.len());
    for (call, (level, data)) in calls.iter().zip(MsByEnum::ALL.into_iter().cycle()) {
        let level = enumerated(level);
        is_served(call, 8, (&level, &data, b'c')).await;
        is_called(call, async |client| {
            let (mut both, mut c) = (Both { level: Level::E0, data: MsByEnum::Empty }, b'c');
            client.align_17(&level, &data, &mut both, &mut c).await?;
            assert_eq!((both, c), (Both { level, data: data.clone() }, b'c'));
            Ok(())
        })
        .await;
    }
}

fn enumerated(level: u8) -> Level {
    let all = [Level::E0, Level::E1, Level::E2, Level::E4, Level::E8];
    all.into_iter().find(|known| u8::from(*known) == level).unwrap()
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        match level {
            Level::E0 => 0,
            Level::E1 => 1,
            Level::E2 => 2,
            Level::E4 => 4,
            Level::E8 => 8,
            Level::Other(_) => u8::MAX,
        }
    }
}
