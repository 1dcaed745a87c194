//! A promise of one lifetime is no promise of another, nor one that another type has.
#![forbid(unsafe_code)]

use rpc_runtime::ndr::*;

struct Note<'x>(std::cell::Cell<&'x str>);

impl<'x> Ndr for Note<'x> {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
    const LIFETIMES: Option<Lifetimes<Note<'x>>> = Some(Lifetimes::none());
}

struct Other<'x>(fn(&'x str));

impl<'x> Ndr for Other<'x> {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
    const LIFETIMES: Option<Lifetimes<Other<'x>>> = Some(Lifetimes::<Other<'static>>::none());
}

struct Lent<'x>(&'x str);

impl<'x> Ndr for Lent<'x> {
    const LAYOUT: Layout = <u32 as Ndr>::LAYOUT;
    const LIFETIMES: Option<Lifetimes<Lent<'x>>> = <u32 as Ndr>::LIFETIMES;
}

fn main() {}
