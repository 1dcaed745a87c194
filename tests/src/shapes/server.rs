//! The server of `shapes`, which does what `tests/interop/wine/server.c` does.

use super::{
    Arrays, Colour, Counted, Couple, Distance, Figure, Mixed, Nested, Pair, Pairs, Plain, Shapes,
    Tagged, Text, Tree,
};
use rpc_runtime::prelude::*;

/// The server.
#[derive(Debug, Default)]
pub struct Service;

impl Tree {
    fn mirror(&mut self) {
        std::mem::swap(&mut self.left, &mut self.right);
        for child in [&mut self.left, &mut self.right].into_iter().flatten() {
            child.mirror();
        }
    }
}

impl Colour {
    fn next(self) -> Colour {
        match self {
            Colour::Red => Colour::Green,
            Colour::Green => Colour::Blue,
            Colour::Blue | Colour::Other(_) => Colour::Red,
        }
    }
}

impl Figure {
    fn kind(&self) -> i32 {
        match self {
            Figure::Number(_) => 1,
            Figure::Structure(_) => 3,
            Figure::Nothing => 4,
            Figure::Small(_) => 9,
        }
    }
}

fn same(a: Option<Full<'_, i32>>, b: Option<Full<'_, i32>>) -> bool {
    a.zip(b).is_some_and(|(a, b)| Full::same(a, b))
}

impl Shapes for Service {
    async fn scalars(
        &self,
        a: i8,
        b: u16,
        c: i32,
        d: i64,
        e: u8,
        f: &f32,
        g: &f64,
        h: bool,
    ) -> Result<i64> {
        let small = i64::from(a) + i64::from(b) + i64::from(c) + i64::from(e) + i64::from(h);
        Ok(small + d + (f64::from(*f) + g) as i64)
    }

    async fn structures(&self, given: &Nested, changed: &mut Nested) -> Result<i64> {
        let Mixed { a, b, c, d, e, f, g } = given.inner;
        let inner = Mixed { a: -a, b: -b, c: -c, d: -d, e, f: -f, g: -g };
        *changed = Nested { inner, f: -given.f, ..*given };
        Ok(-b)
    }

    async fn mirror(&self, root: Option<&mut Tree>) -> Result<()> {
        if let Some(root) = root {
            root.mirror();
        }
        Ok(())
    }

    async fn insert(&self, mut root: &mut Option<Box<Tree>>, number: i16) -> Result<()> {
        while let Some(tree) = root {
            root = if number < tree.number { &mut tree.left } else { &mut tree.right };
        }
        *root = Some(Box::new(Tree { number, left: None, right: None }));
        Ok(())
    }

    async fn conformant(&self, _: i32, sum: &[i32], turned: &mut [i16]) -> Result<i32> {
        turned.reverse();
        Ok(sum.iter().sum())
    }

    async fn arithmetic(&self, _: u16, given: &[i16], half: &mut [i16]) -> Result<()> {
        for (half, given) in half.iter_mut().zip(given.chunks_exact(2)) {
            *half = given[1];
        }
        Ok(())
    }

    async fn varying(&self, count: i32, part: &mut [i16; 8]) -> Result<()> {
        part.iter_mut().take(count as usize).for_each(|number| *number *= 2);
        Ok(())
    }

    async fn conformant_varying(
        &self,
        _: i32,
        length: &mut i32,
        numbers: &mut [i32],
    ) -> Result<()> {
        *length -= 1;
        numbers.iter_mut().take(*length as usize).for_each(|number| *number += 10);
        Ok(())
    }

    async fn fixed(
        &self,
        numbers: &[i16; 4],
        swapped: &mut [Pair; 2],
        pointers: &[Option<&i32>; 3],
        doubled: &mut [i64; 4],
    ) -> Result<i32> {
        swapped.reverse();
        *doubled = numbers.map(|number| 2 * i64::from(number));
        Ok(pointers.iter().copied().flatten().sum())
    }

    async fn many(&self, _: i32, structures: &[Pair], pointers: &[Option<&i32>]) -> Result<i32> {
        let pairs = structures.iter().map(|pair| i32::from(pair.a) + i32::from(pair.b));
        Ok(pairs.chain(pointers.iter().copied().flatten().copied()).sum())
    }

    async fn tails(&self, turned: &mut Counted, added: &mut Pairs) -> Result<()> {
        turned.tail.reverse();
        added.total += added.tail.iter().map(|p| i64::from(p.a) + i64::from(p.b)).sum::<i64>();
        Ok(())
    }

    async fn embedded(&self, value: &mut Arrays) -> Result<()> {
        value.sized.iter_mut().flatten().for_each(|number| *number *= 10);
        if let Some(part) = &mut value.part {
            part.reverse();
        }
        Ok(())
    }

    async fn counting(&self, n: i32, m: &mut i32, numbers: &mut Option<Vec<i32>>) -> Result<()> {
        *m = n;
        *numbers = (n > 0).then(|| (0..n).collect());
        Ok(())
    }

    async fn strings(
        &self,
        narrow: &str,
        wide: &WStr,
        optional: Option<&WStr>,
        first: &mut Text,
        second: &mut Text,
    ) -> Result<()> {
        *first = Text { narrow: Some(narrow.to_owned()), wide: Some(wide.to_wstring()) };
        *second = Text { narrow: None, wide: optional.map(WStr::to_wstring) };
        Ok(())
    }

    async fn names(&self, _: i32, names: &[Option<&WStr>], initials: &mut Text) -> Result<i32> {
        let missing = || Error::new(Status::INVALID_ARG, "no initials");
        let narrow = initials.narrow.take().ok_or_else(missing)?;
        let wide = initials.wide.take().ok_or_else(missing)?.to_string();
        initials.narrow = Some(format!("{}{}", &wide[..1], &narrow[1..]));
        initials.wide = Some(format!("{}{}", &narrow[..1], &wide[1..]).as_str().into());
        Ok(names.iter().flatten().map(|name| name.units().len() as i32).sum())
    }

    async fn encapsulated(&self, given: &Figure, _: i64, next: &mut Figure) -> Result<i32> {
        Ok(std::mem::replace(next, *given).kind())
    }

    async fn choose(&self, _: i32, given: &Plain, same: &mut Plain) -> Result<()> {
        *same = *given;
        Ok(())
    }

    async fn replace(&self, given: &Tagged, place: &mut Tagged) -> Result<i32> {
        Ok(std::mem::replace(place, given.clone()).level)
    }

    async fn aliases<'a>(
        &self,
        _: &'a CallMemory,
        a: Option<Full<'a, i32>>,
        b: Option<Full<'a, i32>>,
        given: &Couple<'a>,
        swapped: &mut Couple<'a>,
    ) -> Result<i32> {
        let Couple { left, number, right } = *given;
        *swapped = Couple { left: right, number, right: left };
        let same = [same(a, b), same(left, right), same(a, left)];
        Ok(same.iter().enumerate().map(|(bit, same)| i32::from(*same) << bit).sum())
    }

    async fn enums(
        &self,
        given: Colour,
        next: &mut Colour,
        given_too: Distance,
        other: &mut Distance,
        _: i32,
        all: &mut [Colour],
    ) -> Result<()> {
        *next = given.next();
        *other = match given_too {
            Distance::Nearby => Distance::FarAway,
            Distance::FarAway => Distance::Nearby,
        };
        all.iter_mut().for_each(|hue| *hue = hue.next());
        Ok(())
    }

    async fn ranged(&self, n: i32) -> Result<i32> {
        Ok(n * n)
    }

    async fn pointers(
        &self,
        given: Option<&i32>,
        doubled: Option<&mut i32>,
        toggled: &mut Option<Box<i32>>,
        copied: &mut Option<Box<i32>>,
    ) -> Result<()> {
        if let Some(doubled) = doubled {
            *doubled *= 2;
        }
        *toggled = if toggled.is_none() { Some(Box::new(5)) } else { None };
        *copied = given.map(|given| Box::new(*given));
        Ok(())
    }

    async fn fail(&self, status: u32) -> Result<()> {
        Err(Status(status).into())
    }

    async fn echo(&self, _: i32, given: &[u8], same: &mut [u8]) -> Result<()> {
        same.copy_from_slice(given);
        Ok(())
    }
}
