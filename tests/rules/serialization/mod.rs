//! Section N: serialization.

mod buffers;
mod pickles;
