//! Constants, as C has them on Windows: `long` is 32 bits long.

mod evaluate;
mod literal;
mod value;

pub(crate) use evaluate::{Evaluator, Known, NumberType};
pub(crate) use literal::{character, number, string};
pub use value::{IntegerType, Value};
