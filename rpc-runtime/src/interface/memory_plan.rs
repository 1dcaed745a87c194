//! The memory plan: who allocates, where, and who frees, for every parameter on both sides.
//!
//! It is data that a program can print or, with the feature `serde`, serialize, and follows from the types: an
//! alias is what it stands for. The documentation of the client's methods has what the types' names tell.
//!
//! ```
//! use rpc_runtime::prelude::*;
//!
//! #[derive(Ndr)]
//! pub struct Node {
//!     value: u32,
//!     next: Option<Box<Node>>,
//! }
//!
//! #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b01", version = "1.0")]
//! pub trait Lists {
//!     async fn sort(&self, descending: bool, list: &mut Option<Box<Node>>) -> Result<u32>;
//! }
//!
//! println!("{}", ListsClient::INTERFACE.memory_table());
//! let list = &ListsClient::INTERFACE.procedures[0].memory[1];
//! assert_eq!(list.client.to_string(), "application, stub adds; each type's allocator; application frees");
//! ```

use core::fmt;

use super::Interface;

/// The memory of one parameter, or of the return value: of what the value itself points to. What that points to
/// in turn may be from another allocator, if its type says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ParameterPlan {
    /// The parameter's name; `return` for the return value.
    pub name: &'static str,
    /// Which way it travels.
    pub direction: Direction,
    /// At the client.
    pub client: SidePlan,
    /// At the server.
    pub server: SidePlan,
}

/// Which way a parameter travels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum Direction {
    /// To the server.
    In,
    /// To the client.
    Out,
    /// Both ways.
    InOut,
    /// Back, as the return value.
    Return,
}

/// The memory of a parameter on one side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SidePlan {
    /// Who allocates the data that is there before the call; at the server, before the method runs.
    pub given: Option<Who>,
    /// Who allocates the data that the call adds, such as behind pointers that were null.
    pub added: Option<Who>,
    /// Where the data is; of data that goes both ways, what the call adds.
    pub memory: Memory,
    /// Who frees what the value owns, or the memory that it borrows from.
    pub freed: Freed,
}

/// One of the two that allocate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum Who {
    /// The application: the caller at the client, the method at the server.
    Application,
    /// The stub.
    Stub,
}

/// Where data is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Memory {
    /// Variables and buffers of the side that allocates, such as numbers, structures of them, and what the
    /// caller lends: the stub uses no allocator.
    Application,
    /// The allocator of each pointer's type: the global one, or the method's `memory: A`.
    Allocator,
    /// The call's memory: the received stub, or its arena. At the client it is the caller's `CallMemory`.
    Call,
    /// One block (`allocate(all_nodes)`).
    Block,
    /// The caller's own buffer (`byte_count`).
    Buffer,
    /// The server's or the interface's allocator, for data that outlives the call (`allocate(dont_free)`,
    /// `force_allocate`).
    Kept,
    /// Both, for a type that borrows and owns: the call's memory, and the allocator of each pointer that owns.
    CallAndAllocator,
}

/// Who frees data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Freed {
    /// Nobody: nothing is allocated for it.
    Nobody,
    /// The application, by dropping it.
    Application,
    /// The application, together with the memory that the data is in.
    WithMemory,
    /// The server's method, which gets it by value: it drops it, or keeps it. What it only borrows is the stub's.
    Method,
    /// The stub: at the server once the reply is marshalled; at the client, of what is moved into the call, when
    /// the call is over.
    Stub,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::InOut => "in, out",
            Direction::Return => "return",
        })
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Who::Application => "application",
            Who::Stub => "stub",
        })
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Memory::Application => "its own variables",
            Memory::Allocator => "each type's allocator",
            Memory::Call => "the call's memory",
            Memory::Block => "one block",
            Memory::Buffer => "the caller's buffer",
            Memory::Kept => "the server's allocator",
            Memory::CallAndAllocator => "the call's memory, each type's allocator",
        })
    }
}

impl fmt::Display for Freed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Freed::Nobody => "nothing to free",
            Freed::Application => "application frees",
            Freed::WithMemory => "freed with that memory",
            Freed::Method => "method frees",
            Freed::Stub => "stub frees",
        })
    }
}

impl fmt::Display for SidePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.given, self.added) {
            (Some(given), Some(added)) => write!(f, "{given}, {added} adds")?,
            (Some(who), None) | (None, Some(who)) => write!(f, "{who}")?,
            (None, None) => f.write_str("nobody")?,
        }
        write!(f, "; {}; {}", self.memory, self.freed)
    }
}

impl Interface {
    /// The interface's memory plan, to be printed as a table in Markdown.
    #[must_use]
    pub fn memory_table(&self) -> impl fmt::Display + use<'_> {
        MemoryTable(self)
    }
}

struct MemoryTable<'i>(&'i Interface);

impl fmt::Display for MemoryTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} | parameter | direction | at the client | at the server |", self.0.name)?;
        writeln!(f, "|---|---|---|---|---|")?;
        for procedure in self.0.procedures {
            for ParameterPlan { name, direction, client, server } in procedure.memory {
                let procedure = procedure.name;
                writeln!(f, "| {procedure} | {name} | {direction} | {client} | {server} |")?;
            }
            let client = match procedure.reply {
                None => continue,
                Some(Memory::Call) => "stub; the call's memory; freed with that memory",
                Some(_) => "stub; beside the block; freed with the block",
            };
            let (procedure, server) = (procedure.name, "stub; its own variables; stub frees");
            writeln!(f, "| {procedure} | the reply | return | {client} | {server} |")?;
        }
        Ok(())
    }
}
