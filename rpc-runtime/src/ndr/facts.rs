//! Facts about a layout, beside its sizes: about the wire, and about memory.

/// A set of facts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts(u16);

impl Facts {
    pub(super) const NONE: Facts = Facts(0);

    // About the wire.

    /// There are referent ids in the flat part, so that pointees follow.
    pub(super) const POINTERS: Facts = Facts(1);
    /// A maximum count is hoisted in front.
    pub(super) const CONFORMANT: Facts = Facts(1 << 1);
    /// A pointer that is never null: at the top of a parameter it has no referent id.
    pub(super) const REFERENCE: Facts = Facts(1 << 2);
    /// A pointer that may be null.
    pub(super) const NULLABLE: Facts = Facts(1 << 3);
    /// There are full pointers, whose ids an encoder looks up.
    pub(super) const FULL: Facts = Facts(1 << 4);
    /// An array of which a range is transmitted, in line.
    pub(super) const RANGED: Facts = Facts(1 << 5);
    /// A primitive type of NDR's: a number, a Boolean, an enumeration.
    pub(super) const PRIMITIVE: Facts = Facts(1 << 6);

    /// A floating-point number.
    pub(super) const FLOAT: Facts = Facts(1 << 11);

    /// A string: a terminator ends it.
    pub(super) const TERMINATED: Facts = Facts(1 << 12);

    /// A union whose arm, where a `switch_is` selects it, is aligned to the widest of them in NDR too.
    pub(super) const MS_UNION: Facts = Facts(1 << 14);

    // About memory, and the source; only the rules use them.

    /// A `&mut`: what it refers to is the caller's, and comes back.
    pub(super) const EXCLUSIVE: Facts = Facts(1 << 7);
    /// There are pointers that own what they point to.
    pub(super) const OWNED: Facts = Facts(1 << 8);
    /// There are pointers that take what they own from the global allocator.
    pub(super) const GLOBAL: Facts = Facts(1 << 9);
    /// There are pointers that own nothing: what they point to is in the call's memory.
    pub(super) const BORROWED: Facts = Facts(1 << 15);
    /// Something is presented as another type (`transmit_as`).
    pub(super) const PRESENTED: Facts = Facts(1 << 10);
    /// A type with a name of its own: a structure, a union, an enumeration.
    pub(super) const NAMED: Facts = Facts(1 << 13);

    pub(super) const fn has(self, fact: Facts) -> bool {
        self.0 & fact.0 != 0
    }

    pub(super) const fn with(self, more: Facts) -> Facts {
        Facts(self.0 | more.0)
    }

    pub(super) const fn without(self, fewer: Facts) -> Facts {
        Facts(self.0 & !fewer.0)
    }

    pub(super) const fn only(self, these: Facts) -> Facts {
        Facts(self.0 & these.0)
    }

    /// Those about the wire, as a number, which wire locks keep: these bits stay what they are.
    pub(super) const fn on_wire(self) -> u32 {
        let seen = Facts::CONFORMANT.with(Facts::REFERENCE).with(Facts::NULLABLE).with(Facts::FULL);
        let seen = seen.with(Facts::RANGED).with(Facts::FLOAT).with(Facts::TERMINATED);
        let seen = seen.with(Facts::MS_UNION);
        self.only(seen).0 as u32
    }

    /// The facts that a type has if one of its parts has them.
    pub(super) const fn of_whole(self) -> Facts {
        let inherited = Facts::POINTERS.with(Facts::FULL).with(Facts::OWNED).with(Facts::GLOBAL);
        self.only(inherited.with(Facts::PRESENTED).with(Facts::BORROWED))
    }
}
