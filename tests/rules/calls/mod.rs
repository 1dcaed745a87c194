//! How calls are made and end: attributes of procedures, cancellation, order, and what a method learns of its caller.
//!
//! | ids | place |
//! |---|---|
//! | FUN | `procedures` |
//! | ASY | `cancellation`, `futures`, `order` |
//! | ERR, and ACF about errors and `async` | `errors` |
//! | what a method learns | `caller` |

mod caller;
mod cancellation;
mod errors;
mod futures;
mod order;
mod procedures;
