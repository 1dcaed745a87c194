//! Section M: types of the user's own.

mod any_size;
mod routines;
mod transmit_as;
