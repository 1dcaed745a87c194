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

// mended
// - #[closed]
// - pub enum Colour<T> {
// + pub enum Colour {
// - #[other]
// -     Other(T)
// + #[other] Other(u16)
