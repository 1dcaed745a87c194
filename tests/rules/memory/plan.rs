//! The memory plan: who allocates and who frees, as a table, as data, and against what happens.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;
use rpc_runtime::interface::{Direction, Freed, Memory, ParameterPlan, Who};
use rpc_runtime::memory::Ledger;
use rpc_runtime::prelude::*;
use rpc_runtime::{Interface, Procedure};

use super::ownership::{OwnersClient, OwnersServer, RETURN, Service, list};
use crate::attributes::AttributesClient;

type List<A> = Option<Box<u32, A>>;

/// Each kind of parameter.
#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42", version = "1.2")]
pub trait Planned {
    async fn owned(
        &self,
        call: &CallInfo,
        a: Option<std::boxed::Box<u32>>,
        b: &mut Option<std::boxed::Box<u32>>,
        #[out] c: &mut Vec2,
    ) -> Result<Option<std::boxed::Box<u32>>>;

    async fn plugged<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        a: &List<A>,
        b: &mut List<A>,
    ) -> Result<List<A>>;

    async fn kept<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        #[allocate(dont_free)] a: List<A>,
        #[force_allocate] b: &mut List<A>,
        c: List<A>,
        n: u32,
        #[out] m: &mut u32,
    ) -> Result<List<A>>;

    async fn borrowed<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] a: &[u16],
        #[out] b: &mut Option<&'a u32>,
    ) -> Result<Option<&'a WStr>>;

    async fn block<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out] a: &mut Option<&'a u32>,
    ) -> Result<()>;

    async fn buffer<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        n: u32,
        #[out]
        #[byte_count(n)]
        a: &mut Option<&'a u32>,
    ) -> Result<()>;

    async fn array(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        a: &mut [u16],
        #[size_is(n)] b: &mut [u16],
    ) -> Result<()>;

    async fn nothing(&self) -> Result<()>;

    async fn pinned(
        &self,
        #[allocate(dont_free)] a: Option<std::boxed::Box<u32>>,
        #[force_allocate] b: &mut Option<std::boxed::Box<u32>>,
    ) -> Result<()>;
}

/// Two numbers behind a pointer.
#[derive(Ndr, Debug)]
pub struct Vec2 {
    pub xy: Option<std::boxed::Box<[u32; 2]>>,
}

fn procedure(name: &str) -> &'static Procedure {
    let procedures = PlannedClient::INTERFACE.procedures.iter();
    procedures.into_iter().find(|procedure| procedure.name == name).expect("a procedure")
}

fn plan(interface: &'static Interface, procedure: &str, parameter: &str) -> &'static ParameterPlan {
    let procedure = interface.procedures.iter().find(|p| p.name == procedure).expect("a procedure");
    procedure.memory.iter().find(|p| p.name == parameter).expect("a parameter")
}

#[test]
fn the_plan_as_a_table() {
    let expected = "\
| Planned | parameter | direction | at the client | at the server |
|---|---|---|---|---|
| owned | a | in | application; each type's allocator; stub frees | stub; each type's allocator; method frees |
| owned | b | in, out | application, stub adds; each type's allocator; application frees | stub, application adds; each type's allocator; stub frees |
| owned | c | out | application, stub adds; each type's allocator; application frees | stub, application adds; each type's allocator; stub frees |
| owned | return | return | stub; each type's allocator; application frees | application; each type's allocator; stub frees |
| plugged | a | in | application; each type's allocator; application frees | stub; the call's memory; stub frees |
| plugged | b | in, out | application, stub adds; each type's allocator; application frees | stub, application adds; the call's memory; stub frees |
| plugged | return | return | stub; each type's allocator; application frees | application; the call's memory; stub frees |
| kept | a | in | application; each type's allocator; stub frees | stub; the server's allocator; method frees |
| kept | b | in, out | application, stub adds; each type's allocator; application frees | stub, application adds; the server's allocator; stub frees |
| kept | c | in | application; each type's allocator; stub frees | stub; the server's allocator; method frees |
| kept | n | in | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| kept | m | out | application; its own variables; nothing to free | stub; its own variables; nothing to free |
| kept | return | return | stub; each type's allocator; application frees | application; the server's allocator; stub frees |
";
    let table = PlannedClient::INTERFACE.memory_table().to_string();
    assert_eq!(table.get(..expected.len()), Some(expected), "{table}");
    let rows: usize = PlannedClient::INTERFACE.procedures.iter().map(|p| p.memory.len()).sum();
    let replies = PlannedClient::INTERFACE.procedures.iter().filter(|p| p.reply.is_some()).count();
    assert_eq!((table.lines().count(), replies), (rows + replies + 2, 3));
    assert!(table.lines().all(|line| line.split(" | ").count() == 5 || line.starts_with("|---")));
}

#[test]
fn the_plan_of_what_is_borrowed() {
    let of = |procedure, parameter| plan(PlannedClient::INTERFACE, procedure, parameter);
    let shown = |plan: &ParameterPlan| (plan.client.to_string(), plan.server.to_string());
    let expected = |client: &str, server: &str| (client.to_owned(), server.to_owned());
    assert_eq!(
        shown(of("borrowed", "a")),
        expected(
            "application; its own variables; application frees",
            "stub; the call's memory; stub frees"
        )
    );
    assert_eq!(
        shown(of("borrowed", "b")),
        expected(
            "application, stub adds; the call's memory; freed with that memory",
            "stub, application adds; the call's memory; stub frees"
        )
    );
    assert_eq!(
        shown(of("borrowed", "return")),
        expected(
            "stub; the call's memory; freed with that memory",
            "application; the call's memory; stub frees"
        )
    );
    assert_eq!(
        (of("block", "a").client.memory, of("block", "a").client.freed),
        (Memory::Block, Freed::WithMemory)
    );
    assert_eq!(
        (of("buffer", "a").client.memory, of("buffer", "a").client.freed),
        (Memory::Buffer, Freed::WithMemory)
    );
    for parameter in ["a", "b"] {
        let plan = of("array", parameter);
        assert_eq!((plan.client.memory, plan.client.added), (Memory::Application, None));
        assert_eq!((plan.server.memory, plan.server.freed), (Memory::Call, Freed::Stub));
    }
}

#[test]
fn what_pins_the_global_allocator_is_not_kept_in_the_servers() {
    for (parameter, freed) in [("a", Freed::Method), ("b", Freed::Stub)] {
        let plan = plan(PlannedClient::INTERFACE, "pinned", parameter).server;
        assert_eq!((plan.memory, plan.freed), (Memory::Allocator, freed), "{parameter}");
    }
}

#[test]
fn every_parameter_on_the_wire_has_a_plan_and_no_other_has() {
    for interface in
        [PlannedClient::INTERFACE, OwnersClient::INTERFACE, AttributesClient::INTERFACE]
    {
        for Procedure { parameters, memory, .. } in interface.procedures {
            let mut planned: Vec<_> = memory.iter().map(|plan| plan.name).collect();
            if planned.last() == Some(&"return") {
                planned.pop();
            }
            assert_eq!(planned, **parameters);
        }
    }
    assert!(procedure("nothing").memory.is_empty());
    assert_eq!(procedure("owned").parameters, ["a", "b", "c"], "`call` is not on the wire");
}

#[test]
fn the_plan_as_json() {
    let json = serde_json::to_value(PlannedClient::INTERFACE).unwrap();
    assert_eq!(json["name"], "Planned");
    assert_eq!(json["id"], "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42 v1.2");
    let kept = json["procedures"].as_array().unwrap().iter().find(|p| p["name"] == "kept").unwrap();
    let expected = serde_json::json!({
        "name": "kept",
        "parameters": ["a", "b", "c", "n", "m"],
        "memory": [
            {
                "name": "a",
                "direction": "In",
                "client": {
                    "given": "Application", "added": null, "memory": "Allocator", "freed": "Stub"
                },
                "server": { "given": "Stub", "added": null, "memory": "Kept", "freed": "Method" },
            },
            {
                "name": "b",
                "direction": "InOut",
                "client": {
                    "given": "Application", "added": "Stub", "memory": "Allocator", "freed": "Application"
                },
                "server": {
                    "given": "Stub", "added": "Application", "memory": "Kept", "freed": "Stub"
                },
            },
        ],
    });
    assert_eq!((&kept["name"], &kept["parameters"]), (&expected["name"], &expected["parameters"]));
    assert_eq!(kept["memory"].as_array().unwrap()[..2], expected["memory"].as_array().unwrap()[..]);
}

#[test]
fn the_ledgers_entries_as_json() {
    let ledger = Ledger::new();
    let kept = Box::new_in(7_u32, ledger.clone());
    let json = serde_json::to_value(ledger.alive()).unwrap();
    let entry = serde_json::json!({
        "request": 1, "size": 4, "align": 4, "parameter": "", "node": ""
    });
    assert_eq!(json, serde_json::json!([entry]));
    drop(kept);
}

#[tokio::test]
async fn what_is_planned_is_what_happens() {
    let (service, ledger) = (Service::default(), Ledger::new());
    let server = Server::builder().offer(OwnersServer::new(service.clone()));
    let server = server.allocator(service.book.clone()).build().unwrap();
    let client = OwnersClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let planned = |procedure, parameter| plan(OwnersClient::INTERFACE, procedure, parameter);
    let alive = |ledger: &Ledger, parameter: &str| {
        ledger.alive().iter().filter(|entry| entry.parameter == parameter).count()
    };

    // Results in the allocator of their type: the stub allocates, the application frees.
    let mut made = None;
    let returned = client.change(ledger.clone(), RETURN, &mut None, &mut made).await.unwrap();
    for parameter in ["made", "return"] {
        let plan = planned("change", parameter);
        assert_eq!(plan.client.added, Some(Who::Stub));
        assert_eq!(
            (plan.client.memory, plan.client.freed),
            (Memory::Allocator, Freed::Application)
        );
        assert_eq!(plan.server.freed, Freed::Stub);
        assert_eq!(alive(&ledger, parameter), 1);
    }
    assert_eq!(planned("change", "made").direction, Direction::Out);
    assert_eq!(planned("change", "return").direction, Direction::Return);
    drop((made, returned));
    assert!(ledger.alive().is_empty() && service.book.alive().is_empty());

    // What is kept: the stub allocates, the method frees.
    let plan = planned("keep", "list").server;
    assert_eq!(
        (plan.given, plan.memory, plan.freed),
        (Some(Who::Stub), Memory::Kept, Freed::Method)
    );
    client.keep(ledger.clone(), list(&ledger, &[1]), RETURN).await.unwrap();
    assert_eq!(alive(&service.book, "list"), 1);
    service.kept.lock().unwrap().clear();
    assert_eq!(alive(&service.book, "list"), 0);

    // Node by node, and the stub frees what the method left.
    let plan = planned("operate", "list").server;
    assert_eq!((plan.memory, plan.freed), (Memory::Kept, Freed::Stub));
    client.operate(ledger.clone(), &mut list(&ledger, &[1, 2]), RETURN).await.unwrap();
    assert!(service.book.alive().is_empty());
}
