//! Calls of all ten procedures of rpcecho, with checks of the answers.

use std::time::Instant;

use rpc_runtime::prelude::*;

use crate::rpcecho::{
    Enum1, Enum1Wide, Enum2, Enum3, Info, Info1, Info4, Info5, Info6, Info7, RpcechoClient,
    Surrounding,
};

/// How many checks passed and failed.
#[derive(Debug, Default)]
pub struct Checks {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
}

impl Checks {
    /// Checks an answer, and prints what became of it.
    pub fn that<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &str,
        actual: Result<T>,
        expected: T,
    ) {
        match actual {
            Ok(actual) if actual == expected => {
                self.passed += 1;
                println!("ok      {what}");
            }
            Ok(actual) => {
                self.failed += 1;
                println!("FAILED  {what}: {actual:?} instead of {expected:?}");
            }
            Err(error) => {
                self.failed += 1;
                println!("FAILED  {what}: {error}");
            }
        }
    }
}

/// Calls everything.
pub async fn run(client: &RpcechoClient) -> Checks {
    let mut checks = Checks::default();
    calls(client, &mut checks).await;
    checks
}

async fn calls(client: &RpcechoClient, checks: &mut Checks) {
    for number in [0, 41, u32::MAX] {
        let mut out = 0;
        let result = client.add_one(number, &mut out).await;
        checks.that(&format!("AddOne({number})"), result.map(|()| out), number.wrapping_add(1));
    }

    for len in [0_u32, 1, 1000, 200_000] {
        let data: Vec<u8> = (0..len).map(|i| i as u8).collect();
        let mut out = vec![0xff; len as usize];
        let result = client.echo_data(len, &data, &mut out).await;
        checks.that(&format!("EchoData of {len} bytes"), result.map(|()| out == data), true);
        let result = client.sink_data(len, &data).await;
        checks.that(&format!("SinkData of {len} bytes"), result, ());
        let mut out = vec![0xff; len as usize];
        let result = client.source_data(len, &mut out).await;
        checks.that(&format!("SourceData of {len} bytes"), result.map(|()| out == data), true);
    }

    for text in ["", "input string", "Grüße, 世界"] {
        let mut out = None;
        let result = client.test_call(&WString::from(text), &mut out).await;
        checks.that(
            &format!("TestCall({text:?})"),
            result.map(|()| out),
            Some(WString::from(text)),
        );
    }

    for (level, expected) in [
        (1, Info::Info1(10)),
        (2, Info::Info2(20)),
        (3, Info::Info3(30)),
        (4, Info::Info4(Info4 { v: 40 })),
        (5, Info::Info5(Info5 { v1: 50, v2: 60 })),
        (6, Info::Info6(Info6 { v1: 70, info1: Info1 { v: 80 } })),
        (7, Info::Info7(Info7 { v1: 80, info4: Info4 { v: 90 } })),
    ] {
        let mut info = Info::Info1(0);
        let result = client.test_call2(level, &mut info).await;
        checks.that(
            &format!("TestCall2, level {level}"),
            result.map(|nt| (nt, info)),
            (0, expected),
        );
    }
    let mut info = Info::Info1(99);
    let failed = client.test_call2(8, &mut info).await.is_err();
    checks.that("TestCall2, an unknown level", Ok((failed, info)), (true, Info::Info1(99)));

    let start = Instant::now();
    let (a, b) = tokio::join!(client.test_sleep(1), client.test_sleep(1));
    checks.that("TestSleep", a.and_then(|a| b.map(|b| (a, b))), (1, 1));
    println!("        two sleeps of a second took {:?}", start.elapsed());

    for value in [Enum1::One, Enum1::Other(76)] {
        let (mut foo1, mut foo2) = (Enum1::One, Enum2 { e1: value, e2: Enum1Wide::Two });
        let mut foo3 = Enum3::E1(Enum1::Two);
        let result = client.test_enum(&mut foo1, &mut foo2, &mut foo3).await;
        let expected =
            (Enum1::One, Enum2 { e1: Enum1::Two, e2: Enum1Wide::Two }, Enum3::E1(Enum1::Two));
        checks.that(&format!("TestEnum({value:?})"), result.map(|()| (foo1, foo2, foo3)), expected);
    }

    for x in [0_u32, 1, 20] {
        let mut data = Surrounding { x, surrounding: Tail((0..x).map(|i| i as u16).collect()) };
        let result = client.test_surrounding(&mut data).await;
        let doubled = Surrounding { x: 2 * x, surrounding: Tail(vec![0; 2 * x as usize]) };
        checks.that(&format!("TestSurrounding({x})"), result.map(|()| data), doubled);
    }

    for (data, expected) in
        [(None, 0), (Some(Box::new(None)), 0), (Some(Box::new(Some(Box::new(12)))), 12)]
    {
        let result = client.test_double_pointer(&data).await;
        checks.that(&format!("TestDoublePointer({data:?})"), result, expected);
    }
}
