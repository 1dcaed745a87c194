//! How a memory plan is made: from a type's layout, how the parameter is passed, and what memory the method has. All
//! of it in a constant, because names tell nothing: `type Number = u32` is a number.

use core::mem::needs_drop;

use super::memory_plan::{Direction, Freed, Memory, ParameterPlan, SidePlan, Who};
use crate::ndr::{Layout, Ndr};
use crate::parameters::MarshalReturn;

/// What a value keeps elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Stored {
    /// Its destructor frees memory.
    owned: bool,
    /// What it owns is from the method's allocator, if the method has one.
    plugged: bool,
    /// It points to what it does not own.
    borrowed: bool,
}

impl Stored {
    /// Nothing: the value is a variable.
    pub const PLAIN: Stored = Stored { owned: false, plugged: false, borrowed: false };

    /// What values of `T` keep.
    #[must_use]
    pub const fn of<T: Ndr<L> + ?Sized, L>() -> Stored {
        Stored::known(T::LAYOUT, needs_drop::<T>())
    }

    /// What values of `T` keep that a method returns, if they are values.
    #[must_use]
    pub const fn returned<T: MarshalReturn>() -> Option<Stored> {
        match T::LAYOUT {
            Some(layout) => Some(Stored::known(layout, needs_drop::<T>())),
            None => None,
        }
    }

    /// The same of a type with a lifetime: a codec by hand may borrow what its layout does not tell.
    #[must_use]
    pub const fn with_lifetime(self) -> Stored {
        Stored { borrowed: true, ..self }
    }

    const fn known(layout: Layout, owned: bool) -> Stored {
        // The layout of what is presented is that of what travels, which is there for the moment.
        let presented = layout.is_presented();
        let pointers = layout.has_pointers() && !owned && !presented;
        Stored {
            owned,
            plugged: layout.is_owned() && !layout.pins_global() && !presented,
            borrowed: layout.is_borrowing() || pointers,
        }
    }

    const fn is_plain(self) -> bool {
        !self.owned && !self.borrowed
    }
}

/// How a parameter is passed.
#[derive(Clone, Copy, Debug)]
pub enum Passed {
    /// By value: it is moved into the client's stub, and out of the server's.
    Value,
    /// By reference to one value.
    Reference,
    /// By reference to an array or a string.
    Lent,
}

/// The memory that a method has.
#[derive(Clone, Copy, Debug)]
pub struct Environment {
    /// Where borrowed results are at the client.
    results: Memory,
    /// Where at the server that is what comes from the method's allocator.
    allocator: Memory,
}

impl Environment {
    /// Of a method without an allocator and without a block.
    pub const NONE: Environment = Environment::new(Memory::Call, Memory::Allocator);

    /// Where borrowed results are at the client, and what is owned at the server.
    #[must_use]
    pub const fn new(results: Memory, allocator: Memory) -> Environment {
        Environment { results, allocator }
    }
}

impl ParameterPlan {
    /// The plan of a parameter.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        direction: Direction,
        passed: Passed,
        stored: Stored,
        environment: Environment,
    ) -> ParameterPlan {
        let client = at_client(direction, passed, stored, environment);
        let server = at_server(direction, passed, stored, environment);
        ParameterPlan { name, direction, client, server }
    }

    /// The plan of the return value. Of nothing it has no name: see [`without_nothing`].
    #[doc(hidden)]
    #[must_use]
    pub const fn returned(stored: Option<Stored>, environment: Environment) -> ParameterPlan {
        let (name, stored) = match stored {
            Some(stored) => ("return", stored),
            None => ("", Stored::PLAIN),
        };
        ParameterPlan::new(name, Direction::Return, Passed::Value, stored, environment)
    }
}

/// The plans without that of a return value that is none, which only the type tells.
#[must_use]
pub const fn without_nothing(plans: &'static [ParameterPlan]) -> &'static [ParameterPlan] {
    match plans {
        [rest @ .., last] if last.name.is_empty() => rest,
        plans => plans,
    }
}

const fn at_client(
    direction: Direction,
    passed: Passed,
    stored: Stored,
    environment: Environment,
) -> SidePlan {
    let memory = match (direction, stored) {
        _ if stored.is_plain() => Memory::Application,
        (Direction::In, Stored { owned: false, .. }) => Memory::Application,
        (Direction::In, _) | (_, Stored { borrowed: false, .. }) => Memory::Allocator,
        (_, Stored { owned: true, .. }) => Memory::CallAndAllocator,
        _ => environment.results,
    };
    let freed = match (direction, passed, memory) {
        (Direction::In, Passed::Value, Memory::Allocator) => Freed::Stub,
        (_, Passed::Value | Passed::Reference, _) if stored.is_plain() => Freed::Nobody,
        (_, _, Memory::Call | Memory::Block | Memory::Buffer) => Freed::WithMemory,
        _ => Freed::Application,
    };
    let [given, added] = who(direction, stored, Who::Application, Who::Stub);
    SidePlan { given, added, memory, freed }
}

const fn at_server(
    direction: Direction,
    passed: Passed,
    stored: Stored,
    environment: Environment,
) -> SidePlan {
    let own = if stored.plugged { environment.allocator } else { Memory::Allocator };
    let memory = match (passed, stored) {
        (Passed::Lent, Stored { owned: false, .. }) => Memory::Call,
        _ if stored.is_plain() => Memory::Application,
        (_, Stored { owned: false, .. }) => Memory::Call,
        (_, Stored { borrowed: true, .. }) if !matches!(own, Memory::Call) => {
            Memory::CallAndAllocator
        }
        _ => own,
    };
    let freed = match (direction, passed, memory) {
        (Direction::In, Passed::Value, _) if stored.owned && !matches!(memory, Memory::Call) => {
            Freed::Method
        }
        (_, _, Memory::Application) => Freed::Nobody,
        _ => Freed::Stub,
    };
    let [given, added] = who(direction, stored, Who::Stub, Who::Application);
    SidePlan { given, added, memory, freed }
}

/// Who allocates what is there before, and what is added.
const fn who(direction: Direction, stored: Stored, before: Who, after: Who) -> [Option<Who>; 2] {
    match direction {
        Direction::Return => [None, Some(after)],
        Direction::Out | Direction::InOut if !stored.is_plain() => [Some(before), Some(after)],
        Direction::In | Direction::Out | Direction::InOut => [Some(before), None],
    }
}
