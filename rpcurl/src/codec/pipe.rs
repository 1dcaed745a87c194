//! Pipes: chunks of elements, each with its count in front, and an empty one at the end (C706 section 14.3.11.4). In NDR64 the
//! count stands behind the elements, too, negated (MS-RPCE section 2.2.5.3.4.5).
//!
//! A pipe is one value here, whatever its chunks.

use super::error::{Result, counted};
use super::read::Reader;
use super::value::{Array, Items, Value};
use super::view::Many;
use super::write::Writer;

/// The most elements of a chunk in NDR64.
const MOST: u64 = i32::MAX as u64;

/// How many elements a chunk may have, that at the end excepted.
pub(super) fn bounds(many: &Many<'_>) -> (u64, u64) {
    let bound = |n: i128| u64::try_from(n.max(0)).unwrap_or(u64::MAX);
    many.range.map_or((0, u64::MAX), |range| (bound(range.low), bound(range.high)))
}

fn negated(count: u64) -> u64 {
    count.wrapping_neg()
}

impl<'m> Writer<'_, 'm> {
    /// A pipe: as one chunk, or as several of about the same size if they are more than a chunk may have.
    pub(super) fn chunks(&mut self, many: &Many<'m>, items: &Items) -> Result<()> {
        let (least, most) = bounds(many);
        let (mut at, end) = (0, items.len());
        for left in (1..=items.len().div_ceil(most.clamp(1, MOST) as usize)).rev() {
            let count = (end - at).div_ceil(left);
            if !(least..=most).contains(&(count as u64)) {
                let fault = format!(
                    "{}, which cannot be divided into chunks; expected chunks of {least} to {most}",
                    counted(end as u64, "element")
                );
                return Err(self.path.error(fault));
            }
            self.count(count as u64)?;
            self.items(many, items, at..at + count)?;
            self.trailer(count as u64);
            at += count;
        }
        self.count(0)?;
        self.trailer(0);
        Ok(())
    }

    fn trailer(&mut self, count: u64) {
        if self.ndr64 {
            self.number(negated(count).into(), 8);
        }
    }
}

impl<'m> Reader<'_, '_, 'm> {
    /// A pipe, to its end.
    pub(super) fn chunks(&mut self, many: &Many<'m>) -> Result<Value> {
        let (least, most) = bounds(many);
        let mut items = many.width.none();
        loop {
            let count = self.count()?;
            let most = if self.ndr64 { most.min(MOST) } else { most };
            if count > 0 && !(least..=most).contains(&count) {
                let count = counted(count, "element");
                return Err(self.error(format!("{count} in a chunk; expected {least} to {most}")));
            }
            if count > 0 {
                self.items(many, &mut items, count)?;
            }
            if self.ndr64 && self.count()? != negated(count) {
                return Err(
                    self.error("a wrong number behind a chunk; expected its count, negated")
                );
            }
            if count == 0 {
                return Ok(Value::Array(Array { items, size: None, first: 0 }));
            }
        }
    }
}
