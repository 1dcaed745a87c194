//! Values from NDR and NDR64 (C706 chapter 14, MS-RPCE section 2.2.5), in both byte orders.
//!
//! Nothing here is reserved before its bytes are there, and all values together cost no more than the limits allow.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rpc_idl::model::{PointerKind, UnionId};
use rpc_runtime::ndr::DecodeLimits;

use super::agree::is_encapsulated;
use super::error::{Error, Path, Result, counted};
use super::types::{Switch, Types};
use super::value::{Array, Items, Union, Value};
use super::view::{Many, Number, Place, View};
use super::write::reverse_handle;

pub(crate) struct Reader<'t, 's, 'm> {
    types: &'t Types<'m>,
    pub(crate) path: Path<'m>,
    stub: &'s [u8],
    at: usize,
    pub(super) ndr64: bool,
    big_endian: bool,
    limits: DecodeLimits,
    depth: usize,
    memory: usize,
    /// The places of full pointers, by their ids.
    full: HashMap<u64, String>,
}

impl<'t, 's, 'm> Reader<'t, 's, 'm> {
    pub(crate) fn new(
        types: &'t Types<'m>,
        stub: &'s [u8],
        ndr64: bool,
        big_endian: bool,
        limits: DecodeLimits,
    ) -> Reader<'t, 's, 'm> {
        let (depth, memory) = (limits.depth, limits.memory);
        let (path, full) = (Path::new(), HashMap::new());
        Reader { types, path, stub, at: 0, ndr64, big_endian, limits, depth, memory, full }
    }

    fn said<T>(&self, said: std::result::Result<T, &'static str>) -> Result<T> {
        said.map_err(|why| self.path.error(why))
    }

    #[cold]
    pub(super) fn error(&self, fault: impl Into<String>) -> Error {
        self.path.error(format!("{} (byte {} of the stub data)", fault.into(), self.at))
    }

    /// A parameter, or what is returned. A reference pointer is not on the wire itself.
    pub(crate) fn parameter(&mut self, place: Place<'m>) -> Result<Value> {
        match self.said(self.types.view(place))? {
            View::Pointer(PointerKind::Ref, target) => {
                Ok(Value::Pointer(Box::new(self.whole(target)?)))
            }
            _ => self.whole(place),
        }
    }

    /// The bytes that are not read.
    pub(crate) fn rest(&self) -> usize {
        self.stub.len() - self.at
    }

    /// A value with what its pointers point to.
    fn whole(&mut self, place: Place<'m>) -> Result<Value> {
        let size = match self.said(self.types.is_conformant(place))? {
            true => Some(self.count()?),
            false => None,
        };
        let mut value = self.flat(place, size)?;
        self.pointees(place, &mut value)?;
        Ok(value)
    }

    fn align(&mut self, align: usize) -> Result<()> {
        let at = self.at.next_multiple_of(align);
        if at > self.stub.len() {
            return Err(self.error("the stub data end here; expected more"));
        }
        self.at = at;
        Ok(())
    }

    fn take(&mut self, n: usize) -> Result<&'s [u8]> {
        match self.stub[self.at..].get(..n) {
            Some(bytes) => {
                self.at += n;
                Ok(bytes)
            }
            None => {
                let there = counted(self.rest() as u64, "byte");
                let are = if self.rest() == 1 { "is" } else { "are" };
                Err(self.error(format!("{there} {are} left; expected {n} at least")))
            }
        }
    }

    fn unsigned(&mut self, size: usize) -> Result<u64> {
        self.align(size)?;
        let mut bytes = [0; 8];
        bytes[..size].copy_from_slice(self.take(size)?);
        if self.big_endian {
            bytes[..size].reverse();
        }
        Ok(u64::from_le_bytes(bytes))
    }

    pub(super) fn count(&mut self) -> Result<u64> {
        self.unsigned(if self.ndr64 { 8 } else { 4 })
    }

    fn integer(&mut self, number: Number) -> Result<i128> {
        let size = number.size(self.ndr64);
        let value = self.unsigned(size)?;
        let shift = 64 - 8 * size as u32;
        Ok(match number.signed {
            true => ((value as i64) << shift >> shift).into(),
            false => value.into(),
        })
    }

    fn enumeration(&mut self, switch: Switch, v1_enum: bool) -> Result<i128> {
        let value = self.unsigned(switch.size(self.types.model, self.ndr64))?;
        match v1_enum {
            true => Ok((value as u32 as i32).into()),
            false if value <= 0x7fff => Ok(value.into()),
            false => {
                Err(self
                    .error(format!("{value} is no value of an enumeration; expected 0 to 32767")))
            }
        }
    }

    /// Takes memory from the budget.
    fn charge(&mut self, items: u64, size: usize) -> Result<()> {
        let bytes = usize::try_from(items).ok().and_then(|items| items.checked_mul(size));
        match bytes.and_then(|bytes| self.memory.checked_sub(bytes)) {
            Some(left) => {
                self.memory = left;
                Ok(())
            }
            None => {
                let limit = self.limits.memory;
                Err(self
                    .error(format!("values of more than {limit} bytes; expected so many at most")))
            }
        }
    }

    /// A level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth = self.depth.checked_sub(1).ok_or_else(|| {
            self.error(format!("nested too deep; expected {} levels at most", self.limits.depth))
        })?;
        let value = read(self)?;
        self.depth += 1;
        Ok(value)
    }

    /// The part of a value that stands in line. `size` is the count that stands before it.
    fn flat(&mut self, place: Place<'m>, size: Option<u64>) -> Result<Value> {
        let types = self.types;
        Ok(match self.said(types.view(place))? {
            View::Void => Value::Absent,
            View::Integer(number, _) => Value::Integer(self.integer(number)?),
            View::Enumeration(id, _) => {
                let v1_enum = types.model[id].v1_enum;
                Value::Integer(self.enumeration(Switch::Enumeration(id), v1_enum)?)
            }
            View::Float => Value::Float(self.unsigned(4)? as u32),
            View::Double => Value::Double(self.unsigned(8)?),
            View::Handle => self.handle()?,
            View::Pointer(kind, _) => match self.count()? {
                0 if kind == PointerKind::Ref => {
                    return Err(self.error("a null reference pointer; expected a referent id"));
                }
                0 => Value::Null,
                id => Value::Referent(id),
            },
            View::Structure(id) => {
                let align = self.said(types.align(place, self.ndr64))?;
                self.align(align)?;
                let fields = &types.model[id].fields;
                self.charge(fields.len() as u64, size_of::<Value>())?;
                let values = self.deeper(|this| {
                    let mut values = Vec::with_capacity(fields.len());
                    for (n, field) in fields.iter().enumerate() {
                        this.path.enter(&field.is.name, n);
                        let size = size.filter(|_| n + 1 == fields.len());
                        values.push(this.flat(Place::field(field), size)?);
                        this.path.leave();
                    }
                    Ok(values)
                })?;
                if self.ndr64 {
                    self.align(align)?;
                }
                Value::Structure(values)
            }
            View::Union(id) => self.flat_union(place, id)?,
            View::Array(many) => self.flat_array(&many, size)?,
            View::Pipe(many) => self.chunks(&many)?,
        })
    }

    fn handle(&mut self) -> Result<Value> {
        self.align(4)?;
        let mut bytes = [0; 20];
        bytes.copy_from_slice(self.take(20)?);
        if self.big_endian {
            reverse_handle(&mut bytes);
        }
        Ok(Value::Handle(bytes))
    }

    fn flat_union(&mut self, place: Place<'m>, id: UnionId) -> Result<Value> {
        let types = self.types;
        let union = &types.model[id];
        let align = self.said(types.align(place, self.ndr64))?;
        if self.ndr64 {
            self.align(align)?;
        }
        let tag = match self.said(types.switch(id))? {
            Switch::Number(number) => self.integer(number)?,
            switch @ Switch::Enumeration(id) => {
                self.enumeration(switch, types.model[id].v1_enum)?
            }
        };
        if self.ndr64 || union.ms_union && !is_encapsulated(&union.kind) {
            self.align(align)?;
        }
        let Some(n) = self.said(types.select(id, tag))? else {
            let fault =
                format!("the discriminant {tag} selects no arm; expected one of the labels");
            return Err(self.error(fault));
        };
        let arm = &union.arms[n];
        self.charge(1, size_of::<Union>())?;
        let value = match self.said(types.arm(arm))? {
            Some(place) => {
                self.path.enter(&arm.fields[0].is.name, n);
                let value = self.deeper(|this| this.flat(place, None))?;
                self.path.leave();
                value
            }
            None => Value::Absent,
        };
        Ok(Value::Union(Box::new(Union { tag: Some(tag), arm: n, value })))
    }

    fn flat_array(&mut self, many: &Many<'m>, size: Option<u64>) -> Result<Value> {
        let room = many.length.or(size).unwrap_or(0);
        let (first, travels) = match many.is_varying() {
            true => (self.count()?, self.count()?),
            false => (0, room),
        };
        if first.checked_add(travels).is_none_or(|end| end > room) {
            let fault = format!("elements {first} and {travels} more; expected {room} at most");
            return Err(self.error(fault));
        }
        let nul = u64::from(many.is_string());
        if nul == 1 && (travels == 0 || first != 0) {
            return Err(
                self.error("counts that are not those of a string; expected 0 and 1 at least")
            );
        }
        let mut items = many.width.none();
        self.items(many, &mut items, travels)?;
        let last = match &mut items {
            Items::Bytes(items) if nul == 1 => items.pop().map(u16::from),
            Items::Units(items) if nul == 1 => items.pop(),
            _ => Some(0),
        };
        if last != Some(0) {
            return Err(self.error("a string without a NUL at its end; expected one there"));
        }
        Ok(Value::Array(Array { items, size: size.filter(|_| many.length.is_none()), first }))
    }

    /// So many more elements of an array or a pipe.
    pub(super) fn items(&mut self, many: &Many<'m>, items: &mut Items, more: u64) -> Result<()> {
        match items {
            Items::Bytes(items) => {
                self.charge(more, 1)?;
                items.extend_from_slice(self.take(more as usize)?);
            }
            Items::Units(items) => {
                self.charge(more, 2)?;
                self.align(2)?;
                let order = if self.big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
                let bytes = self.take(2 * more as usize)?;
                items.extend(bytes.chunks_exact(2).map(|unit| order([unit[0], unit[1]])));
            }
            Items::Values(items) => {
                self.charge(more, size_of::<Value>())?;
                // Where there are no elements, too.
                let align = self.said(self.types.align(many.element, self.ndr64))?;
                self.align(align)?;
                self.deeper(|this| {
                    for _ in 0..more {
                        this.path.enter_element(items.len());
                        items.push(this.flat(many.element, None)?);
                        this.path.leave();
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// What the pointers of a value point to, in the place of their ids.
    fn pointees(&mut self, place: Place<'m>, value: &mut Value) -> Result<()> {
        match (self.said(self.types.view(place))?, value) {
            (View::Pointer(kind, target), value @ Value::Referent(_)) => {
                if let (PointerKind::Full, &mut Value::Referent(id)) = (kind, &mut *value) {
                    let path = self.path.to_string();
                    self.charge(1, 2 * path.len() + size_of::<Entry<'_, u64, String>>())?;
                    match self.full.entry(id) {
                        Entry::Occupied(first) => {
                            *value = Value::Alias(first.get().clone());
                            return Ok(());
                        }
                        Entry::Vacant(entry) => {
                            entry.insert(path);
                        }
                    }
                }
                self.charge(1, size_of::<Value>())?;
                // So that the places of a pointer and of one that it points to are two.
                self.path.enter("*", 0);
                let target = self.deeper(|this| this.whole(target))?;
                self.path.leave();
                *value = Value::Pointer(Box::new(target));
                Ok(())
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
                    self.deeper(|this| this.pointees(place, &mut value.value))?;
                    self.path.leave();
                }
                Ok(())
            }
            (View::Array(many), Value::Array(Array { items: Items::Values(items), .. })) => {
                for (n, item) in items.iter_mut().enumerate() {
                    self.path.enter_element(n);
                    self.pointees(many.element, item)?;
                    self.path.leave();
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
