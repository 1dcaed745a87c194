//! Values to NDR and NDR64 (C706 chapter 14, MS-RPCE section 2.2.5).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rpc_idl::model::{PointerKind, UnionId};
use rpc_runtime::ndr::DecodeLimits;

use super::Format;
use super::agree::is_encapsulated;
use super::error::{Error, Path, Result, counted, too_deep};
use super::types::{Switch, Types};
use super::value::{Array, Items, Union, Value};
use super::view::{Many, Number, Place, View};

/// The id of the first pointer that is not null.
const FIRST_REFERENT: u32 = 0x2_0000;

pub(crate) struct Writer<'t, 'm> {
    types: &'t Types<'m>,
    pub(crate) path: Path<'m>,
    pub(crate) bytes: Vec<u8>,
    pub(super) ndr64: bool,
    big_endian: bool,
    depth: usize,
    next_referent: u32,
    /// The ids of full pointers, by their places.
    full: HashMap<String, u32>,
    /// Those whose target is written.
    written: HashSet<u32>,
    /// Values may be missing; the bytes are good for nothing.
    pub(super) is_partial: bool,
}

impl<'t, 'm> Writer<'t, 'm> {
    pub(crate) fn new(types: &'t Types<'m>, format: Format) -> Writer<'t, 'm> {
        Writer {
            types,
            path: Path::new(),
            bytes: Vec::new(),
            ndr64: format.ndr64,
            big_endian: format.big_endian,
            depth: DecodeLimits::default().depth,
            next_referent: FIRST_REFERENT,
            full: HashMap::new(),
            written: HashSet::new(),
            is_partial: false,
        }
    }

    fn said<T>(&self, said: std::result::Result<T, &'static str>) -> Result<T> {
        said.map_err(|why| self.path.error(why))
    }

    /// A parameter, or what is returned. A reference pointer is not on the wire itself.
    pub(crate) fn parameter(&mut self, place: Place<'m>, value: &Value) -> Result<()> {
        match (self.said(self.types.view(place))?, value) {
            (View::Pointer(PointerKind::Ref, target), Value::Pointer(value)) => {
                self.whole(target, value)
            }
            _ => self.whole(place, value),
        }
    }

    /// A value with what its pointers point to.
    fn whole(&mut self, place: Place<'m>, value: &Value) -> Result<()> {
        if self.said(self.types.is_conformant(place))? {
            let size = self.conformance(place, value)?;
            self.count(size)?;
        }
        self.flat(place, value)?;
        self.pointees(place, value)
    }

    /// The size of the array with which a value ends.
    fn conformance(&self, place: Place<'m>, value: &Value) -> Result<u64> {
        let (mut place, mut value) = (place, value);
        loop {
            match (self.said(self.types.view(place))?, value) {
                (_, Value::Later) if self.is_partial => return Ok(0),
                (View::Array(_), Value::Array(Array { size: None, .. })) if self.is_partial => {
                    return Ok(0);
                }
                (View::Array(_), Value::Array(array)) => {
                    return array.size.ok_or_else(|| self.path.error("an array without a size"));
                }
                (View::Structure(id), Value::Structure(values)) => {
                    match (self.types.model[id].fields.last(), values.last()) {
                        (Some(field), Some(last)) => {
                            place = Place::field(field);
                            value = last;
                        }
                        _ => return Err(self.other(value)),
                    }
                }
                _ => return Err(self.other(value)),
            }
        }
    }

    fn align(&mut self, align: usize) {
        self.bytes.resize(self.bytes.len().next_multiple_of(align), 0);
    }

    pub(super) fn number(&mut self, value: i128, size: usize) {
        self.align(size);
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&value.to_le_bytes()[..size]);
        if self.big_endian {
            self.bytes[start..].reverse();
        }
    }

    pub(super) fn count(&mut self, count: u64) -> Result<()> {
        if !self.ndr64 && count > u32::MAX.into() {
            let count = counted(count, "element");
            return Err(self.path.error(format!("{count}; expected 4294967295 at most")));
        }
        self.number(count.into(), if self.ndr64 { 8 } else { 4 });
        Ok(())
    }

    fn integer(&mut self, number: Number, value: i128) -> Result<()> {
        let (mut low, mut high) = number.limits();
        if number.size != number.size64 && !self.ndr64 {
            (low, high) = if number.signed {
                (i32::MIN.into(), i32::MAX.into())
            } else {
                (0, u32::MAX.into())
            };
        }
        if !(low..=high).contains(&value) {
            let fault = format!("{value} does not fit; expected {low} to {high}");
            return Err(self.path.error(fault));
        }
        self.number(value, number.size(self.ndr64));
        Ok(())
    }

    fn enumeration(&mut self, switch: Switch, v1_enum: bool, value: i128) -> Result<()> {
        let high = if v1_enum { i32::MAX.into() } else { 0x7fff };
        let low = if v1_enum { i32::MIN.into() } else { 0 };
        if !(low..=high).contains(&value) {
            let fault = format!("{value} is no value of an enumeration; expected {low} to {high}");
            return Err(self.path.error(fault));
        }
        self.number(value, switch.size(self.types.model, self.ndr64));
        Ok(())
    }

    #[cold]
    fn other(&self, value: &Value) -> Error {
        let is = match value {
            Value::Absent => "nothing",
            Value::Null => "a null pointer",
            Value::Later => "what is not known yet",
            Value::Referent(_) => "a pointer that is not decoded",
            _ => "a value of another type",
        };
        self.path.error(format!("{is}; expected a value of the type that stands here"))
    }

    /// A level deeper.
    fn deeper(&mut self, write: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        self.depth = self.depth.checked_sub(1).ok_or_else(|| too_deep(&self.path))?;
        write(self)?;
        self.depth += 1;
        Ok(())
    }

    /// The part of a value that stands in line.
    fn flat(&mut self, place: Place<'m>, value: &Value) -> Result<()> {
        let types = self.types;
        match (self.said(types.view(place))?, value) {
            (View::Void, Value::Absent) => Ok(()),
            (_, Value::Later) if self.is_partial => Ok(()),
            (View::Integer(number, _), Value::Integer(value)) => self.integer(number, *value),
            (View::Enumeration(id, _), Value::Integer(value)) => {
                self.enumeration(Switch::Enumeration(id), types.model[id].v1_enum, *value)
            }
            (View::Float, Value::Float(bits)) => {
                self.number(i128::from(*bits), 4);
                Ok(())
            }
            (View::Double, Value::Double(bits)) => {
                self.number(i128::from(*bits), 8);
                Ok(())
            }
            (View::Handle, Value::Handle(bytes)) => {
                self.align(4);
                let mut bytes = *bytes;
                if self.big_endian {
                    reverse_handle(&mut bytes);
                }
                self.bytes.extend_from_slice(&bytes);
                Ok(())
            }
            (View::Pointer(..), Value::Null) => {
                self.number(0, if self.ndr64 { 8 } else { 4 });
                Ok(())
            }
            (View::Pointer(kind, _), value @ (Value::Pointer(_) | Value::Alias(_))) => {
                let id = match (kind, value) {
                    (PointerKind::Full, Value::Alias(of)) => self.id_at(of.clone()),
                    (PointerKind::Full, _) => self.id_at(self.path.to_string()),
                    (_, Value::Alias(_)) => {
                        return Err(self.path.error("an alias; expected one at a `[ptr]` pointer"));
                    }
                    _ => self.next_id(),
                };
                self.number(id.into(), if self.ndr64 { 8 } else { 4 });
                Ok(())
            }
            (View::Structure(id), Value::Structure(values)) => {
                let fields = &types.model[id].fields;
                if fields.len() != values.len() {
                    return Err(self.other(value));
                }
                let align = self.said(types.align(place, self.ndr64))?;
                self.align(align);
                self.deeper(|this| {
                    for (n, (field, value)) in fields.iter().zip(values).enumerate() {
                        this.path.enter(&field.is.name, n);
                        this.flat(Place::field(field), value)?;
                        this.path.leave();
                    }
                    Ok(())
                })?;
                if self.ndr64 {
                    self.align(align);
                }
                Ok(())
            }
            (View::Union(id), Value::Union(union)) => self.flat_union(place, id, union),
            (View::Array(many), Value::Array(array)) => self.flat_array(&many, array),
            (View::Pipe(many), Value::Array(array)) => self.chunks(&many, &array.items),
            _ => Err(self.other(value)),
        }
    }

    fn flat_union(&mut self, place: Place<'m>, id: UnionId, value: &Union) -> Result<()> {
        let union = &self.types.model[id];
        let align = self.said(self.types.align(place, self.ndr64))?;
        if self.ndr64 {
            self.align(align);
        }
        let tag = match value.tag {
            Some(tag) => tag,
            None if self.is_partial => return Ok(()),
            None => return Err(self.path.error("a union without a discriminant")),
        };
        match self.said(self.types.switch(id))? {
            Switch::Number(number) => self.integer(number, tag)?,
            switch @ Switch::Enumeration(id) => {
                self.enumeration(switch, self.types.model[id].v1_enum, tag)?;
            }
        }
        // The arms of a nonencapsulated `ms_union` are aligned in NDR, too.
        if self.ndr64 || union.ms_union && !is_encapsulated(&union.kind) {
            self.align(align);
        }
        let arm = &union.arms[value.arm];
        if let Some(place) = self.said(self.types.arm(arm))? {
            self.path.enter(&arm.fields[0].is.name, value.arm);
            self.deeper(|this| this.flat(place, &value.value))?;
            self.path.leave();
        }
        Ok(())
    }

    fn flat_array(&mut self, many: &Many<'m>, array: &Array) -> Result<()> {
        let travels = array.items.len() as u64 + u64::from(many.is_string());
        if many.is_varying() {
            self.count(array.first)?;
            self.count(travels)?;
        }
        self.items(many, &array.items, 0..array.items.len())?;
        let nul = match &array.items {
            Items::Bytes(_) => &[0][..],
            _ => &[0; 2],
        };
        self.bytes.extend_from_slice(if many.is_string() { nul } else { &[] });
        Ok(())
    }

    /// Some of the elements of an array or a pipe, one behind the other.
    pub(super) fn items(
        &mut self,
        many: &Many<'m>,
        items: &Items,
        some: Range<usize>,
    ) -> Result<()> {
        match items {
            Items::Bytes(items) => self.bytes.extend_from_slice(&items[some]),
            Items::Units(items) => {
                self.align(2);
                let order = if self.big_endian { u16::to_be_bytes } else { u16::to_le_bytes };
                items[some].iter().for_each(|unit| self.bytes.extend_from_slice(&order(*unit)));
            }
            Items::Values(items) => {
                // Where there are no elements, too.
                let align = self.said(self.types.align(many.element, self.ndr64))?;
                self.align(align);
                self.deeper(|this| {
                    for n in some {
                        this.path.enter_element(n);
                        this.flat(many.element, &items[n])?;
                        this.path.leave();
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// What the pointers of a value point to.
    fn pointees(&mut self, place: Place<'m>, value: &Value) -> Result<()> {
        match (self.said(self.types.view(place))?, value) {
            (View::Pointer(PointerKind::Full, target), Value::Pointer(value)) => {
                let id = self.id_at(self.path.to_string());
                self.written.insert(id);
                self.target(target, value)
            }
            (View::Pointer(_, target), Value::Pointer(value)) => self.target(target, value),
            (View::Pointer(..), Value::Alias(of)) => {
                let id = self.id_at(of.clone());
                match self.is_partial || self.written.contains(&id) {
                    true => Ok(()),
                    false => Err(self.path.error(format!(
                        "an alias of `{of}`, where no full pointer stands before it; expected the place of one"
                    ))),
                }
            }
            (View::Structure(id), Value::Structure(values)) => {
                let fields = &self.types.model[id].fields;
                self.deeper(|this| {
                    for (n, (field, value)) in fields.iter().zip(values).enumerate() {
                        this.path.enter(&field.is.name, n);
                        this.pointees(Place::field(field), value)?;
                        this.path.leave();
                    }
                    Ok(())
                })
            }
            (View::Union(id), Value::Union(value)) => {
                let arm = &self.types.model[id].arms[value.arm];
                if let Some(place) = self.said(self.types.arm(arm))? {
                    self.path.enter(&arm.fields[0].is.name, value.arm);
                    self.deeper(|this| this.pointees(place, &value.value))?;
                    self.path.leave();
                }
                Ok(())
            }
            (View::Array(many), Value::Array(Array { items: Items::Values(items), .. })) => {
                for (n, item) in items.iter().enumerate() {
                    self.path.enter_element(n);
                    self.pointees(many.element, item)?;
                    self.path.leave();
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn target(&mut self, place: Place<'m>, value: &Value) -> Result<()> {
        // So that the places of a pointer and of one that it points to are two.
        self.path.enter("*", 0);
        self.deeper(|this| this.whole(place, value))?;
        self.path.leave();
        Ok(())
    }

    fn next_id(&mut self) -> u32 {
        let id = self.next_referent;
        self.next_referent = id.checked_add(4).unwrap_or(FIRST_REFERENT);
        id
    }

    /// The id of the full pointer at a place.
    fn id_at(&mut self, path: String) -> u32 {
        if let Some(id) = self.full.get(&path) {
            return *id;
        }
        let id = self.next_id();
        self.full.insert(path, id);
        id
    }
}

/// The numbers of a context handle in the other byte order: its attributes, and the first three parts of its uuid.
pub(crate) fn reverse_handle(bytes: &mut [u8; 20]) {
    for part in [0..4, 4..8, 8..10, 10..12] {
        bytes[part].reverse();
    }
}
