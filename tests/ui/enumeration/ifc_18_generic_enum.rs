//! A generic enum.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour<T> {
    Red,
    #[other]
    Other(T),
}

fn main() {}
