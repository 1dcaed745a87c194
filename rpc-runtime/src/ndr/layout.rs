//! What is known of a type's flat part before any value is seen.

use super::Syntax;
use super::facts::Facts;
use super::lock::digest;

/// The layout of a type's flat part on the wire, in both transfer syntaxes.
///
/// It decides how much one bounds check covers, and whether memory can be copied or borrowed as it
/// stands.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    ndr20: Form,
    ndr64: Form,
    facts: Facts,
    /// What it is made of, as a number: see `lock`.
    shape: u32,
    /// The rule that the type breaks.
    fault: Option<&'static str>,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    align: usize,
    /// The size in bytes: exact if `fixed`, else the least.
    size: usize,
    fixed: bool,
    /// Little-endian wire bytes are the bytes in memory, and all of them are a valid value.
    identical: bool,
}

/// One field of a structure, as [`Layout::structure`] needs it.
#[derive(Clone, Copy, Debug)]
pub struct FieldLayout {
    /// The field's offset in memory, in bytes.
    pub offset: usize,
    /// The field's size in memory, in bytes.
    pub size: usize,
    /// The field's layout.
    pub layout: Layout,
}

const fn round_up(n: usize, align: usize) -> usize {
    n.next_multiple_of(align)
}

const fn max(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}

impl Layout {
    /// A number of `size` bytes, which are the same in memory.
    ///
    /// # Safety
    /// The type must have `size` bytes in memory, no padding, and no invalid bit pattern.
    pub(crate) const unsafe fn number(size: usize) -> Layout {
        let form = Form { align: size, size, fixed: true, identical: true };
        let shape = Layout::shape_of_scalar(size, size);
        Layout { ndr20: form, ndr64: form, facts: Facts::NONE, shape, fault: None }
    }

    /// A value of fixed size, in NDR and in NDR64, whose memory differs from the wire, or must be checked. It
    /// is aligned to its size.
    ///
    /// # Panics
    /// If a size is not 1, 2, 4 or 8: what is larger is an [`array`](Layout::array).
    #[must_use]
    #[track_caller]
    pub const fn scalar(size: usize, size64: usize) -> Layout {
        #[track_caller]
        const fn form(size: usize) -> Form {
            // No alignment is larger than 8: `Encoder` relies on that.
            assert!(
                matches!(size, 1 | 2 | 4 | 8),
                "a scalar has 1, 2, 4 or 8 bytes: what is larger is a `Layout::array`"
            );
            Form { align: size, size, fixed: true, identical: false }
        }
        let (ndr20, ndr64) = (form(size), form(size64));
        let shape = Layout::shape_of_scalar(size, size64);
        Layout { ndr20, ndr64, facts: Facts::NONE, shape, fault: None }
    }

    /// A value in line that has no pointers, and whose size only the value tells: where it is aligned in NDR and in NDR64,
    /// and the fewest bytes that it takes. An array of it that counts more values than there are such bytes is refused
    /// before any is read.
    ///
    /// # Panics
    /// If an alignment is not 1, 2, 4 or 8, or `least` is 0: of values that take no bytes, any number would fit.
    #[must_use]
    #[track_caller]
    pub const fn of_any_size(align: usize, align64: usize, least: usize) -> Layout {
        #[track_caller]
        const fn form(align: usize, size: usize) -> Form {
            // No alignment is larger than 8: `Encoder` relies on that.
            assert!(matches!(align, 1 | 2 | 4 | 8), "a value is aligned to 1, 2, 4 or 8 bytes");
            Form { align, size, fixed: false, identical: false }
        }
        assert!(least != 0, "a value takes at least one byte");
        let (ndr20, ndr64) = (form(align, least), form(align64, least));
        let shape = digest(&[7, align as u32, align64 as u32, least as u32]);
        Layout { ndr20, ndr64, facts: Facts::NONE, shape, fault: None }
    }

    const fn shape_of_scalar(size: usize, size64: usize) -> u32 {
        digest(&[1, size as u32, size64 as u32])
    }

    /// What of it is seen on the wire, as a number: two types with another wire form have another one. Pointers count as
    /// pointers, whatever they point to.
    pub(crate) const fn digest(self) -> u32 {
        digest(&[self.shape, self.facts.on_wire()])
    }

    /// The same, of elements; but of types with names nothing, as their own locks keep them.
    const fn part(self) -> u32 {
        if self.facts.has(Facts::NAMED) { 0 } else { self.digest() }
    }

    /// A pointer that may be null: a referent id here, its pointee later.
    pub const POINTER: Layout = Layout::scalar(4, 8).with(Facts::POINTERS);

    /// A pointer that is never null.
    pub const REFERENCE: Layout = Layout::POINTER.with(Facts::REFERENCE);

    /// A full pointer that is never null. Unlike a reference pointer, it has an id at the top of a parameter,
    /// too.
    pub const FULL: Layout = Layout::POINTER.with(Facts::FULL);

    /// A pointer that is never null, and owns what it points to.
    pub const OWNED: Layout = Layout::REFERENCE.with(Facts::OWNED);

    /// A pointer that is never null, and owns what it points to, in memory of the global allocator.
    pub const GLOBAL: Layout = Layout::OWNED.with(Facts::GLOBAL);

    /// A conformant array, of elements with this layout: its maximum count is hoisted in front of the
    /// outermost structure that holds it.
    #[must_use]
    pub const fn conformant(element: Layout) -> Layout {
        const fn form(element: Form) -> Form {
            Form { align: element.align, size: 0, fixed: false, identical: false }
        }
        Layout {
            ndr20: form(element.ndr20),
            ndr64: form(element.ndr64),
            facts: element.facts.of_whole().with(Facts::CONFORMANT),
            shape: digest(&[2, element.part()]),
            fault: element.fault_of_element(),
        }
    }

    /// A fixed array of `n` elements with this layout. An array without elements, or one that no memory can hold,
    /// breaks a rule: see [`Layout::sound`].
    #[must_use]
    pub const fn array(element: Layout, n: usize) -> Layout {
        const fn size(element: Form, n: usize) -> Option<usize> {
            match n {
                0 => Some(0),
                n => match round_up(element.size, element.align).checked_mul(n - 1) {
                    Some(before) => before.checked_add(element.size),
                    None => None,
                },
            }
        }
        let (Some(ndr20), Some(ndr64)) = (size(element.ndr20, n), size(element.ndr64, n)) else {
            return element.checked().faulty("[MEM-43] an array that no memory can hold");
        };
        let array = Layout {
            ndr20: Form { size: ndr20, ..element.ndr20 },
            ndr64: Form { size: ndr64, ..element.ndr64 },
            facts: element.facts.of_whole(),
            shape: digest(&[3, element.part(), n as u32]),
            fault: element.fault_of_element(),
        };
        match n {
            0 => array.faulty("[ARR-24] an array without elements (MIDL2103)"),
            _ => array,
        }
    }

    /// The first rule that an array of this breaks.
    const fn fault_of_element(self) -> Option<&'static str> {
        if self.fault.is_some() {
            self.fault
        } else if self.facts.has(Facts::CONFORMANT) {
            Some(
                "[ARR-36] a structure that ends in a conformant array cannot be an element of an array \
                 (MIDL2104): put it behind a pointer, as in `Vec<Option<Box<T>>>`",
            )
        } else if self.facts.has(Facts::RANGED) {
            Some(
                "[ARR-27] a range of a further dimension, where the first has none: `length_is` and its kin",
            )
        } else {
            None
        }
    }

    /// The same layout, of a type that breaks a rule, if it breaks none before.
    pub(crate) const fn faulty(self, rule: &'static str) -> Layout {
        match self.fault {
            Some(_) => self,
            None => Layout { fault: Some(rule), ..self },
        }
    }

    /// Whether the type breaks a rule.
    pub(crate) const fn is_faulty(self) -> bool {
        self.fault.is_some()
    }

    /// The same layout, of a type whose fault is reported where the type is defined.
    #[doc(hidden)]
    #[must_use]
    pub const fn reported(self) -> Layout {
        Layout { fault: None, ..self }
    }

    /// The same layout, of a type that breaks no rule.
    ///
    /// # Panics
    /// With the rule that the type breaks, at the caller: in a constant that is an error there.
    #[must_use]
    #[track_caller]
    pub const fn sound(self) -> Layout {
        match self.fault {
            Some(fault) => panic!("{}", fault),
            None => self,
        }
    }

    /// A varying array: offset and actual count, then that many elements with this layout.
    ///
    /// It aligns a structure as its elements do: in Samba and in Wine, the counts do not affect a structure's
    /// alignment.
    #[must_use]
    pub const fn varying(element: Layout) -> Layout {
        const fn form(element: Form, count: usize) -> Form {
            Form { align: element.align, size: 2 * count, fixed: false, identical: false }
        }
        let (ndr20, ndr64) = (form(element.ndr20, 4), form(element.ndr64, 8));
        let (facts, fault) = (element.facts.of_whole(), element.fault_of_element());
        Layout { ndr20, ndr64, facts, shape: digest(&[4, element.part()]), fault }
    }

    /// A varying array whose elements may be varying arrays, too: its further dimensions.
    #[must_use]
    pub(crate) const fn ranged(element: Layout) -> Layout {
        // An element with a range of its own is a further dimension.
        Layout::varying(element.without(Facts::RANGED)).with(Facts::RANGED)
    }

    /// The same layout, of a union's arm.
    #[doc(hidden)]
    #[must_use]
    pub const fn as_arm(self) -> Layout {
        if self.is_conformant() {
            self.faulty(
                "[ARR-37] a structure that ends in a conformant array cannot be a union's arm: put it behind a pointer, \
                 `Option<Box<T>>` (MIDL2171)",
            )
        } else if self.is_reference() {
            self.faulty(
                "[UNI-10] a reference pointer as a union's arm: make it an `Option` (MIDL2249)",
            )
        } else {
            self
        }
    }

    /// The same layout, of a field before the last.
    #[doc(hidden)]
    #[must_use]
    pub const fn before_last(self) -> Layout {
        match self.is_conformant() {
            true => self.faulty(
                "[ARR-25] a structure that ends in a conformant array is the last field (MIDL2055)",
            ),
            false => self,
        }
    }

    /// A union whose discriminant is `tag`: the tag, then one of the arms.
    #[must_use]
    pub const fn union(tag: Layout, arms: &[Layout]) -> Layout {
        let mut union = Layout {
            ndr20: Form { fixed: false, identical: false, ..tag.ndr20 },
            ndr64: Form { fixed: false, identical: false, ..tag.ndr64 },
            facts: Facts::NAMED,
            shape: digest(&[5, tag.digest()]),
            fault: None,
        };
        let mut i = 0;
        while i < arms.len() {
            if let Some(fault) = arms[i].as_arm().fault {
                union = union.faulty(fault);
            }
            union.ndr20.align = max(union.ndr20.align, arms[i].ndr20.align);
            union.ndr64.align = max(union.ndr64.align, arms[i].ndr64.align);
            union.facts = union.facts.with(arms[i].facts.of_whole());
            union.shape = digest(&[union.shape, arms[i].digest()]);
            i += 1;
        }
        union
    }

    /// The same layout, of a union that is marked `ms_union`: in NDR, as in NDR64, the arm that a `switch_is` selects
    /// is aligned to the widest arm.
    #[must_use]
    pub const fn ms_union(self) -> Layout {
        self.with(Facts::MS_UNION)
    }

    /// Whether this is a union that is marked `ms_union`.
    #[must_use]
    pub const fn is_ms_union(self) -> bool {
        self.facts.has(Facts::MS_UNION)
    }

    /// A structure of `size` bytes in memory, with its fields in declaration order.
    ///
    /// # Safety
    /// `size`, the offsets and the sizes must be those of one Rust structure and all its fields, and each
    /// `layout` the one that the field's type promises: they decide whether wire bytes are taken for the
    /// structure as they stand. If a field is left out, whatever its size, the layout must be made
    /// `checked()`, because that field has to be made.
    #[must_use]
    pub const unsafe fn structure(size: usize, fields: &[FieldLayout]) -> Layout {
        let mut layout = Layout {
            ndr20: Layout::sum(size, fields, false),
            ndr64: Layout::sum(size, fields, true),
            facts: Facts::NAMED,
            shape: digest(&[6]),
            fault: None,
        };
        let mut i = 0;
        while i < fields.len() {
            let field = fields[i].layout;
            let field = if i + 1 < fields.len() { field.before_last() } else { field };
            if let Some(fault) = field.fault {
                layout = layout.faulty(fault);
            }
            let facts = fields[i].layout.facts;
            layout.facts = layout.facts.with(facts.of_whole()).with(facts.only(Facts::CONFORMANT));
            layout.shape = digest(&[layout.shape, fields[i].layout.digest()]);
            i += 1;
        }
        layout
    }

    const fn sum(memory: usize, fields: &[FieldLayout], ndr64: bool) -> Form {
        let mut form = Form { align: 1, size: 0, fixed: true, identical: true };
        let mut in_memory = 0;
        let mut i = 0;
        while i < fields.len() {
            let field = &fields[i];
            let part = if ndr64 { field.layout.ndr64 } else { field.layout.ndr20 };
            form.align = max(form.align, part.align);
            if form.fixed {
                form.size = round_up(form.size, part.align);
                form.identical &= part.identical && form.size == field.offset;
            }
            form.size += part.size;
            form.fixed &= part.fixed;
            in_memory += field.size;
            i += 1;
        }
        if ndr64 && form.fixed {
            form.size = round_up(form.size, form.align);
        }
        form.identical &= form.fixed && form.size == memory && in_memory == memory;
        form
    }

    /// The same layout, of a type in which something is presented as another type.
    pub(crate) const fn presented(self) -> Layout {
        self.with(Facts::PRESENTED)
    }

    /// Whether something in it is presented as another type (`transmit_as`).
    #[must_use]
    pub const fn is_presented(self) -> bool {
        self.facts.has(Facts::PRESENTED)
    }

    /// The same layout, of a primitive type.
    #[doc(hidden)]
    #[must_use]
    pub const fn primitive(self) -> Layout {
        self.with(Facts::PRIMITIVE)
    }

    /// The same layout, of a type that has a name of its own.
    #[doc(hidden)]
    #[must_use]
    pub const fn named(self) -> Layout {
        self.with(Facts::NAMED)
    }

    /// The same layout, of a string, which a terminator ends.
    pub(crate) const fn terminated(self) -> Layout {
        self.with(Facts::TERMINATED)
    }

    /// The same layout, of a floating-point number.
    pub(crate) const fn float(self) -> Layout {
        self.primitive().with(Facts::FLOAT)
    }

    /// Whether this is a primitive type: a number, a Boolean or an enumeration (C706 section 14.2).
    #[must_use]
    pub const fn is_primitive(self) -> bool {
        self.facts.has(Facts::PRIMITIVE)
    }

    const fn with(self, facts: Facts) -> Layout {
        Layout { facts: self.facts.with(facts), ..self }
    }

    const fn without(self, facts: Facts) -> Layout {
        Layout { facts: self.facts.without(facts), ..self }
    }

    /// What a codec goes by: none is compiled for a type that breaks a rule.
    const fn form<S: Syntax>(self) -> Form {
        let Layout { ndr20, ndr64, .. } = self.sound();
        if S::IS_NDR64 { ndr64 } else { ndr20 }
    }

    /// The same pointer, as an exclusive reference.
    #[must_use]
    pub(crate) const fn exclusive(self) -> Layout {
        self.with(Facts::EXCLUSIVE)
    }

    /// The same pointer, which may be null.
    #[must_use]
    pub(crate) const fn nullable(self) -> Layout {
        self.without(Facts::REFERENCE).with(Facts::NULLABLE)
    }

    /// The same layout, for values that have to be checked: it is not identical to memory.
    #[doc(hidden)]
    #[must_use]
    pub const fn checked(mut self) -> Layout {
        self.ndr20.identical = false;
        self.ndr64.identical = false;
        self
    }

    /// The same layout, of what points to something in the call's memory.
    pub(crate) const fn borrowing(self) -> Layout {
        self.with(Facts::BORROWED)
    }

    /// Whether it holds pointers of this crate's that own nothing.
    pub(crate) const fn is_borrowing(self) -> bool {
        self.facts.has(Facts::BORROWED)
    }

    pub(crate) const fn owning(self) -> Layout {
        self.with(Facts::OWNED)
    }

    /// Whether this is a full pointer that may be null.
    #[must_use]
    pub const fn is_full_pointer(self) -> bool {
        self.is_full() && self.is_nullable()
    }

    /// Whether there are full pointers in it.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.facts.has(Facts::FULL)
    }

    /// Whether this is a pointer that may be null.
    #[must_use]
    pub const fn is_nullable(self) -> bool {
        self.facts.has(Facts::NULLABLE)
    }

    /// Whether this is an exclusive reference, or a pointer that may be one.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        self.facts.has(Facts::EXCLUSIVE)
    }

    /// The alignment on the wire, in bytes.
    ///
    /// # Panics
    /// For a type that breaks a rule, as [`Layout::sound`].
    #[must_use]
    pub const fn align<S: Syntax>(self) -> usize {
        self.form::<S>().align
    }

    /// The size on the wire in bytes, if every value has the same.
    ///
    /// # Panics
    /// For a type that breaks a rule, as [`Layout::sound`].
    #[must_use]
    pub const fn size<S: Syntax>(self) -> Option<usize> {
        let form = self.form::<S>();
        if form.fixed { Some(form.size) } else { None }
    }

    /// The fewest bytes that a value takes on the wire.
    ///
    /// # Panics
    /// For a type that breaks a rule, as [`Layout::sound`].
    #[must_use]
    pub const fn least<S: Syntax>(self) -> usize {
        self.form::<S>().size
    }

    /// The distance between two elements of an array, in bytes.
    ///
    /// # Panics
    /// For a type that breaks a rule, as [`Layout::sound`].
    #[must_use]
    pub const fn stride<S: Syntax>(self) -> usize {
        let form = self.form::<S>();
        round_up(form.size, form.align)
    }

    /// Whether little-endian wire bytes and memory are the same.
    ///
    /// # Panics
    /// For a type that breaks a rule, as [`Layout::sound`].
    #[must_use]
    pub const fn is_identical<S: Syntax>(self) -> bool {
        self.form::<S>().identical
    }

    /// Whether they are the same in each transfer syntax, and any bytes are a value.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_plain(self) -> bool {
        self.ndr20.identical && self.ndr64.identical
    }

    /// Whether they are the same in at least one transfer syntax.
    pub(crate) const fn is_ever_identical(self) -> bool {
        self.ndr20.identical || self.ndr64.identical
    }

    /// Whether it holds pointers that own what they point to.
    #[must_use]
    pub const fn is_owned(self) -> bool {
        self.facts.has(Facts::OWNED)
    }

    /// Whether it holds pointers that take what they own from the global allocator. Pointees are not
    /// considered.
    #[must_use]
    pub const fn pins_global(self) -> bool {
        self.facts.has(Facts::GLOBAL)
    }

    /// Whether the value consists of single bytes, in memory as on the wire.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_bytes(self) -> bool {
        self.ndr20.identical && self.ndr20.align == 1
    }

    /// Whether the flat part holds referent ids, so that pointees follow.
    #[must_use]
    pub const fn has_pointers(self) -> bool {
        self.facts.has(Facts::POINTERS)
    }

    /// Whether every value has the same size, and no pointees.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        !self.has_pointers() && self.ndr20.fixed
    }

    /// Whether this is a pointer that is never null.
    #[must_use]
    pub const fn is_reference(self) -> bool {
        self.facts.has(Facts::REFERENCE)
    }

    /// Whether a maximum count is hoisted in front.
    #[must_use]
    pub const fn is_conformant(self) -> bool {
        self.facts.has(Facts::CONFORMANT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ndr::{Ndr, Ndr20, Ndr64};
    use core::mem::offset_of;

    #[repr(C)]
    struct Sample {
        a: u8,
        b: u32,
        c: u16,
    }

    #[test]
    fn a_structure_follows_c706_14_3() {
        let field = |offset, size, layout| FieldLayout { offset, size, layout };
        let u8_ = <u8 as Ndr>::LAYOUT;
        let u16_ = <u16 as Ndr>::LAYOUT;
        let u32_ = <u32 as Ndr>::LAYOUT;
        // SAFETY: these are the fields of `Sample`.
        let layout = unsafe {
            Layout::structure(
                size_of::<Sample>(),
                &[
                    field(offset_of!(Sample, a), 1, u8_),
                    field(offset_of!(Sample, b), 4, u32_),
                    field(offset_of!(Sample, c), 2, u16_),
                ],
            )
        };
        assert_eq!(layout.align::<Ndr20>(), 4);
        assert_eq!(layout.size::<Ndr20>(), Some(10), "NDR has no trailing gap");
        assert_eq!(layout.size::<Ndr64>(), Some(12), "NDR64 has one (MS-RPCE 2.2.5.3.4.1)");
        assert_eq!(layout.stride::<Ndr20>(), 12);
        assert!(!layout.is_identical::<Ndr20>(), "it has padding");
    }
}
