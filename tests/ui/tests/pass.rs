//! The legal forms beside the illegal ones: they compile.
#![allow(dead_code, clippy::upper_case_acronyms, clippy::vec_box)]

#[path = "../array/pass_array.rs"]
mod array;
#[path = "../context_handle/pass_context_handles.rs"]
mod context_handle;
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

// Legal forms that look like mistakes, or that a macro could take for some.
#[path = "../legal/anonymous_lifetime.rs"]
mod anonymous_lifetime;
#[path = "../legal/attributes_of_methods.rs"]
mod attributes_of_methods;
#[path = "../legal/deprecated_method.rs"]
mod deprecated_method;
#[path = "../legal/fixed_string.rs"]
mod fixed_string;
#[path = "../legal/keyword_parameter.rs"]
mod keyword_parameter;
#[path = "../legal/method_named_as_private.rs"]
mod method_named_as_private;
#[path = "../legal/methods_named_as_those_of_std.rs"]
mod methods_named_as_those_of_std;
#[path = "../legal/names_alike.rs"]
mod names_alike;
#[path = "../legal/names_and_macros.rs"]
mod names_and_macros;
#[path = "../legal/no_trivial_casts.rs"]
mod no_trivial_casts;
#[path = "../legal/own_vec.rs"]
mod own_vec;
#[path = "../legal/structure_in_macro.rs"]
mod structure_in_macro;
#[path = "../legal/switch_is_behind_pointer.rs"]
mod switch_is_behind_pointer;
#[path = "../legal/switch_is_out_pointer.rs"]
mod switch_is_out_pointer;
#[path = "../legal/types_of_one_name.rs"]
mod types_of_one_name;
#[path = "../legal/user_type_named_block.rs"]
mod user_type_named_block;
#[path = "../legal/wire_locks.rs"]
mod wire_locks;

// What to write instead of a mistake: `rpc-runtime/src/manual/errors.md` shows it.
#[path = "../legal/right_arrays.rs"]
mod right_arrays;
#[path = "../legal/right_calls.rs"]
mod right_calls;
#[path = "../legal/right_context_handles.rs"]
mod right_context_handles;
#[path = "../legal/right_directions.rs"]
mod right_directions;
#[path = "../legal/right_interfaces.rs"]
mod right_interfaces;
#[path = "../legal/right_lens.rs"]
mod right_lens;
#[path = "../legal/right_locks.rs"]
mod right_locks;
#[path = "../legal/right_memory.rs"]
mod right_memory;
#[path = "../legal/right_pointers.rs"]
mod right_pointers;
#[path = "../legal/right_types.rs"]
mod right_types;
