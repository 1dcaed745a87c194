//! The legal forms beside the illegal ones: they compile.
#![allow(dead_code)]

#[path = "../array/pass_array.rs"]
mod array;
#[path = "../direction/pass_direction.rs"]
mod direction;
#[path = "../enumeration/pass_enumeration.rs"]
mod enumeration;
#[path = "../interface/pass_interface.rs"]
mod interface;
#[path = "../memory/pass_memory.rs"]
mod memory;
#[path = "../pointer/pass_pointer.rs"]
mod pointer;
#[path = "../returns/pass_returns.rs"]
mod returns;
#[path = "../string/pass_string.rs"]
mod string;
#[path = "../structure/pass_structure.rs"]
mod structure;
#[path = "../trait_shape/pass_trait_shape.rs"]
mod trait_shape;
#[path = "../union/pass_union.rs"]
mod union;
