//! Section F: strings.

mod buffers;
mod kinds;
