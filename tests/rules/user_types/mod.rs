//! Section M: types of the user's own.

mod routines;
mod transmit_as;
