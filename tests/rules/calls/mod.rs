//! How calls are made and end: attributes of procedures, cancellation, order, and what a method learns of its caller.
//!
//! | ids | place |
//! |---|---|
//! | FUN | `procedures` |
//! | ASY | `cancellation`, `order` |
//! | what a method learns | `caller` |

mod caller;
mod cancellation;
mod order;
mod procedures;
